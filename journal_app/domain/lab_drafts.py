# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of one laboratory result: what was typed, and the result it makes or what is wrong with it.

Hides what is judged together: a unit with its analyte, a value with both. The unlikely asks, the impossible is refused.
"""

from datetime import date

from journal_app.domain.catalogues import find_analyte
from journal_app.domain.checks import Checked, Checks, need, yes_or_no
from journal_app.domain.days import read_day, read_time
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import LabResult
from journal_app.domain.plausibility import doubt
from journal_app.domain.quantities import Reading, read_unit, read_value
from journal_app.domain.ranges import read_range
from journal_app.domain.waiting import with_waiting
from journal_app.words import _


@frozen
class LabDraft:
    """A laboratory result as typed.

    ``reading`` stands in for reading ``value`` where that was settled elsewhere: a number from a file that machines
    wrote, or the reader's choice between the two readings of 1.250. ``confirmed`` names fields to keep as typed.
    ``waited`` says that the sample may have waited, and how long; it is kept with the note.
    """

    analyte: str = ""
    value: str = ""
    unit: str = ""
    day: str = ""
    time: str = ""
    range: str = ""
    flag: str = ""
    laboratory: str = ""
    fasting: str = ""
    note: str = ""
    waited: str = ""
    reading: Reading | None = None
    confirmed: frozenset[str] = frozenset()


def check_lab(draft: LabDraft, *, today: date) -> Checked[LabResult]:
    """The laboratory result a draft makes, with its analyte's key and UCUM unit, or its problems by field."""
    checks = Checks(draft.confirmed)
    analyte = checks.read("analyte", lambda: find_analyte(draft.analyte))
    reading = draft.reading or checks.read("value", lambda: read_value(draft.value))
    unit = checks.read("unit", lambda: read_unit(draft.unit, analyte))
    day = checks.read("day", lambda: read_day(draft.day, today=today))
    moment = checks.read("time", lambda: read_time(draft.time)) if draft.time.strip() else None
    limits = checks.read("range", lambda: read_range(draft.range, draft.unit))
    fasting = checks.read("fasting", lambda: yes_or_no(draft.fasting))
    if analyte and reading and reading.number < 0:
        name = {"value": reading.printed, "analyte": _(analyte.name)}
        checks.refuse("value", _("{value} is implausible: {analyte} is never below zero.").format(**name))
    elif analyte and reading and unit and (question := doubt(analyte, reading, unit)):
        checks.ask("value", question)
    return checks.give(
        lambda: LabResult(
            collected_on=need(day),
            collected_time=moment,
            analyte=need(analyte).key,
            comparator=need(reading).comparator,
            value=need(reading).number,
            unit=draft.unit.strip(),
            unit_code=need(unit).code,
            printed_value=need(reading).printed,
            range_low=need(limits).low,
            range_high=need(limits).high,
            range_text=need(limits).text,
            flag=draft.flag.strip(),
            laboratory=draft.laboratory.strip(),
            fasting=fasting,
            note=with_waiting(draft.note, draft.waited),
        )
    )
