# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The backups as widgets: the list with the chosen one below it, what going back to it would do, and where they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.path_words import path_words
from journal_app.ui.settings.backups_state import BackupsState, PreviewState
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_file import ask_for_folder, ask_for_journal
from journal_app.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from journal_app.ui.widgets.choice_list import ChoiceList
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.row_section import RowSection, SectionWords
from journal_app.ui.widgets.surfaces import Card, Page, label
from journal_app.words import _


class Preview(Card):
    """What going back, or removing, would do, and whether to. ``passphrase_typed`` carries the passphrase of then."""

    go_requested = Signal()
    close_requested = Signal()
    passphrase_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "heading", self)
        self.words = label("", "", self)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._on_typed)
        self.row = form_row(_("Passphrase that the journal had then"), self.field, width_px=320)
        self.go = primary_button(_("Go back to it"), self)
        self.leave = secondary_button(_("Leave it as it is"), self)
        self.go.clicked.connect(self._on_go)
        self.leave.clicked.connect(self.close_requested)
        buttons = Flow()
        buttons.addWidget(self.go)
        buttons.addWidget(self.leave)
        for part in (self.heading, self.words, self.row):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
        self.hide()

    def set_preview(self, preview: PreviewState) -> None:
        """Show what is known; without a heading there is nothing to show."""
        self.field.clear()
        self.heading.setText(preview.heading)
        self.words.setText("\n".join([preview.problem] if preview.problem else preview.lines))
        self.row.setVisible(preview.asks_passphrase)
        self.go.setText(preview.go)
        self.go.setVisible(preview.can_restore or preview.asks_passphrase)
        self.go.setAccessibleDescription(self.words.text())
        self.setAccessibleName(preview.heading)
        self.setAccessibleDescription(self.words.text())
        self.setVisible(bool(preview.heading))

    def take_focus(self) -> None:
        """Where a reader goes on: the passphrase, or the way that changes nothing."""
        (self.field if not self.row.isHidden() else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go(self) -> None:
        if self.row.isHidden():
            self.go_requested.emit()
        else:
            self._on_typed()

    def _on_typed(self) -> None:
        self.passphrase_typed.emit(self.field.text())


class BackupsSection(QWidget):
    """``restore_requested`` carries the name of a backup, ``file_chosen`` and ``second_chosen`` a path.

    An empty ``second_chosen`` means no second place. ``preview`` tells the rest.
    """

    make_requested = Signal()
    restore_requested = Signal(str)
    file_chosen = Signal(str)
    second_chosen = Signal(str)
    removal_requested = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.words = label("")
        self.make = secondary_button(_("Make one now"))
        self.list = RowSection(
            SectionWords(
                heading=_("Backups of this journal"),
                chosen=_("The chosen backup"),
                nothing_chosen=_("Choose a backup to read all that is known of it."),
                empty=_("No backup yet"),
                how_to_begin=_("One is made within a minute after a change, without asking."),
            ),
            # Translators: "Made": heading of a column: when a backup was made
            # Translators: "Why": heading of a column and label of a field: for what reason
            [(_("Made"), 184), (_("Why"), 170), (_("Size"), 90), (_("What is in it"), 330)],
        )
        self.list.chosen.change.setText(_("Go back to it…"))
        self.list.chosen.change.setAccessibleName(_("Go back to it…"))
        self.list.chosen.remove.hide()
        self.preview = Preview()
        self.file = quiet_button(_("Go back to a backup in another place…"))
        self.aged = label("", "notice")
        self.remove = secondary_button(_("Remove these…"))
        self.room = label("", "soft")
        self.place = label("")
        self.second = label("")
        self.second_words = label("", "soft")
        self.choose = secondary_button(_("Choose a second place…"))
        self.forget = quiet_button(_("Use no second place"))
        self.most = ChoiceList()
        self._join()
        self._lay_out()

    def set_state(self, state: BackupsState) -> None:
        """Show the backups and their places."""
        self.words.setText(state.words)
        self.make.setEnabled(state.can_make)
        self.list.set_rows(state.rows, can_change=state.can_restore)
        self.list.chosen.remove.hide()
        self.file.setVisible(state.can_restore and state.can_make)
        self.aged.setText(state.aged)
        self.remove.setAccessibleDescription(state.aged)
        for part in (self.aged, self.remove):
            part.setVisible(bool(state.aged))
        self.room.setText(state.room)
        self.room.setVisible(bool(state.room))
        self.place.setText(path_words(state.place) or _("There is none."))
        self.second.setText(path_words(state.second) or _("None chosen."))
        self.second_words.setText(state.second_words)
        self.forget.setVisible(bool(state.second))
        self.most.set_choices(state.mosts)
        self.most.show_choice(state.most)

    def set_preview(self, preview: PreviewState) -> None:
        """Show what going back would do, or nothing; the focus goes to it and comes back to the list."""
        was_inside = holds_focus(self.preview)
        self.preview.set_preview(preview)
        if preview.heading:
            put_in_reading_order(self)
            self.preview.take_focus()
            self._page.ensureWidgetVisible(self.preview)
            announce(self.preview, f"{preview.heading} {self.preview.words.text()}")
        elif was_inside:
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose(self) -> None:
        folder = ask_for_folder(self, _("A second place for backups"))
        if folder is not None:
            self.second_chosen.emit(str(folder))

    def _on_file(self) -> None:
        ask_for_journal(self, _("Go back to a backup"), self.file_chosen.emit)

    def _join(self) -> None:
        self.make.clicked.connect(self.make_requested)
        self.list.edit_requested.connect(self.restore_requested)
        self.file.clicked.connect(self._on_file)
        self.remove.clicked.connect(self.removal_requested)
        self.choose.clicked.connect(self._on_choose)
        self.forget.clicked.connect(lambda: self.second_chosen.emit(""))

    def _lay_out(self) -> None:
        # Translators: heading: how often backups are made by themselves
        made = Card(_("Made without asking"))
        told = _(
            "A copy of the journal is made within a minute after your last change, before an import, before a newer"
            " version opens it and before you go back to a backup. Each is read through before it counts. With a"
            " passphrase they are locked as the journal is. One from before you set or changed the passphrase stays as"
            " it was then."
        )
        made.body.addWidget(label(told))
        made.body.addWidget(self.words)
        line = Flow()
        line.addWidget(self.make)
        made.body.addLayout(line)
        listed = Card()
        listed.body.addWidget(self.list)
        more = Flow()
        more.addWidget(self.file)
        more.addWidget(self.remove)
        listed.body.addWidget(self.aged)
        listed.body.addLayout(more)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        for card in (made, listed, self.preview, self._places()):
            body.addWidget(card)

    def _places(self) -> Card:
        # Translators: heading: the folder of the backups
        where = Card(_("Where they are"))
        stay = _("They stay there when the program is removed. Each is a journal file that this program opens.")
        for part in (self.place, label(stay, "soft"), self.room):
            where.body.addWidget(part)
        room = Flow(top=True)
        room.addWidget(
            form_row(
                _("Room for the backups of a journal"),
                self.most,
                _("When they need more, some go. The newest always stays."),
                288,
            )
        )
        where.body.addLayout(room)
        where.body.addWidget(label(_("A second place"), "label"))
        where.body.addWidget(self.second)
        where.body.addWidget(self.second_words)
        buttons = Flow()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.forget)
        where.body.addLayout(buttons)
        return where
