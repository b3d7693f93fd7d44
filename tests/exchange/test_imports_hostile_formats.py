# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What holds for every format: a file is known as its own and no other; cut short anywhere, misnamed, mixed with others
or given up on, it leaves nothing behind that was not asked for.
"""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import FileNotUnderstood, JournalError
from journal_app.exchange import importing
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.answers import Answers
from journal_app.exchange.previews.plan import Action
from journal_app.exchange.reading import Stopped
from journal_app.store.journal import Journal
from tests.exchange.every_format import SAMPLES
from tests.exchange.hostile import planned_or_refused, refused, zipped
from tests.exchange.samples import TODAY, write

FILES = [(name, number) for name, contents in SAMPLES.items() for number in range(len(contents))]
ENDINGS = ("csv", "json", "xml", "zip", "db", "xlsx", "hl7", "txt", "pdf", "jpg", "exe", "")
MOST_CUTS = 700


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formats")


def test_every_format_has_a_sample() -> None:
    assert set(SAMPLES) == set(importing.FORMATS)


@pytest.mark.parametrize(("name", "number"), FILES)
def test_a_file_is_known_as_its_own_format(journal: Journal, tmp_path: Path, name: str, number: int) -> None:
    path = write(tmp_path, SAMPLES[name][number])
    assert importing.sniff(path) == name
    plan = planned_or_refused(journal, path)
    assert plan is not None
    assert plan.format == name


@pytest.mark.parametrize(("name", "number"), FILES)
@pytest.mark.parametrize("asked", importing.FORMATS)
def test_a_file_asked_for_as_another_format_is_refused_or_is_that_too(
    journal: Journal, tmp_path: Path, name: str, number: int, asked: str
) -> None:
    path, before = write(tmp_path, SAMPLES[name][number]), journal.dump()
    (reader,) = (reader for reader in importing.READERS if asked == reader.FORMAT)
    if reader.sniff(Opened(path)):
        assert importing.preview(path, journal.facts, today=TODAY, answers=Answers(format=asked)).format == asked
    else:
        with pytest.raises(FileNotUnderstood) as caught:
            importing.preview(path, journal.facts, today=TODAY, answers=Answers(format=asked))
        assert caught.value.detail
        assert caught.value.hint
    assert journal.dump() == before


@pytest.mark.parametrize(("name", "number"), FILES)
def test_an_ending_tells_nothing(tmp_path: Path, name: str, number: int) -> None:
    for ending in ENDINGS:
        assert importing.sniff(write(tmp_path, SAMPLES[name][number], f"a.{ending}")) == name


@pytest.mark.parametrize(("name", "number"), FILES)
def test_a_file_cut_short_anywhere_is_refused_or_gives_reasons(folder: Path, name: str, number: int) -> None:
    """Cut at each byte where it is small, else at some hundred places."""
    content = SAMPLES[name][number]
    with Journal.create(None) as journal:
        whole = planned_or_refused(journal, write(folder, content, "cut"))
        assert whole is not None
        for cut in range(1, len(content), 1 + len(content) // MOST_CUTS):
            plan = planned_or_refused(journal, write(folder, content[:cut], "cut"))
            assert plan is None or plan.counts()[Action.ADD] <= len(whole.entries)


@pytest.mark.parametrize(("name", "number"), FILES)
def test_nul_bytes_are_refused_or_left_out(folder: Path, name: str, number: int) -> None:
    content = SAMPLES[name][number]
    with Journal.create(None) as journal:
        for place in range(0, len(content), 1 + len(content) // 60):
            plan = planned_or_refused(journal, write(folder, content[:place] + b"\0" + content[place:], "nul"))
            assert plan is None or "\\x00" not in repr(list(plan.facts(Action.ADD)))


@pytest.mark.parametrize(("name", "number"), FILES)
@given(stop_at=st.integers(0, 40))
def test_given_up_at_any_moment_it_leaves_nothing(folder: Path, name: str, number: int, stop_at: int) -> None:
    path = write(folder, SAMPLES[name][number], f"{name}-{number}")
    with Journal.create(None) as journal:
        before, history = journal.dump(), journal.history()
        told = 0

        def tell(_done: int, _whole: int) -> None:
            nonlocal told
            told += 1
            if told > stop_at:
                raise Stopped("Stopped.")

        with suppress(Stopped):
            importing.preview(path, journal.facts, today=TODAY, tell=tell)
        assert (journal.dump(), journal.history()) == (before, history)


def test_two_formats_in_one_zip_are_refused(journal: Journal, tmp_path: Path) -> None:
    several = zipped(("scores.csv", SAMPLES["scores-csv"][0]), ("a.csv", SAMPLES["daylio"][0]), ("b.json", b"{}"))
    assert "scores.csv" in refused(journal, write(tmp_path, several)).detail


@pytest.mark.parametrize(("name", "number"), FILES)
@given(other=st.sampled_from(FILES), at=st.integers(1, 3_000))
def test_one_file_going_on_as_another(folder: Path, name: str, number: int, other: tuple[str, int], at: int) -> None:
    content = SAMPLES[name][number][:at] + SAMPLES[other[0]][other[1]]
    with Journal.create(None) as journal:
        before = journal.dump()
        plan = planned_or_refused(journal, write(folder, content, "mixed"))
        if plan is not None:
            with suppress(JournalError):
                importing.run(journal, plan)
        while journal.can_undo:
            journal.undo()
        assert journal.dump() == before


def test_a_first_row_of_strange_letters_or_line_ends_is_no_crash(journal: Journal, tmp_path: Path) -> None:
    columns = "observation_date,tracker_name,tracker_category\N{LINE SEPARATOR},observation_value "
    row = "2024-03-04,Fatigue,Experience,2 "
    planned_or_refused(journal, write(tmp_path, f"{columns}\n{row}\n"))
    planned_or_refused(journal, write(tmp_path, columns.replace("\N{LINE SEPARATOR},", "\x0b,") + f"\n{row}\n"))
    cyrillic = "Date,Fatigue,Стан\n2024-03-04,7,добре\n".encode("cp1251")
    planned_or_refused(journal, write(tmp_path, cyrillic))
