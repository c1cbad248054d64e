"""The envelopes a school buys, as data, and whether an address can be read through the window.

A letter can slide within its envelope. What always shows is therefore smaller than the window,
and what may show is larger; both follow from the sizes of the envelope, its window and the
folded sheet. The address stands in the first, nothing else in the second. An address that is
too long is reported and goes to the next stock that holds it: type is never made smaller than
the stock says, and never in silence.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

from tcat_desktop import resources
from tcat_desktop.correspondence import postcodes
from tcat_desktop.correspondence.words import count, printable
from tcat_desktop.journey.refusals import Refused

_MM: Final = 72 / 25.4
# The letterhead ends here, and date and reference begin here, in mm from the top and the left.
HEAD_ENDS, BESIDE = 40.0, 112.0
# Where the address stands when no window asks for it: for the file only.
_UNSEEN: Final = (20.0, 48.0, 110.0, 92.0)
_TIGHTEST: Final = 9.5
# The address stands in line with the letter below it.
_INSET: Final = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in mm from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set an address: the size of its type and the distance of its lines, in points."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """One sort of envelope. ``address`` always shows; ``clear`` may show; without a window None."""

    name: str
    title: str
    envelope: tuple[float, float]
    folds: tuple[float, ...]
    window: Box | None
    address: Box
    clear: Box | None
    settings: tuple[Setting, ...]
    then: str = ""

    @property
    def left(self) -> float:
        """Where the lines of the address begin, in mm from the left."""
        return self.address.left + _INSET

    @property
    def room(self) -> tuple[float, float]:
        """How wide and how tall the lines of the address may be together, in mm."""
        return (self.address.right - self.left, self.address.bottom - self.address.top)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """A sheet of labels, or one envelope that is printed on; all sizes in mm."""

    name: str
    title: str
    paper: tuple[float, float]
    across: int
    down: int
    label: tuple[float, float]
    margin: tuple[float, float]
    gap: tuple[float, float]
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class Ink:
    """How far some words reach on paper, in points: across, above their line and below it."""

    wide: float
    up: float
    down: float


Measure = Callable[[str, float], Ink]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Where an address stands. ``why`` says what was too long for the stock that was wanted.

    ``bases`` are the lines on which the words stand, in mm from the top; ``notes`` are for
    somebody to look at. Without a ``setting`` nothing holds it.
    """

    stock: Stock
    lines: tuple[str, ...]
    why: str = ""
    setting: Setting | None = None
    bases: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether it can be printed."""
        return self.setting is not None


# --- the data ------------------------------------------------------------------------------


def stocks(entries: Sequence[Mapping[str, Any]] = ()) -> dict[str, Stock]:
    """The envelopes by name, from these entries or from those that ship."""
    found = [each for each in entries or resources.library("stock") if "envelope" in each["body"]]
    return {each["name"]: stock(each["name"], each["title"], each["body"]) for each in found}


def label_sheets(entries: Sequence[Mapping[str, Any]] = ()) -> dict[str, LabelSheet]:
    """The sheets of labels by name, from these entries or from those that ship."""
    found = [each for each in entries or resources.library("stock") if "label" in each["body"]]
    return {each["name"]: label_sheet(each["name"], each["title"], each["body"]) for each in found}


@cache
def usual() -> Stock:
    """The DL window envelope as it ships."""
    return stocks()["dl"]


def stock(name: str, title: str, body: Mapping[str, Any]) -> Stock:
    """One envelope from its measurements.

    Raises:
        Refused: naming what cannot be, such as a window wider than its envelope.
    """
    wide, tall = _numbers(body, "envelope", 2)
    sheet = _numbers(body, "folded", 2)
    settings = _settings(body)
    folds = tuple(float(each) for each in body.get("folds", ()))
    if sheet[0] > wide or sheet[1] > tall:
        raise _wrong("The folded sheet is larger than the envelope.", "folded")
    held = body.get("window")
    if not held:
        return Stock(name=name, title=title, envelope=(wide, tall), folds=folds, window=None,
                     address=Box(*_UNSEEN), clear=None, settings=settings,
                     then=str(body.get("then", "")))  # fmt: skip
    left, up, across, high = (_number(held, each) for each in ("left", "up", "wide", "tall"))
    window = Box(left, tall - up - high, left + across, tall - up)
    if window.left < 0 or window.top < 0 or window.right > wide or up < 0:
        raise _wrong("The window is not within the envelope.", "window")
    # The sheet may lie anywhere between the upper left and the lower right of the envelope.
    aside, drop = wide - sheet[0], tall - sheet[1]
    address = Box(window.left, window.top, window.right - aside, window.bottom - drop)
    clear = Box(window.left - aside, window.top - drop, window.right, window.bottom)
    _refuse_no_room(address, clear, sheet)
    return Stock(name=name, title=title, envelope=(wide, tall), folds=folds, window=window,
                 address=address, clear=clear, settings=settings,
                 then=str(body.get("then", "")))  # fmt: skip


def _refuse_no_room(address: Box, clear: Box, sheet: Sequence[float]) -> None:
    if address.right - address.left < 30 or address.bottom - address.top < 12:
        raise _wrong(
            "The letter can slide so far in this envelope that hardly anything always shows.",
            "window",
        )
    if clear.top < HEAD_ENDS or clear.right > BESIDE:
        raise _wrong(
            "The window would show the letterhead, or the date beside the address.", "window"
        )
    if clear.bottom > min(sheet[1], 130.0):
        raise _wrong("The window lies too low: it would show the letter itself.", "window")


def label_sheet(name: str, title: str, body: Mapping[str, Any]) -> LabelSheet:
    """One sheet of labels from its measurements. Raises Refused as ``stock``."""
    paper, label = _numbers(body, "paper", 2), _numbers(body, "label", 2)
    margin, gap = _numbers(body, "margin", 2), _numbers(body, "gap", 2)
    across, down = int(_number(body, "across")), int(_number(body, "down"))
    if across < 1 or down < 1:
        raise _wrong("A sheet has at least one label.", "across")
    for side, many in ((0, across), (1, down)):
        used = 2 * margin[side] if many > 1 else margin[side]
        if used + many * label[side] + (many - 1) * gap[side] > paper[side] + 1.0:
            raise _wrong("The labels do not fit on their sheet.", "label")
    return LabelSheet(
        name=name, title=title, paper=paper, across=across, down=down, label=label,
        margin=margin, gap=gap, settings=_settings(body),
    )  # fmt: skip


def _settings(body: Mapping[str, Any]) -> tuple[Setting, ...]:
    held = body.get("settings") or ()
    if not held:
        raise _wrong("No size of type is given.", "settings")
    made = tuple(Setting(float(size), float(leading)) for size, leading in held)
    if any(each.leading < _TIGHTEST or each.size < 9 or each.leading < each.size for each in made):
        raise _wrong(
            f"Lines of an address stand at least {_TIGHTEST} points apart, or they cannot be read.",
            "settings",
        )
    return made


def _numbers(body: Mapping[str, Any], name: str, many: int) -> tuple[float, float]:
    held = body.get(name)
    if not isinstance(held, list | tuple) or len(held) != many:
        raise _wrong(f"“{name}” needs {count(many, 'measurement', 'measurements')}.", name)
    first, second = (_number(dict(enumerate(held)), at, name) for at in range(many))
    return first, second


def _number(body: Mapping[Any, Any], name: Any, field: str = "") -> float:
    held = body.get(name)
    if isinstance(held, bool) or not isinstance(held, int | float) or not 0 <= held <= 1000:
        raise _wrong(f"“{field or name}” needs a measurement in millimetres.", field or str(name))
    return float(held)


def _wrong(reason: str, field: str) -> Refused:
    return Refused(
        reason,
        what_to_do="Measure the envelope again: its size, its window, how far from the left "
        "and how far up.",
        field=field,
    )


# --- an address in it ------------------------------------------------------------------------


def address(name: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of an address as they are printed: no empty ones, the postcode tidy.

    Raises:
        Refused: when the postcode stands above the last line, which the post cannot sort.
    """
    whole = [" ".join(printable(line).split()) for line in (name, *lines)]
    kept = [line for line in whole if line]
    for at in range(max(1, len(kept) - 2), len(kept)):
        kept[at] = postcodes.tidy(kept[at])
    lost = postcodes.misplaced(tuple(kept))
    if lost:
        raise Refused(
            f"The postcode {lost} is not the last line of the address.",
            what_to_do="Move it to the last line. Only a country, in capitals, stands below it.",
            field="address",
        )
    return tuple(kept)


