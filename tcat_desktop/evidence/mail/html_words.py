"""The words of a page (HTML): nothing is drawn, loaded or run, and nothing hidden is left out."""

import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from tcat_desktop.evidence.mail import words
from tcat_desktop.evidence.mail.html_tags import Tag, cut

# Deeper than this a quotation or a list is set no further in: a page of nothing but quotations
# would grow with the square of its length.
DEEPEST_QUOTE: Final = 20
DEEPEST_LIST: Final = 8

_SPACES = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPHS: Final = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "dl",
    "form", "fieldset", "hr",
})  # fmt: skip
_LINES: Final = frozenset({
    "div", "tr", "li", "dt", "dd", "section", "article", "header", "footer", "nav", "aside",
    "main", "address", "center", "body", "html", "caption", "option", "legend", "figure",
    "figcaption", "details", "summary", "thead", "tbody", "tfoot",
})  # fmt: skip
_ALONE: Final = frozenset({"br", "hr", "img", "input", "meta", "link", "area", "base", "col",
                           "embed", "source", "track", "wbr", "param", "bgsound"})  # fmt: skip
_CLOSE_THEMSELVES: Final = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?:font-size|opacity|max-height)\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:[;!]|$)", re.I,
)  # fmt: skip
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]{1,40})", re.I)
_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]{1,60})", re.I)
_FETCHED = re.compile(r"url\(\s*['\"]?\s*(?:https?:)?//", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b")
_NAMED = re.compile(r"\b(white|black|red|green|blue|gr[ae]y|silver|navy|transparent)\b")
_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})(?:[/:?#]\S*)?", re.I)
WHITE: Final = "ffffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says; how many pictures it would have loaded; what else is to be known."""

    text: str
    pictures: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """An element that is open: whether its words can be seen, and where it leads."""

    name: str
    unseen: bool
    sticky: bool
    colour: str
    ground: str
    link: str = ""
    link_words: list[str] = field(default_factory=list)
    number: int = 0


def of(page: str) -> Page:
    """The words of a page, with its paragraphs, lists, cells, links and quotations."""
    reader = _Reader()
    for piece in cut(page):
        if isinstance(piece, str):
            reader.say(piece)
        elif piece.closes:
            reader.close(piece)
        else:
            reader.open(piece)
    return reader.page()


class _Reader:
    """Walks over a page once and writes down its words."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.stack: list[_Open] = [_Open("", False, False, "000000", WHITE)]
        self.open_names: dict[str, int] = {}
        self.marked = False
        self.cell_ended = self.inked = self.any_unseen = False
        self.counts = dict.fromkeys(("pictures", "others", "scripts", "forms", "pages"), 0)
        self.deceit: dict[str, None] = {}

    # -- words ---------------------------------------------------------------------------------

    def say(self, piece: str) -> None:
        if self.open_names.get("pre"):
            first, *rest = words.shown(piece).split("\n")
            self._put(first)
            for each in rest:
                self._break(always=True)
                self._put(each)
            return
        text = _SPACES.sub(" ", piece)
        if not text.strip(" \xa0"):
            if self.line and not self.line[-1].endswith(" "):
                self.line.append(" ")
            return
        self._put(words.shown(text.replace("\xa0", " ")))

    def _put(self, text: str) -> None:
        if not text:
            return
        if text.strip():
            if self.cell_ended and self.inked:
                self._trim()
                self.line.append(" | ")
            self.cell_ended, self.inked = False, True
        here = self.stack[-1]
        seen_at_all = any(each.isalnum() for each in text)
        if here.unseen and not self.marked and seen_at_all:
            self.line.append("[hidden: ")
            self.marked = self.any_unseen = True
        elif self.marked and not here.unseen and text.strip():
            self._unmark()
        self.line.append(text)
        for each in reversed(self.stack[-4:]):
            if each.link:
                each.link_words.append(text)
                break

    def _unmark(self) -> None:
        if self.marked:
            spaced = self._trim()
            self.line.append("] " if spaced else "]")
            self.marked = False

    def _trim(self) -> bool:
        """Takes the space off the end of the line; whether there was any."""
        spaced = False
        while self.line and self.line[-1].endswith(" "):
            spaced = True
            self.line[-1] = self.line[-1].rstrip(" ")
            if not self.line[-1]:
                self.line.pop()
        return spaced

    def _break(self, *, always: bool = False, gap: bool = False) -> None:
        """Ends the line; ``always`` keeps an empty one, ``gap`` leaves one line free."""
        if self.marked:
            self._unmark()
        text = "".join(self.line).strip("\n")
        text = text.rstrip() if self.open_names.get("pre") else _SPACES.sub(" ", text).strip()
        quote = "> " * min(self.open_names.get("blockquote", 0), DEEPEST_QUOTE)
        self.line = []
        self.cell_ended = self.inked = False
        if text or always:
            self.lines.append((quote + text).rstrip())
        if gap and self.lines and self.lines[-1].strip("> "):
            self.lines.append(quote.rstrip())

    # -- elements ------------------------------------------------------------------------------

    def open(self, tag: Tag) -> None:
        name = tag.name
        self._count(tag)
        if name in _CLOSE_THEMSELVES and self.stack[-1].name == name:
            self._pop()
        if name in _PARAGRAPHS or name in _LINES:
            self._break(gap=name in _PARAGRAPHS and name not in ("ul", "ol"))
        if name in _ALONE:
            self._alone(tag)
            return
        self._push(tag)
        if name == "li":
            self._item()
        elif name in ("td", "th"):
            self.cell_ended = bool(self.line)
        elif name == "q":
            self._put("“")

    def _push(self, tag: Tag) -> None:
        above, style = self.stack[-1], tag.said.get("style", "")
        told = _COLOUR.search(style)
        colour = _colour(told[1] if told else tag.said.get("color", tag.said.get("text", "")))
        told = _GROUND.search(style)
        ground = _colour(told[1] if told else tag.said.get("bgcolor", ""))
        sticky = "hidden" in tag.said or bool(_UNSEEN.search(style))
        colour, ground = colour or above.colour, ground or above.ground
        # An element above that is not shown hides whatever is in it; a colour may change again.
        sticky = sticky or above.sticky
        here = _Open(tag.name, sticky or colour == ground, sticky, colour, ground)
        if tag.name == "a":
            here.link = words.one_line(tag.said.get("href", ""), 500)
        self.stack.append(here)
        self.open_names[tag.name] = self.open_names.get(tag.name, 0) + 1

    def close(self, tag: Tag) -> None:
        name = tag.name
        if not self.open_names.get(name):
            if name in ("p", "br"):
                self._break(always=name == "br")
            return
        if name == "q":
            self._put("”")
        while self.stack[-1].name != name:
            self._pop()
        if name in _PARAGRAPHS or name in _LINES:
            self._break(gap=name in _PARAGRAPHS and not self.open_names.get("li"))
        self._pop()

    def _pop(self) -> None:
        ended = self.stack.pop()
        self.open_names[ended.name] -= 1
        if ended.link:
            self._lead(ended)

    def _lead(self, ended: _Open) -> None:
        """Puts the address of a link after its words, unless they are the same."""
        said = "".join(ended.link_words).strip()
        leads = ended.link
        plain = leads.removeprefix("mailto:").removeprefix("tel:")
        if leads.startswith("#") or said.rstrip("/") in (leads.rstrip("/"), plain):
            return
        self._trim()
        self.line.append(f" <{leads}>" if self.line else f"<{leads}>")
        shown = _HOST.fullmatch(said[:300])
        host = _host_of(leads)
        if shown and host and _own(shown[1]) != _own(host):
            self.deceit.setdefault(f"A link shows {shown[1]} but leads to {host}.")

    def _item(self) -> None:
        lists = [each for each in self.stack[-40:] if each.name in ("ul", "ol")]
        depth = min(self.open_names.get("ul", 0) + self.open_names.get("ol", 0), DEEPEST_LIST)
        mark = "•"
        if lists and lists[-1].name == "ol":
            lists[-1].number += 1
            mark = f"{lists[-1].number}."
        self.line.append("\u2007" * 2 * max(0, depth - 1) + mark + " ")

    def _alone(self, tag: Tag) -> None:
        name, said = tag.name, tag.said
        if name == "br":
            self._break(always=True)
        elif name == "hr":
            self.lines.append("---")
        elif name == "img":
            self._picture(said)
        elif name == "input":
            value = words.one_line(said.get("value", ""))
            if value and said.get("type", "").lower() != "hidden":
                self._put(f"[{value}]")

    def _picture(self, said: dict[str, str]) -> None:
        alt = words.one_line(said.get("alt", ""), 500)
        far = _is_far(said.get("src", ""))
        if alt:
            self._put(f"[picture: {alt}]")
        elif said.get("src") and not far:
            self._put("[picture]")

    # -- what is to be known of it -------------------------------------------------------------

    def _count(self, tag: Tag) -> None:
        name, said = tag.name, tag.said
        if name == "img" or said.get("background") or _FETCHED.search(said.get("style", "")):
            far = any(_is_far(said.get(each, "")) for each in ("src", "srcset", "background"))
            self.counts["pictures"] += far or bool(_FETCHED.search(said.get("style", "")))
        elif name in ("iframe", "frame", "embed", "object", "video", "audio", "link", "source"):
            self.counts["others"] += any(
                _is_far(said.get(each, "")) for each in ("src", "href", "data")
            )
        self.counts["scripts"] += name == "script" or any(each.startswith("on") for each in said)
        self.counts["forms"] += name == "form"
        self.counts["pages"] += name == "html"

    def page(self) -> Page:
        while len(self.stack) > 1:
            self._pop()
        self._break()
        text = "\n".join(self.lines)
        text = re.sub(r"\n{3,}", "\n\n", text).replace("\u2007", " ").strip("\n")
        return Page(text=text, pictures=self.counts["pictures"], warnings=tuple(self._warnings()))

    def _warnings(self) -> list[str]:
        count, found = self.counts, []
        if count["others"]:
            found.append("The mail asks to load more than pictures from the internet. "
                         "Nothing was loaded.")  # fmt: skip
        if count["scripts"]:
            found.append("The mail holds a program (a script). It was not run and is not shown.")
        if count["forms"]:
            found.append("The mail holds a form to fill in. Only its words are shown.")
        if count["pages"] > 1:
            found.append("The mail's page holds another page inside it; both are shown.")
        if self.any_unseen:
            found.append("The mail hides some of its words from whoever reads it. They are shown "
                         "here, marked [hidden: …].")  # fmt: skip
        return [*found, *list(self.deceit)[:10]]


def _is_far(address: str) -> bool:
    return address.strip()[:8].lower().startswith(("http://", "https://", "//", "ftp://"))


def _colour(said: str) -> str:
    """A colour as six digits, a name, or nothing where it is not understood."""
    low = said.strip().lower()
    if found := _HEX.search(low):
        digits = found[1]
        return digits if len(digits) == 6 else "".join(each * 2 for each in digits)
    if found := _RGB.search(low):
        return "".join(f"{min(int(each), 255):02x}" for each in found.groups())
    if named := _NAMED.search(low):
        return {"white": WHITE, "black": "000000", "transparent": ""}.get(named[1], named[1])
    return ""


def _host_of(address: str) -> str:
    if not address.lower().startswith(("http://", "https://")):
        return ""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _own(host: str) -> str:
    """The end of a host's name that its owner bought, near enough to compare two."""
    pieces = host.lower().removeprefix("www.").split(".")
    return ".".join(pieces[-3:] if len(pieces[-1]) == 2 and len(pieces) > 2 else pieces[-2:])
