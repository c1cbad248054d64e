"""Makes the static faces of this folder from the variable fonts of the fontpkg packages.

Run by hand when a font is renewed: ``pip install fonttools fontpkg-inter
fontpkg-source-sans-3 fontpkg-source-code-pro``, then ``python make_fonts.py``. ReportLab embeds only the
default weight of a variable font, and the window loads its fonts before the first paint,
so both want small files of one weight each.
"""

from importlib import import_module
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).resolve().parent

LATIN = [
    *range(0x20, 0x7F), *range(0xA0, 0x250),  # ASCII to Latin Extended-B: Welsh, Polish
    *range(0x2B0, 0x370),  # modifier letters, combining marks
    *range(0x1E00, 0x1F00),  # Latin Extended Additional: Vietnamese, Welsh
    *range(0x2000, 0x2070), *range(0x2070, 0x20C0), *range(0x2100, 0x2200),  # signs, arrows
    *range(0x2200, 0x2300), *range(0x2460, 0x24FF), *range(0x25A0, 0x2600),
    0x2713, 0x2714, 0x2717, 0xFB01, 0xFB02, 0xFFFD,
]  # fmt: skip
PRINT = [*LATIN, *range(0x370, 0x530)]  # Greek and Cyrillic too: names of parents

FACES = (
    # package, variable file, file here, axes, characters, new family or ""
    ("fontpkg_inter", "Inter[opsz,wght].ttf", "Inter-Regular.ttf", 400, LATIN, ""),
    ("fontpkg_inter", "Inter[opsz,wght].ttf", "Inter-Medium.ttf", 500, LATIN, ""),
    ("fontpkg_inter", "Inter[opsz,wght].ttf", "Inter-SemiBold.ttf", 600, LATIN, ""),
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", "Print-Regular.ttf", 400, PRINT, "TCAT Print"),
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", "Print-SemiBold.ttf", 600, PRINT, "TCAT Print"),
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", "Print-Bold.ttf", 700, PRINT, "TCAT Print"),
    ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf", "Print-Italic.ttf", 400, PRINT, "TCAT Print"),
    ("fontpkg_source_code_pro", "SourceCodePro[wght].ttf", "PrintMono-Regular.ttf", 400, LATIN, "TCAT Print Mono"),
    ("fontpkg_source_code_pro", "SourceCodePro[wght].ttf", "PrintMono-SemiBold.ttf", 600, LATIN, "TCAT Print Mono"),
)  # fmt: skip
STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


def rename(font: TTFont, family: str, style: str) -> None:
    """Give the face its own family. The licence keeps the name Source for the original."""
    full = f"{family} {style}"
    names = {
        1: family if style in ("Regular", "Bold", "Italic") else full,
        2: style if style in ("Regular", "Bold", "Italic") else "Regular",
        3: f"tcat:{full}", 4: full, 6: full.replace(" ", "").replace(style, "-" + style),
        16: family, 17: style,
    }  # fmt: skip
    table = font["name"]
    for number in (3, 7, 18, 21, 22, 25):
        table.removeNames(nameID=number)
    for number, words in names.items():
        table.removeNames(nameID=number)
        table.setName(words, number, 3, 1, 0x409)


def make(package: str, source: str, target: str, weight: int, characters: list[int], family: str) -> None:
    folder = Path(import_module(package).__file__ or "").parent / "files"
    font = TTFont(folder / source, recalcTimestamp=False)
    place = {"wght": weight} | ({"opsz": 14} if "opsz" in source else {})
    font = instancer.instantiateVariableFont(font, place, updateFontNames="Italic" not in source)
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "case"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["DSIG", "STAT", "MVAR", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    style = "Italic" if "Italic" in source else STYLES[weight]
    rename(font, family or "Inter", style)
    font.save(HERE / target)


def main() -> None:
    for face in FACES:
        make(*face)
        print(face[2], (HERE / face[2]).stat().st_size)
    for package, name in (("fontpkg_inter", "Inter"), ("fontpkg_source_sans_3", "SourceSans3"),
                          ("fontpkg_source_code_pro", "SourceCodePro")):  # fmt: skip
        licence = Path(import_module(package).__file__ or "").parent / "LICENSE"
        (HERE / f"OFL-{name}.txt").write_bytes(licence.read_bytes())


if __name__ == "__main__":
    main()
