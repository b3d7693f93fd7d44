# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said again takes the place of what was said before, inside a change: nothing of this is kept twice.

Hides by what two entries are the same: a score by its day, part, tracker and time, a note or mark by its day, a dose by
its course and day, a card's mark by the card, a setting by its key. A day of which nothing is said any more is no row.
What is said otherwise is signed by whoever says it now, so that it goes along when they send back what they entered;
what is said again as it was stays as it was.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from journal_app.domain.facts import Fact
from journal_app.domain.records import CardMark, Setting
from journal_app.domain.scores import Day, Mark, Part, Score
from journal_app.domain.treatments import CourseDay
from journal_app.store.changes import Edit

F = TypeVar("F", bound=Fact)


def keep_score(edit: Edit, score: Score) -> None:
    """Keep a score; the note of the one before stays where this one has none."""
    for present in edit.facts.scores(score.day, score.day, score.tracker):
        if present.part is score.part and present.time == score.time:
            _keep_instead(edit, present, replace(present, value=score.value, note=score.note or present.note))
            return
    edit.add(score)


def clear_score(edit: Edit, day: date, part: Part, tracker: str) -> None:
    """Take out the score for a day, part and tracker; entries with a time of their own stay."""
    for score in edit.facts.scores(day, day, tracker):
        if score.part is part and score.time is None:
            edit.remove(Score, score.id)


def keep_day(edit: Edit, day: date, *, mark: Mark | None = None, note: str | None = None) -> None:
    """Keep the mark or the note of a day, whichever is given."""
    present = edit.facts.day(day)
    before = present or Day(day=day)
    after = replace(before, mark=before.mark if mark is None else mark, note=before.note if note is None else note)
    is_empty = not after.note and after.mark is Mark.NONE
    if present and is_empty:
        edit.remove(Day, present.id)
    elif present:
        _keep_instead(edit, present, after)
    elif not is_empty:
        edit.add(after)


def keep_course_day(edit: Edit, course_day: CourseDay) -> CourseDay:
    """Keep what became of a course on a day; the note of before stays where none is said. Gives it as it is kept."""
    for present in edit.facts.course_days(course_day.course):
        if present.day == course_day.day:
            said = replace(present, state=course_day.state, note=course_day.note or present.note)
            return _keep_instead(edit, present, said)
    return edit.add(course_day)


def keep_card_mark(edit: Edit, mark: CardMark) -> None:
    """Keep what the reader makes of a card, in place of what was kept; one that says nothing is no row."""
    present = next((kept for kept in edit.facts.card_marks() if kept.card == mark.card), None)
    says_nothing = not (mark.saved or mark.found or mark.discuss or mark.note)
    if present and says_nothing:
        edit.remove(CardMark, present.id)
    elif present:
        said = replace(present, saved=mark.saved, found=mark.found, discuss=mark.discuss, note=mark.note)
        _keep_instead(edit, present, said)
    elif not says_nothing:
        edit.add(mark)


def keep_settings(edit: Edit, values: Mapping[str, str]) -> None:
    """Keep settings by their keys."""
    present = {setting.key: setting for setting in edit.facts.every(Setting)}
    for key, value in values.items():
        if key in present:
            edit.replace(replace(present[key], value=value))
        else:
            edit.add(Setting(key=key, value=value))


def _keep_instead(edit: Edit, present: F, said: F) -> F:
    """Keep what is said instead of what is there; gives it as it is kept."""
    if said == present:
        return present
    kept = edit.signed(said)
    edit.replace(kept)
    return kept
