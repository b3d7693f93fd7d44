# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Loop Habit Tracker's backup, a database.

Hides what a database has to hold to be one: another program's is told as a database, and nothing of it is read.
"""

from journal_app.domain.days import read_day
from journal_app.errors import EntryRefused
from journal_app.exchange.diaries.loop_marks import HabitEntries, habit_name
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import told
from journal_app.exchange.previews.plan import ImportPlan, LineRefused
from journal_app.exchange.reading import Ground
from journal_app.store.habits import Habit, is_backup, read_backup
from journal_app.words import _

FORMAT = "loop-backup"
_TOLD_EVERY = 1000


def sniff(file: Opened) -> bool:
    """Whether it is a database with the tables of Loop."""
    return file.is_sqlite and is_backup(file.path)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the entries of the backup would do."""
    with told(file.path):
        habits, days = read_backup(file.path)
    # Translators: a place in a file
    entries = HabitEntries(ground, lambda number: _("entry {number}").format(number=number))
    names = dict(_named(habits))
    for number, entry in enumerate(days, start=1):
        if number % _TOLD_EVERY == 0:
            ground.tell(number * file.size // len(days), file.size)
        try:
            if entry.habit not in names:
                raise LineRefused(_("Its habit is not in the file."))
            if entry.day is None or entry.value is None:
                raise LineRefused(_("It has no day, or no value."))
            day = read_day(entry.day.isoformat(), today=ground.today)
            entries.take(number, names[entry.habit], day, entry.value, entry.note)
        except EntryRefused as error:
            entries.values.refuse(number, error)
    return entries.plan(FORMAT)


def _named(habits: tuple[Habit, ...]) -> list[tuple[int, SourceName]]:
    """Each habit's name to be offered under; of two habits of one name the second gets a number."""
    taken: set[str] = set()
    named = []
    for habit in habits:
        # Translators: in place of the name of a habit that has none, from the app Loop Habit Tracker
        name, again = habit.name or _("Habit"), 2
        while name in taken:
            name, again = f"{habit.name or _('Habit')} {again}", again + 1
        taken.add(name)
        source = habit_name(name, is_number=habit.is_number, unit=habit.unit, question=habit.question)
        named.append((habit.key, source))
    return named
