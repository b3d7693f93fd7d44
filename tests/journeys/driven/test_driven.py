# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The real app, started as people start it, and driven as some of them do: by a screen reader, and by keys alone."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.treatments import CourseState, InfusionKind
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.ui.screens import SCREENS
from tests.journeys.driven.sitting import Heard, Sitting, sitting_at

pytestmark = pytest.mark.journey

DRAWN, GIVEN = date(2026, 3, 2), date(2026, 3, 9)
PLACE = "radio button"  # of the rail, as of every choice of one
BUTTON = "push button"
SWITCH = "check box"  # a button that stays pressed
BETWEEN = {"filler", "panel", "layered pane", "viewport"}


def scores(facts: Facts) -> dict[str, int]:
    return {score.tracker: int(score.value) for score in facts.scores()}


def has_a_result(facts: Facts) -> bool:
    return bool(facts.lab_results())


def has_an_infusion(facts: Facts) -> bool:
    return bool(facts.infusions())


def assert_all_is_kept(path: Path) -> None:
    with Journal.open(path) as journal:
        facts = journal.facts
        assert scores(facts) == {"fatigue": 7, "mood": 4}
        assert len({score.day for score in facts.scores()}) == 1
        (result,) = facts.lab_results()
        assert (result.collected_on, result.analyte, result.value, result.unit) == (
            DRAWN,
            "ferritin",
            Decimal(18),
            "ug/L",
        )
        (infusion,) = facts.infusions()
        assert (infusion.given_on, infusion.product, infusion.amount, infusion.unit, infusion.kind) == (
            GIVEN,
            "ferric carboxymaltose",
            Decimal(500),
            "mg",
            InfusionKind.IRON,
        )
        assert journal.check().ok


def course_states(facts: Facts) -> list[CourseState]:
    return [day.state for course in facts.courses() for day in facts.course_days(course.id)]


def said_of(sitting: Sitting, name: str) -> str:
    """What is said of the one thing of this name."""
    (thing,) = [each for each in sitting.heard() if each.name == name]
    return thing.description


def unnamed(sitting: Sitting, least: int = len(SCREENS)) -> list[Heard]:
    """What the focus can come to without a word being said of it, or of what it is."""
    stops = sitting.heard("focusable")
    assert len(stops) >= least, "the rail at least is heard"
    return [each for each in stops if not each.name or each.role in {"unknown", "invalid"} or is_a_bare_choice(each)]


def is_a_bare_choice(heard: Heard) -> bool:
    """Whether nothing is told of a choice but what is chosen, which is its name here."""
    return heard.role == "combo box" and not (heard.label or heard.description)


def go_to(sitting: Sitting, title: str) -> None:
    """Choose a place in the rail, behind "More" if it stands there, and wait until the screen of this name shows."""
    is_tucked = any(entry.is_tucked and entry.title == title for entry in SCREENS)
    if is_tucked and not any((each.role, each.name) == (PLACE, title) for each in sitting.heard()):
        sitting.press(BUTTON, "More, collapsed")
    sitting.press(PLACE, title)
    sitting.until(lambda: any(each.name == title and each.role in BETWEEN for each in sitting.heard()), title)


def test_a_day_a_result_and_an_infusion_through_the_accessibility_tree_alone(journal_path: Path, home: Path) -> None:
    with sitting_at(journal_path, home) as sitting:
        sitting.press(PLACE, "Fatigue 7")
        sitting.press(PLACE, "Mood 4")
        sitting.until_kept(lambda facts: scores(facts) == {"fatigue": 7, "mood": 4}, "a day")
        (row,) = [each for each in sitting.heard() if (each.role, each.name) == ("panel", "Fatigue")]
        assert row.description.endswith("lower is better. 7 chosen.")
        go_to(sitting, "Labs")
        sitting.press(BUTTON, "Add results")
        for name, text in (
            ("Day drawn", f"{DRAWN}"),
            ("Blood value", "Ferritin"),
            ("Value", "18"),
            ("Unit", "ug/L"),
            ("Printed range", "15-150"),
        ):
            sitting.write(name, text)
        sitting.press(BUTTON, "Save")
        sitting.until_kept(has_a_result, "a result")
        go_to(sitting, "Treatments")
        sitting.press(BUTTON, "Add an infusion")
        for name, text in (
            ("Product", "ferric carboxymaltose"),
            ("Amount", "500"),
            ("Unit", "mg"),
            ("Day given", f"{GIVEN}"),
        ):
            sitting.write(name, text)
        sitting.press(BUTTON, "Save")
        sitting.until_kept(has_an_infusion, "an infusion")
    assert_all_is_kept(journal_path)


def test_a_card_is_found_read_and_marked_and_a_text_added_through_the_accessibility_tree_alone(
    journal_path: Path, home: Path
) -> None:
    with sitting_at(journal_path, home) as sitting:
        go_to(sitting, "Research")
        sitting.write("Look for words, authors, a DOI or a PMID", "favrat 24751822")
        sitting.until(lambda: any(each.name == "1 card" for each in sitting.heard()), "one card")
        (headline,) = [each.name for each in sitting.heard() if each.name.startswith("Read: One iron infusion")]
        sitting.press(BUTTON, headline)
        sitting.press(SWITCH, "Save")
        sitting.press(SWITCH, "Discuss at my appointment")
        sitting.write("Your own note", "ask about day 56")
        sitting.until_kept(
            lambda facts: (
                [(mark.card, mark.saved, mark.discuss, mark.note) for mark in facts.card_marks()]
                == [("prefer-2014", True, True, "ask about day 56")]
            ),
            "a mark",
        )
        assert unnamed(sitting) == []
        assert any(each.name.startswith("How large, how sure") or "1.68" in each.name for each in sitting.heard())
        sitting.press(BUTTON, "Back to the list")
        sitting.press(BUTTON, "Add a text")
        for name, text in (
            ("Title", "Ferritin in a village"),
            ("What it is about", "ferritin"),
            ("What was found", "More sheep, more iron."),
            ("What it cannot say", "Anything about people."),
        ):
            sitting.write(name, text)
        sitting.press(BUTTON, "Save the card")
        sitting.until_kept(lambda facts: [card.title for card in facts.cards()] == ["Ferritin in a village"], "a card")


