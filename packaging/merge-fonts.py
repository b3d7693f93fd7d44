# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Make the fonts in resources/fonts again from the web fonts their makers publish.

Hides why two web subsets cannot be shipped side by side: they share one family name, and Qt then draws A-Z in
some other font. Each weight is therefore merged into one TTF. A second, small family supplies the signs that
those subsets leave out: from the whole of the same font where it draws them, else from Noto Sans and Noto Sans Math.

    npm pack @fontsource/atkinson-hyperlegible-next@5.3.0 @fontsource/noto-sans-math@5.3.0
    npm pack @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/atkinson-hyperlegible-next@0.4.1
    (unpack each into a folder named after the part behind the slash; the last one into atkinson-whole)
    python packaging/merge-fonts.py THAT_FOLDER resources/fonts       # needs fonttools
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TEXT_FAMILY = "Atkinson Hyperlegible Next"
SIGN_FAMILY = "Iron Journal Signs"
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}

# What reaches a page beside letters: units, comparators, arrows, marks for points and keys, Greek.
SIGNS = "µ≤≥≠≈±×÷−√∞→←↑↓↔⇧⏎✓○●◇◆△▲▽▼□■∼⁄‰′″‹›«»·…–—‐‑†‡№₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻½¼¾"  # noqa: RUF001 -- meant
# Latin letters of names that the text font leaves out.
LETTERS = "ĈĉĔĕĜĝĤĥĨĩĬĭĴĵĸĿŀŉŊŋŌōŎŏŖŗŜŝŦŧŨũŬŭſ"
GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋ"

# Names are written in these too, and a card for an emergency has to be readable by whoever finds it.
NAMES = (
    range(0x0180, 0x0250),  # Latin of Africa, the Balkans, Romania; ơ and ư
    range(0x0400, 0x0530),  # Cyrillic
    range(0x1E00, 0x1F00),  # Latin of Vietnam, and of transliterations
)
MARKS = {*range(0x0300, 0x0370)}

MICRO_SIGN, GREEK_MU = 0x00B5, 0x03BC
WINDOWS = 3  # the platform whose name records every reader of fonts looks at first

TABLES_TO_DROP = ("STAT", "MATH", "DSIG")


def _web_font(folder: Path, package: str, subset: str, weight: int) -> TTFont:
    """One subset of one weight as its maker published it, its compression undone."""
    path = folder / package / "package" / "files" / f"{package}-{subset}-{weight}-normal.woff"
    font = TTFont(path)
    font.flavor = None
    for table in TABLES_TO_DROP:
        if table in font:
            del font[table]
    return font


def _keep(font: TTFont, characters: set[int]) -> TTFont:
    """The font with only these characters, and no features: signs need none."""
    options = Options(layout_features=[], notdef_outline=True, hinting=False, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _merge(fonts: list[TTFont]) -> TTFont:
    """The fonts as one; where two draw the same character the first wins."""
    with TemporaryDirectory() as folder:
        paths = []
        for number, font in enumerate(fonts):
            paths.append(str(Path(folder) / f"{number}.ttf"))
            font.save(paths[-1])
        return Merger().merge(paths)


def _rename(font: TTFont, family: str, style: str, weight: int) -> None:
    """Give every weight the one family name by which Qt, Typst and matplotlib find it."""
    names = font["name"]
    kept = [record for record in names.names if record.nameID in (0, 13, 14) and record.platformID == WINDOWS]
    names.names = kept
    texts = {
        1: family,  # also for the semi-bold: Qt on Linux groups weights by this name alone
        2: style,
        3: f"{family} {style}; merged for Iron Journal",
        4: f"{family} {style}",
        5: "Version 1.000",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: style,
    }
    for name_id, text in texts.items():
        names.setName(text, name_id, WINDOWS, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = 1 << 5
    regular = 1 << 6
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~(bold | regular) | (bold if style == "Bold" else regular)
    font["head"].macStyle = 1 if style == "Bold" else 0


def _save(font: TTFont, path: Path) -> None:
    font["head"].created = font["head"].modified = 3_800_000_000  # the same bytes every time
    font.recalcTimestamp = False
    font.save(path)
    sys.stdout.write(f"{path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size // 1024} kB\n")


def text_font(folder: Path, weight: int) -> TTFont:
    """Atkinson Hyperlegible Next in one weight, Latin and extended Latin in one file.

    Without the marks that stand above and below letters: with them, a letter it lacks, such as the e of Nguyen as it is
    written in Vietnam, is put together from two it has, and the mark lands on the letter after it.
    """
    package = "atkinson-hyperlegible-next"
    font = _merge([_web_font(folder, package, subset, weight) for subset in ("latin", "latin-ext")])
    for table in font["cmap"].tables:
        for mark in MARKS & table.cmap.keys():
            del table.cmap[mark]
    _rename(font, TEXT_FAMILY, STYLES[weight], weight)
    return font


def _whole_font(folder: Path, package: str, name: str, weight: int) -> TTFont:
    """All that a font draws, in one weight; its micro sign is its Greek mu where it has only that."""
    style = f"{weight}{STYLES[weight]}"
    font = TTFont(folder / package / "package" / style / f"{name}_{style}.ttf")
    for table in font["cmap"].tables:
        if table.isUnicode() and GREEK_MU in table.cmap:
            table.cmap.setdefault(MICRO_SIGN, table.cmap[GREEK_MU])
    return font


def sign_font(folder: Path, weight: int) -> TTFont:
    """Signs, Greek and rare letters in one weight; each from the first font that draws it."""
    wanted = {ord(sign) for sign in SIGNS + GREEK + LETTERS}
    may = {letter for letters in NAMES for letter in letters} | MARKS
    may -= set(text_font(folder, weight).getBestCmap())
    parts: list[TTFont] = []
    for font in (
        _whole_font(folder, "atkinson-whole", "AtkinsonHyperlegibleNext", weight),
        _whole_font(folder, "noto-sans", "NotoSans", weight),
        _web_font(folder, "noto-sans-math", "latin", 400),
    ):
        found = (wanted | may) & set(font.getBestCmap())
        wanted -= found
        may -= found
        parts.append(_keep(font, found))
    if wanted:
        raise SystemExit(f"no font draws {', '.join(map(chr, sorted(wanted)))}")
    font = _merge(parts)
    for table, up, down in (("hhea", "ascent", "descent"), ("OS/2", "sTypoAscender", "sTypoDescender")):
        # The line height of the text font, so that a sign in a line never moves the lines around it.
        setattr(font[table], up, 984)
        setattr(font[table], down, -316)
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = 984, 316
    font["hhea"].lineGap = font["OS/2"].sTypoLineGap = 0
    _rename(font, SIGN_FAMILY, STYLES[weight], weight)
    return font


def main() -> None:
    """Write every font file into the folder named last."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    for weight, style in STYLES.items():
        _save(text_font(source, weight), target / f"AtkinsonHyperlegibleNext-{style}.ttf")
    for weight, style in STYLES.items():
        _save(sign_font(source, weight), target / f"IronJournalSigns-{style}.ttf")


if __name__ == "__main__":
    main()
