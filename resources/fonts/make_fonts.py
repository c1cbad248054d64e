"""Makes the static faces of this folder from the variable fonts they are published as.

Run by hand when a font is renewed, with fonttools and the packages in ``FACES`` installed:
``python make_fonts.py``. ReportLab embeds only the default weight of a variable font, and
only TrueType outlines; the window loads its fonts before the first paint. So each face here
is one weight, holds the characters it is needed for, and has TrueType outlines.
"""

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent
STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}

LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x250),  # ASCII to Latin Extended-B: Welsh, Polish
    *range(0x2B0, 0x370),  # modifier letters, combining marks
    *range(0x1E00, 0x1F00),  # Latin Extended Additional: Vietnamese, Welsh
    *range(0x2000, 0x20C0), *range(0x2100, 0x2300),  # punctuation, signs, arrows
    *range(0x2460, 0x24FF), *range(0x25A0, 0x2600),
    0x2713, 0x2714, 0x2717, 0xFB01, 0xFB02, 0xFFFD,
]  # fmt: skip
PRINT = [*LATIN, *range(0x370, 0x530)]  # Greek and Cyrillic too: names of parents


@dataclass(frozen=True)
class Face:
    """One file to make: from which package and file, at which weight, under which name."""

    package: str
    source: str
    target: str
    weight: int = 400
    family: str = ""

    @property
    def style(self) -> str:
        """``Regular``, ``SemiBold``, ``Italic`` …"""
        return "Italic" if "Italic" in self.source else STYLES[self.weight]


_INTER = ("fontpkg_inter", "Inter[opsz,wght].ttf")
_SANS = ("fontpkg_source_sans_3", "SourceSans3[wght].ttf")
_SLANTED = ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf")
_CODE = ("fontpkg_source_code_pro", "SourceCodePro[wght].ttf")
FACES = (
    Face(*_INTER, "Inter-Regular.ttf", 400, "Inter"),
    Face(*_INTER, "Inter-Medium.ttf", 500, "Inter"),
    Face(*_INTER, "Inter-SemiBold.ttf", 600, "Inter"),
    Face(*_SANS, "Print-Regular.ttf", 400, "TCAT Print"),
    Face(*_SANS, "Print-SemiBold.ttf", 600, "TCAT Print"),
    Face(*_SANS, "Print-Bold.ttf", 700, "TCAT Print"),
    Face(*_SLANTED, "Print-Italic.ttf", 400, "TCAT Print"),
    Face(*_CODE, "PrintMono-Regular.ttf", 400, "TCAT Print Mono"),
    Face(*_CODE, "PrintMono-SemiBold.ttf", 600, "TCAT Print Mono"),
)
HAN = Face("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", "PrintCJK-Regular.ttf",
           family="TCAT Print CJK")  # fmt: skip
LICENCES = {
    "fontpkg_inter": "OFL-Inter.txt",
    "fontpkg_source_sans_3": "OFL-SourceSans3.txt",
    "fontpkg_source_code_pro": "OFL-SourceCodePro.txt",
}


def rename(font: TTFont, face: Face) -> None:
    """Give the face its own family. The licence keeps the name Source for the original."""
    family, style = face.family, face.style
    full = f"{family} {style}"
    plain = style in ("Regular", "Bold", "Italic")
    names = {
        1: family if plain else full, 2: style if plain else "Regular", 3: f"tcat:{full}",
        4: full, 6: f"{family.replace(' ', '')}-{style}", 16: family, 17: style,
    }  # fmt: skip
    table = font["name"]
    for number in (7, 18, 21, 22, 25, *names):
        table.removeNames(nameID=number)
    for number, words in names.items():
        table.setName(words, number, 3, 1, 0x409)


def folder_of(package: str) -> Path:
    """Where an installed package of fonts keeps its files."""
    return Path(import_module(package).__file__ or "").parent


def subset(font: TTFont, characters: list[int], features: list[str]) -> None:
    """Leave only these characters, and the features that the screens and letters use."""
    options = Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["DSIG", "STAT", "MVAR", "BASE", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def make(face: Face) -> None:
    """Make one face of Latin letters."""
    font = TTFont(folder_of(face.package) / "files" / face.source, recalcTimestamp=False)
    place = {"wght": face.weight} | ({"opsz": 14} if "opsz" in face.source else {})
    named = "Italic" not in face.source
    font = instancer.instantiateVariableFont(font, place, updateFontNames=named)
    characters = LATIN if face.family in ("Inter", "TCAT Print Mono") else PRINT
    subset(font, characters, ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "case"])
    rename(font, face)
    font.save(HERE / face.target)


def taught(codec: str, lead: range, trail: list[range]) -> set[int]:
    """The characters of one block of a national standard: those that schools teach."""
    found: set[int] = set()
    for first in lead:
        for second in (each for part in trail for each in part):
            found.update(map(ord, bytes((first, second)).decode(codec, errors="ignore")))
    return found


def make_han() -> None:
    """Chinese, Japanese and Korean: the standard sets, with TrueType outlines."""
    high, low = range(0xA1, 0xFF), range(0x40, 0x7F)
    characters = {
        *taught("gb2312", high, [high]), *taught("big5", range(0xA1, 0xC7), [low, high]),
        *taught("euc_jp", range(0xA4, 0xD0), [high]), *taught("euc_kr", range(0xB0, 0xC9), [high]),
        *range(0x3000, 0x3100), *range(0xFF01, 0xFFE7),
    }  # fmt: skip
    font = TTFont(folder_of(HAN.package) / HAN.source, fontNumber=2, recalcTimestamp=False)
    subset(font, [0x20, *(each for each in characters if each > 0x2E00)], [])
    outlines_from_curves(font)
    rename(font, HAN)
    font.save(HERE / HAN.target)


def outlines_from_curves(font: TTFont) -> None:
    """Turn PostScript outlines of weight 400 into TrueType ones, to two units in a thousand."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet(location={"wght": 400})
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, 2.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for name in order:
        glyphs[name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyphs[name], "xMin", 0) or 0)
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    for part in ("Zones", "TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs",
                 "StackElements", "SizeOfInstructions", "ComponentElements", "Points", "Contours",
                 "CompositePoints", "CompositeContours", "ComponentDepth"):  # fmt: skip
        setattr(limits, f"max{part}", int(part == "Zones"))
    font["post"].formatType = 3.0
    for tag in ("fvar", "avar", "HVAR", "VVAR", "CFF2"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"


def main() -> None:
    """Make every face, and lay the licences beside them."""
    for face in FACES:
        make(face)
    make_han()
    for face in (*FACES, HAN):
        sys.stdout.write(f"{face.target} {(HERE / face.target).stat().st_size}\n")
    for package, name in LICENCES.items():
        (HERE / name).write_bytes((folder_of(package) / "LICENSE").read_bytes())


if __name__ == "__main__":
    main()
