# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Infusions, reactions, events, courses, follow-up dates and questions, as they are typed."""

from typing import Any

import pytest

from journal_app.words import speaking
from tests.cli.runner import Iron

ON = ("--on", "2024-11-02")


def only(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_an_iron_product_brings_its_kind_and_unit(iron: Iron) -> None:
    said = iron("infusion", "add", "Ferinject", "1000", *ON, "--place", "day clinic", "--note", "slow").stdout
    given = iron.json("infusion", "list", "--json")
    assert said == "Kept: Ferinject 1000 mg on 2 Nov 2024.\n"
    names = ("given_on", "kind", "product", "amount", "unit", "iron_mg", "place", "note")
    assert only(given, *names) == [
        ("2024-11-02", "iron", "Ferinject", "1000", "mg", "1000", "day clinic", "slow"),
    ]


def test_what_is_said_stands_above_what_is_known(iron: Iron) -> None:
    iron("infusion", "add", "saline", "500", "--unit", "mL", "--kind", "fluid", "--brand", "B", *ON)
    given = iron.table("infusion")
    assert only(given, "kind", "product", "brand", "amount", "unit", "iron_mg") == [
        ("fluid", "saline", "B", "500", "mL", None)
    ]


@pytest.mark.parametrize(
    ("amount", "named"), [("-5", "-5"), ("1.000", "1000"), ("lots", "lots"), ("0", "0"), ("<5", "<5")]
)
def test_an_amount_that_cannot_be_is_refused(iron: Iron, amount: str, named: str) -> None:
    assert named in iron.refused("infusion", "add", "Ferinject", amount, *ON)


def test_infusions_are_listed_with_their_reactions(iron: Iron) -> None:
    assert iron("infusion", "list").stdout == "There are no infusions yet.\n"
    iron("infusion", "add", "Ferinject", "500", *ON)
    iron("infusion", "reaction", "headache", "--on", "2024-11-03")
    heading, row = iron("infusion", "list").stdout.splitlines()
    assert heading.split() == ["Day", "Kind", "Product", "Amount", "Reactions"]
    assert row.split() == ["2", "Nov", "2024", "iron", "Ferinject", "500", "mg", "1"]


def test_a_reaction_belongs_to_the_last_infusion_before_it_or_to_the_one_named(iron: Iron) -> None:
    for day in ("2024-10-01", "2024-11-02", "2024-12-01"):
        iron("infusion", "add", "Ferinject", "500", "--on", day)
    more = ("--lasted", "two days", "--severity", "mild", "--note", "after lunch")
    said = iron("infusion", "reaction", "headache", "--on", "2024-11-05", *more).stdout
    iron("infusion", "reaction", "odd taste", "--on", "2024-11-05", "--infusion", "2024-10-01")
    first, second, _third = (row["id"] for row in iron.json("infusion", "list", "--json"))
    assert said == "Kept: Headache, 3 days after Ferinject of 2 Nov 2024.\n"
    assert only(iron.table("reaction"), "infusion", "kind", "onset_day", "lasted", "severity", "note") == [
        (second, "headache", 3, "two days", "mild", "after lunch"),
        (first, "odd taste", 35, "", "", ""),
    ]


def test_a_reaction_to_nothing_is_refused(iron: Iron) -> None:
    assert "no infusion yet" in iron.refused("infusion", "reaction", "headache", *ON)
    iron("infusion", "add", "Ferinject", "500", *ON)
    assert "2024-11-02" in iron.refused("infusion", "reaction", "headache", "--on", "2024-11-01")
    assert "2024-11-02" in iron.refused("infusion", "reaction", "headache", "--infusion", "2024-11-03")
    assert "not a number of days" in iron.refused(
        "infusion", "reaction", "headache", "--on", "2024-11-01", "--infusion", "2024-11-02"
    )


@pytest.fixture
def two_on_a_day(iron: Iron) -> Iron:
    """A journal with two infusions of one day, and one of the month before."""
    iron("infusion", "add", "Ferinject", "500", "--on", "2024-10-01")
    iron("infusion", "add", "Ferinject", "500", *ON, "--at", "09:00")
    iron("infusion", "add", "ocrelizumab", "300", "--unit", "mg", "--brand", "Ocrevus", *ON, "--at", "11:00")
    return iron


def test_of_several_infusions_on_a_day_one_is_named(two_on_a_day: Iron) -> None:
    for typed in ((), ("--infusion", "2024-11-02")):
        said = two_on_a_day.refused("infusion", "reaction", "headache", "--on", "2024-11-03", *typed)
        assert "Several infusions were given on 2 Nov 2024." in said
        assert "There are: Ferinject, ocrelizumab (Ocrevus)." in said
        assert "--product" in said
    for name, began in (("ferinject", "2024-11-03"), ("Ocrevus", "2024-11-03"), ("Ocrelizumab", "2024-11-04")):
        two_on_a_day("infusion", "reaction", "headache", "--on", began, "--product", name)
    two_on_a_day("infusion", "reaction", "rash", *ON, "--infusion", "2024-10-01", "--product", "Ferinject")
    before, ferinject, ocrevus = (row["id"] for row in two_on_a_day.json("infusion", "list", "--json"))
    assert [row["infusion"] for row in two_on_a_day.table("reaction")] == [ferinject, ocrevus, ocrevus, before]


def test_an_infusion_that_was_not_given_then_is_answered_with_those_that_were(two_on_a_day: Iron) -> None:
    said = two_on_a_day.refused("infusion", "reaction", "headache", *ON, "--product", "Monofer")
    assert said.startswith("None of these infusions is of Monofer.\nThere are: Ferinject, ocrelizumab (Ocrevus).\n")
    said = two_on_a_day.refused("infusion", "reaction", "headache", "--infusion", "2024-11-03")
    assert "Days with an infusion: 2024-10-01, 2024-11-02." in said


def test_two_bags_of_one_product_on_a_day_are_told_apart_by_nobody(iron: Iron) -> None:
    for time in ("09:00", "11:00"):
        iron("infusion", "add", "Ferinject", "500", *ON, "--at", time)
    assert "after Ferinject of 2 Nov 2024" in iron("infusion", "reaction", "headache", *ON).stdout


def test_answers_are_in_the_readers_language_as_the_window_has_them(iron: Iron) -> None:
    with speaking("de"):
        iron("course", "add", "Oral iron", "--from", "2024-10-01")
        taken = iron("course", "day", "eisen zum einnehmen", "no-dose", *ON).stdout
        listed = iron("course", "list").stdout
        event = iron("event", "add", "donation", "--from", "2024-11-02").stdout
        iron("infusion", "add", "ocrelizumab", "300", "--unit", "mg", "--kind", "disease-modifying", *ON)
        given = iron("infusion", "list").stdout
        felt = iron("infusion", "reaction", "headache", *ON).stdout
        marked = iron("research", "mark", "prefer-2014", "saved").stdout
    assert "Eisen zum Einnehmen, keine Dosis geplant" in taken
    assert "Eisen zum Einnehmen" in listed
    assert "Blutspende" in event
    assert "verlaufsmodifizierend" in given
    assert "Kopfschmerzen" in felt
    assert "gespeichert" in marked


def test_an_event_is_kept_with_its_days(iron: Iron) -> None:
    said = iron(
        "event", "add", "relapse", "left arm", "--from", "2024-09-01", "--to", "2024-09-20", "--note", "x"
    ).stdout
    iron("event", "add", "PEM", "--from", "2024-10-01")
    assert said == "Kept: relapse “left arm”, 1 Sept 2024 to 20 Sept 2024.\n"
    assert only(iron.table("event"), "kind", "title", "first_on", "last_on", "note") == [
        ("relapse", "left arm", "2024-09-01", "2024-09-20", "x"),
        ("crash", "", "2024-10-01", None, ""),
    ]


def test_an_event_that_cannot_be_is_refused(iron: Iron) -> None:
    assert "relapse, crash" in iron.refused("event", "add", "relaps", "left arm")
    days = ("--from", "2024-09-20", "--to", "2024-09-01")
    assert "comes before" in iron.refused("event", "add", "relapse", "left arm", *days)


def test_a_course_and_its_days_are_kept(iron: Iron) -> None:
    said = iron("course", "add", "Iron tablets", "--from", "2024-10-01", "--dose", "every other day").stdout
    ended = iron("course", "add", "Biotin", "--from", "2024-10-01", "--to", "2024-10-05", "--note", "x").stdout
    iron("course", "day", "iron tablets", "taken", *ON)
    marked = iron("course", "day", "iron tablets", "no-dose", *ON, "--note", "ran out").stdout
    [tablets, _biotin] = iron.table("course")
    assert said == "Kept: Iron tablets, from 1 Oct 2024.\n"
    assert ended == "Kept: Biotin, 1 Oct 2024 to 5 Oct 2024.\n"
    assert marked == "Kept: Iron tablets, no dose planned on 2 Nov 2024.\n"
    assert only(iron.table("course_day"), "course", "day", "state", "note") == [
        (tablets["id"], "2024-11-02", "no dose", "ran out")
    ]


def test_a_day_goes_to_the_last_course_begun_by_then(iron: Iron) -> None:
    for first in ("2024-01-01", "2024-06-01", "2024-12-01"):
        iron("course", "add", "Iron tablets", "--from", first)
    iron("course", "day", "Iron tablets", "skipped", *ON)
    [row] = iron.table("course_day")
    assert row["course"] == iron.table("course")[1]["id"]


@pytest.fixture
def twice(iron: Iron) -> Iron:
    """A journal where a course still runs, and another of the same title, begun later, is over."""
    iron("course", "add", "vit D", "--from", "2024-01-01")
    iron("course", "add", "vit D", "--from", "2024-05-01", "--to", "2024-06-01")
    return iron


def test_the_course_that_runs_is_meant_and_not_one_that_is_over(twice: Iron) -> None:
    assert twice("course", "stop", "vit D", *ON).stdout == "Kept: vit D, 1 Jan 2024 to 2 Nov 2024.\n"
    assert only(twice.table("course"), "stopped_on") == [("2024-11-02",), ("2024-06-01",)]
    twice("course", "day", "vit D", "taken", "--on", "2024-07-01")
    [row] = twice.table("course_day")
    assert row["course"] == twice.table("course")[0]["id"]


def test_where_several_courses_run_the_last_begun_is_taken_and_that_is_said(twice: Iron) -> None:
    said = twice("course", "day", "vit D", "taken", "--on", "2024-05-10").stdout
    assert "Several called vit D were being taken on 10 May 2024. This is the one begun last, on 1 May 2024." in said
    [row] = twice.table("course_day")
    assert row["course"] == twice.table("course")[1]["id"]
    assert "Several called vit D" in twice("course", "stop", "vit D", "--on", "2024-05-20").stdout
    assert only(twice.table("course"), "stopped_on") == [(None,), ("2024-05-20",)]


def test_where_no_course_runs_the_command_that_moves_its_end_is_named(twice: Iron) -> None:
    twice("course", "stop", "vit D", "--on", "2024-10-01")
    for typed in (("stop", "vit D"), ("day", "vit D", "taken")):
        said = twice.refused("course", *typed, *ON)
        assert "vit D was not taken on 2 Nov 2024." in said
        assert "1 Jan 2024 to 1 Oct 2024; 1 May 2024 to 1 Jun 2024" in said
        assert "course edit 'vit D' --to 2024-11-02" in said


def test_a_correction_means_the_course_that_runs(twice: Iron) -> None:
    twice("course", "edit", "vit D", "--dose", "1000 IU")
    assert only(twice.table("course"), "dose") == [("1000 IU",), ("",)]
    twice("course", "edit", "vit D", "--to", "2024-10-01")
    twice("course", "edit", "vit D", "--to", "2024-06-03")
    assert only(twice.table("course"), "stopped_on") == [("2024-10-01",), ("2024-06-03",)]


def test_a_dose_said_again_keeps_its_note(iron: Iron) -> None:
    iron("course", "add", "Iron tablets", "--from", "2024-10-01")
    iron("course", "day", "Iron tablets", "skipped", *ON, "--note", "felt sick")
    iron("course", "day", "Iron tablets", "taken", *ON)
    assert only(iron.table("course_day"), "state", "note") == [("taken", "felt sick")]
    iron("course", "day", "Iron tablets", "taken", *ON, "--note", "in the evening")
    assert only(iron.table("course_day"), "state", "note") == [("taken", "in the evening")]


def test_a_day_of_an_unknown_course_names_those_there_are(iron: Iron) -> None:
    assert "holds none yet" in iron.refused("course", "day", "Iron tablets", "taken", *ON)
    iron("course", "add", "Iron tablets", "--from", "2024-11-03")
    assert "Iron tablets" in iron.refused("course", "day", "aspirin", "taken", *ON)
    assert "3 Nov 2024" in iron.refused("course", "day", "iron tablets", "taken", *ON)
    assert "missing" in iron.refused("course", "add", " ")


@pytest.mark.parametrize(("said", "kept"), [((), None), (("--observed",), 1), (("--not-observed",), 0)])
def test_an_infusion_may_say_when_which_and_whether_one_stayed(
    iron: Iron, said: tuple[str, ...], kept: int | None
) -> None:
    iron("infusion", "add", "Ferinject", "500", *ON, "--at", "9:30", "--course", "2 of 3", *said)
    assert only(iron.table("infusion"), "given_time", "course", "observed") == [("09:30", "2 of 3", kept)]


def test_courses_are_listed_with_the_days_noted(iron: Iron) -> None:
    assert iron("course", "list").stdout == "There are no treatments yet.\n"
    iron("course", "add", "Iron tablets", "--from", "2024-10-01", "--to", "2024-10-01")
    iron("course", "add", "Biotin", "--from", "2024-10-02", "--dose", "one a day")
    for day, state in (("2024-10-03", "taken"), ("2024-10-04", "taken"), ("2024-10-05", "skipped")):
        iron("course", "day", "Biotin", state, "--on", day)
    _heading, first, second = iron("course", "list").stdout.splitlines()
    assert first.split() == ["Iron", "tablets", "1", "Oct", "2024"]
    assert second.endswith("from 2 Oct 2024  taken 2, skipped 1")
    assert only(iron.json("course", "list", "--json"), "title", "dose") == [
        ("Iron tablets", ""),
        ("Biotin", "one a day"),
    ]


def test_a_course_is_stopped_on_its_last_day(iron: Iron) -> None:
    iron("course", "add", "Iron tablets", "--from", "2024-10-01")
    assert iron("course", "stop", "iron tablets", *ON).stdout == "Kept: Iron tablets, 1 Oct 2024 to 2 Nov 2024.\n"
    assert only(iron.table("course"), "stopped_on") == [("2024-11-02",)]
    assert "had not begun" in iron.refused("course", "stop", "iron tablets", "--on", "2024-09-01")


def test_what_is_not_named_of_a_course_stays(iron: Iron) -> None:
    iron("course", "add", "Iron", "--from", "2024-10-01", "--to", "2024-10-05", "--dose", "one", "--note", "x")
    iron("course", "edit", "Iron", "--dose", "two")
    iron("course", "edit", "Iron", "--title", "Iron tablets", "--to", "", "--from", "2024-10-02")
    names = ("title", "started_on", "stopped_on", "dose", "note")
    assert only(iron.table("course"), *names) == [("Iron tablets", "2024-10-02", None, "two", "x")]
    assert "comes before" in iron.refused("course", "edit", "Iron tablets", "--to", "2024-09-01")
    assert "missing" in iron.refused("course", "edit", "Iron tablets", "--title", " ")


def test_a_date_to_come_back_to_may_lie_ahead_and_is_done(iron: Iron) -> None:
    assert iron("follow-up", "list").stdout == "There are no follow-up dates yet.\n"
    said = iron("follow-up", "add", "2027-02-01", "Blood test", "--note", "fasting").stdout
    iron("follow-up", "add", "2024-11-02", "blood test")
    assert said == "Kept: Blood test on 1 Feb 2027.\n"
    assert iron("follow-up", "done", "BLOOD test", *ON).stdout == "Done: blood test of 2 Nov 2024.\n"
    names = ("due_on", "title", "done_on", "note")
    assert only(iron.json("follow-up", "list", "--json"), *names) == [
        ("2024-11-02", "blood test", "2024-11-02", ""),
        ("2027-02-01", "Blood test", None, "fasting"),
    ]
    _heading, first, _second = iron("follow-up", "list").stdout.splitlines()
    assert first.split() == ["2", "Nov", "2024", "blood", "test", "2", "Nov", "2024"]
    assert iron("follow-up", "done", "blood test", "--undone").stdout == "Not done: blood test of 2 Nov 2024.\n"
    assert [row["done_on"] for row in iron.table("follow_up")] == [None, None]


def test_a_date_that_is_none_and_one_that_is_not_there_are_refused(iron: Iron) -> None:
    assert "holds none yet" in iron.refused("follow-up", "done", "blood test")
    assert "not a day" in iron.refused("follow-up", "add", "soon", "blood test")
    assert "too far ahead" in iron.refused("follow-up", "add", "2204-11-02", "blood test")
    iron("follow-up", "add", "2024-11-02", "blood test")
    assert "blood test" in iron.refused("follow-up", "done", "call")


def test_questions_are_kept_in_order(iron: Iron) -> None:
    iron("question", "add", "Why so tired?")
    assert iron("question", "add", " When again? ").stdout == "Kept as question 2.\n"
    assert only(iron.table("question"), "position", "text") == [(1, "Why so tired?"), (2, "When again?")]
    assert "empty" in iron.refused("question", "add", " ")


def test_the_note_of_a_course_day_is_kept_without_blanks_around_it(iron: Iron) -> None:
    iron("course", "add", "Iron", "--from", "2024-11-01")
    iron("course", "day", "Iron", "taken", "--on", "2024-11-02", "--note", " with juice ")
    assert [row["note"] for row in iron.table("course_day")] == ["with juice"]
