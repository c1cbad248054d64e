"""Who may sit on a complaint panel, and whether a panel may hear (C47, C48; Part 7 paragraph 33).

Three or more who were not involved, one of them independent of the management and the running
of the school. The check stands at the calling and again at the hearing, over those who sat.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tcat_desktop.journey.complaints import Procedure
from tcat_desktop.journey.people import No, Yes
from tcat_desktop.journey.refusals import Refused

CHAIR, MEMBER = "chair", "member"
PARTS: Final = (CHAIR, MEMBER)
ASKED, AGREED, DECLINED, STOOD_DOWN = "asked", "agreed", "declined", "stood_down"
FORMING, CALLED, HEARD, DECIDED, CANCELLED = "forming", "called", "heard", "decided", "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody of the register who might sit. ``address`` and ``name`` as they are compared.

    ``said`` are the words of what the register says beside the name: “friend of Mrs Denholm”.
    """

    person_id: int
    name: str
    kind: str = "governor"
    governor: bool = False
    school_id: int | None = None
    address: str = ""
    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is known of a case when somebody is asked to judge it: ids, names and addresses.

    ``parts`` are people of the case with what they were in it (“wrote it”). ``decided`` and
    ``decided_names`` dealt with it before; an account without an entry in the register is known
    by its name alone. ``family`` are relations of people of the case.
    """

    school_id: int
    complainant_id: int | None = None
    parts: tuple[tuple[int, str], ...] = ()
    decided: frozenset[int] = frozenset()
    decided_names: frozenset[str] = frozenset()
    family: frozenset[int] = frozenset()
    addresses: frozenset[str] = frozenset()
    heard_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()


def may_sit(who: Candidate, matter: Matter) -> Yes | No:
    """Whether somebody may sit on the panel of this matter, and else the reason in words."""
    reason = next(iter(_reasons(who, matter)), "")
    return No(reason=reason) if reason else Yes()


def _reasons(who: Candidate, matter: Matter) -> Iterable[str]:
    parts = [part for person_id, part in matter.parts if person_id == who.person_id]
    yield from (f"Is part of this case: {part}." for part in parts)
    for keeps_off, reason in (
        (who.person_id == matter.complainant_id, "Made this complaint."),
        (who.person_id in matter.decided, "Has dealt with this case already."),
        (who.name in matter.decided_names, "Has dealt with this case already."),
        (who.name in matter.heard_names, "Is a witness or a companion in this case."),
        (who.said & matter.surnames, "The register links this person to a family of this case."),
        (who.person_id in matter.family, "Belongs to the family of somebody in this case."),
        (
            who.address and who.address in matter.addresses,
            "Lives at the address of somebody in this case.",
        ),
        (
            who.kind == "staff" and who.school_id == matter.school_id,
            "Works at the school that is complained about.",
        ),
        (who.kind in ("pupil", "unknown"), "Cannot sit on a panel."),
    ):
        if keeps_off:
            yield reason


def check_independent(who: Candidate, *, independent: bool, why: str) -> None:
    """Raise ``Refused`` for a claim of independence that cannot be true, or has no reason."""
    if not independent:
        return
    if who.governor or who.kind in ("governor", "staff"):
        raise Refused(
            "A governor, and anybody who works for the trust, has a part in running it.",
            field="independent", clause="C47",
            what_to_do="Ask somebody from outside the trust as the independent member.",
        )  # fmt: skip
    if not why.strip():
        raise Refused(
            "Write what makes this person independent.", field="why_independent",
            what_to_do="Such as: retired headteacher of a school of another trust.",
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member as the rules see her. ``may`` is whether she may sit today."""

    person_id: int
    name: str
    part: str
    independent: bool
    state: str
    may: Yes | No = Yes()  # noqa: RUF009 - frozen, and always the same

    @property
    def counts(self) -> bool:
        """Whether she is one of the panel now: she agreed, and nothing stands against her."""
        return self.state == AGREED and bool(self.may)


def missing(procedure: Procedure, members: Sequence[Member]) -> tuple[str, ...]:
    """What the panel still lacks, a sentence each, and nothing for one that may hear."""
    sitting = [one for one in members if one.counts]
    tied = [one for one in members if one.state == AGREED and not one.may]
    found = [f"{one.name} cannot sit. {one.may.reason}" for one in tied]
    short = procedure.members - len(sitting)
    if short > 0:
        found.append(_NEEDED.get(short, f"{short} more members are needed."))
    independent = sum(one.independent for one in sitting)
    if not independent:
        found.append("Nobody here is independent of the management yet.")
    elif independent < procedure.independent:
        found.append(f"{procedure.independent} independent members are needed.")
    chairs = [one.name for one in sitting if one.part == CHAIR]
    if len(chairs) != 1:
        found.append("Nobody is the chair yet." if not chairs else
                     f"There is one chair: {' and '.join(chairs)} cannot both be.")  # fmt: skip
    if len({one.person_id for one in sitting}) < len(sitting):
        found.append("The same person is on the panel twice.")
    return tuple(found)


_NEEDED = {1: "One more member is needed.", 2: "Two more members are needed.",
           3: "Three members are needed."}  # fmt: skip


def check_panel(procedure: Procedure, members: Sequence[Member]) -> None:
    """Raise ``Refused`` with what is missing unless these may hear the complaint."""
    lacks = missing(procedure, members)
    if lacks:
        raise Refused(
            lacks[0], field="members", clause="C47, C48",
            what_to_do=" ".join(lacks[1:]) or "Ask somebody else, and call the panel then.",
        )  # fmt: skip


def check_hearing(procedure: Procedure, members: Sequence[Member], sat: Iterable[int]) -> None:
    """The same over those who really sat; somebody who never agreed cannot have."""
    there = set(sat)
    strangers = there - {one.person_id for one in members if one.counts}
    if strangers:
        raise Refused("Somebody is named who is not on this panel.", field="sat",
                      what_to_do="Choose from those who agreed to sit.")  # fmt: skip
    check_panel(procedure, [one for one in members if one.person_id in there])
