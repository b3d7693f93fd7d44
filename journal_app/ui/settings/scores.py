# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is scored each day: the list of trackers with its form, and those on offer."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.tracker_drafts import TrackerDraft
from journal_app.ui.fields import FieldProblem
from journal_app.ui.settings.form import TrackerForm
from journal_app.ui.settings.offers import Offers
from journal_app.ui.settings.state import FormState, SettingsState, TrackerState
from journal_app.ui.settings.table import TrackersTable
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.chosen import Chosen
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Page, label
from journal_app.words import _


class ScoresSection(QWidget):
    """Signals are what the reader wants; the methods that begin with ``set_`` or ``show_`` are all it is told.

    ``page`` is what it scrolls on.
    """

    add_requested = Signal()
    offer_requested = Signal(str)
    edit_requested = Signal(str)
    move_requested = Signal(str, int)
    put_away_requested = Signal(str)
    return_requested = Signal(str)
    save_requested = Signal(TrackerDraft)
    close_requested = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._awaited = ""
        self.add = primary_button(_("Add your own"))
        self.form = TrackerForm()
        self.table = TrackersTable()
        self.up, self.down = secondary_button(_("Move up")), secondary_button(_("Move down"))
        self.chosen = Chosen(_("The chosen tracker"), (self.up, self.down))
        # Translators: before buttons with scores that are offered
        self.offers_words = label(_("Ready to add:"), "label")
        self.offers = Offers()
        self._lay_out()
        self._connect()
        self.set_form(FormState())

    def set_state(self, state: SettingsState) -> None:
        """Show the trackers of the journal."""
        can_change = state.can_change
        self.table.set_trackers(state.trackers)
        self.add.setVisible(can_change)
        self.chosen.set_can_change(can_change)
        self.offers.set_offers(state.offers, after=self.add)
        for widget in (self.offers, self.offers_words):
            widget.setVisible(can_change and bool(state.offers))
        if self._awaited:
            self.show_tracker(self._awaited)
        self._on_current()

    def set_form(self, form: FormState) -> None:
        """Open the form with a draft, or close it; the focus goes back to where a reader goes on."""
        had_focus = holds_focus(self.form)
        self.form.setVisible(bool(form.heading))
        if form.heading:
            self.form.open(form)
            self._page.ensureWidgetVisible(self.form)
        elif had_focus:
            self.take_focus()

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong."""
        self.form.set_problems(problems)

    def show_tracker(self, key: str) -> None:
        """Go to a tracker, now or as soon as it is in the list."""
        self._awaited = "" if self.table.go_to(key) else key

    def take_focus(self) -> None:
        """The list of trackers, or the form while it is open."""
        (self.table if self.form.isHidden() else self.form.field("name")).setFocus()

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        line = Flow(gap=current().sizes.px(16))
        line.addWidget(label(_("What you score"), "heading"))
        line.addWidget(self.add)
        body.addLayout(line)
        for widget in (self.form, self.table, self.chosen, self.offers_words, self.offers):
            body.addWidget(widget)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_requested)
        self.offers.add_requested.connect(self.offer_requested)
        self.form.save_requested.connect(lambda: self.save_requested.emit(self.form.draft()))
        self.form.close_requested.connect(self.close_requested)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.table.open_requested.connect(self._on_edit)
        self.table.delete_requested.connect(self._on_delete)
        self.table.move_requested.connect(self._on_move)
        self.up.clicked.connect(lambda: self._on_move(-1))
        self.down.clicked.connect(lambda: self._on_move(1))
        self.chosen.change.clicked.connect(self._on_edit)
        self.chosen.remove.clicked.connect(self._on_put_away)

    def _on_current(self) -> None:
        tracker = self.table.current_tracker()
        self.chosen.set_words(tracker.details if tracker else "", _("No tracker is chosen."))
        is_put_away = tracker is not None and tracker.is_put_away
        # Translators: "Bring back": a button: puts a score back into the daily list
        words = _("Bring back") if is_put_away else _("Put away")
        self.chosen.remove.setText(words)
        self.chosen.remove.setAccessibleName(words)
        for button in (self.up, self.down):
            button.setVisible(self.chosen.change.isVisibleTo(self.chosen) and not is_put_away)

    def _follow(self) -> None:
        """Keep the tracker in focus in view where the table is higher than the window."""
        ground = self._page.widget()
        if self.table.hasFocus() and ground is not None:
            place = self.table.visualRect(self.table.currentIndex())
            middle = self.table.viewport().mapTo(ground, place.center())
            self._page.ensureVisible(0, middle.y(), 0, place.height())

    def _on_edit(self) -> None:
        self._with_tracker(lambda tracker: self.edit_requested.emit(tracker.key))

    def _on_move(self, step: int) -> None:
        self._with_tracker(lambda tracker: self.move_requested.emit(tracker.key, step))

    def _on_delete(self) -> None:
        """The key for deletion puts away; it never brings back."""
        tracker = self.table.current_tracker()
        if tracker is not None and not tracker.is_put_away:
            self._on_put_away()

    def _on_put_away(self) -> None:
        self._with_tracker(
            lambda tracker: (self.return_requested if tracker.is_put_away else self.put_away_requested).emit(
                tracker.key
            )
        )

    def _with_tracker(self, act: Callable[[TrackerState], None]) -> None:
        tracker = self.table.current_tracker()
        if tracker is not None and self.chosen.change.isVisibleTo(self.chosen):
            act(tracker)
