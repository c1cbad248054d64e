"""Pictures: what they say of themselves is told, and no copy that leaves says any of it."""

import io
import struct
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tcat_desktop.evidence import kinds, pictures
from tcat_desktop.evidence.pictures import copy_without_metadata, read
from tcat_desktop.journey.refusals import Refused
from tests.evidence import hostile
from tests.evidence.hostile import PLACE, halves, saved, telling

# Nothing but the pixels and what decodes them.
PNG_CHUNKS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
# Start, JFIF, tables, frames, scans, restarts, end: no APP1 to APP15, no comment.
JPEG_MARKS = {0xD8, 0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDD, 0xDA, 0xD9}

# Each is broken on purpose, but for one BMP of OS/2 that Pillow does not know.
REFUSED = {
    "crash-1185209cf7655b5aed8ae5e77784dfdd18ab59e9.tif": "damaged or was cut short",
    "crash-2020-10-test.tif": "damaged or was cut short",
    "crash-86214e58da443d2b80820cff9677a38a33dcbbca.tif": "damaged or was cut short",
    "crash-81154a65438ba5aaeca73fd502fa4850fbde60f8.tif": "damaged or of a sort",
    "oom-225817ca0f8c663be7ab4b9e717b02c661e66834.tif": "damaged or of a sort",
    "string_dimension.tiff": "damaged or was cut short",
    "pal8os2v2-16.bmp": "damaged or was cut short",
    "png_decompression_dos.png": "damaged or was cut short",
    "reallybig.bmp": "more than 50 million pixels",
}
# A latitude and a longitude stand in these.
WITH_PLACE = {
    "67-0_length_string.jpg", "DSCN0012.jpg", "DSCN0021.jpg", "Kodak_CX7530.jpg",
    "empty_icc.heic",
}  # fmt: skip


