"""Files made byte by byte to do harm, each of which a reader must refuse or survive."""

import io
import stat
import struct
import warnings
import zipfile
import zlib

from PIL import Image

CHAT = "23/11/2026, 08:12 - Ola: Has anyone seen the notice?\n23/11/2026, 08:13 - Kerry D: No\n"


def zipped(*files: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", packing) as made:
        warnings.simplefilter("ignore")  # two of one name are what is wanted
        for name, content in files:
            # As an info, so that the name is not made harmless on the way.
            info = zipfile.ZipInfo("x", (2026, 11, 23, 8, 12, 0))
            info.filename = info.orig_filename = name
            info.compress_type = packing
            made.writestr(info, content)
    return held.getvalue()


def zip_with_link() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        info = zipfile.ZipInfo("_chat.txt")
        info.create_system = 3
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc/passwd")
    return held.getvalue()


def zip_bomb(megabytes: int = 200) -> bytes:
    """200 MB of nothing in 195 KB."""
    return zipped(("_chat.txt", bytes(megabytes * 1024 * 1024)))


def zip_with_false_size() -> bytes:
    """A bomb that says of itself that it is small."""
    content = bytearray(zipped(("_chat.txt", bytes(30 * 1024 * 1024))))
    central = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, 22, 1_000)
    struct.pack_into("<L", content, central + 24, 1_000)
    return bytes(content)


def zip_locked() -> bytes:
    content = bytearray(zipped(("_chat.txt", CHAT.encode())))
    central = content.rfind(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    return bytes(content)


def zip_overlapping(times: int = 5) -> bytes:
    """Many names for one and the same packed bytes."""
    one = zipped(("000", CHAT.encode() * 9))
    central, end = one.rfind(b"PK\x01\x02"), one.rfind(b"PK\x05\x06")
    listed = one[central:end]
    listing = b"".join(listed[:46] + b"%03d" % n for n in range(times))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, times, times, len(listing), central, 0)
    return one[:central] + listing + tail


def zip_of_many(files: int, *, says: int | None = None) -> bytes:
    """A listing of so many empty files, which says that there are ``says``."""
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"x"
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0
    )  # fmt: skip
    listing = b"".join(entry + b"%07d" % n for n in range(files))
    count = files if says is None else says
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(listing), len(local), 0)
    return local + listing + tail


def png_chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">L", len(body)) + name + body + struct.pack(">L", check)


def png_of(width: int, height: int, *, depth: int = 8, colour: int = 2) -> bytes:
    """A PNG that says it is so large, with a megabyte of nothing packed in it."""
    head = struct.pack(">LLBBBBB", width, height, depth, colour, 0, 0, 0)
    packed = zlib.compress(bytes(1024 * 1024), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", packed)
        + png_chunk(b"IEND", b"")
    )  # fmt: skip


def saved(image: Image.Image, sort: str, **more: object) -> bytes:
    held = io.BytesIO()
    image.save(held, sort, **more)
    return held.getvalue()


def halves(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red on the left and blue on the right."""
    made = Image.new("RGB", size, (220, 20, 20))
    made.paste((20, 20, 220), (size[0] // 2, 0, *size))
    return made.convert(mode)


PLACE = b"Latitude of Bramling Close"


def telling(sort: str, *, orientation: int = 1) -> bytes:
    """A picture that says all it can of itself: place, camera, comment, thumbnail, profile."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Apple", "Apple iPhone 15", "17.1"
    exif[0x0112], exif[0x013B] = orientation, PLACE.decode()
    camera = exif.get_ifd(0x8769)
    camera[0x9003], camera[0x9011] = "2026:11:17 15:20:44", "+00:00"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (52.0, 3.0, 20.5), "W", (2.0, 42.0, 55.0)
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>' + PLACE + b"</x:xmpmeta>"
    from PIL import ImageCms, PngImagePlugin

    more: dict[str, object] = {
        "exif": exif, "icc_profile": ImageCms.ImageCmsProfile(
            ImageCms.createProfile("sRGB")).tobytes(),
    }  # fmt: skip
    if sort == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", PLACE.decode())
        notes.add_itxt("XML:com.adobe.xmp", xmp.decode())
        more["pnginfo"] = notes
    else:
        more["xmp"] = xmp
    if sort == "JPEG":
        more["comment"] = PLACE
    return saved(halves(), sort, **more)


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of one page with these objects besides, numbered from 10."""
    parts = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + trailer + b">>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R "
           b"/Resources << /Font << /F 5 0 R >> >> >>",
        4: _stream(b"BT /F 12 Tf 20 100 Td (The words of the page) Tj ET"),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        **dict(enumerate(objects, start=10)),
    }  # fmt: skip
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in parts.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(parts) + 1, start,
    )  # fmt: skip
    return bytes(out)


def _stream(body: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d " % len(body) + more + b">>\nstream\n" + body + b"\nendstream"


PDF_LAUNCH = pdf(
    b"<< /S /Launch /Win << /F (cmd.exe) /P (/c calc) >> >>", trailer=b"/OpenAction 10 0 R "
)
PDF_SCRIPT = pdf(b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>", trailer=b"/OpenAction 10 0 R ")
PDF_FILES = pdf(
    b"<< /Type /Filespec /F (run.exe) /UF (run.exe) /EF << /F 11 0 R >> >>",
    _stream(b"MZ\x90\x00\x03" + bytes(60), b"/Type /EmbeddedFile "),
    trailer=b"/Names << /EmbeddedFiles << /Names [(run.exe) 10 0 R] >> >> ",
)
PDF_FORM = pdf(
    b"<< /FT /Tx /T (name) /A << /S /SubmitForm /F (http://x.example) >> >>",
    trailer=b"/AcroForm << /Fields [10 0 R] >> ",
)
PDF_LINK = pdf(b"<< /S /URI /URI (http://x.example) >>", trailer=b"/OpenAction 10 0 R ")


def pdf_of_endless_words() -> bytes:
    """A page that says the same letter two million times, each by itself."""
    words = _stream(b"BT /F 12 Tf " + b"(x) Tj " * 2_000_000 + b"ET")
    return pdf(words).replace(b"/Contents 4 0 R", b"/Contents 10 0 R")
