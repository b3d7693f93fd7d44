# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a report is to be about: its days, its paper and language, its parts, whose it is, and which notes are in it.

Hides that days, birth date and number count once their field is left, so that no page is drawn for half a date.
"""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from journal_app.report.appointment.asked import Part
from journal_app.report.pages import Paper
from journal_app.ui.appointment.report_state import NoteState, ReportState, ReportWish, Since
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.options import Option
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import choice_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import (
    FormRow,
    choice_field,
    field_text,
    form_row,
    is_being_filled,
    set_field_text,
    text_field,
)
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import _, languages, ngettext

_DAY_PX = 176
_TYPED = ("first", "last", "birth_date", "clinic_number")


class ReportOptions(Card):
    """Signals ``wish_changed(ReportWish)`` and ``more_notes_wanted()``."""

    wish_changed = Signal(object)
    more_notes_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        # Translators: heading of a form: from when to when the report is, and what is in it
        super().__init__(_("Days and parts"), parent)
        self.since = choice_field(
            [
                (Since.LAST, _("Since the last appointment")),
                (Since.QUARTER, _("The last 3 months")),
                (Since.HALF_YEAR, _("The last 6 months")),
                (Since.YEAR, _("The last 12 months")),
                (Since.OWN, _("Days of my own")),
            ]
        )
        # Translators: "A4": a size of paper, as it is called
        # Translators: "US Letter": a size of paper, as it is called
        self.paper = choice_field([(Paper.A4, _("A4")), (Paper.LETTER, _("US Letter"))])
        self.language = choice_field([("", _("As on the screen")), *languages().items()])
        self.fields = {name: text_field(_("YYYY-MM-DD") if name in {"first", "last"} else "") for name in _TYPED}
        self.rows: dict[str, FormRow] = {
            "first": form_row(_("First day"), self.fields["first"], width_px=_DAY_PX),
            "last": form_row(_("Last day"), self.fields["last"], width_px=_DAY_PX),
            "birth_date": form_row(_("Birth date"), self.fields["birth_date"], width_px=_DAY_PX),
            "clinic_number": form_row(_("Clinic number"), self.fields["clinic_number"], width_px=240),
        }
        self.boxes: dict[str, QCheckBox] = {}
        self.notes: dict[str, QCheckBox] = {}
        self.findings = label("", "soft", self)
        self.show_notes = choice_button(_("Notes to print"), self)
        self.more_notes = secondary_button(_("Show more notes"), self)
        self._no_notes = label(_("There are no notes in these days."), "soft", self)
        self._wish = ReportWish()
        self._has_more, self._has_days = False, True
        self._listed: tuple[NoteState, ...] = ()
        self._parts, self._notes = Flow(gap=current().sizes.px(8)), QVBoxLayout()
        self._lay_out()
        self._connect()
        self._show_notes()

    def set_state(self, state: ReportState) -> None:
        """Show what is chosen; a field that is being typed into stays as it is."""
        self._wish = wish = state.wish
        set_field_text(self.since, wish.since)
        set_field_text(self.paper, wish.paper)
        set_field_text(self.language, wish.language)
        for name, field in self.fields.items():
            if not field.hasFocus() and field.text() != getattr(wish, name):
                set_field_text(field, getattr(wish, name))
        said = {problem.field: problem.words for problem in state.problems}
        for name in ("first", "last"):
            self.rows[name].setVisible(wish.since is Since.OWN)
            self.rows[name].set_problem(said.get(name, ""))
        self._set_parts(state.parts)
        self.findings.setText(state.findings)
        self._set_notes(state)

    def take_focus(self) -> None:
        """Where one begins: from when on."""
        self.since.setFocus()

    def _set_parts(self, parts: tuple[Option, ...]) -> None:
        if [part.key for part in parts] != list(self.boxes):
            clear(self._parts)
            self.boxes = {}
            for part in parts:
                self.boxes[part.key] = box = QCheckBox(part.words)
                box.toggled.connect(partial(self._on_part, part.key))  # a screen reader does not click
                self._parts.addWidget(box)
            put_in_reading_order(self)
        for part in parts:
            box = self.boxes[part.key]
            box.setText(part.words)
            with QSignalBlocker(box):  # nobody has ticked it
                box.setChecked(part.is_on)

    def _set_notes(self, state: ReportState) -> None:
        count = sum(note.is_on for note in state.notes)
        words = ngettext("Notes to print: {count}", "Notes to print: {count}", count).format(count=count)
        self.show_notes.setText(words if count else _("Notes to print: none"))
        self.show_notes.setAccessibleName(self.show_notes.text())
        if [note.id for note in state.notes] != [note.id for note in self._listed]:
            self._list_notes(state.notes)
        for note in state.notes:
            with QSignalBlocker(self.notes[note.id]):
                self.notes[note.id].setChecked(note.is_on)
        self._listed = state.notes
        self._has_more, self._has_days = state.more_notes > 0, not state.problems
        self._show_notes()

    def _list_notes(self, notes: tuple[NoteState, ...]) -> None:
        """Make a box for each; the focus stays on the note it was on."""
        focused = next((key for key, box in self.notes.items() if box.hasFocus()), None)
        clear(self._notes)
        self.notes = {}
        for note in notes:
            self.notes[note.id] = box = QCheckBox(note.title)
            box.setAccessibleDescription(note.words)
            box.toggled.connect(partial(self._on_note, note.id))
            words = label(note.words, "soft")
            words.setContentsMargins(current().sizes.beside_tick, 0, 0, 0)
            self._notes.addWidget(box)
            self._notes.addWidget(words)
        put_in_reading_order(self)
        if focused in self.notes:
            self.notes[focused].setFocus()

    def _show_notes(self) -> None:
        is_open = self.show_notes.isChecked()
        self._notes_place.setVisible(is_open and bool(self.notes))
        self._no_notes.setVisible(is_open and not self.notes and self._has_days)
        self.more_notes.setVisible(is_open and self._has_more)

    def _lay_out(self) -> None:
        days = Flow(gap=current().sizes.px(16), top=True)
        # Translators: label of a list: from which day on the report tells
        days.addWidget(form_row(_("From when on"), self.since, width_px=304))
        days.addWidget(self.rows["first"])
        days.addWidget(self.rows["last"])
        # Translators: label of a list: the size of paper
        days.addWidget(form_row(_("Paper"), self.paper, width_px=176))
        days.addWidget(form_row(_("Language of the pages"), self.language, width_px=240))
        self.body.addLayout(days)
        # Translators: heading above boxes to tick: what stands in the report behind its first page
        self.body.addWidget(label(_("After page one"), "label"))
        self.body.addLayout(self._parts)
        self.body.addWidget(self.findings)
        whose = Flow(gap=current().sizes.px(16), top=True)
        for name in ("birth_date", "clinic_number"):
            whose.addWidget(self.rows[name])
        self.body.addLayout(whose)
        words = _("Printed only if typed here, and kept nowhere.")
        self.body.addWidget(label(words, "soft"))
        row = Flow()
        row.addWidget(self.show_notes)
        self.body.addLayout(row)
        self.body.addWidget(self._no_notes)
        self._notes_place = QWidget(self)
        self._notes_place.setLayout(self._notes)
        self._notes.setContentsMargins(0, 0, 0, 0)
        self._notes.setSpacing(0)
        self.body.addWidget(self._notes_place)
        more = Flow()
        more.addWidget(self.more_notes)
        self.body.addLayout(more)

    def _connect(self) -> None:
        for choice in (self.since, self.paper, self.language):
            choice.currentIndexChanged.connect(partial(self._on_chosen, choice))
        for field in self.fields.values():
            field.editingFinished.connect(self._emit)
        self.show_notes.clicked.connect(self._show_notes)
        self.more_notes.clicked.connect(self.more_notes_wanted)

    def _on_chosen(self, field: QWidget, _index: int) -> None:
        if not is_being_filled(field):
            self._emit()

    def _on_part(self, key: str, is_on: bool) -> None:
        self._emit(parts=self._wish.parts | {Part(key)} if is_on else self._wish.parts - {Part(key)})

    def _on_note(self, key: str, is_on: bool) -> None:
        self._emit(notes=self._wish.notes | {key} if is_on else self._wish.notes - {key})

    def _emit(self, *, parts: frozenset[Part] | None = None, notes: frozenset[str] | None = None) -> None:
        typed: dict[str, QLineEdit] = self.fields
        self._wish = ReportWish(
            since=Since(field_text(self.since)),
            first=typed["first"].text(),
            last=typed["last"].text(),
            paper=Paper(field_text(self.paper)),
            language=field_text(self.language),
            parts=self._wish.parts if parts is None else parts,
            birth_date=typed["birth_date"].text(),
            clinic_number=typed["clinic_number"].text(),
            notes=self._wish.notes if notes is None else notes,
        )
        self.wish_changed.emit(self._wish)
