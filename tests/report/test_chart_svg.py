# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import os
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typst

from journal_app import places
from journal_app.analysis.anchors import Anchor, AnchorKind
from journal_app.analysis.charts import ChartSpec, Span
from journal_app.analysis.cycles import cycles_spec
from journal_app.analysis.timeline import Choice, shown_as
from journal_app.domain.facts import Fact
from journal_app.domain.records import Exclusion
from journal_app.domain.treatments import InfusionKind
from journal_app.report.chart_svg import chart_svg
from journal_app.report.drawable import drawn_characters, drawn_in
from journal_app.report.print_words import FAMILIES, print_settings
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_few_weeks, a_result, a_score, a_year, ago, keep
from tests.analysis.snapshots import ALL_TOGETHER, spec_of
from tests.builders import an_event, an_infusion

TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder matplotlib may write in; nothing of it may land in the home of whoever runs the tests."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setattr(places, "cache_folder", lambda: folder)
    return folder


def texts_of(svg: bytes) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(TEXT))  # noqa: S314 -- our own picture


def words_of(svg: bytes) -> str:
    return "\n".join(element.text or "" for element in texts_of(svg))


def family_of(element: ET.Element) -> str:
    return next(iter(re.findall(r"font-family: '([^']*)'", element.get("style", ""))), "")


def cycles() -> ChartSpec:
    with Journal.create(None) as journal:
        keep(journal, an_infusion(ago(300)), an_infusion(ago(120)), *(a_score(days, days % 10) for days in range(340)))
        anchor = Anchor(kind=AnchorKind.INFUSION, of=InfusionKind.IRON)
        return cycles_spec(journal.facts, today=TODAY, anchor=anchor, tracker="fatigue")


def printed_as_a_page(svg: bytes, folder: Path) -> bytes:
    (folder / "chart.svg").write_bytes(svg)
    page = folder / "page.typ"
    page.write_text('#set document(title: "A chart")\n#image("chart.svg", alt: "A chart")\n', encoding="utf-8")
    fonts = [str(places.resources() / "fonts")]
    return bytes(typst.compile(str(page), font_paths=fonts, ignore_system_fonts=True, pdf_standards=["ua-1"]))


@pytest.mark.parametrize("spec", [spec_of(*a_few_weeks(), choice=ALL_TOGETHER), cycles()], ids=["timeline", "cycles"])
def test_a_chart_is_a_page_that_can_be_read_aloud_in_our_fonts_alone(spec: ChartSpec, tmp_path: Path) -> None:
    pdf = printed_as_a_page(chart_svg(spec), tmp_path)
    fonts = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([A-Za-z-]+)", pdf))
    assert fonts
    assert all(font.startswith((b"AtkinsonHyperlegibleNext", b"IronJournalSigns")) for font in fonts)


def test_words_stay_words_and_every_sign_is_in_the_family_it_is_set_in() -> None:
    svg = chart_svg(spec_of(*a_few_weeks(), choice=ALL_TOGETHER))
    assert "Fatigue (0 none – 10 the worst I have known)" in words_of(svg)
    for element in texts_of(svg):
        place = FAMILIES.index(family_of(element))
        assert all(drawn_in(place, sign) for sign in element.text or "")
        assert not (element.text or "").startswith(" ")  # it would be lost
    assert {family_of(element) for element in texts_of(svg)} == set(FAMILIES[:2])  # there is a µ


def test_the_same_spec_gives_the_same_bytes_without_a_date_or_a_name() -> None:
    spec = spec_of(*a_few_weeks())
    first, second = chart_svg(spec), chart_svg(spec)
    assert first == second
    assert b"dc:date" not in first
    assert str(Path.home()).encode() not in first


def test_every_head_note_label_and_lane_is_there() -> None:
    spec = spec_of(*a_few_weeks(), choice=ALL_TOGETHER)
    said = re.sub(r"\s+", " ", words_of(chart_svg(spec)))
    for words in [
        "hollow: drawn within 28 days after an iron infusion",
        *(lane.title for lane in spec.lanes),
        *(marker.label for marker in spec.markers),
    ]:
        assert words in said


def placed(svg: bytes) -> Iterable[tuple[float, float]]:
    return ((float(element.get("x", 0)), float(element.get("y", 0))) for element in texts_of(svg))


