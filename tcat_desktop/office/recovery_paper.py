"""The recovery sheets of a desk in the making: two to print, and one to look at meanwhile."""

from dataclasses import dataclass, field
from datetime import datetime

from tcat_desktop.correspondence.recovery_sheet import RecoverySheet, print_recovery_sheet
from tcat_desktop.office.set_up import Founding

_HIDDEN = "•••••"
SHEETS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPaper:
    """Each sheet as a PDF, the one shown with two groups hidden, and all eight groups."""

    sheets: tuple[bytes, ...] = field(repr=False)
    shown: bytes = field(repr=False)
    groups: tuple[str, ...] = field(repr=False)


def make_recovery_paper(
    founding: Founding, *, hidden: tuple[int, ...], made_at: datetime
) -> RecoveryPaper:
    """Print two sheets into memory. ``hidden`` are the places, from 0, not shown on the screen."""
    groups = founding.code.groups
    school = founding.told.trust or founding.told.schools[0].name

    def sheet(number: int, shown: tuple[str, ...], key_slot: str) -> bytes:
        return print_recovery_sheet(
            RecoverySheet(
                school=school,
                groups=shown,
                sheet=number,
                sheets=SHEETS,
                made_at=made_at,
                key_slot=key_slot,
            )
        )

    on_screen = tuple(_HIDDEN if n in hidden else group for n, group in enumerate(groups))
    return RecoveryPaper(
        sheets=tuple(sheet(n, groups, founding.paper) for n in range(1, SHEETS + 1)),
        shown=sheet(1, on_screen, ""),
        groups=groups,
    )
