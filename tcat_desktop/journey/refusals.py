"""How the desk says no: a rule that refuses, a record that changed, a machine in trouble.

Every message here is shown to people as it stands, so it is written for them: what
happened first, then what to do next.
"""


class Said(Exception):
    """Something the desk tells a person instead of doing what was asked.

    ``reason`` is one plain sentence; ``what_to_do`` is the next step, or empty;
    ``field`` names the form field it stands beside, or is empty.
    """

    def __init__(
        self, reason: str, *, clause: str = "", what_to_do: str = "", field: str = ""
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.clause = clause
        self.what_to_do = what_to_do
        self.field = field

    def __str__(self) -> str:
        parts = [self.reason]
        if self.clause:
            parts.append(f"({self.clause})")
        if self.what_to_do:
            parts.append(self.what_to_do)
        return " ".join(parts)


class Refused(Said):
    """A rule of the Code, or of who may do what, stands in the way."""


class Denied(Refused):
    """The person's post does not let her; the sentence says whose does."""


class Conflict(Said):
    """Somebody else changed the same record first; nothing was overwritten."""


class Trouble(Said):
    """The machine is in the way: disk full, folder read-only, file unreadable or damaged."""
