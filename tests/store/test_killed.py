# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal whose writer is killed keeps every entry that was acknowledged. ``make soak`` does the same for longer."""

import subprocess
import sys
from datetime import time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.scores import Score
from journal_app.errors import JournalUnreadable
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.soak.frame import Outcome, Registered, Soak, Tally, table
from tests.soak.labour import DRAFT, FORM, Word, day_of
from tests.soak.register import FAULTS, KILLS
from tests.soak.rounds import Broken, refuse_half, refuse_lost, sound

ROOT = Path(__file__).parents[2]
FIFTY = 50


def soaked(*options: str) -> dict[str, list[int]]:
    """The table of a soak by its first column: rounds, faults, acknowledged, kept beyond that, losses."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--seed", "7", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return {line[:42].strip(): [int(cell) for cell in line[42:].split()] for line in done.stdout.splitlines()[1:-1]}


def test_fifty_kills_lose_nothing_that_was_acknowledged() -> None:
    told = soaked("--runs", str(FIFTY), "--only", "killed")
    assert set(told) == {kind.name for kind in KILLS} | {"all"}
    rounds, at_work, acknowledged, _kept, losses = told["all"]
    assert rounds >= FIFTY - len(KILLS)
    assert at_work >= FIFTY // 4
    assert acknowledged >= FIFTY // 4  # how many come before a kill is up to the machine
    assert losses == 0


def test_nothing_is_lost_in_other_trouble_either() -> None:
    told = soaked("--runs", str(FIFTY), "--only", ",".join(kind.name for kind in FAULTS))
    assert set(told) == {kind.name for kind in FAULTS} | {"all"}
    rounds, faults, _acknowledged, _kept, losses = told["all"]
    assert rounds >= FIFTY - len(FAULTS)
    assert faults >= FIFTY // 2  # a bit may turn over where nothing depends on it
    assert losses == 0


def test_a_whole_soak_kills_five_hundred_times_and_damages_two_hundred() -> None:
    assert sum(kind.rounds for kind in KILLS) == 500
    assert max(kind.rounds for kind in FAULTS) == 200


def test_a_loss_is_counted_told_and_does_not_end_the_soak(tmp_path: Path) -> None:
    class Loses:
        def round(self, number: int) -> Outcome:
            if number == 1:
                raise Broken("entry 4 was acknowledged")
            return Outcome(acknowledged=1)

    soak = Soak(tmp_path, 1, (Registered("losing", 3, lambda _ground: Loses()),))
    soak.run()
    assert soak.broken == ["losing, round 2: entry 4 was acknowledged"]
    assert soak.tallies["losing"] == Tally(rounds=3, faults=2, acknowledged=2, losses=1)
    assert table(soak.tallies).splitlines()[-1].split() == ["all", "3", "2", "2", "0", "1"]


@pytest.fixture
def kept(journal_path: Path) -> Path:
    """A journal with entry 3, and half of a bulk change numbered 8."""
    scores = [
        Score(day=day_of(3), tracker="fatigue", value=Decimal(1), note="entry 3"),
        Score(day=day_of(0), time=time(12), tracker="mood", value=Decimal(5), note="bulk 8"),
    ]
    with Journal.create(journal_path) as journal:
        journal.change(Operation.IMPORT, lambda edit: edit.add_many(scores))
    return journal_path


def test_a_lost_entry_would_be_seen(kept: Path) -> None:
    assert refuse_lost(kept, {3: 1}, None) is None
    with pytest.raises(Broken, match="entry 4 was acknowledged as 1 and is None"):
        refuse_lost(kept, {3: 1, 4: 1}, None)


def test_a_lost_draft_would_be_seen(kept: Path) -> None:
    with Journal.open(kept) as journal:
        journal.keep_draft(FORM, "4")
    assert refuse_lost(kept, {3: 1, DRAFT: 4}, None) is None
    assert refuse_lost(kept, {DRAFT: 3}, Word(DRAFT, 4, is_done=False)) == 4
    with pytest.raises(Broken, match="entry -1 was acknowledged as 5 and is 4"):
        refuse_lost(kept, {DRAFT: 5}, None)


def test_a_change_under_way_may_be_there_or_not(kept: Path) -> None:
    assert refuse_lost(kept, {3: 1}, Word(3, 2, is_done=False)) == 1
    assert refuse_lost(kept, {3: 2}, Word(3, 1, is_done=False)) == 1
    with pytest.raises(Broken, match="entry 3 was acknowledged as 2 and is 1"):
        refuse_lost(kept, {3: 2}, Word(4, 1, is_done=False))


def test_half_a_bulk_change_would_be_seen(kept: Path) -> None:
    assert refuse_half(kept, 9, acknowledged=False) is False
    for number, acknowledged in ((8, False), (9, True)):
        with pytest.raises(Broken, match="of 3000 rows are there"):
            refuse_half(kept, number, acknowledged=acknowledged)


def test_a_damaged_file_would_be_seen(kept: Path) -> None:
    whole = kept.read_bytes()
    kept.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])
    with pytest.raises((Broken, JournalUnreadable)):
        sound(kept).close()
