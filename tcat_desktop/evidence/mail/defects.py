"""What is broken about a mail, in plain words: one sentence for each kind of defect."""

from typing import Final

from tcat_desktop.evidence.mail.parts import Part

# By the names that the standard library gives to what it finds.
SENTENCES: Final = {
    "NoBoundaryInMultipartDefect":
        "The mail says that it has several parts, but not what divides them; "
        "its source is shown instead.",
    "StartBoundaryNotFoundDefect":
        "The line that should divide the mail's parts is missing; its source is shown instead.",
    "CloseBoundaryNotFoundDefect":
        "The mail's last part has no end; the end of the mail may be missing.",
    "FirstHeaderLineIsContinuationDefect":
        "The mail's header begins in the middle of a line; that line was passed over.",
    "MisplacedEnvelopeHeaderDefect":
        "A line of a mailbox stands among the mail's headers; it was passed over.",
    "MissingHeaderBodySeparatorDefect":
        "A line of the mail's header is no header; the mail was read from there on as its words.",
    "MalformedHeaderDefect":
        "A line of the mail's header is damaged.",
    "MultipartInvariantViolationDefect":
        "The mail says that it has several parts, but none was found; its source is shown instead.",
    "InvalidMultipartContentTransferEncodingDefect":
        "The mail says that its parts are packed as a whole, which a mail may not be; "
        "they were read as they stand.",
}  # fmt: skip
_NONE_FOUND: Final = SENTENCES["MultipartInvariantViolationDefect"]


def of(part: Part) -> list[str]:
    """The sentences for one part; a kind of defect that has no sentence is named as it is."""
    found = []
    for defect in part.defects:
        name = type(defect).__name__
        found.append(SENTENCES.get(name, f"The mail is damaged ({name})."))
    if len(found) > 1 and _NONE_FOUND in found:
        # It follows from either of the two that say why.
        found.remove(_NONE_FOUND)
    return found
