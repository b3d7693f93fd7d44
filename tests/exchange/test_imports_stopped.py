# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A long import says how far it is, and given up at any of these moments it leaves the journal as it was."""

from contextlib import nullcontext, suppress
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.exchange import importing
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.exchange.reading import Stopped
from journal_app.store.journal import Journal
from tests.exchange.long_files import LONG
from tests.exchange.samples import TODAY, write

RECORDS = 300
ASKED_FOR = {"apple-health"}  # adds only what somebody chose a tracker for


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
def test_what_is_told_of_a_reading_only_grows(journal: Journal, folder: Path, name: str) -> None:
    ear = _GivesUp(10**9)
    plan = importing.preview(folder / name, journal.facts, today=TODAY, tell=ear)
    assert plan.counts()[Action.SKIP if name in ASKED_FOR else Action.ADD] == RECORDS
    assert all(0 <= done <= whole for done, whole in ear.told)
    assert ear.told
    shares = [Fraction(done, whole) for done, whole in ear.told]
    assert shares == sorted(shares)


@pytest.fixture(scope="module", params=LONG)
def planned(request: pytest.FixtureRequest, folder: Path) -> tuple[Path, ImportPlan, int]:
    """A long file, its plan, and how often its reading tells how far it is."""
    ear = _GivesUp(10**9)
    with Journal.create(None) as journal:
        plan = importing.preview(folder / request.param, journal.facts, today=TODAY, tell=ear)
    return folder / request.param, plan, len(ear.told)


@settings(max_examples=3)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_reading_given_up_at_any_moment_leaves_nothing(planned: tuple[Path, ImportPlan, int], share: float) -> None:
    path, _plan, told = planned
    with Journal.create(None) as journal:
        before, history = journal.dump(), journal.history()
        ear = _GivesUp(int(share * told))
        with pytest.raises(Stopped) if told else nullcontext():
            importing.preview(path, journal.facts, today=TODAY, tell=ear)
        assert (journal.dump(), journal.history()) == (before, history)


def test_an_import_given_up_at_any_moment_leaves_nothing(planned: tuple[Path, ImportPlan, int]) -> None:
    _path, plan, _told = planned
    with Journal.create(None) as journal:
        before, history = journal.dump(), journal.history()
        for patience in range(3):
            with suppress(Stopped):
                importing.run(journal, plan, _GivesUp(patience))
                assert len(journal.history()) == len(history) + plan.changes_anything  # it never asked
                break
            assert (journal.dump(), journal.history()) == (before, history)
