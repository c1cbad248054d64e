"""The look of the desk: one table of colour roles and one scale of type, for every part.

Colours come from nowhere else. The table feeds the palette, the one style sheet and every
delegate; sizes are multiples of one scale and the person's own text size.

Example::

    theme = wear(app)                      # once, before the first window
    painter.setPen(theme.colour(Role.TEXT2))
    painter.setFont(theme.font(Type.SMALL))
    theme.changed.connect(self.update)     # another look, or another text size
"""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from tcat_desktop import resources
from tcat_desktop.screens.style_sheet import style_sheet

SMALLEST_TEXT: Final = 90
LARGEST_TEXT: Final = 200
_TEXT_SIZES: Final = (90, 100, 110, 125, 150, 175, 200)
_SCREEN_FONTS: Final = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")


class Role(StrEnum):
    """What a colour is for. A part asks for a role and never for a colour."""

    WINDOW = "window"
    SURFACE = "surface"
    SUNKEN = "sunken"
    HOVER = "hover"
    DESK = "desk"
    PAPER = "paper"
    LINE = "line"
    DIVIDER = "divider"
    CONTROL = "control"
    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACTION = "action"
    ACTION_HOVER = "action_hover"
    ON_ACTION = "on_action"
    SELECT = "select"
    SELECT_LINE = "select_line"
    ATTENTION = "attention"
    ATTENTION_TEXT = "attention_text"
    ATTENTION_FILL = "attention_fill"
    ATTENTION_LINE = "attention_line"
    AMBER = "amber"
    AMBER_TEXT = "amber_text"
    AMBER_FILL = "amber_fill"
    AMBER_LINE = "amber_line"
    GREEN = "green"
    GREEN_TEXT = "green_text"
    GREEN_FILL = "green_fill"
    GREEN_LINE = "green_line"
    HIT = "hit"


class Look(StrEnum):
    """The three looks. ``HIGH_CONTRAST`` wins whenever the system asks for it."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Appearance(StrEnum):
    """What a person chose under View: one look, or whatever the computer uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Tone(StrEnum):
    """What a chip, a message or a heading says besides its words; an icon always goes with it."""

    PLAIN = "plain"
    ATTENTION = "attention"
    AMBER = "amber"
    GREEN = "green"


# One row a role: light, dark, high contrast.
COLOURS: Final[dict[Role, tuple[str, str, str]]] = {
    Role.WINDOW: ("#F6F4F1", "#181716", "#FFFFFF"),
    Role.SURFACE: ("#FFFFFF", "#211F1D", "#FFFFFF"),
    Role.SUNKEN: ("#EFECE7", "#2B2826", "#FFFFFF"),
    Role.HOVER: ("#F3F0EC", "#282523", "#FFFFFF"),
    Role.DESK: ("#E9E5DF", "#121110", "#FFFFFF"),
    # A page to be printed is white in every look.
    Role.PAPER: ("#FFFFFF", "#FFFFFF", "#FFFFFF"),
    Role.LINE: ("#E3DFD8", "#35322E", "#000000"),
    Role.DIVIDER: ("#D3CDC4", "#46413C", "#000000"),
    Role.CONTROL: ("#8A837A", "#8C857B", "#000000"),
    Role.TEXT: ("#1F1D1A", "#F1EEE9", "#000000"),
    Role.TEXT2: ("#56514A", "#C3BCB2", "#000000"),
    Role.TEXT3: ("#6A645C", "#A69F95", "#1A1A1A"),
    Role.ACTION: ("#0B5A5E", "#6CC9C3", "#003E42"),
    Role.ACTION_HOVER: ("#084649", "#8BD8D3", "#002B2E"),
    Role.ON_ACTION: ("#FFFFFF", "#06292A", "#FFFFFF"),
    Role.SELECT: ("#E2EFED", "#17383A", "#FFFFFF"),
    Role.SELECT_LINE: ("#94BFBC", "#2F6E6D", "#003E42"),
    Role.ATTENTION: ("#D4634A", "#EE8C75", "#7A1E0B"),
    Role.ATTENTION_TEXT: ("#98351F", "#F6AD9B", "#7A1E0B"),
    Role.ATTENTION_FILL: ("#FCEAE4", "#40241D", "#FFFFFF"),
    Role.ATTENTION_LINE: ("#EDB9AB", "#7A4335", "#7A1E0B"),
    Role.AMBER: ("#B07A0C", "#D9A441", "#5A3E00"),
    Role.AMBER_TEXT: ("#6B4B00", "#EBC57A", "#5A3E00"),
    Role.AMBER_FILL: ("#FAF0D8", "#3A2E14", "#FFFFFF"),
    Role.AMBER_LINE: ("#E3CB90", "#6E5827", "#5A3E00"),
    Role.GREEN: ("#3E7D55", "#7BBF91", "#0F4524"),
    Role.GREEN_TEXT: ("#255838", "#9AD2AB", "#0F4524"),
    Role.GREEN_FILL: ("#E5F0E7", "#1E3526", "#FFFFFF"),
    Role.GREEN_LINE: ("#AFD0B7", "#3C6A4B", "#0F4524"),
    Role.HIT: ("#FFE491", "#6A5310", "#FFF066"),
}

