# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is told of changes long made, in the window and on the command line alike.

Hides how keys and ids of a journal become names, and that a label was written for a list: the days, trackers and blood
values in it are read back into words.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from journal_app.domain.catalogues import analytes
from journal_app.domain.fact_fields import FieldChange, field_changes
from journal_app.domain.fact_words import Names, fact_title, kind_name, setting_name
from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.records import ImportRun
from journal_app.domain.scores import Tracker
from journal_app.domain.treatments import Course, Infusion
from journal_app.errors import NotFound
from journal_app.store.history import ChangeRecord
from journal_app.store.operations import Operation
from journal_app.store.past import Altered
from journal_app.store.queries import Facts
from journal_app.store.rows import kind_of
from journal_app.words import N_, _, day_text, with_commas

# Translators: what became of an entry in a change; stands alone behind the name of the entry
_ADDED, _CHANGED, _REMOVED, _GONE = N_("added"), N_("changed"), N_("taken out"), N_("added; what it said was forgotten")


@frozen
class EntryChange:
    """One entry that a change altered: what kind and which, what was done with it, and its fields as they became."""

    kind: str
    title: str
    done: str
    fields: tuple[FieldChange, ...]
    is_edit: bool = False


def names_in(facts: Facts) -> Names:
    """What the keys and ids of a journal stand for; each is looked up once."""

    @cache
    def trackers() -> dict[str, Tracker]:
        return {tracker.key: tracker for tracker in facts.trackers(archived=True)}

    @cache
    def named(key: str) -> str:
        if key in trackers():
            return _(trackers()[key].name)
        for fact_type in (Infusion, Course, ImportRun):
            try:
                return fact_title(facts.get(fact_type, key), str)
            except NotFound:
                continue
        return key

    return named


def change_words(record: ChangeRecord) -> str:
    """A change in one line as it is kept: log scores (2026-11-20 fatigue)."""
    return f"{record.operation.words()} ({record.label})" if record.label else record.operation.words()


def label_words(record: ChangeRecord, names: Names) -> str:
    """To what something was done, in words: 20 Nov 2026, Fatigue; nothing where that was forgotten or never said."""
    if record.operation is Operation.SETTING:
        return with_commas(setting_name(key) for key in record.label.split(", ") if key)
    if record.operation is Operation.ADD_CARD or not _is_list_of_keys(record):
        return record.label
    return with_commas(_word(part, names) for part in _parts(record.label))


def origin_words(record: ChangeRecord) -> str:
    """From where a change came: typed, or a file by its name."""
    if record.operation is Operation.IMPORT:
        # Translators: "file {name}": where a change came from: a file of this name
        # Translators: "a file": where a change came from
        return _("file {name}").format(name=record.label) if record.label else _("a file")
    if record.operation is Operation.LOAD:
        # Translators: where a change came from: a text file that a whole journal was written to
        return _("a dump")
    # Translators: where a change came from: entered by hand
    return _("typed")


def entry_change(altered: Altered, names: Names) -> EntryChange:
    """One entry of a change in words."""
    told = altered.after or altered.before
    if told is None:
        return EntryChange(kind="", title="", done=_(_GONE), fields=())
    done = _CHANGED if altered.before and altered.after else _ADDED if altered.after else _REMOVED
    return EntryChange(
        kind=kind_name(kind_of(type(told))),
        title=fact_title(told, names),
        done=_(done),
        fields=field_changes(altered.before, altered.after, names),
        is_edit=altered.before is not None and altered.after is not None,
    )


_KEYED = frozenset(
    {
        Operation.LOG_SCORE,
        Operation.CLEAR_SCORE,
        Operation.MARK_DAY,
        Operation.NOTE_DAY,
        Operation.ADD_LAB,
        Operation.ORDER_TRACKERS,
        Operation.ORDER_QUESTIONS,
        Operation.WRITE_BEFORE,
        Operation.EDIT,
        Operation.REMOVE,
    }
)


def _is_list_of_keys(record: ChangeRecord) -> bool:
    """Whether the label was made of days, keys and kinds, and not typed by somebody."""
    return record.operation in _KEYED


def _parts(label: str) -> Iterator[str]:
    """The day that a label begins with, if it does, then its keys."""
    first, _blank, rest = label.partition(" ")
    if _day(first) is not None:
        yield first
        label = rest
    yield from (part for part in label.split(", ") if part)


def _word(part: str, names: Names) -> str:
    day = _day(part)
    if day is not None:
        return day_text(day)
    if part in set(Kind):
        return kind_name(Kind(part))
    known = analytes().get(part)
    return _(known.name) if known else names(part)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-20") else None
    except ValueError:
        return None
