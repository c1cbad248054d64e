"""Mails for the tests of the desk: written by the standard library, kept on a case, and read.

Example::

    mail = a_mail("Look at this", "Hello", files={"photo.png": PICTURE})
    exhibit = kept(trust, case, "forwarded.eml", mail)
    read_all(trust)
"""

import io
from email.message import EmailMessage
from typing import Any

from tcat_desktop.journey.people import CaseId
from tcat_desktop.office.commands.keep_file import KeepFile
from tcat_desktop.office.questions.exhibit_page import ExhibitPage, ExhibitPageAnswer
from tcat_desktop.office.reading_room import read_waiting
from tests.builders import ATrust

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)
CHAT = b"[23/11/2026, 08:16:23] Ola: between us\n[23/11/2026, 08:17:02] Cerys: yes\n"


def a_mail(
    subject: str,
    words: str,
    *,
    files: dict[str, bytes] | None = None,
    inside: tuple[EmailMessage, ...] = (),
    **header: str,
) -> EmailMessage:
    """One mail. ``header`` as in ``message_id="<1@x.example>"``."""
    made = EmailMessage()
    told = {
        "from_": "Kerry Denholm <kerry@denholm.example>", "to": "office@applewick.example",
        "date": "Mon, 23 Nov 2026 08:12:00 +0000", **header,
    }  # fmt: skip
    for name, said in told.items():
        made[name.rstrip("_").replace("_", "-").title()] = said
    made["Subject"] = subject
    made.set_content(words)
    for name, content in (files or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    for each in inside:
        made.add_attachment(each)
    return made


def kept(trust: ATrust, case: CaseId, name: str, mail: EmailMessage | bytes, **told: Any) -> int:
    """The mail among the exhibits of a case; its id."""
    content = mail if isinstance(mail, bytes) else mail.as_bytes()
    held = trust.office.shelve(trust.staff["office"], io.BytesIO(content))
    made: int = trust.do("office", KeepFile(
        name=name, digest=held.digest, size=held.size, kind="email", case_id=case, **told,
    ))  # fmt: skip
    return made


def read_all(trust: ATrust) -> int:
    """Everything that waits is read; how many files."""
    return read_waiting(trust.office, trust.staff["office"])


def page(trust: ATrust, case: CaseId, exhibit: int) -> ExhibitPageAnswer:
    """What the head sees of an exhibit."""
    found: ExhibitPageAnswer = trust.ask("head", ExhibitPage(case_id=case, exhibit_id=exhibit))
    return found