_LOOKS: Final = tuple(Look)


class Type(StrEnum):
    """The names of the type scale. Two sizes a row at most."""

    SET_UP_TITLE = "set_up_title"
    SIGN_IN_TITLE = "sign_in_title"
    PAGE_TITLE = "page_title"
    NEXT_STEP = "next_step"
    CARD_TITLE = "card_title"
    FIGURE = "figure"
    LEAD = "lead"
    ROW_TITLE = "row_title"
    ROW_TITLE_REGULAR = "row_title_regular"
    READING = "reading"
    READING_STRONG = "reading_strong"
    BODY = "body"
    BODY_MEDIUM = "body_medium"
    BODY_STRONG = "body_strong"
    SMALL = "small"
    SMALL_MEDIUM = "small_medium"
    SMALL_STRONG = "small_strong"
    TINY = "tiny"
    TINY_STRONG = "tiny_strong"
    TABULAR = "tabular"
    TABULAR_STRONG = "tabular_strong"
    TABULAR_SMALL = "tabular_small"
    FIXED = "fixed"


# Size and line in px at 100 %, and the weight.
SCALE: Final[dict[Type, tuple[float, float, int]]] = {
    Type.SET_UP_TITLE: (26, 34, 600),
    Type.SIGN_IN_TITLE: (24, 30, 600),
    Type.PAGE_TITLE: (22, 28, 600),
    Type.NEXT_STEP: (16, 22, 600),
    Type.CARD_TITLE: (15, 20, 600),
    Type.FIGURE: (16, 20, 600),
    Type.LEAD: (16, 25, 400),
    Type.ROW_TITLE: (14, 20, 500),
    Type.ROW_TITLE_REGULAR: (14, 20, 400),
    Type.READING: (13.5, 20, 400),
    Type.READING_STRONG: (13.5, 20, 600),
    Type.BODY: (13, 19, 400),
    Type.BODY_MEDIUM: (13, 19, 500),
    Type.BODY_STRONG: (13, 19, 600),
    Type.SMALL: (12, 17, 400),
    Type.SMALL_MEDIUM: (12, 17, 500),
    Type.SMALL_STRONG: (12, 17, 600),
    # Only day cells and initials are smaller than small.
    Type.TINY: (11, 15, 400),
    Type.TINY_STRONG: (11, 15, 600),
    # Times, references and counts, which stand under each other.
    Type.TABULAR: (13, 19, 400),
    Type.TABULAR_STRONG: (13, 19, 600),
    Type.TABULAR_SMALL: (12, 17, 500),
    Type.FIXED: (12, 17, 400),
}


_TABULAR: Final = frozenset({Type.TABULAR, Type.TABULAR_STRONG, Type.TABULAR_SMALL, Type.FIGURE})


def colours_of(look: Look) -> dict[Role, str]:
    """Every role's colour in one look, as ``#RRGGBB``."""
    column = _LOOKS.index(look)
    return {role: three[column] for role, three in COLOURS.items()}


