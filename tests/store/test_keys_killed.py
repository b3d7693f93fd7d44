# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A change of passphrase that is killed, at any of its steps, leaves the journal as it was or as it was to be."""

import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.store import leftovers
from journal_app.store.journal import Journal
from journal_app.store.keys import set_passphrase
from tests.soak.frame import Ground
from tests.soak.rekeying import CHANGES, Change, Rekeying
from tests.soak.rounds import Broken

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("kind", "rounds"), [("each step of such", 39), ("change of passphrase", 12)])
def test_a_kill_leaves_the_old_journal_or_the_new_one_and_nothing_else(kind: str, rounds: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--runs", str(rounds), "--seed", "7", "--only", kind],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    counted, faults, acknowledged, kept, losses = map(int, done.stdout.splitlines()[-2].split()[1:])
    assert (counted, losses) == (rounds, 0)
    assert faults >= rounds // 2
    if rounds == len(CHANGES) * 13:  # every step there is, and some after the last
        assert acknowledged
        assert kept > 6


@pytest.fixture
def rounds(tmp_path: Path) -> Rekeying:
    return Rekeying(Ground(tmp_path, seed=1))


def test_what_was_acknowledged_and_did_not_happen_would_be_seen(rounds: Rekeying) -> None:
    path = rounds._ground.copy(rounds._prepared[None])
    with pytest.raises(Broken, match="was acknowledged and did not happen"):
        rounds._look(path, Change(None, "one"), acknowledged=True)
    set_passphrase(path, None, "one")
    assert rounds._look(path, Change(None, "one"), acknowledged=True)
    assert not rounds._look(path, Change("one", "another"), acknowledged=False)


def test_a_lost_row_would_be_seen(rounds: Rekeying) -> None:
    path = rounds._ground.copy(rounds._prepared["one"])
    with Journal.open(path, passphrase="one") as journal:
        journal.undo()
    with pytest.raises(Broken, match="left another journal"):
        rounds._look(path, Change("one", None), acknowledged=False)


def test_what_lies_beside_would_be_seen(rounds: Rekeying, monkeypatch: pytest.MonkeyPatch) -> None:
    path = rounds._ground.copy(rounds._prepared["one"])
    leftovers.copy_beside(path).write_bytes(b"words in clear")
    monkeypatch.setattr(leftovers, "wipe_leftovers", lambda path: None)
    with pytest.raises(Broken, match="beside"):
        rounds._look(path, Change("one", None), acknowledged=False)
