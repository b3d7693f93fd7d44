# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be asked of a journal.

Hides every SELECT. A ``Facts`` reads through one connection: the writer's own, or a reader's that cannot change
anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Self, TypeVar

from journal_app.domain.facts import Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Setting
from journal_app.domain.scores import Better, Day, DayRule, Mark, Score, Tracker
from journal_app.domain.treatments import Course, CourseDay, Event, Infusion, InfusionKind, Reaction
from journal_app.errors import NotFound
from journal_app.store import rows
from journal_app.store.engine import Database
from journal_app.words import _

F = TypeVar("F", bound=Fact)

# A day as the number Python's date.toordinal() gives it: Julian day 1721425.5 is 1 January of year 1.
_ORDINAL = "CAST(julianday(day) - 1721424.5 AS INTEGER)"

_FIRST_AND_LAST_DAY = """
SELECT min(first), max(last) FROM (
    SELECT min(day) AS first, max(day) AS last FROM score
    UNION ALL SELECT min(day), max(day) FROM day
    UNION ALL SELECT min(collected_on), max(collected_on) FROM lab_result
    UNION ALL SELECT min(given_on), max(given_on) FROM infusion
    UNION ALL SELECT min(first_on), max(coalesce(last_on, first_on)) FROM event
    UNION ALL SELECT min(started_on), max(coalesce(stopped_on, started_on)) FROM course)
"""
_SCORED_DAYS = "SELECT day FROM score WHERE tracker IN (SELECT key FROM tracker) AND day BETWEEN :first AND :last"


@dataclass(frozen=True, slots=True)
class DayCounts:
    """How the days of a range were spent. A day with a score counts as logged whatever it was marked."""

    days: int
    logged: int
    too_ill: int
    not_tracked: int


@dataclass(frozen=True, slots=True)
class DailyValues:
    """One number a day for one tracker, by its day rule: day ordinals, values, and how many entries made each."""

    days: list[int]
    values: list[float]
    entries: list[int]


