# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form for a tracker. Hides which fields are there: a known tracker keeps its scale, yes or no has no ends."""

from dataclasses import asdict, fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from journal_app.domain.scores import Better, DayRule, TrackerKind
from journal_app.domain.tracker_drafts import TrackerDraft
from journal_app.ui.settings.build import DAY_RULES, DIRECTIONS, KINDS
from journal_app.ui.settings.state import FormState
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.forms import choice_field, form_row, text_field
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _

NAMES = tuple(field.name for field in fields(TrackerDraft))


class TrackerForm(EntryForm):
    """The fields of a ``TrackerDraft``."""

    def __init__(self) -> None:
        # Translators: "Add your own": heading of a form, a button: a score of the reader's own
        super().__init__(_("Add your own"), _("Save"), _("Close"))
        self._is_new = True
        self.kind = choice_field([(kind.value, _(KINDS[kind])) for kind in TrackerKind])
        self.fixed = label("", "soft", self)
        self.body.addWidget(self.fixed)
        self.add_line(
            [
                ("name", form_row(_("Name"), text_field(), _("As it stands on Today"), width_px=240)),
                ("question", form_row(_("Question"), text_field(), _("What you answer each day"), width_px=480)),
            ]
        )
        self.add_line(
            [
                # Translators: label of a list: what a score is: a scale, yes or no, a count ...
                ("kind", form_row(_("What it takes"), self.kind, width_px=288)),
                # Translators: label of a field: where the scale of a score begins
                ("low", form_row(_("Lowest"), text_field(), width_px=112)),
                # Translators: label of a field: where the scale of a score ends
                ("high", form_row(_("Highest"), text_field(), width_px=112)),
            ]
        )
        self.add_line(
            [
                # Translators: "Such as none": below a field: an example of words for the low end of a scale
                ("low_words", form_row(_("Words for the lowest"), text_field(), _("Such as none"), width_px=288)),
                (
                    "high_words",
                    form_row(_("Words for the highest"), text_field(), _("Such as the worst"), width_px=288),
                ),
            ]
        )
        self.add_line(
            [
                # Translators: label of a list: which way of a score is better
                ("better", form_row(_("Direction"), _directions(), width_px=288)),
                ("day_rule", form_row(_("Several entries on a day"), _day_rules(), width_px=288)),
            ]
        )
        self.add_buttons()
        self.kind.currentIndexChanged.connect(self._fit_kind)

    def draft(self) -> TrackerDraft:
        """What stands in the fields now."""
        return TrackerDraft(**{name: self.text(name) for name in NAMES})

    def open(self, form: FormState) -> None:
        """Show a draft with the focus on its name."""
        self._is_new = not form.fixed
        self.set_heading(form.heading)
        self.fixed.setText(form.fixed)
        self.fixed.setVisible(bool(form.fixed))
        for name, text in asdict(form.draft).items():
            self.set_text(name, text)
        self._fit_kind()
        field = self.field("name")
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _fit_kind(self) -> None:
        """Only a new tracker is asked what it takes, and yes or no has no ends."""
        self._rows["kind"].setVisible(self._is_new)
        for name in ("low", "high"):
            self._rows[name].setVisible(self._is_new and self.text("kind") != TrackerKind.YES_NO)


def _directions() -> QComboBox:
    return choice_field(
        [(better.value, _(DIRECTIONS[better])) for better in (Better.NEITHER, Better.LOWER, Better.HIGHER)]
    )


def _day_rules() -> QComboBox:
    return choice_field([(rule.value, _(DAY_RULES[rule])) for rule in DayRule])
