"""A panel bundle to try things on: a part of each sort, and one exhibit of each state."""

import hashlib
import io
from datetime import date

import pikepdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from tcat_desktop import resources
from tcat_desktop.correspondence.blocks import PageTitle, Table, Text
from tcat_desktop.correspondence.bundle.plan import (
    Bundle,
    Composed,
    Embedded,
    Finished,
    Foreign,
    Part,
    Pictured,
    ScheduleLine,
)
from tcat_desktop.correspondence.cover import PaperCover
from tcat_desktop.correspondence.papers import publish_paper

ON = date(2026, 11, 23)
CHILD = "Riley Denholm"
OTHER = "Mrs Cerys Tudur"


def sha256(content: bytes) -> str:
    """As the shelf names it."""
    return hashlib.sha256(content).hexdigest()


def picture(words: str, size: tuple[int, int] = (1080, 1600)) -> bytes:
    """A screenshot with these words in it, as a JPEG."""
    drawn = Image.new("RGB", size, "#eef2f6")
    face = ImageFont.truetype(str(resources.root() / "fonts" / "Print-Regular.ttf"), 44)
    brush = ImageDraw.Draw(drawn)
    for at, line in enumerate(words.splitlines()):
        brush.text((60, 120 + 90 * at), line, fill="black", font=face)
    file = io.BytesIO()
    drawn.save(file, "JPEG", quality=90)
    return file.getvalue()


def foreign(*pages: str, size: tuple[float, float] = (595, 842), turned: int = 0) -> bytes:
    """Somebody else's PDF with these words, a page each."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    for words in pages:
        canvas.drawString(20, 40, words)
        canvas.setPageRotation(turned)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def issued(number: str, words: str) -> bytes:
    """A paper of ours, as it was issued."""
    cover = PaperCover(title=f"Letter {number}", school="Applewick Primary School",
                       reference=f"AP-26-024 / {number}", footer="", on=ON)  # fmt: skip
    return publish_paper(cover, (PageTitle(f"Letter {number}"), Text(words)))


SCREENSHOT = picture(f"{OTHER} wrote:\nShe bullies the little ones.\nAsk {CHILD}.")
NOTICE = foreign("Notice of the meeting", f"Signed by {OTHER}", "The end of the notice")


def a_bundle(**changed: object) -> Bundle:
    """Version 2 of the bundle of AP-26-024."""
    letter = issued("L1", f"Dear Mrs Denholm. We spoke of {CHILD}.")
    rows = tuple((f"{at} October 2026", f"Entry {at} of the record. " * 4) for at in range(1, 32))
    parts = (
        Part(key="A1", tab="A", title="Complaint, stage 2", dated="6 October 2026",
             source=Composed(blocks=(PageTitle("Complaint, stage 2"), Text(f"About {CHILD}.")))),
        Part(key="chronology", tab="B", title="Chronology, 31 entries", dated="23 November 2026",
             source=Composed(blocks=(PageTitle("Chronology, 31 entries"),
                                     Table(("When", "What"), rows, (40, 130))))),
        Part(key="C1", tab="C", title="Complaints Policy, version 5", dated="1 September 2025",
             source=Foreign(content=foreign("Complaints Policy"), pages=1, caption="In force."),
             sha256=sha256(b"policy")),
        Part(key="L1", tab="D", title="L1 Advice, to Mrs Denholm", dated="14 October 2026",
             source=Finished(content=letter), sha256=sha256(letter)),
        Part(key="E1", tab="E", title="Facebook post, screenshot", dated="4 Oct 2026",
             source=Pictured(picture=SCREENSHOT, width=1080, height=1600, caption="A picture."),
             sha256=sha256(SCREENSHOT)),
        Part(key="E2", tab="E", title="Notice.pdf", dated="5 Oct 2026",
             source=Foreign(content=NOTICE, pages=3, caption="A PDF."), sha256=sha256(NOTICE)),
    )  # fmt: skip
    schedule = (
        ScheduleLine(number="E1", what="Facebook post, screenshot", made="4 Oct 2026",
                     sha256=sha256(SCREENSHOT)),
        ScheduleLine(number="E2", what="Notice.pdf", made="5 Oct 2026", sha256=sha256(NOTICE)),
        ScheduleLine(number="E3", what="Gate.mp4", made="7 Oct 2026", sha256=sha256(b"film"),
                     state="travels beside this bundle"),
        ScheduleLine(number="E4", what="Parents’ messages", made="6 Oct 2026",
                     state="sealed and not in this bundle",
                     note="Fingerprint held in the sealed register. Clauses C49 and C50."),
    )  # fmt: skip
    told = {
        "school": "Applewick Primary School", "trust": "Three Counties Academy Trust",
        "reference": "Complaint AP-26-024", "title": "Panel bundle",
        "about": "Complaint by Mr Łukasz Kamiński.",
        "cover": (("Hearing", "Tuesday 1 December 2026"),), "number": 2,
        "standing": "frozen 23 November 2026, 3.40 pm by Mr A Finch, clerk to governors",
        "on": ON, "parts": parts, "schedule": schedule,
        "embedded": (
            Embedded(number="E1", name="post.jpg", content=SCREENSHOT, mime="image/jpeg",
                     what="E1 as received"),
            Embedded(number="E2", name="Notice.pdf", content=NOTICE, mime="application/pdf",
                     what="E2 as received"),
        ),
    }  # fmt: skip
    return Bundle(**{**told, **changed})


def pages_of(content: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        return len(opened.pages)
