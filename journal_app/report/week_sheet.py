# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A week to fill in with a pen, for days without a screen; the week grid takes it back in the same order.

Hides what of a tracker stands on paper, and that names of any length and alphabet still leave a sheet to write on.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from journal_app.domain.frozen import frozen
from journal_app.domain.scales import direction_words, steps_of, unit_words
from journal_app.domain.scores import Tracker, TrackerKind
from journal_app.report.drawable import cut
from journal_app.report.pages import Data, Pages, Paper, Printed, Sheet, make_pages
from journal_app.report.stretches import stretch_words
from journal_app.words import _, day_text, in_one_line, language

DAYS = 7
_A_MONDAY = date(2024, 1, 1)
_LONGEST_NAME, _LONGEST_QUESTION, _LONGEST_END = 100, 160, 60


@frozen
class WeekSheet:
    """What a sheet is for: whose week, which trackers in which order, and its first day.

    Without ``first`` the dates are left to be written in, and the week begins as it does in the language spoken.
    """

    trackers: tuple[Tracker, ...]
    first: date | None = None
    person: str = ""
    made_up: bool = False
    paper: Paper = Paper.A4


def week_start(day: date) -> date:
    """The first day of the week ``day`` lies in, as weeks begin in the language spoken."""
    from babel import Locale

    return day - timedelta(days=(day.weekday() - int(Locale.parse(language()).first_week_day)) % DAYS)


def week_words(first: date) -> str:
    """A week in words: 16 – 22 Nov 2026."""
    return stretch_words(first, first + timedelta(days=DAYS - 1))


def make_week_sheet(sheet: WeekSheet, *, created_at: datetime) -> Pages:
    """The sheet as pages: one for up to four trackers, more where there are more."""
    week = week_words(sheet.first) if sheet.first else ""
    # Translators: "A week, begun on: {blank}": {blank} is a line to write a date on
    heading = _("Week of {week}").format(week=week) if week else _("A week, begun on: {blank}").format(blank="_" * 14)
    title = _("Week sheet, {week}").format(week=week) if week else _("Week sheet")
    whose = _whose(sheet)
    printed = Printed(
        title=title,
        foot=in_one_line((title, whose)),
        author=cut(sheet.person, _LONGEST_NAME),
        paper=sheet.paper,
        created_at=created_at,
    )
    values: dict[str, Data] = {
        "heading": heading,
        "whose": whose,
        "how_to": _("Mark one number a day. Leave a day empty when you do not know: empty is not zero."),
        "day_word": _("Day"),
        "marks_word": _("If you give no scores"),
        "note_word": _("Note"),
        "too_ill": _("Too ill to log"),
        "not_tracked": _("Not tracked"),
        "days": _days(sheet.first),
        "trackers": [_block(tracker) for tracker in sheet.trackers],
    }
    return make_pages(Sheet(template="week_sheet", printed=printed, values=values))


def _whose(sheet: WeekSheet) -> str:
    if sheet.made_up:
        return _("A made-up person’s journal")
    name = cut(sheet.person, _LONGEST_NAME)
    return _("Journal of {person}").format(person=name) if name else ""


def _days(first: date | None) -> Sequence[Data]:
    start = first or week_start(_A_MONDAY)
    days = (start + timedelta(days=number) for number in range(DAYS))
    return [{"weekday": day_text(day, "EEE"), "date": day_text(day, "d MMM") if first else ""} for day in days]


def _block(tracker: Tracker) -> Data:
    steps = steps_of(tracker)
    is_yes_no = tracker.kind is TrackerKind.YES_NO
    asked = cut(_(tracker.question), _LONGEST_QUESTION)
    # Translators: in place of the name of a score that has none
    name = cut(_(tracker.name), _LONGEST_NAME) or cut(tracker.key, _LONGEST_NAME) or _("A tracker")
    direction = direction_words(tracker)
    return {
        "name": name,
        "question": in_one_line((asked if asked != name else "", direction)),
        "steps": [str(step) for step in steps],
        # Translators: "Yes": a box to tick and a button; its first letter is also a key that answers yes, so it is to
        # differ from that of No
        # Translators: "No": a box to tick and a button; its first letter is also a key that answers no, so it is to
        # differ from that of Yes
        "answers": [_("Yes"), _("No")] if is_yes_no else [],
        "low_words": _end(steps[0], _(tracker.low_words)) if steps else "",
        "high_words": _end(steps[-1], _(tracker.high_words)) if steps else "",
        "unit": "" if steps or is_yes_no else unit_words(tracker),
    }


def _end(step: int, words: str) -> str:
    if not words:
        return str(step)
    # Translators: what an end of a scale means: 0 = none
    return _("{number} = {words}").format(number=step, words=cut(words, _LONGEST_END))
