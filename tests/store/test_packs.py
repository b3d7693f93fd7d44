# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A pack holds what was chosen and nothing else, needs its own passphrase, and cannot be changed."""

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.attachments import MediaType
from journal_app.domain.packs import Pack, PackPart, PackWish, packed
from journal_app.domain.records import Appointment, Card, CardMark, Exclusion, FollowUp, Question, Setting
from journal_app.domain.scores import Day, Mark
from journal_app.domain.settings import CONTACT_NAME, CONTACT_NUMBER, KEYBOARD_NAMES, REPORT_FINDINGS
from journal_app.domain.treatments import Course, CourseDay, CourseState, EventKind
from journal_app.errors import CannotUndo, EntryRefused, JournalReadOnly, StorageFailed, WrongPassphrase
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.packs import write_pack
from tests.analysis.lives import TODAY, a_result, a_score, ago, an_infusion, keep
from tests.builders import a_letter, a_reaction, a_tracker, an_event
from tests.plugins.clock import FrozenClock

SECRET = "four words of a pack"  # noqa: S105 -- of a journal that a test makes
WISH = PackWish(first=ago(30), last=TODAY)
EVERY_PART = frozenset(PackPart)
OWN_WORDS = "in my own words"


@pytest.fixture
def lived(journal: Journal) -> Journal:
    """Something of every kind, in and before the last month, with words of one's own wherever they can stand."""
    old, new = an_infusion(200, place="old place"), an_infusion(20, note=OWN_WORDS)
    course = Course(title="Tablets", started_on=ago(100), note=OWN_WORDS)
    keep(
        journal,
        a_tracker("pain", name="Pain", position=7),
        *(replace(a_score(day, day % 10), note=OWN_WORDS) for day in (1, 2, 40)),
        a_score(3, 4, "mood"),
        a_score(3, 4, "pain"),
        Day(day=ago(5), mark=Mark.TOO_ILL, note=OWN_WORDS),
        a_result(4, "ferritin", 30, note=OWN_WORDS),
        a_result(90, "ferritin", 20),
        old,
        new,
        course,
        Course(title="Long over", started_on=ago(400), stopped_on=ago(300)),
        an_event(ago(45), last_on=ago(29), kind=EventKind.INFECTION, title="Flu", note=OWN_WORDS),
        an_event(ago(60), kind=EventKind.CRASH, title="Before"),
        Appointment(day=ago(10), with_whom="Dr Sample", said=OWN_WORDS),
        Question(text="Why?", answered_on=ago(10), answer=OWN_WORDS),
        FollowUp(due_on=ago(-5), title="Blood test"),
        Exclusion(first_on=ago(9), last_on=ago(8), tracker="pain", reason=OWN_WORDS),
        CardMark(card="prefer-2014", saved=True, note=OWN_WORDS),
        Card(key="mine", title="My own card", content="{}"),
        Setting(key=CONTACT_NAME, value="my sister"),
        Setting(key=CONTACT_NUMBER, value="0123"),
        Setting(key=KEYBOARD_NAMES, value="Samira"),
        Setting(key=REPORT_FINDINGS, value="x"),
        Setting(key="unit:ferritin", value="ug/L"),
    )
    for infusion in journal.facts.infusions():
        keep(journal, a_reaction(infusion, note=OWN_WORDS))
    kept = next(one for one in journal.facts.courses() if one.title == "Tablets")
    keep(journal, *(CourseDay(course=kept.id, day=ago(day), state=CourseState.TAKEN) for day in (3, 80)))
    verbs.log_score(journal, a_score(0, 9))
    return journal


@pytest.fixture
def pack(lived: Journal, tmp_path: Path) -> Iterator[Journal]:
    write_pack(lived.facts, tmp_path / "pack.ironjournal", WISH, passphrase=SECRET, now=lived.clock())
    with Journal.open(tmp_path / "pack.ironjournal", passphrase=SECRET) as opened:
        yield opened


def rows(journal: Journal, table: str) -> list[dict[str, object]]:
    found = journal.dump()[table]
    assert isinstance(found, list)
    return found


def test_it_holds_what_was_chosen_as_it_was_entered(lived: Journal, pack: Journal) -> None:
    for table, day in (("score", "day"), ("lab_result", "collected_on"), ("infusion", "given_on")):
        chosen = [row | {"note": ""} for row in rows(lived, table) if str(row[day]) >= str(WISH.first)]
        assert rows(pack, table) == chosen
        assert chosen
    assert rows(pack, "tracker") == rows(lived, "tracker")
    assert [row["title"] for row in rows(pack, "event")] == ["Flu"], "it reached into these days"
    assert [row["title"] for row in rows(pack, "course")] == ["Tablets"]
    assert [row["day"] for row in rows(pack, "course_day")] == [str(ago(3))]
    assert len(rows(pack, "reaction")) == 1, "a reaction goes with its infusion"


