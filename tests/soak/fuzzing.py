# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Many hurt files of every format that is read, taken in one after the other.

Hides the processes they are taken in: each has its limits on memory and on the time for one file, and when one dies,
the file that killed it is known. Every file can be made again from the seed, the format and its number; one that broke
a promise stays in the folder of the soak.
"""

import random
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

from journal_app.errors import JournalError
from journal_app.exchange import importing
from tests.exchange.every_format import SAMPLES
from tests.soak.hurt_files import Reception
from tests.soak.mutating import Mutator
from tests.soak.rounds import Broken, processes

USUAL_FILES = 2_000
BATCH = 400
REAL = Path(__file__).parents[2].parent / "shared" / "data"
REAL_FOLDERS = ("fhir", "hl7v2_ccda", "symptom_apps")
LARGEST_REAL = 200_000
# What a file of a million bytes may need beyond what the program takes for itself, and how long it may take of the
# processor; the machine may be doing something else beside it.
ROOM_BYTES = 1 << 30
FILE_S = 30
SILENCE_S = 4 * FILE_S
MOST_KEPT = 20


class TooLong(BaseException):
    """One file took longer than any file of its size may."""


@dataclass(frozen=True, slots=True)
class Said:
    """What came of one file: whether it gave a plan, or how it broke a promise."""

    number: int
    is_plan: bool
    trouble: str = ""


@dataclass(slots=True)
class Count:
    """What came of the files of one format; ``troubles`` gives each sort of trouble its times and its first file."""

    files: int = 0
    plans: int = 0
    refusals: int = 0
    broken: int = 0
    troubles: dict[str, tuple[int, str]] = field(default_factory=dict)


class Fuzz:
    """Hurt files of some formats, made by chance from the seeds of each."""

    def __init__(self, folder: Path, seed: int, files: int, formats: Sequence[str]) -> None:
        self._folder, self._seed, self._files = folder, seed, files
        self._seeds = {name: list(contents) for name, contents in SAMPLES.items()}
        for name, content in _real_files():
            self._seeds.setdefault(name, []).append(content)
        self._mutator = Mutator([content for contents in self._seeds.values() for content in contents])
        self.counts = {name: Count() for name in self._seeds if name in formats}

    def run(self) -> None:
        """Every file of every format."""
        for name, count in self.counts.items():
            while count.files < self._files:
                self._batch(name, count)
            sys.stderr.write(f"{line(name, count)}\n")

    def _batch(self, name: str, count: Count) -> None:
        place = Path(tempfile.mkdtemp(prefix="files-", dir=self._folder))
        numbers = range(count.files, min(count.files + BATCH, self._files))
        ours, theirs = processes.Pipe(duplex=False)
        process = processes.Process(target=self._take_in, args=(name, numbers, place, theirs), daemon=True)
        process.start()
        theirs.close()
        with closing(ours):
            while count.files < numbers.stop:
                try:
                    said = ours.recv() if ours.poll(SILENCE_S) else None
                except EOFError:
                    said = None
                if said is None:
                    process.kill()
                    process.join()
                    self._add(
                        name, count, Said(count.files, is_plan=False, trouble=f"the process ended: {process.exitcode}")
                    )
                    return
                self._add(name, count, said)
        process.join()
        for path in place.iterdir():
            path.unlink()
        place.rmdir()

    def _add(self, name: str, count: Count, said: Said) -> None:
        count.files += 1
        count.plans += said.is_plan
        count.broken += bool(said.trouble)
        count.refusals += not said.is_plan and not said.trouble
        if said.trouble:
            times, first = count.troubles.get(said.trouble, (0, ""))
            if not first and len(count.troubles) < MOST_KEPT:
                kept = self._folder / f"broken-{name}-{said.number}"
                kept.write_bytes(self.file(name, said.number)[0])
                first = str(kept)
            count.troubles[said.trouble] = (times + 1, first or f"number {said.number}")

    def file(self, name: str, number: int) -> tuple[bytes, random.Random]:
        """The numbered file of a format, and the chance that goes on with it."""
        chance = random.Random(f"{self._seed} {name} {number}")  # noqa: S311 -- no secret
        seeds = self._seeds[name]
        weights = [1 / (2_000 + len(content)) for content in seeds]
        content = chance.choices(seeds, weights)[0]
        return self._mutator.mutated(chance, content), chance

    def _take_in(self, name: str, numbers: range, place: Path, out: Connection) -> None:
        _limit()
        known = [place / f"seed-{number}" for number in range(len(self._seeds[name]))]
        for path, content in zip(known, self._seeds[name], strict=True):
            path.write_bytes(content)
        tempfile.tempdir = str(place)
        present = set(place.iterdir())
        path = place / "file"
        reception = Reception(known)
        for number in numbers:
            content, chance = self.file(name, number)
            path.write_bytes(content)
            is_plan, trouble = _outcome(reception, path, chance)
            left = set(place.iterdir()) - present - {path}
            out.send(Said(number, is_plan, trouble or (f"left about: {sorted(left)}" if left else "")))
            if trouble:
                reception = Reception(known)
        reception.close()


def _outcome(reception: Reception, path: Path, chance: random.Random) -> tuple[bool, str]:
    signal.setitimer(signal.ITIMER_PROF, FILE_S)
    try:
        return reception.takes(path, chance), ""
    except Broken as broken:
        return False, str(broken)
    except (Exception, TooLong) as error:  # noqa: BLE001 -- to find these is what this is for
        return False, _where(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _where(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "journal_app" in frame.filename]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "outside"
    return (
        f"{type(error).__name__} at {place}: {str(error)[:80]!r}"
        if not frames
        else f"{type(error).__name__} at {place}"
    )


def _limit() -> None:
    """Limits for this process: so much memory beyond what it has, and a word when a file takes too long."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + ROOM_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.signal(signal.SIGPROF, _give_up)


def _give_up(_number: int, _frame: object) -> NoReturn:
    raise TooLong


def _real_files() -> list[tuple[str, bytes]]:
    """Files of others by their format, where they lie beside the checkout."""
    paths = [path for folder in REAL_FOLDERS for path in sorted((REAL / folder).rglob("*")) if path.is_file()]
    found = []
    for path in paths:
        if path.stat().st_size <= LARGEST_REAL:
            try:
                found.append((importing.sniff(path), path.read_bytes()))
            except JournalError:
                continue
    return found


def table(counts: dict[str, Count]) -> str:
    """The counts as a table for people, one line a format and one for all."""
    every = Count(
        files=sum(count.files for count in counts.values()),
        plans=sum(count.plans for count in counts.values()),
        refusals=sum(count.refusals for count in counts.values()),
        broken=sum(count.broken for count in counts.values()),
    )
    head = f"{'hurt files of':<42}{'files':>8}{'plans':>8}{'refusals':>14}{'broken':>13}"
    lines = [line(name, count) for name, count in [*counts.items(), ("all", every)]]
    return "\n".join([head, *lines]) + "\n"


def line(name: str, count: Count) -> str:
    """The line of the table for one format."""
    return f"{name:<42}{count.files:>8}{count.plans:>8}{count.refusals:>14}{count.broken:>13}"


def troubles(counts: dict[str, Count]) -> list[str]:
    """What was found, each sort once, with how often and a file that does it."""
    return [
        f"{name}: {words} ({times} times; {first})"
        for name, count in counts.items()
        for words, (times, first) in count.troubles.items()
    ]
