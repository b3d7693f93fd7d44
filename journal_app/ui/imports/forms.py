# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The forms in which a reader says what the words, names and columns of a file mean.

Hides that each answer brings new words for the same fields: these are filled in place, so that the focus stays.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.imports.state import (
    LEFT_OUT,
    Choices,
    ColumnsState,
    NameField,
    NamesState,
    TypedColumns,
    TypedName,
    WordField,
)
from journal_app.ui.theme import current
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import (
    FormRow,
    choice_field,
    field_text,
    form_row,
    is_being_filled,
    offer_choices,
    set_field_text,
    text_field,
)
from journal_app.ui.widgets.surfaces import Card, clear, hairline, label
from journal_app.words import _

WORD_PX, PLACE_PX, END_PX, COLUMN_PX = 256, 320, 160, 320
LONGEST = 48


class WordsCard(Card):
    """A number for each word of the source. Signal ``answered(word, typed)``."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("What the words of the file stand for"))
        self.rows: dict[str, FormRow] = {}
        told = _("Each word is one number in the journal. What you say here is remembered for the next file.")
        self.body.addWidget(label(told, "soft"))
        self._lines = Flow(gap=current().sizes.px(16), top=True)
        self.body.addLayout(self._lines)

    def set_fields(self, fields: tuple[WordField, ...]) -> None:
        """Show these words."""
        self.setVisible(bool(fields))
        if [one.word for one in fields] != list(self.rows):
            self._make(fields)
        for one in fields:
            row = self.rows[one.word]
            if not one.problem:
                _fill(row.field, one.number)
            row.set_problem(one.problem)

    def first_open(self) -> QWidget | None:
        """The field of the first word that stands for no number yet, while there is one."""
        fields = (row.field for row in self.rows.values() if row.isVisible())
        return next((field for field in fields if not field_text(field)), None)

    def _make(self, fields: tuple[WordField, ...]) -> None:
        clear(self._lines)
        self.rows = {one.word: form_row(_shown(one.word), text_field(), one.said, WORD_PX) for one in fields}
        for word, row in self.rows.items():
            _told_when_done(row.field, partial(self._tell, word))
            self._lines.addWidget(row)
            row.show()
        put_in_reading_order(self)

    def _tell(self, word: str) -> None:
        self.answered.emit(word, field_text(self.rows[word].field))


class NamesCard(Card):
    """Where the values of each name go. Signal ``answered(TypedName)``."""

    answered = Signal(TypedName)

    def __init__(self) -> None:
        super().__init__(_("What the names of the file are here"))
        self.blocks: dict[str, NameBlock] = {}
        told = _(
            "The ends of a name's own scale are laid on the ends of the tracker it goes to. The number as it stands in"
            " the file is kept beside it. What you say here is remembered for the next file."
        )
        self.body.addWidget(label(told, "soft"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current().sizes.px(16))
        self.body.addLayout(self._lines)

    def set_state(self, state: NamesState) -> None:
        """Show these names."""
        self.setVisible(bool(state.fields))
        if [one.name for one in state.fields] != list(self.blocks):
            clear(self._lines)
            self.blocks = {one.name: NameBlock(one) for one in state.fields}
            for block in self.blocks.values():
                block.answered.connect(self.answered)
                self._lines.addWidget(block)
                block.show()
            put_in_reading_order(self)
        for one in state.fields:
            self.blocks[one.name].set_state(one, state.places)


class NameBlock(QWidget):
    """One name of the source."""

    answered = Signal(TypedName)

    def __init__(self, one: NameField) -> None:
        super().__init__()
        self._name = one.name
        shown = _shown(one.name)
        self.goes = choice_field([])
        self.goes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.low, self.high = text_field(), text_field()
        self.is_reversed = QCheckBox(_("The file counts the other way round"))
        self.said, self.becomes = label("", "soft"), label("")
        # Translators: label of a list: into which score of the journal the numbers of a file go
        self._row = form_row(_("Goes to"), self.goes, width_px=PLACE_PX)
        # Translators: label of a field, before a number: the scale of a score in a file; the next is: and ends at
        self._low_row = form_row(_("Its scale begins at"), self.low, width_px=END_PX)
        # Translators: label of a field, before a number; it goes on from: Its scale begins at
        self._ends = (self._low_row, form_row(_("and ends at"), self.high, width_px=END_PX))
        names = (_("Goes to"), _("Its scale begins at"), _("and ends at"), self.is_reversed.text())
        for field, words in zip((self.goes, self.low, self.high, self.is_reversed), names, strict=True):
            # Translators: for a screen reader: a score of a file, and the label of a field about it
            field.setAccessibleName(_("{name}: {field}").format(name=one.name[:LONGEST], field=words))
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(8))
        body.addWidget(hairline(self))
        body.addWidget(label(shown.replace("&&", "&"), "label", self))
        body.addWidget(self.said)
        line = Flow(gap=current().sizes.px(16), top=True)
        for row in (self._row, *self._ends):
            line.addWidget(row)
        body.addLayout(line)
        body.addWidget(self.is_reversed)
        body.addWidget(self.becomes)
        for field in (self.goes, self.low, self.high):
            _told_when_done(field, self._tell)
        self.is_reversed.clicked.connect(self._tell)

    def set_state(self, one: NameField, places: Choices) -> None:
        """Show what holds."""
        offer_choices(self.goes, places, one.goes)
        self.said.setText(one.said)
        if not one.problem:
            _fill(self.low, one.low)
            _fill(self.high, one.high)
        self.is_reversed.setChecked(one.is_reversed)
        self._low_row.set_problem(one.problem)
        for part in (*self._ends, self.is_reversed):
            part.setVisible(one.goes != LEFT_OUT)
        self.becomes.setText(one.becomes)
        self.becomes.setVisible(bool(one.becomes) and one.goes != LEFT_OUT)

    def _tell(self) -> None:
        self.answered.emit(
            TypedName(
                name=self._name,
                goes=field_text(self.goes),
                low=self.low.text(),
                high=self.high.text(),
                is_reversed=self.is_reversed.isChecked(),
            )
        )


class ColumnsCard(Card):
    """What the columns of one table hold. Signal ``answered(TypedColumns)``."""

    answered = Signal(TypedColumns)

    def __init__(self, state: ColumnsState) -> None:
        title = _("What the columns of {table} hold").format(table=state.title[:LONGEST])
        super().__init__(title if state.title else _("What the columns hold"))
        self._name = state.name
        self.names = tuple(one.name for one in state.fields)
        self.missing = label("", "notice")
        self.missing.setMargin(current().sizes.px(8))
        self.columns = [self._column(place) for place in range(len(state.fields))]
        self._lines, self._more = Flow(gap=current().sizes.px(16), top=True), Flow(gap=current().sizes.px(16), top=True)
        self._rows = [
            form_row(_shown(one.name), field, one.sample, COLUMN_PX)
            for one, field in zip(state.fields, self.columns, strict=True)
        ]
        self.laboratory, self.day, self.header_line = text_field(), text_field(_("YYYY-MM-DD")), text_field()
        # Translators: "As each number tells": in a list: the decimal mark is seen from each number
        marks = (("", _("As each number tells")), (".", _("A point: 12.5")), (",", _("A comma: 12,5")))
        self.decimal_mark = choice_field(marks)
        self._fields = {
            # Translators: "for rows that name none": below a field for the name of a laboratory: used for rows of a
            # table without one
            "laboratory": form_row(_("Laboratory"), self.laboratory, _("for rows that name none"), COLUMN_PX),
            "day": form_row(_("Day of the draw"), self.day, _("for rows that name none"), COLUMN_PX),
            # Translators: label of a list: point or comma
            "decimal_mark": form_row(_("Decimal mark"), self.decimal_mark, width_px=COLUMN_PX),
            "header_line": form_row(_("The names stand in line"), self.header_line, width_px=COLUMN_PX),
        }
        self._lay_out()

    def set_state(self, state: ColumnsState) -> None:
        """Show what holds."""
        self.missing.setText(state.missing)
        self.missing.setVisible(bool(state.missing))
        for field, row, one in zip(self.columns, self._rows, state.fields, strict=True):
            offer_choices(field, state.roles, one.role)
            row.set_problem("")
        _fill(self.laboratory, state.laboratory)
        set_field_text(self.decimal_mark, state.decimal_mark)
        for name, line in (("day", self.day), ("header_line", self.header_line)):
            wrong = state.problem.words if state.problem is not None and state.problem.field == name else ""
            self._fields[name].set_problem(wrong)
            if not wrong:
                _fill(line, state.day if name == "day" else state.header_line)

    def _lay_out(self) -> None:
        told = _(
            "Below each column stands what its first rows hold. What you say here is remembered for the next file."
        )
        self.body.addWidget(label(told, "soft"))
        self.body.addWidget(self.missing)
        for row in self._rows:
            self._lines.addWidget(row)
        for row in self._fields.values():
            self._more.addWidget(row)
        self.body.addLayout(self._lines)
        self.body.addWidget(hairline(self))
        self.body.addLayout(self._more)
        for field in (*self.columns, self.laboratory, self.day, self.decimal_mark, self.header_line):
            _told_when_done(field, self._tell)

    def _column(self, _place: int) -> QComboBox:
        field = choice_field([])
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return field

    def _tell(self) -> None:
        self.answered.emit(
            TypedColumns(
                name=self._name,
                roles=tuple(field_text(field) for field in self.columns),
                laboratory=self.laboratory.text(),
                day=self.day.text(),
                decimal_mark=field_text(self.decimal_mark),
                header_line=self.header_line.text(),
            )
        )


def _told_when_done(field: QWidget, tell: Callable[[], None]) -> None:
    """Call ``tell`` once something else stands in a field: a choice at once, a text when it is left or by Enter."""
    match field:
        case QComboBox():
            field.currentIndexChanged.connect(lambda _place: None if is_being_filled(field) else tell())
        case QLineEdit():
            field.editingFinished.connect(lambda: _if_changed(field, tell))


def _if_changed(field: QLineEdit, tell: Callable[[], None]) -> None:
    if field.isModified():
        field.setModified(False)
        tell()


def _fill(field: QWidget, text: str) -> None:
    """Put a text into a field, unless somebody is typing in it."""
    is_typed = isinstance(field, QLineEdit) and field.hasFocus() and field.isModified()
    if not is_typed and field_text(field) != text:
        set_field_text(field, text)


def _shown(name: str) -> str:
    """A name of the source as a label, in which & leads to nothing, and which is no longer than a line."""
    one = " ".join(name.split())
    short = one if len(one) <= LONGEST else f"{one[:LONGEST]}…"
    return short.replace("&", "&&")
