"""The tables of a complaint: its stages, who sits on the panel, the hearing, what it decided."""

from sqlalchemy import Column, Index, Integer, Table, Text

from tcat_desktop.records.columns import flag, key, link, maybe, metadata, must, words

complaints = Table(
    "complaints",
    metadata,
    key(),
    link("case_id", "cases"),
    link("school_id", "schools"),
    link("complainant_id", "people", must=False),
    words("about"),
    must("preset"),  # the procedure, by its name in the library
    must("stage"),  # a stage of that procedure: informal, formal, panel, ended
    must("received_on"),
    maybe("event_on"),  # of the (last) thing complained about, for the time limit
    words("late_reason"),
    words("resolved_at"),  # informal, formal, panel, withdrawn
    words("action"),  # what the school did, whether or not it was upheld
    maybe("ended_on"),
    must("made_at"),
    link("made_by", "accounts"),
    Column("version", Integer, nullable=False, server_default="1"),
    Index("ix_complaints_case", "case_id", "id"),
    Index("ix_complaints_school", "school_id", "received_on", "id"),
)

# What was done at a stage: received, acknowledged, looked into, answered, asked for a panel.
complaint_steps = Table(
    "complaint_steps",
    metadata,
    key(),
    link("case_id", "cases"),
    link("complaint_id", "complaints"),
    must("stage"),
    must("what"),
    must("on"),
    words("words"),
    link("by_id", "accounts", must=False),  # who dealt with it
    words("outcome"),  # upheld, partly_upheld, not_upheld, resolved
    link("letter_id", "letters", must=False),
    must("made_at"),
    link("made_by", "accounts"),
    Index("ix_complaint_steps_case", "case_id", "id"),
)

panels = Table(
    "panels",
    metadata,
    key(),
    link("case_id", "cases"),
    link("complaint_id", "complaints"),
    maybe("on"),
    words("at"),
    words("place"),
    words("companion"),
    flag("companion_is_lawyer"),
    # [{"name", "called_by", "named_on"}]
    Column("witnesses", Text, nullable=False, server_default="[]"),
    maybe("papers_due"),
    maybe("papers_sent_on"),
    Column("reckoned", Text, nullable=False, server_default="{}"),
    # [{"allegation", "finding", "reason"}]: upheld, partly_upheld, not_upheld
    Column("findings", Text, nullable=False, server_default="[]"),
    Column("recommendations", Text, nullable=False, server_default="[]"),
    maybe("decided_on"),
    maybe("decision_due"),
    must("state"),  # forming, called, heard, decided, cancelled
    must("made_at"),
    link("made_by", "accounts"),
    Column("version", Integer, nullable=False, server_default="1"),
    Index("ix_panels_case", "case_id", "id"),
)

panel_members = Table(
    "panel_members",
    metadata,
    key(),
    link("case_id", "cases"),
    link("panel_id", "panels"),
    link("person_id", "people"),
    must("part"),  # chair, member
    flag("independent"),  # of the management and the running of the school
    words("why_independent"),
    must("state"),  # asked, agreed, declined, stood_down
    words("conflict"),  # what she declared, in her words
    must("asked_at"),
    link("asked_by", "accounts"),
    Index("ix_panel_members_case", "case_id", "id"),
)
