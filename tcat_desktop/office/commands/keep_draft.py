"""Saving what is being typed every two seconds, so that a crash costs at most that much."""

import json
from dataclasses import dataclass
from typing import Any, ClassVar

from tcat_desktop.journey.people import Act, Level
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import finding


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDraft:
    """Keep the state of a form as plain values. Nothing was done yet, so nothing is audited."""

    draft_id: str
    form: str
    body: dict[str, Any]
    object_id: int | None = None

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)
    unaudited: ClassVar = True

    def carry_out(self, desk: Desk) -> str:
        """Save it; the moment it was saved, as kept."""
        finding.save_draft(
            desk.conn,
            {
                "draft_id": self.draft_id,
                "account_id": desk.who.account_id,
                "form": self.form,
                "object_id": self.object_id,
                "body": json.dumps(self.body, ensure_ascii=False),
                "saved_at": desk.at,
            },
        )
        return desk.at


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDraft:
    """Forget a draft of one's own."""

    draft_id: str

    needs: ClassVar = (Act.OWN_DESK, Level.CREATE)
    unaudited: ClassVar = True

    def carry_out(self, desk: Desk) -> None:
        """Forget it."""
        finding.drop_draft(desk.conn, self.draft_id, desk.who.account_id)
