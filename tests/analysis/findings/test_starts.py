# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from collections.abc import Iterable
from dataclasses import replace

import pytest

from journal_app.analysis.findings.page import findings
from journal_app.analysis.findings.start_words import always_words, caveat_words, question_words, sentence
from journal_app.analysis.findings.starts import StartFinding, WindowName
from journal_app.analysis.statistics.verdicts import Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.scores import Day, Mark
from journal_app.domain.treatments import Course, Event, EventKind, InfusionKind
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, ago, an_infusion, keep

GIVEN = 100
WOBBLE = (0, 1, -1, 1, 0, -1, 2, 0, -2, 1, 0, 0, -1, 1)


def a_diary(days: Iterable[int], level: int = 5, after: int = 5, tracker: str = "fatigue") -> list[Fact]:
    """Scores that wobble about a level, another one from four weeks after the infusion on."""
    return [a_score(day, (level if day > GIVEN - 28 else after) + WOBBLE[day % len(WOBBLE)], tracker) for day in days]


def started(journal: Journal) -> list[StartFinding]:
    """What the page says of starts."""
    return [each for each in findings(journal.facts, today=TODAY) if isinstance(each, StartFinding)]


def asked(*facts: Fact, tracker: str = "fatigue") -> dict[str, StartFinding]:
    """The findings of one tracker, by what day 0 is and the window; of several starts the newest."""
    with Journal.create(None) as journal:
        keep(journal, *facts)
        found = [each for each in started(journal) if each.tracker.key == tracker]
    return {f"{each.anchor.of} {each.window}": each for each in reversed(found)}


def test_a_journal_with_nothing_in_it_is_asked_nothing() -> None:
    assert asked() == {}
    assert asked(*a_diary(range(300))) == {}


def test_the_primary_question_is_the_first_score_after_the_newest_iron_infusion() -> None:
    facts = (*a_diary(range(400)), *a_diary(range(400), tracker="mood"))
    given = (an_infusion(GIVEN), an_infusion(30, 600, "Ocrevus", kind=InfusionKind.DISEASE_MODIFYING), an_infusion(300))
    with Journal.create(None) as journal:
        keep(journal, *facts, *given)
        found = started(journal)
    assert [each.is_primary for each in found].count(True) == 1
    assert found[0].is_primary
    assert (found[0].tracker.key, found[0].start.day) == ("fatigue", ago(GIVEN).toordinal())
    assert found[0].window is WindowName.PRIMARY
    assert len({each.id for each in found}) == len(found)


def test_a_large_drop_is_told_with_its_size_its_range_and_its_days() -> None:
    found = asked(*a_diary(range(400), level=7, after=3), an_infusion(GIVEN))["iron primary"]
    assert found.answer.verdict is Verdict.LOWER
    said = sentence(found)
    assert "less than this diary's own past led to expect: a clear difference." in said
    assert "29 of 29 days counted" in said
    assert question_words(found) == "Fatigue after Ferinject 1000 mg (13 Aug 2026), days 28 to 56"
    assert "cannot be told from one diary" in always_words(found)[-1]


def test_a_diary_in_which_nothing_happens_takes_no_side() -> None:
    found = asked(*a_diary(range(400)), an_infusion(GIVEN))
    assert {each.answer.verdict for each in found.values()} <= {Verdict.CANNOT_TELL, Verdict.ABOUT_THE_SAME}


@pytest.mark.parametrize(
    ("facts", "verdict", "words"),
    [
        ([*a_diary(range(3)), an_infusion(1)], Verdict.NOT_ENOUGH_YET, "Not enough to tell: it takes 28 days"),
        ([*a_diary(range(30, 400)), an_infusion(20)], Verdict.NOT_ENOUGH_YET, "Can't tell yet: 0 of 15 days so far."),
        ([*a_diary(range(90, 400)), an_infusion(GIVEN)], Verdict.NOT_ENOUGH_YET, "Not enough to tell: 0 of the 15"),
        ([*(a_score(day, 5) for day in range(400)), an_infusion(GIVEN)], Verdict.CANNOT_TELL, "hardly differ"),
        ([*a_diary(range(400)), an_infusion(0)], Verdict.NOT_ENOUGH_YET, "It can be looked at from 17 Jan 2027 on."),
        ([*a_diary(range(400)), an_infusion(399)], Verdict.NOT_ENOUGH_YET, "it takes 28 days before it"),
    ],
)
def test_what_is_missing_is_said_in_plain_words(facts: list[Fact], verdict: Verdict, words: str) -> None:
    found = asked(*facts)["iron primary"]
    assert found.answer.verdict is verdict
    assert words in sentence(found)
    assert found.answer.size is None


def test_days_all_marked_too_ill_are_counted_and_tell_nothing() -> None:
    marks = [Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(40, 76)]
    found = asked(*a_diary([*range(40), *range(76, 400)]), *marks, an_infusion(GIVEN))["iron primary"]
    assert found.answer.verdict is Verdict.NOT_ENOUGH_YET
    assert "days were too ill to log." in " ".join(caveat_words(found))


