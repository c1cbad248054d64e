"""The crest at the head of a letter, drawn from the same outline file as on the screens."""

import re
from functools import cache

from reportlab.pdfgen.canvas import Canvas

from tcat_desktop import resources
from tcat_desktop.correspondence.paragraphs import ACTION

_PATH = re.compile(r'<path d="([^"]+)"')
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")
_WIDE, _TALL, _STROKE = 48.0, 56.0, 2.4

Step = tuple[str, tuple[float, ...]]


@cache
def _outlines() -> tuple[tuple[Step, ...], ...]:
    """The steps of each outline. Our own file only, and only M, L, C and Z, all absolute."""
    drawing = resources.read("crest.svg").decode("utf-8")
    return tuple(
        tuple((step, tuple(map(float, numbers.split()))) for step, numbers in _STEP.findall(path))
        for path in _PATH.findall(drawing)
    )


def draw_crest(canvas: Canvas, left: float, top: float, height: float) -> float:
    """Draw the crest with its top left corner here, in points; returns its width."""
    canvas.saveState()
    scale = height / _TALL
    canvas.translate(left, top)
    canvas.scale(scale, -scale)
    canvas.setStrokeColor(ACTION)
    canvas.setLineWidth(_STROKE)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    for outline in _outlines():
        path = canvas.beginPath()
        for step, numbers in outline:
            draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[step]
            draw(*numbers)
        canvas.drawPath(path)
    canvas.restoreState()
    return _WIDE * scale
