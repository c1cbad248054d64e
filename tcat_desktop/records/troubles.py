"""What the machine's own errors mean to staff: the one place where they become sentences."""

import errno
from typing import Literal

from tcat_desktop.journey.refusals import Trouble

_FULL = (
    "The disk is full, or this computer does not let the desk write any more to it.",
    "Nothing that was saved before is lost. Make some room, then try again.",
)
_READ_ONLY = (
    "The desk's folder cannot be written to.",
    "Check that the disk is not write-protected and that you may change files there.",
)
_LOCKED = (
    "Another program is using the desk's files just now.",
    "Close other copies of the desk, wait for a backup or virus scan to end, then try again.",
)
_GONE = (
    "The desk's folder cannot be reached.",
    "If it is on a memory stick or another drive, plug it in again, then try again.",
)
_DISK = (
    "The disk would not read or write the desk's files.",
    "It may be full or failing. Make room and try again, or make a backup to another drive.",
)
_DAMAGED = (
    "Part of the desk's records is damaged and cannot be read.",
    "Nothing more was written. Restore the newest good backup.",
)
_TOO_MANY = (
    "This computer allows no more open files just now.",
    "Close some other programs, then try again.",
)

_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EFBIG: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.ENOENT: _GONE,
    errno.ENOTDIR: _GONE,
    getattr(errno, "ESTALE", errno.ENOENT): _GONE,
    errno.ENODEV: _GONE,
    errno.EIO: _DISK,
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.EBUSY: _LOCKED,
    errno.EAGAIN: _LOCKED,
}

# SQLite's own words, since a driver's error class says too little. (sqlite.org/rescode.html)
_BY_WORDS = (
    ("database or disk is full", _FULL),
    ("disk i/o error", _DISK),
    ("readonly database", _READ_ONLY),
    ("database is locked", _LOCKED),
    ("database table is locked", _LOCKED),
    ("unable to open database file", _GONE),
    ("disk image is malformed", _DAMAGED),
    ("file is not a database", _DAMAGED),
    ("hmac", _DAMAGED),
)


def as_trouble(error: BaseException) -> Trouble | None:
    """The sentence for an error of the machine; None if it is a bug and should be seen as one."""
    if isinstance(error, OSError):
        words = _BY_NUMBER.get(error.errno or 0)
        return Trouble(words[0], what_to_do=words[1]) if words else None
    # SQLAlchemy keeps the driver's error in `orig`; this module must not import SQLAlchemy,
    # which the sign-in page does without.
    driver_error = getattr(error, "orig", None) or error
    if not type(driver_error).__module__.startswith(("sqlcipher3", "sqlite3")):
        return None
    said = str(driver_error).lower()
    for fragment, words in _BY_WORDS:
        if fragment in said:
            return Trouble(words[0], what_to_do=words[1])
    return None


class machine_troubles:  # noqa: N801 - read as a phrase: with machine_troubles()
    """Let Trouble out where the machine's own error went in; bugs pass through as they are."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> Literal[False]:
        trouble = as_trouble(error) if error is not None else None
        if trouble is not None:
            raise trouble from error
        return False
