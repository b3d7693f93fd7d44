# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.scores import Better, DayRule, Part, Score
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.previews.answers import DayOrder, TrackerReading
from journal_app.exchange.previews.asks import DayOrderAsk
from journal_app.exchange.previews.plan import Action
from journal_app.store.journal import Journal
from tests.exchange.samples import a_table, imported, only_entry, planned, write

HEADER = "full_date,date,weekday,time,mood,activities,note_title,note"
OLDER = "date,weekday,time,mood,activities,note"
OLDEST = "year,date,weekday,time,mood,activities,note"
WITH_SCALES = "full_date,date,weekday,time,mood,activities,scales,note_title,note"


def a_diary(*rows: str, header: str = HEADER) -> str:
    return a_table(header, *rows)


def read(journal: Journal, folder: Path, row: str, header: str = HEADER) -> Score:
    entry = only_entry(journal, folder, a_diary(row, header=header))
    assert entry.action is Action.ADD, entry.reason
    assert isinstance(entry.fact, Score)
    return entry.fact


def refused(journal: Journal, folder: Path, row: str, header: str = HEADER) -> str:
    entry = only_entry(journal, folder, a_diary(row, header=header))
    assert (entry.action, entry.where) == (Action.REJECT, "line 2")
    return entry.reason


@pytest.mark.parametrize(("mood", "value"), [("rad", 5), ("Good", 4), (" meh ", 3), ("bad", 2), ("awful", 1)])
def test_the_five_moods_are_five_to_one(journal: Journal, tmp_path: Path, mood: str, value: int) -> None:
    score = read(journal, tmp_path, f"2020-05-30,30 May,Saturday,6:50 pm,{mood},,,")
    assert (score.tracker, score.value, score.part) == ("daylio_mood", Decimal(value), Part.DAY)


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("6:50 pm", time(18, 50)),
        ("12:19 am", time(0, 19)),
        ("12:28 PM", time(12, 28)),
        ("6:50\N{NARROW NO-BREAK SPACE}PM", time(18, 50)),
        ("6:50 p.m.", time(18, 50)),
        ("14:58", time(14, 58)),
        ("7:09", time(7, 9)),
        ("20.15", time(20, 15)),
        ("20h15", time(20, 15)),
        ("6:50 p. m.", time(18, 50)),
        ("下午6:50", time(18, 50)),
        ("18:50:07", time(18, 50)),
        ("", None),
    ],
)
def test_both_clocks_are_read(journal: Journal, tmp_path: Path, printed: str, at: time | None) -> None:
    assert read(journal, tmp_path, f"2020-05-30,30 May,Saturday,{printed},rad,,,").time == at


def test_an_hour_after_midnight_stays_on_its_printed_day(journal: Journal, tmp_path: Path) -> None:
    score = read(journal, tmp_path, "2020-05-30,30 May,Saturday,1:23 am,rad,,,")
    assert (score.day, score.time) == (date(2020, 5, 30), time(1, 23))


@pytest.mark.parametrize("printed", ["13:00 pm", "0:10 am", "25:00", "noon"])
def test_a_time_that_is_none_is_refused(journal: Journal, tmp_path: Path, printed: str) -> None:
    assert printed in refused(journal, tmp_path, f"2020-05-30,30 May,Saturday,{printed},rad,,,")


def test_all_that_is_said_with_a_mood_is_the_note(journal: Journal, tmp_path: Path) -> None:
    said = 'friends | nap,Sleep: well,Title,"First<br>second<BR/>third"'
    row = f"2026-05-30,30 May,Saturday,18:50,rad,{said}"
    note = read(journal, tmp_path, row, WITH_SCALES).note
    assert note == "Title\nFirst\nsecond\nthird\nfriends | nap\nSleep: well"


