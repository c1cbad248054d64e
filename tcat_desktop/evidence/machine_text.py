"""What a machine sees written in a picture: lines, how sure it is of each, and where they stand.

RapidOCR reads, with the models in its own wheel; nothing is fetched and nothing leaves. It can
be wrong in every letter, so its lines are for finding a picture again, and a person compares
them with the picture before anything of them is quoted. All of it happens in the child process
(``apart.py``); the desk's own process only asks whether the machine is there.
"""

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.reading import Reading
from tcat_desktop.journey.refusals import Refused

if TYPE_CHECKING:
    from PIL import Image

Line = tuple[str, float, float, float, float, float]

# What the child is asked for, beside the kinds of file.
KIND: Final = "machine"
_PACKAGES: Final = ("rapidocr", "onnxruntime")
# A pixel costs the machine some 300 bytes and 2 microseconds. A picture is no wider than this,
# and is read in strips of so many pixels, each a little over the next: a whole screen of a
# phone in two, a long conversation in twelve at most.
_WIDEST: Final = 1920
_STRIP: Final = 1_400_000
_OVER: Final = 128
_MOST_STRIPS: Final = 12
# Small writing is found better when it is enlarged.
_SMALL: Final = 736
_MOST_LINES: Final = 2000
_LONGEST: Final = 2000


def is_here() -> bool:
    """Whether this computer can read text in pictures; nothing is loaded to find out."""
    return all(find_spec(name) is not None for name in _PACKAGES)


def called() -> str:
    """The machine and its version, as it is kept beside what it read."""
    try:
        return f"RapidOCR {version('rapidocr')}"
    except PackageNotFoundError:
        return "RapidOCR"


def missing() -> Refused:
    """What is said where the machine was not installed."""
    return Refused(
        "This computer cannot read text in pictures.",
        what_to_do="Pictures are shown and kept as before, and words can be typed from them. "
        "“tcat-desktop doctor” says how to add it.",
    )


def read(content: bytes, name: str = "") -> Reading:  # noqa: ARG001 # every reader takes it
    """The lines of a picture, from its top to its foot. For the child: seconds and 600 MB."""
    if not is_here():
        raise missing()
    from tcat_desktop.evidence import pictures

    _be_modest()
    pixels = pictures.upright(content)
    if pixels.mode == "RGBA":
        pixels = pictures.on_white(pixels)
    pixels = _of_fit_size(pixels.convert("RGB"))
    machine = _machine()
    lines: list[Line] = []
    for top, bottom, first, last in strips(pixels.width, pixels.height):
        seen = _seen(machine, pixels.crop((0, top, pixels.width, bottom)))
        lines += _placed(seen, pixels.size, top, (first, last))
    return Reading(kind=kinds.IMAGE, machine=tuple(lines[:_MOST_LINES]))


def strips(width: int, height: int) -> list[tuple[int, int, int, int]]:
    """Each strip's top and bottom, and the top and bottom of what it alone answers for.

    Strips lie over each other, so that no line of writing is cut in both of them; a line belongs
    to the strip in whose own part its middle is.
    """
    tall = max(_STRIP // width, 2 * _OVER)
    if height <= tall:
        return [(0, height, 0, height)]
    many = -(-(height - _OVER) // (tall - _OVER))
    step = (height - _OVER) / many
    tops = [round(place * step) for place in range(many)]
    found = []
    for place, top in enumerate(tops):
        bottom = height if place == many - 1 else tops[place + 1] + _OVER
        first = 0 if place == 0 else top + _OVER // 2
        last = height if place == many - 1 else tops[place + 1] + _OVER // 2
        found.append((top, bottom, first, last))
    return found


def _of_fit_size(pixels: "Image.Image") -> "Image.Image":
    """No wider and no longer than the machine has time for; small ones up to twice as large."""
    from PIL import Image

    width, height = pixels.size
    most = _STRIP * _MOST_STRIPS * 0.8
    across = min(_WIDEST / width, (most / (width * height)) ** 0.5)
    if across >= 1:
        room = (_STRIP / (width * height)) ** 0.5
        across = max(1.0, min(2.0, _SMALL / min(width, height), room, _WIDEST / width))
    if across == 1:
        return pixels
    size = (max(round(width * across), 1), max(round(height * across), 1))
    return pixels.resize(size, Image.Resampling.LANCZOS)


def _be_modest() -> None:
    """One thread, and behind everything that somebody waits for."""
    # From 1.29 on the runtime sends its maker what it did; the desk is held to an older one,
    # and this is said to it all the same.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
    else:
        os.nice(10)


def _machine() -> Any:
    """RapidOCR with the models beside it, named one by one: otherwise it would look for more."""
    import cv2
    import onnxruntime
    import rapidocr

    onnxruntime.disable_telemetry_events()
    cv2.setNumThreads(1)
    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(params={
        "Global.log_level": "critical",
        # Whether a line stands on its head: a screenshot does not, and it takes half as long again.
        "Global.use_cls": False,
        "Global.max_side_len": 4 * _WIDEST,
        "Det.limit_type": "max",
        "Det.limit_side_len": 4 * _WIDEST,
        "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
        "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    })  # fmt: skip


def _seen(machine: Any, strip: "Image.Image") -> list[tuple[str, float, Any]]:
    import numpy as np

    # Blue before green before red: the order that the machine was taught.
    answer = machine(np.ascontiguousarray(np.asarray(strip)[:, :, ::-1]))
    if answer.txts is None or answer.boxes is None:
        return []
    return list(zip(answer.txts, answer.scores, answer.boxes, strict=True))


def _placed(
    seen: list[tuple[str, float, Any]], size: tuple[int, int], top: int, own: tuple[int, int]
) -> list[Line]:
    """The lines of a strip that are its own, their places in parts of the whole picture."""
    width, height = size
    found: list[Line] = []
    for words, sure, corners in seen:
        across = [float(corner[0]) for corner in corners]
        down = [float(corner[1]) + top for corner in corners]
        middle = (min(down) + max(down)) / 2
        plain = " ".join(str(words).split())[:_LONGEST]
        if not plain or not (own[0] <= middle < own[1] or own[1] == height <= middle):
            continue
        found.append((
            plain, _part(float(sure), 1), _part(min(across), width), _part(min(down), height),
            _part(max(across), width), _part(max(down), height),
        ))  # fmt: skip
    return found


def _part(value: float, whole: int) -> float:
    return round(min(max(value / whole, 0.0), 1.0), 4)
