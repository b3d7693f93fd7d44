# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days in numbers: how they were spent, and the one number a day that a tracker's day rule makes of several scores.

Hides the SQL that counts, so that twenty years of scores never become objects only to be averaged.
"""

from datetime import date, time
from math import isfinite

from journal_app.domain.facts import TYPED
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Better, DayRule, Mark, Tracker
from journal_app.store import refusals, rows
from journal_app.store.engine import Database

SCORED_DAYS = "SELECT day FROM score WHERE tracker IN (SELECT key FROM tracker) AND day BETWEEN :first AND :last"
# A day as the number Python's date.toordinal() gives it: Julian day 1721425.5 is 1 January of year 1.
_ORDINAL = "CAST(julianday(day) - 1721424.5 AS INTEGER)"
_DAYS_LATER = "julianday(date(recorded_at, 'localtime', :night)) - julianday(day)"


@frozen(kw_only=False)
class DayCounts:
    """How the days of a range were spent. A day with a score counts as logged whatever it was marked."""

    days: int
    logged: int
    too_ill: int
    not_tracked: int


@frozen(kw_only=False)
class DailyValues:
    """One number a day for one tracker, by its day rule: day ordinals, values, and how many entries made each."""

    days: list[int]
    values: list[float]
    entries: list[int]


@frozen(kw_only=False)
class Entering:
    """How the scores of one day came to be known: so many days later, at most, and by whom besides the reader."""

    day: int
    days_later: int
    others: str


@frozen
class Entered:
    """How many scores and results one person put in, by typing them or out of a file."""

    by: str
    is_typed: bool
    count: int


def between(first: date | None, last: date | None) -> dict[str, rows.Cell]:
    """The parameters ``:first`` and ``:last`` of a range; an open end is the end of all days."""
    return {"first": (first or date.min).isoformat(), "last": (last or date.max).isoformat()}


def counts(db: Database, first: date, last: date) -> DayCounts:
    """How the days from ``first`` to ``last`` were spent."""
    marked = db.execute(
        "SELECT mark, count(*) FROM day WHERE day BETWEEN :first AND :last AND mark <> ''"
        f" AND day NOT IN ({SCORED_DAYS}) GROUP BY mark",
        between(first, last),
    ).fetchall()
    days_by_mark = {row[0]: int(row[1]) for row in marked}
    logged = db.execute(f"SELECT count(DISTINCT day) FROM ({SCORED_DAYS})", between(first, last)).fetchone()
    return DayCounts(
        days=(last - first).days + 1,
        logged=int(logged[0]),
        too_ill=days_by_mark.get(Mark.TOO_ILL.value, 0),
        not_tracked=days_by_mark.get(Mark.NOT_TRACKED.value, 0),
    )


def daily_values(db: Database, tracker: Tracker, first: date | None, last: date | None) -> DailyValues:
    """The day's one number for each day with a score of a tracker."""
    found = db.execute(
        f"SELECT {_ORDINAL}, {_day_number(tracker)}, count(*) FROM score"
        " WHERE tracker = :tracker AND day BETWEEN :first AND :last GROUP BY day ORDER BY day",
        between(first, last) | {"tracker": tracker.key},
    ).fetchall()
    values = [float(row[1] or 0) for row in found]
    if not all(map(isfinite, values)):
        raise refusals.unreadable_entry("score")
    return DailyValues(
        days=[int(row[0]) for row in found],
        values=values,
        entries=[int(row[2]) for row in found],
    )


def entering(db: Database, tracker: str, *, person: str, day_ends: time) -> list[Entering]:
    """The days of a tracker that were recalled later or that somebody else than ``person`` entered, in order.

    What came from a file was recalled by nobody. An instant becomes a day by this machine's clock.
    """
    found = db.execute(
        f"""SELECT {_ORDINAL}, max(CASE source WHEN :typed THEN {_DAYS_LATER} ELSE 0 END) AS later,
                   group_concat(DISTINCT nullif(entered_by, :person)) AS others
            FROM score WHERE tracker = :tracker GROUP BY day HAVING later > 0 OR others IS NOT NULL ORDER BY day""",
        {
            "tracker": tracker,
            "person": person,
            "typed": TYPED,
            "night": _night(day_ends),
        },
    ).fetchall()
    return [Entering(int(day), max(0, int(later)), (others or "").replace(",", ", ")) for day, later, others in found]


def entered(db: Database, first: date, last: date) -> list[Entered]:
    """By whom, and from where, the scores and lab results of these days came; most first."""
    found = db.execute(
        """SELECT entered_by, source = :typed, count(*) FROM (
               SELECT entered_by, source FROM score
               WHERE tracker IN (SELECT key FROM tracker) AND day BETWEEN :first AND :last
               UNION ALL
               SELECT entered_by, source FROM lab_result WHERE collected_on BETWEEN :first AND :last
           ) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2""",
        between(first, last) | {"typed": TYPED},
    ).fetchall()
    return [Entered(by=str(by), is_typed=bool(is_typed), count=int(count)) for by, is_typed, count in found]


def recalled(db: Database, first: date, last: date, *, day_ends: time) -> int:
    """How many of these days have a score that was typed later than on its day."""
    found = db.execute(
        f"SELECT count(DISTINCT day) FROM ({SCORED_DAYS} AND source = :typed AND {_DAYS_LATER} > 0)",
        between(first, last) | {"typed": TYPED, "night": _night(day_ends)},
    ).fetchone()
    return int(found[0])


def _night(day_ends: time) -> str:
    """How far to go back from an instant for the day it belongs to, as SQLite reads it."""
    return f"-{day_ends.hour * 60 + day_ends.minute} minutes"


def _day_number(tracker: Tracker) -> str:
    """The SQL that makes one number of a day's scores."""
    if tracker.day_rule is DayRule.LAST:
        # SQLite takes the bare value from the row that holds the maximum (sqlite.org/lang_select.html, bare columns).
        return "CAST(substr(max(coalesce(time, '99:99') || value), 6) AS REAL)"
    if tracker.day_rule is DayRule.MEAN:
        return "avg(CAST(value AS REAL))"
    return f"{'min' if tracker.better is Better.HIGHER else 'max'}(CAST(value AS REAL))"
