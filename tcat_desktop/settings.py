"""Where the records of this desk lie: told by an option, by the computer, or the usual place."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

# The folder's name below the platform's own place for a program's data.
NAME: Final = "tcat-desktop"
VARIABLE: Final = "TCAT_DATA"
PASSWORD_FILE: Final = "TCAT_PASSWORD_FILE"  # noqa: S105 - the name of a variable


def data_folder(told: str | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The data folder: ``--data`` before ``TCAT_DATA`` before the platform's usual place."""
    here = os.environ if environ is None else environ
    wanted = told or here.get(VARIABLE, "")
    if wanted:
        return Path(wanted).expanduser().absolute()
    from platformdirs import user_data_path  # only when nobody told us

    return user_data_path(NAME, appauthor=False)


def password_file(environ: Mapping[str, str] | None = None) -> Path | None:
    """The file whose first line is the password, for what runs unattended."""
    here = os.environ if environ is None else environ
    told = here.get(PASSWORD_FILE, "")
    return Path(told).expanduser() if told else None
