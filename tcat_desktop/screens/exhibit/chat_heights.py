"""How tall each row of a very long list is: guessed at first, exact once it has been seen.

Forty thousand rows are not measured before the first of them is shown. Each has a guessed height,
and rows near what is in sight are measured; the sums are kept in blocks, so that to find the row
at a place, or the place of a row, costs a few hundred steps at most.
"""

from collections.abc import Sequence
from typing import Final

_BLOCK: Final = 256


class Heights:
    """The heights of rows from 0 on, in px."""

    def __init__(self, guessed: Sequence[int] = ()) -> None:
        self._tall = list(guessed)
        self._exact = bytearray(len(self._tall))
        self._sums = [
            sum(self._tall[start : start + _BLOCK]) for start in range(0, len(self._tall), _BLOCK)
        ]

    def __len__(self) -> int:
        return len(self._tall)

    def __getitem__(self, row: int) -> int:
        return self._tall[row]

    @property
    def whole(self) -> int:
        """All rows together."""
        return sum(self._sums)

    def is_exact(self, row: int) -> bool:
        """Whether the row has been measured."""
        return bool(self._exact[row])

    def measure(self, row: int, tall: int) -> int:
        """The exact height of a row; by how much it differs from what it was."""
        more = tall - self._tall[row]
        self._exact[row] = 1
        self._tall[row] = tall
        self._sums[row // _BLOCK] += more
        return more

    def top(self, row: int) -> int:
        """Where the row begins."""
        block = row // _BLOCK
        return sum(self._sums[:block]) + sum(self._tall[block * _BLOCK : row])

    def row_at(self, place: int) -> int:
        """The row at a place; the first above all, the last below all, -1 where there is none."""
        if not self._tall:
            return -1
        left = max(place, 0)
        for block, tall in enumerate(self._sums):
            if left < tall:
                row = block * _BLOCK
                while left >= self._tall[row]:
                    left -= self._tall[row]
                    row += 1
                return row
            left -= tall
        return len(self._tall) - 1
