# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Letters and photos: kept once by their content, undone and done again, swept when nothing can bring them back."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.attachments import MediaType
from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Attachment
from journal_app.errors import CannotUndo, EntryRefused, NotFound
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_course, a_lab_result, a_letter, a_reaction, a_score, an_infusion

LETTER = a_letter()
PHOTO = b"\xff\xd8\xff\xe0 a photo"


@pytest.fixture
def result(journal: Journal) -> LabResult:
    return verbs.add_lab_results(journal, [a_lab_result(laboratory="North")]).value[0]


def attach(journal: Journal, fact: Fact, content: bytes = LETTER, name: str = "letter.pdf") -> Attachment:
    media_type = MediaType.PDF if content.startswith(b"%PDF") else MediaType.JPEG
    return verbs.add_attachment(journal, name=name, media_type=media_type, belongs_to=fact, content=content).value


def blobs(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("SELECT count(*) FROM blob").fetchone()[0])
    finally:
        connection.close()


def test_a_letter_is_found_from_its_entry_with_its_bytes(journal: Journal, result: LabResult) -> None:
    kept = attach(journal, result)

    assert journal.facts.attachments(Kind.LAB_RESULT, result.id) == [kept]
    assert journal.facts.attached_to(Kind.LAB_RESULT) == {result.id: [kept]}
    assert journal.facts.attached_to(Kind.INFUSION) == {}
    assert journal.facts.attachment_content(kept) == LETTER
    assert journal.facts.attachment_size(kept) == len(LETTER)
    assert (kept.name, kept.media_type) == ("letter.pdf", "application/pdf")
    assert journal.history(1)[0].operation.words() == "attach a letter or photo"
    assert journal.check().ok


