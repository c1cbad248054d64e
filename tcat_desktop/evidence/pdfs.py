"""A PDF that somebody sent: its pages, its words, and what in it would act if it were let.

It is taken apart and never opened: no program in it runs, no link is followed, no form is sent.
This runs in the child process (``apart.py``).
"""

import io
import logging
import re
import threading
import unicodedata
import warnings
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.reading import Attached, Reading
from tcat_desktop.journey.refusals import Refused

if TYPE_CHECKING:
    import pikepdf

# So long may the words of one PDF take; its pages are shown all the same.
MOST_SECONDS: Final = 4.0
MOST_WORDS: Final = 2_000_000
MOST_ATTACHED: Final = 200
MOST_ATTACHED_BYTES: Final = 100 * 1024 * 1024

# Everything that pikepdf and pypdf were seen to raise over the samples; both have errors of
# their own, which are joined where they are loaded.
_BROKEN: Final = (
    OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError,
    ArithmeticError, NotImplementedError, RecursionError, AssertionError, MemoryError, EOFError,
)  # fmt: skip

# A name of ISO 32000 that does something, and what is said of it.
_ACTS: Final[tuple[tuple[re.Pattern[bytes], str], ...]] = (
    (
        re.compile(rb"/(?:JavaScript|JS)\b"),
        "The PDF holds a program (JavaScript). It is never run.",
    ),
    (
        re.compile(rb"/S /Launch\b"),
        "The PDF asks to start another program. It is never started.",
    ),
    (
        re.compile(rb"/S /(?:SubmitForm|ImportData)\b|/XFA\b|/FT /(?:Tx|Btn|Ch|Sig)\b"),
        "The PDF holds a form. Nothing is filled in or sent.",
    ),
    (
        re.compile(rb"/S /(?:URI|GoToR|GoToE)\b"),
        "The PDF holds links that lead out of it. None of them is followed.",
    ),
    (
        re.compile(rb"/(?:RichMedia|Movie|Sound|3D|Rendition|Screen)\b"),
        "The PDF holds moving pictures or sound. They are not played.",
    ),
)  # fmt: skip
_STRING: Final = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9a-f]*>", re.DOTALL)


def read(content: bytes, name: str = "", password: str = "") -> Reading:  # noqa: ARG001 # every reader takes it
    """The pages, the words, and a sentence for each thing in it that would act."""
    import pikepdf

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
        try:
            with pikepdf.open(io.BytesIO(content), password=password) as opened:
                return _taken_apart(opened, content, password)
        except pikepdf.PasswordError as error:
            raise _locked(password) from error
        except (pikepdf.PdfError, *_BROKEN) as error:
            return _by_other_means(content, password, error)


def _taken_apart(opened: "pikepdf.Pdf", content: bytes, password: str) -> Reading:
    pages = len(opened.pages)
    if not pages:
        raise Refused("This PDF holds no pages.", what_to_do="Ask for it again.")
    acts, attached = _looked_through(opened)
    words, cut = _words(content, password)
    told = [
        *acts, *_of_attached(attached), *_of_words(words, cut=cut), *_of_other(content)
    ]  # fmt: skip
    if opened.get_warnings():
        told.append("The PDF is damaged in places. What could be read of it is shown.")
    return Reading(
        kind=kinds.PDF,
        text=words,
        pages=pages,
        facts=_facts(opened),
        attachments=tuple(attached),
        attachment_count=len(attached),
        warnings=tuple(told),
    )


def _by_other_means(content: bytes, password: str, error: Exception) -> Reading:
    """Some PDFs that pikepdf cannot read, pypdf can (8 of 1,767)."""
    from pypdf import PdfReader, errors

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(password):
            raise _locked(password)
        pages = len(reader.pages)
    except (errors.PyPdfError, *_BROKEN):
        pages = 0
    if not pages:
        raise Refused(
            "This PDF is damaged or was cut short, so it cannot be opened.",
            what_to_do="Ask for it again, or for a photograph of its pages.",
        ) from error
    words, cut = _words(content, password)
    return Reading(
        kind=kinds.PDF,
        text=words,
        pages=pages,
        warnings=(
            "The PDF is badly damaged: its pages were counted, but not looked through.",
            *_of_words(words, cut=cut),
        ),
    )


def _locked(password: str) -> Refused:
    if password:
        return Refused(
            "That password does not open this PDF.",
            what_to_do="Ask whoever sent it for the password, and for its capitals.",
            field="password",
        )
    return Refused(
        "This PDF is locked with a password.",
        what_to_do="Ask whoever sent it for the password, and type it once.",
        field="password",
    )


# --- What would act


def _looked_through(opened: "pikepdf.Pdf") -> tuple[list[str], list[Attached]]:
    """Every object of the file, reached by a page or not: what would act, and what is attached."""
    import pikepdf

    acts: set[int] = set()
    attached: dict[tuple[int, int], Attached] = {}
    for each in opened.objects:
        if isinstance(each, pikepdf.Stream):
            each = each.stream_dict  # noqa: PLW2901
        if not isinstance(each, (pikepdf.Dictionary, pikepdf.Array)):
            continue
        try:
            # Indirect parts stand there as numbers, and their own turn comes.
            written = _STRING.sub(b"()", each.unparse(resolved=True))
        except (pikepdf.PdfError, *_BROKEN):
            continue
        acts |= {n for n, (pattern, _) in enumerate(_ACTS) if pattern.search(written)}
        if b"/EF " in written:
            _attach(each, attached)
    return [_ACTS[n][1] for n in sorted(acts)], list(attached.values())