def test_a_day_of_a_course_and_two_answers_through_the_accessibility_tree_alone(journal_path: Path, home: Path) -> None:
    with sitting_at(journal_path, home) as sitting:
        go_to(sitting, "Treatments")
        sitting.press("radio button", "Courses")
        sitting.press(BUTTON, "Add a course")
        sitting.write("Treatment", "Iron tablets")
        sitting.write("First day", f"{GIVEN}")
        sitting.press(BUTTON, "Save")
        sitting.until_kept(lambda facts: bool(facts.courses()), "a course")
        sitting.press(SWITCH, "Skipped", within="The chosen course")
        sitting.until_kept(lambda facts: bool(course_states(facts)), "a day of it")
        go_to(sitting, "Questionnaires")
        sitting.press(BUTTON, "Fill in PHQ-2")
        sitting.press(PLACE, "0  Not at all", within="Question 1")
        sitting.press(PLACE, "2  More than half the days", within="Question 2")
        sitting.until(
            lambda: said_of(sitting, "Question 2").endswith("2  More than half the days chosen."), "an answer"
        )
        sitting.press(BUTTON, "Save")
        sitting.until_kept(lambda facts: bool(facts.answer_sets()), "the answers")
    with Journal.open(journal_path) as journal:
        (course,) = journal.facts.courses()
        assert (course.title, course.started_on) == ("Iron tablets", GIVEN)
        assert course_states(journal.facts) == [CourseState.SKIPPED]
        (filled_in,) = journal.facts.answer_sets()
        assert (filled_in.questionnaire, json.loads(filled_in.items)) == ("phq-2", {"1": 0, "2": 2})
        assert journal.check().ok


def test_a_day_in_three_keys_a_result_and_an_infusion_by_keys_alone(journal_path: Path, home: Path) -> None:
    with sitting_at(journal_path, home) as sitting:
        sitting.come_to_front()
        sitting.until_focused("panel", "Fatigue")
        sitting.keys("7", "Down", "4")
        sitting.until_kept(lambda facts: scores(facts) == {"fatigue": 7, "mood": 4}, "a day")
        sitting.keys("ctrl+3")
        sitting.until_focused(BUTTON, "Add results")
        sitting.keys("space")
        sitting.until_focused("text", "Day drawn")
        sitting.type(f"{DRAWN}")
        for name in ("Time", "Laboratory"):
            sitting.tab_to("text", name)
        sitting.tab_to("combo box", "not said")
        sitting.tab_to("text", "Blood value")
        sitting.type("ferritin")
        sitting.tab_to("text", "Value")
        sitting.type("18 ug/L")
        sitting.keys("Return")
        sitting.until_kept(has_a_result, "a result")
        sitting.keys("ctrl+4")
        sitting.until_focused(BUTTON, "Add an infusion")
        sitting.keys("space")
        sitting.until_focused("text", "Product")
        sitting.type("ferric carboxymaltose")
        for name, text in (("Brand", ""), ("Amount", "500"), ("Unit", "mg")):
            sitting.tab_to("text", name)
            sitting.type(text)
        sitting.tab_to("combo box", "iron")  # which the product is
        sitting.tab_to("text", "Day given")
        sitting.type(f"{GIVEN}")
        sitting.keys("Return")
        sitting.until_kept(has_an_infusion, "an infusion")
        sitting.keys("ctrl+z")
        sitting.until_kept(lambda facts: not has_an_infusion(facts), "the infusion taken back")
        sitting.keys("ctrl+shift+z")
        sitting.until_kept(has_an_infusion, "the infusion once more")
        sitting.keys("ctrl+q")
    assert_all_is_kept(journal_path)


def test_a_first_start_takes_two_keys_to_the_first_score(journal_path: Path, home: Path) -> None:
    with sitting_at(journal_path, home, is_there=False) as sitting:
        sitting.come_to_front()
        sitting.until_focused("text", "Name")
        assert unnamed(sitting, least=4) == []
        assert not journal_path.exists()
        sitting.keys("Escape")
        sitting.until_focused("panel", "Fatigue")
        sitting.keys("7")
        sitting.until_kept(lambda facts: scores(facts) == {"fatigue": 7}, "a score")
        sitting.keys("ctrl+q")


def test_whatever_the_focus_can_come_to_has_a_name_and_a_role_on_every_screen(journal_path: Path, home: Path) -> None:
    with sitting_at(journal_path, home) as sitting:
        sitting.press(PLACE, "Fatigue 7")
        sitting.until_kept(lambda facts: scores(facts) == {"fatigue": 7}, "a score")
        for entry in SCREENS:
            go_to(sitting, entry.title)
            assert unnamed(sitting) == [], entry.title
        for title, adding in (("Today", "Add an event"), ("Labs", "Add results"), ("Treatments", "Add an infusion")):
            go_to(sitting, title)
            sitting.press(BUTTON, adding)
            sitting.until(lambda: any(each.role == "text" for each in sitting.heard()), adding)
            assert unnamed(sitting) == [], adding
