# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do about trackers, and about when a day ends. Knows no Qt.

Hides that each is one change, undone like every other, and that what is typed in the form outlives a crash.
"""

from collections.abc import Callable
from dataclasses import asdict, field, replace
from datetime import datetime, time
from typing import Protocol, TypeVar

from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.days import DAY_ENDS, read_time
from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Tracker
from journal_app.domain.settings import DAY_ENDS_AT
from journal_app.domain.tracker_drafts import TrackerDraft, check_tracker, next_position
from journal_app.errors import EntryRefused
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.ui.desk import Desk
from journal_app.ui.fields import FieldProblem, field_problems
from journal_app.ui.settings.build import build_state, scale_words
from journal_app.ui.settings.state import FormState, SettingsState
from journal_app.ui.unfinished import Unfinished
from journal_app.words import _, time_text

T = TypeVar("T")
CLOSED = FormState()
NOON = time(12)


@frozen
class UnfinishedTracker:
    """The form of a tracker as it is kept while it is typed; ``key`` is empty for a new one."""

    draft: TrackerDraft = field(default_factory=TrackerDraft)
    key: str = ""


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_state(self, state: SettingsState) -> None:
        """Show what the journal says."""

    def set_form(self, form: FormState) -> None:
        """Open the form with a draft, or close it."""

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the form what is wrong."""

    def set_day_problem(self, message: str) -> None:
        """Say what is wrong with the typed time; nothing when the message is empty."""

    def show_tracker(self, key: str) -> None:
        """Go to a tracker in the list, as soon as it is there."""


