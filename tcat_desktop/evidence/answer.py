"""A reading as bytes through a pipe, and back: a length, JSON, and the attachments' own bytes."""

import json
import operator
import types
import typing
from dataclasses import dataclass, fields
from typing import Any, Final

from tcat_desktop.evidence.reading import Attached, Choice, Message, Reading
from tcat_desktop.journey.refusals import Refused

_LENGTH: Final = 8


class Unfit(Exception):
    """What came back is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reading, and how much memory it took at most (bytes; 0 where nobody can tell)."""

    reading: Reading
    peak: int = 0


def packed(said: Reading | Refused, peak: int = 0) -> list[bytes]:
    """The pieces of an answer, in order; attachments are not copied."""
    if isinstance(said, Refused):
        refused = [said.reason, said.clause, said.what_to_do, said.field]
        head, bodies = {"refused": refused, "peak": peak}, []
    else:
        told: dict[str, Any] = {each.name: getattr(said, each.name) for each in fields(Reading)}
        told["messages"] = [_PARTS(each) for each in said.messages]
        told["choice"] = None if said.choice is None else _row(said.choice)
        told["attachments"] = [
            [each.name, each.kind, len(each.content)] for each in said.attachments
        ]
        head, bodies = {"reading": told, "peak": peak}, [each.content for each in said.attachments]
    written = json.dumps(head).encode("ascii")
    return [len(written).to_bytes(_LENGTH, "big"), written, *bodies]


def unpacked(answer: bytes | bytearray) -> Answer:
    """The answer, every part of it of its own type. Raises Refused if that is what it says."""
    end = _LENGTH + int.from_bytes(answer[:_LENGTH], "big")
    if len(answer) < max(end, _LENGTH + 2):
        message = "the answer was cut short"
        raise Unfit(message)
    try:
        told = json.loads(bytes(answer[_LENGTH:end]))
    except (ValueError, RecursionError) as error:
        raise Unfit(str(error)) from error
    if not isinstance(told, dict):
        message = "the answer is no table"
        raise Unfit(message)
    if "refused" in told:
        reason, clause, what_to_do, field = _as(told["refused"], tuple[str, str, str, str])
        raise Refused(reason, clause=clause, what_to_do=what_to_do, field=field)
    return Answer(
        reading=_reading(told.get("reading"), memoryview(answer)[end:]),
        peak=_as(told.get("peak"), int),
    )


# A chat has tens of thousands of messages, so that their parts are looked up once.
_NAMES: Final = tuple(each.name for each in fields(Message))
_KINDS: Final = [each.type for each in fields(Message)]
_PARTS: Final = operator.attrgetter(*_NAMES)


def _row(of: Choice) -> list[Any]:
    return [getattr(of, each.name) for each in fields(of)]


def _reading(told: Any, bodies: memoryview) -> Reading:
    names = {each.name: each.type for each in fields(Reading)}
    if not isinstance(told, dict) or set(told) != set(names):
        message = "the answer is no reading"
        raise Unfit(message)
    made: dict[str, Any] = {
        name: _as(told[name], wanted)
        for name, wanted in names.items()
        if name not in {"messages", "choice", "attachments"}
    }
    made["messages"] = tuple(_message(row) for row in _as(told["messages"], list))
    choice = told["choice"]
    made["choice"] = None if choice is None else _from_row(Choice, choice)
    made["attachments"] = _attachments(told["attachments"], bodies)
    try:
        return Reading(**made)
    except AssertionError as error:
        raise Unfit(str(error)) from error


def _attachments(told: Any, bodies: memoryview) -> tuple[Attached, ...]:
    found, start = [], 0
    for name, kind, length in _as(told, tuple[tuple[str, str, int], ...]):
        if not 0 <= length <= len(bodies) - start:
            message = "an attachment was cut short"
            raise Unfit(message)
        found.append(Attached(name=name, kind=kind, content=bytes(bodies[start : start + length])))
        start += length
    return tuple(found)


def _message(row: Any) -> Message:
    # Not isinstance: a truth value is no number here.
    if type(row) is not list or [type(part) for part in row] != _KINDS:
        message = "a message of another shape"
        raise Unfit(message)
    return Message(**dict(zip(_NAMES, row, strict=True)))


def _from_row(made: Any, row: Any) -> Any:
    wanted = fields(made)
    if not isinstance(row, list) or len(row) != len(wanted):
        message = f"a {made.__name__} of another shape"
        raise Unfit(message)
    return made(**{f.name: _as(part, f.type) for f, part in zip(wanted, row, strict=True)})


def _as(value: Any, wanted: Any) -> Any:
    """The value, if it is of that type; lists become tuples."""
    if isinstance(wanted, type) and not typing.get_args(wanted):
        # Not isinstance: a truth value is no number here.
        if type(value) is wanted:
            return value
    elif isinstance(wanted, types.UnionType):
        if type(value) in typing.get_args(wanted):
            return value
    elif isinstance(value, list):
        inner = typing.get_args(wanted)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_as(each, inner[0]) for each in value)
        if len(inner) == len(value):
            return tuple(_as(each, kind) for each, kind in zip(value, inner, strict=True))
    message = f"{type(value).__name__} where {wanted} was due"
    raise Unfit(message)
