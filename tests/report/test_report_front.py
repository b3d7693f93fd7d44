# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What page one says, part by part."""

from datetime import timedelta
from decimal import Decimal

from journal_app.domain.records import Appointment, Exclusion, Question
from journal_app.domain.scores import Day, Mark
from journal_app.domain.treatments import Course, Event, EventKind, InfusionKind, Reaction, Severity
from journal_app.report.appointment.asked import Part
from journal_app.report.appointment.changed import changed
from journal_app.report.appointment.dates import dates_of
from journal_app.report.appointment.document import Items, Labelled, Picture, Section
from journal_app.report.appointment.given import infusions
from journal_app.report.appointment.glance import glance, serious
from journal_app.report.appointment.pictures import timelines
from journal_app.report.appointment.quality import quality
from journal_app.report.appointment.questions import all_questions, first_questions
from journal_app.report.appointment.spells import spells
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, a_result, a_score, ago, an_infusion, keep
from tests.report.summaries import a_summary, rows_of, said, these_days


def labelled(section: Section) -> dict[str, str]:
    return {row.label: row.text for block in section.blocks if isinstance(block, Labelled) for row in block.rows}


def items(section: Section) -> tuple[str, ...]:
    return next(block.texts for block in section.blocks if isinstance(block, Items))


def test_a_birth_date_and_a_number_stand_there_only_as_they_were_typed(journal: Journal) -> None:
    assert "born" not in said(a_summary(journal))
    who = a_summary(journal, birth_date="1980?", clinic_number="#7").who
    assert who[0] == "born 1980? · clinic number #7"


def test_it_says_since_when_and_for_which_appointment(journal: Journal) -> None:
    keep(journal, Appointment(day=ago(30)), Appointment(day=ago(-5), with_whom="Dr Sample"), Appointment(day=ago(-9)))
    assert a_summary(journal).who == (
        "22 Oct – 21 Nov 2026, since the last appointment · for the appointment on 26 Nov 2026, Dr Sample",
    )


def test_a_reaction_recorded_as_serious_comes_first_whenever_it_was(journal: Journal) -> None:
    old, new = an_infusion(900, 500, "Venofer", product="iron sucrose"), an_infusion(20)
    keep(journal, old, new)
    first, second = journal.facts.infusions()
    keep(
        journal,
        Reaction(infusion=first.id, kind="fainting", onset_day=0, severity=Severity.SERIOUS, lasted="an hour"),
        Reaction(infusion=second.id, kind="headache", severity=Severity.MODERATE, note="private"),
    )
    section = serious(journal.facts, these_days())
    assert items(section) == (
        "Fainting after iron sucrose (Venofer) 500 mg · given on 4 Jun 2024 · began on day 0 · lasted: an hour",
    )
    assert "Serious reactions" not in labelled(glance(journal.facts, these_days()))


def test_what_was_later_than_the_last_day_is_not_told(journal: Journal) -> None:
    keep(journal, an_infusion(1, iron_mg=Decimal(1000)), a_result(1, "ferritin", 7), a_score(1, 9))
    keep(journal, Reaction(infusion=journal.facts.infusions()[0].id, kind="fainting", severity=Severity.SERIOUS))
    dates = dates_of(journal.facts, today=TODAY, last=ago(10))
    document = a_summary(journal, dates=dates)
    assert document.front.serious.is_empty
    for told in ("Ferinject", "ng/mL", "Fainting"):
        assert told not in said(document)


def test_an_empty_journal_says_of_each_thing_that_there_is_none(journal: Journal) -> None:
    assert labelled(glance(journal.facts, these_days())) == {
        "Serious reactions": "none recorded",
        "Last infusions": "none noted",
        "Iron in 12 months": "none noted",
        "Treatments now": "no course under way is noted",
        "Bleeding, donations": "none noted",
        "Days logged": "0 of 91 days",
    }


def test_iron_is_added_up_over_twelve_months_and_what_is_not_known_is_said(journal: Journal) -> None:
    keep(
        journal,
        an_infusion(364, 500, iron_mg=Decimal(500)),
        an_infusion(365, 900, iron_mg=Decimal(900)),
        an_infusion(40, 1000, iron_mg=Decimal("750.5")),
        an_infusion(30, 1),
        an_infusion(20, 600, "Ocrevus", kind=InfusionKind.DISEASE_MODIFYING),
    )
    told = labelled(glance(journal.facts, these_days()))
    assert told["Iron in 12 months"] == (
        "1250.5 mg of elemental iron in 2 infusions · 1 infusion without a known amount · 22 Nov 2025 – 21 Nov 2026"
    )
    assert told["Last infusions"].splitlines() == [
        "iron: ferric carboxymaltose (Ferinject) 1 mg, 22 Oct 2026, 30 days before 21 Nov 2026",
        "disease-modifying: ferric carboxymaltose (Ocrevus) 600 mg, 1 Nov 2026, 20 days before 21 Nov 2026",
    ]


