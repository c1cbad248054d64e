"""A job for the printer: letters in the order of their envelopes, slips between, labels last."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from tcat_desktop.correspondence.envelopes import Stock
from tcat_desktop.journey.people import Act, CaseId, Level, PersonId
from tcat_desktop.journey.refusals import Refused
from tcat_desktop.office import envelopes, family_safety, post_room
from tcat_desktop.office.commands.post_letters import Which, issued
from tcat_desktop.office.desk import Desk
from tcat_desktop.records import rows
from tcat_desktop.records.case_record import CaseRecord

Row = dict[str, Any]

# Letters with a window first, in the order of the pile of envelopes; those with a label last.
_PILES: Final = ("dl", "c5", "c4", "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchPaper:
    """One paper of a job. ``place`` is the letter’s place in it; nought for a slip or labels."""

    place: int
    pdf: bytes
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A job: which letters in which order, every paper to lay on the printer, and what is missing.

    ``left_out`` says of each address that no label of the sheet holds why.
    """

    letters: tuple[Which, ...]
    papers: tuple[BatchPaper, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintBatch:
    """What to lay on the printer for these letters. A letter printed before says so on paper.

    ``slips`` puts a sheet on each letter that names no family; ``labels`` is a sheet of labels
    of the library for the letters that go in no window, ``start`` its first free label.
    """

    letters: tuple[Which, ...]
    copies: int = 1
    slips: bool = False
    labels: str = ""
    start: int = 1

    needs: ClassVar = (Act.LETTER, Level.CREATE)
    audited: ClassVar = True

    def answer(self, desk: Desk) -> Batch:
        """The job."""
        if not self.letters:
            raise Refused("Choose at least one letter.", field="letters")
        found = sorted((_ready(desk, *which) for which in self.letters), key=_order)
        papers: list[BatchPaper] = []
        for place, each in enumerate(found, start=1):
            if self.slips and len(found) > 1:
                papers.append(BatchPaper(
                    place=0, pdf=self._slip(desk, each, place, len(found)), words="Slip"
                ))  # fmt: skip
            papers.append(BatchPaper(place=place, pdf=_paper(desk, each), words=each.number))
        left_out: tuple[str, ...] = ()
        plain = [each for each in found if each.stock.window is None]
        if self.labels and plain:
            pdf, left_out = self._labels(desk, plain)
            papers.append(BatchPaper(place=0, pdf=pdf, words="Labels"))
        desk.did("print", None, letters=len(found))
        return Batch(
            letters=tuple((each.case_id, each.row["id"]) for each in found),
            papers=tuple(papers),
            left_out=left_out,
        )

    def _slip(self, desk: Desk, each: "_Ready", place: int, many: int) -> bytes:
        from tcat_desktop.correspondence.separator import Separator, print_separators

        slip = Separator(
            reference=each.number, letter=each.row["title"], signer=each.signer,
            copies=self.copies, envelope=each.stock.title, reprint=each.again,
            enclosures=tuple(rows.as_dict(each.row["facts"]).get("enclosed", ())),
            place=place, many=many,
        )  # fmt: skip
        return print_separators([slip], school=each.record.school["name"], on=desk.today)

    def _labels(self, desk: Desk, plain: list["_Ready"]) -> tuple[bytes, tuple[str, ...]]:
        from tcat_desktop.correspondence.labels import print_labels

        sheets = envelopes.label_sheets_now(desk)
        if self.labels not in sheets:
            raise Refused("Those labels are no longer in the library.", field="labels",
                          what_to_do="Choose another sheet.")  # fmt: skip
        made = print_labels(
            [each.address for each in plain], sheets[self.labels], start=self.start,
            school=plain[0].record.school["name"], on=desk.today,
        )  # fmt: skip
        return made.pdf, tuple(f"{plain[at].number}: {why}" for at, why in made.left_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheets:
    """The sheets of labels that can be chosen, as ``(name, title)``."""

    needs: ClassVar = (Act.LETTER, Level.CREATE)

    def answer(self, desk: Desk) -> tuple[tuple[str, str], ...]:
        """The sheets."""
        return tuple((name, each.title) for name, each in envelopes.label_sheets_now(desk).items())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    case_id: CaseId
    record: CaseRecord
    row: Row
    stock: Stock

    @property
    def number(self) -> str:
        return f"{self.record.case['reference']} / L{self.row['number']}"

    @property
    def again(self) -> bool:
        """Whether it came out of a printer before."""
        return bool(self.row["state"] != "signed")

    @property
    def signer(self) -> str:
        signed = (one for one in self.record.accounts if one["id"] == self.row["signer_id"])
        return next((one["formal_name"] or one["name"] for one in signed), "")

    @property
    def address(self) -> tuple[str, ...]:
        """As it stands on the letter, whatever the register says by now."""
        return tuple(rows.as_dict(self.row["facts"]).get("addressed_to", ()))


def _ready(desk: Desk, case_id: CaseId, letter_id: int) -> _Ready:
    record = desk.case(case_id)
    row = issued(desk, case_id, letter_id)
    if row["person_id"] is not None:
        # Somebody who may no longer be written to is not written to, signed or not.
        post_room.addressee(desk, record, PersonId(row["person_id"]))
    family_safety.check_issued(desk, record, row)
    stocks = envelopes.stocks_now(desk)
    stock = stocks.get(row["stock"]) or next(iter(stocks.values()))
    made = _Ready(case_id=case_id, record=record, row=row, stock=stock)
    if stock.window is None and row["person_id"] is not None:
        to = (PersonId(row["person_id"]),)
        family_safety.check_output(desk, to, made.address, what="This label",
                                   school_id=record.school["id"])  # fmt: skip
    return made


def _order(each: _Ready) -> tuple[int, str, int]:
    name = each.stock.name
    pile = _PILES.index(name) if name in _PILES else len(_PILES)
    return pile, each.record.case["reference"], each.row["number"]


def _paper(desk: Desk, each: _Ready) -> bytes:
    """The frozen bytes; a copy marked as a reprint when it came out before."""
    with desk.shelf.open(each.row["digest"]) as kept:
        pdf = kept.read()
    if not each.again:
        return pdf
    from tcat_desktop.correspondence.reprint import marked_as_reprint

    return marked_as_reprint(pdf, desk.today)
