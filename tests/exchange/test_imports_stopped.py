# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A long import says how far it is, and given up at any of these moments it leaves the journal as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.exchange import importing
from journal_app.exchange.plan import Action
from journal_app.exchange.reading import Stopped
from journal_app.store.journal import Journal
from tests.exchange.long_files import LONG
from tests.exchange.samples import TODAY, write

RECORDS = 12_000


class _GivesUp:
    """Told how far something is, and has enough of it after so many words."""

    def __init__(self, patience: int) -> None:
        self._patience = patience
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, whole: int) -> None:
        self.told.append((done, whole))
        if len(self.told) > self._patience:
            raise Stopped("Stopped.")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    for name, content in LONG.items():
        write(folder, content(RECORDS), name)
    return folder


def test_every_format_has_a_long_file() -> None:
    assert set(LONG) == set(importing.FORMATS)


@pytest.mark.parametrize("name", LONG)
def test_a_long_reading_tells_how_far_it_is(journal: Journal, folder: Path, name: str) -> None:
    ear = _GivesUp(10**9)
    plan = importing.preview(folder / name, journal.facts, today=TODAY, tell=ear)
    assert plan.counts()[Action.ADD] == RECORDS
    assert len(ear.told) >= 3
    assert all(0 <= done <= whole for done, whole in ear.told)
    assert [done for done, _whole in ear.told] == sorted(done for done, _whole in ear.told)


@pytest.mark.parametrize("name", LONG)
@given(share=st.floats(0, 1, exclude_max=True))
def test_given_up_at_any_moment_it_leaves_nothing(folder: Path, name: str, share: float) -> None:
    with Journal.create(None) as journal:
        before, history = journal.dump(), journal.history()
        ear = _GivesUp(10**9)
        plan = importing.preview(folder / name, journal.facts, today=TODAY, tell=ear)
        stops = _GivesUp(int(share * len(ear.told)))
        with pytest.raises(Stopped):
            importing.preview(folder / name, journal.facts, today=TODAY, tell=stops)
        assert (journal.dump(), journal.history()) == (before, history)
        told = _GivesUp(int(share * 3))
        with pytest.raises(Stopped):
            importing.run(journal, plan, told)
        assert (journal.dump(), journal.history()) == (before, history)