def choose(
    lines: tuple[str, ...], wanted: str, known: Mapping[str, Stock], measure: Measure
) -> Fit:
    """The wanted stock if it holds the address, else the next one that does.

    ``why`` of the answer is empty when the wanted stock holds it.
    """
    notes, why = postcodes.odd(lines), ""
    tried: set[str] = set()
    name = wanted if wanted in known else "dl"
    while True:
        tried.add(name)
        found = _fit(lines, known[name], measure)
        why = why or found.why
        if found.fits or known[name].then not in known or known[name].then in tried:
            break
        name = known[name].then
    if found.setting not in (None, found.stock.settings[0]):
        said = count(len(lines), "line", "lines").capitalize()
        notes = (*notes, f"{said}, so the address is set in {found.setting.size:g} point.")
    return Fit(stock=found.stock, lines=lines, why=why, setting=found.setting,
               bases=found.bases, notes=notes)  # fmt: skip


def fit(lines: tuple[str, ...], into: Stock, measure: Measure) -> Fit:
    """The address in this stock and no other; without a ``setting`` when it does not fit."""
    return choose(lines, into.name, {into.name: into}, measure)


def _fit(lines: tuple[str, ...], into: Stock, measure: Measure) -> Fit:
    held = settled(lines, into.settings, into.room, measure)
    if held is None:
        return Fit(stock=into, lines=lines, why=_too_long(lines, into, measure))
    setting, bases = held
    return Fit(stock=into, lines=lines, setting=setting,
               bases=tuple(into.address.top + each for each in bases))  # fmt: skip


