"""What a machine sees in a picture: words, how sure it is, where they stand, and nothing more."""

import io
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from tcat_desktop import doctor, resources
from tcat_desktop.evidence import machine_text
from tcat_desktop.evidence.apart import MACHINE, heard_from_child, machine_read_apart
from tcat_desktop.evidence.machine_text import Line, strips
from tcat_desktop.journey.refusals import Refused

HOME = Path(__file__).resolve().parents[2]
SAMPLES = HOME.parent / "shared" / "data" / "images"
long_round = pytest.mark.skipif(
    not os.environ.get("TCAT_THOROUGH"), reason="It takes a core for long: TCAT_THOROUGH=1 runs it."
)
needs_machine = pytest.mark.skipif(
    not machine_text.is_here(), reason="The extra [ocr] was not installed here."
)
INTER = next(path for path in resources.fonts() if path.name == "Inter-Regular.ttf")

WORDS = (
    ("Kerry Denholm", "Miss Hartnoll in 4H is useless,", "she bullies the little ones."),
    ("Marlstow Mums & Dads", "Does anyone else's child come home", "crying from Applewick?"),
    ("It cost me £45 for a new coat", "and nobody at the office rang back.", "17 Nov at 07:14"),
    ("Łukasz Wójcik", "Pani Zielińska świetnie uczy,", "dziękuję bardzo!"),
    ("Siân Bowen", "Ŵyl y Gwanwyn 2026: mae’r ysgol", "ar gau ddydd Llun"),
    ("12 comments   3 shares", "Like   Comment   Share", "View more replies"),
)  # fmt: skip
LOOKS = (("white", "#1c1e21", 30), ("#18191a", "#e4e6eb", 22))


def post(
    lines: tuple[str, ...],
    paper: str = "white",
    ink: str = "black",
    size: int = 30,
    form: str = "PNG",
) -> bytes:
    """A post as it looks on a telephone, drawn by nobody's phone."""
    picture = Image.new("RGB", (size * 22, size * 2 * (len(lines) + 1)), paper)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(INTER), size)
    for place, line in enumerate(lines):
        pen.text((size, size + place * size * 2), line, fill=ink, font=font)
    held = io.BytesIO()
    picture.save(held, "PNG")
    return held.getvalue()


def plain(words: str) -> str:
    """Letters and figures as they stand, without the blanks that a machine may leave out."""
    return "".join(words.split()).replace("’", "'")


def errors(read: str, meant: str) -> int:
    """How many letters must be put in, taken out or changed."""
    before = list(range(len(read) + 1))
    for row, wanted in enumerate(meant, start=1):
        now = [row]
        for column, found in enumerate(read, start=1):
            change = before[column - 1] + (found != wanted)
            now.append(min(before[column] + 1, now[-1] + 1, change))
        before = now
    return before[-1]


def words_of(lines: tuple[Line, ...]) -> str:
    return plain("".join(line[0] for line in lines))


@needs_machine
@pytest.mark.slow
def test_posts_light_and_dark_are_read_to_a_letter_in_fifty(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told, wrong, letters = [""], 0, 0
    # Every second one, and all of them when asked: each takes seconds of a core.
    posts = list(product(LOOKS, WORDS))[:: 1 if os.environ.get("TCAT_THOROUGH") else 2]
    for (paper, ink, size), lines in posts:
        read = words_of(machine_read_apart(post(lines, paper, ink, size)).machine)
        meant = plain("".join(lines))
        found = errors(read, meant)
        wrong, letters = wrong + found, letters + len(meant)
        told.append(f"{size:>3} px on {paper:<8} {found:>2} of {len(meant)}: {read}")
    with capsys.disabled():
        sys.stdout.write("\n".join([*told, f"{wrong} of {letters} letters are wrong\n"]))
    assert wrong / letters <= 0.02


@needs_machine
def test_each_line_stands_where_it_was_drawn_and_says_how_sure_it_is() -> None:
    lines = machine_read_apart(post(("First line here", "Second line below"))).machine
    assert [line[0] for line in lines] == ["First line here", "Second line below"]
    for place, (_, sure, left, top, right, bottom) in enumerate(lines):
        assert 0.5 <= sure <= 1
        assert left == pytest.approx(1 / 22, abs=0.03)
        assert 0.3 < right < 0.6
        # Three parts of six: a line begins at the first and at the third.
        assert top == pytest.approx((1 + 2 * place) / 6, abs=0.05)
        assert bottom - top == pytest.approx(1 / 6, abs=0.06)


@needs_machine
def test_a_blank_picture_has_no_words() -> None:
    assert machine_read_apart(post(())).machine == ()


@needs_machine
def test_writing_on_nothing_is_read_as_on_white_paper() -> None:
    picture = Image.new("RGBA", (500, 120), (0, 0, 0, 0))
    ImageDraw.Draw(picture).text(
        (30, 30), "See through", fill="black", font=ImageFont.truetype(str(INTER), 40)
    )
    held = io.BytesIO()
    picture.save(held, "PNG")
    assert words_of(machine_read_apart(held.getvalue()).machine) == "Seethrough"


@needs_machine
@long_round
@pytest.mark.slow
def test_a_long_conversation_is_read_once_from_top_to_foot_in_little_memory() -> None:
    meant = tuple(f"This is message number {number}" for number in range(1, 61))
    heard = heard_from_child(post(meant, size=40), machine_text.KIND, "", MACHINE, None, {})
    head = json.loads(bytes(heard[8 : 8 + int.from_bytes(heard[:8], "big")]))
    assert [plain(line[0]) for line in head["reading"]["machine"]] == [plain(one) for one in meant]
    assert head["peak"] < 640 * 1024 * 1024


@pytest.mark.parametrize(
    ("width", "height", "many"),
    [(1080, 900, 1), (1080, 1920, 2), (1920, 1080, 2), (720, 12_000, 7), (1, 5, 1), (4, 70_000, 1)],
)
def test_strips_cover_a_picture_and_each_row_is_answered_for_once(
    width: int, height: int, many: int
) -> None:
    found = strips(width, height)
    assert len(found) == many
    assert found[0][0] == found[0][2] == 0
    assert found[-1][1] == found[-1][3] == height
    for (_, bottom, _, last), (top, _, first, _) in pairwise(found):
        assert last == first, "nothing is left out, nothing is said twice"
        assert top < first < bottom
        assert bottom - last >= 60, "no line is cut where it is answered for"


@needs_machine
def test_somebody_who_locks_her_desk_need_not_wait() -> None:
    asked: list[float] = []

    def locked() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 3

    began = time.monotonic()
    with pytest.raises(Refused, match="because you stopped it"):
        machine_read_apart(post(WORDS[0]), cancelled=locked)
    assert time.monotonic() - began < 15


@needs_machine
def test_a_picture_that_takes_too_long_or_too_much_is_left_unread() -> None:
    with pytest.raises(Refused, match="could not be read in 1 seconds"):
        machine_read_apart(post(WORDS[0]), limits=replace(MACHINE, seconds=0.6))
    with pytest.raises(Refused, match="left unread"):
        machine_read_apart(post(WORDS[0]), limits=replace(MACHINE, memory=300 * 1024 * 1024))


@pytest.mark.parametrize("content", [b"", b"no picture", post(WORDS[0])[:900]])
def test_what_is_no_picture_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused):
        machine_read_apart(content)


