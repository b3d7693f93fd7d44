# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Our own tables of every kind, read back into a journal.

Hides by which ids and marks a fact is found again, the order in which kinds are read so that a reaction finds its
infusion, and that a fact which is here otherwise is left as it is unless the reader picks the one of the file. A
tracker that is still as every new journal begins is no such fact: the file's takes its place, and so does the file's
word on whose journal it is while nothing is in this one. Whether that person is made up is never taken otherwise, since
it ends the backups. A row without an id gets one made of its marks, the same each time, so that the same file again
finds it.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import cache, cached_property

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Attachment, Card, Expectation, Setting
from journal_app.domain.scores import Score, Tracker
from journal_app.domain.settings import MADE_UP, PERSON, YES
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import Course, CourseDay, Infusion, Reaction
from journal_app.exchange.own.kind_tables import STAMP, TABLES, Table
from journal_app.exchange.own.rows import CellRefused, fact_of
from journal_app.exchange.previews import made_up
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import Action, Entries, Entry, Option
from journal_app.store.journal import Journal
from journal_app.store.queries import Facts
from journal_app.store.rows import FACTS
from journal_app.words import _, with_commas

Place = Callable[[int, str], str]
"""Names a row of a table, and a column of it, for the reader."""
ANSWERS = "answers"
FIRST = ("trackers", "settings", "infusions", "courses", "visits", "questionnaires", "imports")
"""The stems of the tables that others speak of."""
ORDER = (*FIRST, *(table.stem for table in TABLES if table.stem not in FIRST))
"""The stems of the tables, those that others speak of first."""

# What makes two facts of a kind the same one although they were made twice; every other kind is known by its id alone.
_MARKS: dict[Kind, tuple[str, ...]] = {
    Kind.TRACKER: ("key",),
    Kind.SCORE: ("day", "tracker", "part", "time"),
    Kind.DAY: ("day",),
    Kind.LAB_RESULT: ("collected_on", "analyte", "comparator", "value", "unit"),
    Kind.INFUSION: ("given_on", "product", "kind"),
    Kind.REACTION: ("infusion", "kind"),
    Kind.EVENT: ("first_on", "kind", "title"),
    Kind.COURSE: ("started_on", "title"),
    Kind.COURSE_DAY: ("course", "day"),
    Kind.ANSWER_SET: ("questionnaire", "answered_on"),
    Kind.CARD: ("key",),
    Kind.CARD_MARK: ("card",),
    Kind.APPOINTMENT: ("day", "with_whom"),
    Kind.QUESTION: ("text",),
    Kind.FOLLOW_UP: ("due_on", "title"),
    Kind.LABORATORY: ("name", "analyte"),
    Kind.MAPPING: ("format", "name"),
    Kind.IMPORT_RUN: ("file_hash", "imported_at"),
    Kind.EXCLUSION: ("first_on", "last_on", "tracker"),
    Kind.EXPECTATION: ("tracker", "kind"),
    Kind.SETTING: ("key",),
    Kind.ATTACHMENT: ("sha256", "belongs_to"),
}
# Of these a journal keeps only one with the same marks.
_ONLY_ONE = frozenset(
    {Kind.TRACKER, Kind.DAY, Kind.COURSE_DAY, Kind.CARD, Kind.CARD_MARK, Kind.LABORATORY, Kind.SETTING}
)
# These have others belonging to them, which may speak of them in words.
_OWNERS = frozenset({Kind.INFUSION, Kind.COURSE})
_STAMPED = frozenset(STAMP)


@frozen
class OwnTable:
    """One table that was found in a file: which it is, the names of its columns, its rows, and how they are named."""

    table: Table
    names: tuple[str, ...]
    rows: Iterable[tuple[int, Sequence[str]]]
    place: Place


@frozen
class OwnLines:
    """What the rows of our tables would do; ``people`` are those whose journal they say it is.

    ``made_up``: they say that nobody lived what they tell.
    """

    entries: Entries
    people: tuple[Identity, ...] = ()
    made_up: bool = False


def table_of(names: Iterable[str]) -> Table | None:
    """Which of our tables has these columns, all of them; None where none has."""
    seen = set(names)
    return next((table for table in TABLES if set(table.columns) <= seen), None)


def read(tables: Iterable[OwnTable], facts: Facts) -> OwnLines:
    """What the facts of the tables would do, those first that others speak of."""
    comparing = _Comparing(facts)
    ordered = sorted(tables, key=lambda one: ORDER.index(one.table.stem))
    entries = Entries([entry for one in ordered for entry in _lines(one, comparing)])
    return OwnLines(entries=entries, people=tuple(comparing.people), made_up=comparing.is_made_up)