@pytest.mark.parametrize(
    ("row", "header", "day"),
    [
        ("30 May 2019,Saturday,18:50,rad,,", OLDER, date(2019, 5, 30)),
        ('"May 30, 2019",Saturday,18:50,rad,,', OLDER, date(2019, 5, 30)),
        ("2019-05-30,Saturday,18:50,rad,,", OLDER, date(2019, 5, 30)),
        ("30.05.2019,Samstag,18:50,rad,,", OLDER, date(2019, 5, 30)),
        ("2019,30 May,Saturday,18:50,rad,,", OLDEST, date(2019, 5, 30)),
        ("2019,3. Sept.,Saturday,18:50,rad,,", OLDEST, date(2019, 9, 3)),
        (",2019-05-30,Saturday,18:50,rad,,", OLDEST, date(2019, 5, 30)),
        ("2019,30. Mai,Samstag,18:50,rad,,", OLDEST, date(2019, 5, 30)),
        ("2019,30 listopada,sobota,18:50,rad,,", OLDEST, date(2019, 11, 30)),
        ("2019,30. listopada,srijeda,18:50,rad,,", OLDEST, date(2019, 10, 30)),
        ("30 de mayo de 2019,jueves,18:50,rad,,", OLDER, date(2019, 5, 30)),
        ("Thursday. May 30. 2019,Thursday,18:50,rad,,", OLDER, date(2019, 5, 30)),
        ("1er mars 2019,vendredi,18:50,rad,,", OLDER, date(2019, 3, 1)),
        ("2019年5月30日,木曜日,18:50,rad,,", OLDER, date(2019, 5, 30)),
        ("30 мая 2019 \N{CYRILLIC SMALL LETTER GHE}.,четверг,18:50,rad,,", OLDER, date(2019, 5, 30)),
    ],
)
def test_older_exports_are_read_where_the_year_is_said(
    journal: Journal, tmp_path: Path, row: str, header: str, day: date
) -> None:
    assert read(journal, tmp_path, row, header).day == day


@pytest.mark.parametrize(
    ("row", "header", "words"),
    [
        ("30 May,Saturday,18:50,rad,,", OLDER, "names no year"),
        ("2019,30 Xyz,Saturday,18:50,rad,,", OLDEST, "No month of a language known here"),
        ("2019,30 listopad,,18:50,rad,,", OLDEST, "2019-10-30; 2019-11-30"),
        ("2019,31 Feb,Saturday,18:50,rad,,", OLDEST, "no day 31"),
        (",Saturday,18:50,rad,,", OLDER, "The day is missing"),
        ("yesterday,Saturday,18:50,rad,,", OLDER, "not a day"),
    ],
)
def test_a_day_that_cannot_be_known_is_refused(
    journal: Journal, tmp_path: Path, row: str, header: str, words: str
) -> None:
    assert words in refused(journal, tmp_path, row, header)


def test_a_mood_by_another_name_is_refused_by_line(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_diary("2020-05-30,,,18:50,super,,,", "2020-05-30,,,,,,,"))
    assert [entry.where for entry in plan.entries] == ["line 2", "line 3"]
    assert '"super"' in plan.entries[0].reason
    assert "missing" in plan.entries[1].reason
    assert plan.trackers == ()


def test_the_readers_own_mood_names_are_read_with_a_mapping(journal: Journal, tmp_path: Path) -> None:
    names = importing.read_mapping(write(tmp_path, "name,number\nSuper,5\nso-so,2\nalone\n", "names"))
    diary = a_diary("2020-05-30,,,18:50,super,,,", "2020-05-30,,,19:50,So-So,,,", "2020-05-30,,,20:50,meh,,,")
    values = [
        fact.value
        for fact in planned(journal, tmp_path, diary, words=names).facts(Action.ADD)
        if isinstance(fact, Score)
    ]
    assert values == [5, 2, 3]


def test_a_mapping_without_a_single_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="no table"):
        importing.read_mapping(write(tmp_path, "\n\n"))


@pytest.mark.parametrize("number", ["6", "0", "high"])
def test_a_mapping_to_no_mood_is_refused(journal: Journal, tmp_path: Path, number: str) -> None:
    names = write(tmp_path, f"name,number\nsuper,{number}\n", "names")
    with pytest.raises(FileNotUnderstood, match="mood names"):
        planned(journal, tmp_path, a_diary(), words=importing.read_mapping(names))


