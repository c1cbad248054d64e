"""A letter as plain text: the same words in the same order, for whoever reads by ear or by hand.

A screen reader, a Braille display and a translator’s window all take plain text; the printed
page has no tags that would tell them what is a heading. Lines are no longer than 72 columns but
where one word is.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import singledispatch
from itertools import zip_longest
from typing import Final

from tcat_desktop.correspondence import blocks
from tcat_desktop.correspondence.cover import Cover, code_sentence
from tcat_desktop.correspondence.wording.merge import Merged
from tcat_desktop.correspondence.words import Words, day, printable, spans, weekday

WIDTH: Final = 72


def as_text(cover: Cover, merged: Merged) -> str:
    """The whole letter, its head and its foot, with plain line ends."""
    parts = [
        *_head(cover),
        f"Dear {cover.to.salutation}",
        printable(merged.heading),
    ]
    at = next(
        (at for at, each in enumerate(merged.blocks) if isinstance(each, blocks.FormBelow)),
        len(merged.blocks),
    )
    parts += paragraphs(merged.blocks[:at])
    parts += _close(cover)
    parts += paragraphs(merged.blocks[at + 1 :])
    parts.append(code_sentence(cover.code))
    return "\n\n".join(_set(part) for part in parts if part.strip()) + "\n"


def saved(text: str) -> bytes:
    """The text as a file: UTF-8, with the line ends that every program on Windows shows."""
    return text.replace("\n", "\r\n").encode()


def paragraphs(parts: Iterable[blocks.Block]) -> list[str]:
    """The words of some blocks, a string for each paragraph."""
    return [each for part in parts for each in told(part) if each.strip()]


# --- around the letter -------------------------------------------------------------------------


def _head(cover: Cover) -> Iterator[str]:
    head = cover.head
    reach = (*head.address, head.phone, head.email, head.website)
    yield "\n".join(line for line in (head.school, head.under, *reach) if line)
    if cover.draft:
        yield "Draft, not yet signed"
    yield "\n".join((cover.to.name, *cover.to.lines))
    rows = [f"Date: {day(cover.on)}", f"Our reference: {cover.reference}"]
    if cover.reply_by:
        rows.append(f"Please reply by: {weekday(cover.reply_by)}")
    yield "\n".join(rows)


def _close(cover: Cover) -> Iterator[str]:
    yield cover.to.farewell
    typed = (cover.signer.typed,) if cover.signer.typed else ()
    yield "\n".join((*typed, cover.signer.name, cover.signer.post))


# --- the blocks ----------------------------------------------------------------------------------


@singledispatch
def told(block: object) -> Iterator[str]:
    """The paragraphs of one block."""
    raise TypeError(f"nothing says how a {type(block).__name__} is written as text")


@told.register
def _(block: blocks.Text | blocks.Small) -> Iterator[str]:
    yield _plain(block.words)


@told.register
def _(block: blocks.PageTitle) -> Iterator[str]:
    yield _plain(block.words)
    yield _plain(block.under)


@told.register
def _(block: blocks.Heading) -> Iterator[str]:
    yield _plain(block.words)


@told.register
def _(block: blocks.LeadIn) -> Iterator[str]:
    yield f"{printable(block.lead)} {_plain(block.words)}"


@told.register
def _(block: blocks.Numbered) -> Iterator[str]:
    yield from (f"{at}. {_plain(words)}" for at, words in enumerate(block.items, 1))


@told.register
def _(block: blocks.Bulleted) -> Iterator[str]:
    yield from (f"- {_plain(words)}" for words in block.items)


@told.register
def _(block: blocks.TickBoxes) -> Iterator[str]:
    yield from (f"[ ] {_plain(words)}" for words in block.items)


@told.register
def _(block: blocks.Quoted) -> Iterator[str]:
    when = f"{printable(block.when)}\n" if block.when else ""
    yield f"{when}“{printable(block.words)}”"


@told.register
def _(block: blocks.Particulars) -> Iterator[str]:
    yield "\n".join(f"{printable(label)}: {_plain(words)}" for label, words in block.rows)


@told.register
def _(block: blocks.Table) -> Iterator[str]:
    for row in block.rows:
        cells = zip_longest(block.header, row, fillvalue="")
        yield "\n".join(f"{head}: {_plain(words)}" for head, words in cells if _plain(words))


@told.register
def _(block: blocks.Section) -> Iterator[str]:
    yield f"{block.number} {printable(block.title)}"
    yield from (f"{block.number}.{at} {_plain(words)}" for at, words in enumerate(block.items, 1))


@told.register
def _(block: blocks.Columns) -> Iterator[str]:
    yield printable(block.left)
    yield from (f"- {_plain(words)}" for words in block.left_items)
    yield printable(block.right)
    yield from (f"- {_plain(words)}" for words in block.right_items)


@told.register
def _(block: blocks.Indented | blocks.Together) -> Iterator[str]:
    yield from paragraphs(block.blocks)


@told.register
def _(block: blocks.SignatureLines) -> Iterator[str]:
    yield from (f"{'_' * 30}\n{_plain(words)}" for words in block.under)


@told.register
def _(block: blocks.SquareCode) -> Iterator[str]:
    yield _plain(block.beside)


@told.register
def _(block: blocks.Groups) -> Iterator[str]:
    yield " ".join(block.groups)


@told.register
def _(
    _block: blocks.Gap | blocks.NewPage | blocks.FormBelow | blocks.HoursMap | blocks.WeekBars,
) -> Iterator[str]:
    # White space has no words, and what a drawing shows is said in sentences beside it.
    yield ""


# --- lines ---------------------------------------------------------------------------------------


def _plain(words: Words) -> str:
    return printable("".join(span.words for span in spans(words)))


def _set(part: str) -> str:
    """One paragraph in lines of 72 columns; its own line ends stay."""
    return "\n".join(line for each in part.split("\n") for line in _lines(each))


def _lines(line: str) -> Iterator[str]:
    kept, used = "", 0
    for word in line.split():
        wide = _columns(word)
        if kept and used + 1 + wide > WIDTH:
            yield kept
            kept, used = word, wide
        else:
            kept = f"{kept} {word}" if kept else word
            used += wide + (1 if used else 0)
    yield kept


def _columns(word: str) -> int:
    """How wide a word is where every letter has one column, and a Chinese one two."""
    if word.isascii():
        return len(word)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in word
    )
