"""Where the things that ship beside the program lie: migrations, clauses, holidays and fonts.

In a checkout they are the folders `resources/` and `migrations/` beside the package. In an
installed wheel they travel inside the package, under `_shipped/`. Nothing else needs to know.
"""

import importlib.util
import json
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

# Google's Noto faces, for the scripts that our own faces lack.
_NOTO = "manimgx_fonts"
_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"
_FONT_ENDINGS = frozenset({".ttf", ".otf"})


@cache
def _home() -> Path:
    # A wheel carries `_shipped`; a checkout never does, so that neither can be taken for the other.
    return _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent


def root() -> Path:
    """The folder `resources/`, wherever this copy of the program keeps it."""
    return _home() / "resources"


def migrations() -> Path:
    """The folder `migrations/`: the steps that bring an older database up to date."""
    return _home() / "migrations"


def path(name: str) -> Path:
    """The file `name` within `resources/`, with forward slashes: `"clauses/code.toml"`.

    Raises:
        ValueError: when the name leads out of the folder.
    """
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts:
        message = f"{name!r} leads out of the resources folder"
        raise ValueError(message)
    return root().joinpath(*parts.parts)


def read(name: str) -> bytes:
    """What the file `name` within `resources/` holds.

    Raises:
        FileNotFoundError: when this copy of the program is incomplete.
    """
    return path(name).read_bytes()


def library(kind: str) -> tuple[dict[str, Any], ...]:
    """The entries of `resources/library/<kind>.json` as they ship; a kind without a file is empty.

    Each has `name, title, source, checked_on, from, to` (ISO dates or None) and `body`.
    """
    file = path(f"library/{kind}.json")
    if not file.is_file():
        return ()
    entries = json.loads(file.read_text(encoding="utf-8"))["entries"]
    return tuple(entries)


def fonts() -> tuple[Path, ...]:
    """Every font file within `resources/fonts/`, in the order of their names; none is no error."""
    folder = root() / "fonts"
    if not folder.is_dir():
        return ()
    found = (each for each in folder.rglob("*") if each.suffix.lower() in _FONT_ENDINGS)
    return tuple(sorted(found))


@cache
def noto() -> Path | None:
    """The folder of the Noto faces, or None when their package is not installed."""
    spec = importlib.util.find_spec(_NOTO)
    return Path(spec.origin).parent if spec is not None and spec.origin is not None else None


def other_scripts() -> tuple[Path, ...]:
    """Faces for the scripts that the screen's own face lacks; a bare computer has none."""
    folder = noto()
    found = [path for path in fonts() if path.name.startswith("PrintCJK")]
    if folder is not None:
        found += sorted(folder.rglob("NotoSans?*[[]wght].ttf"))
    return tuple(found)
