"""The tour walks the real windows; here it is walked once, as anybody would walk it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

HOME = Path(__file__).resolve().parent.parent


@pytest.mark.slow
def test_the_tour_does_what_each_step_says(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tcat_desktop", "tour", "--out", str(tmp_path / "tour")],
        cwd=HOME, check=False, capture_output=True, encoding="utf-8", timeout=900,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(HOME)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    pictures = sorted((tmp_path / "tour").glob("*.png"))
    papers = sorted((tmp_path / "tour").glob("*.pdf"))
    assert len(pictures) >= 20
    assert len(papers) >= 9
    assert all(each.name[:2].isdigit() for each in [*pictures, *papers])
    invitation = next(each for each in papers if "invitation" in each.name)
    words = " ".join(PdfReader(invitation).pages[0].extract_text().split())
    assert "Thank you for talking to Mrs Whitfield on Monday." in words


def test_a_step_that_is_not_so_is_said_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    from tcat_desktop.tour.hands import NotSo
    from tcat_desktop.tour.walking import _Tried

    def fails() -> None:
        raise NotSo("The desk is not locked.")

    tried = _Tried()
    assert not tried.step("The desk is locked", fails)
    assert tried.step("The desk is open", lambda: None)
    assert tried.wrong == ["step 1"]
    assert "NOT SO. The desk is not locked." in capsys.readouterr().out
