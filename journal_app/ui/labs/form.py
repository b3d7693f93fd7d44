# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The sheet: the draw first, then its results line by line, as they stand on the printed one.

Hides that lines come and go as they are needed, where Tab leads from each, and by which names an analyte is found: its
own, its synonyms and its LOINC codes.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.catalogues import analytes
from journal_app.domain.drafts import LabDraft
from journal_app.domain.lab_sheets import DRAW_FIELDS, pasted_lines
from journal_app.ui.fields import FieldProblem
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.labs.line import LineField, SheetLine
from journal_app.ui.labs.state import FormState, field_name, name_and_line
from journal_app.ui.theme import current
from journal_app.ui.widgets.completion import Finder, Suggestion
from journal_app.ui.widgets.entry_form import EntryForm, holds_focus
from journal_app.ui.widgets.forms import choice_field, form_row, is_being_filled, note_field, text_field
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _


class LabForm(EntryForm):
    """The fields of a draw and of its lines.

    Signals: ``named(line)`` when another analyte was named in a line, ``looked`` when a field of a line was left.
    """

    named = Signal(int)
    looked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Add results"), _("Save"), _("Close"))
        self.laboratory = text_field()
        self.lines: list[SheetLine] = []
        self._grows = False
        self._opened_with: tuple[LabDraft, ...] = ()
        self._suggestions = suggestions()
        fasting = choice_field([("", _("not said")), ("yes", _("yes")), ("no", _("no"))])
        self.add_line(
            [
                ("day", form_row(_("Day drawn"), text_field(_("YYYY-MM-DD")), width_px=136)),
                ("time", form_row(_("Time"), text_field(_("HH:MM")), width_px=96)),
                ("laboratory", form_row(_("Laboratory"), self.laboratory, width_px=232)),
                ("fasting", form_row(_("Fasting"), fasting, width_px=168)),
            ]
        )
        self._sheet = QVBoxLayout()
        self._sheet.setSpacing(current().sizes.px(12))
        self.body.addLayout(self._sheet)
        self._help = label(_help_words(), "soft", self)
        self.body.addWidget(self._help)
        self.add_line([("note", form_row(_("Note"), note_field(), width_px=576))])
        self.add_buttons()
        self._laboratories = Finder(self.laboratory, ())
        self.laboratory.editingFinished.connect(self._on_laboratory)
        self.laboratory.textChanged.connect(self._on_laboratory_changed)
        self.edited.connect(self._catch_up)
        self._set_count(1)
        put_in_reading_order(self)

    @property
    def analyte(self) -> LineField:
        """The first field of the first line."""
        return self.lines[0].fields["analyte"]

    def drafts(self) -> tuple[LabDraft, ...]:
        """What stands in the lines, units moved into their fields; each with what is said of the draw."""
        for line in self.lines:
            line.settle()
        return self.as_typed()

    def as_typed(self) -> tuple[LabDraft, ...]:
        """The same, with everything where it was typed: nothing moves under the hands of somebody who types."""
        return tuple(self._draft(line) for line in self.lines)

    def open(self, form: FormState) -> None:
        """Show a sheet with the focus where it is to begin."""
        self.set_heading(form.heading)
        self._grows = form.grows
        self._help.setVisible(form.grows)
        self._set_count(len(form.lines))
        for name in DRAW_FIELDS:
            self.set_text(name, getattr(form.lines[0], name))
        for line, draft in zip(self.lines, form.lines, strict=True):
            line.show_draft(draft)
        self._grow()
        self._opened_with = self.as_typed()
        field = self.field(form.focus if form.focus in self._rows else "day")
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def is_touched(self) -> bool:
        """Whether anything stands in it that was not there when it was opened."""
        return self.as_typed() != self._opened_with

    def focused_field(self) -> str:
        """The name of the field the focus is in, or was in last."""
        within = self.focusWidget()
        return next((name for name, row in self._rows.items() if row.field is within), "day")

    def suggest(self, line: int, unit: str, printed_range: str) -> None:
        """Fill in a unit and a range in a line, each where nothing was typed."""
        if line < len(self.lines):  # the answer may come when the sheet is shorter again
            self.lines[line].suggest(unit, printed_range)

    def set_remarks(self, remarks: tuple[FieldProblem, ...]) -> None:
        """Say something calmly below lines, each named by a field of it."""
        found = {name_and_line(remark.field)[1]: remark.words for remark in remarks}
        for number, line in enumerate(self.lines):
            line.set_remark(found.get(number, ""))

    def offer_laboratories(self, names: tuple[str, ...]) -> None:
        """Offer the laboratories that were typed before."""
        self._laboratories.set_suggestions([Suggestion(name, name) for name in names])

    def _draft(self, line: SheetLine) -> LabDraft:
        return LabDraft(
            day=self.text("day"),
            time=self.text("time"),
            laboratory=self.text("laboratory"),
            fasting=self.text("fasting"),
            analyte=line.text("analyte"),
            value=line.text("value"),
            unit=line.text("unit"),
            range=line.text("range"),
            flag=line.text("flag"),
            waited=line.text("waited"),
            note=self.text("note"),
        )

    def _set_count(self, count: int) -> None:
        while len(self.lines) > count:
            number = len(self.lines) - 1
            line = self.lines.pop()
            for name in line.rows:
                del self._rows[field_name(name, number)]
            self._sheet.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self.lines) < count:
            self._add_sheet_line(len(self.lines))

    def _add_sheet_line(self, number: int) -> None:
        line = SheetLine(number, self._suggestions)
        self.lines.append(line)
        self._sheet.addWidget(line)
        line.show()  # a layout would show it only later, and the next key may lead to it
        for name, row in line.rows.items():
            self._rows[field_name(name, number)] = row
            row.answered.connect(lambda chosen, name=name: self.answered.emit(field_name(name, number), chosen))
            line.fields[name].returnPressed.connect(self.save_requested)
            self.watch(line.fields[name])
        line.fields["analyte"].after = lambda: self._after_analyte(number)
        line.fields["value"].after = lambda: self._after_value(number)
        line.edited.connect(self._grow)
        line.named.connect(lambda: self.named.emit(number))
        line.left.connect(self.looked)
        line.pasted.connect(lambda: self._on_pasted(number))

    def _grow(self) -> None:
        """Keep a blank line at the end."""
        if self._grows and not self.lines[-1].is_blank():
            self._set_count(len(self.lines) + 1)
            put_in_reading_order(self)

    def _after_analyte(self, number: int) -> QWidget | None:
        """From the blank line at the end Tab leads out of the sheet."""
        is_end = self._grows and number == len(self.lines) - 1 > 0 and self.lines[number].is_blank()
        return self.field("note") if is_end else None

    def _after_value(self, number: int) -> QWidget | None:
        """From a value Tab passes over what is there already: a unit, or all that was printed beside it last time."""
        line = self.lines[number]
        has_unit = line.settle()
        if line.rows["value"].has_problem():
            return None
        if line.is_known() and number + 1 < len(self.lines):
            return self.lines[number + 1].fields["analyte"]
        return line.fields["range"] if has_unit else None

    def _on_pasted(self, number: int) -> None:
        """Lines of a table go into lines of the sheet from here on; what is none stays as it is, to be looked at."""
        found = pasted_lines(self.lines[number].fields["analyte"].text())
        if not found or (len(found) > 1 and not self._grows):
            return
        self._set_count(max(len(self.lines), number + len(found)))
        for line, draft in zip(self.lines[number:], found, strict=False):
            line.take(draft)
        self._grow()
        self.edited.emit()
        last = self.lines[min(number + len(found), len(self.lines) - 1)]
        last.fields["analyte"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _catch_up(self) -> None:
        """What a screen reader put into fields that nobody stands in is left by no key."""
        for line in self.lines:
            if not holds_focus(line):
                line.catch_up()

    def _on_laboratory_changed(self) -> None:
        if not (self.window().focusWidget() is self.laboratory or is_being_filled(self.laboratory)):
            self._on_laboratory()

    def _on_laboratory(self) -> None:
        for number, line in enumerate(self.lines):
            if line.text("analyte").strip():
                self.named.emit(number)


def suggestions() -> list[Suggestion]:
    """Every analyte, found by any of its names and codes."""
    found: list[Suggestion] = []
    for analyte in analytes().values():
        name = _(analyte.name)
        codes = tuple(row.code for row in analyte.loinc)
        found.append(Suggestion(name, name, (analyte.key, analyte.name, *analyte.synonyms, *codes)))
    return found


def _help_words() -> str:
    return _(
        "A unit may stand behind the value, as in <5 ug/l. Where the laboratory's last unit and range stand already, "
        "Tab goes on to the next line; Shift+Tab goes back to them. The note is kept with each result."
    )
