# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Many rounds, of every kind: entries one by one, bulk changes, new journals and migrations.

Hides which kind comes when. Most rounds write entries into one journal that has been killed many times before.
"""

import random
import shutil
from pathlib import Path

from journal_app.store.journal import Journal
from tests.soak import labour
from tests.soak.rounds import Heard, Tally, killed, moment, refuse_half, refuse_half_step, refuse_lost, sound, time_of

ENTRIES_S = 0.06
NEW_FILE_EVERY = 40
KINDS = ("entries", "entries", "entries", "bulk", "creation", "entries", "entries", "entries", "migration", "bulk")


class Soak:
    """The state of a soak: the file now in use, and what of it must never be lost again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._chance = random.Random(seed)  # noqa: S311 -- moments to kill at are no secret
        self._files = 0
        self._expected: dict[int, int] = {}
        self._next_entry = 0
        self._path = self._new_file()
        self._blank = self._path.with_name("blank.ironjournal")
        shutil.copyfile(self._path, self._blank)
        self._bulk_s = time_of(labour.write_in_bulk, self._copy(), 0)
        self._creation_s = time_of(labour.make_journal, self._folder / "timed.ironjournal", 0)
        self._migration_s = time_of(labour.migrate, self._copy(), 0)
        self.tally = Tally()

    def round(self) -> None:
        """One round of the kind whose turn it is; raises Broken when a promise was broken."""
        number = self.tally.rounds
        kind = KINDS[number % len(KINDS)]
        {"entries": self._entries, "bulk": self._bulk, "creation": self._creation, "migration": self._migration}[kind](
            number
        )
        self.tally.rounds += 1
        self.tally.kinds[kind] = self.tally.kinds.get(kind, 0) + 1

    def _entries(self, number: int) -> None:
        if number and number % NEW_FILE_EVERY == 0:
            self._path = self._new_file()
        heard = killed(labour.write_entries, self._path, self._next_entry, self._chance.uniform(0, ENTRIES_S))
        self._expected |= heard.acknowledged
        found = refuse_lost(self._path, self._expected, heard.under_way)
        if heard.under_way and found is not None:
            # What was kept without word of it must not be lost by a later kill either.
            self._expected[heard.under_way.entry] = found
        self.tally.acknowledged += heard.words // 2
        self.tally.killed_at_work += heard.under_way is not None
        self.tally.kept_unacknowledged += heard.under_way is not None and found == heard.under_way.value
        self._next_entry = max(self._next_entry, heard.last_entry + 1)

    def _bulk(self, number: int) -> None:
        heard = killed(labour.write_in_bulk, path := self._copy(), number, moment(self._chance, self._bulk_s))
        self._count(heard, is_there=refuse_half(path, number, acknowledged=bool(heard.acknowledged)))

    def _migration(self, number: int) -> None:
        heard = killed(labour.migrate, path := self._copy(), number, moment(self._chance, self._migration_s))
        self._count(heard, is_there=refuse_half_step(path, acknowledged=bool(heard.acknowledged)))

    def _creation(self, number: int) -> None:
        """A journal that was being made is there whole or not at all, and can then be made."""
        path = self._folder / f"new-{number}.ironjournal"
        heard = killed(labour.make_journal, path, number, moment(self._chance, self._creation_s))
        is_there = path.exists()
        if heard.acknowledged or is_there:
            sound(path).close()
        else:
            Journal.create(path).close()
        self._count(heard, is_there=is_there)

    def _count(self, heard: Heard, *, is_there: bool) -> None:
        done = bool(heard.acknowledged)
        self.tally.acknowledged += done
        self.tally.killed_at_work += not done
        self.tally.kept_unacknowledged += is_there and not done

    def _new_file(self) -> Path:
        self._files += 1
        self._expected.clear()
        self._next_entry = 0
        path = self._folder / f"entries-{self._files}.ironjournal"
        Journal.create(path, person="Alex Example").close()
        return path

    def _copy(self) -> Path:
        """A fresh copy of a blank journal."""
        path = self._folder / f"copy-{self._chance.getrandbits(64):x}.ironjournal"
        shutil.copyfile(self._blank, path)
        return path
