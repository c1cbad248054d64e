"""Sealed messages open to nobody but the CEO's own sign-in, whoever has the files and a tool."""

import io
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from tcat_desktop.evidence.kinds import WHATSAPP
from tcat_desktop.journey.people import CaseId, Role
from tcat_desktop.journey.refusals import Denied, Refused, Trouble
from tcat_desktop.office import safe_keeping
from tcat_desktop.office.commands.keep_accounts import (
    AddAccount,
    ChangeOwnPassword,
    SetPassword,
    SwitchOffAccount,
)
from tcat_desktop.office.commands.keep_file import KeepFile, SealFile
from tcat_desktop.office.commands.open_sealed import (
    LiftSeal,
    OpenSealed,
    RecordPermission,
    SealExhibit,
    WithdrawPermission,
)
from tcat_desktop.office.door import Session
from tcat_desktop.office.intake import take_in
from tcat_desktop.office.questions.exhibit import Exhibit
from tcat_desktop.office.reading_room import read_waiting
from tcat_desktop.office.set_up import LOWEST_COST, FirstAccount, Founding, NewSchool, SetUp
from tcat_desktop.records import keys
from tcat_desktop.records.keys import KeyFile
from tcat_desktop.records.seals import SealKey
from tcat_desktop.records.shelf import Shelf
from tests.builders import NOW, PASSWORD, ATrust, a_case, a_trust, sign_in_name
from tests.office.raw_attack import everything_read

CHAT = "\n".join(
    f"[23/11/2026, 08:{minute:02}:23] Kerry: kanarek żółty {minute}, between us"
    for minute in range(60)
).encode()
CANARY = "kanarek żółty".encode()
OPEN_CANARY = "sójka zwyczajna".encode()
NEW = "a new one of four words"


@pytest.fixture
def trust(tmp_path: Path) -> Iterator[ATrust]:
    made = a_trust(tmp_path)
    yield made
    made.close()


@pytest.fixture
def case(trust: ATrust) -> CaseId:
    return a_case(trust).at("reported")


def arrive(trust: ATrust, case: CaseId, content: bytes = CHAT, *, sealed: bool = True) -> int:
    """As the office brings a file to a case: by take_in, which knows a chat by its first lines."""
    file = take_in(trust.office, trust.person("office"), content, "Kerry.txt")
    assert file.kind == WHATSAPP or content != CHAT
    return int(trust.do("office", KeepFile(
        name=file.name, digest=file.digest, size=file.size, kind=file.kind, case_id=case,
        sealed=sealed,
    )))  # fmt: skip


def permit(trust: ATrust, case: CaseId, exhibit: int, days: int = 7) -> int:
    return int(trust.do("office", RecordPermission(
        case_id=case, exhibit_id=exhibit, person_id=trust.people["denholm"], how="signed",
        purpose="To see what was said.", given_on=NOW.date(),
        until=NOW.date() + timedelta(days=days),
    )))  # fmt: skip


def opening(case: CaseId, exhibit: int) -> OpenSealed:
    return OpenSealed(case_id=case, exhibit_id=exhibit, purpose="To put it right.")


@contextmanager
def signed_in(trust: ATrust, who: str, password: str = PASSWORD) -> Iterator[Session]:
    """Somebody's own sign-in, with what her password opens and no more."""
    session = trust.door.sign_in(sign_in_name(who), password)
    try:
        yield session
    finally:
        session.office.close()
        trust.door.close()


@contextmanager
def came_in_with_the_sheet(trust: ATrust, code: str, name: str, password: str) -> Iterator[Session]:
    session = trust.door.recover(code, name, password)
    try:
        yield session
    finally:
        session.office.close()
        trust.door.close()


def new_sheet(trust: ATrust) -> str:
    """The trust's own sheet is in the builder's hand no more: the CEO makes another."""
    opened = KeyFile.load(trust.folder).open(sign_in_name("ceo"), PASSWORD, now=NOW)
    return str(KeyFile.load(trust.folder).set_recovery(dek=opened.dek, seal=opened.seal))


