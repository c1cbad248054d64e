"""A picture that somebody sent: what it says of itself, and copies that say nothing of it.

The original keeps its metadata: that is evidence. Whatever leaves the desk, on a screen or on
paper, is a copy made here from the pixels alone. Both run in the child process (``apart.py``),
since a decoder is where a hostile picture would strike.
"""

import importlib
import io
import math
import re
import struct
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError
from PIL.TiffImagePlugin import IFDRational

from tcat_desktop.evidence import kinds
from tcat_desktop.evidence.reading import Reading
from tcat_desktop.journey.refusals import Refused

MOST_PIXELS: Final = 50_000_000
# A sheet of A4 at 300 dots an inch has 9 million. What is larger leaves at half its size or less,
# since a picture stands in memory twice while it is copied.
MOST_COPIED: Final = 24_000_000
_STRIP: Final = 256

# What arrives from phones, cameras and scanners: how it begins, and Pillow's name for it. Pillow
# knows forty more, some of which start other programs; none of them is asked, or even loaded.
_SORTS: Final = (
    (b"\x89PNG", "PNG", "Png"), (b"\xff\xd8\xff", "JPEG", "Jpeg"), (b"GIF8", "GIF", "Gif"),
    (b"RIFF", "WEBP", "WebP"), (b"II", "TIFF", "Tiff"), (b"MM", "TIFF", "Tiff"),
    (b"BM", "BMP", "Bmp"), (b"\x00\x00\x00\x0cjP", "JPEG2000", "Jpeg2K"),
    (b"\xff\x4f\xff\x51", "JPEG2000", "Jpeg2K"),
)  # fmt: skip
# Everything that Pillow was seen to raise over 988 pictures, most of them broken on purpose.
# A MemoryError is not among them: it is the child's own limit, and has its own sentence.
_BROKEN: Final = (
    OSError, ValueError, TypeError, SyntaxError, Image.DecompressionBombError,
    Image.DecompressionBombWarning, EOFError, struct.error, IndexError, KeyError, OverflowError,
    ZeroDivisionError, AttributeError, NotImplementedError, RuntimeError, AssertionError,
)  # fmt: skip

_TURNED: Final = frozenset({5, 6, 7, 8})
_COLOURS: Final = {
    "1": "black and white", "L": "grey", "LA": "grey", "La": "grey", "P": "palette",
    "PA": "palette", "CMYK": "CMYK, for print", "I": "grey, 16 bit or more",
    "I;16": "grey, 16 bit", "I;16B": "grey, 16 bit", "I;16L": "grey, 16 bit",
    "F": "grey, measured", "LAB": "Lab", "HSV": "HSV",
}  # fmt: skip
_XMP_PLACE: Final = re.compile(rb"GPS(?:Latitude|Longitude)")

NO_PLACE_LEAVES: Final = (
    "The picture says where it was taken. Copies that leave the desk carry no place."
)


