"""England's bank holidays as they ship, held to the library that computed them."""

from datetime import date

import holidays

from tcat_desktop import resources
from tcat_desktop.office.calendar import bank_holidays


def test_the_list_that_ships_is_what_the_library_computes() -> None:
    computed = holidays.country_holidays("GB", subdiv="ENG", years=range(2015, 2061))
    lines = resources.read("holidays/england.txt").decode().splitlines()
    shipped = {line[:10]: line[11:] for line in lines if line[:1].isdigit()}
    assert shipped == {day.isoformat(): name for day, name in computed.items()}


def test_a_substitute_day_counts_and_a_plain_friday_does_not() -> None:
    found = bank_holidays(2026, 2027)
    assert date(2026, 12, 28) in found  # for Boxing Day, a Saturday
    assert date(2027, 3, 26) in found  # Good Friday
    assert date(2027, 3, 19) not in found
