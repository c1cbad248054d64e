"""The words of letters to look at: which are in use, who signed them, and how versions differ."""

import difflib
from dataclasses import dataclass
from typing import Any, ClassVar, get_type_hints

from tcat_desktop.correspondence.letter import Letter, Token, tokens
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.wording.language import Fault, faults, heading_faults
from tcat_desktop.correspondence.wording.tokens import FORMATS, Known
from tcat_desktop.correspondence.wording.wording import Wording
from tcat_desktop.journey.people import POSTS, Act, Level
from tcat_desktop.office import post_room, sample_facts, wordings
from tcat_desktop.office.clock import local
from tcat_desktop.office.commands.keep_wording import newest_draft, refuse_faults
from tcat_desktop.office.desk import Desk
from tcat_desktop.office.wordings import Chosen, called, signed_on
from tcat_desktop.office.words import plain_date
from tcat_desktop.records import wordings as kept_wordings

__all__ = [
    "DiffLine", "Fault", "TokenLine", "VersionLine", "WordingCheck", "WordingDiff",
    "WordingEditor", "WordingEditorAnswer", "WordingPreview", "WordingRow", "Wordings",
]  # fmt: skip

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """One letter in the list. ``state`` is signed, waits (in use, unsigned) or draft.

    ``line`` says all of it; ``words`` and ``signed`` or ``why`` are the same in two short parts.
    """

    letter: str
    title: str
    state: str
    line: str
    house: bool
    words: str
    signed: str = ""
    why: str = ""
    draft: int = 0
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """Every letter with the words in use, who signed them off and when, and its draft."""

    needs: ClassVar = (Act.WORDING, Level.SEE)

    def answer(self, desk: Desk) -> tuple[WordingRow, ...]:
        """The letters in the order in which a case meets them."""
        kept = kept_wordings.every(desk.conn)
        return tuple(_row(desk, letter, kept.get(name, [])) for name, letter in LETTERS.items())


def _row(desk: Desk, letter: Letter, rows: list[Row]) -> WordingRow:
    chosen = wordings.in_use(desk.conn, letter, rows)
    draft = newest_draft(rows)
    number = draft["version"] if draft else 0
    broken = chosen.house and bool(faults(chosen.wording.body, letter.known))
    words = called("house", number) if number else chosen.name
    why = "Waits for sign-off" if number else "Not signed off yet"
    state = "draft" if number else "signed"
    if not number and (broken or not chosen.signed):
        state, why = "waits", "This release cannot read it" if broken else why
    signed = _briefly(chosen) if state == "signed" else ""
    line = chosen.line if signed else f"{words}: {why[0].lower()}{why[1:]}"
    return WordingRow(letter=letter.name, title=letter.title, state=state, line=line, words=words,
                      signed=signed, why="" if signed else why, house=chosen.house, draft=number,
                      broken=broken)  # fmt: skip


def _briefly(chosen: Chosen) -> str:
    """``23 November 2026, Dr Llewellyn``."""
    day = plain_date(local(chosen.signed_at).date())
    return f"{day}, {post_room.greeted(chosen.signed_by)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """One field for the picker: what it is, what fills it, and what may be inserted.

    ``repeats`` are the lines that print each item of a list; empty for anything else.
    """

    name: str
    label: str
    filled_by: str
    example: str
    kind: str
    inserts: str
    repeats: str
    formats: tuple[str, ...]
    may_be_empty: bool
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version. ``key`` is what ``WordingDiff`` calls it; ``made`` and ``signed`` say who."""

    key: str
    name: str
    made: str
    signed: str
    note: str
    state: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingEditorAnswer:
    """The words of one letter, to be changed: the draft if there is one, else those in use."""

    letter: str
    title: str
    heading: str
    body: str
    seen: str
    draft: int
    line: str
    signed: bool
    house: bool
    shipped_signed: bool
    clauses: tuple[str, ...]
    signers: str
    tokens: tuple[TokenLine, ...]
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingEditor:
    """Everything the editor of one letter shows."""

    letter: str

    needs: ClassVar = (Act.WORDING, Level.SEE)

    def answer(self, desk: Desk) -> WordingEditorAnswer:
        """The editor's contents."""
        letter = wordings.letter_named(self.letter)
        rows = kept_wordings.of_letter(desk.conn, letter.name)
        chosen = wordings.in_use(desk.conn, letter, rows)
        draft = newest_draft(rows)
        shown = Wording(draft["heading"], draft["body"]) if draft else chosen.wording
        return WordingEditorAnswer(
            letter=letter.name,
            title=letter.title,
            heading=shown.heading,
            body=shown.body,
            seen=shown.sha256,
            draft=draft["version"] if draft else 0,
            line=chosen.line,
            signed=chosen.signed,
            house=chosen.house,
            shipped_signed=wordings.shipped(letter, rows).signed,
            clauses=letter.clauses,
            signers=" or ".join(POSTS[role] for role in letter.signers),
            tokens=_tokens(desk, letter),
            versions=_versions(letter, rows, chosen),
        )


