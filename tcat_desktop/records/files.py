"""How a small file is replaced so that a power cut leaves the old one or the new one, whole."""

import os
import secrets
from pathlib import Path

from tcat_desktop.records.troubles import machine_troubles


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, flush to the disk, then take the name. Raises Trouble."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    with machine_troubles():
        try:
            with beside.open("xb") as file:
                file.write(content)
                flush_to_disk(file.fileno())
            beside.replace(path)
            flush_folder(path.parent)
        finally:
            beside.unlink(missing_ok=True)


def read_if_there(path: Path) -> bytes | None:
    """The bytes of a file, or None if there is no such file. Raises Trouble."""
    with machine_troubles():
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


def flush_to_disk(descriptor: int) -> None:
    """fsync, and on macOS the call that makes the drive itself write (man 2 fsync there)."""
    try:
        import fcntl

        full_fsync = getattr(fcntl, "F_FULLFSYNC", None)
        if full_fsync is not None:
            fcntl.fcntl(descriptor, full_fsync)
            return
    except (ImportError, OSError):
        pass  # Windows, and file systems of macOS that have no F_FULLFSYNC
    os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows keeps folder changes itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
