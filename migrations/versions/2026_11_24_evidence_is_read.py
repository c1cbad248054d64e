"""Evidence is read: what readers found, who is who in a chat, and words to search for.

Frozen in time: it imports nothing of ours.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24"
down_revision = "2026_11_23"
branch_labels = None
depends_on = None

# One at a time, as SQLite knows it: a column with a link may be added when nothing is in it.
COLUMNS = (
    "ALTER TABLE exhibits ADD COLUMN source_id INTEGER REFERENCES exhibits (id)",
    "ALTER TABLE exhibits ADD COLUMN source_part TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE exhibits ADD COLUMN capture TEXT DEFAULT '{}' NOT NULL",
    "ALTER TABLE exhibits ADD COLUMN date_order TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE exhibits ADD COLUMN urgent TEXT DEFAULT '[]' NOT NULL",
    "ALTER TABLE exhibits ADD COLUMN confirmed TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE exhibits ADD COLUMN confirmed_by INTEGER REFERENCES accounts (id)",
    "ALTER TABLE exhibits ADD COLUMN confirmed_at TEXT",
    "ALTER TABLE schools ADD COLUMN frequent INTEGER DEFAULT '0' NOT NULL",
)

SEARCH = (
    "CREATE VIRTUAL TABLE exhibit_search USING fts5(body, content='exhibit_text', content_rowid='exhibit_id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "INSERT INTO exhibit_search(exhibit_search, rank) VALUES ('secure-delete', 1)",
)

TRIGGERS = (
    "CREATE TRIGGER exhibits_fixed BEFORE UPDATE OF digest, bytes, added_at, added_by ON exhibits BEGIN SELECT RAISE(ABORT, 'an exhibit stays as it came'); END",
    "CREATE TRIGGER exhibit_text_insert AFTER INSERT ON exhibit_text BEGIN INSERT INTO exhibit_search(rowid, body) VALUES (NEW.exhibit_id, NEW.body); END",
    "CREATE TRIGGER exhibit_text_delete AFTER DELETE ON exhibit_text BEGIN INSERT INTO exhibit_search(exhibit_search, rowid, body) VALUES ('delete', OLD.exhibit_id, OLD.body); END",
    "CREATE TRIGGER exhibit_text_update AFTER UPDATE ON exhibit_text BEGIN INSERT INTO exhibit_search(exhibit_search, rowid, body) VALUES ('delete', OLD.exhibit_id, OLD.body); INSERT INTO exhibit_search(rowid, body) VALUES (NEW.exhibit_id, NEW.body); END",
)


def upgrade() -> None:
    """Add the tables, the columns, the index of words and the promises; the rest stays."""
    for statement in COLUMNS:
        op.execute(statement)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("told", sa.Text(), server_default="{}", nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.Column("machine_state", sa.Text(), server_default="none", nullable=False),
        sa.Column("machine", sa.Text(), server_default="[]", nullable=False),
        sa.Column("machine_by", sa.Text(), server_default="", nullable=False),
        sa.Column("machine_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("digest", name=op.f("uq_readings_digest")),
    )
    op.create_table(
        "chat_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("exhibit_id", sa.Integer(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_chat_people_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibits.id"], name=op.f("fk_chat_people_exhibit_id_exhibits")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_chat_people_person_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["said_by"], ["accounts.id"], name=op.f("fk_chat_people_said_by_accounts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_people")),
        sa.UniqueConstraint(
            "exhibit_id", "participant", name=op.f("uq_chat_people_exhibit_id_participant")
        ),
    )
    op.create_index("ix_chat_people_case", "chat_people", ["case_id", "id"], unique=False)
    op.create_table(
        "exhibit_text",
        sa.Column("exhibit_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_exhibit_text_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["exhibit_id"], ["exhibits.id"], name=op.f("fk_exhibit_text_exhibit_id_exhibits")
        ),
        sa.PrimaryKeyConstraint("exhibit_id", name=op.f("pk_exhibit_text")),
    )
    op.create_index("ix_exhibit_text_case", "exhibit_text", ["case_id"], unique=False)
    op.create_index("ix_audit_object", "audit", ["what", "object_id", "seq"], unique=False)
    for statement in (*SEARCH, *TRIGGERS):
        op.execute(statement)
