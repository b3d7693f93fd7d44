# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow

from journal_app import places
from journal_app.errors import NotFound
from journal_app.ui import theme
from journal_app.ui.icon_files import coloured_svg
from journal_app.ui.journal_colours import COLOUR_NAMES, colour_words, shades
from journal_app.ui.theme import THEMES, Sizes, apply_theme, load_tokens, style_sheet

GROUNDS = ("page", "card", "band", "chosen", "quiet")
WORDS = ("ink", "soft", "accent", "problem")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ruler_is_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_every_word_can_be_read_on_every_ground(name: str) -> None:
    tokens = load_tokens(name)
    colours = tokens.colours()
    least = 7 if name == "high-contrast" else 4.5
    pairs = [(word, ground) for word in WORDS for ground in GROUNDS] + [("on_accent", "accent")]
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < least} == {}


@pytest.mark.parametrize("name", THEMES)
def test_borders_and_series_can_be_told_from_every_ground(name: str) -> None:
    tokens = load_tokens(name)
    colours = tokens.colours()
    least = 7 if name == "high-contrast" else 3
    drawn = {"edge": tokens.edge, "accent": tokens.accent, **dict(tokens.series)}
    drawn |= {f"other {place}": colour for place, colour in enumerate(tokens.other)}
    ratios = {(key, ground): contrast(colour, colours[ground]) for key, colour in drawn.items() for ground in GROUNDS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("name", THEMES)
def test_the_colour_of_a_journal_can_be_told_from_every_ground(name: str) -> None:
    colours = load_tokens(name).colours()
    least = 7 if name == "high-contrast" else 3
    assert set(shades(name)) == set(COLOUR_NAMES)
    ratios = {
        (key, ground): contrast(colour, colours[ground]) for key, colour in shades(name).items() for ground in GROUNDS
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("name", ["light", "dim"])
def test_the_measured_ratios_of_the_draft_are_kept(name: str) -> None:
    tokens = load_tokens(name)
    expected = {"light": (14.4, 5.7, 7.4, 7.8), "dim": (10.7, 5.9, 6.9, 7.4)}[name]
    ground = tokens.page if name == "light" else tokens.card
    measured = (
        contrast(tokens.ink, ground),
        contrast(tokens.soft, ground),
        contrast(tokens.accent, ground),
        contrast(tokens.on_accent, tokens.accent),
    )
    assert measured == pytest.approx(expected, abs=0.06)


def test_only_tokens_name_a_colour_in_the_style_sheet() -> None:
    source = (places.resources() / "styles" / "app.qss").read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hsv|palette|qlineargradient)\(", rules)
    coloured = re.findall(r"(?:color|background(?:-color)?|border(?:-\w+)?|outline):\s*([^;]+);", rules)
    loose = {word for value in coloured for word in value.split() if word[0] not in "$0123456789"}
    assert loose <= {"solid", "dashed", "none", "transparent"}


def test_a_colour_of_a_journal_has_a_word() -> None:
    assert colour_words("plum") == "Plum"
    assert (colour_words(""), colour_words("neon")) == ("", "")


@pytest.mark.parametrize("name", THEMES)
def test_icons_name_no_colour(name: str) -> None:
    files = sorted((places.resources() / "icons").glob("*.svg"))
    assert len(files) >= 10
    for path in files:
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', path.read_text(encoding="utf-8"))) == {
            "none",
            "currentColor",
        }
        assert load_tokens(name).ink in coloured_svg(path.stem, load_tokens(name).ink)


def test_an_unknown_theme_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(NotFound) as refused:
        load_tokens("neon")
    assert "high-contrast" in refused.value.hint


def test_a_series_has_its_own_colour_and_the_others_take_turns() -> None:
    tokens = load_tokens("light")
    assert tokens.series_colour("fatigue") == "#A63A12"
    others = [tokens.series_colour("sleep", position) for position in range(len(tokens.other) + 1)]
    assert others[0] == others[-1]
    assert len(set(others)) == len(tokens.other)


def test_lengths_follow_two_numbers() -> None:
    assert Sizes().target == 48
    assert Sizes(interface_percent=50).target == 44
    assert Sizes(interface_percent=200).target == 96
    large = Sizes(text_percent=200)
    assert (large.text(), large.px(8)) == (32, 8)
    assert large.reading_width() == 2 * Sizes().reading_width()


def test_every_length_and_colour_of_the_style_sheet_is_filled_in() -> None:
    sheet = style_sheet(load_tokens("dim"), Sizes(text_percent=150, interface_percent=125))
    assert "$" not in sheet
    assert "font-size: 42px" in sheet


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_is_dark_before_a_window_shows(qapp: QApplication, name: str) -> None:
    apply_theme(qapp, name)
    window = QMainWindow()
    tokens = load_tokens(name)
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(tokens.page)
    assert QColor(window.grab().toImage().pixel(5, 5)) == QColor(tokens.page)
    apply_theme(qapp, "light")


def test_text_size_reaches_every_widget(qapp: QApplication) -> None:
    apply_theme(qapp, "light", text_percent=200)
    assert qapp.font().pixelSize() == 32
    assert theme.current().sizes.text() == 32
    apply_theme(qapp, "light")
    assert qapp.font().pixelSize() == 16


def test_nothing_blinks_or_slides(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    assert qapp.cursorFlashTime() == 0