class Theme(QObject):
    """The look in use: asks the system, keeps the person's choices, and tells when it changes."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme")
        self._app = app
        self._family = _bring_fonts()
        self._fixed_family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        self._other_families: list[str] = []
        self._appearance = Appearance.SYSTEM
        self._text_size = 100
        self._colours: dict[Role, QColor] = {}
        self._fonts: dict[Type, QFont] = {}
        self._lines: dict[Type, int] = {}
        self._points = 1.0
        self.look = self._look_now()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        self._apply()

    # -- what parts ask ---------------------------------------------------------------

    def colour(self, role: Role) -> QColor:
        """The colour of a role in the look now worn."""
        return self._colours[role]

    def font(self, name: Type) -> QFont:
        """The font of one name of the scale, at the person's text size."""
        made = self._fonts.get(name)
        if made is None:
            size, _, weight = SCALE[name]
            made = self._fonts[name] = self._font(name, size * self._points, weight)
        return made

    def line(self, name: Type) -> int:
        """The height in px of one line of that font, as the scale sets it."""
        tall = self._lines.get(name)
        if tall is None:
            natural = QFontMetrics(self.font(name)).height()
            tall = self._lines[name] = max(self.px(SCALE[name][1]), natural)
        return tall

    def px(self, at_100: float) -> int:
        """A measure that grows with the text: icons, bars, field heights."""
        return round(at_100 * self._text_size / 100)

    @property
    def text_size(self) -> int:
        """The person's text size in per cent, 90 to 200."""
        return self._text_size

    @property
    def appearance(self) -> Appearance:
        """What the person chose."""
        return self._appearance

    @property
    def high_contrast(self) -> bool:
        """Whether lines and rings must carry what tints carry elsewhere."""
        return self.look is Look.HIGH_CONTRAST

    def learn_scripts(self) -> None:
        """Know the scripts of names that the screen's face lacks, such as Arabic or Chinese.

        Called behind the sign-in page: a computer with faces of its own would manage without.
        """
        for file in resources.other_scripts():
            number = QFontDatabase.addApplicationFont(str(file))
            self._other_families += QFontDatabase.applicationFontFamilies(number)
        self._apply()

    # -- what a person changes --------------------------------------------------------

    def set_appearance(self, appearance: Appearance) -> None:
        """Wear one look, or follow the computer again."""
        self._appearance = appearance
        self._system_changed()

    def set_text_size(self, per_cent: int) -> None:
        """Set the text size; outside 90 to 200 the nearest of the two is taken."""
        size = max(SMALLEST_TEXT, min(LARGEST_TEXT, per_cent))
        if size != self._text_size:
            self._text_size = size
            self._apply()

    def larger_text(self) -> None:
        """One step up: Ctrl +."""
        self.set_text_size(next((s for s in _TEXT_SIZES if s > self._text_size), LARGEST_TEXT))

    def smaller_text(self) -> None:
        """One step down: Ctrl −."""
        below = [s for s in _TEXT_SIZES if s < self._text_size]
        self.set_text_size(below[-1] if below else SMALLEST_TEXT)

    def usual_text(self) -> None:
        """Back to 100 %: Ctrl 0."""
        self.set_text_size(100)

    # -- inside -----------------------------------------------------------------------

    def _look_now(self) -> Look:
        hints = QGuiApplication.styleHints()
        # The system's own high contrast wins over anything chosen here.
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return Look.HIGH_CONTRAST
        if self._appearance is not Appearance.SYSTEM:
            return Look(self._appearance.value)
        return Look.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Look.LIGHT

    def _system_changed(self) -> None:
        look = self._look_now()
        if look is not self.look:
            self.look = look
            self._apply()

    def _apply(self) -> None:
        names = colours_of(self.look)
        self._colours = {role: QColor(name) for role, name in names.items()}
        dots = QGuiApplication.primaryScreen().logicalDotsPerInchY()
        self._points = 72 / dots
        # Each font is made when it is first asked for: the sign-in page needs a few of them.
        self._fonts, self._lines = {}, {}
        # Fonts and palette first: a new style sheet makes every part measure itself again.
        self._app.setFont(self.font(Type.BODY))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(style_sheet({str(r): c for r, c in names.items()}, self.px))
        self.changed.emit()

    def _font(self, name: Type, points: float, weight: int) -> QFont:
        # A machine without a fixed face of its own shows fingerprints in the usual one.
        own = [self._fixed_family] if name is Type.FIXED else []
        font = QFont()
        font.setFamilies([*own, self._family, *self._other_families])
        font.setPointSizeF(points * self._text_size / 100)
        font.setWeight(QFont.Weight(weight))
        # Only figures that stand under each other: in running words Inter would widen hyphens too.
        if name in _TABULAR:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _palette(self) -> QPalette:
        palette = QPalette()
        for group, role in _PALETTE.items():
            palette.setColor(group, self._colours[role])
        for group in (
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, group, self._colours[Role.TEXT3])
        return palette


_PALETTE: Final[dict[QPalette.ColorRole, Role]] = {
    QPalette.ColorRole.Window: Role.WINDOW,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Base: Role.SURFACE,
    QPalette.ColorRole.AlternateBase: Role.WINDOW,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.Button: Role.SURFACE,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.ON_ACTION,
    QPalette.ColorRole.PlaceholderText: Role.TEXT3,
    QPalette.ColorRole.Highlight: Role.SELECT,
    QPalette.ColorRole.HighlightedText: Role.TEXT,
    QPalette.ColorRole.Accent: Role.ACTION,
    QPalette.ColorRole.Link: Role.ACTION,
    QPalette.ColorRole.LinkVisited: Role.ACTION,
    QPalette.ColorRole.ToolTipBase: Role.SURFACE,
    QPalette.ColorRole.ToolTipText: Role.TEXT,
    QPalette.ColorRole.Light: Role.SURFACE,
    QPalette.ColorRole.Midlight: Role.LINE,
    QPalette.ColorRole.Mid: Role.DIVIDER,
    QPalette.ColorRole.Dark: Role.CONTROL,
    QPalette.ColorRole.Shadow: Role.CONTROL,
}


def _bring_fonts() -> str:
    """The family that screens are set in: Inter where it ships, else the computer's own."""
    family = ""
    for name in _SCREEN_FONTS:
        file = resources.root() / "fonts" / name
        if file.is_file():
            number = QFontDatabase.addApplicationFont(str(file))
            families = QFontDatabase.applicationFontFamilies(number)
            family = family or (families[0] if families else "")
    return family or QApplication.font().family()


def wear(app: QApplication) -> Theme:
    """Dress the program, once, before its first window."""
    worn = app.findChild(Theme)
    if worn is None:
        # The style is asked for before the program starts (screens/__init__.py): to ask for it
        # here would load every name that Qt's styles have before the first paint.
        worn = Theme(app)
    _worn[:] = [worn]
    return worn


# The look belongs to the one QApplication, as its palette and its font do; no person,
# case or record is ever reached through it.
_worn: list[Theme] = []


def theme() -> Theme:
    """The look of this program, for parts that paint."""
    return _worn[0]
