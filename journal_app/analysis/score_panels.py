# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The panels of daily scores: one for each scale, so that fatigue and mood share one and hours of sleep do not.

Hides which trackers share a panel, how each is told apart, and how the direction of a scale is said.
"""

from collections.abc import Sequence

import numpy as np

from journal_app.analysis.chart_words import entering_words, listed
from journal_app.analysis.charts import DailySeries, Dash, DayNote, Numbers, Panel, Style, Symbol
from journal_app.analysis.series import rounded, running_mean
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Better, DayRule, Tracker, TrackerKind
from journal_app.store.daily import Entering
from journal_app.store.queries import DailyValues
from journal_app.words import N_, _, number_text

HEAD_ROOM = 1.12
UPSIDE_DOWN = ", turned"
_OWN_INK = {"fatigue": (Dash.SOLID, Symbol.CIRCLE), "mood": (Dash.DASH_DOT, Symbol.DIAMOND)}
_DASHES = (Dash.DASH, Dash.DOT, Dash.LONG_DASH, Dash.DASH_DOT_DOT, Dash.SOLID, Dash.DASH_DOT)
_SYMBOLS = (Symbol.SQUARE, Symbol.TRIANGLE, Symbol.PLUS, Symbol.CROSS, Symbol.CIRCLE, Symbol.DIAMOND)

_RULES = {
    DayRule.MEAN: N_("Several entries on a day count as their mean."),
    DayRule.WORST: N_("Of several entries on a day the worst counts."),
    DayRule.LAST: N_("Of several entries on a day the last counts."),
}


@frozen
class Scored:
    """A tracker and its day numbers; ``place`` is its turn among all trackers of the journal but fatigue and mood.

    ``uncounted`` are the days, as ordinals, that count in no mean; ``entering`` says which days were recalled later or
    entered by somebody else.
    """

    tracker: Tracker
    values: DailyValues
    place: int
    uncounted: frozenset[int] = frozenset()
    entering: Sequence[Entering] = ()


def score_panels(scored: Sequence[Scored], *, is_turned: bool = False) -> tuple[Panel, ...]:
    """One panel for each scale among the trackers, in their order.

    Turned, scales on which less is better stand on their heads in a panel of their own, so that up is better in all.
    """
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        on_head = is_turned and one.tracker.better is Better.LOWER
        groups.setdefault(f"{_scale_key(one.tracker)}{UPSIDE_DOWN if on_head else ''}", []).append(one)
    return tuple(_panel(key, group, is_upside_down=key.endswith(UPSIDE_DOWN)) for key, group in groups.items())


def tracker_style(key: str, place: int) -> Style:
    """How a tracker is told apart: fatigue and mood always alike, the others by their place."""
    if key in _OWN_INK:
        dash, symbol = _OWN_INK[key]
        return Style(ink=key, dash=dash, symbol=symbol)
    turn = place % len(_DASHES)
    return Style(ink="other", place=place, dash=_DASHES[turn], symbol=_SYMBOLS[turn])


def tracker_words(tracker: Tracker) -> str:
    """A tracker's name and the direction of its scale: Fatigue (0 none – 10 worst)."""
    name = _(tracker.name)
    if tracker.kind is TrackerKind.YES_NO:
        # Translators: {name} is the name of a score that is answered with yes or no
        return _("{name} (1 yes, 0 no)").format(name=name)
    if tracker.low is not None and tracker.high is not None and (tracker.low_words or tracker.high_words):
        # Translators: the ends of a scale: Pain (0 none – 10 the worst I have known)
        return _("{name} ({low} {low_words} – {high} {high_words})").format(
            name=name,
            low=number_text(tracker.low),
            low_words=_(tracker.low_words) if tracker.low_words else "",
            high=number_text(tracker.high),
            high_words=_(tracker.high_words) if tracker.high_words else "",
        )
    return {
        # Translators: {name} is the name of a score
        Better.LOWER: _("{name} (less is better)"),
        Better.HIGHER: _("{name} (more is better)"),
        Better.NEITHER: "{name}",
    }[tracker.better].format(name=name)


def rule_words(tracker: Tracker) -> str:
    """How several entries of a day become one number."""
    return _(_RULES[tracker.day_rule])


def _scale_key(tracker: Tracker) -> str:
    if tracker.kind is TrackerKind.SCALE and tracker.low is not None and tracker.high is not None:
        return f"scores {tracker.low}–{tracker.high}"
    return tracker.key


def _panel(key: str, group: Sequence[Scored], *, is_upside_down: bool) -> Panel:
    daily = tuple(_daily(one) for one in group)
    low, high = reach_of(group[0].tracker, [value for one in group for value in one.values.values])
    said = [_("Turned so that up is better.")] if is_upside_down else []
    said += dict.fromkeys(series.rule for series in daily if series.rule)
    return Panel(
        key=key,
        title=listed([series.words for series in daily]),
        unit="",
        low=low,
        high=high,
        weight=5 if key.startswith("scores") else 3,
        daily=daily,
        is_upside_down=is_upside_down,
        note=" ".join(said),
    )


def _daily(one: Scored) -> DailySeries:
    days = np.asarray(one.values.days, dtype=np.float64)
    values = rounded(np.asarray(one.values.values, dtype=np.float64))
    entries = np.asarray(one.values.entries, dtype=np.float64)
    counted = ~np.isin(days, np.fromiter(one.uncounted, dtype=np.float64, count=len(one.uncounted)))
    mean = running_mean(days[counted], values[counted])
    has_several = bool((entries > 1).any())
    return DailySeries(
        key=one.tracker.key,
        name=_(one.tracker.name),
        words=tracker_words(one.tracker),
        style=tracker_style(one.tracker.key, one.place),
        days=Numbers(days),
        values=Numbers(values),
        entries=Numbers(entries),
        counted=Numbers(counted.astype(np.float64)),
        mean_days=Numbers(mean.days),
        means=Numbers(rounded(mean.means)),
        mean_counts=Numbers(mean.counts),
        rule=rule_words(one.tracker) if has_several else "",
        remarks=tuple(DayNote(day=float(entered.day), text=entering_words(entered)) for entered in one.entering),
        tracker=one.tracker.key,
    )


def reach_of(tracker: Tracker, values: Sequence[float]) -> tuple[float, float]:
    """The ends of an axis: those of the scale where there is one, else from nothing to a little above the largest."""
    if tracker.kind is TrackerKind.YES_NO:
        return 0.0, 1.0
    if tracker.low is not None and tracker.high is not None:
        # A diary brought from elsewhere may go beyond its scale; its days are still drawn.
        return min([float(tracker.low), *values]), max([float(tracker.high), *values])
    low, high = min([0.0, *values]), max([0.0, *values]) * HEAD_ROOM
    return low, high if high > low else low + 1.0
