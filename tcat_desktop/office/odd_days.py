"""What is odd about a school's days, in sentences: nothing of it is refused, all of it is said."""

from datetime import date
from itertools import pairwise

from tcat_desktop.journey.deadlines import Calendar
from tcat_desktop.office.words import long_date, plain_date

# No school holiday is longer than twelve weeks: where a gap is, term dates are missing.
_LONGEST_HOLIDAY = 84
_MOST = 20
_BANK_WINS = "a bank holiday: as a bank holiday it does not count, whatever INSET days do."


def odd_days(calendar: Calendar) -> tuple[str, ...]:
    """A sentence for each day that may have been typed by mistake, in the order of the year."""
    if not calendar.terms:
        return ("There are no term dates, so every weekday counts until there are some.",)
    found = [*_inset(calendar), *_closures(calendar), *_terms(calendar)]
    told = tuple(words for _, words in sorted(found))
    left = len(told) - _MOST
    return told if left <= 0 else (*told[:_MOST], f"And {left} more like these.")


def _inset(calendar: Calendar) -> list[tuple[date, str]]:
    found = []
    for day in sorted(calendar.inset):
        if day.weekday() >= 5:
            found.append((day, f"{long_date(day)} is an INSET day on a weekend."))
        elif day in calendar.bank_holidays:
            found.append((day, f"{long_date(day)} is an INSET day and {_BANK_WINS}"))
        elif day in calendar.closures:
            found.append((day, f"{long_date(day)} is INSET and closed: it does not count."))
    return found


def _closures(calendar: Calendar) -> list[tuple[date, str]]:
    found = []
    for day in sorted(calendar.closures):
        if day.weekday() >= 5:
            found.append((day, f"{long_date(day)} is a closed day on a weekend."))
        elif day in calendar.bank_holidays:
            found.append((day, f"{long_date(day)} is a closed day and a bank holiday."))
        elif calendar.in_term(day) is False:
            found.append((day, f"{long_date(day)} is a closed day in a school holiday."))
    return found


def _terms(calendar: Calendar) -> list[tuple[date, str]]:
    found = []
    for first, last in calendar.terms:
        for day, does in ((first, "begins"), (last, "ends")):
            why = calendar.why_closed(day, school=False)
            if why:
                found.append((day, f"A term {does} on {long_date(day)}, which is a {why}."))
    for (_, ended), (begun, _) in pairwise(calendar.terms):
        if (begun - ended).days > _LONGEST_HOLIDAY:
            gap = f"between {plain_date(ended)} and {plain_date(begun)}"
            found.append((ended, f"There is no term {gap}, so no day between them counts."))
    return found
