# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which infusion a question was written before, that it becomes the primary one, and what is said of its size."""

from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.analysis.anchors import Start
from journal_app.analysis.findings.start_words import words_of_start
from journal_app.analysis.findings.starts import StartFinding, WindowName
from journal_app.analysis.findings.written_before import (
    WITHIN_DAYS,
    Bound,
    Standing,
    WrittenBefore,
    bind,
    bound_questions,
)
from journal_app.analysis.findings.written_words import size_words, standing_words, written_caveats, written_words
from journal_app.analysis.statistics.verdicts import Caveat, Verdict
from journal_app.domain.facts import Fact
from journal_app.domain.records import Expectation
from journal_app.domain.treatments import InfusionKind
from journal_app.store.journal import Journal
from tests.analysis.findings.test_starts import GIVEN, a_diary, asked, started
from tests.analysis.lives import TODAY, ago, an_infusion, keep
from tests.builders import a_tracker

DAYS = st.integers(730_000, 732_000)


def written(days_ago: int, tracker: str = "fatigue", size: str = "1.5", **more: object) -> Expectation:
    """A question written so many days before the tests' today, at noon."""
    at = datetime.combine(ago(days_ago), time(12), tzinfo=UTC)
    made = Expectation(tracker=tracker, size=Decimal(size), recorded_at=at, id=f"w{days_ago}{tracker}", entered_by="x")
    return replace(made, **more)  # type: ignore[arg-type]


def bound(*facts: Fact) -> list[Bound]:
    with Journal.create(None) as journal:
        keep(journal, *facts)
        return list(bound_questions(journal.facts, TODAY.toordinal()))


def primary(*facts: Fact) -> StartFinding:
    """The primary question of a journal."""
    with Journal.create(None) as journal:
        keep(journal, *facts)
        (found,) = (each for each in started(journal) if each.is_primary)
    return found


# Binding


def test_it_belongs_to_the_next_infusion_of_its_kind() -> None:
    steroid = an_infusion(95, 1000, "Solu-Medrol", kind=InfusionKind.STEROID, product="methylprednisolone")
    (one,) = bound(written(110), an_infusion(300), steroid, an_infusion(GIVEN), an_infusion(10))
    assert one.standing is Standing.COUNTS
    assert one.start is not None
    assert one.start.day == ago(GIVEN).toordinal()


def test_the_day_of_the_infusion_itself_is_not_too_late_and_the_day_after_is() -> None:
    assert [one.standing for one in bound(written(GIVEN), an_infusion(GIVEN))] == [Standing.COUNTS]
    assert [one.standing for one in bound(written(GIVEN - 1), an_infusion(GIVEN))] == [Standing.WAITING]


def test_a_dose_within_a_course_is_no_infusion_of_its_own() -> None:
    (one,) = bound(written(GIVEN - 3), an_infusion(GIVEN), an_infusion(GIVEN - 7))
    assert one.standing is Standing.WAITING


def test_an_infusion_entered_later_for_an_earlier_day_takes_nothing() -> None:
    with Journal.create(None) as journal:
        keep(journal, written(50))
        keep(journal, an_infusion(51))
        (one,) = bound_questions(journal.facts, TODAY.toordinal())
    assert one.start is None


def test_without_an_infusion_within_a_year_it_lapses() -> None:
    (one,) = bound(written(WITHIN_DAYS + 1))
    assert one.standing is Standing.LAPSED
    late = bound(written(WITHIN_DAYS + 5), an_infusion(4))
    assert [one.standing for one in late] == [Standing.LAPSED]
    (just,) = bound(written(WITHIN_DAYS + 5), an_infusion(5))
    assert just.standing is Standing.COUNTS


def test_of_several_before_the_same_infusion_the_last_one_counts() -> None:
    facts = (written(120), written(110, "mood", "2"), an_infusion(GIVEN))
    assert [one.standing for one in bound(*facts)] == [Standing.OVERTAKEN, Standing.COUNTS]


