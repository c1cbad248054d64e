"""A PDF that somebody sent, made fit to be bound into a bundle: its pages, and nothing that acts.

What stood over a page as a note or in a form becomes part of the page. No program, link, form,
file within or note on its making is carried over. This runs in the child (``apart.py``).
"""

import io
import logging
import warnings
from typing import TYPE_CHECKING, Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.reading import Attached, Reading
from tcat_desktop.journey.refusals import Refused

if TYPE_CHECKING:
    import pikepdf

# What the child is asked for.
KIND: Final = "bind"
MOST_PAGES: Final = 2_000

# What a page needs to look as it looks; everything else on it acts, or tells.
_KEPT: Final = frozenset({
    "/Type", "/MediaBox", "/CropBox", "/TrimBox", "/Rotate", "/Resources", "/Contents", "/Group",
})  # fmt: skip
_TELLING: Final = ("/AA", "/A", "/OPI", "/Ref", "/AF", "/Metadata", "/PieceInfo", "/LastModified")
_BROKEN: Final = (
    OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError,
    ArithmeticError, NotImplementedError, RecursionError, AssertionError, EOFError,
)  # fmt: skip


def bind(content: bytes) -> Reading:
    """The pages as a PDF of their own; Refused for one that is locked or cannot be put together."""
    import pikepdf

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
        try:
            made, pages = _by_pikepdf(content)
        except pikepdf.PasswordError as error:
            raise _locked() from error
        except (pikepdf.PdfError, *_BROKEN) as error:
            made, pages = _by_pypdf(content, error)
    return Reading(
        kind=kinds.PDF,
        pages=pages,
        attachments=(Attached(name="", kind=kinds.PDF, content=made),),
        attachment_count=1,
    )


def _by_pikepdf(content: bytes) -> tuple[bytes, int]:
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as opened, pikepdf.new() as made:
        try:
            opened.generate_appearance_streams()
            opened.flatten_annotations("print")
        except (pikepdf.PdfError, *_BROKEN):
            # Notes that cannot be drawn are lost; the page itself is not.
            pass
        for page in opened.pages:
            for key in list(page.obj.keys()):
                if key not in _KEPT:
                    del page.obj[key]
            made.pages.append(page)
        return _harmless(made)


def _harmless(made: "pikepdf.Pdf") -> tuple[bytes, int]:
    """The file, its pages counted and each of them seen to have a size."""
    import pikepdf

    pages = len(made.pages)
    if not pages:
        raise _broken()
    if pages > MOST_PAGES:
        raise Refused(f"This PDF has {pages:,} pages.", what_to_do="Bind in what matters of it.")
    for each in made.objects:
        held = each.stream_dict if isinstance(each, pikepdf.Stream) else each
        if isinstance(held, pikepdf.Dictionary):
            for key in _TELLING:
                # An optional content group may hold /A in another sense; none needs it to show.
                if key in held and not (key == "/A" and "/Type" not in held):
                    del held[key]
    for page in made.pages:
        left, low, right, high = (float(side) for side in page.trimbox)
        if not (abs(right - left) > 1 and abs(high - low) > 1):
            raise _broken()
        # What is drawn is looked through once: a page that cannot be parsed shows itself here.
        page.as_form_xobject()
    file = io.BytesIO()
    made.save(file, deterministic_id=True)
    return file.getvalue(), pages


def _by_pypdf(content: bytes, error: Exception) -> tuple[bytes, int]:
    """Some PDFs that pikepdf cannot read, pypdf can; its copy is then gone through as any other."""
    import pikepdf
    from pypdf import PdfReader, PdfWriter, errors

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        writer = PdfWriter()
        for page in reader.pages:
            writer.add_page(page)
        file = io.BytesIO()
        writer.write(file)
        return _by_pikepdf(file.getvalue())
    except (errors.PyPdfError, pikepdf.PdfError, *_BROKEN):
        raise _broken() from error


def _locked() -> Refused:
    return Refused(
        "This PDF is locked with a password.",
        what_to_do="Ask whoever sent it for a copy without one.",
        field="password",
    )


def _broken() -> Refused:
    return Refused(
        "This PDF is damaged or was cut short.",
        what_to_do="Ask for it again, or for a photograph of its pages.",
    )
