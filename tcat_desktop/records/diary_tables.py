"""The tables of the diary: rooms, what is booked in them with whom, and how clocks are set."""

import sqlalchemy as sa
from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from tcat_desktop.records.columns import flag, key, link, maybe, metadata, must, words

# How this trust counts a procedure, where it differs from what ships or was signed off.
clocks = Table(
    "clocks",
    metadata,
    key(),
    Column("name", Text, nullable=False, unique=True),
    must("kind"),
    Column("count", Integer, nullable=False),
    Column("inset_counts", Integer, nullable=True),  # nothing: as the school's calendar says
    flag("receipt_counts"),
    words("closes_at"),
    flag("waits_for_term"),
    words("note"),
    link("signed_by", "accounts"),
    must("signed_at"),
    Column("version", Integer, nullable=False, server_default="1"),
)

rooms = Table(
    "rooms",
    metadata,
    key(),
    link("school_id", "schools"),
    must("name"),
    words("note"),  # "step-free", "six chairs"
    maybe("retired_at"),
    Column("version", Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("school_id", "name"),
)

# One time in the diary. ``held``: offered to a parent and kept free until she has answered.
bookings = Table(
    "bookings",
    metadata,
    key(),
    link("school_id", "schools"),
    link("case_id", "cases", must=False),
    link("meeting_id", "meetings", must=False),
    must("reference"),  # "AP-26-M014", on the slip
    must("on"),
    must("at"),
    must("until"),
    must("how"),  # in_person, phone, video
    link("room_id", "rooms", must=False),
    words("place"),  # where it is, when not in a room of the list
    words("about"),  # in a word or two, for the slip and the teacher
    words("companion"),
    words("adjustments"),
    words("interpreter"),
    flag("diverted"),  # arranged through Reception rather than private message (C42)
    must("state"),  # held, booked, arrived, seen, missed, cancelled
    words("why"),  # of the last change
    must("uid"),
    Column("sequence", Integer, nullable=False, server_default="0"),
    must("made_at"),
    link("made_by", "accounts"),
    must("changed_at"),
    Column("version", Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("reference"),
    CheckConstraint('"until" > "at"', name="ends_after_it_begins"),
    Index("ix_bookings_school_on", "school_id", "on", "at", "id"),
    Index("ix_bookings_case", "case_id", "id"),
)

# Who is in a booking; a name alone where nobody in the register is meant.
booking_people = Table(
    "booking_people",
    metadata,
    key(),
    link("booking_id", "bookings"),
    link("person_id", "people", must=False),
    must("name"),
    must("sort_name"),
    must("part"),  # visitor, host
    Index("ix_booking_people_booking", "booking_id", "id"),
    Index("ix_booking_people_person", "person_id", "booking_id"),
)
