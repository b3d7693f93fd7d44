# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""That the soak of hurt files sees what is wrong: readers that break each promise, and files that are all different."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.plan import Action, Entries, Entry, ImportPlan
from journal_app.exchange.reading import Ground
from tests.builders import a_score
from tests.exchange.every_format import SAMPLES
from tests.soak.fuzzing import Fuzz, troubles
from tests.soak.mutating import MOST_BYTES, Mutator

Read = Callable[[Opened, Ground], ImportPlan]


class _Reader:
    """Takes every hurt file, and does with it what it is given."""

    FORMAT = "scores-csv"

    def __init__(self, read: Read) -> None:
        self._read = read

    def sniff(self, file: Opened) -> bool:
        return file.name == "file"

    def read(self, file: Opened, ground: Ground) -> ImportPlan:
        return self._read(file, ground)


def _plan(*entries: Entry) -> ImportPlan:
    return ImportPlan(format="scores-csv", entries=Entries(entries))


def _adds_every_time(_file: Opened, _ground: Ground) -> ImportPlan:
    return _plan(Entry(action=Action.ADD, where="line 1", fact=a_score()))


def _gives_no_reason(_file: Opened, _ground: Ground) -> ImportPlan:
    return _plan(Entry(action=Action.REJECT, where="line 1"))


def _gives_no_place(_file: Opened, _ground: Ground) -> ImportPlan:
    return _plan(Entry(action=Action.SKIP, where="", reason="It is known."))


def _crashes(_file: Opened, _ground: Ground) -> ImportPlan:
    return _plan(Entry(action=Action.ADD, where="", fact=a_score(value="not a number")))


def _refuses_without_words(_file: Opened, _ground: Ground) -> ImportPlan:
    raise FileNotUnderstood("No.")


def _takes_all_memory(_file: Opened, _ground: Ground) -> ImportPlan:
    return _plan(Entry(action=Action.SKIP, where="x" * (2 << 30), reason="It is long."))


def _leaves_a_file(file: Opened, _ground: Ground) -> ImportPlan:
    file.path.with_name("left").touch()
    return _plan()


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (_adds_every_time, "added again"),
        (_gives_no_reason, "why"),
        (_gives_no_place, "where"),
        (_crashes, "InvalidOperation"),
        (_refuses_without_words, "what is safe"),
        (_takes_all_memory, "MemoryError"),
        (_leaves_a_file, "left about"),
    ],
)
def test_a_reader_that_breaks_a_promise_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read, said: str
) -> None:
    fuzz = Fuzz(tmp_path, 1, 3, ["scores-csv"])
    monkeypatch.setattr(importing, "READERS", (_Reader(read), *importing.READERS))
    fuzz.run()
    (words, *_others) = troubles(fuzz.counts)
    assert said in words
    assert fuzz.counts["scores-csv"].broken


def test_a_process_that_dies_is_counted_and_the_next_file_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(_file: Opened, _ground: Ground) -> ImportPlan:
        os._exit(3)

    fuzz = Fuzz(tmp_path, 1, 3, ["scores-csv"])
    monkeypatch.setattr(importing, "READERS", (_Reader(dies), *importing.READERS))
    fuzz.run()
    count = fuzz.counts["scores-csv"]
    assert (count.files, count.broken) == (3, 3)


def test_hurt_files_are_taken_in(tmp_path: Path) -> None:
    fuzz = Fuzz(tmp_path, 1, 20, list(SAMPLES))
    fuzz.run()
    assert troubles(fuzz.counts) == []
    assert all(count.plans and count.refusals for count in fuzz.counts.values())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_chance_makes_the_same_file_and_another_makes_another(name: str) -> None:
    everything = [content for contents in SAMPLES.values() for content in contents]
    for content in SAMPLES[name]:
        mutator = Mutator(everything)
        made = [mutator.mutated(random.Random(seed), content) for seed in (*range(60), 0)]  # noqa: S311 -- no secret
        assert made[0] == made[-1]
        assert len(set(made)) > 40
        assert 0 < max(map(len, made)) <= MOST_BYTES