def shelf_name(trust: ATrust, exhibit: int) -> Path:
    records = trust.office._records
    with records.reading() as conn:
        digest = conn.exec_driver_sql(
            "SELECT digest FROM exhibits WHERE id = ?", (exhibit,)
        ).scalar_one()
    return records.shelf.folder / records.shelf.name_of(str(digest))


# --- the promise ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "who", ["reception", "office", "teacher", "head", "dsl", "dpo", "clerk", "admin"]
)
def test_no_other_password_reads_a_chat_that_came_in_sealed(
    trust: ATrust, case: CaseId, who: str
) -> None:
    arrive(trust, case)
    arrive(trust, case, OPEN_CANARY, sealed=False)
    trust.office.close()
    read = everything_read(trust.folder, sign_in_name(who), PASSWORD, NOW)
    assert OPEN_CANARY in read, "the attack itself does not work"
    assert CANARY not in read


def test_a_chat_is_sealed_before_anything_says_whose_it_is(trust: ATrust) -> None:
    file = take_in(trust.office, trust.person("reception"), CHAT, "Kerry.txt")
    path = trust.folder / "shelf" / trust.office._records.shelf.name_of(file.digest)
    assert path.is_file()
    trust.office.close()
    assert CANARY not in everything_read(trust.folder, sign_in_name("admin"), PASSWORD, NOW)


def test_a_file_that_somebody_says_is_sealed_is_read_by_no_other_password(
    trust: ATrust, case: CaseId
) -> None:
    kept = trust.office.shelve(trust.person("reception"), io.BytesIO(CHAT))
    trust.do("reception", KeepFile(
        name="x.txt", digest=kept.digest, size=kept.size, kind="text", draft_id="d", sealed=True
    ))  # fmt: skip
    trust.office.close()
    assert CANARY not in everything_read(trust.folder, sign_in_name("admin"), PASSWORD, NOW)


def test_the_ceos_own_password_is_what_reads_it(trust: ATrust, case: CaseId) -> None:
    arrive(trust, case)
    trust.office.close()
    assert CANARY in everything_read(trust.folder, sign_in_name("ceo"), PASSWORD, NOW)