def settled(
    lines: tuple[str, ...], settings: Sequence[Setting], room: tuple[float, float], measure: Measure
) -> tuple[Setting, tuple[float, ...]] | None:
    """How these lines are set in the room, and where each stands below its top, in mm.

    Only more lines make the type smaller, by the steps of the stock; a line that is too wide is
    too wide. None when the room does not hold them.
    """
    for setting in settings:
        bases = _stacked(lines, setting, room[1], measure)
        if bases is not None:
            wide = max(measure(line, setting.size).wide for line in lines)
            return (setting, bases) if wide <= room[0] * _MM else None
    return None


def _stacked(
    lines: tuple[str, ...], setting: Setting, tall: float, measure: Measure
) -> tuple[float, ...] | None:
    """Where each line stands below the top, in mm; None when there are too many.

    Lines never touch: letters with marks above them, or that hang low, push the next line down.
    """
    if not lines:
        return None
    inks = [measure(line, setting.size) for line in lines]
    bases = [inks[0].up]
    for above, below in pairwise(inks):
        bases.append(bases[-1] + max(setting.leading, above.down + below.up))
    spare = tall * _MM - bases[-1] - inks[-1].down
    if spare < 0:
        return None
    # A little white above, so that the first line does not stand at the very edge.
    lead = min(spare / 2, 2.0)
    return tuple((base + lead) / _MM for base in bases)


def _too_long(lines: tuple[str, ...], into: Stock, measure: Measure) -> str:
    room = into.room[0] * _MM
    where = "the window" if into.window else "the block for the address"
    tall = into.room[1]
    setting = next(
        (each for each in into.settings if _stacked(lines, each, tall, measure)), into.settings[-1]
    )
    for line in lines:
        if measure(line, setting.size).wide > room:
            return f"The line “{line}” is too wide for {where} ({into.title})."
    said = count(len(lines), "line", "lines")
    return f"The address has {said} with the name, more than {where} holds ({into.title})."
