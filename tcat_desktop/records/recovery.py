"""The recovery code: 160 random bits a person can type, each group able to say it is mistyped."""

import re
import secrets
from dataclasses import dataclass
from typing import Final, Self

from tcat_desktop.journey.refusals import Refused

#: Crockford's base 32: without I, L, O and U, which are read as 1, 1, 0 and V.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 8
_LOOKALIKES = str.maketrans("ILO", "110")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RecoveryCode:
    """Eight groups of five: four letters of secret and one that checks them.

    The checking letter is a weighted sum in GF(2^5), which finds every single wrong letter and
    every two neighbours swapped; the group's place goes into it, so that two groups in each
    other's place are found as well.
    """

    secret: bytes  # 20 bytes

    @classmethod
    def make(cls) -> Self:
        """A new random code."""
        return cls(secret=secrets.token_bytes(20))

    @property
    def groups(self) -> tuple[str, ...]:
        """The eight groups as they are printed."""
        bits = int.from_bytes(self.secret, "big")
        values = [(bits >> (5 * (31 - place))) & 31 for place in range(32)]
        made = []
        for number in range(GROUPS):
            four = values[4 * number : 4 * number + 4]
            made.append("".join(ALPHABET[v] for v in [*four, _check_value(four, number)]))
        return tuple(made)

    def __str__(self) -> str:
        return "-".join(self.groups)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The code a person typed, or Refused naming the group that is mistyped.

        Small letters, spaces and dashes do not matter.
        """
        groups = _split(text)
        bits = 0
        for number, group in enumerate(groups):
            values = [ALPHABET.find(letter) for letter in group]
            wrong = len(group) != 5 or -1 in values
            if wrong or _check_value(values[:4], number) != values[4]:
                raise _mistyped(number, group)
            for value in values[:4]:
                bits = bits << 5 | value
        return cls(secret=bits.to_bytes(20, "big"))


def _split(text: str) -> list[str]:
    pieces = [p for p in re.split(r"[\s\-\u2010-\u2015.,]+", text.upper()) if p]
    pieces = [piece.translate(_LOOKALIKES) for piece in pieces]
    if len(pieces) == GROUPS:
        return pieces
    whole = "".join(pieces)
    if len(whole) != GROUPS * 5:
        raise Refused(
            f"The recovery code has 40 letters and digits; {len(whole)} were typed.",
            what_to_do="Type all eight groups of five from the recovery sheet.",
            field="recovery",
        )
    return [whole[start : start + 5] for start in range(0, 40, 5)]


def _mistyped(number: int, group: str) -> Refused:
    return Refused(
        f"Group {number + 1} of the recovery code, {group}, is mistyped.",
        what_to_do=f"Compare group {number + 1} with the recovery sheet, letter by letter.",
        field="recovery",
    )


def _check_value(four: list[int], number: int) -> int:
    total = number + 1
    for weight, value in zip((2, 3, 4, 5), four, strict=True):
        total ^= _times(weight, value)
    return total


def _times(a: int, b: int) -> int:
    """Multiply in GF(2^5), modulo x^5 + x^2 + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= 0b100101
        b >>= 1
    return product