@given(
    days=st.lists(DAYS, max_size=6).map(sorted),
    given_on=st.lists(DAYS, max_size=6, unique=True).map(sorted),
    today=DAYS,
)
def test_it_never_belongs_to_a_start_before_the_day_it_was_written(
    days: list[int], given_on: list[int], today: int
) -> None:
    asking = [(day, Expectation(tracker="fatigue", size=Decimal(1), id=str(number))) for number, day in enumerate(days)]
    starts = [Start(id=f"i{day}", day=day, label="x") for day in given_on]
    found = bind(asking, {InfusionKind.IRON: starts}, today)
    assert [one.expectation.id for one in found] == [one.id for _day, one in asking]
    for one in found:
        within = [day for day in given_on if one.day <= day <= one.day + WITHIN_DAYS]
        assert (one.start.day if one.start else None) == min(within, default=None)
        assert (one.start is None) is (one.standing in {Standing.WAITING, Standing.LAPSED})
    counting = [one.start.id for one in found if one.standing is Standing.COUNTS and one.start]
    assert len(counting) == len(set(counting))
    assert set(counting) == {one.start.id for one in found if one.start}


# The primary question


def two_scores() -> list[Fact]:
    return [*a_diary(range(400)), *a_diary(range(400), tracker="mood")]


def test_what_was_written_before_an_infusion_is_the_primary_question() -> None:
    found = primary(*two_scores(), written(120, "mood"), an_infusion(GIVEN))
    assert (found.tracker.key, found.window, found.start.day) == ("mood", WindowName.PRIMARY, ago(GIVEN).toordinal())
    assert found.written == WrittenBefore(day=ago(120).toordinal(), size=Decimal("1.5"))


def test_what_was_written_afterwards_changes_nothing() -> None:
    found = primary(*two_scores(), written(GIVEN - 1, "mood"), an_infusion(GIVEN))
    assert (found.tracker.key, found.written) == ("fatigue", None)


def test_it_comes_before_a_newer_infusion_and_before_iron_but_waits_until_its_days_are_over() -> None:
    steroid = an_infusion(220, 1000, "Solu-Medrol", kind=InfusionKind.STEROID, product="methylprednisolone")
    early = written(230, "mood", kind=InfusionKind.STEROID)
    assert primary(*two_scores(), early, steroid, an_infusion(GIVEN)).anchor.of == InfusionKind.STEROID
    waiting = primary(*two_scores(), written(30, "mood"), an_infusion(200), an_infusion(20))
    assert (waiting.tracker.key, waiting.start.day) == ("fatigue", ago(200).toordinal())


def test_of_those_written_before_different_infusions_the_newest_comes_first() -> None:
    found = primary(*two_scores(), written(320), written(110, "mood"), an_infusion(300), an_infusion(GIVEN))
    assert (found.tracker.key, found.start.day) == ("mood", ago(GIVEN).toordinal())


def test_no_value_decides_what_is_primary() -> None:
    facts = (written(120, "mood", "9"), an_infusion(GIVEN))
    one = primary(*a_diary(range(400), level=3), *a_diary(range(400), tracker="mood"), *facts)
    other = primary(*a_diary(range(400), level=7, after=2), *a_diary(range(400), tracker="mood", after=1), *facts)
    assert (one.tracker.key, one.start.day) == (other.tracker.key, other.start.day) == ("mood", ago(GIVEN).toordinal())


def test_only_the_window_looked_at_first_was_written_about() -> None:
    found = asked(*a_diary(range(400)), written(120), an_infusion(GIVEN))
    assert {name: each.written is not None for name, each in found.items()} == {
        "iron primary": True, "iron later": False, "iron early": False,
    }  # fmt: skip


# Words


def a_finding(low: float, high: float, size: str = "1.5", verdict: Verdict = Verdict.CANNOT_TELL) -> StartFinding:
    """A question written before with an answer of this range."""
    found = asked(*a_diary(range(400), level=7, after=3), written(120, size=size), an_infusion(GIVEN))["iron primary"]
    assert found.answer.size is not None
    answer = replace(found.answer, size=replace(found.answer.size, estimate=(low + high) / 2, low=low, high=high))
    return replace(found, answer=answer, verdict=verdict)


