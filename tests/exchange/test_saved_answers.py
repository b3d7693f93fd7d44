# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was said about a file holds for the next one like it, and goes there and back as JSON."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain import records
from journal_app.domain.scores import Better, Tracker
from journal_app.errors import EntryRefused
from journal_app.exchange import importing
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.answers import Answers, ColumnReading, DayOrder, TrackerReading
from journal_app.exchange.previews.asks import Asks, ColumnAsk, DayOrderAsk, TrackerAsk, WordAsk
from journal_app.exchange.previews.plan import Action, Entries, ImportPlan
from journal_app.exchange.previews.saved_answers import answers_in, answers_object, open_object, start_from
from journal_app.exchange.reading import Ground
from journal_app.store.journal import Journal
from tests.builders import a_tracker
from tests.exchange.samples import TODAY, write
from tests.exchange.test_import_picks import a_line

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000)
trackers = st.builds(
    Tracker,
    key=texts.filter(bool),
    name=texts,
    question=texts,
    better=st.sampled_from(Better),
    low=st.none() | numbers,
    position=st.integers(0, 9),
    archived=st.booleans(),
)
tracker_readings = st.builds(
    TrackerReading,
    tracker=texts,
    low=st.none() | numbers,
    high=st.none() | numbers,
    is_reversed=st.booleans(),
    new=st.none() | trackers,
)
column_readings = st.builds(
    ColumnReading,
    roles=st.lists(texts).map(tuple),
    names=st.lists(texts).map(tuple),
    header_line=st.integers(0, 99),
    laboratory=texts,
    day=texts,
    decimal_mark=st.sampled_from(["", ".", ","]),
)
every_answer = st.builds(
    Answers,
    format=texts,
    encoding=texts,
    day_order=st.none() | st.sampled_from(DayOrder),
    words=st.dictionaries(texts.map(str.lower).filter(lambda word: word == word.lower()), numbers),
    trackers=st.dictionaries(texts, tracker_readings),
    columns=st.dictionaries(texts, column_readings),
    person=texts,
)


@given(every_answer)
def test_answers_go_there_and_back(answers: Answers) -> None:
    assert answers_in(json.dumps(answers_object(answers))) == answers


@given(every_answer, every_answer)
def test_what_is_said_goes_before_what_is_remembered(said: Answers, before: Answers) -> None:
    held = start_from(said, before)
    assert {name: held.words[name] for name in said.words} == said.words
    assert {name: held.trackers[name] for name in said.trackers} == said.trackers
    assert set(held.columns) == {*said.columns, *before.columns}
    assert held.day_order == (said.day_order or before.day_order)
    assert (held.format, held.person) == (said.format, said.person)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
parts = st.sampled_from(["words", "trackers", "columns", "day_order", "encoding", "format", "person", "roles"])


@given(st.dictionaries(parts, json_values | st.dictionaries(texts, st.dictionaries(parts, json_values))))
def test_whatever_a_file_of_answers_holds_it_is_read_or_refused_in_words(said: dict[str, Any]) -> None:
    try:
        assert isinstance(answers_in(json.dumps(said)), Answers)
    except EntryRefused as refused:
        assert "Nothing was changed." in str(refused)  # noqa: PT017 -- either way is right


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "names and values"),
        ('{"day_order": "year-first"}', "day_order cannot be year-first"),
        ('{"words": {"soso": "much"}}', "words cannot be much"),
        ('{"words": {"soso": 1e999999}}', "words cannot be"),
        ('{"trackers": {"Mood": {"is_reversed": "yes"}}}', "is_reversed cannot be yes"),
        ('{"trackers": {"Mood": {"new": {"better": "bigger"}}}}', "new cannot be"),
        ('{"columns": {"": {"roles": "day"}}}', "roles cannot be day"),
        ('{"columns": {"": {"header_line": "first"}}}', "header_line cannot be first"),
        ('{"encoding": 8}', "encoding cannot be 8"),
    ],
)
def test_answers_that_cannot_be_read_are_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(EntryRefused) as refused:
        answers_in(text)
    assert words in refused.value.detail


def test_a_number_is_taken_as_json_writes_it_or_as_text() -> None:
    assert answers_in('{"words": {"SoSo": 3, "rad": "4.50", "new": null}}').words == {
        "soso": Decimal(3),
        "rad": Decimal("4.50"),
    }


def test_what_is_open_stands_with_what_holds() -> None:
    ask = Asks(
        words=(WordAsk(word="Rad", times=2, low=Decimal(1), high=Decimal(5)),),
        trackers=(TrackerAsk(name="Fog", times=1, reading=TrackerReading()),),
        columns=(ColumnAsk(name="day;iron", names=("day", "iron"), rows=(), reading=ColumnReading(roles=("day", ""))),),
        day_order=DayOrderAsk(example="3/4/2024"),
    )
    told = open_object(Answers(words={"soso": Decimal(3)}), ask)
    assert (told["words"], told["day_order"]) == ({"soso": "3", "rad": None}, None)
    assert set(told["trackers"]) == {"Fog"}
    assert answers_in(json.dumps(told)).columns == {"day;iron": ColumnReading(roles=("day", ""))}