def test_short_long_and_blank_rows(journal: Journal, tmp_path: Path) -> None:
    diary = a_diary(
        "2020-05-30,30 May,Saturday,6:50 pm,rad",
        "",
        ",,,,,,,",
        "2020-05-30,30 May,Saturday,7:50 pm,rad,,,,,",
        "2020-05-30,30 May,Saturday,8:50 pm,rad,,,a note, with a comma",
        '2020-05-30,30 May,Saturday,9:50 pm,rad,,,"a note\non two lines"',
        "2020-05-30,30 May",
        "2020-05-30,30 May,Saturday,10:50 pm,good,,,",
    )
    entries = planned(journal, tmp_path, diary).entries
    assert [(entry.action.value, entry.where) for entry in entries] == [
        ("add", "line 2"),
        ("add", "line 5"),
        ("reject", "line 6"),
        ("add", "line 7"),
        ("reject", "line 9"),
        ("add", "line 10"),
    ]
    assert "9 cells" in entries[2].reason


def test_the_tracker_comes_with_the_first_import_and_is_one_step_to_undo(journal: Journal, tmp_path: Path) -> None:
    before = journal.dump()
    diary = a_diary("2020-05-30,,,6:50 pm,rad,,,", "2020-05-30,,,8:02 am,awful,,,", "2020-05-29,,,8:02 am,meh,,,")
    assert imported(journal, tmp_path, diary).added == 3
    tracker = journal.facts.tracker("daylio_mood")
    assert (tracker.low, tracker.high, tracker.better, tracker.day_rule) == (
        Decimal(1),
        Decimal(5),
        Better.HIGHER,
        DayRule.MEAN,
    )
    assert journal.facts.daily_values(tracker.key).values == [3.0, 3.0]
    journal.undo()
    assert journal.dump() == before


def test_importing_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    diary = a_diary("2020-05-30,,,6:50 pm,rad,,,once", "2020-05-30,,,6:50 pm,rad,,,twice in a minute")
    assert imported(journal, tmp_path, diary).added == 2
    again = imported(journal, tmp_path, diary)
    assert (again.added, again.skipped, again.change) == (0, 2, None)


def test_a_note_changed_in_daylio_changes_the_entry(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, a_diary("2020-05-30,,,6:50 pm,rad,,,before"))
    entry = only_entry(journal, tmp_path, a_diary("2020-05-30,,,6:50 pm,rad,,,after"))
    assert entry.action is Action.CHANGE
    assert isinstance(entry.fact, Score)
    assert entry.fact.note == "after"


def test_a_mood_changed_in_daylio_is_shown_with_both_values(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, a_diary("2020-05-30,,,6:50 pm,rad,,,"))
    changed = a_diary("2020-05-30,,,6:50 pm,meh,,,")
    assert only_entry(journal, tmp_path, changed).readings == ("5", "3")
    assert imported(journal, tmp_path, changed).changed == 1
    assert [score.value for score in journal.facts.scores()] == [3]


def test_separators_of_other_countries_are_read(journal: Journal, tmp_path: Path) -> None:
    semicolons = HEADER.replace(",", ";") + "\n2020-05-30;30 May;Saturday;18:50;rad;friends;;12,5 km\n"
    assert only_entry(journal, tmp_path, semicolons).action is Action.ADD


def test_every_mood_of_the_file_can_be_answered(journal: Journal, tmp_path: Path) -> None:
    diary = a_diary("2020-05-30,,,18:50,Super,,,", "2020-05-30,,,19:50,rad,,,", "2020-05-30,,,20:50,super,,,")
    asked = planned(journal, tmp_path, diary).asks.words
    assert [(ask.word, ask.times, ask.number) for ask in asked] == [("Super", 2, None), ("rad", 1, Decimal(5))]
    answered = planned(journal, tmp_path, diary, words={"super": Decimal(4)})
    assert [ask.number for ask in answered.asks.words] == [4, 5]
    assert answered.counts()[Action.ADD] == 3


