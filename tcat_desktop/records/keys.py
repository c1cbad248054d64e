"""Who may unlock the desk: one data key, wrapped once for each person and once for the envelope.

The data key is 32 random bytes made when the desk is set up; it never changes and is never
written down in the clear. ``keys.json`` holds it once per account, wrapped by a key that
Argon2id makes from the password, and once for the recovery code. No password hash is kept: a
password is right when it opens its slot. No name is kept either: a slot is found by a keyed
hash of the name as typed. Beside the slots, ``records/seals.py`` keeps the key that opens sealed
messages, for those to whom it was entrusted. (RFC 9106 for Argon2id, RFC 5869 for HKDF.)
"""

import hashlib
import hmac
import json
import secrets
import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tcat_desktop.journey.refusals import Refused, Trouble
from tcat_desktop.records import seals
from tcat_desktop.records.files import read_if_there, write_whole
from tcat_desktop.records.recovery import RecoveryCode
from tcat_desktop.records.seals import SealKey
from tcat_desktop.records.slots import canonical, open_recovery_slot, recovery_kek, unwrap, wrap
from tcat_desktop.records.tries import Tries

KEY_FILE: Final = "keys.json"
KEY_FILE_COPY: Final = "keys.json.bak"
MIB: Final = 1024  # Argon2 counts memory in KiB

#: How many Argon2 derivations this process has made: a sign-in may make exactly one.
key_derivations = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one guess at a password costs: memory in KiB, passes, and lanes."""

    m: int = 128 * MIB
    t: int = 3
    p: int = 4

    def refuse_if_out_of_bounds(self) -> None:
        """Stop a key file whose cost was lowered, or raised until no machine could open it."""
        if not (64 * MIB <= self.m <= 1024 * MIB and 3 <= self.t <= 64 and 1 <= self.p <= 64):
            raise Trouble(
                "The key file asks for weaker protection of passwords than this desk allows.",
                what_to_do="Somebody may have changed keys.json. Put back the copy from your "
                "newest backup, and tell whoever looks after your computers.",
            )


LOWEST_COST: Final = Cost(m=64 * MIB, t=3, p=4)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DeskKeys:
    """The keys made from the data key, one for each purpose, each 32 bytes."""

    database: bytes
    shelf: bytes
    audit: bytes
    backup: bytes
    high_water: bytes

    @classmethod
    def of(cls, dek: bytes) -> Self:
        """Derive all of them from the data key."""
        return cls(
            database=domain_key(dek, "database"),
            shelf=domain_key(dek, "shelf"),
            audit=domain_key(dek, "audit"),
            backup=domain_key(dek, "backup"),
            high_water=domain_key(dek, "high-water"),
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Opened:
    """A slot that opened: whose it is (None for the recovery code) and the data key in it.

    ``seal`` opens sealed messages; None for everybody to whom it was not entrusted.
    """

    account_id: int | None
    dek: bytes
    seal: SealKey | None = None

    @property
    def keys(self) -> DeskKeys:
        """The keys for each purpose."""
        return DeskKeys.of(self.dek)


def new_data_key() -> bytes:
    """32 random bytes: made once, when the desk is set up."""
    return secrets.token_bytes(32)


def domain_key(dek: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose, by HKDF-SHA256 from the data key."""
    info = b"tcat-desktop/1/" + purpose.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(dek)


def check_password(password: str) -> str:
    """The password as it will be used (NFC), or Refused with what a good one needs."""
    password = unicodedata.normalize("NFC", password)
    words = [word for word in password.split() if len(word) >= 3]
    if len(password) < 14 and len(words) < 4:
        raise Refused(
            "That password is too short.",
            what_to_do="Use at least 14 characters, or four words.",
            field="password",
        )
    if len(set(password.casefold())) < 6:
        raise Refused(
            "That password repeats the same few characters.",
            what_to_do="Four words that have nothing to do with each other are easy to remember.",
            field="password",
        )
    return password


