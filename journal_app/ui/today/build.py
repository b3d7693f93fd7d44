# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to one day's state. Knows no Qt.

Hides what is said about a day as a whole: where it lies, what it is marked as, what happened on it, and how long
afterwards it was filled in.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from journal_app.domain.kinds import event_name
from journal_app.domain.recall import Recall
from journal_app.domain.records import Setting
from journal_app.domain.scores import Mark, Part
from journal_app.domain.settings import NEVER, PARTS_OF_DAY, YES, YESTERDAY
from journal_app.domain.treatments import Event, EventKind
from journal_app.store.queries import Facts
from journal_app.ui.today.row_build import Around, build_row
from journal_app.ui.today.state import PartState, RowState, TodayState
from journal_app.words import N_, _, day_text, in_one_line, ngettext, time_text, with_commas

# Translators: for which part of the day scores are given, on a button
_PARTS = {
    Part.DAY: N_("Whole day"),
    Part.MORNING: N_("Morning"),
    Part.MIDDAY: N_("Midday"),
    Part.EVENING: N_("Evening"),
    Part.NIGHT: N_("Night"),
}


def build_state(
    facts: Facts, *, day: date, today: date, now: datetime, part: Part = Part.DAY, can_change: bool = True
) -> TodayState:
    """Everything the screen shows of ``day``, in words; ``now`` is the local instant it is shown at.

    ``part`` is the part of the day that scores go to, when the reader has asked for parts at all.
    """
    settings = {setting.key: setting.value for setting in facts.every(Setting)}
    parts = _parts() if settings.get(PARTS_OF_DAY) == YES else ()
    kept = facts.day(day)
    mark = kept.mark if kept else Mark.NONE
    events = facts.events(day, day)
    day_before = day - timedelta(days=1)
    around = Around(
        facts=facts,
        scores=tuple(facts.scores(day_before, day)),
        day=day,
        today=today,
        part=part if parts else Part.DAY,
        recall=Recall(now=now, day_ends=facts.day_ends()),
        tells_day_before=settings.get(YESTERDAY) != NEVER,
    )
    rows = tuple(build_row(tracker, around) for tracker in facts.trackers())
    is_today = day == today
    return TodayState(
        day=day,
        today=today,
        remark=in_one_line((_place(around), _marked(mark), recalled_words(rows))),
        part=around.part,
        parts=parts,
        rows=rows,
        note=kept.note if kept else "",
        is_too_ill=mark is Mark.TOO_ILL,
        too_ill_words=_("Too ill to log today") if is_today else _("Too ill to log that day"),
        is_not_tracked=mark is Mark.NOT_TRACKED,
        not_tracked_words=_("Not tracked today") if is_today else _("Not tracked that day"),
        has_crash=any(event.kind is EventKind.CRASH for event in events),
        # Translators: "Crash today": a button: everything got much worse after exertion, today
        crash_words=_("Crash today") if is_today else _("Crash that day"),
        events=tuple(_event_words(event, day) for event in events),
        can_change=can_change,
    )


def recalled_words(rows: Sequence[RowState]) -> str:
    """What of a day was recalled later, by tracker where it was not all at once."""
    scored = [row for row in rows if row.value is not None]
    later = [row for row in scored if row.recalled]
    if not later:
        return ""
    if len(later) == len(scored) and len({row.recalled for row in later}) == 1:
        return later[0].recalled
    # Translators: in a list: Fatigue recalled 3 days later
    return with_commas(_("{tracker} {recalled}").format(tracker=row.name, recalled=row.recalled) for row in later)


def crash_of(facts: Facts, day: date) -> Event | None:
    """The crash that touches a day, if there is one."""
    return next((event for event in facts.events(day, day) if event.kind is EventKind.CRASH), None)


def _parts() -> tuple[PartState, ...]:
    return tuple(PartState(part=part, words=_(words)) for part, words in _PARTS.items())


def _place(around: Around) -> str:
    """Where the day lies; in the small hours also why today is still yesterday's date."""
    ago = (around.today - around.day).days
    recall = around.recall
    if ago == 0 and recall.now.date() > around.today:
        return _("It is {time}; this day lasts until {end}").format(
            time=time_text(recall.now), end=time_text(recall.day_ends)
        )
    if ago == 0:
        return _("Today")
    if ago == 1:
        # Translators: below a date: it was the day before today
        return _("Yesterday")
    return ngettext("{count} day ago", "{count} days ago", ago).format(count=ago)


def _marked(mark: Mark) -> str:
    if mark is Mark.TOO_ILL:
        return _("Marked as too ill to log; scores can still be given")
    return _("Marked as not tracked; the day is left out of what is counted") if mark is Mark.NOT_TRACKED else ""


def _event_words(event: Event, day: date) -> str:
    kind = event_name(event.kind)
    words = f"{kind}: {event.title}" if event.title and event.title != kind else kind
    if event.first_on == day:
        return words
    # Translators: something that goes on: Relapse (since 3 May 2026)
    return _("{event} (since {day})").format(event=words, day=day_text(event.first_on))
