"""The library page: kinds, entries with their last check, and an editor in labelled fields."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tcat_desktop import resources
from tcat_desktop.demo.story_clock import moment
from tcat_desktop.office.commands.keep_library import KeepEntry
from tcat_desktop.office.library import KINDS
from tcat_desktop.office.questions.library import Library
from tcat_desktop.screens.pages.library import LibraryPage
from tests.builders import ATrust, a_trust
from tests.screens.conftest import faults_of
from tests.screens.sitting import Sitting, sitting


@pytest.fixture
def trust(tmp_path: Path) -> ATrust:
    return a_trust(tmp_path)


@pytest.fixture
def here(trust: ATrust, qtbot: QtBot) -> Iterator[Sitting]:
    with sitting(trust, "ceo", qtbot) as seated:
        yield seated


def opened(here: Sitting, kind: str, name: str) -> LibraryPage:
    page = here.go("library", kind=kind, name=name)
    assert isinstance(page, LibraryPage)
    here.settle()
    assert page.list.current_key() == name
    return page


def route(trust: ATrust, name: str) -> Any:
    return next(each for each in trust.ask("ceo", Library(kind="route")) if each.name == name)


def test_every_shipped_entry_of_every_kind_reads_back_as_it_was(here: Sitting) -> None:
    for kind in KINDS:
        shipped = resources.library(kind)
        page = opened(here, kind, shipped[0]["name"])
        # Of the many laws, which all have one shape, every fifth.
        for each in shipped[:: 5 if kind == "law" else 1]:
            page.list.choose(each["name"])
            command = page.editor.command()
            assert isinstance(command, KeepEntry)
            assert command.body == each["body"], (kind, each["name"])
            assert (command.title, command.source) == (each["title"], each["source"])


def test_changed_hours_are_signed_and_kept(here: Sitting, trust: ATrust) -> None:
    opened(here, "route", "posh")
    hours = here.find("library.body.hours")
    hours.clear()
    here.qtbot.keyClicks(hours, "Monday to Thursday, 9 to 3")
    here.find("library.check_today").click()
    here.find("library.keep").click()
    here.settle()
    kept = route(trust, "posh")
    assert kept.body["hours"] == "Monday to Thursday, 9 to 3"
    assert (kept.house, kept.checked_on) == (True, date(2026, 11, 23))
    assert "signed by Dr Carys Llewellyn" in here.find("library.entry.signed").text()


def test_what_is_not_whole_is_refused_at_its_field_and_stays(here: Sitting, trust: ATrust) -> None:
    opened(here, "route", "posh")
    here.find("library.body.how").setPlainText("")
    here.find("library.keep").click()
    here.settle()
    assert "plain words" in here.find("library.body.how.error").words
    here.find("library.body.rung").setPlainText("high")
    here.find("library.keep").click()
    here.settle()
    assert "Write a number" in here.find("library.body.rung.error").words
    assert not route(trust, "posh").house


def test_a_shipped_entry_comes_back_and_one_out_of_use_is_not_offered(
    here: Sitting, trust: ATrust
) -> None:
    page = opened(here, "route", "nextdoor")
    here.find("library.retire").click()
    here.settle()
    assert "nextdoor" not in {each.name for each in trust.ask("ceo", Library(kind="route"))}
    here.find("library.retired").setChecked(True)
    here.settle()
    page.list.choose("nextdoor")
    here.settle()
    assert "Taken out of use by Dr Carys Llewellyn" in here.find("library.entry.signed").text()
    here.find("library.restore").click()
    here.settle()
    assert not route(trust, "nextdoor").house


def test_another_route_is_made_from_one_that_is_there(here: Sitting, trust: ATrust) -> None:
    opened(here, "route", "posh")
    here.find("library.like").click()
    here.find("library.entry.name").setText("local-authority")
    here.find("library.entry.title").setText("The local authority’s advisers")
    here.find("library.keep").click()
    here.settle()
    made = route(trust, "local-authority")
    assert made.title == "The local authority’s advisers"
    assert made.body["needs"] == route(trust, "posh").body["needs"]


def test_an_entry_not_checked_for_half_a_year_is_marked(trust: ATrust, qtbot: QtBot) -> None:
    trust.clock.set(moment(date(2027, 6, 1), "09:00"))
    with sitting(trust, "ceo", qtbot) as here:
        page = opened(here, "route", "posh")
        row = page.list.current_row()
        assert row is not None
        assert row.chip is not None
        assert row.chip.words == "Check it"
        assert "should be checked again" in here.find("library.told").text()


def test_a_lead_for_safeguarding_reads_and_changes_nothing(trust: ATrust, qtbot: QtBot) -> None:
    with sitting(trust, "dsl", qtbot) as here:
        opened(here, "route", "posh")
        for name in ("keep", "like", "retire"):
            assert not here.find(f"library.{name}").isEnabled()
        assert "Only these can" in here.find("library.why").text()


def test_settings_lead_to_the_library(here: Sitting) -> None:
    here.go("settings")
    here.find("settings.library.open").click()
    here.settle()
    assert isinstance(here.window.frame.page, LibraryPage)


def test_every_part_of_the_page_has_a_name(here: Sitting) -> None:
    for kind in KINDS:
        first = resources.library(kind)[0]["name"]
        page = opened(here, kind, first)
        assert faults_of(page) == []


def test_a_search_that_finds_nothing_says_so(here: Sitting) -> None:
    page = opened(here, "route", "posh")
    page.search.setText("zebra")
    page.search.textEdited.emit("zebra")
    assert here.find("library.empty").isVisible()
    page.search.setText("online safety help")
    page.search.textEdited.emit("online safety help")
    assert page.list.isVisible()
