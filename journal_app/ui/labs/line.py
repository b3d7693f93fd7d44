# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One line of the sheet: an analyte, its value, and what was printed beside it.

Hides which of its texts the reader typed and which were filled in: only the latter give way, to a unit typed behind the
value or to another analyte, and a range is not kept on beside a unit it was not printed in. Whether somebody types, or
a screen reader or a clipboard puts a text in, makes no difference. Beside a value whose samples may wait badly there is
one field more.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.catalogues import Remark, find_analyte
from journal_app.domain.drafts import LabDraft
from journal_app.domain.lab_sheets import LINE_FIELDS, is_same_unit
from journal_app.domain.quantities import split_unit
from journal_app.errors import NotFound
from journal_app.ui.theme import current
from journal_app.ui.widgets.completion import Finder, Suggestion
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import FormRow, is_being_filled, set_field_text
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label
from journal_app.words import N_, _

_WORDS = {
    "analyte": (N_("Blood value"), N_("Blood value"), 208),
    "value": (N_("Value"), N_("Value"), 112),
    "unit": (N_("Unit"), N_("Unit"), 96),
    "range": (N_("Printed range"), N_("Range"), 120),
    "flag": (N_("Printed flag"), N_("Flag"), 96),
    "waited": (N_("Sample may have waited"), N_("Sample may have waited"), 352),
}
"""For each field what it is called, in a word while it is empty, and how wide it is: printed ones fit side by side."""
GAP_PX = 8
_TABLE_SIGNS = frozenset("\t\n\r\u2028\u2029")


class LineField(QLineEdit):
    """A field from which Tab leads to what ``after`` gives, or to its neighbour where that is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.after: Callable[[], QWidget | None] = lambda: None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave this field with Tab or Shift+Tab."""
        target = self.after() if forward else None
        if target is None:
            return super().focusNextPrevChild(forward)
        target.setFocus(Qt.FocusReason.TabFocusReason)
        page = _page_around(target)
        if page is not None:
            page.ensureWidgetVisible(target)
        return True


class HelpedRow(FormRow):
    """A row whose standing words can change."""

    def set_hint(self, words: str) -> None:
        """Say something below the field while nothing is wrong with it."""
        self._hint = words
        if not self.has_problem():
            self.set_problem("")