FENCED = """
import sys, tcat_desktop.evidence.fence as fence
from tcat_desktop.evidence import machine_text
asked = []
sys.addaudithook(lambda event, told: asked.append(event) if event.startswith("socket.") else None)
fence.close(seconds=60, memory=1280 * 1024 * 1024)
read = machine_text.read(sys.stdin.buffer.read())
assert read.machine, "nothing was read"
# urllib3 asks, as it is imported, whether the machine knows addresses of the longer sort.
assert not {"socket.connect", "socket.getaddrinfo", "socket.sendto"} & set(asked), asked
import os, threading
sys.stderr.write(f"{threading.active_count()} {os.environ['ORT_DISABLE_TELEMETRY']} {os.nice(0)}")
"""


@needs_machine
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no niceness.")
def test_it_reads_behind_the_fence_with_one_thread_and_asks_for_no_network() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FENCED], input=post(WORDS[0]), capture_output=True, cwd=HOME,
        check=False, env={**os.environ, "PYTHONPATH": str(HOME)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stderr.decode() == "1 1 10"


@needs_machine
def test_the_runtime_as_installed_knows_no_address_to_send_anything_to() -> None:
    from importlib.metadata import files

    libraries = [
        Path(str(each.locate()))
        for each in files("onnxruntime") or ()
        if each.suffix in {".so", ".pyd", ".dll", ".dylib"} or ".so." in each.name
    ]
    assert libraries
    for library in libraries:
        content = library.read_bytes()
        assert b"events.data.microsoft" not in content, library.name
        assert b"OneCollector" not in content, library.name


@needs_machine
def test_the_models_are_in_the_wheel() -> None:
    from importlib.metadata import files

    names = {each.name for each in files("rapidocr") or ()}
    assert {"PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx", "MODEL_LICENSES.md"} <= names


def test_without_the_machine_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    # The names stand for a computer on which the extra was left out.
    monkeypatch.setattr(machine_text, "_PACKAGES", ("no-such-machine",))
    monkeypatch.setattr(doctor, "MACHINE", ("no_such_machine",))
    with pytest.raises(Refused, match="This computer cannot read text in pictures") as refused:
        machine_read_apart(post(WORDS[0]))
    assert "doctor" in refused.value.what_to_do
    told = next(each for each in doctor.examine(HOME) if each.subject == "Text in pictures")
    assert (told.well, told.extra) == (False, True)
    assert told.what.startswith("This computer cannot read text in pictures.")
    assert "pip install" in told.mend


@needs_machine
@long_round
@pytest.mark.slow
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="The sample pictures are not here.")
@pytest.mark.parametrize(
    ("sample", "words"),
    [
        ("easyocr/french.jpg", "LES ARTS DÉCORATIFS"),
        ("rapidocr/en.jpg", "shot type annotation set that contains 46K shots"),
        ("rapidocr/img_exif_orientation.jpg", "我是中国人"),
        ("tesseract/eurotext.tif", "quick"),
    ],
)
def test_sample_pictures_say_what_stands_in_them(sample: str, words: str) -> None:
    lines = machine_read_apart((SAMPLES / sample).read_bytes()).machine
    assert plain(words) in words_of(lines)


@needs_machine
@pytest.mark.slow
@pytest.mark.skipif(not SAMPLES.is_dir(), reason="The sample pictures are not here.")
def test_writing_that_the_machine_cannot_read_gives_hardly_a_line() -> None:
    for sample in ("rapidocr/devanagari_rec.png", "rapidocr/korean.jpg"):
        assert machine_read_apart((SAMPLES / sample).read_bytes()).machine == ()
