"""A page in a mail becomes words: nothing is drawn, loaded, run, or left out in silence."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tcat_desktop.evidence.mail.html_words import Page, of


def text(page: str) -> str:
    return of(page).text


def test_paragraphs_and_line_breaks_stay_apart() -> None:
    assert text("<p>Dear Mrs Whitfield,</p><p>I am\n  cross.<br>Very.</p>") == (
        "Dear Mrs Whitfield,\n\nI am cross.\nVery."
    )


def test_a_list_keeps_its_marks_and_numbers() -> None:
    assert text("<ul><li>one<li>two</ul><ol><li>first</li><li>second</li></ol>") == (
        "• one\n• two\n\n1. first\n2. second"
    )


def test_the_cells_of_a_row_stand_beside_one_another() -> None:
    page = "<table><tr><th>Name<th>Class</tr><tr><td>Riley</td><td></td><td>4H</td></tr></table>"
    assert text(page) == "Name | Class\nRiley | 4H"


def test_a_link_says_where_it_leads_once() -> None:
    assert text('See <a href="https://www.facebook.example/p/1">this post</a>.') == (
        "See this post <https://www.facebook.example/p/1>."
    )
    assert text('<a href="mailto:a@b.example">a@b.example</a>') == "a@b.example"
    assert text('<a href="#top">up</a>') == "up"


def test_a_link_that_shows_another_address_is_named() -> None:
    page = of('<a href="https://evil.example/x">www.bank.example</a>')
    assert page.warnings == ("A link shows www.bank.example but leads to evil.example.",)
    assert of('<a href="https://bank.example/x">www.bank.example</a>').warnings == ()


def test_a_quoted_reply_is_marked_as_one() -> None:
    page = "<p>No.</p><blockquote>Can we talk?<blockquote>Hello</blockquote></blockquote>"
    assert [line for line in text(page).splitlines() if line.strip("> ")] == [
        "No.", "> Can we talk?", "> > Hello",
    ]  # fmt: skip


def test_spaces_in_preformatted_words_stay() -> None:
    assert text("<pre>a  b\n   c</pre>") == "a  b\n   c"


@pytest.mark.parametrize(
    "style",
    ["display:none", "visibility : hidden", "font-size:0", "font-size:0px;color:red", "opacity:0",
     "mso-hide:all", "color:white", "color:#FFF", "color: rgb(255, 255, 255)"],
)  # fmt: skip
def test_words_that_are_hidden_are_shown_and_marked(style: str) -> None:
    page = of(f'Pay now. <span style="{style}">secret <b>words</b></span> Bye.')
    assert page.text == "Pay now. [hidden: secret words] Bye."
    assert "hides some of its words" in page.warnings[0]


@pytest.mark.parametrize(
    "page",
    ['<td bgcolor="#003366"><font color="white">Sign in</font></td>',
     '<div style="background:#000"><p style="color:#fff">Sign in</p></div>',
     '<p style="font-size:0.9em">Sign in</p>', '<p style="font-size:01.5em">Sign in</p>'],
)  # fmt: skip
def test_words_that_can_be_seen_are_not_marked(page: str) -> None:
    assert of(page) == Page(text="Sign in")


def test_an_element_inside_a_hidden_one_is_hidden_whatever_its_colour() -> None:
    assert text('<div style="display:none"><p style="color:red">x y</p></div>z') == (
        "[hidden: x y]\n\nz"
    )


def test_pictures_of_the_internet_are_counted_and_the_mails_own_are_not() -> None:
    page = of(
        '<img src="https://t.example/p.gif" width=1><img src="//t.example/q" alt="School logo">'
        '<td background="http://t.example/b.png">x</td><img src="cid:1@a" alt="our cat">'
        "<div style=\"background-image:url('https://t.example/c')\">y</div>"
    )
    assert page.pictures == 4
    assert page.text == "[picture: School logo] | x[picture: our cat]\ny"


def test_scripts_forms_and_frames_are_named_and_their_program_is_not_shown() -> None:
    page = of(
        "<head><title>T</title><style>p{color:red}</style></head><SCRIPT>alert('<p>x</p>')</SCRIPT>"
        '<form>Your password <input name=p value="1234"></form>'
        '<iframe src="https://t.example/"></iframe>'
    )
    assert page.text == "Your password [1234]"
    assert [sentence.split(".")[0] for sentence in page.warnings] == [
        "The mail asks to load more than pictures from the internet",
        "The mail holds a program (a script)",
        "The mail holds a form to fill in",
    ]


def test_a_script_that_never_ends_swallows_no_words() -> None:
    assert text("<script>var a;<p>I know where you live</p>") == "var a;\n\nI know where you live"


def test_a_comment_goes_and_one_that_never_ends_is_words() -> None:
    assert text("a<!-- b -->c") == "ac"
    assert "b and all the rest" in text("a<!-- b and all the rest")


def test_a_page_inside_a_page_is_said() -> None:
    assert "another page inside it" in of("<html>a<html>b</html></html>").warnings[0]


def test_entities_are_read_and_one_of_five_thousand_digits_is_survived() -> None:
    assert text("&pound;5 &amp; &#x142;&#322; &nbsp;&lt;b&gt;") == "£5 & łł <b>"
    assert text(f"&#{'9' * 5000};") == "\ufffd"


def test_what_only_looks_like_a_tag_is_words() -> None:
    assert text("if a < b and <3 you & c<d") == "if a < b and <3 you & c<d"


def test_zero_bytes_are_seen() -> None:
    assert text("<p>a\x00b</p>") == "a␀b"


@pytest.mark.parametrize(
    "piece",
    ["<a ", '<a x="', "<!--", "<![", "</a", "<script>", "<blockquote>x", "<td>x", "<ul><li>",
     "<p style=display:none>a", "<font color=white>a</font> b", '<a href="http://a.b/">c.d</a> ',
     "&", "<", "\u0130<script>"],
)  # fmt: skip
def test_a_page_of_one_thing_over_and_over_takes_seconds_and_not_days(piece: str) -> None:
    small, large = piece * (100_000 // len(piece)), piece * (400_000 // len(piece))
    started = time.perf_counter()
    of(small)
    middle = time.perf_counter()
    of(large)
    # Linear would be four times as long, quadratic sixteen; a busy machine lies between.
    assert time.perf_counter() - middle < max(14 * (middle - started), 5.0)


def test_five_megabytes_of_an_ordinary_page_are_read_in_seconds() -> None:
    line = '<tr><td><p class="x">Riley was <b>upset</b> on Tuesday.</p></td></tr>\n'
    started = time.perf_counter()
    found = text("<table>" + line * (5_000_000 // len(line)) + "</table>")
    assert found.count("Riley was upset on Tuesday.") == 5_000_000 // len(line)
    assert time.perf_counter() - started < 20


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([
    "<", ">", "</", "p", "div", "a", "script", " href=", '"', "'", "=", "&", "#", "9", "!--",
    "-->", "style=display:none", "[", "]", "x", " ", "\n", "\x00", "é", "quote", "li", "td", "/",
    "pre", "blockquote",
]), max_size=60).map("".join))  # fmt: skip
def test_whatever_a_page_is_made_of_it_gives_words(page: str) -> None:
    assert isinstance(of(page).text, str)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abcdefgłż ", min_size=1), min_size=1, max_size=8))
def test_no_word_between_tags_is_lost(pieces: list[str]) -> None:
    tags = ["<p>", "</p>", "<div>", "<td>", "</td>", "<br>", "<b>", "</b>", "<li>"]
    page = "".join(f"{tags[at % len(tags)]}{piece}" for at, piece in enumerate(pieces))
    found = text(page)
    assert "".join(found.replace("•", "").replace("|", "").split()) == (
        "".join("".join(pieces).split())
    )