def _lines(one: OwnTable, comparing: "_Comparing") -> Iterator[Entry]:
    for number, row in one.rows:
        cells = dict(zip(one.names, row, strict=False))
        kind = one.table.kind
        try:
            if one.table.stem == ANSWERS:
                yield comparing.answer(one.place(number, ""), cells)
                continue
            fact = fact_of(FACTS[kind], cells)
        except CellRefused as refused:
            where = one.place(number, refused.column)
            yield Entry(action=Action.REJECT, where=where, kind=kind, reason=said_by(refused))
        else:
            yield replace(comparing.offer(fact, cells), where=one.place(number, ""), kind=kind)


class _Comparing:
    """Sets facts against a journal, one by one. Invariant: nothing is added twice, or without what it belongs to."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._by_id: dict[Kind, dict[str, Fact]] = {}
        self._by_marks: dict[Kind, dict[Hashable, Fact]] = {}
        self._twins: dict[str, str] = {}
        self._matched: set[str] = set()
        self._added: defaultdict[Kind, set[Hashable]] = defaultdict(set)
        self._added_ids: set[str] = set()
        self._owners: defaultdict[Kind, dict[str, Fact]] = defaultdict(dict)
        self._nameless: Counter[Hashable] = Counter()
        self.people: list[Identity] = []
        self.is_made_up = False

    def offer(self, sent: Fact, cells: dict[str, str]) -> Entry:
        """What becomes of one fact; where it stands and its kind are for the caller to say."""
        kind = _kind_of(sent)
        fact = self._named(kind, self._joined(sent, cells))
        known = self._known(kind, fact)
        if isinstance(fact, Setting):
            self._hear(fact)
            if _is_about_made_up(known, fact) and not self._is_untouched:
                return _entry(Action.SKIP, reason=made_up.left_out_words())
        if known is not None:
            self._twins[fact.id] = known.id
            self._matched.add(known.id)
            return self._against(known, fact)
        stray = self._stray(fact)
        if stray:
            return _entry(Action.REJECT, reason=stray)
        if self._is_repeated(kind, fact):
            return _entry(Action.SKIP, reason=_("Another row of the file says this already."))
        if fact.id and self._facts.was_deleted(fact.id):
            option = Option(words=_("Keep it again."), action=Action.ADD, fact=fact)
            return _entry(Action.SKIP, reason=_("It was deleted here."), options=(option,))
        self._added_ids.add(fact.id)
        if kind in _OWNERS:
            self._owners[kind][fact.id] = fact
        return _entry(Action.ADD, fact=fact)

    def answer(self, where: str, cells: dict[str, str]) -> Entry:
        """What becomes of one answer of a questionnaire; it is kept with all others of its questionnaire."""
        is_here = self._has(Kind.ANSWER_SET, cells.get("answer_set", ""))
        reason = (
            _("It stands in the questionnaire it is part of.")
            if is_here
            else _("Its questionnaire is not here. It is read from questionnaires.csv, with all answers.")
        )
        action = Action.SKIP if is_here else Action.REJECT
        return Entry(action=action, where=where, kind=Kind.ANSWER_SET, reason=reason)

    @cached_property
    def _is_untouched(self) -> bool:
        return made_up.is_untouched(self._facts)

    def _hear(self, setting: Setting) -> None:
        """Take in whose journal a setting says it is."""
        key, value = setting.key.strip().casefold(), setting.value.strip()
        if key == PERSON and value:
            self.people.append(Identity(name=value))
        self.is_made_up |= key == MADE_UP and value == YES

    def _against(self, known: Fact, fact: Fact) -> Entry:
        """What becomes of a fact that is here already."""
        differing = [name for name in _contents(known) if getattr(known, name) != getattr(fact, name)]
        if not differing:
            return _entry(Action.SKIP, reason=_("Already here."))
        changed = replace(fact, id=known.id, entered_by=known.entered_by, recorded_at=known.recorded_at)
        names = with_commas(differing)
        # Whose journal it is stays as it is once anything is in it, also where that was never said.
        is_open = self._is_untouched if isinstance(known, Setting) else True
        if is_open and _content(known) in _beginnings():
            reason = _("Still as a new journal begins; the file says otherwise about: {names}.").format(names=names)
            return _entry(Action.CHANGE, reason=reason, fact=changed)
        reason = _("Already here; the file says otherwise about: {names}.").format(names=names)
        option = Option(words=_("Take what the file says."), action=Action.CHANGE, fact=changed)
        return _entry(Action.SKIP, reason=reason, options=(option,))

    def _known(self, kind: Kind, fact: Fact) -> Fact | None:
        found = self._here(kind)
        if fact.id in found:
            return found[fact.id]
        like = self._by_marks[kind].get(_marks(kind, fact))
        is_another = like is not None and kind not in _ONLY_ONE and like.id in self._matched
        return None if is_another else like

    def _here(self, kind: Kind) -> dict[str, Fact]:
        if kind not in self._by_id:
            facts = self._facts.every(FACTS[kind])
            self._by_id[kind] = {fact.id: fact for fact in facts}
            self._by_marks[kind] = {_marks(kind, fact): fact for fact in facts}
        return self._by_id[kind]

    def _has(self, kind: Kind, fact_id: str) -> bool:
        return fact_id in self._here(kind) or fact_id in self._added_ids or fact_id in self._twins

    def _named(self, kind: Kind, fact: Fact) -> Fact:
        """The fact with an id; the second row without one that has the same marks gets another than the first."""
        if fact.id:
            return fact
        marks = (kind.value, _marks(kind, fact))
        self._nameless[marks] += 1
        return replace(fact, id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{marks} {self._nameless[marks]}")))

    def _joined(self, fact: Fact, cells: dict[str, str]) -> Fact:
        """The fact, belonging to its own here: known by its id, or else by what the row says of it in words."""
        match fact:
            case Reaction():
                said = (cells.get("infusion_on", ""), plain(cells.get("product", "")))
                return replace(fact, infusion=self._owner(Kind.INFUSION, fact.infusion, said, _infusion_words))
            case CourseDay():
                said = ("", plain(cells.get("course_title", "")))
                return replace(fact, course=self._owner(Kind.COURSE, fact.course, said, _course_words))
            case _:
                return fact

    def _owner(self, kind: Kind, fact_id: str, said: tuple[str, str], words: Callable[[Fact], tuple[str, str]]) -> str:
        if self._has(kind, fact_id):
            return self._twins.get(fact_id, fact_id)
        alike = [fact.id for fact in (*self._here(kind).values(), *self._owners[kind].values()) if words(fact) == said]
        return alike[0] if len(alike) == 1 else fact_id

    def _stray(self, fact: Fact) -> str:
        """Why a fact cannot stand by itself: what it belongs to is neither here nor in the file."""
        match fact:
            case Reaction() if not self._has(Kind.INFUSION, fact.infusion):
                return _("The infusion it belongs to is not here. Read infusions.csv first, or together with it.")
            case CourseDay() if not self._has(Kind.COURSE, fact.course):
                return _("The course it belongs to is not here. Read courses.csv first, or together with it.")
            case Score() | Expectation() if not self._has_tracker(fact.tracker):
                return _("Its tracker is not here. Read trackers.csv first, or together with it.")
            case Attachment():
                return _("The letter or photo itself is in an archive only.")
            case Card() if fact.bundled:
                return _("This journal does not come with this card.")
            case _:
                return ""

    def _has_tracker(self, key: str) -> bool:
        self._here(Kind.TRACKER)
        marks = (plain(key) or key,)
        return marks in self._by_marks[Kind.TRACKER] or marks in self._added[Kind.TRACKER]

    def _is_repeated(self, kind: Kind, fact: Fact) -> bool:
        """Whether the file said it before; told by its id, and by its marks where only one can be kept."""
        marks = _marks(kind, fact)
        repeated = fact.id in self._added_ids or (kind in _ONLY_ONE and marks in self._added[kind])
        self._added[kind].add(marks)
        return repeated


def _is_about_made_up(known: Fact | None, setting: Setting) -> bool:
    """Whether a row would say otherwise than the journal whether its person is made up, by its key or by its id."""
    if known is not None and _content(known) == _content(setting):
        return False
    here = known.key if isinstance(known, Setting) else ""
    return MADE_UP in {here, setting.key.strip().casefold()}


def _entry(action: Action, *, reason: str = "", fact: Fact | None = None, options: tuple[Option, ...] = ()) -> Entry:
    return Entry(action=action, where="", reason=reason, fact=fact, options=options)


@cache
def _beginnings() -> frozenset[Hashable]:
    """What the trackers and settings of a new journal say."""
    with Journal.create(None) as fresh:
        return frozenset(_content(fact) for kind in (Tracker, Setting) for fact in fresh.facts.every(kind))


def _infusion_words(fact: Fact) -> tuple[str, str]:
    return (fact.given_on.isoformat(), plain(fact.product)) if isinstance(fact, Infusion) else ("", "")


def _course_words(fact: Fact) -> tuple[str, str]:
    return ("", plain(fact.title)) if isinstance(fact, Course) else ("", "")


def _contents(fact: Fact) -> Iterator[str]:
    return (field.name for field in fields(fact) if field.name not in _STAMPED)


def _content(fact: Fact) -> Hashable:
    return (type(fact).__name__, *(getattr(fact, name) for name in _contents(fact)))


def _marks(kind: Kind, fact: Fact) -> Hashable:
    values = (getattr(fact, name) for name in _MARKS[kind])
    return tuple(plain(value) or value if type(value) is str else value for value in values)


def _kind_of(fact: Fact) -> Kind:
    return next(kind for kind, fact_type in FACTS.items() if fact_type is type(fact))
