# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is told of the changes of a journal, to somebody who looks back."""

from datetime import timedelta
from decimal import Decimal

import pytest

from journal_app.analysis.past_words import change_words, entry_change, label_words, names_in, origin_words
from journal_app.domain.scores import Part, Score
from journal_app.errors import CannotUndo, NotFound
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from journal_app.store.past import Past, PastWish, day_bounds
from tests.builders import A_DAY, a_lab_result, a_reaction, a_score, an_event, an_infusion
from tests.plugins.clock import FrozenClock


@pytest.fixture
def past(journal: Journal) -> Past:
    """The past of a journal with a score that was corrected by Sam, a lab result and an event that was deleted."""
    verbs.log_score(journal, a_score(value=7, note="slept badly"))
    journal.entered_by = "Sam"
    verbs.log_score(journal, a_score(value=4))
    verbs.add_lab_results(journal, [a_lab_result()])
    event = verbs.add_event(journal, an_event(title="Walked too far")).value
    verbs.remove_fact(journal, event)
    return journal.facts.past()


def found(past: Past, wish: PastWish) -> list[Operation]:
    return [record.operation for record in past.page(wish, most=10).changes]


def test_a_page_is_some_of_the_changes_newest_first(past: Past, journal: Journal) -> None:
    whole = journal.history()
    page = past.page(PastWish(), skip=1, most=2)
    assert list(page.changes) == whole[1:3]
    assert (page.skipped, page.total) == (1, 5)
    assert past.page(PastWish(), skip=99, most=2).changes == (whole[-1],)
    assert past.page(PastWish(words="never said"), most=2).total == 0


def test_changes_are_found_by_words_kind_person_and_day(past: Past, journal: Journal) -> None:
    add, remove, labs, log = Operation.ADD_EVENT, Operation.REMOVE, Operation.ADD_LAB, Operation.LOG_SCORE
    assert found(past, PastWish(words="FERRITIN")) == [labs]
    assert found(past, PastWish(words="walked too")) == [remove, add]
    assert found(past, PastWish(words="slept badly")) == [log]
    assert found(past, PastWish(words="no such", operations_meant=[labs])) == [labs]
    assert found(past, PastWish(words="%")) == []
    assert found(past, PastWish(operation=remove)) == [remove]
    assert len(found(past, PastWish(by="Sam"))) == 4
    since, until = day_bounds(journal.clock().astimezone().date())
    assert len(found(past, PastWish(since=since, until=until))) == 5
    assert found(past, PastWish(since=until)) == []
    assert (past.people(), past.operations()) == (["", "Sam"], [log, labs, add, remove])


def test_what_a_change_altered_is_told_from_both_sides(past: Past, journal: Journal) -> None:
    removed, added, _labs, corrected, logged = journal.history()
    (entry,) = past.altered(corrected.id, 9)
    assert isinstance(entry.before, Score)
    assert isinstance(entry.after, Score)
    assert (entry.before.value, entry.after.value) == (Decimal(7), Decimal(4))
    (first,) = past.altered(logged.id, 9)
    assert first.before is None
    assert isinstance(first.after, Score)
    assert first.after.value == Decimal(7)  # as it was added, not as it became
    assert [side.after is None for side in past.altered(removed.id, 9)] == [True]
    assert getattr(past.altered(added.id, 9)[0].after, "title", "") == "Walked too far"
    assert past.altered("never made", 9) == ()
    with pytest.raises(NotFound):
        past.change("never made")


def test_the_change_in_the_way_is_named_and_gives_way(past: Past, journal: Journal) -> None:
    _removed, added, _labs, corrected, logged = journal.history()
    assert past.in_the_way(logged.id) == corrected
    assert past.in_the_way(added.id) == journal.history()[0]
    with pytest.raises(CannotUndo, match="changed later: log scores") as refused:
        journal.undo(logged.id)
    assert refused.value.in_the_way == corrected.id
    journal.undo(corrected.id)
    assert past.redo_gives() == corrected.id
    assert past.in_the_way(logged.id) is None
    journal.undo(logged.id)
    assert journal.facts.scores() == []


def test_undo_and_redo_name_the_change_they_turned(past: Past, journal: Journal) -> None:
    latest = journal.history()[0]
    journal.undo()
    journal.redo()
    redone, undone = journal.history(2)
    assert (redone.reverses, undone.reverses) == (latest.id, latest.id)
    assert past.position(latest.id) == 2


def test_an_import_of_weeks_ago_can_still_be_undone(journal: Journal, clock: FrozenClock) -> None:
    scores = [a_score(day=A_DAY - timedelta(days=day)) for day in range(60)]
    imported = journal.change(Operation.IMPORT, lambda edit: edit.add_many(scores), label="old diary.csv").change
    clock.move(days=40)
    verbs.log_score(journal, a_score(day=A_DAY + timedelta(days=3)))
    assert journal.facts.past().in_the_way(imported or "") is None
    journal.undo(imported)
    assert len(journal.facts.scores()) == 1


def test_labels_become_words(past: Past, journal: Journal) -> None:
    verbs.set_settings(journal, {"day_ends": "05:00", "unit:ferritin": "ug/L"})
    names = names_in(journal.facts)
    settings, removed, added, labs, corrected, _logged = journal.history()
    told = [label_words(record, names) for record in (settings, removed, added, labs, corrected)]
    assert told == [
        "when a day ends, unit that Ferritin is shown in",
        "Event",
        "Walked too far",
        "Ferritin",
        "20 Nov 2026, Fatigue",
    ]
    assert change_words(labs) == "add lab results (ferritin)"
    assert origin_words(labs) == "typed"


def test_what_was_forgotten_is_said_to_be(past: Past, journal: Journal) -> None:
    verbs.log_score(journal, a_score("mood", part=Part.MORNING))
    added = journal.history()[0].id
    infusion = verbs.add_infusion(journal, an_infusion()).value
    verbs.add_reaction(journal, a_reaction(infusion))
    reaction = journal.history()[0]
    (told,) = [entry_change(each, names_in(journal.facts)) for each in past.altered(reaction.id, 9)]
    assert (told.kind, told.title, told.done) == (
        "Reaction",
        "Headache · ferric carboxymaltose (Ferinject) · 20 Nov 2026",
        "added",
    )
    journal.forget()
    assert past.change(added).is_forgotten
    assert past.altered(added, 9) == ()
    assert past.in_the_way(added) is None
