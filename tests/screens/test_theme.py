"""The look: enough contrast in every look, one table for all colours, and a light first paint."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tcat_desktop.screens.icons import pixmap
from tcat_desktop.screens.style_sheet import style_sheet
from tcat_desktop.screens.theme import COLOURS, Appearance, Look, Role, Type, colours_of, theme
from tcat_desktop.screens.widgets.label import label

# What is written on what. Text needs 4.5, borders and icons 3.0.
TEXT = (
    *((ink, ground)
      for ink in (Role.TEXT, Role.TEXT2, Role.TEXT3)
      for ground in (Role.WINDOW, Role.SURFACE, Role.SUNKEN, Role.HOVER)),
    (Role.TEXT, Role.SELECT),
    (Role.TEXT2, Role.SELECT),
    (Role.TEXT, Role.HIT),
    (Role.TEXT2, Role.DESK),
    (Role.ACTION, Role.WINDOW),
    (Role.ACTION, Role.SURFACE),
    (Role.ACTION, Role.SELECT),
    (Role.ACTION_HOVER, Role.HOVER),
    (Role.ON_ACTION, Role.ACTION),
    (Role.ON_ACTION, Role.ACTION_HOVER),
    *((Role(f"{tone}_text"), ground)
      for tone in ("attention", "amber", "green")
      for ground in (Role(f"{tone}_fill"), Role.WINDOW, Role.SURFACE)),
)  # fmt: skip
BORDERS = (
    (Role.CONTROL, Role.WINDOW),
    (Role.CONTROL, Role.SURFACE),
    (Role.ACTION, Role.WINDOW),
    (Role.ACTION, Role.SURFACE),
    (Role.ATTENTION, Role.SURFACE),
    (Role.AMBER, Role.SURFACE),
    (Role.GREEN, Role.SURFACE),
)
SCREENS = Path(__file__).resolve().parents[2] / "tcat_desktop" / "screens"


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", list(Look))
def test_all_text_can_be_read_in_every_look(look: Look) -> None:
    named = colours_of(look)
    weak = {
        (ink, ground): round(contrast(named[ink], named[ground]), 2)
        for ink, ground in TEXT
        if contrast(named[ink], named[ground]) < 4.5
    }
    assert not weak


@pytest.mark.parametrize("look", list(Look))
def test_whatever_can_be_pressed_has_an_edge_that_shows(look: Look) -> None:
    named = colours_of(look)
    weak = {
        pair: round(contrast(named[pair[0]], named[pair[1]]), 2)
        for pair in BORDERS
        if contrast(named[pair[0]], named[pair[1]]) < 3.0
    }
    assert not weak


def test_every_role_has_a_colour_in_every_look() -> None:
    assert set(COLOURS) == set(Role)
    assert all(re.fullmatch(r"#[0-9A-F]{6}", each) for row in COLOURS.values() for each in row)


def test_no_colour_is_written_anywhere_but_in_the_table() -> None:
    coloured = [
        f"{path.name}:{number}"
        for path in SCREENS.rglob("*.py")
        if path.name != "theme.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"""["' ]#[0-9a-fA-F]{3,8}["';, ]""", line)
    ]
    assert not coloured


def test_the_style_sheet_sets_no_size_of_type() -> None:
    sheet = style_sheet({role.value: "#000000" for role in Role}, round)
    assert "font-size" not in sheet
    assert "font:" not in sheet
    assert "@" not in sheet


def test_text_grows_from_90_to_200_per_cent_and_no_further() -> None:
    look = theme()
    at_100 = look.font(Type.BODY).pointSizeF()
    look.set_text_size(200)
    assert look.font(Type.BODY).pointSizeF() == pytest.approx(at_100 * 2)
    look.larger_text()
    assert look.text_size == 200
    look.set_text_size(250)
    assert look.text_size == 200
    look.set_text_size(10)
    assert look.text_size == 90


def test_a_person_steps_through_text_sizes_and_back_to_usual() -> None:
    look = theme()
    look.larger_text()
    look.larger_text()
    assert look.text_size == 125
    look.smaller_text()
    assert look.text_size == 110
    look.usual_text()
    assert look.text_size == 100


def test_the_program_is_repainted_in_the_look_a_person_chose(qtbot) -> None:
    made = label("Cases", font=Type.PAGE_TITLE)
    qtbot.addWidget(made)
    made.show()
    theme().set_appearance(Appearance.DARK)
    assert theme().look is Look.DARK
    assert _darkest(made.grab().toImage()) == QColor(colours_of(Look.DARK)[Role.WINDOW])
    theme().set_appearance(Appearance.LIGHT)
    assert _darkest(made.grab().toImage()) == QColor(colours_of(Look.LIGHT)[Role.TEXT])


def _darkest(image: QImage) -> QColor:
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return min(colours, key=QColor.lightness)


def test_every_icon_that_ships_draws_something_in_the_colour_of_its_role(home: Path) -> None:
    blank = []
    for file in sorted((home / "resources" / "icons").glob("*.svg")):
        image = pixmap(file.stem, Role.ACTION, 64).toImage()
        solid = {
            image.pixelColor(x, y).name()
            for x in range(64)
            for y in range(64)
            if image.pixelColor(x, y).alpha() == 255
        }
        if solid != {theme().colour(Role.ACTION).name()}:
            blank.append(file.stem)
    assert not blank


def test_every_icon_that_a_screen_names_ships(home: Path) -> None:
    shipped = {file.stem for file in (home / "resources" / "icons").glob("*.svg")}
    named = r"(?:icon|icon_name|main_icon|third_icon|IconMark|pixmap)"
    asked = re.compile(named + r'[=(]\s*"([^"]+)"')
    missing = {
        f"{path.name}: {name}"
        for path in SCREENS.rglob("*.py")
        for name in asked.findall(path.read_text("utf-8"))
        if name not in shipped
    }
    assert not missing


def test_the_icons_carry_their_licence(home: Path) -> None:
    licence = (home / "resources" / "icons" / "PHOSPHOR-LICENCE.txt").read_text("utf-8")
    assert "MIT License" in licence
    assert "Phosphor Icons" in licence


FIRST_PAINT = """
import sys
from datetime import UTC, datetime
import tcat_desktop.screens
from PySide6.QtWidgets import QApplication
from tcat_desktop.screens.theme import wear
app = QApplication([])
wear(app)
from tcat_desktop.screens.window import Window
window = Window(now=lambda: datetime(2026, 11, 23, 8, 52, tzinfo=UTC))
window.show()
app.processEvents()
assert not window.grab().isNull()
heavy = ("sqlalchemy", "alembic", "reportlab", "pikepdf", "PIL", "onnxruntime", "asyncio",
         "PySide6.QtPdf", "PySide6.QtPrintSupport", "tcat_desktop.screens.frame")
print([name for name in heavy if name in sys.modules])
"""


def test_nothing_heavy_is_loaded_when_the_sign_in_page_is_painted(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], cwd=home, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_the_theme_belongs_to_the_program(qapp: QApplication) -> None:
    assert theme().parent() is qapp