def read(content: bytes, name: str = "") -> Reading:  # noqa: ARG001 # every reader takes it
    """The size after rotation, and what the file says of itself."""
    with _opened(content) as image:
        width, height = image.size
        held = _tags(image)
        turned = held.get(ExifTags.Base.Orientation) in _TURNED
        gps = _says_where(image)
        frames = _frames(image)
        facts = _facts(image, held, frames)
        # A picture that cannot be decoded to its end is found out here, not on the page.
        image.draft("RGB", (width // 8 or 1, height // 8 or 1))
        image.load()
    return Reading(
        kind=kinds.IMAGE,
        width=height if turned else width,
        height=width if turned else height,
        gps=gps,
        facts=facts,
        warnings=tuple(_warnings(content, gps=gps, frames=frames)),
    )


def copy_without_metadata(
    content: bytes, *, most: int = 0, as_jpeg: bool = False, opaque: bool = False
) -> bytes:
    """The first frame as 8-bit sRGB, turned as it was held, and nothing but its pixels.

    ``most`` bounds the longer side, in pixels; with 0 only ``MOST_COPIED`` does. A PNG, if
    wanted ``opaque`` on white, or a JPEG on white.
    """
    pixels = upright(content, most=most)
    if (as_jpeg or opaque) and pixels.mode == "RGBA":
        pixels = on_white(pixels)
    return _saved(pixels, as_jpeg=as_jpeg)


def upright(content: bytes, *, most: int = 0) -> Image.Image:
    """The pixels of such a copy: L, RGB or RGBA, as a person would see them."""
    with _opened(content) as image:
        if most:
            image.draft("RGB", (most, most))
        turned = _tags(image).get(ExifTags.Base.Orientation)
        profile = image.info.get("icc_profile")
        image.load()
        pixels = _smaller(_eight_bit(image), most)
        if pixels is image:
            pixels = image.copy()
        # The original's pixels are not needed any more, and they are large.
        image.close()
        pixels = _as_srgb(pixels, profile)
        turn = _TURNS.get(turned) if isinstance(turned, int) else None
        return pixels if turn is None else pixels.transpose(turn)


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    """The picture, its pixels not yet read; whatever goes wrong with it is said in one place."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    sort = _sort(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a broken tag is no reason to lose the picture
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=(sort,)) as image:
                _is_moderate(image.size)
                yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        raise Refused(
            "This looks like a picture, but it is damaged or of a sort that the desk does not "
            "show.",
            what_to_do="Ask for it again, as a JPEG or PNG.",
        ) from error
    except _BROKEN as error:
        raise Refused(
            "This picture is damaged or was cut short, so it cannot be shown.",
            what_to_do="Ask for the original again, from the phone itself.",
        ) from error


def _sort(content: bytes) -> str:
    """The one decoder that is asked, loaded."""
    if content[4:8] == b"ftyp":
        length = min(int.from_bytes(content[:4], "big"), 4096)
        # A picture in AVIF may call itself a picture in general, and AVIF in the second place.
        if b"avi" in content[8:length]:
            importlib.import_module("PIL.AvifImagePlugin")
            return "AVIF"
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False, aux_images=False, depth_images=False)
        return "HEIF"
    for start, sort, plugin in _SORTS:
        if content.startswith(start):
            importlib.import_module(f"PIL.{plugin}ImagePlugin")
            return sort
    raise Refused(
        "This is a sort of picture that the desk does not show.",
        what_to_do="Ask for it again, as a JPEG or PNG.",
    )


def _is_moderate(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise _too_large()


def _too_large() -> Refused:
    return Refused(
        f"This picture would unpack to more than {MOST_PIXELS // 1_000_000} million pixels, "
        "so it was not opened.",
        what_to_do="Ask for a smaller copy, or a photograph of it.",
    )


# --- What the file says of itself


def _tags(image: Image.Image) -> dict[int, object]:
    """The main tags and those of the camera; none where they are broken."""
    found: dict[int, object] = {}
    try:
        exif = image.getexif()
        found.update(exif)
        found.update(exif.get_ifd(ExifTags.IFD.Exif))
    except _BROKEN:
        pass
    return found


def _says_where(image: Image.Image) -> bool:
    places = {
        ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSDestLatitude,
        ExifTags.GPS.GPSDestLongitude,
    }  # fmt: skip
    try:
        if places & set(image.getexif().get_ifd(ExifTags.IFD.GPSInfo)):
            return True
    except _BROKEN:
        # Broken, but a place may still stand in it: it is said rather than missed.
        return True
    written = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    if isinstance(written, str):
        written = written.encode("utf-8", "replace")
    return isinstance(written, bytes) and bool(_XMP_PLACE.search(written))


def _frames(image: Image.Image) -> int:
    try:
        frames = int(getattr(image, "n_frames", 1))
        image.seek(0)
    except _BROKEN:
        return 1
    return frames


def _facts(image: Image.Image, held: dict[int, object], frames: int) -> tuple[tuple[str, str], ...]:
    maker, model = _plain(held.get(ExifTags.Base.Make)), _plain(held.get(ExifTags.Base.Model))
    if model.casefold().startswith(maker.casefold()):
        maker = ""
    sixteen = image.mode in {"RGB", "RGBA"} and _sixteen_bit(image)
    colour = "16 bit" if sixteen else _COLOURS.get(image.mode, "colour")
    found = (
        ("Taken", _taken(held)),
        ("Device", f"{maker} {model}".strip()),
        ("Software", _plain(held.get(ExifTags.Base.Software))),
        ("Format", image.format or ""),
        ("Colour", colour),
        ("Frames", str(frames) if frames > 1 else ""),
    )
    return tuple((label, words) for label, words in found if words)


def _sixteen_bit(image: Image.Image) -> bool:
    """Whether the decoder gives eight of the sixteen bits that the file holds."""
    tiles = getattr(image, "tile", None)
    told = tiles[0].args if tiles else ""
    told = told[0] if isinstance(told, tuple) and told else told
    return isinstance(told, str) and ";16" in told


def _taken(held: dict[int, object]) -> str:
    """When the shutter fell, by the camera's own clock; as it stands where it is no date."""
    for tag, zone in (
        (ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal),
        (ExifTags.Base.DateTimeDigitized, ExifTags.Base.OffsetTimeDigitized),
    ):
        told = _plain(held.get(tag))
        if not told.strip(" :0-/"):
            continue
        try:
            at = datetime.strptime(told[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 # no zone known
        except ValueError:
            return told
        offset = _plain(held.get(zone))
        known = f" (UTC{offset})" if re.fullmatch(r"[+-]\d\d:\d\d", offset) else ""
        return f"{at.day} {at:%B %Y, %H:%M}{known}"
    return ""


def _plain(value: object) -> str:
    """A tag as words of one line: whoever wrote it may have written anything."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, IFDRational | tuple) or value is None:
        return ""
    words = "".join(
        " " if unicodedata.category(each)[0] == "C" else each for each in str(value)[:400]
    )
    return " ".join(words.split())[:100]


def _warnings(content: bytes, *, gps: bool, frames: int) -> Iterator[str]:
    if gps:
        yield NO_PLACE_LEAVES
    if frames > 1:
        yield f"The picture holds {frames:,} frames or pages; the first one is shown."
    other = kinds.also(content)
    if other:
        yield (
            f"The file is a picture and a {kinds.KINDS[other].lower().replace('pdf', 'PDF')} at "
            "the same time. Only the picture was read."
        )


# --- A copy of the pixels

_TURNS: Final[dict[int, Image.Transpose]] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _eight_bit(image: Image.Image) -> Image.Image:
    """L, RGB, RGBA or CMYK, of eight bits a channel; the picture itself where it is that."""
    if image.mode in {"I", "I;16", "I;16B", "I;16L", "F"}:
        return _scaled(image)
    if image.mode == "RGBA":
        return image
    if image.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        clear = image.mode not in {"P"} or "transparency" in image.info
        return image.convert("RGBA" if clear else "RGB")
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _scaled(image: Image.Image) -> Image.Image:
    """More than eight bits as eight: Pillow's own conversion cuts the light parts off."""
    if image.mode not in {"I", "F", "I;16"}:
        image = image.convert("I")
    lowest, highest = _reach(image)
    if image.mode != "F" and lowest >= 0:
        lowest, highest = 0.0, next(top for top in (255.0, 65_535.0, highest) if highest <= top)
    reach = highest - lowest
    if not 0 < reach < float("inf"):
        lowest, reach = 0.0, 255.0
    made = Image.new("L", image.size)
    for top in range(0, image.height, _STRIP):
        strip = image.crop((0, top, image.width, min(top + _STRIP, image.height))).convert("F")
        strip = strip.point(lambda value: value * (255 / reach) + (-lowest * 255 / reach))
        made.paste(strip.convert("L"), (0, top))
    return made


def _reach(image: Image.Image) -> tuple[float, float]:
    """The darkest and the lightest value."""
    lowest, highest = image.getextrema()
    assert isinstance(lowest, int | float)
    assert isinstance(highest, int | float)
    return float(lowest), float(highest)


def _smaller(pixels: Image.Image, most: int) -> Image.Image:
    """Within ``most`` a side and ``MOST_COPIED`` in all; the picture itself where it is."""
    times = math.ceil(math.sqrt(pixels.width * pixels.height / MOST_COPIED))
    if most:
        # Down to twice the size in whole steps, which is quick, and finely from there.
        times = max(times, max(pixels.size) // (2 * most))
    if times > 1:
        pixels = pixels.reduce(times)
    if most and max(pixels.size) > most:
        across = most / max(pixels.size)
        size = (round(pixels.width * across) or 1, round(pixels.height * across) or 1)
        pixels = pixels.resize(size, Image.Resampling.LANCZOS)
    return pixels


def _as_srgb(pixels: Image.Image, profile: object) -> Image.Image:
    """Colours as a screen shows them; without a profile that works, as they stand."""
    mode = "RGBA" if pixels.mode == "RGBA" else "RGB"
    if isinstance(profile, bytes) and profile and pixels.mode != "L":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if pixels.mode == mode:
                ImageCms.profileToProfile(pixels, source, _srgb(), inPlace=True)
                return pixels
            made = ImageCms.profileToProfile(pixels, source, _srgb(), outputMode=mode)
            if made is not None:
                return made
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return pixels if pixels.mode in {"L", "RGB", "RGBA"} else pixels.convert(mode)


def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def on_white(pixels: Image.Image) -> Image.Image:
    """What is clear in it as white paper."""
    white = Image.new("RGB", pixels.size, "white")
    white.paste(pixels, mask=pixels.getchannel("A"))
    return white


def _saved(pixels: Image.Image, *, as_jpeg: bool) -> bytes:
    # Whatever a writer would carry over stands here: profile, comment, place, resolution.
    pixels.info.clear()
    held = io.BytesIO()
    if as_jpeg:
        pixels.save(held, "JPEG", quality=85, exif=b"", icc_profile=None)
    else:
        pixels.save(held, "PNG", compress_level=4, exif=None, icc_profile=None)
    return held.getvalue()
