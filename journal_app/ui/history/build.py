# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The History screen from the journal: a page of changes, and one of them opened. Knows no Qt.

Hides how a wish of the reader is asked of the past, and how each change is worded.
"""

from datetime import datetime

from journal_app.analysis.past_words import EntryChange, entry_change, label_words, names_in, origin_words
from journal_app.domain.fact_fields import FieldChange
from journal_app.domain.fact_words import Names
from journal_app.domain.facts import Kind
from journal_app.store.history import ChangeRecord
from journal_app.store.operations import Operation
from journal_app.store.past import Past, PastWish, day_bounds
from journal_app.store.queries import Facts
from journal_app.ui.history.state import ChangeState, EntryLines, HistoryState, HistoryWish
from journal_app.ui.rows import Row
from journal_app.words import _, day_text, in_one_line, ngettext, time_text

A_PAGE = 100
"""How many changes are read and shown at a time: whatever the number of years, a page takes as long."""
MOST_ENTRIES = 20
LONGEST = 160
_PERSON = "name:"  # before a name, so that nobody's name is the value for anybody


def build_state(facts: Facts, wish: HistoryWish) -> HistoryState:
    """The page that is wished for, or the last one where there are fewer."""
    past, names = facts.past(), names_in(facts)
    page = past.page(_asked(wish), skip=wish.skip - wish.skip % A_PAGE, most=A_PAGE)
    shown = tuple(_row(past, record, names) for record in page.changes)
    return HistoryState(
        wish=wish,
        rows=shown,
        said=_said(page.skipped, len(shown), page.total),
        # Translators: in a list: no choice is made, all are shown
        operations=(("", _("Anything")), *((each.value, each.words()) for each in past.operations())),
        # Translators: "Anybody": in a list of persons: no choice is made, all are shown
        # Translators: "nobody named": in place of the name of who made a change
        people=(("", _("Anybody")), *((_PERSON + name, name or _("nobody named")) for name in past.people())),
        has_newer=page.skipped > 0,
        has_older=page.skipped + len(shown) < page.total,
        is_empty=not page.total and wish == HistoryWish(),
    )


def build_change(facts: Facts, change_id: str) -> ChangeState:
    """One change with what it altered and what can be done about it; NotFound when there is none."""
    past, names = facts.past(), names_in(facts)
    record = past.change(change_id)
    told = [_lines(entry_change(altered, names)) for altered in past.altered(change_id, MOST_ENTRIES)]
    left = record.rows - len(told)
    more = ngettext("and {count} more entry", "and {count} more entries", left).format(count=left) if left else ""
    standing, way, way_words = _standing(past, record, names)
    return ChangeState(
        id=record.id,
        heading=_title(past, record, names),
        made=in_one_line([_when(record.at), _who(record), origin_words(record)]),
        entries=tuple(told),
        more=more,
        standing=standing,
        way=way,
        way_words=way_words,
        can_undo=record.can_undo and not way,
        can_redo=record.undone and past.redo_gives() == record.id,
    )


def _asked(wish: HistoryWish) -> PastWish:
    words = wish.words.casefold()
    since, until = day_bounds(wish.day) if wish.day else (None, None)
    return PastWish(
        words=wish.words,
        operations_meant=[operation for operation in Operation if words in operation.words().casefold()],
        operation=Operation(wish.operation) if wish.operation else None,
        by=wish.person.removeprefix(_PERSON) if wish.person else None,
        since=since,
        until=until,
    )


def _row(past: Past, record: ChangeRecord, names: Names) -> Row:
    title = _title(past, record, names)
    what = in_one_line([title, _mark(record)])
    cells = (_when(record.at), what, _who(record), origin_words(record))
    return Row(id=record.id, cells=cells, details=in_one_line(cells))


def _title(past: Past, record: ChangeRecord, names: Names) -> str:
    """What was done, and to what: Log scores: 20 Nov 2026, Fatigue."""
    words = record.operation.words()
    words = words[:1].upper() + words[1:]
    label = _label(past, record, names)
    label = label if len(label) <= LONGEST else f"{label[:LONGEST]}…"
    # Translators: {what} is what was done in a change, {which} to what: Log scores: 20 Nov 2026
    return _("{what}: {which}").format(what=words, which=label) if label else words


def _label(past: Past, record: ChangeRecord, names: Names) -> str:
    """What is kept of it as a label; where that says no more than a kind, the first entry it altered."""
    if record.operation is Operation.IMPORT:
        return ""  # the file stands where it came from
    if record.reverses:
        other = past.change(record.reverses)
        return in_one_line([other.operation.words(), label_words(other, names)])
    if record.label and record.label not in set(Kind):
        return label_words(record, names)
    first = next((entry_change(altered, names) for altered in past.altered(record.id, 1)), None)
    if first is None:
        return ""
    title = in_one_line([first.kind, first.title])
    # Translators: the first entry of a change, and how many others; {count} is one or more
    return _("{first} and {count} more").format(first=title, count=record.rows - 1) if record.rows > 1 else title


def _mark(record: ChangeRecord) -> str:
    if record.is_forgotten:
        return _("forgotten")
    # Translators: said of a change in a list
    return _("undone") if record.undone else ""


def _when(at: datetime) -> str:
    local = at.astimezone()
    return _("{day}, {time}").format(day=day_text(local.date()), time=time_text(local))


def _who(record: ChangeRecord) -> str:
    return record.entered_by or _("nobody named")


def _said(skipped: int, shown: int, total: int) -> str:
    if not total:
        return _("No change fits what is asked for.")
    words = ngettext(
        "Change {first} to {last} of {total}, newest first.",
        "Changes {first} to {last} of {total}, newest first.",
        shown,
    )
    return words.format(first=skipped + 1, last=skipped + shown, total=total)


def _standing(past: Past, record: ChangeRecord, names: Names) -> tuple[str, str, str]:
    """Whether a change counts, the change that this depends on, and the words of the way to it."""
    if record.reverses:
        other = past.change(record.reverses)
        words = (
            _("It took this back: {what}.") if record.operation is Operation.UNDO else _("It did this again: {what}.")
        )
        return words.format(what=_dated(past, other, names)), other.id, _("Go to that change")
    if record.is_forgotten:
        return _("The journal was made to forget what this altered. It cannot be undone."), "", ""
    if record.undone:
        if past.redo_gives() == record.id:
            return _("It was undone, and can be done again."), "", ""
        return _("It was undone. Other changes came after that, so it cannot be done again from here."), "", ""
    later = past.in_the_way(record.id)
    if later is None:
        return _("It counts, and can be undone."), "", ""
    words = _(
        "It cannot be undone yet. A later change to the same entry stands in the way: {what}. Undo that one first."
    )
    return words.format(what=_dated(past, later, names)), later.id, _("Go to the change in the way")


def _dated(past: Past, record: ChangeRecord, names: Names) -> str:
    return in_one_line([_title(past, record, names), _when(record.at)])


def _lines(entry: EntryChange) -> EntryLines:
    title = in_one_line([entry.kind, entry.title, entry.done])
    return EntryLines(title=title, lines=tuple(_field_line(change, is_edit=entry.is_edit) for change in entry.fields))


def _field_line(change: FieldChange, *, is_edit: bool) -> str:
    """A field of an entry; of one that was there before and after, both sides."""
    if not is_edit:
        # Translators: the label of a field and what stands in it
        words = _("{label}: {value}")
    elif not change.before:
        words = _("{label}: before nothing, after “{after}”")
    elif not change.after:
        words = _("{label}: before “{before}”, after nothing")
    else:
        words = _("{label}: before “{before}”, after “{after}”")
    value = change.after or change.before
    return words.format(label=change.label, before=change.before, after=change.after, value=value)
