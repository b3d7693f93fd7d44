# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of one score: a number as typed for one tracker on one day, checked by what the tracker takes.

Hides the spellings of hours, of yes and no, and of the parts of a day.
"""

import re
from datetime import date
from decimal import Decimal

from journal_app.domain.checks import Checked, Checks, need, yes_or_no
from journal_app.domain.days import read_day, read_time
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import AmbiguousNumber, read_number
from journal_app.domain.scores import Part, Score, Tracker, TrackerKind
from journal_app.errors import EntryRefused
from journal_app.words import _, with_commas

_HOURS_AND_MINUTES = re.compile(
    r"([0-9]{1,3})\s*(?:[:h]|hours?)\s*(?:([0-5]?[0-9])\s*(?:m|min|minutes?)?)?", re.IGNORECASE
)
_MINUTES = 60


@frozen
class ScoreDraft:
    """A score as typed; an empty ``part`` is the day as a whole."""

    day: str = ""
    tracker: str = ""
    value: str = ""
    part: str = ""
    time: str = ""
    note: str = ""


def check_score(draft: ScoreDraft, tracker: Tracker, *, today: date) -> Checked[Score]:
    """The score a draft makes for ``tracker``, or its problems by field; yes is 1, a duration is in hours."""
    checks = Checks()
    day = checks.read("day", lambda: read_day(draft.day, today=today))
    part = checks.read("part", lambda: _part(draft.part))
    value = checks.read("value", lambda: _value(draft.value, tracker))
    moment = checks.read("time", lambda: read_time(draft.time)) if draft.time.strip() else None
    return checks.give(
        lambda: Score(
            day=need(day),
            tracker=tracker.key,
            value=need(value),
            part=need(part),
            time=moment,
            note=draft.note.strip(),
        )
    )


def check_number(number: Decimal, tracker: Tracker) -> Decimal:
    """A number that is no text any more, as the tracker takes it; EntryRefused where it is outside or not whole."""
    if tracker.kind is TrackerKind.YES_NO and number not in {0, 1}:
        raise EntryRefused(_yes_or_no_words(tracker), hint=_("Nothing was changed."))
    if tracker.kind in {TrackerKind.SCALE, TrackerKind.COUNT}:
        number = _as_whole(number, format(number, "f"), tracker)
    return _within(number, tracker)


def _part(text: str) -> Part:
    typed = text.strip().casefold() or Part.DAY
    if typed not in set(Part):
        parts = with_commas(Part)
        raise EntryRefused(
            _("“{text}” is not a part of the day.").format(text=text.strip()),
            _("The parts are: {parts}.").format(parts=parts),
            _("Nothing was changed."),
        )
    return Part(typed)


def _value(text: str, tracker: Tracker) -> Decimal:
    match tracker.kind:
        case TrackerKind.YES_NO:
            return _yes_no(text, tracker)
        case TrackerKind.DURATION:
            value = _hours(text)
        case TrackerKind.SCALE | TrackerKind.COUNT:
            value = _whole(text, tracker)
        case TrackerKind.NUMBER:
            value = read_number(text)
    return _within(value, tracker)


def _yes_no(text: str, tracker: Tracker) -> Decimal:
    answer = yes_or_no(text)
    if answer is None:
        raise EntryRefused(_yes_or_no_words(tracker), hint=_("Nothing was changed."))
    return Decimal(int(answer))


def _yes_or_no_words(tracker: Tracker) -> str:
    return _("{tracker} takes yes or no.").format(tracker=_(tracker.name))


def _hours(text: str) -> Decimal:
    match = _HOURS_AND_MINUTES.fullmatch(text.strip())
    if match is None:
        return read_number(text)
    # 7:20 is kept as 7.33 hours: half a minute is finer than anybody knows their sleep.
    return (Decimal(match[1]) + Decimal(match[2] or 0) / _MINUTES).quantize(Decimal("0.01")).normalize() + 0


def _whole(text: str, tracker: Tracker) -> Decimal:
    try:
        number = read_number(text)
    except AmbiguousNumber:
        raise
    except EntryRefused as refused:
        raise EntryRefused(
            refused.title, _("Write it as a whole number, such as 7."), _("Nothing was changed.")
        ) from refused
    return _as_whole(number, text.strip(), tracker)


def _as_whole(value: Decimal, printed: str, tracker: Tracker) -> Decimal:
    if value != value.to_integral_value():
        raise EntryRefused(
            _("{tracker} takes whole numbers; {value} lies between two of them.").format(
                tracker=_(tracker.name), value=printed
            ),
            hint=_("Nothing was changed."),
        )
    return Decimal(int(value))


def _within(value: Decimal, tracker: Tracker) -> Decimal:
    low = Decimal(0) if tracker.low is None and tracker.kind is not TrackerKind.NUMBER else tracker.low
    if (low is None or value >= low) and (tracker.high is None or value <= tracker.high):
        return value
    names = {"tracker": _(tracker.name), "value": format(value, "f"), "low": low, "high": tracker.high}
    if low is not None and tracker.high is not None:
        message = _("{tracker} takes numbers from {low} to {high}; {value} is outside.").format(**names)
    elif low is not None:
        message = _("{tracker} takes numbers from {low} up; {value} is below that.").format(**names)
    else:
        message = _("{tracker} takes numbers up to {high}; {value} is above that.").format(**names)
    raise EntryRefused(message, hint=_("Nothing was changed."))
