"""Two hundred letters in one PDF with embedded faces: beside LibreOffice, fpdf2 and WeasyPrint.

Every peer sets the same words of the same 200 letters in the same typeface, from a state in
which its letters are composed: ours as blocks, WeasyPrint as one page of HTML, LibreOffice as a
school has them, a document for each letter, which it turns to PDF in one call (and pikepdf binds
as one). One long document, as a mail merge makes it, is shown beside it without a goal: there
the peer sets plain paragraphs of one face and starts once. A peer that is not installed is named
as absent, and its goal is not judged.
"""

import importlib.util
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Final

from tcat_desktop import resources
from tcat_desktop.correspondence.blocks import Block, Numbered
from tcat_desktop.correspondence.cover import Addressee, CodeStamp, Cover, Letterhead, Signer
from tcat_desktop.correspondence.cover import code_sentence as _code
from tcat_desktop.correspondence.page import render_all
from tcat_desktop.correspondence.plain_text import paragraphs
from tcat_desktop.correspondence.words import day, weekday
from tests.benchmarks.figures import Figure, alternating
from tests.benchmarks.letters_in_office import in_office
from tests.correspondence.samples import FACTS, LETTERS

MANY: Final = 200
_ON: Final = date(2026, 11, 23)
_NAMES: Final = (
    ("Mrs", "Kerry", "Denholm"), ("Mrs", "Małgorzata", "Zielińska"), ("Mr", "Łukasz", "Kamiński"),
    ("Ms", "Siân", "Parry"), ("Mr", "Owain", "Rees"), ("Mrs", "Agnieszka", "Wójcik"),
)  # fmt: skip
Letter = tuple[Cover, str, tuple[Block, ...]]


def letters() -> list[Letter]:
    """The 200 letters, each to somebody else about something else, in the same wording."""
    made = []
    for number in range(MANY):
        said = LETTERS["removal_request"].said(replace(FACTS["removal_request"], **_told(number)))
        made.append((_cover(number), said.heading, said.blocks))
    return made


def _told(number: int) -> dict[str, object]:
    """What nobody else’s letter says: a good half of its words."""
    first = _ON - timedelta(days=7 + number % 20)
    return {
        "opening": f"Thank you for meeting us on {weekday(first)}, and for telling us why you are "
        f"worried about what happened {number + 2} days before. You said that you would take the "
        "photograph down today. This letter puts our request on paper.",
        "posts": (
            (
                f"{weekday(first)}, {number % 12 + 1}.{number % 50 + 10} pm: “Somebody lied to the "
                f"{number + 3} of us at parents’ evening, and everyone should know.”"
            ),
            (
                f"{weekday(_ON)}: a photograph taken at the school gate in which {number + 2} "
                "children can be seen."
            ),
        ),
        "what_it_does": f"The first post says something serious about a named member of staff to "
        f"a group of {number + 112} people. The second shows other people’s children without "
        "their parents’ agreement.",
    }


def _cover(number: int) -> Cover:
    title, forename, surname = _NAMES[number % len(_NAMES)]
    return Cover(
        head=Letterhead(
            school="Applewick Primary School", trust="Three Counties Academy Trust",
            address=("Orchard Lane", "Marlstow", "HR0 4AP"), phone="01632 960 214",
            email="office@applewick.example",
        ),
        to=Addressee(
            name=f"{title} {forename} {surname}",
            lines=(f"{number + 1} Bramling Close", "Ledwick Green", "Marlstow", "HR0 4QT"),
            salutation=f"{title} {surname}",
        ),
        on=_ON,
        reference=f"AP-26-{number:03d} / L3",
        reply_by=date(2026, 12, 1),
        signer=Signer(name="Mrs Helen Whitfield", post="Headteacher"),
        code=CodeStamp(version="3.1", clauses=("C26", "C36", "C61"),
                       review_due=date(2026, 8, 31), overdue=True,
                       where="at the office and at applewick.example/code"),
    )  # fmt: skip


