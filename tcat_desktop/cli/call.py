"""What every call of the command line shares: its exit codes, its sentences, its one line."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from enum import Enum
from typing import Any, NoReturn

DONE, REFUSED, UNUSABLE, TROUBLE, WRONG = 0, 1, 2, 3, 4


class Unusable(Exception):
    """What was asked cannot be read; one plain sentence says why."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, without the list of all options."""

    def error(self, message: str) -> NoReturn:
        raise Unusable(f"{message[:1].upper()}{message[1:]}. “{self.prog} --help” lists the words.")


@dataclass(frozen=True, slots=True)
class Call:
    """One sub-command: its words, its options, and what it does."""

    words: str
    options: Callable[[argparse.ArgumentParser], None]
    does: Callable[[argparse.Namespace], int]


def complain(sentence: str) -> None:
    """One sentence on stderr."""
    print(sentence, file=sys.stderr)


def plain(value: Any) -> Any:
    """Dataclasses, dates and paths as JSON knows them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(part) for name, part in asdict(value).items()}
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def line(asked: argparse.Namespace, record: Any, words: str) -> None:
    """One record: as JSON where that was asked for, else in words."""
    print(json.dumps(plain(record), ensure_ascii=False) if asked.json else words, flush=True)


def no_options(_parser: argparse.ArgumentParser) -> None:
    """No options of its own."""