def test_a_chat_that_is_sealed_later_is_read_by_no_other_password_from_then_on(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = arrive(trust, case, sealed=False)
    read_waiting(trust.office, trust.person("office"))
    assert CANARY in everything_read(trust.folder, sign_in_name("head"), PASSWORD, NOW)
    trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    assert CANARY not in everything_read(trust.folder, sign_in_name("head"), PASSWORD, NOW)


def test_a_session_without_the_key_opens_nothing_whatever_person_it_is_told(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = arrive(trust, case)
    permit(trust, case, exhibit)
    trust.office.close()
    with signed_in(trust, "head") as session:
        # A changed program says that the CEO asks.
        with pytest.raises(Refused, match="Your password does not open sealed messages"):
            session.office.do(trust.person("ceo"), opening(case, exhibit))
        with pytest.raises(Denied):
            session.office.do(session.person, opening(case, exhibit))


# --- and then only through the gate ---------------------------------------------------------------


def test_the_key_opens_nothing_without_a_permission_that_holds_today(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = arrive(trust, case)
    trust.office.close()
    with signed_in(trust, "ceo") as session:
        trust.office = session.office
        with pytest.raises(Refused, match="No parent’s permission holds"):
            trust.do("ceo", opening(case, exhibit))
        given = permit(trust, case, exhibit)
        assert trust.do("ceo", opening(case, exhibit)).content == CHAT
        trust.do("office", WithdrawPermission(case_id=case, permission_id=given))
        with pytest.raises(Refused, match="No parent’s permission holds"):
            trust.do("ceo", opening(case, exhibit))
        permit(trust, case, exhibit, days=1)
        trust.clock.set(NOW + timedelta(days=2))
        with pytest.raises(Refused, match="No parent’s permission holds"):
            trust.do("ceo", opening(case, exhibit))


def test_no_question_hands_over_a_sealed_file_even_to_the_ceo(trust: ATrust, case: CaseId) -> None:
    exhibit = arrive(trust, case)
    with pytest.raises(Refused, match="sealed"):
        trust.ask("ceo", Exhibit(case_id=case, exhibit_id=exhibit))
    with trust.office._records.reading() as conn:
        digest = str(conn.exec_driver_sql("SELECT digest FROM exhibits WHERE sealed").scalar_one())
    with pytest.raises(Refused, match="Only the Executive Headteacher/CEO"):
        trust.office.evidence_bytes(digest)


def test_locking_lets_go_of_the_key_and_her_password_brings_it_back(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = arrive(trust, case)
    permit(trust, case, exhibit)
    trust.office.close()
    with signed_in(trust, "ceo") as session:
        session.office.forget_seal()
        with pytest.raises(Refused, match="does not open sealed messages"):
            session.office.do(session.person, opening(case, exhibit))
        before = keys.key_derivations
        trust.door.unlock(session, PASSWORD)
        assert keys.key_derivations == before + 1
        assert session.office.do(session.person, opening(case, exhibit)).content == CHAT


def test_the_ceo_signs_in_with_one_derivation(trust: ATrust) -> None:
    before = keys.key_derivations
    with signed_in(trust, "ceo") as session:
        assert keys.key_derivations == before + 1
        assert session.person.role is Role.CEO


# --- sealing and unsealing ------------------------------------------------------------------------


def test_a_seal_that_the_ceo_lifts_lets_everybody_on_the_case_read_it(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = arrive(trust, case)
    trust.do("ceo", LiftSeal(case_id=case, exhibit_id=exhibit, reason="A public group."))
    trust.office.close()
    with signed_in(trust, "head") as session:
        asked = Exhibit(case_id=case, exhibit_id=exhibit)
        assert session.office.ask(session.person, asked).content == CHAT
    with signed_in(trust, "office") as session:
        session.office.do(session.person, SealExhibit(case_id=case, exhibit_id=exhibit))
    assert CANARY not in everything_read(trust.folder, sign_in_name("office"), PASSWORD, NOW)


def test_reception_takes_back_the_seal_of_her_own_draft_while_she_sits_there(
    trust: ATrust, case: CaseId
) -> None:
    trust.office.close()
    with signed_in(trust, "reception") as session:
        office, person = session.office, session.person
        file = take_in(office, person, CHAT, "Kerry.txt")
        draft = office.do(person, KeepFile(
            name=file.name, digest=file.digest, size=file.size, kind=file.kind, draft_id="d",
            sealed=True,
        ))  # fmt: skip
        for sealed in (False, True, False, True):
            office.do(person, SealFile(exhibit_id=draft, draft_id="d", sealed=sealed))
            assert office._records.shelf.is_sealed(file.digest) is sealed
    with signed_in(trust, "reception") as session:
        with pytest.raises(Refused, match="It is sealed") as refused:
            session.office.do(
                session.person, SealFile(exhibit_id=draft, draft_id="d", sealed=False)
            )
        assert "add it again" in refused.value.what_to_do
    assert CANARY not in everything_read(trust.folder, sign_in_name("reception"), PASSWORD, NOW)


def test_bytes_that_another_exhibit_holds_open_are_sealed_with_the_last_of_them(
    trust: ATrust, case: CaseId
) -> None:
    first = arrive(trust, case, sealed=False)
    second = arrive(trust, case, sealed=True)
    assert trust.ask("head", Exhibit(case_id=case, exhibit_id=first)).content == CHAT
    trust.do("office", SealExhibit(case_id=case, exhibit_id=first))
    assert trust.office._records.shelf.is_sealed(
        trust.office.shelve(trust.person("office"), io.BytesIO(CHAT)).digest
    )
    permit(trust, case, second)
    assert trust.do("ceo", opening(case, second)).content == CHAT


def test_a_sealed_file_that_comes_again_stays_sealed_and_says_who_may_rule(
    trust: ATrust, case: CaseId
) -> None:
    arrive(trust, case)
    trust.office.close()
    with signed_in(trust, "office") as session:
        kept = session.office.shelve(session.person, io.BytesIO(CHAT))
        keeping = KeepFile(
            name="x.txt", digest=kept.digest, size=kept.size, kind="text", case_id=case
        )
        with pytest.raises(Refused, match="only the Executive Headteacher/CEO can open it"):
            session.office.do(session.person, keeping)
    # Her key is for her alone, also where somebody else asks at her desk.
    only_hers = pytest.raises(Refused, match="only the Executive Headteacher/CEO can open it")
    with signed_in(trust, "ceo") as session, only_hers:
        session.office.do(trust.person("office"), keeping)


def test_a_commit_that_was_never_followed_by_the_seal_is_made_good_behind_the_next_sign_in(
    trust: ATrust, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = arrive(trust, case, sealed=False)
    with monkeypatch.context() as killed:
        killed.setattr("tcat_desktop.office.sealing.carry_out", lambda *_: 0)
        trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    assert CANARY in everything_read(trust.folder, sign_in_name("head"), PASSWORD, NOW)
    trust.office.close()
    with signed_in(trust, "reception") as session:
        read_waiting(session.office, session.person)
        with session.office._records.reading() as conn:
            acts = conn.exec_driver_sql("SELECT detail FROM audit WHERE act = 'SealFiles'")
            assert [json.loads(row[0]) for row in acts] == [{"files": 1}]
        assert session.office.seal_waiting(session.person) == 0
    assert CANARY not in everything_read(trust.folder, sign_in_name("head"), PASSWORD, NOW)


def test_a_damaged_file_keeps_no_other_from_being_sealed(
    trust: ATrust, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = [CHAT + bytes([number]) for number in range(3)]
    made = [arrive(trust, case, each, sealed=False) for each in contents]
    with monkeypatch.context() as killed:
        killed.setattr("tcat_desktop.office.sealing.carry_out", lambda *_: 0)
        for exhibit in made:
            trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    first = min(made, key=lambda each: sha256(contents[made.index(each)]).hexdigest())
    path = shelf_name(trust, first)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert trust.office.seal_waiting(trust.person("office")) == 2


def test_a_seal_that_is_lifted_is_not_put_back_by_what_runs_behind_the_page(
    trust: ATrust, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = arrive(trust, case)
    behind = Thread(target=trust.office.seal_waiting, args=(trust.person("office"),))
    unseal = Shelf.unseal

    def slowly(shelf: Shelf, digest: str, seal: SealKey | None = None) -> bool:
        done = unseal(shelf, digest, seal)
        behind.start()
        behind.join(0.5)
        return done

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Shelf, "unseal", slowly)
        trust.do("ceo", LiftSeal(case_id=case, exhibit_id=exhibit, reason="A public group."))
    behind.join()
    assert trust.ask("head", Exhibit(case_id=case, exhibit_id=exhibit)).content == CHAT


def test_a_full_disk_while_sealing_undoes_nothing_and_the_file_stays_whole(
    trust: ATrust, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    exhibit = arrive(trust, case, sealed=False)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("tcat_desktop.records.shelf.flush_to_disk", full)
        trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    assert not [each for each in (trust.folder / "shelf").iterdir() if each.suffix == ".part"]
    permit(trust, case, exhibit)
    assert trust.do("ceo", opening(case, exhibit)).content == CHAT
    assert trust.office.seal_waiting(trust.person("office")) == 1
    assert trust.do("ceo", opening(case, exhibit)).content == CHAT


# --- who holds the key ----------------------------------------------------------------------------


def test_a_password_that_an_administrator_sets_for_the_ceo_opens_no_seal(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = arrive(trust, case)
    permit(trust, case, exhibit)
    code = new_sheet(trust)
    trust.office.close()
    with signed_in(trust, "admin") as session:
        told = session.office.do(session.person, SetPassword(
            account_id=trust.person("ceo").account_id, password=NEW
        ))  # fmt: skip
        assert "Sealed messages do not open with this password" in told
    assert CANARY not in everything_read(trust.folder, sign_in_name("ceo"), NEW, NOW)
    with signed_in(trust, "ceo", NEW) as session:
        with pytest.raises(Refused, match="does not open sealed messages") as refused:
            session.office.do(session.person, opening(case, exhibit))
        assert "recovery sheet" in refused.value.what_to_do
        with pytest.raises(Refused, match="does not open sealed messages"):
            session.office.do(
                session.person, LiftSeal(case_id=case, exhibit_id=exhibit, reason="r")
            )
    with came_in_with_the_sheet(trust, code, sign_in_name("ceo"), PASSWORD) as session:
        assert session.office.do(session.person, opening(case, exhibit)).content == CHAT


def test_the_ceo_who_changes_her_own_password_keeps_the_key(trust: ATrust, case: CaseId) -> None:
    exhibit = arrive(trust, case)
    permit(trust, case, exhibit)
    trust.do("ceo", ChangeOwnPassword(old=PASSWORD, new=NEW))
    trust.office.close()
    with signed_in(trust, "ceo", NEW) as session:
        assert session.office.do(session.person, opening(case, exhibit)).content == CHAT


def test_a_new_ceo_gets_the_key_by_the_recovery_sheet_after_the_old_one_left(
    trust: ATrust, case: CaseId
) -> None:
    exhibit = arrive(trust, case)
    permit(trust, case, exhibit)
    code = new_sheet(trust)
    trust.office.close()
    with signed_in(trust, "admin") as session:
        session.office.do(session.person, AddAccount(
            name="Dr New", role=Role.CEO, password=PASSWORD, formal_name="Dr New"
        ))  # fmt: skip
        session.office.do(session.person, SwitchOffAccount(
            account_id=trust.person("ceo").account_id
        ))  # fmt: skip
    with pytest.raises(Refused):
        trust.door.sign_in(sign_in_name("ceo"), PASSWORD)
    # The administrator knows this first password, and it opens no seal.
    assert CANARY not in everything_read(trust.folder, "Dr New", PASSWORD, NOW)
    with came_in_with_the_sheet(trust, code, "Dr New", NEW) as session:
        assert session.office.do(session.person, opening(case, exhibit)).content == CHAT
    session = trust.door.sign_in("Dr New", NEW)
    assert session.office.do(session.person, opening(case, exhibit)).content == CHAT
    session.office.close()
    trust.door.close()


def test_the_recovery_sheet_gives_nobody_else_the_key(trust: ATrust, case: CaseId) -> None:
    arrive(trust, case)
    code = new_sheet(trust)
    trust.office.close()
    with came_in_with_the_sheet(trust, code, sign_in_name("head"), NEW) as session:
        assert session.office._records.seal is None
    assert CANARY not in everything_read(trust.folder, sign_in_name("head"), NEW, NOW)


def test_the_paper_alone_brings_back_what_opens_the_seal(trust: ATrust, case: CaseId) -> None:
    exhibit = arrive(trust, case)
    permit(trust, case, exhibit)
    code, paper = new_sheet(trust), KeyFile.load(trust.folder).paper()
    trust.office.close()
    for name in ("keys.json", "keys.json.bak"):
        (trust.folder / name).unlink()
    safe_keeping.keys_from_paper(trust.folder, paper, code, sign_in_name("ceo"), NEW, now=NOW)
    with signed_in(trust, "ceo", NEW) as session:
        assert session.office.do(session.person, opening(case, exhibit)).content == CHAT


def test_whoever_founds_the_desk_has_the_key_only_if_she_is_the_ceo(tmp_path: Path) -> None:
    for role, has in ((Role.CEO, True), (Role.ADMIN, False)):
        told = SetUp(
            trust="A trust", schools=(NewSchool(name="A school", code="AS"),),
            first=FirstAccount(name="The first", role=role, password=PASSWORD),
        )  # fmt: skip
        founding = Founding(tmp_path / role.value, told, cost=LOWEST_COST)
        founding.finish(now=NOW)
        opened = KeyFile.load(tmp_path / role.value).open("The first", PASSWORD, now=NOW)
        assert (opened.seal is not None) is has
        assert KeyFile.load(tmp_path / role.value).open_with_recovery(founding.code).seal


def test_a_public_key_put_in_its_place_is_noticed_when_the_ceo_signs_in(trust: ATrust) -> None:
    trust.office.close()
    dek = KeyFile.load(trust.folder).open(sign_in_name("head"), PASSWORD, now=NOW).dek
    other = KeyFile.load(trust.folder)
    other._content["seal"]["public"] = bytes(range(32)).hex()
    other._save(dek)
    with pytest.raises(Trouble, match="The key for sealed messages was changed"):
        trust.door.sign_in(sign_in_name("ceo"), PASSWORD)


# --- desks from before, and copies ----------------------------------------------------------------


def an_older_desk(trust: ATrust) -> str:
    """The desk as it was before there was a seal; the code of its recovery sheet."""
    trust.office.close()
    dek = KeyFile.load(trust.folder).open(sign_in_name("admin"), PASSWORD, now=NOW).dek
    file = KeyFile.load(trust.folder)
    del file._content["seal"]
    return str(file.set_recovery(dek=dek))


def test_an_older_desk_works_as_before_until_the_ceo_comes_in_with_the_sheet(
    trust: ATrust, case: CaseId
) -> None:
    code = an_older_desk(trust)
    with signed_in(trust, "office") as session:
        trust.office = session.office
        exhibit = arrive(trust, case)
        permit(trust, case, exhibit)
        assert session.office.seal_waiting(session.person) == 0
    with signed_in(trust, "ceo") as session:
        assert session.office.do(session.person, opening(case, exhibit)).content == CHAT
    assert CANARY in everything_read(trust.folder, sign_in_name("head"), PASSWORD, NOW)
    with came_in_with_the_sheet(trust, code, sign_in_name("ceo"), NEW) as session:
        read_waiting(session.office, session.person)
        assert session.office.do(session.person, opening(case, exhibit)).content == CHAT
    assert CANARY not in everything_read(trust.folder, sign_in_name("head"), PASSWORD, NOW)
    assert CANARY in everything_read(trust.folder, sign_in_name("ceo"), NEW, NOW)


def test_a_backup_needs_no_key_keeps_the_seal_and_opens_to_the_ceo_where_it_is_put_back(
    trust: ATrust, case: CaseId, tmp_path: Path
) -> None:
    exhibit = arrive(trust, case, sealed=False)
    permitted = tmp_path / "away"
    with_nobodys_key = trust.office
    with_nobodys_key.back_up(trust.person("admin"), permitted)
    trust.do("office", SealExhibit(case_id=case, exhibit_id=exhibit))
    permit(trust, case, exhibit)
    trust.office.close()
    trust.clock.set(NOW + timedelta(minutes=1))
    with signed_in(trust, "admin") as session:
        made = session.office.back_up(session.person, permitted)
    assert made.missing == ()
    home = tmp_path / "restored"
    safe_keeping.put_back(made.path, home, sign_in_name("admin"), PASSWORD, now=NOW)
    assert CANARY not in everything_read(home, sign_in_name("admin"), PASSWORD, NOW)
    assert safe_keeping.check(home, sign_in_name("admin"), PASSWORD, now=NOW) == ()
    assert safe_keeping.check(home, sign_in_name("ceo"), PASSWORD, now=NOW) == ()
    shutil.rmtree(trust.folder)
    home.rename(trust.folder)
    with signed_in(trust, "ceo") as session:
        assert session.office.do(session.person, opening(case, exhibit)).content == CHAT


@pytest.mark.parametrize("place", [3, 20, 40, 80, 150, 200, -1])
def test_a_sealed_file_that_was_changed_is_found_without_the_key(
    trust: ATrust, case: CaseId, place: int
) -> None:
    path = shelf_name(trust, arrive(trust, case))
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(bytes(content))
    trust.office.close()
    found = safe_keeping.check(trust.folder, sign_in_name("admin"), PASSWORD, now=NOW)
    assert [each.kind for each in found] == ["evidence"]
    assert "damaged or was changed" in found[0].says
