# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How texts come onto the shelf and leave it as a file: by hand, from reference files and into one. Knows no Qt.

Hides that a file is read and planned on the reader lane, and that nothing of it is kept before the reader says so.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from journal_app.domain.own_cards import OwnCard, row_of
from journal_app.domain.records import Card
from journal_app.exchange.files.sources import content_of
from journal_app.exchange.references.duplicates import known_on
from journal_app.exchange.references.encodings import LARGEST
from journal_app.exchange.references.exporting import references_text
from journal_app.exchange.references.keys import key_for
from journal_app.exchange.references.planning import ReferencePlan, keep_references, plan_references
from journal_app.research.shelf import ShelfCard, find_on, shelf
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.messages import Message
from journal_app.ui.research.state import PlanState
from journal_app.ui.research.typed import TypedCard, check_typed, typed_of
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _, ngettext
from journal_app.writing import put

FORM = "research"
MOST_TOLD = 12
"""How many of a file's records are told one by one."""


class View(Protocol):
    """What adding needs of the screen."""

    def set_form(self, typed: TypedCard | None, heading: str) -> None:
        """Open the form, or put it away."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong."""

    def set_plan(self, plan: PlanState | None) -> None:
        """Show what a file would add, or put that away."""


class Adding:
    """Invariant: what was typed is kept until it is saved or closed, and what a file would add until it is settled."""

    def __init__(self, desk: Desk, view: View, added: Callable[[str], None]) -> None:
        self._desk = desk
        self._view = view
        self._added = added  # told the key of a card that was added or changed; empty for those of a file
        self._unfinished = Unfinished(desk, FORM, TypedCard, TypedCard())
        self._plan: tuple[ReferencePlan, str] | None = None
        self._is_open = False
        self._as_kept = TypedCard()  # what the form would show of the card as it is in the journal

    def bring_back(self) -> None:
        """Open the form with what was typed when the program last ended."""
        self._unfinished.bring_back(self._on_brought_back)

    def start(self) -> None:
        """Open an empty form."""
        self._open(TypedCard())

    def edit(self, each: ShelfCard) -> None:
        """Open the form with a card that the reader added."""
        own = each.own
        if own is not None:
            self._desk.glance(
                lambda facts: typed_of(each.card.key, own, tracker_names(facts)),
                lambda typed: self._open(typed, as_kept=typed),
            )

    def hold(self, typed: TypedCard) -> None:
        """Keep what stands in the form."""
        if self._is_open:
            self._unfinished.hold(typed)

    def close(self, typed: TypedCard) -> None:
        """Put the form away; what was typed can be had back from the message line."""
        as_kept = self._as_kept
        self._put_away()
        if typed != as_kept:
            text = _("The form was closed without saving.")
            again = Message(text=text, action=_("Open again"), act=lambda: self._open(typed, as_kept=as_kept))
            self._desk.messages.show_message(again)

    def save(self, typed: TypedCard) -> None:
        """Keep the card, or say beside its fields what is wrong."""
        today = self._desk.today()

        def on_names(names: dict[str, str]) -> None:
            checked = check_typed(typed, names, today=today)
            self._view.set_problems(field_problems(checked.problems))
            own = checked.value
            if own is None:
                self.hold(typed)
            else:
                self._desk.save(lambda journal: _keep(journal, typed.key, own), self._on_saved)

        self._desk.glance(tracker_names, on_names)

    def read_file(self, path: Path) -> None:
        """Show what a reference file would add; nothing is kept yet."""

        def plan(facts: Facts) -> ReferencePlan:
            return plan_references(content_of(path, LARGEST), known_on(facts))

        self._desk.read(plan, lambda found: self._on_plan(found, path.name))

    def keep_plan(self) -> None:
        """Put what the file adds on the shelf, as one change."""
        if self._plan is None:
            return
        plan, name = self._plan
        self.drop_plan()
        self._desk.save(lambda journal: keep_references(journal, plan, name), lambda _cards: self._added(""))

    def drop_plan(self) -> None:
        """Leave the file."""
        self._plan = None
        self._view.set_plan(None)

    def write_file(self, path: Path, form: str) -> None:
        """Write every card that the reader added as a reference file."""

        def write(facts: Facts) -> int:
            cards = [each for each in shelf(facts) if each.own is not None]
            put(path, references_text(cards, form).encode())
            return len(cards)

        self._desk.read(write, lambda count: self._desk.say(_written(count, path)))

    def _on_plan(self, plan: ReferencePlan, name: str) -> None:
        self._plan = (plan, name)
        self._view.set_plan(plan_state(plan, name))

    def _on_saved(self, card: Card) -> None:
        self._put_away()
        self._added(card.key)

    def _on_brought_back(self, typed: TypedCard, kept_at: datetime) -> None:
        if not self._is_open:
            self._open(typed)
            self._unfinished.say_back(kept_at)

    def _open(self, typed: TypedCard, *, as_kept: TypedCard | None = None) -> None:
        self._is_open, self._as_kept = True, as_kept or TypedCard()
        self._view.set_form(typed, _("Change this card") if typed.key else _("Add a text"))
        self._view.set_problems(())

    def _put_away(self) -> None:
        self._is_open = False
        self._unfinished.drop()
        self._view.set_form(None, "")


def tracker_names(facts: Facts) -> dict[str, str]:
    """The names of the journal's trackers by key."""
    return {tracker.key: tracker.name for tracker in facts.trackers(archived=True)}


def plan_state(plan: ReferencePlan, name: str) -> PlanState:
    """What a file would add, in words."""
    words = _("{file}: {added} new, {skipped} here already, {rejected} that cannot be kept.")
    said = words.format(file=name, added=len(plan.add), skipped=len(plan.skipped), rejected=len(plan.rejected))
    if plan.encoding != "utf-8":
        said = f"{said} {_('Its text was read as {encoding}.').format(encoding=plan.encoding)}"
    others = (
        *(f"{each.where}: {each.title}. {each.reason}" for each in plan.skipped),
        *(f"{each.where}: {each.reason}" for each in plan.rejected),
    )
    count = len(plan.add)
    return PlanState(
        said=said,
        new=_a_few(tuple(card.own.reference.title for card in plan.add)),
        others=_a_few(others),
        add=ngettext("Add {count} text", "Add {count} texts", count).format(count=count) if count else "",
    )


def _a_few(lines: tuple[str, ...]) -> tuple[str, ...]:
    left = len(lines) - MOST_TOLD
    if left <= 0:
        return lines
    return (*lines[:MOST_TOLD], ngettext("and {count} more", "and {count} more", left).format(count=left))


def _written(count: int, path: Path) -> str:
    words = ngettext("Written: {path}, with {count} text.", "Written: {path}, with {count} texts.", count)
    return words.format(path=path, count=count)


def _keep(journal: Journal, key: str, own: OwnCard) -> Changed[Card]:
    """Keep a new card under a key of its own, or a changed one in its place."""
    cards = shelf(journal.facts)
    if not key:
        taken = {each.card.key for each in cards}
        return verbs.add_card(journal, row_of(key_for(own.reference, taken), own))
    before = find_on(cards, key).row
    if before is None:
        return Changed(row_of(key, own), frozenset(), None)
    changed = row_of(key, own)
    kept = replace(before, title=changed.title, content=changed.content)
    outcome = verbs.replace_fact(journal, kept)
    return Changed(kept, outcome.touched, outcome.change)
