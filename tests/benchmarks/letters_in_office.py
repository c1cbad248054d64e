"""The same letters for LibreOffice: each a flat document with all that ours has on its page.

Letterhead with the crest as a drawing, the address in a frame where the window is, date and
reference in a table beside it, fold marks, a numbered list, strong and slanted words, and a
footer that counts pages, in the same typeface, which the machine is told of.
"""

import base64
import subprocess
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Final

import pikepdf

from tcat_desktop import resources
from tcat_desktop.correspondence.blocks import Block, LeadIn, Numbered, Quoted
from tcat_desktop.correspondence.cover import Cover, code_sentence
from tcat_desktop.correspondence.plain_text import paragraphs
from tcat_desktop.correspondence.words import Words, day, spans, weekday

Letter = tuple[Cover, str, tuple[Block, ...]]

_FONTS: Final = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>
"""
_DOCUMENT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="&apos;{family}&apos;"/>
</office:font-face-decls>
<office:styles><style:default-style style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="6.4pt" fo:orphans="2" fo:widows="2"/>
<style:text-properties style:font-name="F" fo:font-size="11pt" fo:language="en" fo:country="GB"/>
</style:default-style>
<style:style style:name="Small" style:family="paragraph">
<style:text-properties fo:font-size="8.5pt" fo:color="#56514A"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="600"/>
</style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/>
</style:style>
<style:style style:name="L" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="0pt"/></style:style>
<style:style style:name="R" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="0pt" fo:text-align="end"/><style:text-properties fo:font-size="9.5pt"/>
</style:style>
<style:style style:name="H" style:family="paragraph"><style:paragraph-properties
 fo:margin-bottom="0pt"/><style:text-properties fo:font-size="17pt" fo:font-weight="600"/>
</style:style>
<style:style style:name="N" style:family="paragraph" style:master-page-name="Standard">
<style:paragraph-properties fo:break-before="page" fo:margin-bottom="0pt"/></style:style>
<style:style style:name="Frame" style:family="graphic"><style:graphic-properties
 style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left"
 style:horizontal-rel="page" fo:border="none" fo:padding="0mm" style:wrap="run-through"/>
</style:style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1"
 style:num-format="1"/></text:list-style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm"
 fo:page-height="297mm" fo:margin="12mm 22mm"/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:footer><text:p text:style-name="Small">{foot} Page <text:page-number/> of <text:page-count/>
</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""


def in_office(made: list[Letter], home: Path, office: str, files: int) -> Callable[[], object]:
    """The letters in so many files, turned into PDF by one call and bound as one."""
    home.mkdir(exist_ok=True)
    fonts = home / "fonts.conf"
    folder = resources.root() / "fonts"
    fonts.write_text(_FONTS.format(fonts=folder, cache=home / "fonts"), encoding="utf-8")
    each = len(made) // files
    foot = escape(code_sentence(made[0][0].code))
    sources = []
    for at in range(files):
        source = home / f"letter{at:03d}.fodt"
        body = "".join(_body(letter) for letter in made[at * each : (at + 1) * each])
        source.write_text(_DOCUMENT.format(family=_family(), foot=foot, body=body),
                          encoding="utf-8")  # fmt: skip
        sources.append(source)

    def convert() -> None:
        subprocess.run(
            [office, f"-env:UserInstallation=file://{home}/profile", "--headless",
             "--convert-to", "pdf", "--outdir", str(home), *map(str, sources)],
            check=True, capture_output=True, timeout=900,
            env={"FONTCONFIG_FILE": str(fonts), "HOME": str(home), "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        with pikepdf.new() as whole:
            for source in sources:
                with pikepdf.open(source.with_suffix(".pdf")) as part:
                    whole.pages.extend(part.pages)
            whole.save(home / "all.pdf")
            assert len(whole.pages) >= len(made)

    return convert


def _family() -> str:
    from fontTools.ttLib import TTFont

    face = next(path for path in resources.fonts() if path.name == "Print-Regular.ttf")
    return str(TTFont(face)["name"].getBestFamilyName())


def _crest() -> str:
    return base64.b64encode(resources.read("crest.svg")).decode()


def _frame(left: float, top: float, wide: float, tall: float, inner: str, name: str) -> str:
    return (f'<draw:frame draw:style-name="Frame" draw:name="{name}" text:anchor-type="paragraph" '
            f'svg:x="{left}mm" svg:y="{top}mm" svg:width="{wide}mm" svg:height="{tall}mm">{inner}'
            "</draw:frame>")  # fmt: skip


def _line(style: str, words: str) -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def _body(letter: Letter) -> str:
    cover, heading, blocks = letter
    head = cover.head
    address = "".join(_line("L", escape(line)) for line in (cover.to.name, *cover.to.lines))
    drawing = f"<draw:image><office:binary-data>{_crest()}</office:binary-data></draw:image>"
    marks = "".join(
        f'<draw:line text:anchor-type="paragraph" svg:x1="3mm" svg:x2="7mm" svg:y1="{at}mm" '
        f'svg:y2="{at}mm"/>' for at in (99, 198)
    )  # fmt: skip
    anchored = (
        _frame(22, 13, 13.1, 15.3, drawing, "crest")
        + _frame(22, 57, 78, 24, f"<draw:text-box>{address}</draw:text-box>", "window")
        + marks
    )
    rows = [("Date", day(cover.on)), ("Our reference", cover.reference),
            ("Please reply by", weekday(cover.reply_by or cover.on))]  # fmt: skip
    cells = "".join(
        f"<table:table-row>{_cell(label)}{_cell(value)}</table:table-row>" for label, value in rows
    )
    reach = (", ".join(head.address), head.phone, head.email)
    return "".join((
        _line("N", anchored), _line("H", escape(head.school)), _line("L", escape(head.under)),
        *(_line("R", escape(line)) for line in reach),
        (f'<table:table><table:table-column table:number-columns-repeated="2"/>{cells}'
        "</table:table>"),
        _line("Standard", f"Dear {escape(cover.to.salutation)}"), _line("H", escape(heading)),
        *map(_block, blocks), _line("Standard", "Yours sincerely"), _line("L", ""),
        _line("L", escape(cover.signer.name)), _line("L", escape(cover.signer.post)),
    ))  # fmt: skip


def _cell(words: str) -> str:
    return f"<table:table-cell>{_line('L', escape(words))}</table:table-cell>"


def _said(words: Words) -> str:
    looks = {"strong": "B", "italic": "I"}
    return "".join(
        f'<text:span text:style-name="{looks[span.look]}">{escape(span.words)}</text:span>'
        if span.look in looks else escape(span.words)
        for span in spans(words)
    )  # fmt: skip


def _block(block: Block) -> str:
    if isinstance(block, Numbered):
        items = "".join(f"<text:list-item>{_line('Standard', _said(words))}</text:list-item>"
                        for words in block.items)  # fmt: skip
        return f'<text:list text:style-name="Numbers">{items}</text:list>'
    if isinstance(block, LeadIn):
        lead = f'<text:span text:style-name="B">{escape(block.lead)}</text:span> '
        return _line("Standard", lead + _said(block.words))
    if isinstance(block, Quoted):
        return _line("Standard", f'<text:span text:style-name="I">“{escape(block.words)}”'
                     "</text:span>")  # fmt: skip
    words = getattr(block, "words", None)
    if words is not None:
        return _line("Standard", _said(words))
    return "".join(_line("Standard", escape(each)) for each in paragraphs((block,)))
