# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.estimate_parts import Laid, Letters, Trace, Voice, Written
from journal_app.analysis.estimate_places import laid_out
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.research.comparisons import comparison_spec, comparisons
from journal_app.research.estimates import Named, estimates_of, estimates_spec, panels_of
from journal_app.research.library import bundled_cards, find
from tests.research.results import HOSTILE

LINE, AIR = 20.0, 8.0
LETTERS = Letters(width=lambda text, voice: len(text) * (8.0 if voice is Voice.SOFT else 9.5), line=LINE, air=AIR)
WIDTHS = (340, 700, 1060)
SPECS = {
    **{card.key: estimates_of(card) for card in bundled_cards() if card.results},
    **{one.key: comparison_spec(one) for one in comparisons()},
    "hostile": estimates_spec("Hostile", (panels_of([Named(result=result) for result in HOSTILE.values()]),)),
}


def overlap(one: Written, other: Written) -> bool:
    """Whether two pieces of words lie over each other."""
    across = one.left < other.left + other.width - 0.01 and other.left < one.left + one.width - 0.01
    return across and one.top < other.top + LINE - 0.01 and other.top < one.top + LINE - 0.01


def beyond(laid: Laid) -> list[str]:
    """Words that do not lie on the page as a whole."""
    return [
        words.text
        for words in laid.words
        if words.left < 0 or words.left + words.width > laid.width or not 0 <= words.top <= laid.height - LINE
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("key", SPECS)
def test_no_words_are_cut_or_lie_over_each_other(key: str, width: float) -> None:
    laid = laid_out(SPECS[key], width, LETTERS)
    assert beyond(laid) == []
    assert [(one.text, other.text) for one, other in combinations(laid.words, 2) if overlap(one, other)] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("key", SPECS)
def test_no_words_lie_over_a_mark_and_every_result_is_read_somewhere(key: str, width: float) -> None:
    laid = laid_out(SPECS[key], width, LETTERS)
    assert len(laid.spots) == len(list(SPECS[key].rows))
    for mark in laid.marks:
        x, y = mark.at
        assert not [w for w in laid.words if w.left <= x <= w.left + w.width and w.top <= y <= w.top + LINE]


@given(st.floats(300, 3000))
def test_a_mark_stands_where_its_scale_says_at_any_width(width: float) -> None:
    laid = laid_out(SPECS["prefer-2014"], width, LETTERS)
    (low, at, high, none) = (
        next(line.start[0] for line in laid.lines if line.trace is Trace.INTERVAL),
        laid.marks[0].at[0],
        next(line.end[0] for line in laid.lines if line.trace is Trace.INTERVAL),
        next(line.start[0] for line in laid.lines if line.trace is Trace.NONE),
    )
    assert none < low < at < high < width


def tops(spec: EstimatesSpec, width: float) -> dict[str, float]:
    """How far down the name of each study stands."""
    return {words.text: words.top for words in laid_out(spec, width, LETTERS).words if words.voice is Voice.NAME}


def test_the_pooled_figure_stands_above_and_the_two_trials_side_by_side_or_below_each_other() -> None:
    spec = SPECS["iron-infusion-and-fatigue"]
    wide, narrow = tops(spec, 1000), tops(spec, 500)
    assert wide["Houston 2018, pooled"] < wide["PREFER 2014"] == wide["Keller 2020"]
    assert narrow["Houston 2018, pooled"] < narrow["PREFER 2014"] < narrow["Keller 2020"]


def test_hollow_marks_have_no_line_and_worked_out_intervals_another_one() -> None:
    laid = laid_out(estimates_of(find("herbert-2018")), 700, LETTERS)
    assert {mark.is_hollow for mark in laid.marks} == {True}
    assert not {line.trace for line in laid.lines} & {Trace.INTERVAL, Trace.WORKED_OUT, Trace.END}
    traces = {line.trace for line in laid_out(SPECS["neuroreport-2017-serum-iron"], 700, LETTERS).lines}
    assert Trace.WORKED_OUT in traces
    assert Trace.INTERVAL not in traces


def test_nothing_to_show_is_an_empty_page() -> None:
    laid = laid_out(estimates_spec("Nothing", ()), 700, LETTERS)
    assert (laid.words, laid.lines, laid.marks, laid.spots) == ([], [], [], [])
