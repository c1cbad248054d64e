"""A letter that says nothing, to look at a letterhead and at where an address stands."""

from datetime import date, timedelta

from tcat_desktop.correspondence.blocks import LeadIn, Text
from tcat_desktop.correspondence.cover import Addressee, CodeStamp, Cover, Letterhead, Signer
from tcat_desktop.correspondence.envelopes import Stock
from tcat_desktop.correspondence.page import render

_TO = Addressee(
    name="Mrs Kerry Denholm",
    lines=("14 Bramling Close", "Ledwick Green", "Marlstow", "HR0 4QT"),
    salutation="Mrs Denholm",
)


def specimen(
    head: Letterhead, on: date, stock: Stock | None = None, *, large_print: bool = False
) -> bytes:
    """A letter of two paragraphs to an invented parent. Raises Refused as a letter does."""
    cover = Cover(
        head=head,
        to=_TO,
        on=on,
        reference="A specimen",
        signer=Signer(name="Name of whoever signs", post="Her post"),
        code=CodeStamp(version="as signed off", clauses=(), review_due=on + timedelta(days=365),
                       overdue=False, where=""),
        large_print=large_print,
        stock=stock,
    )  # fmt: skip
    return render(
        cover,
        "A specimen letter",
        (
            Text(
                "This letter shows how the letterhead of your school looks on paper, and where "
                "the address stands in the envelope. Nobody receives it, and it is not kept."
            ),
            LeadIn(
                "What to look at.",
                "The name of the school, its address, the line about the trust and the logo. The "
                "address in the envelope stands in its window, whatever stands above it.",
            ),
        ),
    )
