"""Pages made again as pictures, with what must not be read taken out of them: pixels, not paint.

The words are found in the page as it is drawn; the boxes a person drew come with the question.
What comes back is a picture of the page in which those places are black, so that nothing lies
beneath them. This runs in the child (``apart.py``), since it draws what strangers sent.
"""

import json
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from tcat_desktop import resources
from tcat_desktop.evidence import kinds, naming
from tcat_desktop.evidence.reading import Attached, Reading
from tcat_desktop.journey.refusals import Refused

if TYPE_CHECKING:
    from PIL import Image

# What the child is asked for.
KIND: Final = "cover"
DOTS: Final = 150  # an inch
_PAD: Final = 1.2  # points around a word, for slanted letters
# A page is grey unless a spot of it is coloured, or all of it is tinted: how far channels part.
_SPOT: Final = 24
_TINT: Final = 1.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to do with one page: words to find with their codes, and boxes in parts of the page.

    ``always`` makes the picture even where nothing is found on it, ``plain`` as a JPEG, for a
    machine to read.
    """

    page: int
    terms: tuple[tuple[str, str], ...] = ()
    boxes: tuple[tuple[float, float, float, float, str], ...] = ()
    always: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade:
    """One page as a picture. ``codes`` counts what was covered; ``words`` how many it had to read.

    ``form`` is ``grey`` (deflated, a byte a pixel) or ``jpeg``.
    """

    page: int
    form: str
    wide: int
    tall: int
    codes: dict[str, int]
    words: int
    content: bytes


def asked(pages: tuple[Wanted, ...]) -> str:
    """The question as the child reads it."""
    return json.dumps(
        [[each.page, each.terms, each.boxes, each.always, each.plain] for each in pages]
    )


def told(reading: Reading) -> tuple[tuple[Remade, ...], dict[int, int]]:
    """The pages that were made again, and how many words every page had that was looked at."""
    said = json.loads(reading.text)
    remade = tuple(
        Remade(page=page, form=form, wide=wide, tall=tall, codes=codes, words=words,
               content=each.content)
        for (page, form, wide, tall, codes, words), each in zip(
            said["remade"], reading.attachments, strict=True)
    )  # fmt: skip
    return remade, {int(page): words for page, words in said["words"].items()}


def cover(content: bytes, question: str) -> Reading:
    """The pages that had to be made again; what nothing was found on is not among them."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Refused("These pages cannot be drawn, so nothing on them can be covered.") from error
    remade: list[Remade] = []
    words: dict[int, int] = {}
    for number, terms, boxes, always, plain in json.loads(question):
        page = document[number]
        found, count = _found(page, terms)
        words[number] = count
        places = [*found, *(_of_page(box, page) for box in boxes)]
        if places or always:
            remade.append(_remade(page, number, places, count, plain=plain))
        page.close()
    document.close()
    rows = [[each.page, each.form, each.wide, each.tall, each.codes, each.words] for each in remade]
    return Reading(
        kind=kinds.PDF,
        text=json.dumps({"remade": rows, "words": words}),
        attachments=tuple(
            Attached(name=str(each.page), kind=kinds.IMAGE, content=each.content) for each in remade
        ),
        attachment_count=len(remade),
    )


# --- where the words stand


def _found(page: Any, terms: list[list[str]]) -> tuple[list[tuple[Box, str]], int]:
    """The boxes of all words sought, in points from the lower left, and how many words it has."""
    page_words = page.get_textpage()
    # Character by character: a text in one piece leaves out what pdfium takes for a line's end.
    many = page_words.count_chars()
    text = "".join(_character(page_words, at) for at in range(many))
    places: list[tuple[Box, str]] = []
    for words, code in terms:
        for start, end in naming.found(words, text):
            places += [(box, code) for box in _boxes(page_words, text, start, end)]
    page_words.close()
    return places, len(text.split())


def _character(page_words: Any, at: int) -> str:
    import pypdfium2.raw as pdfium

    code = pdfium.FPDFText_GetUnicode(page_words, at)
    return chr(code) if 0 < code < 0x110000 else " "


def _boxes(page_words: Any, text: str, start: int, end: int) -> list[Box]:
    """A box for each line that the words stand on."""
    lines: list[Box] = []
    for at in range(start, end):
        if text[at].isspace():
            continue
        left, low, right, high = page_words.get_charbox(at, loose=True)
        if right <= left and high <= low:
            continue
        if lines and abs(lines[-1][1] - low) < (high - low) / 2:
            last = lines[-1]
            lines[-1] = (min(last[0], left), min(last[1], low), max(last[2], right),
                         max(last[3], high))  # fmt: skip
        else:
            lines.append((left, low, right, high))
    return lines


def _of_page(box: list[Any], page: Any) -> tuple[Box, str]:
    """A box in parts of the page, from its upper left corner, as points from its lower left."""
    wide, tall = page.get_size()
    left, top, right, foot, code = box
    return (left * wide, (1 - foot) * tall, right * wide, (1 - top) * tall), str(code)


# --- the picture


def _remade(
    page: Any, number: int, places: list[tuple[Box, str]], words: int, *, plain: bool
) -> Remade:
    drawn = page.render(scale=DOTS / 72, draw_annots=True).to_pil().convert("RGB")
    codes: dict[str, int] = {}
    tall = page.get_size()[1]
    for box, code in places:
        codes[code] = codes.get(code, 0) + 1
        _black(drawn, box, code, tall)
    form, content = _held(drawn, plain=plain)
    return Remade(page=number, form=form, wide=drawn.width, tall=drawn.height, codes=codes,
                  words=words, content=content)  # fmt: skip


def _black(drawn: "Image.Image", box: Box, code: str, tall: float) -> None:
    from PIL import ImageDraw, ImageFont

    scale = DOTS / 72
    left, low, right, high = box
    edges = (
        (left - _PAD) * scale, (tall - high - _PAD) * scale, (right + _PAD) * scale,
        (tall - low + _PAD) * scale,
    )  # fmt: skip
    brush = ImageDraw.Draw(drawn)
    brush.rectangle(edges, fill="black")
    size = min(max((edges[3] - edges[1]) * 0.62, 9.0), 26.0)
    face = ImageFont.truetype(str(resources.root() / "fonts" / "Print-SemiBold.ttf"), size)
    if brush.textlength(code, font=face) <= edges[2] - edges[0] - 4:
        middle = ((edges[0] + edges[2]) / 2, (edges[1] + edges[3]) / 2)
        brush.text(middle, code, fill="white", font=face, anchor="mm")


def _held(drawn: "Image.Image", *, plain: bool) -> tuple[str, bytes]:
    from PIL import ImageChops, ImageStat

    red, green, blue = drawn.split()
    apart = [ImageChops.difference(red, green), ImageChops.difference(green, blue)]
    spots = any(each.point(lambda value: 255 * (value > _SPOT)).getbbox() for each in apart)
    coloured = spots or any(ImageStat.Stat(each).mean[0] > _TINT for each in apart)
    if not coloured and not plain:
        return "grey", zlib.compress(green.tobytes(), 6)
    file = BytesIO()
    drawn.save(file, "JPEG", quality=82)
    return "jpeg", file.getvalue()
