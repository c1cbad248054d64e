"""What the database itself holds to, whoever writes: its triggers, and the index of words."""

from typing import Final

TRIGGERS: Final[tuple[str, ...]] = (
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
        "CREATE TRIGGER letters_frozen BEFORE UPDATE OF digest, facts, wording, wording_sha256,"
        " signature, checks ON letters WHEN OLD.state <> 'draft'"
        " BEGIN SELECT RAISE(ABORT, 'an issued letter is frozen'); END"
    ),
    (
        "CREATE TRIGGER wordings_fixed BEFORE UPDATE OF heading, body, sha256 ON wordings"
        " WHEN OLD.approved_at IS NOT NULL"
        " BEGIN SELECT RAISE(ABORT, 'a wording that was signed off stays as it is'); END"
    ),
    (
        "CREATE TRIGGER overrules_kept BEFORE DELETE ON overrules"
        " BEGIN SELECT RAISE(ABORT, 'what was put aside stays on record'); END"
    ),
    (
        "CREATE TRIGGER overrules_fixed BEFORE UPDATE ON overrules"
        " BEGIN SELECT RAISE(ABORT, 'what was put aside stays on record'); END"
    ),
    (
        "CREATE TRIGGER bundles_frozen BEFORE UPDATE OF digest, manifest, redacted_digest,"
        " redacted_manifest, chosen ON bundles WHEN OLD.frozen_at IS NOT NULL"
        " BEGIN SELECT RAISE(ABORT, 'a frozen bundle stays as it is'); END"
    ),
    (
        "CREATE TRIGGER library_kept BEFORE UPDATE OF kind, name, title, body ON library"
        " BEGIN SELECT RAISE(ABORT, 'an entry is changed by a newer one'); END"
    ),
    (
        "CREATE TRIGGER exhibits_fixed BEFORE UPDATE OF digest, bytes, added_at, added_by"
        " ON exhibits BEGIN SELECT RAISE(ABORT, 'an exhibit stays as it came'); END"
    ),
    (
        "CREATE TRIGGER exhibit_text_insert AFTER INSERT ON exhibit_text BEGIN"
        " INSERT INTO exhibit_search(rowid, body) VALUES (NEW.exhibit_id, NEW.body); END"
    ),
    (
        "CREATE TRIGGER exhibit_text_delete AFTER DELETE ON exhibit_text BEGIN"
        " INSERT INTO exhibit_search(exhibit_search, rowid, body)"
        " VALUES ('delete', OLD.exhibit_id, OLD.body); END"
    ),
    (
        "CREATE TRIGGER exhibit_text_update AFTER UPDATE ON exhibit_text BEGIN"
        " INSERT INTO exhibit_search(exhibit_search, rowid, body)"
        " VALUES ('delete', OLD.exhibit_id, OLD.body);"
        " INSERT INTO exhibit_search(rowid, body) VALUES (NEW.exhibit_id, NEW.body); END"
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

SEARCH: Final[tuple[str, ...]] = (
    (
        "CREATE VIRTUAL TABLE search USING fts5(title, people, body, content='search_text',"
        " content_rowid='case_id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    ),
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
    (
        "CREATE VIRTUAL TABLE exhibit_search USING fts5(body, content='exhibit_text',"
        " content_rowid='exhibit_id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    ),
    "INSERT INTO exhibit_search(exhibit_search, rank) VALUES ('secure-delete', 1)",
)