def test_what_was_not_chosen_never_stood_on_its_pages(lived: Journal, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    write_pack(lived.facts, path, replace(WISH, parts=EVERY_PART), passphrase=SECRET, now=lived.clock())
    plain = tmp_path / "plain.ironjournal"
    from journal_app.store.keys import set_passphrase

    path.rename(plain)
    set_passphrase(plain, SECRET, None)
    content = plain.read_bytes()
    for left_behind in (OWN_WORDS, "my sister", "0123", "Samira", "old place", "Long over", "Before", "My own card"):
        assert left_behind.encode() not in content, left_behind
    assert b"Dr Sample" in content


def test_words_of_ones_own_go_along_when_they_may(lived: Journal, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    wish = replace(WISH, parts=EVERY_PART, has_notes=True)
    write_pack(lived.facts, path, wish, passphrase=SECRET, now=lived.clock())
    with Journal.open(path, passphrase=SECRET) as opened:
        told = json.dumps(opened.dump())
    assert told.count(OWN_WORDS) == json.dumps(lived.dump()).count(OWN_WORDS) - 2, (
        "one score and one reaction are older"
    )


def test_trackers_are_chosen_with_what_is_said_of_them(lived: Journal, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    wish = replace(WISH, trackers=frozenset({"mood"}), parts=frozenset({PackPart.SCORES}))
    count = write_pack(lived.facts, path, wish, passphrase=SECRET, now=lived.clock())
    with Journal.open(path, passphrase=SECRET) as opened:
        assert [one.key for one in opened.facts.trackers()] == ["mood"]
        assert [one.tracker for one in opened.facts.scores()] == ["mood"]
        assert rows(opened, "exclusion") == []
        assert rows(opened, "lab_result") == []
        assert len(rows(opened, "day")) == 1
    assert count == 2


def test_it_says_whose_it_is_and_to_when_it_runs(lived: Journal, pack: Journal, clock: FrozenClock) -> None:
    assert pack.pack == Pack(person=lived.person, made_at=clock(), first=WISH.first, last=WISH.last)
    assert lived.pack is None
    assert pack.person == lived.person
    assert pack.facts.setting("unit:ferritin") == "ug/L"


def test_it_cannot_be_changed_in_any_way(pack: Journal) -> None:
    before = pack.dump()
    assert pack.read_only
    for change in (
        lambda: verbs.log_score(pack, a_score(0, 1)),
        lambda: verbs.set_setting(pack, "packed_at", ""),
        pack.undo,
        pack.redo,
        pack.forget,
    ):
        with pytest.raises((JournalReadOnly, CannotUndo)):
            change()
    pack.keep_draft("form", "{}")
    assert pack.dump() == before
    assert pack.facts.kept_draft("form") is None
    assert pack.history() == []
    with pytest.raises(JournalReadOnly, match="This is a pack"):
        verbs.log_score(pack, a_score(0, 1))


def test_it_is_for_its_reader_alone(lived: Journal, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    write_pack(lived.facts, path, WISH, passphrase=SECRET, now=lived.clock())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"fatigue" not in path.read_bytes()
    with pytest.raises(WrongPassphrase):
        Journal.open(path, passphrase="another")
    assert [each.name for each in tmp_path.iterdir() if "pack" in each.name] == [path.name]


def test_letters_stay_at_home(lived: Journal, tmp_path: Path) -> None:
    result = lived.facts.lab_results()[-1]
    verbs.add_attachment(lived, name="a.pdf", media_type=MediaType.PDF, belongs_to=result, content=a_letter())
    path = tmp_path / "pack.ironjournal"
    write_pack(lived.facts, path, replace(WISH, parts=EVERY_PART), passphrase=SECRET, now=lived.clock())
    with Journal.open(path, passphrase=SECRET) as opened:
        assert rows(opened, "attachment") == []


@pytest.mark.parametrize(
    ("wish", "passphrase", "words"),
    [
        (WISH, "", "passphrase of its own"),
        (PackWish(first=TODAY, last=ago(1)), SECRET, "end before they begin"),
        (PackWish(first=date(1990, 1, 1), last=date(1990, 1, 2)), SECRET, "Nothing would be in this pack"),
        (replace(WISH, parts=frozenset()), SECRET, "Nothing would be in this pack"),
    ],
)
def test_a_pack_without_sense_is_refused(
    lived: Journal, tmp_path: Path, wish: PackWish, passphrase: str, words: str
) -> None:
    with pytest.raises(EntryRefused, match=words):
        write_pack(lived.facts, tmp_path / "pack.ironjournal", wish, passphrase=passphrase, now=lived.clock())
    assert not (tmp_path / "pack.ironjournal").exists()


def test_no_file_is_replaced_and_a_folder_that_refuses_is_left_as_it_is(lived: Journal, tmp_path: Path) -> None:
    path = tmp_path / "pack.ironjournal"
    path.write_bytes(b"mine")
    with pytest.raises(EntryRefused, match="already a file"):
        write_pack(lived.facts, path, WISH, passphrase=SECRET, now=lived.clock())
    assert path.read_bytes() == b"mine"
    (tmp_path / "file").touch()
    with pytest.raises((StorageFailed, EntryRefused)):
        write_pack(lived.facts, tmp_path / "file" / "pack", WISH, passphrase=SECRET, now=lived.clock())


DAYS = st.integers(min_value=0, max_value=400).map(ago)


@settings(max_examples=60)
@given(first=DAYS, last=DAYS, parts=st.frozensets(st.sampled_from(PackPart)), has_notes=st.booleans())
def test_whatever_is_wished_for_nothing_dangles_and_nothing_else_goes(
    first: date, last: date, parts: frozenset[PackPart], has_notes: bool
) -> None:
    given_on = an_infusion(50)
    facts = [
        replace(given_on, id="i1"),
        replace(a_reaction(given_on), id="r1", infusion="i1"),
        replace(Course(title="T", started_on=ago(60)), id="c1"),
        replace(CourseDay(course="c1", day=ago(10), state=CourseState.TAKEN), id="d1"),
        replace(a_score(30, 4), id="s1"),
    ]
    wish = PackWish(first=first, last=last, parts=parts, has_notes=has_notes)
    going = {fact.id for fact in packed(facts, wish, FrozenClock()())} - {""}
    assert going <= {fact.id for fact in facts}
    assert ("r1" in going) == ("i1" in going)
    assert "d1" not in going or "c1" in going
    assert ("s1" in going) == (PackPart.SCORES in parts and first <= ago(30) <= last)
