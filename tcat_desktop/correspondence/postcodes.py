"""Postcodes as they stand on an envelope: their tidy form, and what looks odd about an address.

Nothing here stops a letter. The Royal Mail delivers more than any pattern knows, so an odd
postcode is pointed out and printed as it is.
"""

import re
from typing import Final

_PLAIN: Final = r"GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
# Ascension to the Turks and Caicos; Anguilla, Bermuda, Cayman, Montserrat, the Virgin Islands.
_OVERSEAS: Final = r"(?:ASCN|BBND|BIQQ|FIQQ|PCRN|SIQQ|STHL|TDCU|TKCA) ?1ZZ|(?:AI|MSR)-[0-9]{4}"
_ISLANDS: Final = r"KY[0-9]-[0-9]{4}|VG ?[0-9]{4}|HM ?[0-9]{2}"
_FORCES: Final = r"BFPO ?(?:C/O ?)?[0-9]{1,4}"
_WHOLE: Final = re.compile(f"(?:{_PLAIN}|{_OVERSEAS}|{_ISLANDS}|{_FORCES})", re.IGNORECASE)
_AT_END: Final = re.compile(rf"(?<![A-Z0-9])({_PLAIN}|{_OVERSEAS}|{_FORCES})\s*\.?$", re.IGNORECASE)
_INWARD: Final = re.compile(r"^(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$")
_COUNTRY: Final = re.compile(r"[^\W\d_][^\d_]*")


def tidy(line: str) -> str:
    """A postcode alone on its line, as the Royal Mail writes it; any other line unchanged.

    ``hr04qt`` and ``HR 04QT`` become ``HR0 4QT``; ``bfpo801`` becomes ``BFPO 801``.
    """
    close = "".join(line.upper().split())
    parted = _INWARD.fullmatch(close)
    if parted:
        return f"{parted[1]} {parted[2]}"
    forces = re.fullmatch(r"BFPO(C/O)?([0-9]{1,4})", close)
    if forces:
        return f"BFPO {'c/o ' if forces[1] else ''}{forces[2]}"
    overseas = re.fullmatch(r"([A-Z]{4})(1ZZ)", close)
    if overseas and _WHOLE.fullmatch(close):
        return f"{overseas[1]} {overseas[2]}"
    return line


def is_postcode(line: str) -> bool:
    """Whether a line is a postcode or a BFPO number and nothing else."""
    return bool(_WHOLE.fullmatch(tidy(line.strip())))


def ending(line: str) -> str:
    """The postcode with which a line ends, as it is written there; empty when there is none."""
    found = _AT_END.search(line)
    return found[1] if found else ""


def is_country(line: str) -> bool:
    """Whether a last line names a country as the post wants it: in capitals, without a figure."""
    return bool(_COUNTRY.fullmatch(line)) and line == line.upper() and line != line.lower()


def misplaced(lines: tuple[str, ...]) -> str:
    """The postcode that stands before the last line, where sorting machines do not look.

    Above a country in capitals it stands where it should.
    """
    last = len(lines) - 1
    for at, line in enumerate(lines[1:], 1):
        code = ending(line)
        if at == last or not code:
            continue
        if at == last - 1 and is_country(lines[-1]):
            continue
        return code
    return ""


def odd(lines: tuple[str, ...]) -> tuple[str, ...]:
    """What somebody should look at before the letter goes, a sentence each."""
    found = []
    if len(lines) < 3:
        found.append("The address has fewer than three lines with the name.")
    if lines and not ending(lines[-1]) and not is_country(lines[-1]):
        found.append(f"“{lines[-1]}” is not a postcode that the desk knows.")
    return tuple(found)