def test_each_scale_is_a_name_of_its_own(journal: Journal, tmp_path: Path) -> None:
    scales = "Sleep Quality:\N{NO-BREAK SPACE}8/10 points | Sleep Time: 7:30 | Water: 1.5 l | Calm: 3/5 points"
    plan = planned(journal, tmp_path, a_diary(f"2026-05-30,,,18:50,rad,,{scales},,", header=WITH_SCALES))
    scores = [fact for fact in plan.facts(Action.ADD) if isinstance(fact, Score)]
    assert [(score.tracker, str(score.value), score.time) for score in scores] == [
        ("daylio_mood", "5", time(18, 50)),
        ("sleep_quality", "8", time(18, 50)),
        ("sleep_hours", "7.5", time(18, 50)),
        ("daylio_water", "1.5", time(18, 50)),
        ("daylio_calm", "3", time(18, 50)),
    ]
    calm = next(tracker for tracker in plan.trackers if tracker.key == "daylio_calm")
    assert (calm.low, calm.high, calm.name) == (Decimal(0), Decimal(5), "Calm (Daylio)")
    assert scores[0].note == ""


def test_a_scale_of_another_length_is_another_scale(journal: Journal, tmp_path: Path) -> None:
    rows = (f"2026-05-{day},,,18:50,rad,,Calm: {points} points,," for day, points in ((29, "3/5"), (30, "3/10")))
    plan = planned(journal, tmp_path, a_diary(*rows, header=WITH_SCALES))
    assert [ask.name for ask in plan.asks.trackers] == ["Mood", "Calm", "Calm (0–10)"]
    assert len({fact.tracker for fact in plan.facts(Action.ADD) if isinstance(fact, Score)}) == 3


def test_points_beyond_the_end_of_their_scale_stay_in_the_note(journal: Journal, tmp_path: Path) -> None:
    row = "2026-05-30,,,18:50,rad,,Calm: 12/10 points,,"
    assert read(journal, tmp_path, row, WITH_SCALES).note == "Calm: 12/10 points"


def test_the_moods_can_be_kept_on_another_scale(journal: Journal, tmp_path: Path) -> None:
    reading = TrackerReading(tracker="mood", low=Decimal(1), high=Decimal(5))
    diary = a_diary("2020-05-30,,,18:50,good,,,", "2020-05-30,,,19:50,meh,,,before", "2020-05-30,,,20:50,awful,,,")
    scores = list(planned(journal, tmp_path, diary, trackers={"Mood": reading}).facts(Action.ADD))
    assert [(score.value, score.note) for score in scores if isinstance(score, Score)] == [
        (Decimal(8), "Daylio: good (1–5)"),
        (Decimal(5), "before\nDaylio: meh (1–5)"),
        (Decimal(0), "Daylio: awful (1–5)"),
    ]


def test_marks_of_web_pages_become_letters(journal: Journal, tmp_path: Path) -> None:
    row = "2020-05-30,,,18:50,rad,,Tea &amp; cake,a &lt;3 &#228; &nothing; b"
    assert read(journal, tmp_path, row).note == "Tea & cake\na <3 ä &nothing; b"


def test_days_that_a_spreadsheet_wrote_again_are_told_by_another_day(journal: Journal, tmp_path: Path) -> None:
    rows = ("3/4/2020,,,18:50,rad,,,", "3/30/2020,,,18:50,rad,,,")
    plan = planned(journal, tmp_path, a_diary(*rows))
    assert plan.asks.day_order == DayOrderAsk(example="3/4/2020", order=DayOrder.MONTH_FIRST, told_by="3/30/2020")
    assert [fact.day for fact in plan.facts(Action.ADD) if isinstance(fact, Score)] == [
        date(2020, 3, 4),
        date(2020, 3, 30),
    ]


def test_a_day_that_nothing_tells_is_asked_for(journal: Journal, tmp_path: Path) -> None:
    unclear = a_diary("3/4/2020,,,18:50,rad,,,")
    plan = planned(journal, tmp_path, unclear)
    assert plan.asks.day_order == DayOrderAsk(example="3/4/2020")
    assert plan.entries[0].readings == ("2020-03-04", "2020-04-03")
    answered = planned(journal, tmp_path, unclear, day_order=DayOrder.DAY_FIRST)
    assert [fact.day for fact in answered.facts(Action.ADD) if isinstance(fact, Score)] == [date(2020, 4, 3)]
