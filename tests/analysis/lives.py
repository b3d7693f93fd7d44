# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Small journals to draw: a year like the one in the look pictures, and the facts single tests add to it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from journal_app.domain.facts import Fact
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import read_unit
from journal_app.domain.scores import Day, Mark, Part, Score
from journal_app.domain.treatments import Course, Event, EventKind, Infusion, InfusionKind
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    """The day so many days before the tests' today."""
    return TODAY - timedelta(days=days)


def keep(journal: Journal, *facts: Fact) -> None:
    """Put facts into a journal in one change."""
    journal.change(Operation.IMPORT, lambda edit: edit.add_many(facts))


def a_score(days_ago: int, value: int | str, tracker: str = "fatigue") -> Score:
    """A score for a day as a whole."""
    return Score(day=ago(days_ago), tracker=tracker, value=Decimal(value))


def a_result(days_ago: int, analyte: str, value: int | str, unit: str = "ng/mL", /, **more: object) -> LabResult:
    """A lab result; a value may start with "<" or ">"."""
    text = str(value)
    sign = text[: len(text) - len(text.lstrip("<>="))]
    return LabResult(
        collected_on=ago(days_ago),
        analyte=analyte,
        value=Decimal(text.lstrip("<>=")),
        unit=unit,
        unit_code=read_unit(unit).code,
        comparator=Comparator(sign),
        **more,  # type: ignore[arg-type]
    )


def an_infusion(days_ago: int, amount: int = 1000, brand: str = "Ferinject", **more: object) -> Infusion:
    """An iron infusion, unless said otherwise."""
    wanted: dict[str, object] = {"kind": InfusionKind.IRON, "product": "ferric carboxymaltose", "unit": "mg"}
    return Infusion(given_on=ago(days_ago), brand=brand, amount=Decimal(amount), **(wanted | more))  # type: ignore[arg-type]


def wave(days: Iterable[int], tracker: str, level: int) -> list[Score]:
    """Scores that go up and down by whole points, the same every time."""
    return [a_score(day, max(0, min(10, level + (day * day // 7 + day) % 5 - 2)), tracker) for day in days]


def a_year() -> list[Fact]:
    """A year of fatigue and mood with a fortnight too ill to log and a week of nothing, four analytes, infusions."""
    unlogged = {*range(224, 237), *range(100, 107)}
    days = [day for day in range(364, -1, -1) if day not in unlogged]
    ranged: dict[str, object] = {"range_low": Decimal(30), "range_high": Decimal(150)}
    return [
        *wave(days, "fatigue", 6),
        *wave(days, "mood", 5),
        *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in range(236, 223, -1)),
        Day(day=ago(30), note="slept badly"),
        a_result(350, "ferritin", 9, **ranged),
        a_result(310, "ferritin", "<10", **ranged),
        a_result(285, "ferritin", 210, **ranged),
        a_result(240, "ferritin", 120, "µg/L", **ranged),
        a_result(60, "ferritin", 118, "µg/L", range_low=Decimal(15), range_high=Decimal(150), laboratory="Harbour"),
        a_result(350, "tsat", 9, "%", range_low=Decimal(16), range_high=Decimal(45)),
        a_result(285, "tsat", 27, "%", range_low=Decimal(16), range_high=Decimal(45)),
        a_result(60, "tsat", 24, "%", range_low=Decimal(16), range_high=Decimal(45)),
        a_result(285, "crp", "<5", "mg/L", range_high=Decimal(5)),
        a_result(285, "phosphate", "0.5", "mmol/L", range_low=Decimal("0.8"), range_high=Decimal("1.5")),
        an_infusion(305),
        an_infusion(195, 500),
        an_infusion(150, 600, "Ocrevus", kind=InfusionKind.DISEASE_MODIFYING, product="ocrelizumab"),
        Event(first_on=ago(236), last_on=ago(222), kind=EventKind.INFECTION, title="Flu"),
        Event(first_on=ago(90), kind=EventKind.VACCINATION, title=""),
    ]


def a_few_weeks() -> list[Fact]:
    """Six weeks with a gap, marked days, an infusion, a draw too soon after it and one in another unit."""
    unlogged = {*range(10, 15), 30, 33}
    days = [day for day in range(41, -1, -1) if day not in unlogged]
    return [
        *wave(days, "fatigue", 6),
        *wave([day for day in days if day % 3], "mood", 5),
        replace(a_score(20, 9), part=Part.EVENING),
        *(Day(day=ago(day), mark=Mark.TOO_ILL) for day in (14, 13, 12)),
        Day(day=ago(33), mark=Mark.NOT_TRACKED),
        Day(day=ago(20), note="The stairs were too much."),
        a_result(40, "ferritin", "<10", "µg/L", range_low=Decimal(30), range_high=Decimal(150), laboratory="Harbour"),
        a_result(16, "ferritin", "212.5", "ng/mL", range_low=Decimal(15), laboratory="Hill", flag="H", fasting=True),
        a_result(16, "tsat", 41, "%"),
        a_result(16, "crp", "0.4", "mg/dL", range_high=Decimal("0.5")),
        a_result(2, "crp", ">20", "mg/L", range_high=Decimal(5)),
        a_result(16, "phosphate", "0.55", "mmol/L", range_low=Decimal("0.8"), range_high=Decimal("1.5")),
        an_infusion(25, given_time=time(9, 30), place="Day clinic"),
        an_infusion(25, 300, "", kind=InfusionKind.DISEASE_MODIFYING, product="natalizumab"),
        Event(first_on=ago(14), last_on=ago(11), kind=EventKind.CRASH, title="After the wedding"),
        Event(first_on=ago(12), kind=EventKind.INFECTION, title=""),
        Course(title="Ferrous fumarate", started_on=ago(41), stopped_on=ago(27), dose="210 mg"),
    ]
