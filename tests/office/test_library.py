"""The reference library: shipped entries, the house's own over them, and the way back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office.commands.keep_library import KeepEntry, RestoreShipped, RetireEntry
from tcat_desktop.office.questions.library import Library
from tests.builders import NOW, ATrust, a_trust

TODAY = NOW.date()


def kept(trust: ATrust, **change: Any) -> None:
    told: dict[str, Any] = {
        "kind": "reason", "name": "our-own", "title": "A reason of our own",
        "source": "The data protection policy, section 9", "checked_on": TODAY,
        "body": {"code": "X9"},
    }  # fmt: skip
    trust.do("dpo", KeepEntry(**told | change))


def of(trust: ATrust, *, retired: bool = False) -> dict[str, Any]:
    return {each.name: each for each in trust.ask("dpo", Library(kind="reason", retired=retired))}


def test_an_entry_of_the_house_names_who_signed_it_and_when_it_was_checked(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    kept(trust)
    entry = of(trust)["our-own"]
    assert entry.house
    assert (entry.signed_by, entry.checked_on) == ("Mr Łukasz Wrona", TODAY)
    assert entry.body == {"code": "X9"}


def test_a_newer_entry_stands_and_a_retired_one_is_not_offered(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    kept(trust)
    kept(trust, title="Said better")
    assert of(trust)["our-own"].title == "Said better"
    trust.do("dpo", RetireEntry(kind="reason", name="our-own"))
    assert "our-own" not in of(trust)
    assert of(trust, retired=True)["our-own"].retired


def test_an_entry_that_never_shipped_goes_when_the_shipped_one_is_restored(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    kept(trust)
    trust.do("dpo", RestoreShipped(kind="reason", name="our-own"))
    assert "our-own" not in of(trust, retired=True)
    with pytest.raises(Refused, match="as it shipped already"):
        trust.do("dpo", RestoreShipped(kind="reason", name="our-own"))


def test_an_entry_stands_from_its_first_day_and_not_on_its_last(tmp_path: Path) -> None:
    trust = a_trust(tmp_path)
    kept(trust, from_on=date(2024, 1, 31), to_on=date(2026, 1, 1))
    entry = of(trust)["our-own"]
    stands = [entry.in_force(date(2024, 1, day)) for day in (30, 31)]
    assert stands == [False, True]
    assert not entry.in_force(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "Our Own"}, "name"),
        ({"title": " "}, "title"),
        ({"source": ""}, "source"),
        ({"checked_on": date(2027, 1, 1)}, "checked_on"),
        ({"from_on": date(2026, 1, 2), "to_on": date(2026, 1, 2)}, "to_on"),
        ({"kind": "spell"}, "kind"),
    ],
)
def test_an_entry_that_is_not_whole_is_refused_at_its_field(
    tmp_path: Path, change: dict[str, Any], field: str
) -> None:
    trust = a_trust(tmp_path)
    with pytest.raises(Refused) as refusal:
        kept(trust, **change)
    assert refusal.value.field == field
    assert "our-own" not in of(trust, retired=True)
