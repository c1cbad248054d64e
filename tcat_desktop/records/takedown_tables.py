"""The tables of removal: who was asked to take something down, and whether it came back."""

from sqlalchemy import Column, Index, Table, Text

from tcat_desktop.records.columns import key, link, maybe, metadata, must, words

takedowns = Table(
    "takedowns",
    metadata,
    key(),
    link("case_id", "cases"),
    must("target"),  # poster, platform, group
    must("what"),  # the post, photo or group
    words("link"),
    words("asked_of"),
    link("person_id", "people", must=False),
    must("asked_on"),
    words("their_reference"),
    words("reply"),
    maybe("replied_on"),
    must("state"),  # asked, refused, removed, still_there
    maybe("checked_on"),
    words("route"),  # a route of the library: poster, facebook, posh …
    link("exhibit_id", "exhibits", must=False),  # the copy that was kept of this very thing
    link("after_id", "takedowns", must=False),  # the rung below: what was tried before
    Column("pack", Text, nullable=False, server_default="{}"),  # what the form was given, by field
    maybe("next_on"),  # when the next rung may be tried
    maybe("watch_until"),  # looked for again until then
    Index("ix_takedowns_case", "case_id", "id"),
)

# A look whether something that was removed is there again, by a person; nothing is scraped.
sightings = Table(
    "sightings",
    metadata,
    key(),
    link("case_id", "cases"),
    link("takedown_id", "takedowns"),
    must("seen_on"),
    must("state"),  # gone, there, again
    words("link"),
    words("note"),
    link("exhibit_id", "exhibits", must=False),
    must("made_at"),
    link("made_by", "accounts"),
    Index("ix_sightings_case", "case_id", "id"),
)
