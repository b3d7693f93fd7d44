# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The lines of a plan in words, a page at a time, and the choice that holds for each. Knows no Qt.

Hides that a plan may have a million lines: where those of each sort stand is found out once, when the plan is made, and
words are made for a page only.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence

from journal_app.analysis.past_words import names_in
from journal_app.domain.fact_fields import field_changes, value_words
from journal_app.domain.fact_words import Names, fact_title, kind_name
from journal_app.domain.facts import Fact
from journal_app.domain.frozen import frozen
from journal_app.errors import NotFound
from journal_app.exchange.previews.plan import LEFT_OUT, Action, Entry, ImportPlan, Picks
from journal_app.store.queries import Facts
from journal_app.ui.imports.state import Choices, LinesState, LineState, Shown
from journal_app.ui.rows import Row
from journal_app.words import N_, _, in_one_line, ngettext, with_semicolons

A_PAGE = 100
LONGEST = 240
_TAKEN = frozenset({Action.ADD, Action.CHANGE})

# Translators: what becomes of a line of an import, in a column
_DONE = {
    Action.ADD: N_("add"),
    Action.CHANGE: N_("change"),
    # Translators: what becomes of a line of an import: nothing, as it is here already
    Action.SKIP: N_("passed over"),
    # Translators: what becomes of a line of an import: it cannot be read
    Action.REJECT: N_("not kept"),
}
# Translators: choices for a line of an import: as it was planned
_AS_PLANNED = {
    Action.ADD: N_("Add it"),
    Action.CHANGE: N_("Change it"),
    Action.SKIP: N_("Leave it out"),
    Action.REJECT: N_("Leave it out"),
}
_VALUES = ("value", "amount", "total", "note")


@frozen
class Places:
    """Where the lines of each sort stand in a plan; those of ``Shown.ALL`` are all of them."""

    count: int = 0
    of: Mapping[Shown, Sequence[int]]

    def shown(self, shown: Shown) -> Sequence[int]:
        """The places of one sort, in the order of the file."""
        return range(self.count) if shown is Shown.ALL else self.of.get(shown, ())


NOWHERE = Places(of={})


def places_in(plan: ImportPlan) -> Places:
    """Look through a plan once."""
    found: dict[Shown, array[int]] = {shown: array("Q") for shown in Shown if shown is not Shown.ALL}
    for place in range(len(plan.entries)):
        entry = plan.entries.outline(place)
        found[Shown(entry.action.value)].append(place)
        if entry.options:
            found[Shown.DECIDE].append(place)
    return Places(count=len(plan.entries), of=found)


def page_of(facts: Facts, plan: ImportPlan, places: Places, picks: Picks, shown: Shown, *, skip: int = 0) -> LinesState:
    """A page of the lines that are asked for; the last one where there are fewer."""
    wanted = places.shown(shown)
    first = min(skip, max(0, len(wanted) - 1)) // A_PAGE * A_PAGE
    names, page = _names(facts, plan), wanted[first : first + A_PAGE]
    return LinesState(
        shown=shown,
        kinds=_kinds(places),
        lines=tuple(_line(facts, place, plan.entries[place], picks.get(place), names) for place in page),
        said=_said(first, len(page), len(wanted)),
        has_earlier=first > 0,
        has_later=first + A_PAGE < len(wanted),
        has_rejected=bool(places.shown(Shown.REJECT)),
    )


def rejected_text(plan: ImportPlan) -> str:
    """What is not kept, a line each: where it stands, and why."""
    lines = (in_one_line([entry.where, why(entry)]) for entry in plan.entries.of(Action.REJECT))
    return "".join(f"{line}\n" for line in lines)


def why(entry: Entry) -> str:
    """The reason in words, with the readings it does not name itself."""
    unsaid = [reading for reading in entry.readings if reading not in entry.reason]
    readings = _("It may be {readings}.").format(readings=with_semicolons(entry.readings)) if unsaid else ""
    return " ".join(part for part in (entry.reason, readings) if part)


def _names(facts: Facts, plan: ImportPlan) -> Names:
    """What keys stand for, those of the trackers that would be new among them."""
    known, new = names_in(facts), {tracker.key: _(tracker.name) for tracker in plan.trackers}
    return lambda key: new.get(key) or known(key)


def _kinds(places: Places) -> Choices:
    words = {
        Shown.ALL: _("Every line ({count})"),
        Shown.ADD: _("To be added ({count})"),
        Shown.CHANGE: _("To be changed ({count})"),
        Shown.DECIDE: _("To be decided ({count})"),
        Shown.SKIP: _("Here already, or passed over ({count})"),
        Shown.REJECT: _("Not kept ({count})"),
    }
    counts = {shown: len(places.shown(shown)) for shown in words}
    told = ((shown, text.format(count=counts[shown])) for shown, text in words.items())
    return tuple((shown.value, text) for shown, text in told if counts[shown] or shown is Shown.ALL)