def test_treatments_under_way_bleeding_and_days_in_a_line_each(journal: Journal) -> None:
    keep(
        journal,
        Course(title="Biotin", started_on=ago(400), dose="5 mg"),
        Course(title="Old", started_on=ago(400), stopped_on=ago(90)),
        Course(title="To come", started_on=ago(-3)),
        Event(first_on=ago(60), last_on=ago(55), kind=EventKind.BLEEDING, title="Heavy period", note="private"),
        Event(first_on=ago(10), kind=EventKind.DONATION, title=""),
        Event(first_on=ago(300), kind=EventKind.DONATION, title=""),
        *(a_score(day, 5) for day in range(10)),
        Day(day=ago(11), mark=Mark.TOO_ILL),
        Day(day=ago(12), mark=Mark.NOT_TRACKED),
    )
    told = labelled(glance(journal.facts, these_days()))
    assert told["Treatments now"] == "Biotin 5 mg"
    assert told["Bleeding, donations"] == "Bleeding or heavy period: 22 – 27 Sept 2026; Blood donation: 11 Nov 2026"
    assert told["Days logged"] == "10 of 91 days · 1 too ill to log · 1 not tracked"


def test_what_is_new_are_facts_since_the_last_appointment(journal: Journal) -> None:
    keep(
        journal,
        Appointment(day=ago(60), with_whom="Dr Example"),
        an_infusion(100),
        an_infusion(50),
        an_infusion(40),
        Course(title="Iron tablets", started_on=ago(70), stopped_on=ago(20)),
        Course(title="Vitamin D", started_on=ago(10), dose="1000 IU"),
        a_result(80, "ferritin", 10),
        a_result(30, "ferritin", 200),
        a_result(30, "crp", 2, "mg/L"),
        a_result(15, "tsat", 30, "%"),
    )
    section = changed(journal.facts, dates_of(journal.facts, today=TODAY))
    assert section.heading == "New since the last appointment on 22 Sept 2026 (Dr Example)"
    assert labelled(section) == {
        "Infusions": "iron (2)",
        "Started": "Vitamin D 1000 IU (11 Nov 2026)",
        "Stopped": "Iron tablets (1 Nov 2026)",
        "Results": "3 results from 2 days of blood drawn, the last on 6 Nov 2026",
    }
    assert "Nothing new" in said(changed(journal.facts, these_days(3)))


def test_infusions_stand_with_amount_and_reactions_and_days_in_a_row_as_one(journal: Journal) -> None:
    pulse = {"kind": InfusionKind.STEROID, "product": "methylprednisolone"}
    keep(journal, *(an_infusion(day, 1000, "", **pulse) for day in (12, 11, 10)), an_infusion(50, iron_mg=Decimal(500)))
    first = journal.facts.infusions()[0]
    keep(journal, Reaction(infusion=first.id, kind="headache", onset_day=2, lasted="a day", note="private"))
    assert rows_of(infusions(journal.facts, these_days()))[1:] == [
        ["9 – 11 Nov 2026", "methylprednisolone", "3 × 1000 mg", "none noted"],
        [
            "2 Oct 2026",
            "ferric carboxymaltose (Ferinject)",
            "1000 mg (500 mg of elemental iron)",
            "Headache (day 2, a day)",
        ],
    ]


def test_four_hundred_infusions_are_a_few_rows_and_a_count(journal: Journal) -> None:
    keep(journal, *(an_infusion(day, day + 1) for day in range(400)))
    section = infusions(journal.facts, these_days(399))
    assert len(rows_of(section)) == 6
    assert "395 earlier ones are not shown here." in said(section)


def test_relapses_and_crashes_are_counted_and_their_notes_kept_private(journal: Journal) -> None:
    keep(
        journal,
        Event(first_on=ago(20), last_on=ago(17), kind=EventKind.CRASH, title="After the wedding", note="private"),
        Event(first_on=ago(5), kind=EventKind.CRASH, title=""),
        Event(first_on=ago(100), last_on=ago(80), kind=EventKind.RELAPSE, title="Relapse"),
        Event(first_on=ago(3), kind=EventKind.TRAVEL, title="Holiday"),
    )
    assert labelled(spells(journal.facts, these_days())) == {
        "Relapse": "1 time: 13 Aug – 2 Sept 2026",
        "Crash": "2 times: 16 Nov 2026; After the wedding, 1 – 4 Nov 2026",
    }
    assert "None noted" in said(spells(journal.facts, these_days(1)))


