# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Days that count in no mean: a form to leave some out, and those that were, each with a button to count them again."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.drafts import ExclusionDraft
from journal_app.ui.theme import current
from journal_app.ui.timeline.state import LeftOut
from journal_app.ui.widgets.buttons import Button, quiet_button
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import choice_field, form_row, text_field
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import _


class LeavingOut(QWidget):
    """``leave_out_wanted`` carries a draft, ``count_wanted`` the id of days to count again; ``closed`` puts it away."""

    leave_out_wanted = Signal(object)
    count_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._trackers: tuple[tuple[str, str], ...] | None = None
        # Translators: "Leave out": a button: saves which days are left out
        self.form = EntryForm(_("Leave days out"), _("Leave out"), _("Close"))
        # Translators: in a list: days are left out of all scores
        self.tracker = choice_field([("", _("Every score"))])
        self._add_fields()
        self.again: dict[str, Button] = {}
        self._list = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(8))
        layout.addWidget(self.form)
        layout.addLayout(self._list)
        self.form.save_requested.connect(lambda: self.leave_out_wanted.emit(self.draft()))
        self.form.close_requested.connect(self.closed)

    def draft(self) -> ExclusionDraft:
        """What stands in the fields now."""
        text = self.form.text
        return ExclusionDraft(
            first_on=text("first_on"), last_on=text("last_on"), tracker=text("tracker"), reason=text("reason")
        )

    def clear_fields(self) -> None:
        """Empty the form, for the next days."""
        for name in ("first_on", "last_on", "tracker", "reason"):
            self.form.set_text(name, "")

    def set_state(self, left_out: tuple[LeftOut, ...], trackers: tuple[tuple[str, str], ...], *, can: bool) -> None:
        """Offer these scores, and list the days left out."""
        self.form.setVisible(can)
        if trackers != self._trackers:
            self._trackers = trackers
            chosen = self.form.text("tracker")
            self.tracker.clear()
            for key, name in (("", _("Every score")), *trackers):
                self.tracker.addItem(name, key)
            self.form.set_text("tracker", chosen)
        clear(self._list)
        self.again = {}
        if left_out:
            # Translators: heading of a list: days that do not count
            self._list.addWidget(label(_("Left out now"), "label"))
        for one in left_out:
            self._list.addWidget(self._line(one, can=can))

    def _add_fields(self) -> None:
        first, last, reason = text_field(_("YYYY-MM-DD")), text_field(_("YYYY-MM-DD")), text_field()
        self.form.add_line(
            [
                ("first_on", form_row(_("First day"), first, width_px=192)),
                ("last_on", form_row(_("Last day"), last, _("Empty for one day"), width_px=192)),
                # Translators: label of a list: the days are left out of which score
                ("tracker", form_row(_("Of"), self.tracker, width_px=240)),
                ("reason", form_row(_("Why"), reason, _("Stands in the chart beside these days"), width_px=288)),
            ]
        )
        self.form.body.insertWidget(1, label(_("These days stay in sight and count in no mean."), "soft"))
        self.form.add_buttons()

    def _line(self, one: LeftOut, *, can: bool) -> QWidget:
        line = QWidget()
        row = Flow(line, gap=current().sizes.px(8))
        words = label(one.words)
        words.setWordWrap(False)
        row.addWidget(words)
        button = quiet_button(_("Count again"), line)
        button.setAccessibleDescription(one.words)
        button.setEnabled(can)
        button.clicked.connect(partial(self._on_again, one.id))
        self.again[one.id] = button
        row.addWidget(button)
        return line

    def _on_again(self, exclusion_id: str) -> None:
        self.count_wanted.emit(exclusion_id)
