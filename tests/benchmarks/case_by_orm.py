"""The peer of reading a case: the same tables mapped to classes, and read by ``selectinload``."""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, joinedload, registry, relationship, selectinload
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from tcat_desktop.records import tables

PARTS = ("incidents", "findings", "fairness", "events", "contacts", "meetings", "takedowns",
         "handovers", "tasks", "letters", "exhibits", "involvements")  # fmt: skip


class CaseByOrm:
    """One mapping, one engine; each reading in a session of its own."""

    def __init__(self, creator: Callable[[], Any]) -> None:
        self._mapping = registry(metadata=tables.metadata)
        made = {name: type(name.title(), (), {}) for name in (*PARTS, "schools", "people")}
        case: Any = type("Case", (), {})
        for name, mapped in made.items():
            links = {}
            if name == "involvements":
                links["person"] = relationship(made["people"], viewonly=True)
            self._map(mapped, name, links)
        links = {
            name: relationship(made[name], primaryjoin=_of_case(name), viewonly=True)
            for name in PARTS
        }
        links["school"] = relationship(made["schools"], viewonly=True)
        self._map(case, "cases", links)
        self._case = case
        involved = selectinload(case.involvements).selectinload(made["involvements"].person)  # type: ignore[attr-defined]
        self._all = (
            joinedload(case.school), involved,
            *(selectinload(getattr(case, name)) for name in PARTS if name != "involvements"),
        )  # fmt: skip
        self._engine = sa.create_engine(
            "sqlite://", creator=creator, module=dbapi2, poolclass=StaticPool
        )

    def _map(self, mapped: Any, name: str, links: dict[str, Any]) -> None:
        self._mapping.map_imperatively(mapped, tables.metadata.tables[name], properties=links)

    def read(self, case_id: int) -> Any:
        """The case and all its parts, as objects."""
        with Session(self._engine) as session:
            return session.get(self._case, case_id, options=self._all)

    def close(self) -> None:
        """Let go of the connection, and of the mapping."""
        self._engine.dispose()
        self._mapping.dispose()


def _of_case(name: str) -> Any:
    cases, part = tables.cases, tables.metadata.tables[name]
    return cases.c.id == sa.orm.foreign(part.c.case_id)
