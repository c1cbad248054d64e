"""The shape of what is kept: every table, its columns, constraints and indexes.

Stages, roles and kinds are text that the journey checks, not database enums. Dates are
ISO text (``2026-11-23``), moments ISO text in UTC, lists and small records JSON.
"""

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _flag(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _maybe(name: str) -> Column[str | None]:
    return Column(name, Text, nullable=True)


def _must(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _link(name: str, to: str, *, must: bool = True) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{to}.id"), nullable=not must)


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _must("value"))

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    _must("at"),
    Column("command_id", Text, nullable=False, unique=True),
    Column("actor", Integer, nullable=True),
    _must("act"),
    _must("what"),
    Column("object_id", Integer, nullable=True),
    _must("detail"),
    _must("prev"),
    _must("hash"),
    _must("mac"),
)

schools = Table(
    "schools",
    metadata,
    _id(),
    _must("name"),
    Column("code", Text, nullable=False, unique=True),
    _words("address"),
    _words("phone"),
    _words("email"),
    _words("website"),
    # {"terms": [[first, last]…], "inset": […], "closures": […], "inset_counts": bool}
    Column("calendar", Text, nullable=False, server_default="{}"),
)

people = Table(
    "people",
    metadata,
    _id(),
    _link("school_id", "schools", must=False),
    _must("kind"),  # parent, staff, pupil, governor, volunteer, unknown
    _words("title"),
    _words("forename"),
    _must("surname"),
    _words("known_as"),
    _words("salutation"),
    _words("hint"),  # "mother of Riley, 4H"
    _words("address"),  # one line of the address a line
    _words("email"),
    _words("phone"),
    _words("adjustments"),
    _words("interpreter"),
    Column("may_be_written_to", Integer, nullable=False, server_default="1"),
    _flag("governor"),
    _must("sort_name"),
    Column("version", Integer, nullable=False, server_default="1"),
    Index("ix_people_sort_name", "sort_name", "id"),
)

accounts = Table(
    "accounts",
    metadata,
    _id(),
    _must("name"),
    _words("formal_name"),  # "Mrs Helen Whitfield", for signatures
    _words("post"),  # "Headteacher", for signatures
    _must("role"),
    _link("school_id", "schools", must=False),
    _link("person_id", "people", must=False),
    _maybe("disabled_at"),
    Column("settings", Text, nullable=False, server_default="{}"),
)