def _tokens(desk: Desk, letter: Letter) -> tuple[TokenLine, ...]:
    kinds = get_type_hints(letter.facts)
    return tuple(
        _token(letter, token, sample_facts.example(token, kinds[token.name], desk.today))
        for token in tokens(letter)
    )


def _token(letter: Letter, token: Token, example: Any) -> TokenLine:
    known = letter.known.get(token.name)
    assert known is not None
    columns = tuple(name for name, _ in known.columns)
    return TokenLine(
        name=token.name,
        label=token.label,
        filled_by="From the record" if token.by == "record" else "Whoever writes the letter",
        example=_example(example),
        kind=token.kind,
        inserts=_inserts(known),
        repeats=_repeats(known),
        formats=FORMATS[token.kind],
        may_be_empty=known.may_be_empty,
        columns=columns,
    )


def _example(example: Any) -> str:
    if isinstance(example, tuple):
        first = example[0]
        return str(first) if isinstance(first, str) else "Several rows"
    return plain_date(example) if hasattr(example, "isoformat") else str(example)


def _inserts(known: Known) -> str:
    """What choosing a field puts into the words, so that it can be saved as it stands."""
    if known.kind == "rows":
        return _repeats(known)
    return _guarded(known.name, known.may_be_empty)


def _repeats(known: Known) -> str:
    """The lines that print each item of a list, or nothing for one thing."""
    name = known.name
    if known.kind == "lines":
        return f"{{for each in {name}}}\n1. {{each}}\n{{end}}"
    if known.kind == "rows":
        cells = " | ".join(_guarded(f"each.{one}", empty) for one, empty in known.columns)
        heads = " | ".join(one.replace("_", " ").capitalize() for one, _ in known.columns)
        return f"|= {heads}\n{{for each in {name}}}\n| {cells}\n{{end}}"
    return ""


def _guarded(name: str, may_be_empty: bool) -> str:
    return f"{{if {name}}}{{{name}}}{{end}}" if may_be_empty else f"{{{name}}}"


def _versions(letter: Letter, rows: list[Row], chosen: Chosen) -> tuple[VersionLine, ...]:
    lines = [_version(row, chosen) for row in reversed(rows)]
    if not any(line.sha256 == letter.shipped.sha256 and line.key.startswith("shipped")
               for line in lines):  # fmt: skip
        now = not chosen.house
        lines.append(
            VersionLine(key="shipped", name="Shipped words", made="", signed="Not signed off yet",
                        note="", state="in use" if now else "", sha256=letter.shipped.sha256)
        )  # fmt: skip
    return tuple(lines)


def _version(row: Row, chosen: Chosen) -> VersionLine:
    written = f"Written {signed_on(row['made_at'])} by {row['maker']}"
    made = written if row["source"] == "house" else "Came with the program"
    signed = "Not signed off yet"
    if row["approved_at"]:
        signed = f"Signed off {signed_on(row['approved_at'])} by {row['approver']}"
    ours = chosen.signed_at and row["approved_at"] == chosen.signed_at
    if row["withdrawn_at"]:
        state = "taken back"
    elif not row["approved_at"]:
        state = "draft"
    else:
        state = "in use" if ours and row["sha256"] == chosen.wording.sha256 else ""
    return VersionLine(
        key=f"{row['source']} {row['version']}",
        name=_name(row),
        made=made,
        signed=signed,
        note=row["note"],
        state=state,
        sha256=row["sha256"],
    )


