"""The call “term-dates”: files are read as they come, and nothing is kept."""

import json
import os
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent

WORDS = """Autumn term: 3 September 2026 to 18 December 2026
Half term: 26 October 2026 to 30 October 2026
INSET day: 27 November 2026
School closed 1 December 2026 (snow)
Parents' evening: 12 November 2026
"""
CALENDAR = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Autumn term\r\nDTSTART;VALUE=DATE:20260903\r\n"
    "DTEND;VALUE=DATE:20261024\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def call(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tcat_desktop", "term-dates", *map(str, words)],
        cwd=HOME,
        check=False,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(HOME)},
    )


def a_file(folder: Path, name: str, words: str, encoding: str = "utf-8") -> Path:
    made = folder / name
    made.write_bytes(words.encode(encoding))
    return made


def test_words_and_calendars_are_read_and_no_file_is_left_behind(tmp_path: Path) -> None:
    text = a_file(tmp_path, "terms.txt", WORDS)
    calendar = a_file(tmp_path, "terms.ics", CALENDAR)
    ran = call("--json", text, calendar)
    assert (ran.returncode, ran.stderr) == (0, "")
    first, second = (json.loads(line) for line in ran.stdout.splitlines())
    assert first == {
        "file": str(text),
        "terms": [["2026-09-03", "2026-10-23"], ["2026-11-02", "2026-12-18"]],
        "inset": [["2026-11-27", "INSET day"]],
        "closures": [["2026-12-01", "snow"]],
        "left_out": [["Parents' evening: 12 November 2026", "It says nothing of terms."]],
        "warnings": [],
    }
    assert second["file"] == str(calendar)
    assert second["terms"] == [["2026-09-03", "2026-10-23"]]
    assert {each.name for each in tmp_path.iterdir()} == {"terms.txt", "terms.ics"}


def test_one_bad_file_costs_the_others_nothing_but_the_exit_code(tmp_path: Path) -> None:
    bad = a_file(tmp_path, "bad.ics", "BEGIN:VCARD\r\nEND:VCARD\r\n")
    good = a_file(tmp_path, "good.ics", CALENDAR)
    gone = tmp_path / "gone.txt"
    ran = call("--json", bad, gone, tmp_path, good)
    assert ran.returncode == 2
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [sorted(each) for each in told[:3]] == [["error", "file"]] * 3
    assert told[0]["error"].startswith("This file holds addresses, not a calendar.")
    assert told[1]["error"].startswith("The file cannot be read: No such file")
    assert told[3]["terms"] == [["2026-09-03", "2026-10-23"]]
    assert "Traceback" not in ran.stderr


def test_a_page_from_notepad_is_read_and_shown_in_words(tmp_path: Path) -> None:
    page = a_file(tmp_path, "page.txt", "Autumn: 3 September 2026 – 23 October 2026\r\n", "cp1252")
    ran = call(page)
    assert ran.returncode == 0
    assert "Thursday 3 September 2026 to Friday 23 October 2026" in ran.stdout


def test_a_calendar_under_another_name_is_known_by_its_first_line(tmp_path: Path) -> None:
    ran = call("--json", a_file(tmp_path, "download", CALENDAR))
    assert json.loads(ran.stdout)["terms"] == [["2026-09-03", "2026-10-23"]]


def test_without_a_file_it_says_what_it_needs_in_one_sentence() -> None:
    ran = call("--json")
    assert ran.returncode == 2
    assert len(ran.stderr.strip().splitlines()) == 1
    assert "FILE" in ran.stderr
    assert ran.stdout == ""


def test_the_library_of_calendars_is_loaded_for_a_calendar_only(tmp_path: Path) -> None:
    text, calendar = a_file(tmp_path, "t.txt", WORDS), a_file(tmp_path, "t.ics", CALENDAR)
    for file, loaded in ((text, False), (calendar, True)):
        code = (
            "import sys; from tcat_desktop import cli; import tcat_desktop.office.calendar_file\n"
            f"cli.run(cli.read(['term-dates', {str(file)!r}]))\n"
            "print('icalendar' in sys.modules)"
        )
        ran = subprocess.run(
            [sys.executable, "-c", code], cwd=HOME, check=True, capture_output=True, text=True
        )
        assert ran.stdout.splitlines()[-1] == str(loaded)
