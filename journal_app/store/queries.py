# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be asked of a journal.

Hides every SELECT. A ``Facts`` reads through one connection: the writer's own, or a reader's that cannot change
anything.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.records import (
    AnswerSet,
    Attachment,
    Card,
    CardMark,
    Expectation,
    FollowUp,
    KeptDraft,
    Laboratory,
    Mapping,
    Setting,
)
from journal_app.domain.scores import Day, Part, Score, Tracker
from journal_app.domain.settings import DAY_ENDS_AT, MADE_UP, PERSON, YES, day_end
from journal_app.domain.treatments import Course, CourseDay, Event, Infusion, InfusionKind, Reaction
from journal_app.errors import NotFound
from journal_app.store import attachments, daily, drafts, history, notes, rows, texts
from journal_app.store.daily import SCORED_DAYS, DailyValues, DayCounts, Entered, Entering, between
from journal_app.store.engine import Database
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.store.by_hand import HandChange
    from journal_app.store.past import Past

__all__ = ["DailyValues", "DayCounts", "Facts"]

F = TypeVar("F", bound=Fact)

_FIRST_AND_LAST_DAY = """
SELECT min(first), max(last) FROM (
    SELECT min(day) AS first, max(day) AS last FROM score
    UNION ALL SELECT min(day), max(day) FROM day
    UNION ALL SELECT min(collected_on), max(collected_on) FROM lab_result
    UNION ALL SELECT min(given_on), max(given_on) FROM infusion
    UNION ALL SELECT min(first_on), max(coalesce(last_on, first_on)) FROM event
    UNION ALL SELECT min(started_on), max(coalesce(stopped_on, started_on)) FROM course)
"""


