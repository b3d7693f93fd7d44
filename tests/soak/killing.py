# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Rounds that kill whoever writes entries, and whoever makes a journal."""

from pathlib import Path
from unittest.mock import patch

from journal_app.store import shares
from journal_app.store.journal import Journal
from tests.soak import labour
from tests.soak.frame import Ground, Outcome
from tests.soak.rounds import killed, moment, refuse_lost, sound, time_of

ENTRIES_S = 0.06
NEW_FILE_EVERY = 40


class Entries:
    """One entry after another, into a journal whose writer was killed many times before."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._expected: dict[int, int] = {}
        self._next_entry = 0
        self._path = ground.copy()

    def round(self, number: int) -> Outcome:
        """One kill; nothing acknowledged in this or an earlier round may be missing."""
        if number and number % NEW_FILE_EVERY == 0:
            self._begin_anew()
        heard = killed(labour.write_entries, self._path, self._next_entry, self._ground.chance.uniform(0, ENTRIES_S))
        self._expected |= heard.acknowledged
        found = refuse_lost(self._path, self._expected, heard.under_way)
        if heard.under_way and found is not None:
            # What was kept without word of it must not be lost by a later kill either.
            self._expected[heard.under_way.entry] = found
        self._next_entry = max(self._next_entry, heard.last_entry + 1)
        return Outcome(
            acknowledged=heard.words // 2,
            kept=int(heard.under_way is not None and found == heard.under_way.value),
            is_hit=heard.under_way is not None,
        )

    def _begin_anew(self) -> None:
        self._expected.clear()
        self._next_entry = 0
        self._path = self._ground.copy()


class EntriesOnShare(Entries):
    """The same in a folder that is a share, or carried elsewhere: in one file, without a write-ahead log."""

    def round(self, number: int) -> Outcome:
        """One kill there."""
        with patch.object(shares, "is_carried", return_value=True):
            return super().round(number)


class Creation:
    """A journal that was being made is there whole or not at all, and can then be made."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._whole_s = time_of(labour.make_journal, self._new_place(), 0)

    def round(self, number: int) -> Outcome:
        """One kill, and one more try."""
        path = self._new_place()
        heard = killed(labour.make_journal, path, number, moment(self._ground.chance, self._whole_s))
        acknowledged, is_there = bool(heard.acknowledged), path.exists()
        if acknowledged or is_there:
            sound(path).close()
        else:
            Journal.create(path).close()
        return Outcome(acknowledged=int(acknowledged), kept=int(is_there and not acknowledged), is_hit=not acknowledged)

    def _new_place(self) -> Path:
        return self._ground.place() / "new.ironjournal"
