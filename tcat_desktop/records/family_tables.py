"""The tables of families: who is whose parent, and what a court or a family says of contact."""

from sqlalchemy import Index, Table

from tcat_desktop.records.columns import flag, key, link, maybe, metadata, must, words

# An adult and a child, and what the one may know of the other (clauses C05, C06).
relations = Table(
    "relations",
    metadata,
    key(),
    link("adult_id", "people"),
    link("child_id", "people"),
    must("relationship"),  # mother, father, step-parent, grandparent, carer, solicitor …
    flag("responsibility"),  # parental responsibility
    flag("lives_with"),
    flag("may_be_told"),  # may be given information about the child
    words("basis"),  # what was seen: birth certificate, court order, letter of authority
    words("note"),
    maybe("from_on"),
    maybe("until_on"),
    must("made_at"),
    link("made_by", "accounts"),
    maybe("ended_at"),
    Index("ix_relations_adult", "adult_id", "id"),
    Index("ix_relations_child", "child_id", "id"),
)

# What must not happen: a court order, or a protected address that one person must never learn.
restrictions = Table(
    "restrictions",
    metadata,
    key(),
    must("kind"),  # court_order, never_disclose, no_letters
    link("person_id", "people"),  # whom it holds back
    link("protects_id", "people", must=False),  # whose address, telephone and school it keeps
    link("child_id", "people", must=False),
    must("what"),  # in words: "No contact with Riley, save letters through the school"
    words("seen"),  # the paper that was seen, and where it is kept
    maybe("from_on"),
    maybe("until_on"),
    must("made_at"),
    link("made_by", "accounts"),
    maybe("ended_at"),
    words("ended_why"),
    Index("ix_restrictions_person", "person_id", "id"),
    Index("ix_restrictions_protects", "protects_id", "id"),
)