def _name(row: Row) -> str:
    name = called(row["source"], row["version"])
    return name if row["source"] == "house" or row["version"] == 1 else f"{name}, {row['version']}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffLine:
    """One line of a comparison. ``sign`` is +, − or a blank; ``words`` are (changed, words)."""

    sign: str
    words: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingDiff:
    """How two versions of a letter differ; ``after`` may be words that are not saved yet."""

    letter: str
    before: str
    after: str = ""
    heading: str = ""
    body: str = ""

    needs: ClassVar = (Act.WORDING, Level.SEE)

    def answer(self, desk: Desk) -> tuple[DiffLine, ...]:
        """The lines of both, in order; what changed within a line is marked."""
        letter = wordings.letter_named(self.letter)
        rows = kept_wordings.of_letter(desk.conn, letter.name)
        old = _text(letter, rows, self.before)
        typed = [self.heading, "", *self.body.splitlines()]
        return compared(old, _text(letter, rows, self.after) if self.after else typed)


def _text(letter: Letter, rows: list[Row], key: str) -> list[str]:
    for row in rows:
        if f"{row['source']} {row['version']}" == key:
            return [row["heading"], "", *row["body"].splitlines()]
    return [letter.shipped.heading, "", *letter.shipped.body.splitlines()]


def compared(old: list[str], new: list[str]) -> tuple[DiffLine, ...]:
    """Line by line; where a line was changed, the words that differ are marked in both."""
    made: list[DiffLine] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            made += [DiffLine(sign=" ", words=((False, line),)) for line in old[a:b]]
            continue
        pairs = b - a == d - c
        for at in range(a, b):
            made.append(_side("−", old[at], new[c + at - a] if pairs else ""))
            if pairs:
                made.append(_side("+", new[c + at - a], old[at]))
        if not pairs:
            made += [_side("+", line, "") for line in new[c:d]]
    return tuple(made)


_LONG = 4_000


def _side(sign: str, line: str, other: str) -> DiffLine:
    if not other or len(line) > _LONG or len(other) > _LONG:
        return DiffLine(sign=sign, words=((True, line),))
    mine, theirs = line.split(" "), other.split(" ")
    words: list[tuple[bool, str]] = []
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    for tag, a, b, _, _ in matcher.get_opcodes():
        if b > a:
            words.append((tag != "equal", " ".join(mine[a:b])))
    return DiffLine(sign=sign, words=tuple(words))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingCheck:
    """What cannot stand in words that are being typed, by line; the subject is line 0."""

    letter: str
    heading: str
    body: str

    needs: ClassVar = (Act.WORDING, Level.SEE)

    def answer(self, desk: Desk) -> tuple[Fault, ...]:
        """The faults, or nothing."""
        letter = wordings.letter_named(self.letter)
        subject = heading_faults(self.heading.strip(), letter.known)
        body = faults(self.body.rstrip(), letter.known)
        return (*(Fault(0, each.what, each.what_to_do) for each in subject), *body)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingPreview:
    """The page that these words would make, with invented facts."""

    letter: str
    heading: str
    body: str
    large_print: bool = False

    needs: ClassVar = (Act.WORDING, Level.SEE)

    def answer(self, desk: Desk) -> bytes:
        """The PDF, marked as a draft; ``Refused`` says what cannot be printed."""
        letter = wordings.letter_named(self.letter)
        wording = Wording(self.heading.strip(), self.body.rstrip(), "draft")
        refuse_faults(letter, wording)
        cover = sample_facts.sample_cover(desk, letter, large_print=self.large_print)
        return letter.printed(cover, sample_facts.sample(letter, desk.today), wording)