def test_where_days_too_ill_would_turn_the_answer_nobody_can_tell() -> None:
    ill = range(45, 59)
    days = [day for day in range(400) if day not in ill]
    scores = a_diary(days, level=6, after=4)
    without = asked(*scores, an_infusion(GIVEN))["iron primary"]
    assert without.answer.verdict is Verdict.LOWER
    assert without.if_worst is None
    marked = asked(*scores, *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in ill), an_infusion(GIVEN))["iron primary"]
    assert marked.too_ill == len(ill)
    assert marked.if_worst is not Verdict.LOWER
    assert marked.is_unsteady
    assert marked.answer.verdict is Verdict.CANNOT_TELL
    assert "would change the answer" in " ".join(caveat_words(marked))


def test_a_relapse_a_crash_and_an_infection_get_the_picture_only() -> None:
    events = [
        Event(first_on=ago(GIVEN), kind=kind, title=str(kind))
        for kind in (EventKind.RELAPSE, EventKind.CRASH, EventKind.INFECTION, EventKind.VACCINATION, EventKind.HEAT)
    ]
    found = asked(*a_diary(range(400)), *events)
    for kind in ("relapse", "crash", "infection"):
        assert found[f"{kind} primary"].answer.verdict is Verdict.PICTURE_ONLY
        assert "only the picture is shown" in sentence(found[f"{kind} primary"])
        assert f"{kind} later" not in found
    assert found["vaccination primary"].answer.verdict is not Verdict.PICTURE_ONLY
    assert not any(name.startswith("heat") for name in found)
    assert not any(each.is_primary for each in found.values())


def test_what_else_began_is_told_by_name() -> None:
    others = (
        Course(title="Iron tablets", started_on=ago(GIVEN - 10)),
        Event(first_on=ago(GIVEN - 20), kind=EventKind.RELAPSE, title="Left leg"),
        a_result(GIVEN - 5, "crp", 12, "mg/L", flag="H"),
        a_result(GIVEN - 6, "crp", 1, "mg/L"),
        Event(first_on=ago(GIVEN - 70), kind=EventKind.TRAVEL, title="Too late"),
    )
    found = asked(*a_diary(range(400)), *others, an_infusion(GIVEN), an_infusion(GIVEN - 7))["iron primary"]
    assert [each.label for each in found.meanwhile] == ["CRP “H”", "Iron tablets", "Left leg"]
    assert "Meanwhile: CRP “H”" in " ".join(caveat_words(found))
    assert found.start.doses == 2


def test_the_early_window_after_iron_names_what_it_holds() -> None:
    found = asked(*a_diary(range(400)), an_infusion(GIVEN))
    assert "phosphate falls furthest" in " ".join(caveat_words(found["iron early"]))
    assert "phosphate" not in " ".join(caveat_words(found["iron primary"]))


def test_no_value_decides_which_questions_are_asked() -> None:
    one = asked(*a_diary(range(400), level=3), an_infusion(GIVEN), an_infusion(300))
    other = asked(*a_diary(range(400), level=7, after=2), an_infusion(GIVEN), an_infusion(300))
    assert list(one) == list(other)
    assert [each.is_primary for each in one.values()] == [each.is_primary for each in other.values()]


def test_an_early_window_of_a_smaller_scale_is_told_in_its_own_points() -> None:
    found = asked(*a_diary(range(400), level=7, after=3), an_infusion(GIVEN))["iron primary"]
    smaller = replace(found, tracker=replace(found.tracker, high=found.tracker.high and found.tracker.high * 10))
    assert "about the same" in sentence(smaller)


def test_where_a_slow_wave_looks_like_a_step_that_is_said_first() -> None:
    found = asked(*a_diary(range(300), level=7, after=3), an_infusion(GIVEN))["iron primary"]
    assert sentence(found).startswith(
        "With under 270 days before, a slow wave over the year cannot be told from a step."
    )
    assert not any("slow wave" in words for words in caveat_words(found))
    longer = asked(*a_diary(range(400), level=7, after=3), an_infusion(GIVEN))["iron primary"]
    assert "slow wave" not in sentence(longer)


def test_doses_of_one_course_are_no_other_thing_and_what_came_again_is_named_once() -> None:
    steroids = (
        an_infusion(GIVEN - day, 1000, "Methylprednisolone", kind=InfusionKind.STEROID, product="methylprednisolone")
        for day in (13, 14, 15)
    )
    same_day = Course(title="Vitamin D", started_on=ago(GIVEN))
    found = asked(*a_diary(range(400)), an_infusion(GIVEN), an_infusion(GIVEN - 7, 500), same_day, *steroids)
    one = found["iron primary"]
    assert one.start.doses == 2
    assert [each.label for each in one.meanwhile] == ["Vitamin D", *["Methylprednisolone 1000 mg"] * 3]
    said = " ".join(caveat_words(one))
    assert "Vitamin D (13 Aug 2026); Methylprednisolone 1000 mg (3 times from 26 Aug 2026 on)." in said
