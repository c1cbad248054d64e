"""The shape of what is kept: every table, its columns, constraints and indexes.

Stages, roles and kinds are text that the journey checks, not database enums. Dates are
ISO text (``2026-11-23``), moments ISO text in UTC, lists and small records JSON.
"""

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from tcat_desktop.records.columns import flag, key, link, maybe, metadata, must, words
from tcat_desktop.records.complaint_tables import (
    complaint_steps,
    complaints,
    panel_members,
    panels,
)
from tcat_desktop.records.correspondence_tables import (
    bundles,
    library,
    overrules,
    policies,
    prints,
    redactions,
    wordings,
)
from tcat_desktop.records.diary_tables import booking_people, bookings, clocks, rooms
from tcat_desktop.records.evidence_tables import chat_people, exhibit_text, readings
from tcat_desktop.records.family_tables import relations, restrictions
from tcat_desktop.records.takedown_tables import sightings, takedowns

__all__ = [
    "accounts", "amendments", "audit", "booking_people", "bookings", "bundles", "case_counts",
    "cases", "chat_people", "clocks", "code_reviews", "complaint_steps", "complaints", "contacts",
    "drafts", "events", "exhibit_text", "exhibits", "fairness", "findings", "handovers",
    "incidents", "involvements", "letters", "library", "meetings", "meta", "metadata", "overrules",
    "panel_members", "panels", "people", "permissions", "policies", "prints", "readings",
    "redactions", "relations", "restrictions", "rooms", "schools", "search_text", "sightings",
    "takedowns", "tasks", "wordings",
]  # fmt: skip

meta = Table("meta", metadata, Column("key", Text, primary_key=True), must("value"))

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    must("at"),
    Column("command_id", Text, nullable=False, unique=True),
    Column("actor", Integer, nullable=True),
    must("act"),
    must("what"),
    Column("object_id", Integer, nullable=True),
    must("detail"),
    must("prev"),
    must("hash"),
    must("mac"),
    Index("ix_audit_object", "what", "object_id", "seq"),
)

schools = Table(
    "schools",
    metadata,
    key(),
    must("name"),
    Column("code", Text, nullable=False, unique=True),
    words("address"),
    words("phone"),
    words("email"),
    words("website"),
    # {"terms": [[first, last]…], "inset": […], "closures": […], "bank_days": […],
    #  "inset_counts": bool, "hours": [opens, closes]}; a closed day is a date or {"on", "why"}
    Column("calendar", Text, nullable=False, server_default="{}"),
    # How many messages a week the head calls frequent; nought while nobody has said (C40).
    Column("frequent", Integer, nullable=False, server_default="0"),
    # {"logo": digest, "logo_mm", "address", "phone", "email", "website", "trust_line"}: what
    # the head of a letter shows, where it differs from the columns above
    Column("letterhead", Text, nullable=False, server_default="{}"),
)

people = Table(
    "people",
    metadata,
    key(),
    link("school_id", "schools", must=False),
    must("kind"),  # parent, staff, pupil, governor, volunteer, unknown
    words("title"),
    words("forename"),
    must("surname"),
    words("known_as"),
    words("salutation"),
    words("hint"),  # "mother of Riley, 4H"
    words("address"),  # one line of the address a line
    words("email"),
    words("phone"),
    words("adjustments"),
    words("interpreter"),
    Column("may_be_written_to", Integer, nullable=False, server_default="1"),
    flag("governor"),
    must("sort_name"),
    Column("version", Integer, nullable=False, server_default="1"),
    # {"mon": ["08:30", "16:30"]…}: when somebody of the staff can be met; else the school's hours
    Column("hours", Text, nullable=False, server_default="{}"),
    flag("address_protected"),  # nobody but the person's own letters may carry it
    flag("may_be_emailed"),  # agreed to letters by email
    words("linked_to"),  # of a governor: the body she sits on
    Index("ix_people_sort_name", "sort_name", "id"),
)

accounts = Table(
    "accounts",
    metadata,
    key(),
    must("name"),
    words("formal_name"),  # "Mrs Helen Whitfield", for signatures
    words("post"),  # "Headteacher", for signatures
    must("role"),
    link("school_id", "schools", must=False),
    link("person_id", "people", must=False),
    maybe("disabled_at"),
    Column("settings", Text, nullable=False, server_default="{}"),
)