def test_the_same_bytes_are_kept_once(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        for infusion in (verbs.add_infusion(journal, an_infusion()).value for _again in range(3)):
            attach(journal, infusion)
    assert blobs(journal_path) == 1


def test_the_same_letter_is_not_kept_twice_with_one_entry(journal: Journal, result: LabResult) -> None:
    attach(journal, result)
    with pytest.raises(EntryRefused, match="already"):
        attach(journal, result, name="again.pdf")
    assert len(journal.facts.every(Attachment)) == 1


def test_what_is_no_letter_changes_nothing(journal: Journal, result: LabResult) -> None:
    before = journal.history()
    for content, media_type in ((b"<html>", "application/pdf"), (b"", "image/png"), (PHOTO, "application/pdf")):
        with pytest.raises(EntryRefused):
            verbs.add_attachment(journal, name="x", media_type=media_type, belongs_to=result, content=content)
    with pytest.raises(NotFound):
        attach(journal, replace(result, id="gone"))
    assert journal.history() == before


def test_undo_and_redo_bring_the_letter_and_its_bytes(journal: Journal, result: LabResult) -> None:
    kept = attach(journal, result)
    journal.undo()
    assert journal.facts.attachments(Kind.LAB_RESULT, result.id) == []
    journal.redo()
    assert journal.facts.attachments(Kind.LAB_RESULT, result.id) == [kept]
    assert journal.facts.attachment_content(kept) == LETTER
    verbs.remove_fact(journal, kept)
    journal.undo()
    assert journal.facts.attachment_content(kept) == LETTER


def test_an_entry_with_a_letter_is_not_undone_from_under_it(journal: Journal, result: LabResult) -> None:
    kept = attach(journal, result)
    adding = journal.history()[1]
    before = journal.dump()
    with pytest.raises(CannotUndo, match="belongs to an entry"):
        journal.undo(adding.id)
    assert journal.dump() == before
    verbs.remove_fact(journal, kept)
    removal = journal.history(1)[0]
    journal.undo(adding.id)
    with pytest.raises(CannotUndo):
        journal.undo(removal.id)
    assert journal.facts.every(Attachment) == []


def test_a_letter_of_nothing_is_not_loaded_and_check_sees_it(journal: Journal, result: LabResult) -> None:
    kept = attach(journal, result)
    for spoiled in (replace(kept, belongs_to="gone"), replace(kept, belongs_kind="recipe")):
        dump = json.loads(json.dumps(journal.dump()))
        dump["attachment"][0] |= {"belongs_to": spoiled.belongs_to, "belongs_kind": spoiled.belongs_kind}
        with Journal.create(None) as other, pytest.raises(EntryRefused):
            other.load(dump)
    journal._db.execute("UPDATE attachment SET belongs_to = 'gone'")
    assert journal.check().problems == (f"attachment: entry {kept.id} belongs to one that is not there",)


def test_several_letters_are_one_change(journal: Journal, result: LabResult) -> None:
    from journal_app.domain.attachments import read_letter

    letters = [read_letter("a.pdf", LETTER), read_letter("b.jpg", PHOTO)]
    verbs.add_letters(journal, letters, belongs_to=result)
    assert [kept.name for kept in journal.facts.attachments(Kind.LAB_RESULT, result.id)] == ["a.pdf", "b.jpg"]
    journal.undo()
    assert journal.facts.every(Attachment) == []


def test_a_letter_goes_with_its_entry_and_comes_back_with_it(journal: Journal) -> None:
    infusion = verbs.add_infusion(journal, an_infusion()).value
    reaction = verbs.add_reaction(journal, a_reaction(infusion)).value
    course = verbs.add_course(journal, a_course()).value
    for fact in (infusion, reaction, course):
        attach(journal, fact)
    before = journal.dump()

    verbs.remove_fact(journal, infusion)
    verbs.remove_fact(journal, course)
    assert journal.facts.every(Attachment) == []
    journal.undo()
    journal.undo()
    assert journal.dump() == before


def test_another_result_of_the_draw_inherits_the_letter(journal: Journal) -> None:
    draw = [a_lab_result(name, laboratory="North") for name in ("ferritin", "haemoglobin")]
    other_day = a_lab_result("ferritin", on=A_DAY.replace(day=1), laboratory="North")
    other_laboratory = a_lab_result("crp", laboratory="South")
    ferritin, haemoglobin, *_others = verbs.add_lab_results(journal, [*draw, other_day, other_laboratory]).value
    kept = attach(journal, ferritin)
    before = journal.dump()

    verbs.remove_fact(journal, ferritin)
    assert journal.facts.attachments(Kind.LAB_RESULT, haemoglobin.id) == [replace(kept, belongs_to=haemoglobin.id)]
    journal.undo()
    assert journal.dump() == before
    journal.redo()
    verbs.remove_fact(journal, haemoglobin)
    assert journal.facts.every(Attachment) == []
    assert len(journal.facts.lab_results()) == 2


def test_bytes_stay_while_a_change_could_bring_them_back(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        infusion = verbs.add_infusion(journal, an_infusion()).value
        kept = attach(journal, infusion)
        verbs.remove_fact(journal, kept)
    assert blobs(journal_path) == 1
    with Journal.open(journal_path) as journal:
        journal.undo()
        assert journal.facts.attachment_content(kept) == LETTER
        journal.undo()
    assert blobs(journal_path) == 1
    with Journal.open(journal_path) as journal:
        journal.redo()
        assert journal.facts.attachment_content(kept) == LETTER


def test_bytes_go_at_close_once_nothing_can_bring_them_back(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        infusion = verbs.add_infusion(journal, an_infusion()).value
        attach(journal, infusion, b"%PDF-1.7 sentinel words")
        kept = attach(journal, infusion, PHOTO, "photo.jpg")
        journal.undo()
        journal.undo()
        journal.redo()
        verbs.log_score(journal, a_score())
    assert blobs(journal_path) == 1
    with Journal.open(journal_path) as journal:
        verbs.log_score(journal, a_score("mood"))
        assert [letter.media_type for letter in journal.facts.every(Attachment)] == ["application/pdf"]
        with pytest.raises(NotFound):
            journal.facts.attachment_content(kept)
        while journal.can_undo:
            journal.undo()
        verbs.log_score(journal, a_score())
    assert blobs(journal_path) == 0
    assert b"sentinel" not in journal_path.read_bytes()


def test_a_look_at_a_journal_sweeps_nothing(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        verbs.log_score(journal, a_score())
    connection = sqlite3.connect(journal_path)
    connection.execute("INSERT INTO blob VALUES ('00', x'00')")
    connection.commit()
    connection.close()
    before = journal_path.read_bytes()
    with Journal.open(journal_path) as journal:
        assert not journal.check().ok
    assert journal_path.read_bytes() == before


def test_a_dump_has_names_and_no_bytes_and_a_loaded_journal_says_so(journal: Journal, result: LabResult) -> None:
    kept = attach(journal, result)
    dump = journal.dump()
    with Journal.create(None) as other:
        other.load(dump)
        assert other.dump() == dump
        assert other.facts.attachment_size(kept) is None
        with pytest.raises(NotFound, match="not in this journal"):
            other.facts.attachment_content(kept)
        assert other.check().problems == (f"attachment: the letter or photo of entry {kept.id} is not in this journal",)
        infusion = verbs.add_infusion(other, an_infusion()).value
        attach(other, infusion)
        assert other.facts.attachment_content(kept) == LETTER


def test_a_journal_without_its_letters_can_still_be_backed_up(
    journal: Journal, result: LabResult, tmp_path: Path
) -> None:
    attach(journal, result)
    with Journal.create(tmp_path / "loaded.ironjournal") as loaded:
        loaded.load(journal.dump())
        loaded.backup_to(tmp_path / "backup.ironjournal")
        with Journal.open(tmp_path / "backup.ironjournal") as copied:
            assert copied.dump() == loaded.dump()


def test_check_sees_bytes_that_are_not_what_was_kept(journal_path: Path) -> None:
    with Journal.create(journal_path) as journal:
        attach(journal, verbs.add_infusion(journal, an_infusion()).value)
    connection = sqlite3.connect(journal_path)
    connection.execute("UPDATE blob SET content = x'25504446'")
    connection.commit()
    connection.close()
    with Journal.open(journal_path) as journal:
        assert journal.check(full=False).ok
        assert "not as it was kept" in journal.check().problems[0]


def test_answers_dates_and_laboratories_are_read_in_order(journal: Journal) -> None:
    from journal_app.domain.records import AnswerSet, FollowUp

    for name, day in (("phq-9", 20), ("phq-9", 3), ("gad-7", 9)):
        verbs.add_answer_set(journal, AnswerSet(questionnaire=name, answered_on=A_DAY.replace(day=day), items="{}"))
        verbs.add_follow_up(journal, FollowUp(title=name, due_on=A_DAY.replace(day=day)))
    verbs.add_lab_results(journal, [a_lab_result("haemoglobin", laboratory="South"), a_lab_result(laboratory="North")])

    assert [answers.answered_on.day for answers in journal.facts.answer_sets()] == [3, 9, 20]
    assert [answers.answered_on.day for answers in journal.facts.answer_sets("phq-9")] == [3, 20]
    assert [follow_up.due_on.day for follow_up in journal.facts.follow_ups()] == [3, 9, 20]
    assert [known.name for known in journal.facts.laboratories()] == ["North", "South"]
    words = {record.operation.words() for record in journal.history()}
    assert {"fill in a questionnaire", "add a follow-up date"} <= words


def test_several_settings_are_one_change(journal: Journal) -> None:
    verbs.set_setting(journal, "country", "AT")
    verbs.set_settings(journal, {"country": "DE", "contact_name": "Robin"})
    assert (journal.facts.setting("country"), journal.facts.setting("contact_name")) == ("DE", "Robin")
    journal.undo()
    assert (journal.facts.setting("country"), journal.facts.setting("contact_name")) == ("AT", "")