def calibrate() -> Cost:
    """The cost at which one derivation takes 0.5 to 1.0 s here; never below the floor."""
    cost = Cost()
    for _ in range(3):
        began = time.perf_counter()
        try:
            _derive("calibrate this machine", bytes(16), cost)
        except Trouble:
            return LOWEST_COST
        took = time.perf_counter() - began
        if took > 1.0:
            return Cost(m=max(64 * MIB, cost.m // 2), t=3) if cost.m > 64 * MIB else cost
        if took >= 0.45 or cost.m >= 512 * MIB:
            return cost
        cost = Cost(m=cost.m * 2, t=3)
    return cost


class KeyFile:
    """``keys.json``: a slot for each account and one for the recovery code.

    Every change needs the data key, since the whole file carries a MAC made with it; a slot
    added, swapped or removed by other means is found at the next sign-in.
    """

    def __init__(self, folder: Path, content: dict[str, Any], note: str = "") -> None:
        self._folder = folder
        self._content = content
        self.note = note  # says when the copy was used because keys.json itself could not be
        self._tries = Tries(folder)

    @classmethod
    def is_in(cls, folder: Path) -> bool:
        """Whether this folder holds a key file, or the copy of one."""
        return (folder / KEY_FILE).exists() or (folder / KEY_FILE_COPY).exists()

    @classmethod
    def create(cls, folder: Path, dek: bytes, *, cost: Cost | None = None) -> Self:
        """A new key file without any slot, written at once. Refuses to overwrite one."""
        if cls.is_in(folder):
            raise Trouble(
                "This folder already holds the keys of a desk.",
                what_to_do="Choose another folder, or sign in to the desk that is there.",
            )
        cost = cost or Cost()
        cost.refuse_if_out_of_bounds()
        content: dict[str, Any] = {
            "v": 1,
            "data_id": secrets.token_hex(16),
            "generation": 0,
            "name_salt": secrets.token_hex(16),
            "cost": asdict(cost),
            "slots": [],
        }
        made = cls(folder, content)
        made._save(dek)
        return made

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The key file of a folder; its copy, with a note, if it is missing or damaged."""
        first, second = folder / KEY_FILE, folder / KEY_FILE_COPY
        content = _read(first)
        if content is not None:
            return cls(folder, content)
        was = "damaged" if first.exists() else "missing"
        content = _read(second)
        if content is not None:
            return cls(folder, content, f"The key file was {was}; the copy beside it was used.")
        if was == "damaged" or second.exists():
            raise Trouble(
                "The key file keys.json is damaged, and so is its copy.",
                what_to_do="Put back keys.json from your newest backup, or use the printed "
                "recovery sheet (“tcat-desktop keys-from-paper”).",
            )
        raise Trouble(
            "The key file keys.json is missing, and so is its copy.",
            what_to_do="Put back keys.json from your newest backup, or use the printed "
            "recovery sheet (“tcat-desktop keys-from-paper”). Without one of them nobody can "
            "open this desk.",
        )

    @property
    def data_id(self) -> str:
        """Random hex that names this set of keys; the database carries the same."""
        return str(self._content["data_id"])

    @property
    def seals_with(self) -> bytes | None:
        """The public key that seals, or None for a desk whose seal was not made yet."""
        return seals.public_key(self._content)

    @property
    def cost(self) -> Cost:
        """What each derivation costs here; the same for every account, known or not."""
        return Cost(**self._content["cost"])

    def open(self, name: str, password: str, *, now: datetime) -> Opened:
        """Unlock with a name and a password: exactly one derivation, whatever happens.

        An unknown name takes as long and says the same as a wrong password. Raises Refused
        (with how many tries are left, or how long to wait) and Trouble for a changed file.
        """
        who = self._who(name)
        self._tries.allow(who, now)
        slot = self._slot(lambda each: each.get("who") == who)
        salt = bytes.fromhex(slot["salt"]) if slot else hashlib.sha256(who.encode()).digest()[:16]
        kek = _derive(password, salt, _cost_of(slot) if slot else self.cost)
        if slot is None or not hmac.compare_digest(slot["check"], _check(kek)):
            raise self._tries.failed(who, now)
        dek = unwrap(slot, kek, self.data_id)
        self._prove(dek)
        self._tries.forget(who, now)
        seal = seals.entrusted(self._content, slot, kek)
        return Opened(account_id=slot["uid"], dek=dek, seal=seal)

    def open_with_recovery(self, code: RecoveryCode) -> Opened:
        """Unlock with the code from the envelope. The caller records that it was used."""
        slot = self._recovery_slot()
        dek = open_recovery_slot(slot, code, self.data_id)
        self._prove(dek)
        seal = seals.entrusted(self._content, slot, recovery_kek(code, slot))
        return Opened(account_id=None, dek=dek, seal=seal)

    def make_seal(self, code: RecoveryCode, *, dek: bytes) -> SealKey:
        """Make the pair that seals messages, and entrust its private key to the recovery code."""
        if self.seals_with is not None:
            raise Trouble(
                "The recovery code does not hold the key for sealed messages, as it should.",
                what_to_do="Somebody may have changed keys.json. Put back the copy from your "
                "newest backup, and tell whoever looks after your computers.",
            )
        slot, key = self._recovery_slot(), SealKey.make()
        seals.entrust(self._content, slot, recovery_kek(code, slot), key)
        self._save(dek)
        return key

    def add(
        self,
        account_id: int,
        name: str,
        password: str,
        *,
        dek: bytes,
        cost: Cost | None = None,
        replace: bool = False,
        seal: SealKey | None = None,
    ) -> None:
        """Give an account a slot. ``replace`` sets a new password without the old one.

        Sealed messages open to it only if ``seal`` is entrusted to it now.
        """
        password = check_password(password)
        who = self._who(name)
        taken = self._slot(lambda each: each.get("who") == who and each["uid"] != account_id)
        if taken:
            raise Refused("Somebody already signs in with that name.", field="name")
        if self.holds(account_id) and not replace:
            raise Refused("This account already has a password.", field="name")
        self._keep(account_id, who, password, dek=dek, cost=cost or self.cost, seal=seal)

    def remove(self, account_id: int, *, dek: bytes) -> None:
        """Take an account's slot away: its password opens nothing from now on."""
        self._content["slots"] = [s for s in self._content["slots"] if s["uid"] != account_id]
        seals.forget(self._content, account_id)
        self._save(dek)

    def holds(self, account_id: int) -> bool:
        """Whether an account has a slot."""
        return self._slot(lambda each: each["uid"] == account_id) is not None

    def rename(self, account_id: int, name: str, *, dek: bytes) -> None:
        """Sign in by another name from now on; the password stays."""
        who = self._who(name)
        if self._slot(lambda each: each.get("who") == who and each["uid"] != account_id):
            raise Refused("Somebody already signs in with that name.", field="name")
        slot = self._slot(lambda each: each["uid"] == account_id)
        if slot is None:
            raise Refused("This account has no password yet.", field="name")
        slot["who"] = who
        self._save(dek)

    def change_password(self, name: str, old: str, new: str, *, now: datetime) -> Opened:
        """Wrap the same data key under a new password; nothing else is written again."""
        new = check_password(new)
        opened = self.open(name, old, now=now)
        assert opened.account_id is not None
        self._keep(opened.account_id, self._who(name), new, dek=opened.dek, cost=self.cost,
                   seal=opened.seal)  # fmt: skip
        return opened

    def set_recovery(self, *, dek: bytes, seal: SealKey | None = None) -> RecoveryCode:
        """Make a new recovery code; the one before it stops working.

        Where messages are sealed, ``seal`` is entrusted to the new code: without it the sheet
        could never open them again.
        """
        if seal is None and self.seals_with is not None:
            raise Refused("Only the Executive Headteacher/CEO can make a new recovery sheet.")
        code = RecoveryCode.make()
        slot: dict[str, Any] = {"v": 1, "kind": "recovery", "uid": None, "kdf": "hkdf-sha256"}
        slot |= {"salt": secrets.token_hex(16), "nonce": secrets.token_hex(12)}
        slot["ct"] = wrap(slot, recovery_kek(code, slot), dek, self.data_id)
        if seal is not None:
            seals.entrust(self._content, slot, recovery_kek(code, slot), seal)
        others = [s for s in self._content["slots"] if s["kind"] != "recovery"]
        self._content["slots"] = [*others, slot]
        self._save(dek)
        return code

    def paper(self) -> str:
        """What the recovery sheet prints beside the code (as a QR): the slot, without the key.

        With the code it brings the desk back even when every key file is lost.
        """
        slot = self._slot(lambda each: each["kind"] == "recovery")
        printed = {"data_id": self.data_id, "slot": slot, **seals.for_paper(self._content)}
        return canonical(printed).decode()

    def forget(self) -> None:
        """Take the file and its copy away again: its making was not finished."""
        for name in (KEY_FILE, KEY_FILE_COPY):
            (self._folder / name).unlink(missing_ok=True)

    def save_copy(self, folder: Path) -> None:
        """Write the same slots into a backup."""
        write_whole(folder / KEY_FILE, self._text())

    def _keep(
        self, account_id: int, who: str, password: str, *, dek: bytes, cost: Cost,
        seal: SealKey | None,
    ) -> None:  # fmt: skip
        cost.refuse_if_out_of_bounds()
        slot: dict[str, Any] = {"v": 1, "kind": "account", "uid": account_id, "kdf": "argon2id"}
        slot |= asdict(cost)
        slot |= {"salt": secrets.token_hex(16), "nonce": secrets.token_hex(12), "who": who}
        kek = _derive(password, bytes.fromhex(slot["salt"]), cost)
        slot["check"] = _check(kek)
        slot["ct"] = wrap(slot, kek, dek, self.data_id)
        seals.forget(self._content, account_id)
        if seal is not None:
            seals.entrust(self._content, slot, kek, seal)
        others = [s for s in self._content["slots"] if s["uid"] != account_id]
        recovery = [s for s in self._content["slots"] if s["kind"] == "recovery"]
        self._content["slots"] = [*(s for s in others if s not in recovery), slot, *recovery]
        self._save(dek)

    def _slot(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any] | None:
        return next((slot for slot in self._content["slots"] if wanted(slot)), None)

    def _recovery_slot(self) -> dict[str, Any]:
        slot = self._slot(lambda each: each["kind"] == "recovery")
        if slot is None:
            raise Refused("This desk has no recovery code.", field="recovery")
        return slot

    def _who(self, name: str) -> str:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        salt = bytes.fromhex(self._content["name_salt"])
        return hmac.new(salt, " ".join(folded.split()).encode(), "sha256").hexdigest()

    def _prove(self, dek: bytes) -> None:
        """Refuse a file that something other than this program changed; mend a lost one."""
        mac = _mac(self._content, dek)
        if not hmac.compare_digest(mac, str(self._content["mac"])):
            raise Trouble(
                "The key file was changed by something other than this program.",
                what_to_do="Put back keys.json from your newest backup, and tell whoever looks "
                "after your computers.",
            )
        if self.note:
            self._write()

    def _save(self, dek: bytes) -> None:
        self._content["generation"] += 1
        self._content["mac"] = _mac(self._content, dek)
        self._content["sum"] = _sum(self._content)
        self._write()

    def _write(self) -> None:
        # The copy comes second: at any moment at least one of the two is complete.
        write_whole(self._folder / KEY_FILE, self._text())
        write_whole(self._folder / KEY_FILE_COPY, self._text())

    def _text(self) -> bytes:
        return json.dumps(self._content, indent=1, sort_keys=True).encode() + b"\n"


def restore_from_paper(folder: Path, paper: str, code: RecoveryCode) -> tuple[KeyFile, Opened]:
    """A new key file from the recovery sheet alone; it holds only the recovery slot."""
    try:
        printed = json.loads(paper)
        data_id, slot = str(printed["data_id"]), dict(printed["slot"])
        dek = open_recovery_slot(slot, code, data_id)
        seal = seals.from_paper(printed, slot, recovery_kek(code, slot), data_id)
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(
            "That is not the square from a recovery sheet.",
            what_to_do="Scan the square on the sheet again, all of it.",
            field="recovery",
        ) from error
    made = KeyFile.create(folder, dek)
    made._content |= {"data_id": data_id, "slots": [slot], **seal}
    made._save(dek)
    return made, made.open_with_recovery(code)


def _derive(password: str, salt: bytes, cost: Cost) -> bytes:
    global key_derivations  # noqa: PLW0603 - only tests read it
    key_derivations += 1
    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=cost.t,
            memory_cost=cost.m,
            parallelism=cost.p,
            hash_len=32,
            type=Type.ID,
        )
    except HashingError as error:
        raise Trouble(
            "This computer does not have enough free memory to check a password.",
            what_to_do="Close some other programs, then try again.",
        ) from error


def _check(kek: bytes) -> str:
    """Tells a wrong password from a changed slot; useless without the same Argon2 derivation."""
    return hmac.new(kek, b"tcat-desktop/1/this password opens this slot", "sha256").hexdigest()[:32]


def _cost_of(slot: Mapping[str, Any]) -> Cost:
    return Cost(m=slot["m"], t=slot["t"], p=slot["p"])


def _mac(content: Mapping[str, Any], dek: bytes) -> str:
    body = canonical({k: v for k, v in content.items() if k not in {"mac", "sum"}})
    return hmac.new(domain_key(dek, "key file"), body, "sha256").hexdigest()


def _sum(content: Mapping[str, Any]) -> str:
    """Finds an accident (a flipped bit, half a file); the MAC finds the rest."""
    return hashlib.sha256(canonical({k: v for k, v in content.items() if k != "sum"})).hexdigest()


def _read(path: Path) -> dict[str, Any] | None:
    """The file's content, or None if it is missing or damaged; Trouble for a lowered cost."""
    raw = read_if_there(path)
    if raw is None:
        return None
    try:
        content: dict[str, Any] = json.loads(raw)
        if content["sum"] != _sum(content) or content["v"] != 1:
            return None
        costs = [Cost(**content["cost"])]
        costs += [_cost_of(s) for s in content["slots"] if s["kind"] == "account"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    for cost in costs:
        cost.refuse_if_out_of_bounds()
    return content
