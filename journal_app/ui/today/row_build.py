# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From a tracker and the scores of a day to its row. Knows no Qt.

Hides how a tracker becomes a row (buttons, yes or no, a field), which entry is the one in view, and when the value of
the day before may be seen: only once this day's is given, since it would draw it towards itself.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.recall import Recall
from journal_app.domain.scales import direction_words, steps_of
from journal_app.domain.scores import DayRule, Part, Score, Tracker, TrackerKind
from journal_app.store.queries import Facts
from journal_app.ui.today.state import Face, RowState
from journal_app.words import N_, _, ngettext, number_text, time_text, with_commas

# Translators: {rule} in: {entries}: {named}; {rule}.
_RULES = {
    DayRule.MEAN: N_("the day counts as the mean of all"),
    DayRule.WORST: N_("the day counts as the worst of all"),
    DayRule.LAST: N_("the day counts as the last of all"),
}
# Translators: a score that was given for a part of the day
_PARTS = {
    Part.DAY: N_("{number} for the whole day"),
    Part.MORNING: N_("{number} in the morning"),
    Part.MIDDAY: N_("{number} at midday"),
    Part.EVENING: N_("{number} in the evening"),
    Part.NIGHT: N_("{number} at night"),
}


@frozen
class Around:
    """What a row is built from: the ``scores`` of ``day`` and of the day before, and which ``part`` is in view."""

    facts: Facts
    scores: tuple[Score, ...]
    day: date
    today: date
    part: Part
    recall: Recall
    tells_day_before: bool


def build_row(tracker: Tracker, around: Around) -> RowState:
    """The row of a tracker on a day."""
    mine = [score for score in around.scores if score.tracker == tracker.key and score.day == around.day]
    chosen = _whole(mine, around.part)
    face, steps = _face(tracker)
    return RowState(
        tracker=tracker.key,
        name=_(tracker.name),
        question=_(tracker.question),
        face=face,
        steps=steps,
        low_words=_(tracker.low_words),
        high_words=_(tracker.high_words),
        direction=direction_words(tracker),
        value=chosen.value if chosen else None,
        value_text=number_text(chosen.value) if chosen and face is Face.FIELD else "",
        field_hint=_field_hint(tracker.kind) if face is Face.FIELD else "",
        aside=_aside(tracker, [score for score in mine if score is not chosen]),
        recalled=around.recall.words(chosen) if chosen else "",
        day_before=_day_before(tracker, around) if chosen and around.tells_day_before else "",
        has_day_before=around.tells_day_before,
    )


def _whole(scores: Sequence[Score], part: Part) -> Score | None:
    """The one entry for a part of the day; entries with a time are several by nature."""
    return next((score for score in scores if score.part is part and score.time is None), None)


def _day_before(tracker: Tracker, around: Around) -> str:
    """The number of the day before, for the part in view where there are several, else by the day rule."""
    before = [score for score in around.scores if score.tracker == tracker.key and score.day < around.day]
    if not before:
        return ""
    entry = before[0] if len(before) == 1 else _whole(before, around.part)
    day = around.day - timedelta(days=1)
    by_rule = around.facts.daily_values(tracker.key, day, day).values if entry is None else []
    value = entry.value if entry else Decimal(f"{round(by_rule[0], 1):g}")
    yes_no = _("Yes") if value else _("No")
    words = yes_no if tracker.kind is TrackerKind.YES_NO else number_text(value)
    # Translators: "day before: {value}": beside a score: what it was on the day before the one in view
    # Translators: "yesterday: {value}": beside a score: what it was the day before
    sentence = _("yesterday: {value}") if around.day == around.today else _("day before: {value}")
    return sentence.format(value=words)


def _face(tracker: Tracker) -> tuple[Face, tuple[int, ...]]:
    if tracker.kind is TrackerKind.YES_NO:
        return Face.YES_NO, (0, 1)
    steps = steps_of(tracker)
    return (Face.BUTTONS, steps) if steps else (Face.FIELD, ())


def _field_hint(kind: TrackerKind) -> str:
    if kind is TrackerKind.DURATION:
        return _("hours, such as 7.5 or 7:30")
    return _("a whole number") if kind is TrackerKind.COUNT else _("a number")


def _aside(tracker: Tracker, others: Sequence[Score]) -> str:
    """Entries beside the one in view, and the rule that makes one number of them."""
    if not others:
        return ""
    named = with_commas(_entry_words(score) for score in sorted(others, key=_order))
    words = ngettext("One more entry on this day", "{count} more entries on this day", len(others))
    # Translators: several scores of a day: 2 entries: 4 in the morning, 6 at night; the day counts as the mean of all.
    return _("{entries}: {named}; {rule}.").format(
        entries=words.format(count=len(others)), named=named, rule=_(_RULES[tracker.day_rule])
    )


def _order(score: Score) -> tuple[time, int]:
    """Parts of the day first, in their order, then entries by their time."""
    return score.time or time.min, list(Part).index(score.part)


def _entry_words(score: Score) -> str:
    number = number_text(score.value)
    if score.time is not None:
        # Translators: a score and the time of day it was given at
        return _("{number} at {time}").format(number=number, time=time_text(score.time))
    return _(_PARTS[score.part]).format(number=number)