def _attach(holder: Any, found: dict[tuple[int, int], Attached]) -> None:
    """The file that a file specification carries (ISO 32000-1, 7.11.4)."""
    import pikepdf

    for spec in [holder, *(part for _, part in _parts(holder))]:
        if not isinstance(spec, pikepdf.Dictionary) or "/EF" not in spec:
            continue
        try:
            held = spec["/EF"]
            stream = held["/UF"] if "/UF" in held else held["/F"]
            room = MOST_ATTACHED_BYTES - sum(len(each.content) for each in found.values())
            if stream.objgen in found or len(found) >= MOST_ATTACHED or room <= 0:
                continue
            content = bytes(stream.read_bytes())[:room]
            name = str(spec["/UF"] if "/UF" in spec else spec.get("/F", "file"))
        except (pikepdf.PdfError, *_BROKEN):
            continue
        kind = kinds.kind_of(content[: kinds.ENOUGH])
        found[stream.objgen] = Attached(name=_plain(name), kind=kind, content=content)


def _parts(holder: Any) -> Iterator[tuple[object, Any]]:
    import pikepdf

    if isinstance(holder, pikepdf.Dictionary):
        yield from holder.items()
    elif isinstance(holder, pikepdf.Array):
        yield from enumerate(holder)


def _of_attached(attached: list[Attached]) -> Iterator[str]:
    if attached:
        names = ", ".join(each.name for each in attached[:5])
        more = ", and more" if len(attached) > 5 else ""
        many = "a file" if len(attached) == 1 else f"{len(attached):,} files"
        yield f"The PDF holds {many} of its own: {names}{more}. None of them is opened with it."


def _of_words(words: str, *, cut: bool) -> Iterator[str]:
    if cut:
        yield "Only some of the words could be read in the time allowed; all its pages are shown."
    elif not words.strip():
        yield "No words could be read in this PDF. It may be a scan."


def _of_other(content: bytes) -> Iterator[str]:
    if kinds.also(content) == kinds.ZIP:
        yield "The file is a PDF and a zip folder at the same time. Only the PDF was read."


# --- What it says of itself


def _facts(opened: "pikepdf.Pdf") -> tuple[tuple[str, str], ...]:
    import pikepdf

    found: list[tuple[str, str]] = []
    for label, key in (
        ("Title", "/Title"), ("Author", "/Author"), ("Made by", "/Creator"),
        ("Written by", "/Producer"), ("Made on", "/CreationDate"),
    ):  # fmt: skip
        try:
            words = _plain(str(opened.docinfo[key])) if key in opened.docinfo else ""
        except (pikepdf.PdfError, *_BROKEN):
            words = ""
        if words:
            found.append((label, _day(words) if label == "Made on" else words))
    return tuple(found)


def _day(told: str) -> str:
    """A date as PDF writes it (``D:20261117193000Z``), for people; as it stands if it is none."""
    parts = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?", told)
    try:
        on = date(*(int(part) for part in parts.groups()[:3])) if parts else None
    except ValueError:
        on = None
    if parts is None or on is None:
        return told
    clock = f", {parts[4]}:{parts[5]}" if parts[4] else ""
    return f"{on.day} {on:%B %Y}{clock}"


def _plain(words: str) -> str:
    calm = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in words[:400])
    return " ".join(calm.split())[:200]


# --- Its words


class _Words(threading.Thread):
    """Reads the words page by page, and may be left behind: a page can be made to take for ever.

    The child ends with its answer, and this with it.
    """

    def __init__(self, content: bytes, password: str) -> None:
        super().__init__(daemon=True)
        self._content, self._password = content, password
        self._late = False
        self.pages: list[str] = []
        self.cut = False

    def run(self) -> None:
        from pypdf import PdfReader, errors

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            reader = PdfReader(io.BytesIO(self._content), strict=False)
            if reader.is_encrypted:
                reader.decrypt(self._password)
            for page in reader.pages:
                if self._late or sum(map(len, self.pages)) > MOST_WORDS:
                    self.cut = True
                    return
                try:
                    self.pages.append(page.extract_text())
                except (errors.PyPdfError, *_BROKEN):
                    self.pages.append("")
        except (errors.PyPdfError, *_BROKEN):
            return

    def within(self, seconds: float) -> tuple[str, bool]:
        """What there is after so long, and whether something was left out."""
        self.start()
        self.join(seconds)
        cut = self.cut or self.is_alive()
        self._late = True
        words = "\n\n".join(page.strip() for page in self.pages).strip()
        return words.encode("utf-8", "replace").decode("utf-8")[:MOST_WORDS], cut


def _words(content: bytes, password: str) -> tuple[str, bool]:
    return _Words(content, password).within(MOST_SECONDS)
