# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From facts and a wish to what the Timeline shows. Knows no Qt.

Hides that moving in time needs no facts: the whole journal is in the spec, and only the part in view changes.
"""

import calendar
from dataclasses import replace
from datetime import date, timedelta

from journal_app.analysis.charts import ChartSpec, Panel, Span
from journal_app.analysis.tables import table_of
from journal_app.analysis.timeline import Choice, Offers, PanelSize, offers, shown_as, timeline_spec
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Exclusion
from journal_app.store.queries import Facts
from journal_app.ui.timeline.state import JOINED, TURNED, LeftOut, Option, PanelState, Part, Range, Step, TimelineState
from journal_app.words import _, day_text

LEAST, MOST = 1, 12
"""How low and how high a panel can be made beside the others."""
MONTHS = {Range.ONE_MONTH: 1, Range.THREE_MONTHS: 3, Range.SIX_MONTHS: 6, Range.ONE_YEAR: 12}
_MONTHS_A_YEAR = 12
USUAL = Choice()


@frozen
class Wish:
    """What the reader wants to see. ``moved_to`` is a part of time they went to themselves; it outdoes ``range``."""

    range: Range | None = Range.ONE_YEAR
    moved_to: Span | None = None
    choice: Choice = USUAL
    as_table: bool = False


def build_state(facts: Facts, wish: Wish, *, today: date, can_change: bool = True) -> TimelineState:
    """The screen as wished, from the journal as it is."""
    offered = offers(facts, wish.choice)
    spec = timeline_spec(facts, today=today, choice=wish.choice)
    heading, hint = _emptiness(facts, spec)
    known = facts.span()
    state = TimelineState(
        spec=None if heading else spec,
        newest=known[1].toordinal() if known else today.toordinal(),
        options=_options(offered, wish.choice),
        panels=_panels(spec),
        left_out=_left_out(facts),
        trackers=tuple((offer.key, offer.name) for offer in offered.trackers),
        can_change=can_change,
        heading=heading,
        hint=hint,
    )
    return seen(state, wish)


def span_of(wanted: Range, whole: Span, newest: int) -> Span:
    """The newest part of a journal, so many calendar months long; never more than there is.

    It ends today, blank days and all, unless that leaves nothing in view: then it ends on the ``newest`` day of which
    anything is known.
    """
    if wanted is Range.ALL:
        return whole
    first = _first_of(wanted, whole.last)
    if first <= newest:
        return Span(first=max(first, whole.first), last=whole.last)
    return Span(first=max(_first_of(wanted, newest), whole.first), last=newest)


def toggled(choice: Choice, options: tuple[Option, ...], part: Part, key: str) -> Choice:
    """The choice with one thing more or less; what was usual so far becomes chosen."""
    now = {known: frozenset(one.key for one in options if one.part is known and one.is_on) for known in Part}
    now[part] = now[part] ^ {key}
    return replace(
        choice,
        trackers=now[Part.TRACKER],
        analytes=now[Part.ANALYTE],
        log=now[Part.LOG_SCALE],
        is_turned=TURNED in now[Part.WAY],
        is_joined=JOINED in now[Part.WAY],
    )


def arranged(choice: Choice, shown: tuple[Panel, ...], key: str, step: Step) -> Choice:
    """The choice with one panel moved by one, or higher or lower by one."""
    keys = [panel.key for panel in shown]
    if key not in keys:
        return choice
    place = keys.index(key)
    if step in {Step.UP, Step.DOWN}:
        other = place + (1 if step is Step.DOWN else -1)
        if 0 <= other < len(keys):
            keys[place], keys[other] = keys[other], keys[place]
        return replace(choice, order=tuple(keys))
    weight = shown[place].weight + (1 if step is Step.TALLER else -1)
    others = tuple(size for size in choice.sizes if size.key != key)
    return replace(choice, sizes=(*others, PanelSize(key=key, weight=min(max(weight, LEAST), MOST))))


def seen(state: TimelineState, wish: Wish) -> TimelineState:
    """The state with the wished part of time in view, as a chart or as a table."""
    if state.spec is None:
        return replace(state, range=wish.range, table=None)
    span = wish.moved_to if wish.range is None and wish.moved_to else _usual_span(wish, state, state.spec.whole)
    spec = shown_as(state.spec, span)
    table = table_of(spec) if wish.as_table else None
    return replace(state, spec=spec, range=wish.range, table=table)


def _usual_span(wish: Wish, state: TimelineState, whole: Span) -> Span:
    return span_of(wish.range or Range.ALL, whole, state.newest)


def _first_of(wanted: Range, last: int) -> int:
    """The first day of a range that ends on ``last``."""
    return (_months_before(date.fromordinal(last), MONTHS[wanted]) + timedelta(days=1)).toordinal()


def _emptiness(facts: Facts, spec: ChartSpec) -> tuple[str, str]:
    """Why there is nothing to draw and what to do, or two empty texts."""
    if spec.panels or spec.markers or spec.lanes:
        return "", ""
    if facts.span() is None:
        return (
            _("Nothing to show yet"),
            _("Give a score on Today or type a blood result on Labs. All of it appears here, on one time axis."),
        )
    return _("Nothing is chosen"), _("Choose what to show with the button above.")


def _panels(spec: ChartSpec) -> tuple[PanelState, ...]:
    last = len(spec.panels) - 1
    return tuple(
        PanelState(
            key=panel.key,
            words=panel.title,
            steps=frozenset(
                step
                for step, can in (
                    (Step.UP, place > 0),
                    (Step.DOWN, place < last),
                    (Step.TALLER, panel.weight < MOST),
                    (Step.LOWER, panel.weight > LEAST),
                )
                if can
            ),
        )
        for place, panel in enumerate(spec.panels)
    )


def _left_out(facts: Facts) -> tuple[LeftOut, ...]:
    names = {tracker.key: _(tracker.name) for tracker in facts.trackers(archived=True)}
    return tuple(
        LeftOut(id=one.id, words=_left_out_words(one, names.get(one.tracker, one.tracker)))
        for one in sorted(facts.every(Exclusion), key=lambda one: one.first_on, reverse=True)
    )


def _left_out_words(exclusion: Exclusion, tracker: str) -> str:
    first, last = day_text(exclusion.first_on), day_text(exclusion.last_on)
    # Translators: which scores days are left out of
    said = (first if first == last else f"{first} – {last}", tracker or _("every score"), exclusion.reason)
    return " · ".join(part for part in said if part)


def _options(offered: Offers, choice: Choice) -> tuple[Option, ...]:
    return (
        *(Option(part=Part.TRACKER, key=one.key, words=one.name, is_on=one.is_on) for one in offered.trackers),
        *(Option(part=Part.ANALYTE, key=one.key, words=one.name, is_on=one.is_on) for one in offered.analytes),
        *(
            Option(part=Part.LOG_SCALE, key=one.key, words=one.name, is_on=one.is_log)
            for one in offered.analytes
            if one.is_on
        ),
        Option(part=Part.WAY, key=TURNED, words=_("Up is better on every scale"), is_on=choice.is_turned),
        Option(part=Part.WAY, key=JOINED, words=_("A thin line between results"), is_on=choice.is_joined),
    )


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month."""
    number = day.year * _MONTHS_A_YEAR + day.month - 1 - months
    year, month = divmod(number, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