@pytest.mark.parametrize(
    ("low", "high", "verdict", "words"),
    [
        (-3.0, -1.6, Verdict.LOWER, "The whole range is at least that large."),
        (-3.0, -1.5, Verdict.LOWER, "The whole range is at least that large."),
        (1.5, 2.5, Verdict.HIGHER, "The whole range is at least that large."),
        (-3.0, -1.4, Verdict.LOWER, "The range holds both sizes that would count and sizes that would not."),
        (0.2, 1.5, Verdict.HIGHER, "The range holds both sizes that would count and sizes that would not."),
        (-1.2, 1.6, Verdict.CANNOT_TELL, "The range holds both sizes that would count and sizes that would not."),
        (-2.0, 2.0, Verdict.CANNOT_TELL, "The range holds both sizes that would count and sizes that would not."),
        (-1.4, -0.2, Verdict.LOWER, "The range stays below what was written down."),
        (-0.4, 0.4, Verdict.ABOUT_THE_SAME, "The range stays below what was written down."),
        (-1.4, 1.4, Verdict.CANNOT_TELL, "The range stays below what was written down."),
        (-3.0, -1.6, Verdict.CANNOT_TELL, "Whether it was that large, nobody can tell."),
    ],
)
def test_the_whole_range_says_whether_it_was_that_large(low: float, high: float, verdict: Verdict, words: str) -> None:
    assert written_words(a_finding(low, high, verdict=verdict)) == (
        f"Written down on 24 Jul 2026, before the infusion: a change of 1.5 points or more would count. {words}"
    )


def test_what_takes_no_side_says_nothing_of_size_either() -> None:
    found = a_finding(-0.4, 0.4)
    short = replace(found, answer=replace(found.answer, caveats=(Caveat.TOO_SHORT_FOR_A_SIDE,)))
    for each in (replace(found, is_unsteady=True), short):
        assert written_words(each).endswith("Whether it was that large, nobody can tell.")


def test_while_nothing_can_be_said_it_stands_there_already() -> None:
    found = asked(*a_diary(range(30, 400)), written(40), an_infusion(20))["iron primary"]
    said = words_of_start(found).sentence
    assert said.startswith("Can't tell yet: 0 of 15 days so far.")
    assert said.endswith("before the infusion: a change of 1.5 points or more would count.")


def test_one_of_the_same_day_is_not_called_before() -> None:
    found = asked(*a_diary(range(400)), written(GIVEN, size="1"), an_infusion(GIVEN))["iron primary"]
    assert "on 13 Aug 2026, the day of the infusion: a change of 1 point or more" in written_words(found)
    assert written_words(asked(*a_diary(range(400)), an_infusion(GIVEN))["iron primary"]) == ""


def test_that_there_were_several_is_said() -> None:
    found = asked(*a_diary(range(400)), written(130, "mood"), written(120), an_infusion(GIVEN))["iron primary"]
    (said,) = written_caveats(found)
    assert said == "2 questions were written before this infusion. The one written last counts."
    assert said in words_of_start(found).caveats


def test_each_is_listed_with_what_became_of_it() -> None:
    facts = (written(500, size="2.00"), written(120), written(110, size="1"), an_infusion(GIVEN), written(5))
    tracker = a_tracker("fatigue")
    assert [standing_words(one, tracker) for one in bound(*facts)] == [
        "Written on 9 Jul 2025: Fatigue, 2 points. No iron infusion came within a year.",
        "Written on 24 Jul 2026, before Ferinject 1000 mg on 13 Aug 2026: Fatigue, 1.5 points. A later one counts.",
        "Written on 3 Aug 2026, before Ferinject 1000 mg on 13 Aug 2026: Fatigue, 1 point",
        "Written on 16 Nov 2026, before the next iron infusion: Fatigue, 1.5 points",
    ]
    assert size_words(Decimal("1.25"), tracker) == "1.25 points"
    assert size_words(Decimal(30), replace(tracker, low=None, high=None)) == "30"
