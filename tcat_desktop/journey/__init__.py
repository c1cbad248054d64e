"""The life of a case, as the Code of Conduct draws it.

    reported ─► direct contact ─► meeting ─► takedown ─► complaints procedure ─► closed
       │              │              │           │                │
       ├─ no breach, safeguarding, an allegation about a teacher ─┼─────────────► closed
       └─ a complaint inside, or a governor (C27, C47, C48) ──────┘

A step may be left out only with a written reason and a named head; what goes further than
direct contact needs a clause and a fairness record; a closed case can be reopened.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tcat_desktop.journey.route import ROUTE, stage_of

__all__ = ["ROUTE", "stage_of"]


def __getattr__(name: str) -> object:
    """The route, when it is first asked for: the sign-in page is painted without it."""
    if name in __all__:
        from tcat_desktop.journey import route

        return getattr(route, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
