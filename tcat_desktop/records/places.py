"""Where each thing lies within the data folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

DATABASE: Final = "desk.db"
SHELF: Final = "shelf"


@dataclass(frozen=True, slots=True)
class Places:
    """The data folder of one desk, and what is in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted records."""
        return self.folder / DATABASE

    @property
    def shelf(self) -> Path:
        """The encrypted evidence and issued letters."""
        return self.folder / SHELF

    @property
    def before_upgrades(self) -> Path:
        """The copies made before an upgrade."""
        return self.folder / "backups"
