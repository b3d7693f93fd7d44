# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A made-up format that asks everything a file can be asked, and what a presenter of imports is tried with."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.domain.scores import Score
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.answers import ColumnReading, DayOrder, TrackerReading
from journal_app.exchange.previews.asks import Asks, ColumnAsk, DayOrderAsk, TrackerAsk, WordAsk
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import Action, Entries, Entry, ImportPlan, Option
from journal_app.exchange.reading import Ground
from journal_app.ui.desk import Desk
from journal_app.ui.imports.presenter import Presenter
from journal_app.ui.imports.state import ImportState
from tests.builders import A_DAY, a_score

FORMAT = "made-up"
START = "MADE-UP"
COLUMNS = ColumnReading(roles=("day", "test"), names=("Date", "Test"))


def sniff(file: Opened) -> bool:
    """Whether a file begins with the word for it."""
    return file.beginning.startswith(START)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """A line for each thing that can become of one, and a question of each sort."""
    ground.tell(1, 2)
    answers, people = ground.answers, tuple(people_in(file))
    reading = answers.trackers.get("Energy", TrackerReading(low=Decimal(0), high=Decimal(5)))
    return ImportPlan(
        format=FORMAT,
        people=people,
        encoding=answers.encoding or "utf-8",
        asks=Asks(
            words=(WordAsk(word="Meh", times=3, low=Decimal(1), high=Decimal(5), number=answers.words.get("meh")),),
            trackers=(TrackerAsk(name="Energy", times=4, reading=reading, least=Decimal(0), most=Decimal(4)),),
            columns=(
                ColumnAsk(
                    name="table",
                    names=("Date", "Test"),
                    rows=(("3/4/2026", "Ferritin"), ("4/4/2026", "TSAT")),
                    reading=answers.columns.get("table", COLUMNS),
                ),
            ),
            day_order=DayOrderAsk(example="3/4/2026", order=answers.day_order),
        ),
        entries=Entries(
            replace(entry, whose=people[0].key if len(people) > 1 else "")
            for entry in _entries(answers.words.get("meh"), answers.day_order)
        ),
        remarks=("The column Weather is not read.",),
    )


def people_in(file: Opened) -> Iterator[Identity]:
    """Each line that begins with Patient names one."""
    for line in file.source.text().splitlines():
        if line.startswith("Patient "):
            yield Identity(name=line.removeprefix("Patient "), born="1980-02-29")


def a_value(value: int, hour: str = "") -> Score:
    """A score of one day, which is another one for each value."""
    return a_score(value=value, day=A_DAY.replace(day=value + 1))


def _entries(meh: Decimal | None, order: DayOrder | None) -> Iterator[Entry]:
    yield Entry(action=Action.ADD, where="line 2", kind=Kind.SCORE, fact=a_value(2))
    yield Entry(action=Action.ADD, where="line 3", kind=Kind.SCORE, fact=a_value(3))
    yield Entry(action=Action.SKIP, where="line 4", kind=Kind.SCORE, reason="Already here.")
    yield Entry(action=Action.REJECT, where="line 5", reason="“x” is not a number.")
    yield Entry(
        action=Action.REJECT,
        where="line 6",
        kind=Kind.SCORE,
        reason="1.250 can be read in two ways.",
        readings=("1.25", "1250"),
        options=(
            Option(words="Keep it as 4", action=Action.ADD, fact=a_value(4)),
            Option(words="Keep it as 5", action=Action.ADD, fact=a_value(5)),
        ),
    )
    yield Entry(
        action=Action.SKIP,
        where="line 7",
        kind=Kind.SCORE,
        reason="You deleted it here.",
        options=(Option(words="Bring it back", action=Action.ADD, fact=a_value(6)),),
    )
    if meh is not None:
        yield Entry(action=Action.ADD, where="line 8", kind=Kind.SCORE, fact=a_score(value=int(meh)))
    else:
        yield Entry(action=Action.REJECT, where="line 8", reason="“Meh” has no number yet.")
    if order is None:
        yield Entry(action=Action.REJECT, where="line 9", reason="It is not known which day 3/4/2026 is.")


def a_file(folder: Path, *people: str, name: str = "made-up.txt") -> Path:
    """A file of the format, about these people."""
    path = folder / name
    path.write_text("\n".join((START, *(f"Patient {person}" for person in people))) + "\n")
    return path


class Seen:
    """A view that remembers what it was told last."""

    def __init__(self) -> None:
        self.state = ImportState()
        self.states: list[ImportState] = []
        self.problem = ""
        self.forgotten = 0

    def set_state(self, state: ImportState) -> None:
        self.state = state
        self.states.append(state)

    def set_passphrase_problem(self, words: str) -> None:
        self.problem = words

    def forget(self) -> None:
        self.forgotten += 1


def a_presenter(desk: Desk) -> tuple[Presenter, Seen]:
    """A presenter at a desk, and what it tells."""
    seen = Seen()
    return Presenter(desk, seen), seen
