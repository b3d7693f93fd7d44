# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a kind of round is, and where it happens.

Hides which kind comes when and how the rounds are counted. A new kind is one class (or one piece of work for ``Once``)
in a module of its own, and one line in ``register.py``.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from journal_app.store.journal import Journal
from tests.soak.rounds import Broken, Work, killed, moment, time_of

Look = Callable[..., bool]
"""``look(path, number, acknowledged=...)``: whether it is there; Broken when it is half there, or lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one round: changes acknowledged, kept without a word, and whether the fault hit work under way."""

    acknowledged: int = 0
    kept: int = 0
    is_hit: bool = True


class Ground:
    """Where the rounds happen: a folder, chance, and a blank journal to copy."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)  # noqa: S311 -- moments to kill at are no secret
        self._blank = folder / "blank.ironjournal"
        Journal.create(self._blank, person="Alex Example").close()

    def place(self) -> Path:
        """A folder of its own, so that what is left lying about is seen."""
        folder = self.folder / f"{self.chance.getrandbits(64):016x}"
        folder.mkdir(mode=0o700)
        return folder

    def copy(self, source: Path | None = None) -> Path:
        """A fresh copy of a closed journal, else of a blank one, alone in its folder."""
        path = self.place() / "copy.ironjournal"
        shutil.copyfile(source or self._blank, path)
        return path


class Kind(Protocol):
    """Rounds of one kind, which may know of the rounds before."""

    def round(self, number: int) -> Outcome:
        """One round; raises Broken when a promise was broken."""


class Once:
    """Rounds in which one piece of work on a copy is killed at a random moment; it is done whole or not at all."""

    def __init__(self, ground: Ground, work: Work, look: Look, prepared: Path | None = None) -> None:
        self._ground, self._work, self._look, self._prepared = ground, work, look, prepared
        self._whole_s = time_of(work, ground.copy(prepared), 0)

    def round(self, number: int) -> Outcome:
        """One kill, and a look at what is left."""
        path = self._ground.copy(self._prepared)
        heard = killed(self._work, path, number, moment(self._ground.chance, self._whole_s))
        acknowledged = bool(heard.acknowledged)
        is_there = self._look(path, number, acknowledged=acknowledged)
        shutil.rmtree(path.parent)
        return Outcome(
            acknowledged=int(acknowledged), kept=int(is_there and not acknowledged), is_hit=heard.under_way is not None
        )


@dataclass(frozen=True, slots=True)
class Registered:
    """A kind by its name in the table, how many rounds a whole soak has of it, and how it begins."""

    name: str
    rounds: int
    begin: Callable[[Ground], Kind]


@dataclass(slots=True)
class Tally:
    """What happened over all rounds of one kind; ``faults`` counts those that hit work under way."""

    rounds: int = 0
    faults: int = 0
    acknowledged: int = 0
    kept: int = 0
    losses: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one round that kept its promise."""
        self.faults += outcome.is_hit
        self.acknowledged += outcome.acknowledged
        self.kept += outcome.kept


class Soak:
    """Many rounds of the kinds given, dealt by chance."""

    def __init__(self, folder: Path, seed: int, kinds: tuple[Registered, ...], runs: int | None = None) -> None:
        self._ground = Ground(folder, seed)
        self._kinds = {kind.name: kind for kind in kinds}
        self._begun: dict[str, Kind] = {}
        self.tallies = {kind.name: Tally() for kind in kinds}
        self.broken: list[str] = []
        self._deal = _dealt(kinds, runs)
        self._ground.chance.shuffle(self._deal)

    def run(self) -> None:
        """Every round; a broken promise is noted, and the next round comes."""
        for name in self._deal:
            self._one(name)

    def _one(self, name: str) -> None:
        if name not in self._begun:
            self._begun[name] = self._kinds[name].begin(self._ground)
        tally = self.tallies[name]
        number = tally.rounds
        tally.rounds += 1
        try:
            tally.add(self._begun[name].round(number))
        except Broken as broken:
            tally.losses += 1
            self.broken.append(f"{name}, round {number + 1}: {broken}")


def _dealt(kinds: tuple[Registered, ...], runs: int | None) -> list[str]:
    """The name of each round's kind; fewer runs than a whole soak has are shared out alike, one of each at least."""
    whole = sum(kind.rounds for kind in kinds)
    share = 1.0 if runs is None else runs / whole
    return [kind.name for kind in kinds for _ in range(max(1, round(kind.rounds * share)))]


def table(tallies: dict[str, Tally]) -> str:
    """The tallies as a table for people, one line a kind and one for all."""
    every = Tally()
    for tally in tallies.values():
        for name in Tally.__slots__:
            setattr(every, name, getattr(every, name) + getattr(tally, name))
    head = f"{'what is done':<42}{'rounds':>8}{'faults':>8}{'acknowledged':>14}{'kept beyond':>13}{'losses':>8}"
    lines = [
        f"{name:<42}{tally.rounds:>8}{tally.faults:>8}{tally.acknowledged:>14}{tally.kept:>13}{tally.losses:>8}"
        for name, tally in [*tallies.items(), ("all", every)]
    ]
    return "\n".join([head, *lines]) + "\n"
