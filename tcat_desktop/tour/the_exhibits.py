"""The exhibits of the tour: a picture that says where it was taken, and a PDF with a program in it.

``STEPS`` stands on a case of which ``Visit.case`` is the id.
"""

import io
from collections.abc import Callable
from hashlib import sha256

from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.intake import take_in
from tcat_desktop.office.questions.exhibit_page import ExhibitPage
from tcat_desktop.tour.hands import NotSo
from tcat_desktop.tour.visit import Visit

Step = tuple[str, Callable[[Visit], None]]

_QUOTED = "the gate was open again on Tuesday"


def look_at_a_picture(on: Visit) -> None:
    """A photo of a telephone: upright, in a copy, with what it says of itself and its warning."""
    on.sit("head")
    exhibit = keep_on_case(on, _photo(), "Photo at the gate.jpg")
    hands = on.hands
    hands.go("exhibit", case_id=on.case, exhibit_id=exhibit)
    hands.until(lambda: not hands.find("exhibit.picture").picture.isNull(), "the picture")
    hands.shows("A copy made for looking", "Unchanged since received", "17 November 2026")
    on.album.picture(hands.window, "exhibit-picture")
    hands.press("exhibit.capture.write")
    hands.type("exhibit.capture.form.by", "Mrs Agnieszka Wójcik")
    hands.type("exhibit.capture.form.on", "17/11/2026")
    hands.type("exhibit.capture.form.device", "her own telephone")
    hands.press("exhibit.capture.public.no")
    hands.press("exhibit.capture.keep")
    hands.settle()
    told = on.ask(ExhibitPage(case_id=on.case, exhibit_id=exhibit))
    if told.capture is None or told.capture.by != "Mrs Agnieszka Wójcik":
        raise NotSo("Who captured the picture is not on the record.")
    if told.digest != sha256(_photo()).hexdigest():
        raise NotSo("The picture is not as it came.")
    on.album.picture(hands.window, "exhibit-captured")


def read_a_pdf(on: Visit) -> None:
    """A PDF with a program in it: drawn page by page, flagged, found in and quoted from."""
    exhibit = keep_on_case(on, _pdf(), "Letter from a parent.pdf")
    hands = on.hands
    hands.go("exhibit", case_id=on.case, exhibit_id=exhibit)
    hands.shows("Page 1 of 2", "Nothing in the file was run")
    hands.type("exhibit.find", "open again")
    hands.until(lambda: hands.find("exhibit.hits").text() == "1 of 1", "the hit")
    on.album.picture(hands.window, "exhibit-pdf")
    hands.press("exhibit.pdf.show_words")
    words = hands.find("exhibit.pdf.words")
    hands.until(lambda: _QUOTED in words.toPlainText(), "the words of the page")
    words.find(_QUOTED)
    hands.press("exhibit.quote")
    hands.press("exhibit.quoting.keep")
    hands.settle()
    if _QUOTED not in on.file().quotes:
        raise NotSo("The words of the PDF are not quoted.")
    on.album.picture(hands.window, "exhibit-quoted")


STEPS: tuple[Step, ...] = (
    ("A picture is looked at, and who captured it is noted", look_at_a_picture),
    ("A PDF is read, and words of it are quoted", read_a_pdf),
)


def keep_on_case(on: Visit, content: bytes, name: str) -> int:
    """Put a file on the case, as the page for adding does."""
    session = on.hands.opening._session
    if session is None:
        raise NotSo("Nobody has signed in.")
    file = take_in(session.office, session.person, content, name)
    kept = session.office.do(session.person, KeepFile(
        name=file.name, digest=file.digest, size=file.size, kind=file.kind, case_id=on.case,
    ))  # fmt: skip
    return int(kept)


def _photo() -> bytes:
    """A picture of the gate with the tags that a telephone writes. All invented."""
    from PIL import ExifTags, Image

    from tcat_desktop.demo import pictures

    tags = Image.Exif()
    tags[ExifTags.Base.Make] = "Fairphone"
    tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:11:17 15:20:05"
    tags.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (52.0, 3.0, 10.0), 3: "W", 4: (2.0, 43.0, 0.0)}
    )
    held = io.BytesIO()
    with Image.open(io.BytesIO(pictures.gate())) as drawn:
        drawn.convert("RGB").save(held, "JPEG", quality=90, exif=tags)
    return held.getvalue()


def _pdf() -> bytes:
    """A letter of two pages, in which somebody has put a program. All invented."""
    import pikepdf
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, 760, "To the school office")
    canvas.drawString(72, 720, "I have written twice about the gate in Orchard Lane.")
    canvas.showPage()
    canvas.setFont("Helvetica", 14)
    canvas.drawString(72, 760, f"I must say that {_QUOTED}.")
    canvas.showPage()
    canvas.save()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(held.getvalue())) as opened:
        opened.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('hello')")
        )
        opened.save(out, deterministic_id=True)
    return out.getvalue()
