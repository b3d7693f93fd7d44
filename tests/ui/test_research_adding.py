# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.domain.card_drafts import CardDraft, ResultDraft
from journal_app.domain.own_cards import own_card_of
from journal_app.research.shelf import find_on, shelf
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.research.adding import MOST_TOLD
from journal_app.ui.research.typed import TypedCard, typed_of
from tests.research.cards import an_own_row
from tests.ui.test_research_presenter import Stage, staged

TYPED = TypedCard(
    about="ferritin, heavy legs, iron infusion",
    draft=CardDraft(
        title="Ferritin in a village",
        authors="Doe, Jo\nMüller, Ana",
        published="2020",
        doi="https://doi.org/10.1000/182",
        found="More sheep, more iron.",
        cannot_say="Anything about people.\nWhat came first.",
        results=(ResultDraft(what="iron", measure="odds ratio", estimate="1.5", low="1.1", high="2.0"), ResultDraft()),
    ),
)
RIS = "TY  - JOUR\nTI  - Text {0}\nAU  - Doe, Jo\nPY  - 2020\nDO  - 10.1000/{0}\nER  - \n"


@pytest.fixture
def stage(journal: Journal) -> Stage:
    return staged(journal)


def problems(stage: Stage) -> set[str]:
    return {problem.field for problem in stage.view.problems[-1]}


def test_a_text_is_added_by_hand_and_lies_open(stage: Stage, journal: Journal) -> None:
    stage.presenter.adding.start()
    stage.presenter.adding.save(replace(TYPED, about="ferritin, iron infusion"))
    (row,) = journal.facts.cards()
    own = own_card_of(row)
    assert row.key == "my-doe-2020"
    assert own.reference.doi == "10.1000/182"
    assert (own.topics.analytes, own.topics.treatments) == (("ferritin",), ("iron",))
    assert own.summary is not None
    assert own.summary.cannot_say == ("Anything about people.", "What came first.")
    assert len(own.summary.results) == 1  # a number nobody typed anything into is none
    assert stage.view.forms[-1] == (None, "")
    assert stage.view.page.key == "my-doe-2020"
    assert stage.view.page.sure[0].spec.lines


def test_a_name_that_is_not_known_stands_beside_its_field_and_nothing_is_kept(stage: Stage, journal: Journal) -> None:
    stage.presenter.adding.start()
    stage.presenter.adding.save(TYPED)
    assert problems(stage) == {"about"}
    assert journal.facts.cards() == []
    assert stage.view.forms[-1][0] is not None  # the form stays open


def test_what_was_found_is_never_kept_without_what_it_cannot_say(stage: Stage, journal: Journal) -> None:
    stage.presenter.adding.start()
    stage.presenter.adding.save(replace(TYPED, about="", draft=replace(TYPED.draft, cannot_say=" \n")))
    assert problems(stage) == {"cannot_say"}
    assert journal.facts.cards() == []


def test_an_added_card_is_changed_and_keeps_its_key_and_its_mark(stage: Stage, journal: Journal) -> None:
    verbs.add_card(journal, an_own_row())
    stage.presenter.edit("my-doe-2020")
    typed, heading = stage.view.forms[-1]
    assert typed is not None
    assert heading == "Change this card"
    stage.presenter.adding.close(replace(typed, about="ferritin"))
    again = stage.messages.last.act
    assert again is not None
    again()
    assert stage.view.forms[-1][1] == "Change this card"
    assert typed.draft.title == "Ferritin in a village"
    stage.presenter.adding.save(replace(typed, draft=replace(typed.draft, title="Iron in a village")))
    (row,) = journal.facts.cards()
    assert (row.key, row.title) == ("my-doe-2020", "Iron in a village")
    assert own_card_of(row).reference.abstract == "Sheep were asked."
    journal.undo()
    assert journal.facts.cards()[0].title == "Ferritin in a village"


def test_a_form_filled_with_a_card_and_saved_as_it_is_changes_nothing(stage: Stage, journal: Journal) -> None:
    stage.presenter.adding.start()
    stage.presenter.adding.save(replace(TYPED, about="ferritin, iron infusion"))
    before = journal.facts.cards()
    own = find_on(shelf(journal.facts), "my-doe-2020").own
    assert own is not None
    stage.presenter.adding.save(typed_of("my-doe-2020", own, {}))
    assert [row.content for row in journal.facts.cards()] == [row.content for row in before]