def _said(skipped: int, shown: int, total: int) -> str:
    if not total:
        return _("The file has no such line.")
    words = ngettext("Line {first} to {last} of {total}.", "Lines {first} to {last} of {total}.", shown)
    return words.format(first=skipped + 1, last=skipped + shown, total=total)


def _line(facts: Facts, place: int, entry: Entry, pick: int | None, names: Names) -> LineState:
    option = entry.options[pick] if pick is not None and pick >= 0 else None
    fact = option.fact if option is not None and option.fact is not None else entry.fact
    done, what, reason = _done(entry, pick), _what(entry, fact, names), why(entry)
    told = (in_one_line([entry.where, done, what]), reason, *_fields(facts, fact, names))
    return LineState(
        row=Row(
            id=str(place),
            cells=(done, entry.where, what, _short(reason)),
            details=". ".join(" ".join(part.split()).rstrip(".") for part in told if part),
        ),
        is_taken=is_ticked(entry, pick) if can_tick(entry) else None,
        options=(_(_AS_PLANNED[entry.action]), *(one.words for one in entry.options)) if entry.options else (),
        must_choose=must_choose(entry, pick),
        option=-1 if pick == LEFT_OUT else 0 if pick is None else pick + 1,
    )


def action_of(entry: Entry, pick: int | None) -> Action:
    """What becomes of a line with what was picked for it."""
    if pick is None:
        return entry.action
    return Action.SKIP if pick == LEFT_OUT else entry.options[pick].action


def can_tick(entry: Entry) -> bool:
    """Whether a line can be taken, or left out."""
    return entry.action in _TAKEN or _first_taken(entry) is not None


def is_ticked(entry: Entry, pick: int | None) -> bool:
    """Whether something of a line would be added or changed."""
    return action_of(entry, pick) in _TAKEN


def must_choose(entry: Entry, pick: int | None) -> bool:
    """Whether a tick alone would not say which of several readings is meant."""
    several = sum(one.action in _TAKEN for one in entry.options) > 1
    return several and entry.action not in _TAKEN and not is_ticked(entry, pick)


def turned(entry: Entry, pick: int | None) -> int | None:
    """What is picked for a line once it was ticked, or its tick taken away; None for what was planned."""
    if action_of(entry, pick) in _TAKEN:
        return LEFT_OUT if entry.action in _TAKEN else None
    return None if entry.action in _TAKEN else _first_taken(entry)


def counted(plan: ImportPlan, counts: Counter[Action], picks: Picks) -> Counter[Action]:
    """How many lines there are of each action with what was picked, from the ``counts`` of the plan alone."""
    found = Counter(counts)
    for place, pick in picks.items():
        entry = plan.entries.outline(place)
        found[entry.action] -= 1
        found[action_of(entry, pick)] += 1
    return found


def still_holding(picks: Picks, before: ImportPlan, after: ImportPlan) -> dict[int, int]:
    """What was picked, where the line is the same one in a plan that was made anew."""
    held = {}
    for place, pick in picks.items():
        if place >= len(after.entries):
            continue
        was, now = before.entries[place], after.entries[place]
        if (was.where, was.action, len(was.options)) == (now.where, now.action, len(now.options)):
            held[place] = pick
    return held


def _first_taken(entry: Entry) -> int | None:
    return next((place for place, one in enumerate(entry.options) if one.action in _TAKEN), None)


def _done(entry: Entry, pick: int | None) -> str:
    """What becomes of a line, in a word or two."""
    if pick == LEFT_OUT:
        return _("left out")
    if pick is not None:
        return _(_DONE[entry.options[pick].action])
    if entry.options and entry.action not in _TAKEN:
        return _("left out unless you choose")
    return _(_DONE[entry.action])


def _what(entry: Entry, fact: Fact | None, names: Names) -> str:
    if fact is None:
        return kind_name(entry.kind) if entry.kind is not None else ""
    kind = kind_name(entry.kind) if entry.kind is not None else ""
    values = (value_words(fact, name, names) for name in _VALUES if hasattr(fact, name))
    value = next((words for words in values if words), "")
    unit = getattr(fact, "unit", "") if hasattr(fact, "value") else ""
    number = f"{getattr(fact, 'comparator', '')}{value} {unit}".strip()
    at = value_words(fact, "time", names) if hasattr(fact, "time") else ""
    return _short(in_one_line([kind, fact_title(fact, names), at, number]))


def _fields(facts: Facts, fact: Fact | None, names: Names) -> tuple[str, ...]:
    """The fields of a fact, with both sides of those that would change."""
    if fact is None:
        return ()
    try:
        before = facts.get(type(fact), fact.id)
    except NotFound:
        before = None
    told = []
    for change in field_changes(before, fact, names):
        words = _("{label}: {value}")
        if before is not None:
            # Translators: a field that an import would change
            words = _("{label}: here “{before}”, in the file “{after}”")
        told.append(words.format(label=change.label, value=change.after, before=change.before, after=change.after))
    return tuple(told)


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= LONGEST else f"{one[:LONGEST]}…"
