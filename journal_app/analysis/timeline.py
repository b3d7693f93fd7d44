# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The timeline as a ChartSpec: scores, blood results, infusions and events of one journal on one time axis.

Hides which panels there are, in which order, and what is shown where nobody has chosen. The spec holds the whole
journal; ``shown_as`` moves the part in view without asking the journal again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from journal_app.analysis import happenings
from journal_app.analysis.chart_words import alt_words, footer_words, left_out_words
from journal_app.analysis.charts import (
    BandKind,
    ChartSpec,
    Coverage,
    Dash,
    DayBand,
    DayNote,
    Numbers,
    Panel,
    Scale,
    Span,
    Style,
    Symbol,
)
from journal_app.analysis.counting import Counting, counting, marked_days
from journal_app.analysis.lab_panels import Drawing, Draws, lab_panels, seen_panel
from journal_app.analysis.score_panels import Scored, score_panels
from journal_app.analysis.series import runs
from journal_app.domain.catalogues import analytes
from journal_app.domain.frozen import frozen
from journal_app.domain.kinds import mark_words
from journal_app.domain.records import Appointment, Exclusion
from journal_app.domain.scores import Day, Mark, Tracker
from journal_app.domain.treatments import InfusionKind
from journal_app.store.queries import Facts
from journal_app.words import _

USUAL_TRACKERS = ("fatigue", "mood")
USUAL_ANALYTES = ("ferritin", "tsat", "crp")
ON_REQUEST_ONLY = ("iron",)
"""Serum iron swings three-fold within a day."""

_OWN_STYLE = {
    "ferritin": Style(ink="iron", symbol=Symbol.CIRCLE),
    "tsat": Style(ink="saturation", symbol=Symbol.DIAMOND),
}
_SYMBOLS = (Symbol.SQUARE, Symbol.TRIANGLE, Symbol.PLUS, Symbol.CROSS)
_LEAST_DAYS = 30
_MOST_OFFERED = 3


@frozen
class PanelSize:
    """How high the reader wants a panel, beside the others."""

    key: str
    weight: int


@frozen
class Choice:
    """What the reader chose to see, by key; None leaves it to what is usual. ``log`` are analytes on a log scale.

    ``order`` are keys of panels in the order the reader gave them; those it does not name follow in the usual one.
    ``sizes`` are the heights of panels that were changed, beside each other's. ``is_turned`` draws every scale with
    better above; ``is_joined`` joins results by a thin line.
    """

    trackers: frozenset[str] | None = None
    analytes: frozenset[str] | None = None
    log: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    sizes: tuple[PanelSize, ...] = ()
    is_turned: bool = False
    is_joined: bool = False


@frozen
class Offer:
    """Something that can be shown, and whether it is."""

    key: str
    name: str
    is_on: bool
    is_log: bool = False


@frozen
class Offers:
    """Everything that can be shown."""

    trackers: tuple[Offer, ...]
    analytes: tuple[Offer, ...]


def whole_span(facts: Facts, today: date) -> Span | None:
    """The days a timeline reaches over: all that anything is known of, a month at least; None for an empty journal."""
    span = facts.span()
    if span is None:
        return None
    last = max(span[1], today)
    first = min(span[0], last - timedelta(days=_LEAST_DAYS - 1))
    return Span(first=first.toordinal(), last=last.toordinal())


def offers(facts: Facts, choice: Choice) -> Offers:
    """What can be shown, in the order of its panels, and what is."""
    trackers = _all_trackers(facts)
    shown = choice.trackers if choice.trackers is not None else _usual_trackers(facts, trackers)
    present = _present(facts)
    drawn = choice.analytes if choice.analytes is not None else _usual_analytes(present)
    return Offers(
        trackers=tuple(Offer(key=one.key, name=_(one.name), is_on=one.key in shown) for one in trackers),
        analytes=tuple(
            Offer(key=key, name=_analyte_name(key), is_on=key in drawn, is_log=key in choice.log) for key in present
        ),
    )


def timeline_spec(facts: Facts, *, today: date, shown: Span | None = None, choice: Choice | None = None) -> ChartSpec:
    """The timeline of a journal; ``shown`` is the part in view, by default all of it."""
    wished = choice or Choice()
    offered = offers(facts, wished)
    whole = whole_span(facts, today) or Span(first=today.toordinal() - _LEAST_DAYS + 1, last=today.toordinal())
    days = facts.days()
    coverage = _coverage(facts, days)
    counts = counting(facts, days)
    panels = (*_score_panels(facts, offered, wished, counts), *_lab_panels(facts, offered, whole, wished))
    spec = ChartSpec(
        # Translators: name of a screen, and title of its chart
        title=_("Timeline"),
        whole=whole,
        shown=whole,
        panels=_arranged(panels, wished),
        bands=_bands(coverage, marked_days(days, Mark.NOT_TRACKED), counts.exclusions, _names(offered)),
        markers=happenings.markers(facts.infusions()),
        lanes=happenings.lanes(facts.events(), facts.courses(), facts.every(Appointment), whole),
        coverage=coverage,
        notes=tuple(DayNote(day=float(day.day.toordinal()), text=day.note) for day in days if day.note),
        footer="",
        alt="",
    )
    return shown_as(spec, shown or whole)


def shown_as(spec: ChartSpec, shown: Span) -> ChartSpec:
    """The same chart with another part in view, kept within what there is; its words and the axes of results follow."""
    kept = _within(shown, spec.whole)
    panels = tuple(seen_panel(panel, kept) if panel.points else panel for panel in spec.panels)
    moved = replace(spec, shown=kept, panels=panels, footer=footer_words(spec.coverage, kept))
    return replace(moved, alt=alt_words(moved))