class SheetLine(QWidget):
    """A line's fields, and what is said of them.

    Signals: ``edited`` at every change by the reader, ``named`` when another analyte was named, ``left`` when a field
    was left, ``pasted`` when lines of a table were put where an analyte's name belongs.

    Invariant: ``_filled`` names the fields whose text nobody typed.
    """

    edited = Signal()
    named = Signal()
    left = Signal()
    pasted = Signal()

    def __init__(self, number: int, suggestions: Sequence[Suggestion]) -> None:
        super().__init__()
        self.fields = {name: LineField() for name in LINE_FIELDS}
        self.rows = {name: _row(name, field, number) for name, field in self.fields.items()}
        self.remark = label("", "soft", self)
        self.remark.hide()
        self._filled: set[str] = set()
        self._is_known = False
        self._is_fragile = False
        self._named = ""
        self._lay_out()
        self._show_waiting()
        for name, field in self.fields.items():
            field.textChanged.connect(lambda _text, name=name: self._on_changed(name))
            field.editingFinished.connect(self._on_left)
        Finder(self.fields["analyte"], suggestions, takes_first=True)

    def text(self, name: str) -> str:
        """What stands in a field now; nothing in one that does not belong to this analyte."""
        return self.fields[name].text() if name != "waited" or self._is_fragile else ""

    def is_blank(self) -> bool:
        """Whether nothing stands in this line."""
        return not any(self.text(name).strip() for name in LINE_FIELDS)

    def is_known(self) -> bool:
        """Whether unit and range are those the laboratory printed last, so that nothing is left to type."""
        return self._is_known and "unit" in self._filled

    def show_draft(self, draft: LabDraft) -> None:
        """Show a draft; its unit gives way to one typed behind the value."""
        for name in LINE_FIELDS:
            set_field_text(self.fields[name], getattr(draft, name))
        self._filled, self._is_known, self._named = {"unit"}, False, draft.analyte
        self._show_waiting()
        self.set_remark("")

    def take(self, draft: LabDraft) -> None:
        """Put in what the reader has pasted; it counts as typed."""
        for name in LINE_FIELDS:
            set_field_text(self.fields[name], getattr(draft, name))
        self._filled, self._is_known, self._named = set(), False, ""
        self._on_left()

    def suggest(self, unit: str, printed_range: str) -> None:
        """Fill in a unit and a range, each where nothing was typed; empty ones take an earlier filling away."""
        for name, text in (("unit", unit), ("range", printed_range)):
            if not self.text(name).strip() or (self._is_known and name in self._filled):
                set_field_text(self.fields[name], text)
                self._filled.add(name)
        self._is_known = bool(unit)

    def settle(self) -> bool:
        """Move a unit typed behind the value into its field, and say whether there was one.

        It wins over a unit that was filled in.
        """
        value, unit = split_unit(self.text("value"))
        before = self.text("unit").strip()
        if not unit or (before and "unit" not in self._filled):
            return False
        set_field_text(self.fields["value"], value)
        if not is_same_unit(unit, before):
            if self._is_known and "range" in self._filled:
                set_field_text(self.fields["range"], "")
            self._filled.discard("unit")
            set_field_text(self.fields["unit"], unit)
        return True

    def set_remark(self, words: str) -> None:
        """Say something calmly below the line, or nothing; a problem beside the value is heard first."""
        is_new = bool(words) and words != self.remark.text()
        self.remark.setText(words)
        self.remark.setVisible(bool(words))
        if not self.rows["value"].has_problem():
            self.fields["value"].setAccessibleDescription(words)
        if is_new:
            announce(self.fields["value"], words)

    def _lay_out(self) -> None:
        line = Flow(gap=current().sizes.px(GAP_PX), top=True)
        for row in self.rows.values():
            line.addWidget(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(4))
        layout.addLayout(line)
        layout.addWidget(self.remark)

    def _on_changed(self, name: str) -> None:
        field = self.fields[name]
        if is_being_filled(field):
            return
        if name == "analyte" and not _TABLE_SIGNS.isdisjoint(field.text()):
            self.pasted.emit()
            if _TABLE_SIGNS.isdisjoint(field.text()):
                return  # the sheet has taken it
        self._filled.discard(name)
        self.edited.emit()

    def _on_left(self) -> None:
        self.settle()
        self.catch_up()

    def catch_up(self) -> None:
        """Tell of an analyte that was named, and that the line is as it is now."""
        if self.text("analyte") != self._named:
            self._named = self.text("analyte")
            self._show_waiting()
            self.named.emit()
        self.left.emit()

    def _show_waiting(self) -> None:
        """Offer the field for a sample that waited where that matters, and say why it does."""
        waiting = _waiting_of(self.text("analyte"))
        row, self._is_fragile = self.rows["waited"], waiting is not None
        if waiting is not None and isinstance(row, HelpedRow):
            hint = _("How long, or yes. {fact} {source}.").format(fact=_(waiting.text), source=_(waiting.source.cite))
            row.set_hint(hint)
        row.setVisible(self._is_fragile)


def _waiting_of(name: str) -> Remark | None:
    """What becomes of a sample of the analyte of this name that waited, where that matters."""
    if not name.strip():
        return None
    try:
        return find_analyte(name).waiting
    except NotFound:
        return None


def _page_around(widget: QWidget) -> QScrollArea | None:
    """What scrolls with this widget in it, if anything does."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def _row(name: str, field: LineField, number: int) -> FormRow:
    """The first line has its labels above; below it they stand in the fields until something is typed."""
    words, short, width = _WORDS[name]
    row = HelpedRow(_(words), field, width_px=width)
    if number:
        row.label.setVisible(name == "waited")  # which stands below the others
        field.setPlaceholderText("" if name == "waited" else _(short))
        # Translators: for a screen reader: the label of a field and the line of the form
        field.setAccessibleName(_("{field}, line {number}").format(field=_(words), number=number + 1))
    return row