cases = Table(
    "cases",
    metadata,
    key(),
    must("reference"),
    link("school_id", "schools"),
    Column("school_year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    must("title"),
    must("stage"),
    maybe("disposition"),
    words("risk"),  # no, unsure, yes
    flag("governor"),
    flag("teacher_allegation"),
    flag("expression"),
    flag("complaint_made"),
    must("reported_at"),
    link("reported_by", "accounts"),
    link("owner_id", "accounts", must=False),
    words("people_line"),  # "Mrs Kerry Denholm · Miss Ellie Hartnoll"
    words("clauses_line"),  # " C36 C61 ", spaces around each
    Column("due_on", Text, nullable=False, server_default="9999-12-31"),
    words("due_what"),
    maybe("due_from"),
    maybe("closed_at"),
    maybe("closed_from"),
    words("outcome"),
    maybe("check_on"),
    must("code_version"),
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
    key(),
    link("case_id", "cases"),
    must("happened_on"),
    words("happened_at"),  # "19:30" or empty
    flag("about"),
    must("entered_at"),  # set by the computer, never editable: see the triggers
    link("entered_by", "accounts"),
    must("narrative"),
    Column("quotes", Text, nullable=False, server_default="[]"),
    Column("platforms", Text, nullable=False, server_default="[]"),
    words("audience"),  # group, private, public, unknown
    words("group_name"),
    words("link"),
    Index("ix_incidents_case", "case_id", "id"),
)

involvements = Table(
    "involvements",
    metadata,
    key(),
    link("case_id", "cases"),
    link("incident_id", "incidents"),
    link("person_id", "people"),
    must("role"),
    Index("ix_involvements_case", "case_id", "id"),
    Index("ix_involvements_person", "person_id", "case_id"),
)

findings = Table(
    "findings",
    metadata,
    key(),
    link("case_id", "cases"),
    must("clause"),
    must("judgement"),
    Column("exceptions", Text, nullable=False, server_default="[]"),
    words("quoted"),
    words("nature"),  # fact, opinion, abuse
    words("reason"),
    must("code_version"),
    must("decided_at"),
    link("decided_by", "accounts"),
    Index("ix_findings_case", "case_id", "id"),
)

fairness = Table(
    "fairness",
    metadata,
    key(),
    link("case_id", "cases"),
    must("step"),
    must("aim"),
    must("link"),
    must("less_intrusive"),
    must("balance"),
    must("made_at"),
    link("made_by", "accounts"),
    link("signed_by", "accounts", must=False),
    maybe("signed_at"),
    Index("ix_fairness_case", "case_id", "id"),
)

# The spine of a case file. ``kind``: report, decision, call, meeting, letter, takedown,
# exhibit, note, complaint. ``about`` points at the row that holds the details.
events = Table(
    "events",
    metadata,
    key(),
    link("case_id", "cases"),
    must("kind"),
    must("happened_on"),
    words("happened_at"),
    must("entered_at"),
    link("entered_by", "accounts"),
    must("title"),
    words("words"),
    words("mark"),  # a chip: "Posted", "Reply due Wed 25 Nov"
    words("stage"),  # the stage a step was really taken at, for steps tried
    words("about"),
    Column("about_id", Integer, nullable=True),
    Index("ix_events_case", "case_id", "happened_on", "id"),
)

contacts = Table(
    "contacts",
    metadata,
    key(),
    link("case_id", "cases"),
    link("person_id", "people"),
    must("channel"),  # call, message, in_person, email
    flag("reached"),
    words("said"),
    words("outcome"),
    words("stopped"),  # yes, no, unsure
    Index("ix_contacts_case", "case_id", "id"),
)

meetings = Table(
    "meetings",
    metadata,
    key(),
    link("case_id", "cases"),
    must("purpose"),
    must("on"),
    must("at"),
    must("place"),
    words("companion"),
    words("adjustments"),
    words("alternatives"),
    # [{"person_id"|null, "name", "part", "present": bool}]
    Column("attending", Text, nullable=False, server_default="[]"),
    must("state"),  # asked, accepted, declined, missed, held, cancelled
    words("reply"),
    # {"started","ended","items":[{"title","words","agreed":[],"disputed":[]}],"said_at_start":[]}
    Column("minutes", Text, nullable=False, server_default="{}"),
    words("minutes_state"),  # draft, circulated, amended, signed
    words("minutes_digest"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("invited_times", Integer, nullable=False, server_default="1"),
    maybe("circulated_at"),
    Index("ix_meetings_case", "case_id", "id"),
    Index("ix_meetings_on", "on", "at", "id"),
)

# A change of minutes that were sent out already: what stood there, and what stands there now.
amendments = Table(
    "amendments",
    metadata,
    key(),
    link("case_id", "cases"),
    link("meeting_id", "meetings"),
    must("place"),  # "Agreed, point 2"
    words("old"),
    words("new"),
    must("asked_by"),
    words("reason"),
    must("made_at"),
    link("made_by", "accounts"),
    Index("ix_amendments_case", "case_id", "id"),
)

handovers = Table(
    "handovers",
    metadata,
    key(),
    link("case_id", "cases"),
    must("reason"),
    words("complaint"),
    must("sent_at"),
    link("sent_by", "accounts"),
    must("state"),  # sent, acknowledged, sent_back
    words("answer"),
    maybe("answered_at"),
    link("answered_by", "accounts", must=False),
    Index("ix_handovers_case", "case_id", "id"),
)

tasks = Table(
    "tasks",
    metadata,
    key(),
    link("case_id", "cases"),
    must("kind"),
    must("title"),
    must("due_on"),
    words("due_at"),
    words("role"),  # the role it waits for, or empty when an account owns it
    link("owner_id", "accounts", must=False),
    words("waiting_for"),  # "Facebook", "Mr Rees": others, not us
    maybe("done_at"),
    link("done_by", "accounts", must=False),
    link("deputy_id", "accounts", must=False),  # who does it when the owner cannot
    # {"clock", "received", …}: what the due date was reckoned from, so that it can move
    Column("reckoned", Text, nullable=False, server_default="{}"),
    Index("ix_tasks_case", "case_id", "id"),
    Index("ix_tasks_open", "done_at", "due_on", "id"),
)

letters = Table(
    "letters",
    metadata,
    key(),
    link("case_id", "cases"),
    Column("number", Integer, nullable=False),
    must("letter"),
    must("title"),
    link("person_id", "people", must=False),
    words("to_name"),
    Column("facts", Text, nullable=False, server_default="{}"),
    must("state"),  # draft, signed, printed, posted
    link("signer_id", "accounts", must=False),
    must("made_at"),
    link("made_by", "accounts"),
    maybe("signed_at"),
    maybe("printed_at"),
    maybe("posted_at"),
    words("how"),  # post, hand, email, internal
    words("digest"),
    must("code_version"),
    words("clauses"),
    Column("version", Integer, nullable=False, server_default="1"),
    words("wording"),  # "shipped 1", "house 3": which words of the letter were used
    words("wording_sha256"),
    # {"kind": drawn, typed or ink, "words", "strokes": [[[x, y]…]…]}: how it was signed
    Column("signature", Text, nullable=False, server_default="{}"),
    # What the wording checks found when it was signed, and what was put aside and why
    Column("checks", Text, nullable=False, server_default="[]"),
    words("stock"),  # the envelope it goes in: dl, c5, label …
    words("certificate"),  # the number on the certificate of posting
    maybe("deemed_on"),  # the day it counts as having arrived
    Column("reprints", Integer, nullable=False, server_default="0"),
    sa.UniqueConstraint("case_id", "number"),
    Index("ix_letters_state", "state", "id"),
)

exhibits = Table(
    "exhibits",
    metadata,
    key(),
    link("case_id", "cases", must=False),
    maybe("draft_id"),
    Column("number", Integer, nullable=True),
    must("name"),
    must("digest"),
    Column("bytes", Integer, nullable=False),
    must("kind"),
    flag("sealed"),
    words("note"),
    must("added_at"),
    link("added_by", "accounts"),
    # Where it came out of: the mail an attachment was in, the chat an extract is from, and which
    # part of it ("lines 120–134", "attachment 2").
    link("source_id", "exhibits", must=False),
    words("source_part"),
    # {"by", "on", "device", "account", "public": yes, no, unknown}: who captured it, and from where
    Column("capture", Text, nullable=False, server_default="{}"),
    words("date_order"),  # of a chat, settled by a person where the file proves none
    Column("urgent", Text, nullable=False, server_default="[]"),  # numbers of welfare messages
    # What a person read in the picture and confirmed; only this may be quoted.
    words("confirmed"),
    link("confirmed_by", "accounts", must=False),
    maybe("confirmed_at"),
    sa.UniqueConstraint("case_id", "number"),
    Index("ix_exhibits_draft", "draft_id", "id"),
)

# A parent's permission to read one sealed exhibit (C50); withdrawing never deletes the row.
permissions = Table(
    "permissions",
    metadata,
    key(),
    link("case_id", "cases"),
    link("exhibit_id", "exhibits"),
    link("person_id", "people"),
    must("how"),  # signed, spoken
    words("witness"),
    must("purpose"),
    must("given_on"),
    must("until_on"),
    must("recorded_at"),
    link("recorded_by", "accounts"),
    maybe("withdrawn_at"),
    Index("ix_permissions_case", "case_id", "id"),
)

# What is being typed, saved every two seconds. Not audited: nothing was done yet.
drafts = Table(
    "drafts",
    metadata,
    Column("draft_id", Text, primary_key=True),
    link("account_id", "accounts"),
    must("form"),
    Column("object_id", Integer, nullable=True),
    must("body"),
    must("saved_at"),
    Index("ix_drafts_account", "account_id", "form", "saved_at"),
)

code_reviews = Table(
    "code_reviews",
    metadata,
    key(),
    must("version"),
    must("reviewed_on"),
    must("next_review"),
    must("note"),
    link("reviewed_by", "accounts"),
)

# What a search may find of a case; the full-text index beside it reads this table.
search_text = Table(
    "search_text",
    metadata,
    Column("case_id", Integer, ForeignKey("cases.id"), primary_key=True),
    words("title"),
    words("people"),
    words("body"),
)