class Asking:
    """A format that asks for all that can be asked, and shows what it was given."""

    FORMAT = "asking"
    asks = Asks(
        words=(WordAsk(word="soso", times=1, low=Decimal(1), high=Decimal(5)),),
        trackers=(TrackerAsk(name="Fog", times=1, reading=TrackerReading()),),
        columns=(ColumnAsk(name="table", names=("day",), rows=(), reading=ColumnReading(roles=("",))),),
        day_order=DayOrderAsk(example="3/4/2024"),
    )
    given: Answers

    def sniff(self, file: Opened) -> bool:
        return True

    def read(self, file: Opened, ground: Ground) -> ImportPlan:
        self.given = ground.answers
        days = {score.day.day for score in ground.facts.scores()}
        line = a_line(max(days, default=0) + 1)
        return ImportPlan(format=self.FORMAT, entries=Entries([line]), asks=self.asks, encoding=file.source.encoding)


SAID = Answers(
    day_order=DayOrder.MONTH_FIRST,
    words={"soso": Decimal(3)},
    trackers={"Fog": TrackerReading(tracker="fog", new=a_tracker("fog"))},
    columns={"table": ColumnReading(roles=("day",), laboratory="Green Lane")},
)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Asking:
    reader = Asking()
    monkeypatch.setattr(importing, "READERS", (reader,))
    return reader


def previewed(journal: Journal, folder: Path, answers: Answers, header: str = "day,fog") -> ImportPlan:
    path = write(folder, f"{header}\n1,2\n".encode("cp1252"))
    return importing.preview(path, journal.facts, today=TODAY, answers=answers)


def test_what_was_said_holds_for_the_next_file_like_it(journal: Journal, tmp_path: Path, reader: Asking) -> None:
    before = journal.dump()
    importing.run(journal, previewed(journal, tmp_path, SAID))
    (kept,) = journal.facts.mappings("asking")
    assert (kept.name, kept.source) == ("Green Lane: day, fog", journal.facts.every(records.ImportRun)[0].id)
    plan = previewed(journal, tmp_path, Answers())
    assert reader.given == plan.answers == SAID
    assert plan.keeps == ()
    own = previewed(journal, tmp_path, Answers(words={"soso": Decimal(4)}, day_order=DayOrder.DAY_FIRST))
    assert own.answers == replace(SAID, words={"soso": Decimal(4)}, day_order=DayOrder.DAY_FIRST)
    importing.run(journal, own)
    assert [mapping.name for mapping in journal.facts.mappings("asking")] == ["Green Lane: day, fog"]
    assert previewed(journal, tmp_path, Answers()).answers == own.answers
    journal.undo()
    assert previewed(journal, tmp_path, Answers()).answers == SAID
    journal.undo()
    assert journal.dump() == before


def test_of_a_file_with_other_columns_days_are_not_taken_over(journal: Journal, tmp_path: Path, reader: Asking) -> None:
    importing.run(journal, previewed(journal, tmp_path, SAID))
    assert previewed(journal, tmp_path, Answers(), "fog,day").answers == replace(SAID, day_order=None)


def test_nothing_is_remembered_of_what_was_not_read_in(journal: Journal, tmp_path: Path, reader: Asking) -> None:
    plan = previewed(journal, tmp_path, SAID)
    skipped = plan.picked({0: -1})
    assert importing.run(journal, skipped).change is None
    assert journal.facts.mappings("asking") == []


def test_only_what_a_file_asks_is_remembered(journal: Journal, tmp_path: Path, reader: Asking) -> None:
    reader.asks = Asks(day_order=reader.asks.day_order)
    importing.run(journal, previewed(journal, tmp_path, SAID))
    assert previewed(journal, tmp_path, Answers()).answers == Answers(day_order=DayOrder.MONTH_FIRST)


def test_an_encoding_is_remembered_where_the_file_does_not_tell_it(
    journal: Journal, tmp_path: Path, reader: Asking
) -> None:
    header = "day,müde"
    importing.run(journal, previewed(journal, tmp_path, Answers(encoding="iso-8859-1"), header))
    assert previewed(journal, tmp_path, Answers(), header).encoding == "Latin-1"
    plain = write(tmp_path, f"{header}\n1,ü\n")
    assert importing.preview(plain, journal.facts, today=TODAY).encoding == "UTF-8"


@pytest.mark.parametrize("content", ['{"words": {"soso": "much"}}', "[]", '{"header": 3}', '"text"'])
def test_what_another_program_left_there_is_left_alone(
    journal: Journal, tmp_path: Path, reader: Asking, content: str
) -> None:
    from journal_app.store.operations import Operation

    foreign = records.Mapping(format="asking", name="theirs", content=content)
    journal.change(Operation.ADD_OTHER, lambda edit: edit.add(foreign))
    assert previewed(journal, tmp_path, Answers()).answers == Answers()


def test_a_plan_tells_what_holds(journal: Journal, tmp_path: Path, reader: Asking) -> None:
    words: Mapping[str, Decimal] = {"soso": Decimal(2)}
    plan = previewed(journal, tmp_path, Answers(words=words))
    assert plan.answers.words == words
    assert plan.counts()[Action.ADD] == 1