def measure(times: int, _databases: Path | None = None, _cases: int = 0) -> Iterator[Figure]:
    """G13, each peer in turn with ours."""
    made = letters()
    home = Path(tempfile.mkdtemp(prefix="tcat-letters-"))
    try:
        for name, goal, peer in _peers(made, home):
            what = f"{MANY} letters in one PDF, beside {name}"
            if peer is None:
                yield Figure(of="G13", what=what, ours=f"{_timed(lambda: render_all(made)):.0f} ms",
                             theirs="absent here", goal=_goal(goal))  # fmt: skip
                continue
            render_all(made)
            pairs = alternating(lambda: _timed(lambda: render_all(made)),
                                lambda peer=peer: _timed(peer), times)  # type: ignore[misc]  # fmt: skip
            found = pairs.figure("G13", what, 1 / goal if goal else None)
            faster = statistics.median(1 / each for each in pairs.ratios)
            yield replace(
                found, goal=_goal(goal), note=f"{name}: ours is {faster:.1f} times faster"
            )
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _goal(goal: int) -> str:
    return f">= {goal}x faster" if goal else ""


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _peers(
    made: list[Letter], home: Path
) -> Iterator[tuple[str, int, Callable[[], object] | None]]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield "LibreOffice", 40, in_office(made, home, office, MANY) if office else None
    yield (
        "LibreOffice, one long document",
        0,
        (in_office(made, home / "one", office, 1) if office else None),
    )
    yield "fpdf2", 4, _fpdf2(made) if importlib.util.find_spec("fpdf") else None
    yield "WeasyPrint", 8, _weasyprint(made) if importlib.util.find_spec("weasyprint") else None


def _face(name: str) -> Path:
    return next(path for path in resources.fonts() if path.name == name)


def _around(cover: Cover) -> tuple[list[str], list[str]]:
    """What stands above and below the words of a letter, line by line."""
    head = cover.head
    above = [
        head.school, head.under, ", ".join(head.address), head.phone, head.email,
        cover.to.name, *cover.to.lines,
        f"Date {day(cover.on)}", f"Our reference {cover.reference}",
        f"Please reply by {weekday(cover.reply_by or cover.on)}",
    ]  # fmt: skip
    below = ["Yours sincerely", "", cover.signer.name, cover.signer.post, _code(cover.code)]
    return above, below


def _items(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """(bullet, words) for every paragraph."""
    found = []
    for block in blocks:
        numbered = isinstance(block, Numbered)
        for at, words in enumerate(paragraphs((block,)), 1):
            found.append((str(at), words.split(" ", 1)[1]) if numbered else ("", words))
    return found


# --- fpdf2 and WeasyPrint ------------------------------------------------------------------------


def _fpdf2(made: list[Letter]) -> Callable[[], object]:
    from fpdf import FPDF

    def make() -> bytes:
        pdf = FPDF(format="A4")
        pdf.set_margin(22)
        pdf.add_font("Print", "", _face("Print-Regular.ttf"))
        pdf.add_font("Print", "B", _face("Print-SemiBold.ttf"))
        for cover, heading, blocks in made:
            above, below = _around(cover)
            pdf.add_page()
            pdf.set_font("Print", "B", 17)
            pdf.multi_cell(0, 7, above[0], new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("Print", "", 11)
            for line in above[1:]:
                pdf.multi_cell(0, 4.3, line, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(6)
            pdf.multi_cell(0, 5.4, f"Dear {cover.to.salutation}", new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("Print", "B", 12.5)
            pdf.multi_cell(0, 6, heading, new_x="LMARGIN", new_y="NEXT")
            pdf.set_font("Print", "", 11)
            for bullet, words in _items(blocks):
                pdf.multi_cell(0, 5.4, f"{bullet} {words}".strip(), align="L",
                               new_x="LMARGIN", new_y="NEXT")  # fmt: skip
                pdf.ln(2)
            for line in below:
                pdf.multi_cell(0, 5.4, line or " ", new_x="LMARGIN", new_y="NEXT")
        return bytes(pdf.output())

    return make


def _weasyprint(made: list[Letter]) -> Callable[[], object]:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    def page(letter: Letter) -> str:
        cover, heading, blocks = letter
        above, below = _around(cover)
        return "".join((
            "<section>", *(f"<div>{escape(line)}</div>" for line in above),
            f"<p>Dear {escape(cover.to.salutation)}</p><h1>{escape(heading)}</h1>",
            *(f"<p>{escape(f'{bullet} {words}'.strip())}</p>" for bullet, words in _items(blocks)),
            *(f"<div>{escape(line)}&nbsp;</div>" for line in below), "</section>",
        ))  # fmt: skip

    html = f"<html lang=en-GB><body>{''.join(map(page, made))}</body></html>"
    faces = "".join(
        f"@font-face{{font-family:P;font-weight:{weight};src:url(file://{_face(name)})}}"
        for weight, name in ((400, "Print-Regular.ttf"), (600, "Print-SemiBold.ttf"))
    )
    looks = ("@page{size:A4;margin:22mm}body{font:11pt/1.4 P}h1{font:600 12.5pt P}"
             "section{break-after:page}p{margin:0 0 6.4pt}")  # fmt: skip

    def make() -> bytes:
        fonts = FontConfiguration()
        sheet = CSS(string=faces + looks, font_config=fonts)
        return bytes(HTML(string=html).write_pdf(stylesheets=[sheet], font_config=fonts) or b"")

    return make
