# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import re
from pathlib import Path

import pytest

from journal_app import places
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.report.drawable import drawn_characters, drawn_in
from journal_app.report.estimates_svg import estimates_svg
from journal_app.report.print_words import FAMILIES
from journal_app.research.comparisons import comparison_spec, comparisons
from journal_app.research.estimates import Named, estimates_of, estimates_spec, panels_of
from journal_app.research.library import bundled_cards, find
from tests.report.test_chart_svg import family_of, printed_as_a_page, texts_of, words_of
from tests.research.results import HOSTILE, a_printed_result

SIDE_BY_SIDE = comparison_spec(comparisons()[0])


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The folder matplotlib may write in."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setattr(places, "cache_folder", lambda: folder)


def spec_of(**fields: str) -> EstimatesSpec:
    result = a_printed_result(estimate="1", n=9, **fields)  # type: ignore[arg-type]
    return estimates_spec("Made up", (panels_of([Named(result=result)]),))


@pytest.mark.parametrize(
    "spec", [SIDE_BY_SIDE, estimates_of(find("neuroreport-2017-serum-iron"))], ids=["together", "card"]
)
def test_estimates_are_a_page_that_can_be_read_aloud_in_our_fonts_alone(spec: EstimatesSpec, tmp_path: Path) -> None:
    pdf = printed_as_a_page(estimates_svg(spec), tmp_path)
    fonts = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([A-Za-z-]+)", pdf))
    assert fonts
    assert all(font.startswith((b"AtkinsonHyperlegibleNext", b"IronJournalSigns")) for font in fonts)


def test_words_stay_words_in_the_family_that_has_their_signs() -> None:
    svg = estimates_svg(SIDE_BY_SIDE)
    said = words_of(svg).replace("\u00a0", " ")
    assert "1.68, 95 % interval 1.05 to 2.70" in said
    for element in texts_of(svg):
        place = FAMILIES.index(family_of(element))
        assert all(drawn_in(place, sign) for sign in element.text or "")


def test_it_is_drawn_in_shades_of_one_ink() -> None:
    colours = set(re.findall(rb"#[0-9a-f]{6}", estimates_svg(SIDE_BY_SIDE)))
    assert len(colours) > 1
    for colour in colours:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        assert max(red, green, blue) - min(red, green, blue) < 25


def test_a_worked_out_interval_is_dashed_and_a_printed_one_is_not() -> None:
    dashed, plain = (estimates_svg(estimates_of(find(key))) for key in ("knyszynska-2020", "waldvogel-2012"))
    assert dashed.count(b"stroke-dasharray") > plain.count(b"stroke-dasharray")


def test_the_same_spec_gives_the_same_bytes() -> None:
    first, second = estimates_svg(SIDE_BY_SIDE), estimates_svg(SIDE_BY_SIDE)
    assert first == second
    assert b"dc:date" not in first


@pytest.mark.parametrize("width", [85, 178])
def test_nothing_is_written_beyond_the_page(width: float) -> None:
    for card in bundled_cards():
        if not card.results:
            continue
        svg = estimates_svg(estimates_of(card), width=width)
        wide, high = (float(size) for size in re.findall(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0])
        for element in texts_of(svg):
            assert 0 <= float(element.get("x", 0)) < wide
            assert 0 < float(element.get("y", 0)) <= high


@pytest.mark.parametrize("what", ["$x^2$ \\frac", "iron 💉", "\u202eright to left", "<b>&amp;</b>", "日本"])
def test_words_of_the_reader_are_drawn_as_they_are_or_by_name(what: str, tmp_path: Path) -> None:
    svg = estimates_svg(spec_of(what=what, comparison=what))
    assert printed_as_a_page(svg, tmp_path)
    assert set(words_of(svg)) <= drawn_characters() | {"\n"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_numbers_are_drawn(name: str) -> None:
    spec = estimates_spec(name, (panels_of([Named(result=HOSTILE[name])]),))
    assert estimates_svg(spec).startswith(b"<?xml")