def test_my_questions_are_those_without_an_answer_for_this_visit_first(journal: Journal) -> None:
    keep(journal, Appointment(day=ago(50)), Appointment(day=ago(-5)))
    past, coming = journal.facts.every(Appointment)
    keep(
        journal,
        Question(text="left over", position=0, appointment=past.id),
        Question(text="third", position=2),
        Question(text="first", position=0, appointment=coming.id),
        Question(text="second", position=1),
        Question(text="answered", position=0, answer="yes", answered_on=ago(1)),
    )
    dates = these_days()
    assert items(first_questions(journal.facts, dates, others_follow=True)) == ("first", "second", "third")
    alone = first_questions(journal.facts, dates, others_follow=False)
    assert "1 more question is not shown." in said(alone)
    assert "1 more question follows." in said(first_questions(journal.facts, dates, others_follow=True))
    assert items(all_questions(journal.facts, dates)) == ("first", "second", "third", "left over")


def test_questions_that_page_one_has_whole_are_not_repeated(journal: Journal) -> None:
    keep(journal, Question(text="Why?"))
    assert all_questions(journal.facts, these_days()).is_empty
    keep(journal, Question(text="long " * 100, position=1))
    assert len(items(first_questions(journal.facts, these_days(), others_follow=True))[1]) < 260
    assert items(all_questions(journal.facts, these_days()))[1] == "long " * 100


def test_the_box_says_how_far_the_data_reach(journal: Journal) -> None:
    keep(journal, *(a_score(day, 5) for day in range(10)), a_result(3, "ferritin", 9))
    journal.entered_by = "Sam"
    keep(journal, a_score(20, 5), Exclusion(first_on=ago(60), last_on=ago(58), reason="private"))
    told = labelled(quality(journal.facts, these_days(), made_up=False))
    assert told == {
        "Days logged": "11 of 91 days",
        "Left out": "3 days, by the writer’s choice",
        "Entered by": "not named (11) and Sam (1)",
        "Came in": "all scores and results typed by hand",
        "Recalled": "scores of 10 days given later",
    }
    assert "Nobody lived" in said(quality(journal.facts, these_days(), made_up=True))


def test_signs_no_font_has_are_counted_in_the_box(journal: Journal) -> None:
    assert "Signs" not in labelled(a_summary(journal).front.quality)
    keep(journal, Course(title="Tee \N{TEACUP WITHOUT HANDLE}", started_on=ago(5)))
    document = a_summary(journal, parts=frozenset[Part]())
    # Once among treatments under way, once among what is new.
    assert labelled(document.front.quality)["Signs"].startswith("2 signs")


def test_the_timeline_shows_what_these_days_hold_and_nothing_else(journal: Journal) -> None:
    ranged: dict[str, object] = {"range_low": Decimal(30), "range_high": Decimal(300)}
    keep(
        journal,
        *(a_score(day, day % 10) for day in range(200)),
        a_result(150, "ferritin", 10, laboratory="South", **ranged),
        a_result(30, "ferritin", 100, laboratory="North", range_low=Decimal(15), range_high=Decimal(150)),
        Event(first_on=ago(150), kind=EventKind.INFECTION, title="Flu"),
        Appointment(day=ago(90)),
        Day(day=ago(30), note="private"),
    )
    whole, lower = timelines(journal.facts, these_days())
    (picture,) = whole.blocks
    assert lower == whole, "there was nothing beside it to leave out"
    assert isinstance(picture, Picture)
    scores, ferritin = picture.spec.panels  # type: ignore[union-attr]
    assert scores.key.startswith("scores")
    assert [series.words for series in ferritin.points] == ["Ferritin (ng/mL), printed range 15–150"]
    assert [point.text for series in ferritin.points for point in series.points] == ["100"]
    assert picture.spec.lanes == ()  # type: ignore[union-attr]
    assert "table" not in picture.alt
    assert "91 days logged" in picture.alt
    assert "private" not in picture.alt


def test_days_with_nothing_in_them_have_no_chart(journal: Journal) -> None:
    for drawn in timelines(journal.facts, these_days()):
        assert said(drawn) == "Timeline\nNothing is noted in these days."


def test_the_foot_names_the_change_and_moves_on_with_each(journal: Journal) -> None:
    before = a_summary(journal).foot
    assert before.endswith("journal at change 0")
    keep(journal, a_score(1, 5))
    assert a_summary(journal).foot.endswith("journal at change 1")
    journal.undo()
    assert a_summary(journal).foot.endswith("journal at change 2")


def test_the_title_names_nobody(journal: Journal) -> None:
    document = a_summary(journal)
    assert document.title == "Summary for an appointment, 22 Nov 2025 – 21 Nov 2026"


def test_every_day_of_the_report_counts(journal: Journal) -> None:
    dates = these_days(0)
    assert dates.span.days == 1
    keep(journal, a_score(0, 5))
    assert labelled(glance(journal.facts, dates))["Days logged"] == "1 of 1 day"
    assert dates.first + timedelta(days=0) == TODAY
