"""The envelopes and labels of this trust, and which of them an address goes in."""

from collections.abc import Mapping
from typing import Any

from tcat_desktop.correspondence import envelopes
from tcat_desktop.correspondence.cover import Addressee
from tcat_desktop.correspondence.envelopes import Fit, LabelSheet, Stock
from tcat_desktop.office import library
from tcat_desktop.office.desk import Desk


def _bodies(desk: Desk) -> tuple[Mapping[str, Any], ...]:
    return tuple(
        {"name": each.name, "title": each.title, "body": each.body}
        for each in library.entries(desk.conn, "stock")
    )


def stocks_now(desk: Desk) -> dict[str, Stock]:
    """The envelopes by name, as the library of this trust has them."""
    return envelopes.stocks(_bodies(desk))


def label_sheets_now(desk: Desk) -> dict[str, LabelSheet]:
    """The sheets of labels by name."""
    return envelopes.label_sheets(_bodies(desk))


def envelope_for(desk: Desk, to: Addressee, wanted: str) -> Fit:
    """The wanted envelope if it holds the address, else the next that does; ``why`` says which.

    Raises:
        Refused: when the postcode is not where the post looks for it.
    """
    from tcat_desktop.correspondence.paragraphs import measure

    lines = envelopes.address(to.name, to.lines)
    return envelopes.choose(lines, wanted, stocks_now(desk), measure)


def read(body: dict[str, Any]) -> Stock | LabelSheet:
    """One entry of the library as an envelope or a sheet of labels; Refused when it cannot be."""
    if "label" in body:
        return envelopes.label_sheet("", "", body)
    return envelopes.stock("", "", body)
