# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pages of ordinary evenings: scores, notes, days that were too ill to log, and a correction now and then.

Hides who filled in which day. Most are the person's own; on some the person who cares for them did.
"""

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from journal_app.domain.scores import Day, Mark, Score
from journal_app.domain.treatments import EventKind
from journal_app.example.chance import days_from, later, stream
from journal_app.example.diary import DiaryDay, diary
from journal_app.example.life import CAREGIVER, PERSON, Life
from journal_app.example.notes import BY_CAREGIVER, TOO_ILL, note
from journal_app.example.pages import Entry, Page, evening, page
from journal_app.store.operations import Operation

FILLED_IN_BY_CAREGIVER = 0.04
TOO_ILL_MARKED_BY_CAREGIVER = 0.4
CORRECTED = 0.02
MORNING_AFTER = -570
"""Minutes before eight in the evening: half past ten the next morning."""


def evenings(life: Life) -> Iterator[Page]:
    """The pages of every day of the diary, in no particular order."""
    chance = stream(life.seed, "evenings")
    happenings = _happenings(life)
    infused = {later(one.infusion.given_on, offset) for one in life.given for offset in (0, 1)}
    for entry in diary(life):
        if entry.mark is Mark.TOO_ILL:
            yield from _too_ill(life, entry.day, chance)
        elif entry.scores:
            words = note(happenings.get(entry.day), chance, after_infusion=entry.day in infused)
            yield from _scored(life, entry, words, chance)
    for holiday in life.holidays:
        yield _not_tracked(holiday)


def _happenings(life: Life) -> dict[date, EventKind]:
    """The event of each day; of two the one that weighs more."""
    found: dict[date, EventKind] = {}
    for episode in sorted(life.episodes, key=lambda episode: episode.weight):
        for day in days_from(episode.event.first_on, episode.last_on):
            found[day] = episode.event.kind
    return found


def _scored(life: Life, entry: DiaryDay, words: str, chance: random.Random) -> Iterator[Page]:
    by_caregiver = chance.random() < FILLED_IN_BY_CAREGIVER
    at = evening(entry.day, chance.randrange(-20, 150))
    corrected, pick = chance.random() < CORRECTED, chance.random()
    facts = [Entry(fact=score, name=_name(score)) for score in _scores(entry)]
    if by_caregiver:
        remark = BY_CAREGIVER[int(pick * len(BY_CAREGIVER))]
        yield page(at, CAREGIVER, Operation.LOG_SCORE, *facts, Day(day=entry.day, note=remark))
    elif words:
        yield page(at, PERSON, Operation.LOG_SCORE, *facts, Day(day=entry.day, note=words))
    else:
        yield page(at, PERSON, Operation.LOG_SCORE, *facts)
    if corrected and entry.day < life.last:
        yield _correction(entry)


def _scores(entry: DiaryDay) -> list[Score]:
    return [Score(day=entry.day, tracker=tracker, value=value) for tracker, value in entry.scores]


def _name(score: Score) -> str:
    return f"{score.tracker} {score.day}"


def _correction(entry: DiaryDay) -> Page:
    """The mood of a day, set one point nearer the middle on the next evening."""
    mood = next(score for score in _scores(entry) if score.tracker == "mood")
    nearer = mood.value + (1 if mood.value < Decimal(5) else -1)
    instead = Entry(fact=Score(day=mood.day, tracker=mood.tracker, value=nearer), instead_of=_name(mood))
    return page(evening(later(entry.day, 1), 160), PERSON, Operation.EDIT, instead)


def _too_ill(life: Life, day: date, chance: random.Random) -> Iterator[Page]:
    by_caregiver, words = chance.random() < TOO_ILL_MARKED_BY_CAREGIVER, chance.choice(TOO_ILL)
    if by_caregiver:
        marked = Day(day=day, mark=Mark.TOO_ILL, note=words)
        yield page(evening(day, 90), CAREGIVER, Operation.MARK_DAY, marked)
    elif day < life.last:
        at = evening(later(day, 1), MORNING_AFTER)
        yield page(at, PERSON, Operation.MARK_DAY, Day(day=day, mark=Mark.TOO_ILL))


def _not_tracked(holiday: tuple[date, date]) -> Page:
    """A holiday week, marked on the way home; the note stands on its first day."""
    first, last = holiday
    days = [
        Day(day=day, mark=Mark.NOT_TRACKED, note="Left the journal at home." if day == first else "")
        for day in days_from(first, last)
    ]
    return page(evening(last, 30), PERSON, Operation.MARK_DAY, *days)