def test_nothing_is_written_beyond_the_page() -> None:
    svg = chart_svg(spec_of(*a_year()))
    width, height = (float(size) for size in re.findall(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)[0])
    assert all(0 <= x < width and 0 < y <= height for x, y in placed(svg))


@pytest.mark.parametrize(
    "label", ["$x^2$ \\frac", "Ferinject 💉 1000 mg", "\u202eright to left", "<b>&amp;</b>", "日本"]
)
def test_words_of_the_reader_are_drawn_as_they_are_or_by_name(label: str, tmp_path: Path) -> None:
    svg = chart_svg(spec_of(a_score(1, 5), an_event(ago(3), title=label, last_on=ago(0))))
    assert printed_as_a_page(svg, tmp_path)
    assert set(words_of(svg)) <= drawn_characters() | {"\n"}


def test_a_turned_scale_has_its_largest_number_at_the_foot() -> None:
    def heights(spec: ChartSpec) -> dict[str, float]:
        return {element.text or "": float(element.get("y", 0)) for element in texts_of(chart_svg(spec))}

    scores = [a_score(days, 5) for days in range(20)]
    usual, turned = heights(spec_of(*scores)), heights(spec_of(*scores, choice=Choice(is_turned=True)))
    assert usual["10"] < usual["0"]
    assert turned["10"] > turned["0"]


def test_gaps_stay_gaps() -> None:
    apart = spec_of(*(a_score(days, 5) for days in (*range(10), *range(40, 50))))
    path = max(re.findall(rb'<path d="(M [^"]+)" clip-path', chart_svg(apart)), key=len)
    assert path.count(b"M ") == 2


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [a_score(3, 7)],
        [a_result(3, "ferritin", "<5")],
        [an_event(ago(3))],
        [a_result(3, "ferritin", "0.5"), a_result(300, "ferritin", 20000)],
        [a_score(4000, 3), a_score(0, 5)],
        [an_infusion(ago(9 * turn)) for turn in range(40)],
        [an_event(ago(turn)) for turn in range(1000)],
        [Exclusion(first_on=ago(9), last_on=ago(1)), *(a_score(days, 5) for days in range(20))],
    ],
    ids=[
        "nothing",
        "one score",
        "below",
        "one event",
        "wide",
        "years apart",
        "40 infusions",
        "1000 events",
        "left out",
    ],
)
@pytest.mark.parametrize("choice", [Choice(), Choice(log=frozenset({"ferritin"}), is_joined=True, is_turned=True)])
def test_whatever_is_in_a_journal_is_drawn(facts: list[Fact], choice: Choice) -> None:
    assert chart_svg(spec_of(*facts, choice=choice)).startswith(b"<?xml")


def test_only_the_part_in_view_is_named(own_cache: Path) -> None:
    spec = spec_of(
        an_infusion(ago(300)), an_infusion(ago(10), brand="Monofer"), *(a_score(days, 5) for days in range(9))
    )
    seen = shown_as(spec, Span(first=ago(30).toordinal(), last=TODAY.toordinal()))
    said = words_of(chart_svg(seen))
    assert "Monofer 1000 mg" in said
    assert "Ferinject" not in said


def test_a_page_may_be_narrow() -> None:
    spec = replace(spec_of(*a_few_weeks()), title="")
    assert re.search(rb'viewBox="0 0 240\.9', chart_svg(spec, width_mm=85))


def test_what_is_cached_lies_in_our_own_folder_and_the_day_is_nowhere_in_it(own_cache: Path) -> None:
    chart_svg(spec_of(a_score(1, 5)))
    assert date.today().isoformat().encode() not in chart_svg(spec_of(a_score(1, 5)))  # noqa: DTZ011 -- the real one


def test_fonts_are_looked_up_where_no_folder_of_ours_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file where a folder is wanted", encoding="utf-8")
    monkeypatch.setattr("journal_app.places.cache_folder", lambda: tmp_path / "home" / "cache")
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    with print_settings():
        kept_in = Path(os.environ["MPLCONFIGDIR"])
    assert kept_in.is_dir()
    assert tmp_path not in kept_in.parents
    monkeypatch.delenv("MPLCONFIGDIR")
    monkeypatch.setattr("journal_app.places.cache_folder", lambda: tmp_path / "cache")
    with print_settings():
        assert Path(os.environ["MPLCONFIGDIR"]) == tmp_path / "cache" / "matplotlib"
