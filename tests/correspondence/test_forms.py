"""A letter with a form: answers to tick and lines to sign, on a page behind the signature."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from tcat_desktop.correspondence import blocks
from tcat_desktop.correspondence.letters import LETTERS
from tcat_desktop.correspondence.wording.wording import Wording
from tests.correspondence.samples import FACTS, a_cover

LETTER = LETTERS["acknowledgement"]
BODY = (
    "Thank you.\n\n---\n\n# Your answer\n\n[ ] Yes, at {phone}.\n[ ] No.\n\n"
    "_ Your signature | Your name | Date\n"
)


def test_a_form_has_boxes_to_tick_and_lines_to_sign() -> None:
    said = LETTER.said(FACTS["acknowledgement"], Wording("A", BODY)).blocks
    assert said == (
        blocks.Text("Thank you."),
        blocks.FormBelow(),
        blocks.Heading("Your answer"),
        blocks.TickBoxes(("Yes, at 01632 960 214.", "No.")),
        blocks.SignatureLines(("Your signature", "Your name", "Date")),
        blocks.Gap(5.0),
    )


def test_a_form_stands_on_a_page_of_its_own_behind_the_signature() -> None:
    pdf = LETTER.printed(a_cover(), FACTS["acknowledgement"], Wording("A", BODY))
    letter, form = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "Yours sincerely" in letter
    assert "Your answer" not in letter
    assert "Yours sincerely" not in form
    assert "Your signature" in form
    assert form.index("Yes, at 01632 960 214.") < form.index("Your signature")


def test_a_value_that_looks_like_a_form_is_only_printed() -> None:
    for value in ("---", "[ ] Yes", "_ Signature | Date"):
        facts = replace(FACTS["acknowledgement"], care=value)  # type: ignore[call-arg]
        said = LETTER.said(facts, Wording("A", "{if care}\n{care}\n{end}")).blocks
        assert said == (blocks.Text(value),)