def _within(shown: Span, whole: Span) -> Span:
    first = min(max(shown.first, whole.first), whole.last)
    return Span(first=first, last=max(first, min(shown.last, whole.last)))


def _all_trackers(facts: Facts) -> list[Tracker]:
    """Every tracker in the reader's order, those put away last."""
    return sorted(facts.trackers(archived=True), key=lambda tracker: tracker.archived)


def _usual_trackers(facts: Facts, trackers: Sequence[Tracker]) -> frozenset[str]:
    """Fatigue and mood; where neither was ever scored, the first two that were."""
    with_days = [one.key for one in trackers if facts.daily_values(one.key).days]
    usual = [key for key in USUAL_TRACKERS if key in with_days]
    return frozenset(usual or with_days[: len(USUAL_TRACKERS)])


def _present(facts: Facts) -> list[str]:
    """The analytes with a result, in the order of the catalogue, unknown ones last."""
    order = {key: place for place, key in enumerate((*USUAL_ANALYTES, *analytes()))}
    return sorted(facts.analytes_present(), key=lambda key: (order.get(key, len(order)), key))


def _usual_analytes(present: Sequence[str]) -> frozenset[str]:
    usual = [key for key in present if key in USUAL_ANALYTES]
    return frozenset(usual or [key for key in present if key not in ON_REQUEST_ONLY][:_MOST_OFFERED])


def _analyte_name(key: str) -> str:
    known = analytes().get(key)
    return _(known.name) if known else key


def _arranged(panels: Sequence[Panel], wished: Choice) -> tuple[Panel, ...]:
    """The panels in the order and with the heights the reader gave them."""
    place = {key: number for number, key in enumerate(wished.order)}
    weights = {size.key: size.weight for size in wished.sizes}
    sized = [replace(panel, weight=weights.get(panel.key, panel.weight)) for panel in panels]
    return tuple(sorted(sized, key=lambda panel: place.get(panel.key, len(place))))


def _score_panels(facts: Facts, offered: Offers, wished: Choice, counts: Counting) -> tuple[Panel, ...]:
    trackers = _all_trackers(facts)
    others = [one.key for one in trackers if one.key not in USUAL_TRACKERS]
    shown = {offer.key for offer in offered.trackers if offer.is_on}
    scored = [
        Scored(
            tracker=one,
            values=facts.daily_values(one.key),
            place=others.index(one.key) if one.key in others else 0,
            uncounted=counts.uncounted(one.key),
            entering=facts.entering(one.key),
        )
        for one in trackers
        if one.key in shown
    ]
    return score_panels(scored, is_turned=wished.is_turned)


def _lab_panels(facts: Facts, offered: Offers, whole: Span, wished: Choice) -> tuple[Panel, ...]:
    iron = facts.infusions(InfusionKind.IRON)
    panels: list[Panel] = []
    others = [offer.key for offer in offered.analytes if offer.key not in _OWN_STYLE]
    for offer in offered.analytes:
        if not offer.is_on:
            continue
        place = others.index(offer.key) if offer.key in others else 0
        draws = Draws(
            key=offer.key,
            name=offer.name,
            analyte=analytes().get(offer.key),
            results=tuple(facts.lab_results(offer.key)),
        )
        drawing = Drawing(
            style=_lab_style(offer.key, place),
            scale=Scale.LOG if offer.is_log else Scale.LINEAR,
            is_joined=wished.is_joined,
        )
        panels += lab_panels(draws, iron, whole=whole, drawing=drawing)
    return tuple(panels)


def _lab_style(key: str, place: int) -> Style:
    own = _OWN_STYLE.get(key)
    return own or Style(ink="other", place=place, dash=Dash.SOLID, symbol=_SYMBOLS[place % len(_SYMBOLS)])


def _coverage(facts: Facts, days: Sequence[Day]) -> Coverage:
    """A day with a score is logged, whatever it was marked."""
    logged = np.fromiter((day.toordinal() for day in facts.scored_days()), dtype=np.float64)

    def without_score(mark: Mark) -> Numbers:
        marked = np.asarray(marked_days(days, mark), dtype=np.float64)
        return Numbers(np.setdiff1d(marked, logged))

    return Coverage(
        logged=Numbers(logged), too_ill=without_score(Mark.TOO_ILL), not_tracked=without_score(Mark.NOT_TRACKED)
    )


def _names(offered: Offers) -> dict[str, str]:
    return {offer.key: offer.name for offer in offered.trackers}


def _bands(
    coverage: Coverage, not_tracked: Sequence[int], exclusions: Sequence[Exclusion], names: Mapping[str, str]
) -> tuple[DayBand, ...]:
    """Days as bands: too ill to log where indeed nothing was logged, not tracked always, and what was left out."""
    too_ill = [int(day) for day in coverage.too_ill.array]
    bands = [
        DayBand(first=first - 0.5, last=last + 0.5, kind=kind, words=mark_words(mark))
        for kind, mark, days in (
            (BandKind.TOO_ILL, Mark.TOO_ILL, too_ill),
            (BandKind.NOT_TRACKED, Mark.NOT_TRACKED, not_tracked),
        )
        for first, last in runs(days)
    ]
    bands += [
        DayBand(
            first=one.first_on.toordinal() - 0.5,
            last=one.last_on.toordinal() + 0.5,
            kind=BandKind.LEFT_OUT,
            words=left_out_words(one, names.get(one.tracker, one.tracker)),
        )
        for one in exclusions
    ]
    return tuple(sorted(bands, key=lambda band: band.first))
