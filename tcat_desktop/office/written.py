"""Who wrote when in a chat, kept small beside its reading, so that it is counted without it.

A case file and its print count the messages of every chat of the case. They read no chat for
that: for each message two small numbers are kept, who and how many minutes after the one before.
No word of anybody is among them.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from tcat_desktop.evidence.hours import COUNTED
from tcat_desktop.evidence.reading import Message

NOBODY: Final = -1


def kept(messages: Iterable[Message]) -> dict[str, Any]:
    """``{"from", "senders", "told": [who, minutes, who, minutes…]}``, in the order of the file.

    Every message has its pair, so that its number is known; one that no count takes in, such as
    what the program said, has ``NOBODY``. Seconds are left out: hours begin on a minute.
    """
    senders: dict[str, int] = {}
    told: list[int] = []
    begun: datetime | None = None
    before = 0
    for each in messages:
        if not each.at or not each.sender or each.mark not in COUNTED:
            told += (NOBODY, 0)
            continue
        moment = datetime.fromisoformat(each.at)
        begun = begun or moment.replace(second=0)
        minutes = (moment - begun) // timedelta(minutes=1)
        told += (senders.setdefault(each.sender, len(senders)), minutes - before)
        before = minutes
    return {"from": begun.isoformat() if begun else "", "senders": list(senders), "told": told}


def messages_of(written: Mapping[str, Any]) -> tuple[Message, ...]:
    """The counted messages again, each with its number, sender and minute, and no words."""
    told: list[int] = written["told"]
    if not written["from"]:
        return ()
    begun, senders = datetime.fromisoformat(written["from"]), written["senders"]
    found, minutes = [], 0
    for number, (who, later) in enumerate(zip(told[::2], told[1::2], strict=True), start=1):
        if who == NOBODY:
            continue
        minutes += later
        at = (begun + timedelta(minutes=minutes)).isoformat()
        found.append(
            Message(number=number, line=0, lines=1, at=at, stamp="", sender=senders[who], words="")
        )
    return tuple(found)
