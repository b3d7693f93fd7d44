# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Import screen as widgets: the files that were chosen, what the open one is and would do, and a button to do it.

Hides where the focus goes when one thing takes the place of another.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.imports.file_card import FileCard
from journal_app.ui.imports.forms import ColumnsCard, NamesCard, WordsCard
from journal_app.ui.imports.lines_section import LinesSection
from journal_app.ui.imports.state import ImportState, PreviewState, Stage
from journal_app.ui.rows import Row
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.choice_box import ChoiceBox
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import being_filled, is_being_filled
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.row_section import KeyedTable
from journal_app.ui.widgets.surfaces import Card, EmptyState, Page, clear, heading_line, label
from journal_app.words import N_, _, pgettext

NAME_PX, SAID_PX = 520, 360
EMPTY = N_(
    "Scores and diaries from other apps, lab results from a portal or a laboratory, and an archive of a journal can be"
    " read. Choose files, or drop them anywhere on this window. You see what each would do first, and nothing is added"
    " before you say so."
)


class ImportView(QWidget):
    """Signals are what the reader wants; the ``set_`` methods are all it is told. ``files_chosen`` carries paths."""

    files_chosen = Signal(list)
    opened = Signal(str)
    import_wanted = Signal()
    put_away_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state = ImportState()
        self._listed: tuple[Row, ...] = ()
        self.page = Page(self)
        self.choose = secondary_button(_("Choose files…"))
        self.empty = EmptyState(_("No file is chosen"), _(EMPTY))
        # Translators: "Files": what a table holds, for a screen reader
        # Translators: "How far it is": heading of a column: how far the reading of a file is
        self.files = KeyedTable(_("Files"), ((_("File"), NAME_PX), (_("How far it is"), SAID_PX)))
        self.file = FileCard()
        self.day_order = ChoiceBox()
        self._days = Card(_("How days are written"))
        self.told_by = label("", "soft")
        self.words, self.names = WordsCard(), NamesCard()
        self.tables: dict[str, ColumnsCard] = {}
        self._tables = QVBoxLayout()
        self.said, self.to_decide, self.why_not = label(""), label("", "soft"), label("", "notice")
        self.why_not.setMargin(current().sizes.px(8))
        # Translators: a button: reads the files in that were looked at
        self.do = primary_button(pgettext("a button", "Import"))
        self.leave = secondary_button(_("Put this file away"))
        self._result = Card(_("What would be done"))
        self.lines = LinesSection()
        self._lay_out()
        self._connect()
        self.set_state(self._state)

    def set_state(self, state: ImportState) -> None:
        """Show the files and the open one; the focus stays, unless what had it has gone."""
        former, self._state = self._state, state
        is_open, has_plan = bool(state.opened), state.stage is Stage.PREVIEW or bool(state.preview.said)
        self.empty.setVisible(not state.files)
        self.files.setVisible(len(state.files) > 1)
        self._list(state)
        self.file.setVisible(is_open)
        self.file.set_state(state)
        self._set_forms(state.preview)
        self._result.setVisible(has_plan)
        self.lines.setVisible(has_plan)
        self.said.setText(state.preview.said)
        self.to_decide.setText(state.preview.to_decide)
        self.to_decide.setVisible(bool(state.preview.to_decide))
        self.why_not.setText(state.preview.why_not)
        self.why_not.setVisible(bool(state.preview.why_not))
        self.do.setEnabled(not state.preview.why_not)
        self.do.setAccessibleDescription(f"{state.preview.said} {state.preview.why_not}".strip())
        self.leave.setVisible(is_open and state.stage is not Stage.STORING)
        self.lines.set_state(state.preview.lines, can_change=state.can_change)
        if (former.opened, former.stage) != (state.opened, state.stage):
            self._on_stage(state)

    def set_passphrase_problem(self, words: str) -> None:
        """Say beside the passphrase what is wrong."""
        self.file.passphrase.say_problem(0, words)

    def forget(self) -> None:
        """Leave nothing of a passphrase that was typed."""
        self.file.passphrase.forget()

    def take_focus(self) -> None:
        """What has to be answered first, else what can be done, else the button that chooses files."""
        places = (self.file.person, self.day_order)
        box = next((box for box in places if box.isVisibleTo(self) and not _is_answered(box)), None)
        if box is not None:
            box.take_focus()
            return
        word = self.words.first_open()
        if word is not None:
            word.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        buttons = (self.file.passphrase.lines[0], self.do, self.file.act, self.choose)
        next(button for button in buttons if button.isVisibleTo(self) and button.isEnabled()).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what is under way."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_stage(self, state: ImportState) -> None:
        """Another file, or further with this one: tell it, and go on where something can be done."""
        put_in_reading_order(self.window())
        announce(self, " ".join((state.heading, *state.told, state.preview.said)).strip())
        if self.isVisible() and not self.files.hasFocus():
            self.take_focus()

    def _set_forms(self, preview: PreviewState) -> None:
        asked = preview.day_order
        self._days.setVisible(asked is not None)
        self.day_order.set_question(*((asked.words, asked.choices, asked.chosen) if asked else ("", (), "")))
        self.told_by.setText(asked.why if asked else "")
        self.told_by.setVisible(bool(asked and asked.why))
        self.words.set_fields(preview.words)
        self.names.set_state(preview.names)
        shapes = {table.name: tuple(one.name for one in table.fields) for table in preview.tables}
        if shapes != {name: card.names for name, card in self.tables.items()}:
            self._make_tables(preview)
        for table in preview.tables:
            self.tables[table.name].set_state(table)

    def _make_tables(self, preview: PreviewState) -> None:
        clear(self._tables)
        self.tables = {table.name: ColumnsCard(table) for table in preview.tables}
        for card in self.tables.values():
            card.answered.connect(self.file.columns_answered)
            self._tables.addWidget(card)
            card.show()
        put_in_reading_order(self.window())

    def _list(self, state: ImportState) -> None:
        """List the files, with the focus on the open one; nobody has opened one by that."""
        with being_filled(self.files):
            if state.files != self._listed:
                self._listed = state.files
                self.files.set_rows(state.files)
            index = self.files.rows.find(state.opened)
            if index.isValid() and index.row() != self.files.currentIndex().row():
                self.files.setCurrentIndex(index)

    def _lay_out(self) -> None:
        body = self.page.body
        self._days.body.addWidget(self.day_order)
        self._days.body.addWidget(self.told_by)
        buttons = Flow()
        for button in (self.do, self.leave):
            buttons.addWidget(button)
        self._result.body.addWidget(self.said)
        self._result.body.addWidget(self.to_decide)
        self._result.body.addWidget(self.why_not)
        self._result.body.addLayout(buttons)
        self._tables.setSpacing(current().sizes.px(16))
        body.addLayout(heading_line(_("Import"), [self.choose]))
        before: tuple[QWidget, ...] = (self.empty, self.files, self.file, self._days)
        after: tuple[QWidget, ...] = (self.words, self.names, self._result, self.lines)
        for part in before:
            body.addWidget(part)
        body.addLayout(self._tables)
        for part in after:
            body.addWidget(part)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.files.selectionModel().currentChanged.connect(self._on_file)
        self.do.clicked.connect(self.import_wanted)
        self.leave.clicked.connect(self.put_away_wanted)
        self.file.put_away.clicked.connect(self.put_away_wanted)

    def _on_file(self) -> None:
        row = self.files.current_row()
        if row is not None and not is_being_filled(self.files):
            self.opened.emit(row.id)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, _("Choose files to import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda paths: self.files_chosen.emit(list(paths)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _is_answered(box: ChoiceBox) -> bool:
    return any(button.isChecked() for button in box.buttons.values())