def png_chunks(content: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(content):
        length, name = struct.unpack_from(">L4s", content, at)
        yield name
        at += 12 + length
    assert at == len(content)


def jpeg_marks(content: bytes) -> Iterator[int]:
    at = 0
    while at < len(content):
        assert content[at] == 0xFF
        mark = content[at + 1]
        yield mark
        at += 2
        if mark not in (0xD8, 0xD9):
            at += struct.unpack_from(">H", content, at)[0]
        if mark == 0xDA:
            while content[at] != 0xFF or content[at + 1] == 0 or 0xD0 <= content[at + 1] <= 0xD7:
                at += 1


def says_nothing(copy: bytes) -> bool:
    if copy.startswith(b"\x89PNG"):
        return set(png_chunks(copy)) <= PNG_CHUNKS
    return set(jpeg_marks(copy)) <= JPEG_MARKS


def pictures_of(folder: Path) -> list[Path]:
    files = [each for each in sorted((folder / "images").rglob("*")) if each.is_file()]
    return [p for p in files if kinds.kind_of(p.read_bytes()[: kinds.ENOUGH]) == "image"]


def test_every_sample_is_read_or_refused_and_no_copy_says_anything(shared_data: Path) -> None:
    count: Counter[str] = Counter()
    refused: dict[str, str] = {}
    telling: list[str] = []
    placed: set[str] = set()
    slowest = (0.0, "")
    for path in pictures_of(shared_data):
        content = path.read_bytes()
        count["tried"] += 1
        started = time.perf_counter()
        try:
            reading = read(content, path.name)
        except Refused as refusal:
            count["refused"] += 1
            refused[path.name] = refusal.reason
            with pytest.raises(Refused):
                copy_without_metadata(content)
            continue
        slowest = max(slowest, (time.perf_counter() - started, path.name))
        count["read"] += 1
        assert reading.width
        assert reading.height
        placed |= {path.name} if reading.gps else set()
        for as_jpeg in (False, True):
            copy = copy_without_metadata(content, most=300, as_jpeg=as_jpeg)
            telling += [] if says_nothing(copy) else [path.name]
            shown = Image.open(io.BytesIO(copy))
            shown.load()
            assert max(shown.size) == min(300, max(reading.width, reading.height)), path.name
            longer = (reading.width > reading.height) - (reading.width < reading.height)
            assert (shown.width - shown.height) * longer >= 0, path.name
            assert shown.mode in {"L", "RGB", "RGBA"}
            count["copies"] += 1
    sys.stdout.write(f"\npictures: {dict(count)}; slowest {slowest[0]:.2f} s ({slowest[1]})\n")
    sys.stdout.write(f"  with a place: {sorted(placed)}\n")
    assert count["tried"] == count["read"] + count["refused"]
    assert count["read"] >= 263
    assert {name: REFUSED.get(name, "") in said for name, said in refused.items()} == dict.fromkeys(
        REFUSED, True
    )
    assert telling == []
    assert placed == WITH_PLACE


def test_the_file_says_when_and_on_what_it_was_taken() -> None:
    reading = read(telling("JPEG"), "IMG_1.jpg")
    assert dict(reading.facts) == {
        "Taken": "17 November 2026, 15:20 (UTC+00:00)",
        "Device": "Apple iPhone 15",
        "Software": "17.1",
        "Format": "JPEG",
        "Colour": "colour",
    }


@pytest.mark.parametrize("sort", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_place_is_warned_of_and_no_byte_of_it_leaves(sort: str) -> None:
    content = telling(sort)
    assert content.count(PLACE) >= 1
    reading = read(content)
    assert reading.gps
    assert reading.warnings[0] == (
        "The picture says where it was taken. Copies that leave the desk carry no place."
    )
    for as_jpeg in (False, True):
        for most in (0, 20):
            copy = copy_without_metadata(content, most=most, as_jpeg=as_jpeg)
            assert says_nothing(copy)
            assert PLACE not in copy
            for mark in (b"Exif", b"xmp", b"GPS", b"ICC_PROFILE", b"iCCP", b"Apple"):
                assert mark not in copy


def test_a_place_that_only_the_xmp_tells_is_a_place() -> None:
    xmp = b'<x:xmpmeta><rdf:li exif:GPSLongitude="2,42.9W"/></x:xmpmeta>'
    assert read(saved(halves(), "JPEG", xmp=xmp)).gps
    assert not read(saved(halves(), "JPEG", xmp=b"<x:xmpmeta/>")).gps


def test_a_camera_without_a_fix_has_no_place() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[0] = b"\x02\x03\x00\x00"
    assert not read(saved(halves(), "JPEG", exif=exif)).gps


@pytest.mark.parametrize(
    ("orientation", "size", "left"),
    [(1, (60, 40), "red"), (2, (60, 40), "blue"), (3, (60, 40), "blue"), (4, (60, 40), "red"),
     (5, (40, 60), ""), (6, (40, 60), ""), (7, (40, 60), ""), (8, (40, 60), "")],
)  # fmt: skip
def test_a_picture_is_shown_as_the_phone_was_held(
    orientation: int, size: tuple[int, int], left: str
) -> None:
    content = telling("JPEG", orientation=orientation)
    reading = read(content)
    assert (reading.width, reading.height) == size
    shown = Image.open(io.BytesIO(copy_without_metadata(content)))
    assert shown.size == size
    red = {"red": (5, 5), "blue": (size[0] - 5, 5), "": (5, 5)}[left]
    if not left and orientation in (7, 8):
        red = (5, size[1] - 5)
    pixel = shown.getpixel(red)
    assert isinstance(pixel, tuple)
    assert pixel[0] > 150 > pixel[2]


def test_sixteen_bits_of_grey_keep_their_light_parts() -> None:
    ramp = Image.new("I;16", (256, 1))
    for x in range(256):
        ramp.putpixel((x, 0), x * 257)
    content = saved(ramp, "PNG")
    assert dict(read(content).facts)["Colour"] == "grey, 16 bit"
    shown = Image.open(io.BytesIO(copy_without_metadata(content)))
    assert [shown.getpixel((x, 0)) for x in (0, 64, 128, 192, 255)] == [0, 64, 128, 192, 255]
    dark = saved(ramp.crop((0, 0, 128, 1)), "PNG")
    assert Image.open(io.BytesIO(copy_without_metadata(dark))).getpixel((127, 0)) == 127


def test_a_picture_for_print_comes_out_in_the_colours_of_a_screen() -> None:
    content = saved(halves("CMYK"), "JPEG", quality=95)
    assert dict(read(content).facts)["Colour"] == "CMYK, for print"
    shown = Image.open(io.BytesIO(copy_without_metadata(content)))
    assert shown.mode == "RGB"
    left, right = shown.getpixel((5, 20)), shown.getpixel((55, 20))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 180 > left[2]
    assert right[2] > 180 > right[0]


def test_what_was_clear_is_white_on_paper_and_clear_on_the_screen() -> None:
    clear = halves("RGBA")
    clear.putalpha(0)
    content = saved(clear, "PNG")
    assert Image.open(io.BytesIO(copy_without_metadata(content))).getpixel((5, 5))[3] == 0  # type: ignore[index]
    paper = Image.open(io.BytesIO(copy_without_metadata(content, as_jpeg=True)))
    assert paper.getpixel((5, 5)) == (255, 255, 255)


def test_of_a_moving_picture_the_first_frame_is_shown_and_the_others_are_counted() -> None:
    content = saved(
        halves(),
        "GIF",
        save_all=True,
        append_images=[Image.new("RGB", (60, 40), each) for each in ("green", "white", "black")],
    )
    reading = read(content)
    assert dict(reading.facts)["Frames"] == "4"
    assert any("4 frames" in each for each in reading.warnings)
    shown = Image.open(io.BytesIO(copy_without_metadata(content)))
    assert getattr(shown, "n_frames", 1) == 1
    assert shown.convert("RGB").getpixel((5, 5))[0] > 150  # type: ignore[index]


def test_a_picture_that_is_a_zip_as_well_is_found_out_and_its_copy_is_not() -> None:
    content = saved(halves(), "PNG") + hostile.zipped(("_chat.txt", b"hidden words"))
    reading = read(content)
    assert any("a picture and a zip folder at the same time" in each for each in reading.warnings)
    assert kinds.also(copy_without_metadata(content)) == ""


HOSTILE = {
    "30,000 by 30,000": (hostile.png_of(30_000, 30_000), "more than 50 million pixels"),
    "just too many pixels": (hostile.png_of(7_100, 7_100), "more than 50 million pixels"),
    "a line of 60 million": (hostile.png_of(60_000_000, 1), "more than 50 million pixels"),
    "four thousand million": (hostile.png_of(2**31 - 1, 2), "more than 50 million pixels"),
    "no width": (hostile.png_of(0, 5), "damaged"),
    "another depth": (hostile.png_of(5, 5, depth=7), "damaged"),
    "cut in the pixels": (saved(halves(size=(900, 900)), "PNG")[:600], "damaged"),
    "a JPEG cut short": (saved(Image.effect_noise((300, 300), 90), "JPEG")[:6000], "damaged"),
    "a GIF cut short": (saved(Image.effect_noise((300, 300), 90), "GIF")[:900], "damaged"),
    "a TIFF cut short": (saved(halves(), "TIFF")[:200], "damaged"),
    "only its first bytes": (b"\xff\xd8\xff\xe0", "damaged"),
    "an icon": (b"\x00\x00\x01\x00\x01\x00" + bytes(40), "a sort of picture"),
    "a film that says it is a photograph": (
        b"\x00\x00\x00\x18ftypheic" + bytes(12) + b"moov" + bytes(200), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("shape", HOSTILE)
def test_a_hostile_picture_is_refused_soon_and_in_a_plain_sentence(shape: str) -> None:
    content, sentence = HOSTILE[shape]
    assert kinds.kind_of(content) == "image"
    for does in (read, copy_without_metadata):
        started = time.perf_counter()
        with pytest.raises(Refused, match=sentence) as refused:
            does(content)
        assert time.perf_counter() - started < 15
        assert refused.value.what_to_do


def test_a_broken_tag_costs_the_tag_and_not_the_picture() -> None:
    content = bytearray(telling("JPEG"))
    at = content.index(b"Exif\x00\x00") + 6
    content[at + 8 : at + 40] = b"\xff" * 32
    reading = read(bytes(content))
    assert (reading.width, reading.height) == (60, 40)


def test_what_a_tag_says_is_one_plain_line() -> None:
    exif = Image.Exif()
    exif[0x0110] = "Phone\x00\x1b[31m\u202eevil\n" + "x" * 900
    device = dict(read(saved(halves(), "JPEG", exif=exif)).facts)["Device"]
    assert device.isprintable()
    assert len(device) <= 100


def test_only_the_decoder_that_the_first_bytes_name_is_asked() -> None:
    # A PostScript picture would start another program.
    with pytest.raises(Refused, match="a sort of picture"):
        read(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")


def test_a_large_picture_leaves_at_a_size_that_a_page_can_use() -> None:
    content = saved(Image.new("RGB", (6_000, 8_000), "white"), "PNG")
    shown = Image.open(io.BytesIO(copy_without_metadata(content, as_jpeg=True)))
    assert shown.size == (3_000, 4_000)
    assert pictures.MOST_COPIED >= 3_000 * 4_000
