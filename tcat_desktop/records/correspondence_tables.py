"""The tables of what goes out: wordings, the reference library, prints, and panel bundles."""

from sqlalchemy import Column, Index, Integer, Table, Text, UniqueConstraint

from tcat_desktop.records.columns import flag, key, link, maybe, metadata, must, words

# The words of a letter: as shipped, once the trust has signed them off, or of the house.
wordings = Table(
    "wordings",
    metadata,
    key(),
    must("letter"),
    must("source"),  # shipped, house
    Column("version", Integer, nullable=False),
    must("heading"),
    must("body"),
    must("sha256"),
    words("note"),
    must("made_at"),
    link("made_by", "accounts"),
    maybe("approved_at"),
    link("approved_by", "accounts", must=False),
    maybe("withdrawn_at"),
    UniqueConstraint("letter", "source", "version"),
)

# Dated reference data as this trust keeps it: over what ships, entry by entry, newest last.
library = Table(
    "library",
    metadata,
    key(),
    must("kind"),  # law, route, preset, stock, reason
    must("name"),
    must("title"),
    words("source"),
    must("checked_on"),
    maybe("from_on"),
    maybe("to_on"),
    Column("body", Text, nullable=False, server_default="{}"),
    flag("retired"),
    must("signed_at"),
    link("signed_by", "accounts"),
    Index("ix_library_kind", "kind", "name", "id"),
)

# Why a finding of the wording checks was put aside: by whom, for which words of which letter.
overrules = Table(
    "overrules",
    metadata,
    key(),
    link("case_id", "cases"),
    link("letter_id", "letters"),
    must("rule"),
    words("words"),
    must("reason"),
    must("made_at"),
    link("made_by", "accounts"),
    Index("ix_overrules_case", "case_id", "id"),
)

# Each time a letter went to a printer, and what became of it.
prints = Table(
    "prints",
    metadata,
    key(),
    link("case_id", "cases"),
    link("letter_id", "letters"),
    must("batch"),
    Column("place", Integer, nullable=False),
    Column("copies", Integer, nullable=False, server_default="1"),
    flag("reprint"),
    must("state"),  # sent, printed, failed
    words("why"),
    must("made_at"),
    link("made_by", "accounts"),
    Index("ix_prints_case", "case_id", "id"),
    Index("ix_prints_batch", "batch", "place"),
)

# The policies a panel is shown: each version, from when to when, and the paper itself.
policies = Table(
    "policies",
    metadata,
    key(),
    link("school_id", "schools", must=False),
    must("kind"),  # complaints, code, social_media, data_protection, photography, other
    must("title"),
    must("version"),
    must("in_force_from"),
    maybe("in_force_to"),
    words("digest"),
    must("made_at"),
    link("made_by", "accounts"),
    Index("ix_policies_kind", "kind", "in_force_from", "id"),
)

# What is covered in the copy of a bundle that goes to somebody who may not read all of it.
redactions = Table(
    "redactions",
    metadata,
    key(),
    link("case_id", "cases"),
    must("part"),  # E2, L1, chronology
    Column("page", Integer, nullable=False, server_default="0"),  # nought: wherever it stands
    Column("box", Text, nullable=False, server_default="[]"),  # left, top, right, bottom, 0 to 1
    words("words"),
    must("reason"),  # a code of the library
    words("note"),
    must("made_at"),
    link("made_by", "accounts"),
    maybe("lifted_at"),
    Index("ix_redactions_case", "case_id", "id"),
)

bundles = Table(
    "bundles",
    metadata,
    key(),
    link("case_id", "cases"),
    Column("number", Integer, nullable=False),
    must("digest"),
    Column("pages", Integer, nullable=False),
    Column("manifest", Text, nullable=False, server_default="{}"),
    words("redacted_digest"),
    Column("redacted_manifest", Text, nullable=False, server_default="{}"),
    Column("beside", Text, nullable=False, server_default="[]"),  # files that could not be merged
    Column("chosen", Text, nullable=False, server_default="{}"),
    must("made_at"),
    link("made_by", "accounts"),
    maybe("frozen_at"),
    link("frozen_by", "accounts", must=False),
    UniqueConstraint("case_id", "number"),
    Index("ix_bundles_case", "case_id", "id"),
)
