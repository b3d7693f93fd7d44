# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import string

import pytest
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QApplication

from journal_app import places
from journal_app.ui.theme import FAMILIES, SCRIPT_FONTS, apply_theme, fonts_folder, load_fonts, text_font, wear_script

TEXT_FAMILY, SIGN_FAMILY = FAMILIES
WEIGHTS = [QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold]


def families_drawing(text: str, weight: QFont.Weight) -> dict[str, str]:
    """For each character the family its glyph comes from; a missing glyph (index 0) counts as none."""
    found = {}
    for character in text:
        layout = QTextLayout(character, text_font(weight=weight))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = layout.glyphRuns()
        is_drawn = bool(runs) and all(runs[0].glyphIndexes())
        found[character] = runs[0].rawFont().familyName() if is_drawn else ""
    return found


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


@pytest.mark.parametrize("weight", WEIGHTS)
def test_letters_digits_and_accents_are_drawn_in_the_text_font(weight: QFont.Weight) -> None:
    text = string.ascii_letters + string.digits + "äöüÄÖÜßéèêñçåøæœłżščřžőűğıșțÿ" + "‹›«»“”„’–—…·×±½²³°%−"
    assert set(families_drawing(text, weight).values()) == {TEXT_FAMILY}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_signs_the_text_font_lacks_come_from_the_bundled_second_font(weight: QFont.Weight) -> None:
    signs = "µμ≤≥≠≈→←↑↓○●◆✓⁹₂αβΔ"
    assert set(families_drawing(signs, weight).values()) == {SIGN_FAMILY}


def test_one_file_a_weight_and_no_family_but_these_two() -> None:
    assert set(load_fonts()) == set(FAMILIES)
    others = {family.replace(" ", "") for family in SCRIPT_FONTS.values()}
    latin = [path for path in fonts_folder().glob("*.ttf") if path.stem.partition("-")[0] not in others]
    assert len(latin) == 6


def test_arabic_letters_come_from_the_bundled_font_once_arabic_is_spoken() -> None:
    wear_script("Arab")
    assert set(families_drawing("التعبيوم", QFont.Weight.Normal).values()) == {"Noto Sans Arabic"}
    assert set(families_drawing("Eisen12", QFont.Weight.Normal).values()) <= {TEXT_FAMILY}
    wear_script("Latn")
    assert text_font().families() == list(FAMILIES)


def test_a_sign_does_not_move_the_line_it_stands_in() -> None:
    def height(text: str) -> float:
        layout = QTextLayout(text, text_font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        return line.height()

    assert height("ug/L") == height("µg/L ≤ 5 →")


def test_the_licence_texts_lie_beside() -> None:
    licences = places.resources().parent / "LICENSES"
    for name in ("OFL-1.1-Atkinson-Hyperlegible-Next.txt", "OFL-1.1-Noto-Sans.txt", "OFL-1.1-Noto-Sans-Arabic.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (licences / name).read_text(encoding="utf-8")


def test_each_weight_has_its_own_strokes() -> None:
    widths = []
    for weight in WEIGHTS:
        layout = QTextLayout("Fatigue and mood", text_font(weight=weight))
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        widths.append(line.naturalTextWidth())
        assert layout.glyphRuns()[0].rawFont().weight() == weight.value
    assert len(set(widths)) == 3
