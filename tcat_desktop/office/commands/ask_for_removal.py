"""Takedown: asking a poster or a platform to remove a post, photo or group (C26, C53, C54)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tcat_desktop.journey import clocks
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId, Role
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.journey.route import stage_of
from tcat_desktop.journey.steps import StageName
from tcat_desktop.office import checks, names, takedowns
from tcat_desktop.office.commands.contact_parent import party
from tcat_desktop.office.commands.request_meeting import jump_from
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.takedown_pack import exhibit_row
from tcat_desktop.office.words import short_date
from tcat_desktop.records.case_record import CaseRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRemove:
    """One line of a removal request: what it is, where, and which exhibit is its copy."""

    what: str
    link: str = ""
    exhibit_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForRemoval:
    """A removal request to the poster (a step) or to a platform (beside the steps)."""

    case_id: CaseId
    target: str
    items: tuple[ToRemove, ...]
    asked_of: str = ""
    person_id: PersonId | None = None
    asked_on: date | None = None
    their_reference: str = ""
    jump_reason: str = ""
    jump_head: str = ""
    seen: int | None = None

    needs: ClassVar = (Act.TAKEDOWN, Level.CREATE)

    def carry_out(self, desk: Desk) -> tuple[int, ...]:
        """Keep one line for each thing to be removed; their ids."""
        record = desk.case(self.case_id, self.seen)
        if self.target not in ("poster", "platform"):
            raise Refused("Choose who is asked.", field="target")
        day = checks.not_after(self.asked_on or desk.today, desk.today, "asked_on")
        if not self.items:
            raise Refused("Say what should be removed.", field="items")
        if self.target == "poster":
            if self.person_id is None:
                raise Refused("Choose who posted it.", field="person_id")
            asked_of = names.full_name(party(record, self.person_id))
        else:
            asked_of = checks.needed(self.asked_of, "Say which platform.", "asked_of")
        name = "ask_poster" if self.target == "poster" else "ask_platform"
        desk.take(record, name, jump=jump_from(self.jump_reason, self.jump_head))
        kept = tuple(self._line(desk, record, item, asked_of, day) for item in self.items)
        clock = stage_of(StageName.TAKEDOWN).clock if self.target == "poster" else clocks.PLATFORM
        assert clock is not None
        due = desk.due(record.school, clock, day)
        for row_id in kept:
            desk.change("takedowns", row_id, next_on=due.on.isoformat())
        count = "one thing" if len(kept) == 1 else f"{len(kept)} things"
        desk.chronicle(
            self.case_id, "takedown", f"Asked {asked_of} to remove {count}",
            "; ".join(item.what for item in self.items), on=day,
            stage=StageName.TAKEDOWN if self.target == "poster" else None,
            about="takedowns", about_id=kept[0], mark=f"Reply due {short_date(due.on)}",
        )  # fmt: skip
        if self.target == "poster":
            desk.finish(self.case_id, "contact", "look_again", "after_meeting", "decide_close")
            desk.task(self.case_id, "check_removal", "Check whether it has been removed", due,
                      role=Role.HEAD)  # fmt: skip
        else:
            desk.task(self.case_id, "platform_reply", f"{asked_of}: reply to our report", due,
                      waiting_for=asked_of)  # fmt: skip
            takedowns.set_next(desk, self.case_id)
        desk.settle(self.case_id)
        desk.did("takedown", kept[0], case=self.case_id, lines=len(kept))
        return kept

    def _line(
        self, desk: Desk, record: CaseRecord, item: ToRemove, asked_of: str, day: date
    ) -> int:
        if item.exhibit_id is not None and exhibit_row(record, item.exhibit_id) is None:
            raise Refused("That copy is not on this case, or it is sealed.", field="items")
        asked = {"route": "", "target": self.target, "asked_of": asked_of}
        # What somebody else was asked for before is the same thing, one rung further up.
        before = [row["id"] for row in takedowns.left(record)
                  if row["what"] == item.what.strip() and row["target"] != self.target]  # fmt: skip
        return desk.add(
            "takedowns",
            case_id=self.case_id,
            target=self.target,
            what=checks.needed(item.what, "Say what should be removed.", "items"),
            link=item.link.strip(),
            asked_of=asked_of,
            person_id=self.person_id,
            asked_on=day.isoformat(),
            their_reference=self.their_reference.strip(),
            state="asked",
            route=takedowns.route_name(asked, takedowns.routes(desk.conn)),
            exhibit_id=item.exhibit_id,
            after_id=before[-1] if before else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRemoval:
    """What the answer was, and whether it is really gone: one line of the takedown list."""

    case_id: CaseId
    takedown_id: int
    gone: bool | None
    on: date
    reply: str = ""

    needs: ClassVar = (Act.TAKEDOWN, Level.CREATE)

    def carry_out(self, desk: Desk) -> None:
        """Keep the reply and what was seen on that day. ``gone`` None means only a reply."""
        record = desk.case(self.case_id)
        line = desk.row("takedowns", self.takedown_id, of=self.case_id)
        day = checks.not_after(self.on, desk.today, "on")
        if day.isoformat() < line["asked_on"]:
            raise Refused("That is before it was asked for.", field="on")
        if self.gone is None:
            reply = checks.needed(self.reply, "Write what they answered.", "reply")
            desk.change("takedowns", self.takedown_id, reply=reply, replied_on=day.isoformat())
            title = f"{line['asked_of']} answered"
        else:
            state = "removed" if self.gone else "still_there"
            values: dict[str, Any] = {"state": state, "checked_on": day.isoformat()}
            if self.reply.strip():
                values |= {"reply": self.reply.strip(), "replied_on": day.isoformat()}
            desk.change("takedowns", self.takedown_id, **values)
            if self.gone:
                # The asks before it were for the same thing.
                for earlier in takedowns.chain(record, self.takedown_id)[1:]:
                    desk.change("takedowns", earlier, state=state, checked_on=day.isoformat())
            title = "It is gone" if self.gone else "It is still there"
        desk.chronicle(
            self.case_id, "takedown", title, f"{line['what']}. {self.reply.strip()}".strip(),
            on=day, about="takedowns", about_id=self.takedown_id,
        )  # fmt: skip
        left = [row for row in takedowns.left(record) if row["id"] != self.takedown_id]
        if self.gone and not left:
            desk.finish(self.case_id, "check_removal", "platform_reply", "section_5",
                        "section_5_poster")  # fmt: skip
            desk.task(
                self.case_id, "decide_close", "Everything is removed: close the case, or go on",
                desk.today, role=Role.HEAD,
            )  # fmt: skip
        if self.gone is not None:
            takedowns.set_next(desk, self.case_id)
        desk.settle(self.case_id)
        desk.did("takedown", self.takedown_id, case=self.case_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskGroupToClose:
    """The Executive Headteacher/CEO asks the people who run a group to close it (C53, C54)."""

    case_id: CaseId
    group_name: str
    admins: tuple[PersonId, ...]
    reason: str
    seen: int | None = None

    needs: ClassVar = (Act.GROUP_CLOSURE, Level.DECIDE)

    def carry_out(self, desk: Desk) -> tuple[int, ...]:
        """Keep one request for each person who runs the group; their ids."""
        record = desk.case(self.case_id, self.seen)
        group = checks.needed(self.group_name, "Say which group.", "group_name")
        reason = checks.needed(self.reason, "Write what went on after the last step.", "reason")
        if not self.admins:
            raise Refused("Choose who runs the group.", field="admins")
        people = [party(record, person_id) for person_id in self.admins]
        desk.take(record, "ask_group_to_close")
        kept = tuple(
            desk.add(
                "takedowns",
                case_id=self.case_id,
                target="group",
                what=f"The group “{group}”",
                asked_of=names.full_name(person),
                person_id=person["person_id"],
                asked_on=desk.today.isoformat(),
                state="asked",
            )
            for person in people
        )
        due = desk.due(record.school, clocks.PLATFORM)
        desk.chronicle(
            self.case_id, "takedown", f"Asked for the group “{group}” to close", reason,
            about="takedowns", about_id=kept[0], mark=f"Reply due {short_date(due.on)}",
        )  # fmt: skip
        desk.task(self.case_id, "group_reply", f"Reply about the group “{group}”", due,
                  waiting_for="the people who run the group")  # fmt: skip
        desk.settle(self.case_id)
        desk.did("takedown", kept[0], case=self.case_id, asked=len(kept))
        return kept
