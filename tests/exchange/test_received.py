# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a caregiver entered on a machine of their own comes back signed off, and alters nothing that is here."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.packs import PackPart, PackWish
from journal_app.domain.scores import Day, Mark
from journal_app.domain.settings import PERSON
from journal_app.domain.treatments import Course, CourseDay, CourseState, EventKind
from journal_app.errors import FileNotUnderstood, JournalUnreadable, WrongPassphrase
from journal_app.exchange import received
from journal_app.exchange.importing import run
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.packs import write_pack
from tests.analysis.lives import TODAY, a_result, a_score, ago, an_infusion, keep
from tests.builders import a_reaction, a_tracker, an_event

WORDS = "four words of a pack"
EVERYTHING = PackWish(first=ago(365), last=TODAY, parts=frozenset(PackPart), has_notes=True, signed_off_by="Sam")


@pytest.fixture
def sams(tmp_path: Path) -> Iterator[Journal]:
    """What Sam kept about Anna on a machine of his own; Anna typed one score there herself."""
    with Journal.create(tmp_path / "sams.ironjournal", person="Anna") as journal:
        keep(journal, a_score(9, 1))
        journal.entered_by = "Sam"
        keep(
            journal,
            a_tracker("pain", name="Pain", position=7),
            replace(a_score(1, 7), note="a bad night"),
            a_score(2, 4, "mood"),
            a_score(2, 3, "pain"),
            Day(day=ago(4), mark=Mark.TOO_ILL),
            a_result(5, "ferritin", 30),
            an_infusion(20),
            an_event(ago(30), kind=EventKind.CRASH, title="Crash"),
            Course(title="Tablets", started_on=ago(60)),
        )
        (infusion,) = journal.facts.infusions()
        (course,) = journal.facts.courses()
        keep(journal, a_reaction(infusion), CourseDay(course=course.id, day=ago(3), state=CourseState.TAKEN))
        yield journal


@pytest.fixture
def annas(journal: Journal) -> Journal:
    verbs.set_setting(journal, PERSON, "Anna")
    return journal


def sent(journal: Journal, tmp_path: Path, wish: PackWish = EVERYTHING) -> Path:
    path = tmp_path / "from-sam.ironjournal"
    path.unlink(missing_ok=True)
    write_pack(journal.facts, path, wish, passphrase=WORDS, now=journal.clock())
    return path


def plan_of(journal: Journal, path: Path) -> ImportPlan:
    return received.preview(path, journal.facts, passphrase=WORDS, person=journal.person)


def told(plan: ImportPlan) -> dict[str, int]:
    return {action.value: count for action, count in plan.counts().items() if count}


def test_it_is_shown_before_anything_is_done(annas: Journal, sams: Journal, tmp_path: Path) -> None:
    before = annas.dump()
    plan = plan_of(annas, sent(sams, tmp_path))
    assert told(plan) == {"add": 10}
    assert plan.person == "Anna"
    assert plan.remarks[0].startswith("Entered by Sam, signed off on ")
    assert [tracker.key for tracker in plan.trackers] == ["pain"]
    assert "score of 20 Nov 2026" in [entry.where for entry in plan.entries]
    assert annas.dump() == before


def test_every_entry_keeps_who_entered_it_and_one_undo_takes_all_back(
    annas: Journal, sams: Journal, tmp_path: Path
) -> None:
    before = annas.dump()
    run(annas, plan_of(annas, sent(sams, tmp_path)))
    scores = annas.facts.scores()
    assert [(one.tracker, one.entered_by) for one in scores] == [("mood", "Sam"), ("pain", "Sam"), ("fatigue", "Sam")]
    assert scores[-1].note == "a bad night"
    assert all(one.source != "typed" for one in scores)
    (infusion,), (reaction,) = annas.facts.infusions(), annas.facts.reactions()
    assert reaction.infusion == infusion.id
    annas.undo()
    assert annas.dump() == before


def test_a_second_time_nothing_is_new(annas: Journal, sams: Journal, tmp_path: Path) -> None:
    path = sent(sams, tmp_path)
    run(annas, plan_of(annas, path))
    again = plan_of(annas, path)
    assert told(again) == {"skip": 10}
    assert not again.changes_anything