class Facts:
    """The read verbs of a journal, over one connection."""

    def __init__(self, db: Database, *, passphrase: str | None = None, owns_connection: bool = False) -> None:
        self._db = db
        self._passphrase = passphrase  # for copies of this journal, which are locked as it is
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

    def source(self) -> tuple[Database, str | None]:
        """What is read, and what locks it: for the store alone, which makes backups of it and compares them."""
        return self._db, self._passphrase

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """All that is read within is of one moment, whatever is saved meanwhile."""
        with self._db.atomic():
            yield

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
            between(first, last) | {"tracker": tracker},
        )

    def day(self, day: date) -> Day | None:
        """The note and mark of a day, if it has any."""
        found = self._facts(Day, "WHERE day = ?", [day.isoformat()])
        return found[0] if found else None

    def days(self, first: date | None = None, last: date | None = None) -> list[Day]:
        """The days with a note or mark, ends included."""
        return self._facts(Day, "WHERE day BETWEEN :first AND :last ORDER BY day", between(first, last))

    def lab_results(
        self, analyte: str | None = None, first: date | None = None, last: date | None = None
    ) -> list[LabResult]:
        """Lab results by draw, ends included."""
        return self._facts(
            LabResult,
            """WHERE (:analyte IS NULL OR analyte = :analyte) AND collected_on BETWEEN :first AND :last
               ORDER BY collected_on, coalesce(collected_time, ''), analyte, id""",
            between(first, last) | {"analyte": analyte},
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
            between(first, last) | {"kind": kind},
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
            between(first, last),
        )

    def courses(self) -> list[Course]:
        """Courses by first day."""
        return self._facts(Course, "ORDER BY started_on, id")

    def course_days(self, course: str) -> list[CourseDay]:
        """The marked days of a course."""
        return self._facts(CourseDay, "WHERE course = ? ORDER BY day", [course])

    def answer_sets(self, questionnaire: str = "") -> list[AnswerSet]:
        """Questionnaires filled in, by day; of one or of all."""
        return self._facts(
            AnswerSet,
            "WHERE (:questionnaire = '' OR questionnaire = :questionnaire) ORDER BY answered_on, id",
            {"questionnaire": questionnaire},
        )

    def cards(self) -> list[Card]:
        """The research cards that the reader added, oldest first."""
        return self._facts(Card, "WHERE bundled = 0 ORDER BY id")

    def card_marks(self) -> list[CardMark]:
        """What the reader made of research cards, by the key of the card."""
        return self._facts(CardMark, "ORDER BY card")

    def notes(self) -> list[notes.Note]:
        """Every note and other text of the reader's own, newest day first; research cards aside."""
        return notes.every(self._db)

    def follow_ups(self) -> list[FollowUp]:
        """The dates that the reader set, by day due."""
        return self._facts(FollowUp, "ORDER BY due_on, id")

    def expectations(self) -> list[Expectation]:
        """The questions written before an infusion, in the order they were written."""
        return self._facts(Expectation, "ORDER BY recorded_at, id")

    def laboratories(self) -> list[Laboratory]:
        """What each laboratory printed last for each analyte, by name and analyte."""
        return self._facts(Laboratory, "ORDER BY name, analyte")

    def mappings(self, of_format: str) -> list[Mapping]:
        """What is remembered of sources of a format, oldest first."""
        return self._facts(Mapping, "WHERE format = ? ORDER BY id", [of_format])

    def attachments(self, kind: Kind, belongs_to: str) -> list[Attachment]:
        """The letters and photos of one fact, oldest first."""
        return self._facts(
            Attachment, "WHERE belongs_to = ? AND belongs_kind = ? ORDER BY id", [belongs_to, kind.value]
        )

    def attached_to(self, kind: Kind) -> dict[str, list[Attachment]]:
        """The letters and photos of all facts of a kind, by the id of the fact, oldest first."""
        found: dict[str, list[Attachment]] = {}
        for attachment in self._facts(Attachment, "WHERE belongs_kind = ? ORDER BY id", [kind.value]):
            found.setdefault(attachment.belongs_to, []).append(attachment)
        return found

    def attachment_content(self, attachment: Attachment) -> bytes:
        """The bytes of a letter or photo; NotFound when the journal knows its name only."""
        return attachments.content(self._db, attachment)

    def attachment_size(self, attachment: Attachment) -> int | None:
        """How many bytes a letter or photo has; None when the journal knows its name only."""
        return attachments.size(self._db, attachment)

    def kept_draft(self, form: str) -> KeptDraft | None:
        """What was kept of an unfinished form, or None."""
        return drafts.kept(self._db, form)

    def scored_parts(self, tracker: str) -> frozenset[Part]:
        """The parts of the day that a tracker has scores of."""
        found = self._rows("SELECT DISTINCT part FROM score WHERE tracker = ?", [tracker])
        return frozenset(Part(str(part)) for (part,) in found)

    def setting(self, key: str, default: str = "") -> str:
        """The value of a setting, or ``default``."""
        found = self._facts(Setting, "WHERE key = ?", [key])
        return found[0].value if found else default

    def day_ends(self) -> time:
        """When the journal's days end."""
        return day_end(self.setting(DAY_ENDS_AT))

    def span(self) -> tuple[date, date] | None:
        """The first and last day that anything is known of; None for an empty journal."""
        first, last = self._rows(_FIRST_AND_LAST_DAY)[0]
        return (rows.day_kept(first, "score"), rows.day_kept(last, "score")) if first else None

    def scored_days(self, first: date | None = None, last: date | None = None) -> list[date]:
        """The days with at least one score, in order."""
        found = self._rows(f"SELECT DISTINCT day FROM ({SCORED_DAYS}) ORDER BY day", between(first, last))
        return [rows.day_kept(day, "score") for (day,) in found]

    def counts(self, first: date, last: date) -> DayCounts:
        """How the days from ``first`` to ``last`` were spent."""
        return daily.counts(self._db, first, last)

    def entering(self, tracker: str) -> list[Entering]:
        """The days of the tracker with this key that were recalled later or entered by somebody else."""
        return daily.entering(self._db, tracker, person=self.setting(PERSON), day_ends=self.day_ends())

    def entered(self, first: date, last: date) -> list[Entered]:
        """By whom, and from where, the scores and lab results of these days came; most first."""
        return daily.entered(self._db, first, last)

    def recalled(self, first: date, last: date) -> int:
        """How many of these days have a score that was typed later than on its day."""
        return daily.recalled(self._db, first, last, day_ends=self.day_ends())

    def change_number(self) -> int:
        """The number of the newest change: the same number, the same journal."""
        return history.newest(self._db)

    def was_deleted(self, fact_id: str) -> bool:
        """Whether a fact that is gone was taken out by somebody, rather than never kept or taken back by undo."""
        return history.was_deleted(self._db, fact_id)

    def changed_by_hand(self) -> "list[HandChange]":
        """What was changed or taken out by hand after a file was read in."""
        from journal_app.store.by_hand import changed_by_hand  # for imports, which a start does without

        return changed_by_hand(self._db)

    def past(self) -> "Past":
        """The changes, to look back on."""
        from journal_app.store.past import Past  # for the history, which a start does without

        return Past(self._db)

    def changed_at(self) -> datetime | None:
        """The instant of the newest change; None before the first."""
        return history.newest_at(self._db)

    def dump_text(self) -> Iterator[str]:
        """The whole journal as JSON, in pieces: what ``Journal.dump`` gives, as ``iron-journal dump`` prints it."""
        made_up = self.setting(MADE_UP) == YES
        return texts.dump_text(self._db, person=self.setting(PERSON), made_up=made_up)

    def log_text(self) -> Iterator[str]:
        """Every change as JSON, in pieces, oldest first."""
        return texts.log_text(self._db)

    def daily_values(self, tracker: str, first: date | None = None, last: date | None = None) -> DailyValues:
        """The day's one number for each day with a score, by the day rule of the tracker with this key."""
        return daily.daily_values(self._db, self.tracker(tracker), first, last)

    def _facts(self, fact_type: type[F], where: str, parameters: "_Parameters" = ()) -> list[F]:
        query = f"SELECT {rows.names(fact_type)} FROM {rows.kind_of(fact_type)} {where}"
        return rows.as_facts(fact_type, self._rows(query, parameters))

    def _rows(self, query: str, parameters: "_Parameters" = ()) -> list[rows.Row]:
        return list(self._db.execute(query, parameters).fetchall())


_Parameters = Sequence[rows.Cell] | dict[str, rows.Cell]
