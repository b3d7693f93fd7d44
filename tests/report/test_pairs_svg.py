# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import re
from xml.etree import ElementTree as ET

import pytest

from journal_app.analysis.around_draws import PairsSpec, pairs_spec
from journal_app.domain.facts import Fact
from journal_app.report.pairs_svg import pairs_svg
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, an_infusion, keep

TEXT = "{http://www.w3.org/2000/svg}text"


def pairs_of(*facts: Fact, is_log: bool = False) -> PairsSpec:
    with Journal.create(None) as journal:
        keep(journal, *(a_score(day, day % 10) for day in range(300)), *facts)
        return pairs_spec(journal.facts, today=TODAY, analyte="ferritin", tracker="fatigue", is_log=is_log)


SOME = (
    a_result(200, "ferritin", 20),
    a_result(150, "ferritin", "<5"),
    an_infusion(100),
    a_result(90, "ferritin", 400),
    a_result(30, "ferritin", 180),
)


def words_of(svg: bytes) -> str:
    return "\n".join(element.text or "" for element in ET.fromstring(svg).iter(TEXT))  # noqa: S314 -- our own picture


@pytest.mark.parametrize("is_log", [False, True])
def test_each_draw_is_a_point_and_both_axes_say_what_they_are(is_log: bool) -> None:
    spec = pairs_of(*SOME, is_log=is_log)
    svg = pairs_svg(spec)
    assert len(spec.pairs) == 4
    assert "Fatigue (0 none – 10 the worst I have known)" in words_of(svg)
    assert spec.across_title in words_of(svg)
    assert spec.note in words_of(svg)
    assert len(re.findall(rb"<use [^>]*style=\"[^\"]*stroke-width: 0.9", svg)) == 4


def test_the_same_pairs_are_the_same_bytes_and_others_are_others() -> None:
    assert pairs_svg(pairs_of(*SOME)) == pairs_svg(pairs_of(*SOME))
    assert pairs_svg(pairs_of(*SOME[:3])) != pairs_svg(pairs_of(*SOME))


def test_without_a_draw_there_are_axes_alone() -> None:
    assert pairs_svg(pairs_of()).startswith(b"<?xml")