cases = Table(
    "cases",
    metadata,
    _id(),
    _must("reference"),
    _link("school_id", "schools"),
    Column("school_year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    _must("title"),
    _must("stage"),
    _maybe("disposition"),
    _words("risk"),  # no, unsure, yes
    _flag("governor"),
    _flag("teacher_allegation"),
    _flag("expression"),
    _flag("complaint_made"),
    _must("reported_at"),
    _link("reported_by", "accounts"),
    _link("owner_id", "accounts", must=False),
    _words("people_line"),  # "Mrs Kerry Denholm · Miss Ellie Hartnoll"
    _words("clauses_line"),  # " C36 C61 ", spaces around each
    Column("due_on", Text, nullable=False, server_default="9999-12-31"),
    _words("due_what"),
    _maybe("due_from"),
    _maybe("closed_at"),
    _maybe("closed_from"),
    _words("outcome"),
    _maybe("check_on"),
    _must("code_version"),
    Column("version", Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("school_id", "school_year", "number"),
    sa.UniqueConstraint("reference"),
    CheckConstraint("number > 0", name="number_positive"),
    Index("ix_cases_school_due", "school_id", "due_on", "id"),
    Index("ix_cases_school_stage_due", "school_id", "stage", "due_on", "id"),
    Index("ix_cases_due", "due_on", "id"),
    Index("ix_cases_stage_due", "stage", "due_on", "id"),
    Index("ix_cases_owner_due", "owner_id", "due_on", "id"),
    Index("ix_cases_reported_by", "reported_by", "id"),
)

# Open cases for each school and stage, kept by triggers: a count of a million costs nothing.
case_counts = Table(
    "case_counts",
    metadata,
    Column("school_id", Integer, primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("cases", Integer, nullable=False),
)

incidents = Table(
    "incidents",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _must("happened_on"),
    _words("happened_at"),  # "19:30" or empty
    _flag("about"),
    _must("entered_at"),  # set by the computer, never editable: see the triggers
    _link("entered_by", "accounts"),
    _must("narrative"),
    Column("quotes", Text, nullable=False, server_default="[]"),
    Column("platforms", Text, nullable=False, server_default="[]"),
    _words("audience"),  # group, private, public, unknown
    _words("group_name"),
    _words("link"),
    Index("ix_incidents_case", "case_id", "id"),
)

involvements = Table(
    "involvements",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _link("incident_id", "incidents"),
    _link("person_id", "people"),
    _must("role"),
    Index("ix_involvements_case", "case_id", "id"),
    Index("ix_involvements_person", "person_id", "case_id"),
)

findings = Table(
    "findings",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _must("clause"),
    _must("judgement"),
    Column("exceptions", Text, nullable=False, server_default="[]"),
    _words("quoted"),
    _words("nature"),  # fact, opinion, abuse
    _words("reason"),
    _must("code_version"),
    _must("decided_at"),
    _link("decided_by", "accounts"),
    Index("ix_findings_case", "case_id", "id"),
)

fairness = Table(
    "fairness",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _must("step"),
    _must("aim"),
    _must("link"),
    _must("less_intrusive"),
    _must("balance"),
    _must("made_at"),
    _link("made_by", "accounts"),
    _link("signed_by", "accounts", must=False),
    _maybe("signed_at"),
    Index("ix_fairness_case", "case_id", "id"),
)

# The spine of a case file. ``kind``: report, decision, call, meeting, letter, takedown,
# exhibit, note, complaint. ``about`` points at the row that holds the details.
events = Table(
    "events",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _must("kind"),
    _must("happened_on"),
    _words("happened_at"),
    _must("entered_at"),
    _link("entered_by", "accounts"),
    _must("title"),
    _words("words"),
    _words("mark"),  # a chip: "Posted", "Reply due Wed 25 Nov"
    _words("stage"),  # the stage a step was really taken at, for steps tried
    _words("about"),
    Column("about_id", Integer, nullable=True),
    Index("ix_events_case", "case_id", "happened_on", "id"),
)

contacts = Table(
    "contacts",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _link("person_id", "people"),
    _must("channel"),  # call, message, in_person, email
    _flag("reached"),
    _words("said"),
    _words("outcome"),
    _words("stopped"),  # yes, no, unsure
    Index("ix_contacts_case", "case_id", "id"),
)

meetings = Table(
    "meetings",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _must("purpose"),
    _must("on"),
    _must("at"),
    _must("place"),
    _words("companion"),
    _words("adjustments"),
    _words("alternatives"),
    # [{"person_id"|null, "name", "part", "present": bool}]
    Column("attending", Text, nullable=False, server_default="[]"),
    _must("state"),  # asked, accepted, declined, missed, held, cancelled
    _words("reply"),
    # {"started","ended","items":[{"title","words","agreed":[],"disputed":[]}],"said_at_start":[]}
    Column("minutes", Text, nullable=False, server_default="{}"),
    _words("minutes_state"),  # draft, signed
    _words("minutes_digest"),
    Column("version", Integer, nullable=False, server_default="1"),
    Index("ix_meetings_case", "case_id", "id"),
    Index("ix_meetings_on", "on", "at", "id"),
)

takedowns = Table(
    "takedowns",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _must("target"),  # poster, platform, group
    _must("what"),  # the post, photo or group
    _words("link"),
    _words("asked_of"),
    _link("person_id", "people", must=False),
    _must("asked_on"),
    _words("their_reference"),
    _words("reply"),
    _maybe("replied_on"),
    _must("state"),  # asked, refused, removed, still_there
    _maybe("checked_on"),
    Index("ix_takedowns_case", "case_id", "id"),
)

handovers = Table(
    "handovers",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _must("reason"),
    _words("complaint"),
    _must("sent_at"),
    _link("sent_by", "accounts"),
    _must("state"),  # sent, acknowledged, sent_back
    _words("answer"),
    _maybe("answered_at"),
    _link("answered_by", "accounts", must=False),
    Index("ix_handovers_case", "case_id", "id"),
)

tasks = Table(
    "tasks",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _must("kind"),
    _must("title"),
    _must("due_on"),
    _words("due_at"),
    _words("role"),  # the role it waits for, or empty when an account owns it
    _link("owner_id", "accounts", must=False),
    _words("waiting_for"),  # "Facebook", "Mr Rees": others, not us
    _maybe("done_at"),
    _link("done_by", "accounts", must=False),
    Index("ix_tasks_case", "case_id", "id"),
    Index("ix_tasks_open", "done_at", "due_on", "id"),
)

letters = Table(
    "letters",
    metadata,
    _id(),
    _link("case_id", "cases"),
    Column("number", Integer, nullable=False),
    _must("letter"),
    _must("title"),
    _link("person_id", "people", must=False),
    _words("to_name"),
    Column("facts", Text, nullable=False, server_default="{}"),
    _must("state"),  # draft, signed, printed, posted
    _link("signer_id", "accounts", must=False),
    _must("made_at"),
    _link("made_by", "accounts"),
    _maybe("signed_at"),
    _maybe("printed_at"),
    _maybe("posted_at"),
    _words("how"),  # post, hand
    _words("digest"),
    _must("code_version"),
    _words("clauses"),
    Column("version", Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("case_id", "number"),
    Index("ix_letters_state", "state", "id"),
)

exhibits = Table(
    "exhibits",
    metadata,
    _id(),
    _link("case_id", "cases", must=False),
    _maybe("draft_id"),
    Column("number", Integer, nullable=True),
    _must("name"),
    _must("digest"),
    Column("bytes", Integer, nullable=False),
    _must("kind"),
    _flag("sealed"),
    _words("note"),
    _must("added_at"),
    _link("added_by", "accounts"),
    sa.UniqueConstraint("case_id", "number"),
    Index("ix_exhibits_draft", "draft_id", "id"),
)

# A parent's permission to read one sealed exhibit (C50); withdrawing never deletes the row.
permissions = Table(
    "permissions",
    metadata,
    _id(),
    _link("case_id", "cases"),
    _link("exhibit_id", "exhibits"),
    _link("person_id", "people"),
    _must("how"),  # signed, spoken
    _words("witness"),
    _must("purpose"),
    _must("given_on"),
    _must("until_on"),
    _must("recorded_at"),
    _link("recorded_by", "accounts"),
    _maybe("withdrawn_at"),
    Index("ix_permissions_case", "case_id", "id"),
)

# What is being typed, saved every two seconds. Not audited: nothing was done yet.
drafts = Table(
    "drafts",
    metadata,
    Column("draft_id", Text, primary_key=True),
    _link("account_id", "accounts"),
    _must("form"),
    Column("object_id", Integer, nullable=True),
    _must("body"),
    _must("saved_at"),
    Index("ix_drafts_account", "account_id", "form", "saved_at"),
)

code_reviews = Table(
    "code_reviews",
    metadata,
    _id(),
    _must("version"),
    _must("reviewed_on"),
    _must("next_review"),
    _must("note"),
    _link("reviewed_by", "accounts"),
)

# What a search may find of a case; the full-text index beside it reads this table.
search_text = Table(
    "search_text",
    metadata,
    Column("case_id", Integer, ForeignKey("cases.id"), primary_key=True),
    _words("title"),
    _words("people"),
    _words("body"),
)

TRIGGERS: tuple[str, ...] = (
    (
        "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN"
        " SELECT RAISE(ABORT, 'the audit is append-only'); END"
    ),
    (
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN"
        " SELECT RAISE(ABORT, 'the audit is append-only'); END"
    ),
    (
        "CREATE TRIGGER incidents_entry_fixed BEFORE UPDATE OF entered_at, entered_by ON incidents"
        " BEGIN SELECT RAISE(ABORT, 'when something was entered cannot be changed'); END"
    ),
    (
        "CREATE TRIGGER events_fixed BEFORE UPDATE OF entered_at, entered_by, case_id ON events"
        " BEGIN SELECT RAISE(ABORT, 'when something was entered cannot be changed'); END"
    ),
    (
        "CREATE TRIGGER events_kept BEFORE DELETE ON events"
        " BEGIN SELECT RAISE(ABORT, 'the chronology is append-only'); END"
    ),
    (
        "CREATE TRIGGER letters_frozen BEFORE UPDATE OF digest, facts ON letters"
        " WHEN OLD.state <> 'draft'"
        " BEGIN SELECT RAISE(ABORT, 'an issued letter is frozen'); END"
    ),
    (
        "CREATE TRIGGER case_counts_insert AFTER INSERT ON cases BEGIN"
        " INSERT INTO case_counts VALUES (NEW.school_id, NEW.stage, 1)"
        " ON CONFLICT (school_id, stage) DO UPDATE SET cases = cases + 1; END"
    ),
    (
        "CREATE TRIGGER case_counts_update AFTER UPDATE OF stage ON cases"
        " WHEN OLD.stage <> NEW.stage BEGIN"
        " UPDATE case_counts SET cases = cases - 1"
        " WHERE school_id = OLD.school_id AND stage = OLD.stage;"
        " INSERT INTO case_counts VALUES (NEW.school_id, NEW.stage, 1)"
        " ON CONFLICT (school_id, stage) DO UPDATE SET cases = cases + 1; END"
    ),
    (
        "CREATE TRIGGER cases_renamed AFTER UPDATE OF title ON cases"
        " WHEN OLD.title <> NEW.title BEGIN"
        " UPDATE search_text SET title = NEW.reference || ' ' || NEW.title"
        " WHERE case_id = NEW.id; END"
    ),
    (
        "CREATE TRIGGER search_insert AFTER INSERT ON search_text BEGIN"
        " INSERT INTO search(rowid, title, people, body)"
        " VALUES (NEW.case_id, NEW.title, NEW.people, NEW.body); END"
    ),
    (
        "CREATE TRIGGER search_delete AFTER DELETE ON search_text BEGIN"
        " INSERT INTO search(search, rowid, title, people, body)"
        " VALUES ('delete', OLD.case_id, OLD.title, OLD.people, OLD.body); END"
    ),
    (
        "CREATE TRIGGER search_update AFTER UPDATE ON search_text BEGIN"
        " INSERT INTO search(search, rowid, title, people, body)"
        " VALUES ('delete', OLD.case_id, OLD.title, OLD.people, OLD.body);"
        " INSERT INTO search(rowid, title, people, body)"
        " VALUES (NEW.case_id, NEW.title, NEW.people, NEW.body); END"
    ),
)

SEARCH: tuple[str, ...] = (
    (
        "CREATE VIRTUAL TABLE search USING fts5(title, people, body, content='search_text',"
        " content_rowid='case_id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    ),
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
)
