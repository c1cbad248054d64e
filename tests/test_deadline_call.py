"""``tcat-desktop deadline``: every date of the table again, and what it will not read."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tcat_desktop import cli
from tests.journey.dates import Row, rows

HOME = Path(__file__).resolve().parent.parent


def call(*words: str) -> int:
    asked = cli.read(["deadline", *words])
    return asked if isinstance(asked, int) else cli.run(asked)


def named(day: str) -> str:
    on = date.fromisoformat(day)
    return f"{on:%a} {on.day} {on:%b}"


@pytest.mark.parametrize("row", rows(), ids=str)
def test_the_command_line_gives_the_date_worked_out_by_hand(
    row: Row, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = cli.read(row.words)
    assert not isinstance(asked, int)
    assert cli.run(asked) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert (told["due"], told["at"]) == (row.on, row.at)
    assert told["working"][-1].startswith(f"{named(row.on)} – ")
    assert "not counted" not in told["working"][-1] or row.count == 0
    assert (told["from"], told["clock"], told["count"]) == (row.start, row.clock, row.count)


def test_the_working_is_a_line_a_day_each_counted_or_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    calendar = tmp_path / "calendar.json"
    calendar.write_text(
        '{"terms": [["2026-09-03", "2026-10-23"], ["2026-11-02", "2026-12-18"]],'
        ' "inset": ["2026-11-26"], "closures": ["2026-12-01"], "inset_counts": false}'
    )
    words = ("--from", "2026-11-23", "--clock", "school-days", "--count", "5")
    assert call(*words, "--calendar", str(calendar), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["due"] == "2026-12-02"
    assert told["working"] == [
        "Mon 23 Nov – day 0",
        "Tue 24 Nov – day 1",
        "Wed 25 Nov – day 2",
        "Thu 26 Nov – not counted: INSET",
        "Fri 27 Nov – day 3",
        "Sat 28 Nov – not counted: weekend",
        "Sun 29 Nov – not counted: weekend",
        "Mon 30 Nov – day 4",
        "Tue 1 Dec – not counted: school closed",
        "Wed 2 Dec – day 5",
    ]
    assert call(*words) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[-2:] == [
        "No term dates are known, so weekdays were counted.",
        "Due 2026-11-30",
    ]


def test_a_time_that_comes_twice_is_the_first_and_one_that_never_comes_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hours = ("--clock", "clock-hours", "--count", "24", "--json", "--from")
    assert call(*hours, "2026-10-25T01:30") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["due"], told["at"]) == ("2026-10-26", "00:30")
    assert told["notes"] == ["01:30 came twice on 2026-10-25; the first was taken."]
    assert call(*hours, "2027-03-28T01:30") == 2
    assert "no such time" in capsys.readouterr().err


GOOD = {"--from": "2026-11-23", "--clock": "school-days", "--count": "5"}


@pytest.mark.parametrize(
    ("option", "told", "says"),
    [
        ("--from", "2026-02-30", "no such day or time"),
        ("--from", "2026-11-23T24:30", "no such day or time"),
        ("--from", "23/11/2026", "is a date such as"),
        ("--from", "20261123", "is a date such as"),
        ("--from", "２０２６-11-23", "is a date such as"),
        ("--from", "2026-11-23T16:30Z", "is a date such as"),
        ("--from", "", "is a date such as"),
        ("--from", "9999-12-31", "between the years"),
        ("--clock", "moons", "There is no clock called “moons”"),
        ("--clock", "x" * 5000, "There is no clock"),
        ("--count", "-1", "cannot lie before it starts"),
        ("--count", "5.5", "is a whole number"),
        ("--count", "NaN", "is a whole number"),
        ("--count", "9" * 6000, "at most 5,000 school days"),
        ("--closes-at", "4pm", "such as 16:00"),
        ("--calendar", "/no/such/file.json", "cannot be read"),
        ("--calendar", str(HOME), "cannot be read"),
        ("--calendar", "a\0b", "cannot be read"),
        ("--nonsense", "1", "nrecognized"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_2(
    option: str, told: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [part for pair in {**GOOD, option: told}.items() for part in pair]
    assert call(*words, "--json") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert len(said.err) < 300


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "is no JSON: see line 1"),
        (b"", "is no JSON"),
        (b"\xff\xfe\x00", "no text in UTF-8"),
        (b'{"inset_counts": NaN}', "NaN is no number"),
        (b'{"inset_counts": Infinity}', "Infinity is no number"),
        (b"[" * 100_000, "nested too deeply"),
        (b" " * 10_000_000, "larger than a megabyte"),
        (b"9" * 6000, "no JSON"),
        (b'{"terms": [], "terms": []}', '"terms" is there twice'),
        (b"[]", "is a JSON object"),
        (b"null", "is a JSON object"),
        (b'{"term": []}', 'no part called "term"'),
        (b'{"terms": [["2026-12-18", "2026-09-03"]]}', "from 18 December 2026 to 3 September 2026"),
        (b'{"inset": ["2026-02-30"]}', "2026-02-30, and there is no such day"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_one_sentence_and_exit_2(
    tmp_path: Path, content: bytes, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "calendar.json"
    file.write_bytes(content)
    words = [part for pair in GOOD.items() for part in pair]
    assert call(*words, "--calendar", str(file), "--json") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert says in said.err
    assert len(said.err.strip().splitlines()) == 1


def test_backwards_nothing_is_received_so_its_rules_are_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [part for pair in GOOD.items() for part in pair]
    for rule in (["--receipt-counts"], ["--waits-for-term"], ["--closes-at", "16:00"]):
        assert call(*words, "--before", *rule) == 2
        assert "othing is received" in capsys.readouterr().err
    assert call(*words, "--before", "--from", "2026-11-23T10:00") == 2


def test_a_calendar_that_never_opens_is_refused_by_a_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = [(date(2026, 11, 23) + timedelta(days=n)).isoformat() for n in range(3000)]
    file = tmp_path / "calendar.json"
    file.write_text(json.dumps({"closures": closed}))
    words = [part for pair in GOOD.items() for part in pair]
    assert call(*words, "--calendar", str(file)) == 1
    assert "no open day" in capsys.readouterr().err


def test_it_needs_no_desk_and_loads_neither_database_nor_window(tmp_path: Path) -> None:
    script = (
        "import sys; from tcat_desktop.__main__ import main\n"
        "code = main(['deadline', '--from', '2026-11-23T16:30', '--clock', 'school-days',"
        " '--count', '5', '--json'])\n"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'PySide6', 'reportlab', 'cryptography'}\n"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=HOME, capture_output=True, encoding="utf-8",
        check=False, timeout=60, env={"PYTHONPATH": str(HOME), "TCAT_DATA": str(tmp_path / "no")},
    )  # fmt: skip
    assert ran.stderr.strip() == "0 []"
    assert json.loads(ran.stdout)["due"] == "2026-11-30"
    assert not (tmp_path / "no").exists()
