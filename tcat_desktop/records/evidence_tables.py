"""The tables of what was read out of evidence: derived views, never the evidence itself."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from tcat_desktop.records.columns import key, link, maybe, metadata, must, words

# What a reader made of some bytes. It belongs to the bytes, not to a case: the same file twice
# is read once. Nothing of a sealed file is ever kept here.
readings = Table(
    "readings",
    metadata,
    key(),
    Column("digest", Text, nullable=False, unique=True),
    must("kind"),
    must("state"),  # read, refused
    words("why"),  # why it was refused, to people
    # {"messages", "participants", "first", "last", "date_order", "pages", "width", "height",
    #  "gps", "facts", "warnings", "attachments"}
    Column("told", Text, nullable=False, server_default="{}"),
    must("read_at"),
    # The text that a machine saw in a picture: none, waiting, read, refused
    Column("machine_state", Text, nullable=False, server_default="none"),
    # [[words, confidence 0 to 1, left, top, right, bottom]…], each side in parts of the picture
    Column("machine", Text, nullable=False, server_default="[]"),
    words("machine_by"),  # the program and its version
    maybe("machine_at"),
)

# Who of the chat is who of the register: said by a person, never by a name alone.
chat_people = Table(
    "chat_people",
    metadata,
    key(),
    link("case_id", "cases"),
    link("exhibit_id", "exhibits"),
    must("participant"),  # as the chat writes it
    link("person_id", "people"),
    must("said_at"),
    link("said_by", "accounts"),
    UniqueConstraint("exhibit_id", "participant"),
    Index("ix_chat_people_case", "case_id", "id"),
)

# What a search may find in an exhibit; sealed ones never come here.
exhibit_text = Table(
    "exhibit_text",
    metadata,
    Column("exhibit_id", Integer, ForeignKey("exhibits.id"), primary_key=True),
    link("case_id", "cases"),
    words("body"),
    Index("ix_exhibit_text_case", "case_id"),
)