def test_what_was_typed_outlives_the_program_and_is_gone_once_saved(stage: Stage, journal: Journal) -> None:
    stage.presenter.adding.start()
    stage.presenter.adding.hold(TYPED)
    again = staged(journal)
    assert again.view.forms[-1][0] == TYPED
    assert "is back" in again.messages.last.text
    again.presenter.adding.save(replace(TYPED, about=""))
    assert staged(journal).view.forms == []


def test_a_form_closed_by_mistake_is_opened_again(stage: Stage) -> None:
    stage.presenter.adding.start()
    stage.presenter.adding.close(TYPED)
    assert stage.view.forms[-1] == (None, "")
    again = stage.messages.last
    assert again.action == "Open again"
    assert again.act is not None
    again.act()
    assert stage.view.forms[-1][0] == TYPED
    stage.presenter.adding.close(TypedCard())
    assert len(stage.messages.all) == 1  # nothing was typed, nothing is said


def test_a_file_is_shown_before_anything_of_it_is_kept(stage: Stage, journal: Journal, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text(
        RIS.format(1) + RIS.format(2) + "TY  - JOUR\nAU  - Nobody\nER  - \n" + RIS.format(1), encoding="utf-8"
    )
    stage.presenter.adding.read_file(file)
    plan = stage.view.plans[-1]
    assert plan is not None
    assert plan.said == "mine.txt: 2 new, 1 here already, 1 that cannot be kept."
    assert plan.new == ("Text 1", "Text 2")
    assert any("no title" in line.casefold() for line in plan.others)
    assert plan.add == "Add 2 texts"
    assert journal.facts.cards() == []

    stage.presenter.adding.keep_plan()
    assert {row.key for row in journal.facts.cards()} == {"my-doe-2020", "my-doe-2020-2"}
    assert stage.view.plans[-1] is None
    assert [line.key for line in stage.view.list.lines] == ["my-doe-2020", "my-doe-2020-2"]
    journal.undo()
    assert journal.facts.cards() == []


def test_a_file_may_be_left_and_a_page_of_the_web_is_refused_with_words(
    stage: Stage, journal: Journal, tmp_path: Path
) -> None:
    file = tmp_path / "mine.ris"
    file.write_text(RIS.format(1), encoding="utf-8")
    stage.presenter.adding.read_file(file)
    stage.presenter.adding.drop_plan()
    stage.presenter.adding.keep_plan()
    assert journal.facts.cards() == []
    file.write_text("<!DOCTYPE html><html><body>Log in</body></html>", encoding="utf-8")
    stage.presenter.adding.read_file(file)
    assert "web page" in f"{stage.messages.last.text} {stage.messages.last.detail}"
    stage.presenter.adding.read_file(tmp_path / "gone.ris")
    assert str(tmp_path / "gone.ris") in f"{stage.messages.last.text} {stage.messages.last.detail}"


def test_of_many_records_a_few_are_told_one_by_one(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "many.ris"
    file.write_text("".join(RIS.format(number) for number in range(75)), encoding="utf-8")
    stage.presenter.adding.read_file(file)
    plan = stage.view.plans[-1]
    assert plan is not None
    assert len(plan.new) == MOST_TOLD + 1
    assert plan.new[-1] == f"and {75 - MOST_TOLD} more"
    assert plan.add == "Add 75 texts"


@pytest.mark.parametrize(("form", "holds"), [("ris", "TY  - JOUR"), ("bibtex", "@article"), ("csl-json", '"title"')])
def test_own_texts_leave_as_a_file(stage: Stage, journal: Journal, tmp_path: Path, form: str, holds: str) -> None:
    verbs.add_card(journal, an_own_row())
    path = tmp_path / "out"
    path.write_text("an older one, which the reader agreed to replace", encoding="utf-8")
    stage.presenter.adding.write_file(path, form)
    assert holds in path.read_text(encoding="utf-8")
    assert "Ferritin in a village" in path.read_text(encoding="utf-8")
    assert stage.messages.last.text == f"Written: {path}, with 1 text."
