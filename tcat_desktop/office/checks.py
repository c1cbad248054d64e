"""What a form refuses, in one sentence at the field: empty text, impossible dates, long names."""

from datetime import date, time

from tcat_desktop.journey.refusals import Refused

LONGEST_WORDS = 1_000_000  # characters in one field; a megabyte pasted is kept whole
LONGEST_NAME = 300
EARLIEST = date(2000, 1, 1)


def needed(words: str, sentence: str, field: str, *, what_to_do: str = "") -> str:
    """The words without surrounding blanks, or ``Refused`` with that sentence when empty."""
    kept = words.strip()
    if not kept:
        raise Refused(sentence, field=field, what_to_do=what_to_do)
    if len(kept) > LONGEST_WORDS:
        raise Refused(
            "That is more than a million characters.",
            field=field,
            what_to_do="Attach it as a file, and write here what matters in it.",
        )
    return kept


def name(words: str, sentence: str, field: str) -> str:
    """A name of a person, school or account: any script, no longer than 300 characters."""
    kept = " ".join(needed(words, sentence, field).split())
    if len(kept) > LONGEST_NAME:
        raise Refused(
            f"That name has {len(kept)} characters; the desk keeps {LONGEST_NAME}.",
            field=field,
            what_to_do="Keep what people are called by.",
        )
    return kept


def school_code(words: str, field: str) -> str:
    """``AP``: the two or three letters that open a school's references, or ``Refused``."""
    code = words.strip().upper()
    if not (2 <= len(code) <= 3 and code.isascii() and code.isalpha()):
        raise Refused(
            "The short name of a school is two or three letters, such as AP.", field=field
        )
    return code


def not_after(day: date, today: date, field: str, what: str = "It") -> date:
    """The day, or ``Refused`` when it lies in the future or before this century."""
    if day > today:
        raise Refused(
            f"{what} cannot have happened after today.",
            field=field,
            what_to_do="Check the day and the year.",
        )
    if day < EARLIEST:
        raise Refused("That is before the year 2000.", field=field, what_to_do="Check the year.")
    return day


def not_before(day: date, today: date, field: str, sentence: str) -> date:
    """The day, or ``Refused`` with that sentence when it is already past."""
    if day < today:
        raise Refused(sentence, field=field, what_to_do="Choose today or a later day.")
    if day.year > today.year + 5:
        raise Refused("That is more than five years away.", field=field,
                      what_to_do="Check the year.")  # fmt: skip
    return day


def clock_time(words: str, field: str, *, must: bool = False) -> str:
    """``15:45`` from ``15:45``, ``15.45`` or ``1545``; empty stays so unless it must be there."""
    kept = words.strip().replace(".", ":")
    if not kept and not must:
        return ""
    if ":" not in kept and len(kept) in (3, 4) and kept.isdigit():
        kept = f"{kept[:-2]}:{kept[-2:]}"
    try:
        hours, minutes = kept.split(":")
        return f"{time(int(hours), int(minutes)):%H:%M}"
    except ValueError:
        raise Refused(
            "That is not a time of day.", field=field, what_to_do="Write it like 15:45."
        ) from None
