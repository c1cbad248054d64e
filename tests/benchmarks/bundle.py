"""G14: a bundle of 300 pages bound, stamped and listed, beside pypdf as it is usually used."""

import io
import json
import pickle
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmarks import processes
from tests.benchmarks.figures import Figure, alternating, at_most

PAGES, OF_EACH, MANY = 300, 5, 1_000
_MB = 1024 * 1024


def measure(times: int, _databases: Path | None, _cases: int) -> Iterator[Figure]:
    """Ours and the peer bind the same sixty papers; then memory, and a thousand pages."""
    pairs = alternating(lambda: ours(PAGES), lambda: theirs(PAGES), times)
    yield pairs.figure("G14", f"a bundle of {PAGES} pages, stamped and listed", 0.4,
                       than="naive pypdf")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "papers"
        kept.write_bytes(pickle.dumps(papers(PAGES)))
        held = [processes.start("bundle", str(kept))["more"] for _ in range(3)]
    yield at_most("G14", f"memory for {PAGES} pages, over what was held before", held, 80,
                  unit="MB")  # fmt: skip
    yield at_most("G14", f"a bundle of {MANY:,} pages", [ours(MANY) / 1000 for _ in range(3)], 60,
                  unit="s")  # fmt: skip


@cache
def papers(pages: int) -> tuple[bytes, ...]:
    """Papers of five pages each, set by the desk, all different."""
    from tcat_desktop.correspondence.blocks import PageTitle, Text
    from tcat_desktop.correspondence.cover import PaperCover
    from tcat_desktop.correspondence.papers import publish_paper

    def paper(number: int) -> bytes:
        cover = PaperCover(
            title=f"Paper {number}", school="Applewick Primary School",
            reference=f"AP-26-{number:03}", footer="", on=date(2026, 11, 23),
        )  # fmt: skip
        words = f"Paper {number} tells what was said, and when, and by whom. " * 340
        return publish_paper(cover, (PageTitle(f"Paper {number}"), Text(words)))

    made = tuple(paper(number) for number in range(1, pages // OF_EACH + 1))
    assert len(set(made)) == pages // OF_EACH
    return made


def ours(pages: int) -> float:
    """Milliseconds to bind them: index, stamps, bookmarks, links and manifest."""
    bundle = a_bundle(papers(pages))
    from tcat_desktop.correspondence.bundle.assemble import assemble

    began = time.perf_counter()
    made = assemble(bundle)
    took = (time.perf_counter() - began) * 1000
    assert made.pages >= pages
    return took


def a_bundle(papers_in_it: tuple[bytes, ...]) -> Any:
    """The papers as the letters of a bundle."""
    from tcat_desktop.correspondence.bundle.plan import Bundle, Finished, Part

    parts = tuple(
        Part(key=f"L{at}", tab="D", title=f"Paper {at}", dated="23 November 2026",
             source=Finished(content=content), sha256=f"{at:064x}")
        for at, content in enumerate(papers_in_it, 1)
    )  # fmt: skip
    return Bundle(
        school="Applewick Primary School", trust="Three Counties Academy Trust",
        reference="Complaint AP-26-024", title="Panel bundle", about="A complaint.", cover=(),
        number=1, standing="made 23 November 2026", on=date(2026, 11, 23), parts=parts, schedule=(),
    )  # fmt: skip


def theirs(pages: int) -> float:
    """The same papers by pypdf: merged page by page over a stamp of ReportLab's, and listed."""
    from pypdf import PdfReader, PdfWriter
    from reportlab.pdfgen.canvas import Canvas

    sources = papers(pages)
    began = time.perf_counter()
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(1, pages + 1):
        canvas.rect(492, 790, 46, 21)
        canvas.drawString(510, 796, str(number))
        canvas.showPage()
    canvas.save()
    stamps = PdfReader(file)
    writer = PdfWriter()
    number = 0
    for at, content in enumerate(sources, 1):
        writer.add_outline_item(f"Paper {at}", number)
        for page in PdfReader(io.BytesIO(content)).pages:
            writer.add_page(page).merge_page(stamps.pages[number])
            number += 1
    writer.write(io.BytesIO())
    assert number == pages
    return (time.perf_counter() - began) * 1000


def _memory(kept: Path) -> None:
    """For a process of its own: how much more was held at most than before the binding."""
    from tcat_desktop.correspondence.bundle.assemble import assemble

    made = pickle.loads(kept.read_bytes())  # our own, a moment ago
    # What a desk that prints at all holds already: typefaces, and the modules themselves.
    assemble(a_bundle(made[:2]))
    bundle = a_bundle(made)
    before = _most()
    assemble(bundle)
    print(json.dumps({"more": (_most() - before) / _MB}))


def _most() -> int:
    """The most this process ever held. What it was started from counts in ``getrusage``."""
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))
    import resource

    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale


if __name__ == "__main__":
    _memory(Path(sys.argv[1]))
