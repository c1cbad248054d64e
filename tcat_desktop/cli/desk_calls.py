"""The calls over one desk: set-up, cases, letters, backups, and whether all is well."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tcat_desktop import settings
from tcat_desktop.cli.call import DONE, TROUBLE, WRONG, Call, Unusable, complain, line, no_options
from tcat_desktop.journey.refusals import Refused

if TYPE_CHECKING:
    from tcat_desktop.office.door import Session


def _password(name: str) -> str:
    file = settings.password_file()
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").splitlines()[0].strip("\r\n")
        except (OSError, UnicodeDecodeError, IndexError):
            raise Unusable(
                f"{settings.PASSWORD_FILE} names {file}, and no password can be read there."
            ) from None
    if not sys.stdin.isatty():
        raise Unusable(
            f"There is nobody to ask for a password. Put it into a file and name the file in "
            f"{settings.PASSWORD_FILE}."
        )
    try:
        return getpass(f"Password of {name}: ")
    except EOFError:
        raise Unusable("No password was given.") from None


def _folder(asked: argparse.Namespace) -> Path:
    folder = settings.data_folder(asked.data)
    from tcat_desktop.office.door import Door, State

    if not folder.is_dir() or Door(folder).state() is State.EMPTY:
        raise Unusable(f"There is no desk in {folder}. “tcat-desktop init” makes one.")
    return folder


def _who(asked: argparse.Namespace) -> str:
    if not asked.user.strip():
        raise Unusable("Say who signs in, with --user.")
    return str(asked.user)


@contextmanager
def signed_in(asked: argparse.Namespace) -> "Iterator[Session]":
    """The office, with whoever was named signed in; everything is let go of afterwards."""
    from tcat_desktop.office.door import Door

    door = Door(_folder(asked))
    name = _who(asked)
    session = door.sign_in(name, _password(name))
    try:
        yield session
    finally:
        session.office.close()
        door.close()


def _init_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--trust", required=True, metavar="NAME")
    parser.add_argument("--school", required=True, action="append", metavar="NAME[=CODE]")
    parser.add_argument("--admin", required=True, metavar="NAME", help="who looks after the desk")
    parser.add_argument(
        "--recovery", required=True, metavar="FILE", help="where the recovery sheet goes, as PDF"
    )


def _init(asked: argparse.Namespace) -> int:
    from tcat_desktop.journey.people import Role
    from tcat_desktop.office import clock
    from tcat_desktop.office.recovery_paper import make_recovery_paper
    from tcat_desktop.office.set_up import FirstAccount, Founding, SetUp

    folder, paper = settings.data_folder(asked.data), Path(asked.recovery)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unusable(f"There is something in {folder} already. Choose an empty folder.")
    if paper.exists() or not paper.absolute().parent.is_dir():
        raise Unusable(f"The recovery sheet cannot be written to {paper}: choose a new file.")
    schools = _schools(asked.school)
    first = FirstAccount(name=asked.admin, role=Role.ADMIN, password=_password(asked.admin))
    try:
        founding = Founding(folder, SetUp(trust=asked.trust, schools=schools, first=first))
    except Refused as refusal:
        raise Unusable(str(refusal)) from None
    try:
        made_at = clock.local(clock.now())
        paper.write_bytes(make_recovery_paper(founding, hidden=(), made_at=made_at).sheets[0])
    except BaseException:
        founding.abandon()
        paper.unlink(missing_ok=True)
        raise
    try:
        founding.finish()
    except BaseException:
        paper.unlink(missing_ok=True)
        raise
    made = {
        "data": folder,
        "trust": asked.trust,
        "recovery": paper,
        "schools": [{"name": each.name, "code": each.code} for each in schools],
    }
    line(asked, made, f"The desk is set up in {folder}. Print {paper}, and keep it in the safe.")
    return DONE


def _schools(told: Sequence[str]) -> tuple[Any, ...]:
    """``NAME=CODE``; without a code it is made from the initials, and no two are the same."""
    from tcat_desktop.office.set_up import NewSchool

    made: list[NewSchool] = []
    for each in told:
        name, _, code = each.partition("=")
        taken = {school.code for school in made}
        wanted = code.strip().upper() or next(c for c in _codes(name) if c not in taken)
        made.append(NewSchool(name=name.strip(), code=wanted))
    return tuple(made)


def _codes(name: str) -> Iterator[str]:
    letters = [word[:1].upper() for word in name.split() if word[:1].isascii() and word.isalpha()]
    known = [letter for letter in letters if letter.isalpha()]
    spelt = "".join(c for c in name.upper() if c.isascii() and c.isalpha())
    if len(known) >= 2:
        yield "".join(known[:2])
        if len(known) > 2:
            yield "".join(known[:3])
    if len(spelt) >= 2:
        yield spelt[:2]
        yield spelt[:3]
    for first in "SABCDEFGHIJKLMNOPQRTUVWXYZ":
        for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            yield first + second


def _doctor(asked: argparse.Namespace) -> int:
    from tcat_desktop import doctor

    try:
        data = settings.data_folder(asked.data)
    except ImportError:
        data = Path.home()
    found = doctor.examine(data)
    for one in found:
        mark = "well" if one.well else "absent" if one.extra else "LACKS"
        mend = f"\n       {one.mend}" if one.mend and not one.well else ""
        line(asked, one, f"{mark:<6} {one.subject}: {one.what}{mend}")
    return DONE if all(one.well or one.extra for one in found) else TROUBLE


def _case_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("list", "show"))
    parser.add_argument("reference", nargs="?", default="", metavar="REF")
    parser.add_argument("--closed", action="store_true", default=False, help="closed cases too")
    parser.add_argument("--words", default="", metavar="WORDS", help="only those that match")


def _case(asked: argparse.Namespace) -> int:
    if asked.what == "show":
        if not asked.reference:
            raise Unusable("Say which case, such as AP-26-031.")
        return _case_show(asked)
    if asked.reference:
        raise Unusable("“case list” takes no reference; “case show” does.")
    from tcat_desktop.office.questions.case_list import CaseList, Filter

    with signed_in(asked) as session:
        narrow = Filter(words=asked.words, closed=asked.closed)
        after = None
        while True:
            page = session.office.ask(session.person, CaseList(filter=narrow, after=after))
            for row in page.rows:
                line(asked, row, f"{row.reference}  {row.stage:<22} {row.due:<22} {row.title}")
            after = page.next_page
            if after is None:
                return DONE


def _case_show(asked: argparse.Namespace) -> int:
    from tcat_desktop.office.questions.case_file import CaseFile
    from tcat_desktop.office.questions.case_list import CaseList, Filter

    with signed_in(asked) as session:
        wanted = asked.reference.strip().upper()
        page = session.office.ask(
            session.person, CaseList(filter=Filter(words=wanted, closed=True))
        )
        found = next((row for row in page.rows if row.reference == wanted), None)
        if found is None:
            raise Refused(
                f"There is no case {wanted} for you to open.",
                what_to_do="It may belong to another school, or you may be part of it.",
            )
        file = session.office.ask(session.person, CaseFile(case_id=found.case_id))
        lines = [f"{file.reference}  {file.title}", f"{file.stage_title}. {file.next_step.title}."]
        lines += [f"{one.on}  {one.title}  {one.words}".rstrip() for one in file.entries]
        line(asked, file, "\n".join(lines))
    return DONE


def _letters(asked: argparse.Namespace) -> int:
    from tcat_desktop.office.questions.letter_register import catalogue

    for letter in catalogue():
        signers = ", ".join(letter["signers"])
        line(asked, letter, f"{letter['letter']:<24} {letter['title']} (signed by: {signers})")
    return DONE


def _demo_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", required=True, type=int, metavar="N")
    parser.add_argument("--seed", default=1, type=int, metavar="S")


def _demo_data(asked: argparse.Namespace) -> int:
    from tcat_desktop.demo.many import MOST, fill
    from tcat_desktop.office.set_up import handle_only_invented_data

    if asked.data is None:
        raise Unusable("Say where the fictional database goes, with --data.")
    folder = settings.data_folder(asked.data)
    if not 0 <= asked.cases <= MOST:
        raise Unusable(f"The number of cases goes from 0 to {MOST:,}.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Unusable(f"There is something in {folder} already. Choose an empty folder.")
    # This process sees nothing else; a window or a benchmark opens the result with all its care.
    handle_only_invented_data()
    made = fill(folder, cases=asked.cases, seed=asked.seed)
    line(
        asked,
        made,
        f"{made.cases:,} invented cases are in {folder}, made in "
        f"{made.seconds:.1f} s. The password is in {made.password_file}.",
    )
    return DONE


def _backup_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", required=True, metavar="DIR")


def _backup(asked: argparse.Namespace) -> int:
    to = Path(asked.to)
    if to.exists() and not to.is_dir():
        raise Unusable(f"{to} is a file; a backup goes into a folder.")
    with signed_in(asked) as session:
        made = session.office.back_up(session.person, to)
    line(asked, made, f"{made.path} holds {made.cases:,} cases; it was read back and compared.")
    for lost in made.missing:
        complain(f"The file of {lost} was missing or damaged before this backup.")
    return WRONG if made.missing else DONE


def _restore_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a backup’s folder, or the desk.db in it")
    parser.add_argument("--to", required=True, metavar="DIR", help="an empty folder")


def _restore(asked: argparse.Namespace) -> int:
    from tcat_desktop.office import clock, safe_keeping

    file, to = Path(asked.file), Path(asked.to)
    if not file.exists():
        raise Unusable(f"There is no backup at {file}.")
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise Unusable(f"{to} is not empty, and a desk is never written over.")
    name = _who(asked)
    made = safe_keeping.put_back(file, to, name, _password(name), now=clock.now())
    line(
        asked,
        {"data": to, "made_at": made.made_at, "cases": made.cases},
        f"{to} holds the {made.cases:,} cases of {made.made_at:%Y-%m-%d %H:%M} UTC.",
    )
    return DONE


def _verify(asked: argparse.Namespace) -> int:
    from tcat_desktop.office import clock, safe_keeping

    folder, name = _folder(asked), _who(asked)
    found = safe_keeping.check(folder, name, _password(name), now=clock.now())
    if not found:
        line(asked, {"well": True}, "Everything is as it was kept.")
        return DONE
    for one in found:
        line(asked, {"well": False, **asdict(one)}, f"{one.kind}: {one.says}")
    complain(found[0].says)
    return WRONG


def _accept(asked: argparse.Namespace) -> int:
    from tcat_desktop.office import clock, safe_keeping

    folder, name = _folder(asked), _who(asked)
    safe_keeping.accept(folder, name, _password(name), now=clock.now())
    line(asked, {"accepted": True}, "These records are accepted as they are. That is on record.")
    return DONE


def _keys_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paper", metavar="FILE", help="a text file: the eight groups, then what the square says"
    )


def _keys(asked: argparse.Namespace) -> int:
    from tcat_desktop.office import clock, safe_keeping

    try:
        groups, _, square = Path(asked.paper).read_text(encoding="utf-8").strip().partition("\n")
    except (OSError, UnicodeDecodeError):
        raise Unusable(f"{asked.paper} cannot be read as text.") from None
    folder, name = _folder(asked), _who(asked)
    safe_keeping.keys_from_paper(folder, square, groups, name, _password(name), now=clock.now())
    line(asked, {"keys": True}, f"{name} can sign in again, with the new password.")
    return DONE


def _tour_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, metavar="DIR")


def _elsewhere(_asked: argparse.Namespace) -> int:
    message = "the tour is started by __main__, since it needs the windows"
    raise AssertionError(message)


CALLS: Mapping[str, Call] = {
    "tour": Call(
        "walk the real windows through one case, unseen",
        _tour_options,
        _elsewhere,
    ),
    "init": Call("set a desk up without a window", _init_options, _init),
    "doctor": Call("what this machine lacks, and what mends it", no_options, _doctor),
    "case": Call("the cases you may see, or one of them", _case_options, _case),
    "letters": Call("the letters that ship, and who may sign them", no_options, _letters),
    "demo-data": Call("a fictional database of any size", _demo_options, _demo_data),
    "backup": Call("a verified copy of everything", _backup_options, _backup),
    "restore": Call(
        "put a backup back, after it was proven good",
        _restore_options,
        _restore,
    ),
    "accept": Call("go on with older records, on purpose", no_options, _accept),
    "keys-from-paper": Call("new keys from the recovery sheet alone", _keys_options, _keys),
    "verify": Call("read everything, and say what is wrong", no_options, _verify),
}