def test_the_same_entered_by_both_is_one_and_what_belongs_to_it_finds_it(
    annas: Journal, sams: Journal, tmp_path: Path
) -> None:
    keep(annas, a_score(1, 7), an_infusion(20), Course(title="tablets", started_on=ago(60)))
    annas_infusion, annas_course = annas.facts.infusions()[0], annas.facts.courses()[0]
    plan = plan_of(annas, sent(sams, tmp_path))
    run(annas, plan)
    assert len(annas.facts.infusions()) == 1
    assert annas.facts.reactions()[0].infusion == annas_infusion.id
    assert [one.course for one in annas.facts.course_days(annas_course.id)] == [annas_course.id]


def test_what_the_journal_has_otherwise_is_left_as_it_is(annas: Journal, sams: Journal, tmp_path: Path) -> None:
    path = sent(sams, tmp_path)
    run(annas, plan_of(annas, path))
    score = next(one for one in annas.facts.scores() if one.tracker == "mood")
    verbs.log_score(annas, replace(a_score(2, 9, "mood"), id=""))
    plan = plan_of(annas, path)
    (refused,) = plan.entries.of(Action.REJECT)
    assert refused.reason == "The journal has it otherwise. It was left as it is there."
    run(annas, plan)
    assert next(one for one in annas.facts.scores() if one.tracker == "mood").value == 9 != score.value


def test_what_was_deleted_here_does_not_come_back_by_itself(annas: Journal, sams: Journal, tmp_path: Path) -> None:
    path = sent(sams, tmp_path)
    run(annas, plan_of(annas, path))
    (infusion,) = annas.facts.infusions()
    verbs.remove_fact(annas, infusion)
    plan = plan_of(annas, path)
    assert [entry.reason for entry in plan.entries.of(Action.REJECT)] == [
        "It was deleted here. Undo that to have it back.",
        "What it belongs to is not kept either.",
    ]
    annas.undo()
    assert told(plan_of(annas, path)) == {"skip": 10}
    annas.undo()
    assert told(plan_of(annas, path)) == {"add": 10}, "what was taken back as a whole can be taken in again"


def test_a_score_beyond_the_scale_here_is_not_taken(annas: Journal, sams: Journal, tmp_path: Path) -> None:
    keep(annas, a_tracker("pain", name="Pain", low=0, high=2, position=9))
    plan = plan_of(annas, sent(sams, tmp_path))
    (refused,) = plan.entries.of(Action.REJECT)
    assert refused.reason == "It is beyond the scale of this score."
    run(annas, plan)
    assert annas.facts.scores(tracker="pain") == []


def test_entries_for_somebody_else_are_not_taken(journal: Journal, sams: Journal, tmp_path: Path) -> None:
    verbs.set_setting(journal, PERSON, "Bea")
    with pytest.raises(FileNotUnderstood, match="for another journal"):
        plan_of(journal, sent(sams, tmp_path))
    verbs.set_setting(journal, PERSON, "ANNA ")
    assert told(plan_of(journal, sent(sams, tmp_path))) == {"add": 10}


def test_only_what_is_signed_off_is_taken(annas: Journal, sams: Journal, tmp_path: Path) -> None:
    unsigned = sent(sams, tmp_path, replace(EVERYTHING, signed_off_by=""))
    with pytest.raises(FileNotUnderstood, match="signed off"):
        plan_of(annas, unsigned)
    assert sams.path is not None
    sams.checkpoint()
    with pytest.raises(FileNotUnderstood, match="signed off"):
        plan_of(annas, sams.path)


def test_another_passphrase_or_another_file_is_said(annas: Journal, sams: Journal, tmp_path: Path) -> None:
    path = sent(sams, tmp_path)
    with pytest.raises(WrongPassphrase):
        received.preview(path, annas.facts, passphrase="another", person="Anna")
    path.write_bytes(b"not a journal at all")
    with pytest.raises(JournalUnreadable):
        plan_of(annas, path)


def test_a_pack_that_is_signed_off_says_so_when_it_is_looked_at(sams: Journal, tmp_path: Path) -> None:
    from journal_app.domain.pack_words import pack_words

    with Journal.open(sent(sams, tmp_path), passphrase=WORDS) as pack:
        assert pack.pack is not None
        assert pack_words(pack.pack).startswith("Entries by Sam, signed off on ")
        assert pack.read_only
        assert [one.entered_by for one in pack.facts.scores()] == ["Sam"] * 3