class Facts:
    """The read verbs of a journal, over one connection."""

    def __init__(self, db: Database, *, owns_connection: bool = False) -> None:
        self._db = db
        self._owns_connection = owns_connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close a reader's own connection; the writer's stays open."""
        if self._owns_connection:
            self._db.close()

    def get(self, fact_type: type[F], fact_id: str) -> F:
        """The fact with this id; NotFound when there is none."""
        found = self._facts(fact_type, "WHERE id = ?", [fact_id])
        if not found:
            raise NotFound(_("This entry is not in the journal any more."), _("Nothing was changed."))
        return found[0]

    def every(self, fact_type: type[F]) -> list[F]:
        """All facts of a type, oldest entry first."""
        return self._facts(fact_type, "ORDER BY id")

    def trackers(self, *, archived: bool = False) -> list[Tracker]:
        """The trackers in the reader's order; with ``archived`` also those put away."""
        return self._facts(Tracker, "WHERE archived <= ? ORDER BY position, key", [int(archived)])

    def tracker(self, key: str) -> Tracker:
        """The tracker with this key; NotFound names the keys there are."""
        found = self._facts(Tracker, "WHERE key = ?", [key])
        if not found:
            known = ", ".join(tracker.key for tracker in self.trackers(archived=True))
            raise NotFound(
                _("There is no tracker called {key}.").format(key=key),
                _("Nothing was changed."),
                _("The trackers of this journal: {known}.").format(known=known),
            )
        return found[0]

    def scores(self, first: date | None = None, last: date | None = None, tracker: str | None = None) -> list[Score]:
        """Scores by day, tracker and time, ends included."""
        return self._facts(
            Score,
            """WHERE tracker IN (SELECT key FROM tracker WHERE :tracker IS NULL OR key = :tracker)
               AND day BETWEEN :first AND :last ORDER BY day, tracker, coalesce(time, ''), id""",
            _between(first, last) | {"tracker": tracker},
        )

    def day(self, day: date) -> Day | None:
        """The note and mark of a day, if it has any."""
        found = self._facts(Day, "WHERE day = ?", [day.isoformat()])
        return found[0] if found else None

    def days(self, first: date | None = None, last: date | None = None) -> list[Day]:
        """The days with a note or mark, ends included."""
        return self._facts(Day, "WHERE day BETWEEN :first AND :last ORDER BY day", _between(first, last))

    def lab_results(
        self, analyte: str | None = None, first: date | None = None, last: date | None = None
    ) -> list[LabResult]:
        """Lab results by draw, ends included."""
        return self._facts(
            LabResult,
            """WHERE (:analyte IS NULL OR analyte = :analyte) AND collected_on BETWEEN :first AND :last
               ORDER BY collected_on, coalesce(collected_time, ''), analyte, id""",
            _between(first, last) | {"analyte": analyte},
        )

    def analytes_present(self) -> list[str]:
        """The catalogue keys of all analytes with a result."""
        return [str(key) for (key,) in self._rows("SELECT DISTINCT analyte FROM lab_result ORDER BY analyte")]

    def infusions(
        self, kind: InfusionKind | None = None, first: date | None = None, last: date | None = None
    ) -> list[Infusion]:
        """Infusions by day given, ends included."""
        return self._facts(
            Infusion,
            """WHERE (:kind IS NULL OR kind = :kind) AND given_on BETWEEN :first AND :last
               ORDER BY given_on, coalesce(given_time, ''), id""",
            _between(first, last) | {"kind": kind},
        )

    def reactions(self, infusion: str | None = None) -> list[Reaction]:
        """Reactions by day of onset, of one infusion or of all."""
        return self._facts(
            Reaction,
            "WHERE (:infusion IS NULL OR infusion = :infusion) ORDER BY infusion, coalesce(onset_day, -1), id",
            {"infusion": infusion},
        )

    def events(self, first: date | None = None, last: date | None = None) -> list[Event]:
        """Events that touch the range, by first day."""
        return self._facts(
            Event,
            "WHERE first_on <= :last AND coalesce(last_on, first_on) >= :first ORDER BY first_on, id",
            _between(first, last),
        )

    def courses(self) -> list[Course]:
        """Courses by first day."""
        return self._facts(Course, "ORDER BY started_on, id")

    def course_days(self, course: str) -> list[CourseDay]:
        """The marked days of a course."""
        return self._facts(CourseDay, "WHERE course = ? ORDER BY day", [course])

    def setting(self, key: str, default: str = "") -> str:
        """The value of a setting, or ``default``."""
        found = self._facts(Setting, "WHERE key = ?", [key])
        return found[0].value if found else default

    def span(self) -> tuple[date, date] | None:
        """The first and last day that anything is known of; None for an empty journal."""
        first, last = self._rows(_FIRST_AND_LAST_DAY)[0]
        return (date.fromisoformat(str(first)), date.fromisoformat(str(last))) if first else None

    def scored_days(self, first: date | None = None, last: date | None = None) -> list[date]:
        """The days with at least one score, in order."""
        found = self._rows(f"SELECT DISTINCT day FROM ({_SCORED_DAYS}) ORDER BY day", _between(first, last))
        return [date.fromisoformat(str(day)) for (day,) in found]

    def counts(self, first: date, last: date) -> DayCounts:
        """How the days from ``first`` to ``last`` were spent."""
        marked = self._rows(
            "SELECT mark, count(*) FROM day WHERE day BETWEEN :first AND :last AND mark <> ''"
            f" AND day NOT IN ({_SCORED_DAYS}) GROUP BY mark",
            _between(first, last),
        )
        days_by_mark = {row[0]: _number(row[1]) for row in marked}
        logged = self._rows(f"SELECT count(DISTINCT day) FROM ({_SCORED_DAYS})", _between(first, last))[0][0]
        return DayCounts(
            days=(last - first).days + 1,
            logged=_number(logged),
            too_ill=days_by_mark.get(Mark.TOO_ILL.value, 0),
            not_tracked=days_by_mark.get(Mark.NOT_TRACKED.value, 0),
        )

    def daily_values(self, tracker: str, first: date | None = None, last: date | None = None) -> DailyValues:
        """The day's one number for each day with a score, by the day rule of the tracker with this key."""
        found = self._rows(
            f"SELECT {_ORDINAL}, {_day_number(self.tracker(tracker))}, count(*) FROM score"
            " WHERE tracker = :tracker AND day BETWEEN :first AND :last GROUP BY day ORDER BY day",
            _between(first, last) | {"tracker": tracker},
        )
        return DailyValues(
            days=[_number(row[0]) for row in found],
            values=[float(row[1] or 0) for row in found],
            entries=[_number(row[2]) for row in found],
        )

    def _facts(self, fact_type: type[F], where: str, parameters: "_Parameters" = ()) -> list[F]:
        query = f"SELECT {rows.names(fact_type)} FROM {rows.kind_of(fact_type)} {where}"
        return rows.as_facts(fact_type, self._rows(query, parameters))

    def _rows(self, query: str, parameters: "_Parameters" = ()) -> list[rows.Row]:
        return list(self._db.execute(query, parameters).fetchall())


_Parameters = Sequence[rows.Cell] | dict[str, rows.Cell]


def _between(first: date | None, last: date | None) -> dict[str, rows.Cell]:
    return {"first": (first or date.min).isoformat(), "last": (last or date.max).isoformat()}


def _number(cell: rows.Cell) -> int:
    return int(cell or 0)


def _day_number(tracker: Tracker) -> str:
    """The SQL that makes one number of a day's scores."""
    if tracker.day_rule is DayRule.LAST:
        # SQLite takes the bare value from the row that holds the maximum (sqlite.org/lang_select.html, bare columns).
        return "CAST(substr(max(coalesce(time, '99:99') || value), 6) AS REAL)"
    if tracker.day_rule is DayRule.MEAN:
        return "avg(CAST(value AS REAL))"
    return f"{'min' if tracker.better is Better.HIGHER else 'max'}(CAST(value AS REAL))"
