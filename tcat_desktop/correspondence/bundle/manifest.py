"""The manifest of a bundle: every part, its pages and its fingerprint, and one hash over it all."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tcat_desktop.correspondence.bundle.plan import Bundle, Composed, Part, Place

Manifest = dict[str, Any]


def digest_of(value: object) -> str:
    """The SHA-256 of some facts: the same facts give the same one, on every machine."""
    return hashlib.sha256(_written(value).encode()).hexdigest()


def fingerprint_of(part: Part) -> str:
    """A part's own SHA-256; for pages that the desk set itself, of the words on them."""
    if part.sha256:
        return part.sha256
    assert isinstance(part.source, Composed)
    return digest_of(part.source.blocks)


def manifest_of(bundle: Bundle, places: Mapping[str, Place], pages: int) -> Manifest:
    """What is in the bundle and where. Who made it, and when, is no part of it."""
    return {
        "bundle": bundle.reference,
        "version": bundle.number,
        "pages": pages,
        "parts": [
            {
                "part": part.key, "tab": part.tab, "title": part.title, "dated": part.dated,
                "pages": [places[part.key].first, places[part.key].last],
                "sha256": fingerprint_of(part),
            }
            for part in bundle.parts
        ],
        "exhibits": [
            {"number": each.number, "sha256": each.sha256, "state": each.state}
            for each in bundle.schedule
        ],
        "embedded": [
            {"number": each.number, "name": each.name, "bytes": len(each.content),
             "sha256": hashlib.sha256(each.content).hexdigest()}
            for each in bundle.embedded
        ],
    }  # fmt: skip


def hash_of(manifest: Manifest) -> str:
    """The SHA-256 of a manifest as it is kept."""
    return hashlib.sha256(_written(manifest).encode()).hexdigest()


def short(sha256: str) -> str:
    """The beginning of a hash as the footer prints it: ``5b7e 90c4 1af3 d826``."""
    return " ".join(sha256[at : at + 4] for at in range(0, 16, 4))


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        told = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        return {"": type(value).__name__, **told}
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} has no place in a manifest")
