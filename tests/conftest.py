"""What every test may ask for: the windowless screen, steady chance, and the sample files."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tcat_desktop.records import engine

# Before anything imports Qt: a test paints no window on anybody's desk.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HOME = Path(__file__).resolve().parent.parent

# A slow machine is no fault of the code's; where a submission is judged, the same examples
# are tried each time, and on a desk new ones.
settings.register_profile("desk", deadline=None, max_examples=50)
settings.register_profile("judged", deadline=None, max_examples=50, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile("judged" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def only_invented_people(request: pytest.FixtureRequest) -> Iterator[None]:
    """Memory is wiped in the tests of the records; behind the others it costs a third more."""
    if "records" not in request.path.parts:
        engine.handle_only_invented_data()
    yield
    engine._without_wiping.clear()


@pytest.fixture(scope="session")
def home() -> Path:
    """The top folder of this checkout."""
    return HOME


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of sample files that lies beside a checkout, and not in it."""
    folder = HOME.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"The sample files are not on this machine: there is no {folder}.")
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that no core waits at the end for one long test."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