class Presenter:
    """The intents for trackers. Invariant: ``_editing`` is the one the open form is about, None for a new one."""

    def __init__(self, desk: Desk, view: View) -> None:
        self._desk = desk
        self._view = view
        self._editing: Tracker | None = None
        self._unfinished = Unfinished(desk, "settings", UnfinishedTracker, UnfinishedTracker())
        self._has_looked = False

    def refresh(self) -> None:
        """Read the settings again and show them; the first time with the form that was left unfinished."""
        can_change = not self._desk.info.read_only
        self._desk.glance(lambda facts: build_state(facts, can_change=can_change), self._view.set_state)
        if can_change and not self._has_looked:
            self._has_looked = True
            self._unfinished.bring_back(self._on_back)

    def start_adding(self) -> None:
        """Open an empty form for a tracker."""
        self._open(None, form_of(None, TrackerDraft()))

    def start_editing(self, key: str) -> None:
        """Open the form with the words of a tracker."""
        self._desk.glance(lambda facts: facts.tracker(key), self._on_editing)

    def close(self) -> None:
        """Put the form away."""
        self._editing = None
        self._unfinished.drop()
        self._view.set_form(CLOSED)

    def hold(self, draft: TrackerDraft) -> None:
        """Keep what stands in the form as unfinished, so that nothing can take it away."""
        editing = self._editing
        is_begun = editing is None or draft != draft_of(editing)
        typed = TrackerDraft(**{name: str(value) for name, value in asdict(draft).items()})  # choices are texts here
        kept = UnfinishedTracker(draft=typed, key=editing.key if editing else "")
        self._unfinished.hold(kept if is_begun else UnfinishedTracker())

    def save(self, draft: TrackerDraft) -> None:
        """Keep what was typed, or say beside the fields what is wrong."""
        self._desk.glance(lambda facts: facts.trackers(archived=True), lambda known: self._check(draft, known))

    def add_offered(self, key: str) -> None:
        """Begin to score something on offer; it stands last on Today at once."""
        offer = next(offer.tracker for offer in offered_trackers() if offer.tracker.key == key)

        def add(journal: Journal) -> Changed[Tracker]:
            position = next_position(journal.facts.trackers(archived=True))
            return verbs.add_tracker(journal, replace(offer, position=position))

        self._save(add, key)

    def move(self, key: str, step: int) -> None:
        """Move a tracker up (``step`` -1) or down (1) among those that are asked; at the end it stays."""
        self._desk.glance(
            lambda facts: [tracker.key for tracker in facts.trackers()], lambda keys: self._move(keys, key, step)
        )

    def put_away(self, key: str) -> None:
        """Take a tracker from Today; its scores are kept."""
        self._set_archived(key, is_archived=True)

    def bring_back(self, key: str) -> None:
        """Ask again for a tracker that was put away."""
        self._set_archived(key, is_archived=False)

    def set_day_ends(self, text: str) -> None:
        """Keep when a day ends; an emptied field is 04:00 again."""
        try:
            ends = read_time(text) if text.strip() else DAY_ENDS
            if ends > NOON:
                raise _after_noon(ends)
        except EntryRefused as refused:
            self._view.set_day_problem(" ".join(part for part in (refused.title, refused.detail) if part))
            return
        self._view.set_day_problem("")
        self._desk.glance(lambda facts: facts.day_ends(), lambda before: self._keep_day_ends(before, ends))

    def _set_archived(self, key: str, *, is_archived: bool) -> None:
        def put(journal: Journal) -> Changed[None]:
            return verbs.replace_fact(journal, replace(journal.facts.tracker(key), archived=is_archived))

        self._save(put, key)

    def _check(self, draft: TrackerDraft, known: list[Tracker]) -> None:
        checked = check_tracker(draft, known=known, editing=self._editing)
        self._view.set_problems(field_problems(checked.problems))
        tracker = checked.value
        if tracker is None:
            return
        if self._editing is None:
            self._save(lambda journal: verbs.add_tracker(journal, tracker), tracker.key, self.close)
        else:
            self._save(lambda journal: verbs.replace_fact(journal, tracker), tracker.key, self.close)

    def _on_back(self, kept: UnfinishedTracker, kept_at: datetime) -> None:
        """An unfinished form was found; a tracker it was to change may be gone, and its words are not lost then."""

        def on_known(known: list[Tracker]) -> None:
            tracker = next((tracker for tracker in known if tracker.key == kept.key), None)
            self._open(tracker, form_of(tracker, kept.draft))
            self._unfinished.say_back(kept_at)

        self._desk.glance(lambda facts: facts.trackers(archived=True), on_known)

    def _on_editing(self, tracker: Tracker) -> None:
        self._open(tracker, form_of(tracker, draft_of(tracker)))

    def _open(self, editing: Tracker | None, form: FormState) -> None:
        self._editing = editing
        self._view.set_form(form)
        self._view.set_problems(())

    def _move(self, keys: list[str], key: str, step: int) -> None:
        if key not in keys:
            return
        place = keys.index(key)
        wanted = max(0, min(len(keys) - 1, place + step))
        if wanted != place:
            keys.insert(wanted, keys.pop(place))
            self._desk.save(lambda journal: verbs.order_trackers(journal, keys))

    def _keep_day_ends(self, before: time, ends: time) -> None:
        if ends == before:
            self.refresh()
        else:
            self._desk.save(lambda journal: verbs.set_setting(journal, DAY_ENDS_AT, time_text(ends)))

    def _save(self, action: Callable[[Journal], Changed[T]], key: str, then: Callable[[], None] = lambda: None) -> None:
        def on_done(_value: T) -> None:
            then()
            self._view.show_tracker(key)

        self._desk.save(action, on_done)


def form_of(tracker: Tracker | None, draft: TrackerDraft) -> FormState:
    """The form for a known tracker or a new one, with what stands in it."""
    if tracker is None:
        return FormState(heading=_("Add your own"), draft=draft)
    fixed = _("What it takes stays as it is ({scale}), so that older scores keep their meaning.")
    # Translators: heading of a form; {name} is a score
    heading = _("Change {name}").format(name=_(tracker.name))
    return FormState(heading=heading, draft=draft, fixed=fixed.format(scale=scale_words(tracker)))


def draft_of(tracker: Tracker) -> TrackerDraft:
    """A kept tracker as its form shows it."""
    return TrackerDraft(
        name=tracker.name,
        question=tracker.question,
        kind=tracker.kind,
        low="" if tracker.low is None else str(tracker.low),
        high="" if tracker.high is None else str(tracker.high),
        low_words=tracker.low_words,
        high_words=tracker.high_words,
        better=tracker.better,
        day_rule=tracker.day_rule,
    )


def _after_noon(ends: time) -> EntryRefused:
    return EntryRefused(
        _("Until {time}, everything would be written on the day before.").format(time=time_text(ends)),
        _("Choose a time between 00:00 and 12:00, such as 04:00."),
        _("Nothing was changed."),
    )
