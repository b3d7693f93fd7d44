# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The passphrase of this journal and how it is locked, as widgets.

Hides which buttons and switches are there: what only matters with a passphrase is shown only with one.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.preferences import LOCK_MINUTES
from journal_app.ui.settings.passphrase_form import PassphraseForm
from journal_app.ui.settings.state import SafetyState, Want
from journal_app.ui.settings.switches import OneOf, Switch
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_file import ask_where_to_write
from journal_app.ui.widgets.buttons import quiet_button, secondary_button
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _, ngettext, pgettext


class PassphraseSection(QWidget):
    """``want_chosen`` carries a ``Want``, ``sheet_wanted`` the Path for a recovery sheet.

    Its parts tell the rest: ``form`` and the switches.
    """

    want_chosen = Signal(object)
    sheet_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.words = label("")
        self.buttons = {
            Want.SET: secondary_button(_("Set a passphrase…")),
            Want.CHANGE: secondary_button(_("Change the passphrase…")),
            Want.REMOVE: secondary_button(_("Remove the passphrase…")),
        }
        for want, button in self.buttons.items():
            button.clicked.connect(partial(self.want_chosen.emit, want))
        self.sheet = secondary_button(_("Save a recovery sheet…"))
        self.sheet.clicked.connect(self._on_sheet)
        self.sheet_words = label(_sheet_words())
        self.backups = quiet_button(_("Show the backups"))
        self.form = PassphraseForm()
        self.idle = Switch(_("Lock when nobody is there"), _("After a while without a key or the mouse."))
        # Translators: label of a list before a time, such as: 5 minutes; how soon the journal locks itself
        self.minutes = OneOf(pgettext("a while", "After"), {str(count): _minutes(count) for count in LOCK_MINUTES})
        self.minutes.setContentsMargins(current().sizes.beside_tick, 0, 0, 0)
        self.sleep = Switch(
            _("Lock when the computer sleeps"), _("Where the desktop tells of it, also when its screen is locked.")
        )
        self.names = Switch(_("Show the name in the window title"), _names_words())
        self.keyring = Switch(_("Let the keyring remember it"), _keyring_words())
        self.no_keyring = label(_("No keyring of this system was found that could remember the passphrase."), "soft")
        self._cards: tuple[Card, ...] = ()
        self._opened_by: QPushButton | None = None
        self._lay_out()

    def set_safety(self, state: SafetyState) -> None:
        """Show whether there is a passphrase and how the journal is locked."""
        self.words.setText(state.words)
        for want, button in self.buttons.items():
            button.setVisible((want is Want.SET) is not state.has_passphrase)
            button.setEnabled(state.can_change)
        self.sheet.setAccessibleDescription(self.sheet_words.text())
        for card in self._cards:
            card.setVisible(state.has_passphrase)
        self.idle.show_state(is_on=bool(state.lock_minutes))
        self.minutes.show_choice(str(state.lock_minutes))
        self.minutes.setVisible(bool(state.lock_minutes))
        self.sleep.show_state(is_on=state.locks_on_sleep)
        self.names.show_state(is_on=state.shows_names)
        self.keyring.show_state(is_on=state.remembers)
        self.keyring.setVisible(state.can_remember or state.remembers)
        self.no_keyring.setVisible(not state.can_remember and not state.remembers)

    def open_passphrase_form(self, want: Want) -> None:
        """Show the empty form, with the focus in it."""
        self._opened_by = self.buttons[want]
        self.form.open_for(want)
        put_in_reading_order(self.window())

    def close_passphrase_form(self) -> None:
        """Put the form away, and the focus back where it came from."""
        if self.form.isHidden():
            return
        had_focus = holds_focus(self.form)
        self.form.put_away()
        if had_focus and self._opened_by is not None and self._opened_by.isVisible():
            self._opened_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_passphrase_problem(self, line: int, words: str) -> None:
        """Say beside a line of the form what is wrong, or nothing."""
        self.form.say_problem(line, words)

    def set_strength(self, words: str) -> None:
        """Say how strong the new passphrase is."""
        self.form.set_strength(words)

    def _on_sheet(self) -> None:
        # Translators: "recovery-sheet.pdf": name proposed for a file; its ending stays
        path = ask_where_to_write(self, _("Save a recovery sheet"), _("recovery-sheet.pdf"), _("PDF files (*.pdf)"))
        if path is not None:
            self.sheet_wanted.emit(path)

    def _lay_out(self) -> None:
        passphrase = Card(_("Passphrase"))
        passphrase.body.addWidget(self.words)
        passphrase.body.addWidget(label(_("A lost passphrase cannot be recovered by anybody.")))
        buttons = Flow()
        for button in self.buttons.values():
            buttons.addWidget(button)
        passphrase.body.addLayout(buttons)
        passphrase.body.addWidget(label(old_copies_words(), "soft"))
        passphrase.body.addWidget(self.backups, 0, Qt.AlignmentFlag.AlignLeft)
        sheet = Card(_("Recovery sheet"))
        sheet.body.addWidget(self.sheet_words)
        to_paper = Flow()
        to_paper.addWidget(self.sheet)
        sheet.body.addLayout(to_paper)
        # Translators: heading: when the journal locks itself
        locking = Card(pgettext("a heading", "Lock"))
        told = _("Ctrl+L locks at once. What you are typing waits in the journal and is there again afterwards.")
        locking.body.addWidget(label(told))
        for part in (self.idle, self.minutes, self.sleep):
            locking.body.addWidget(part)
        # Translators: heading: whether the names of journals are shown before one is opened
        names = Card(_("Names"))
        names.body.addWidget(self.names)
        # Translators: heading: the store of passwords of the system
        keyring = Card(_("Keyring"))
        keyring.body.addWidget(self.keyring)
        keyring.body.addWidget(self.no_keyring)
        self._cards = (sheet, locking, names, keyring)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        for card in (passphrase, self.form, *self._cards):
            body.addWidget(card)


def old_copies_words() -> str:
    """What a change of the passphrase does not reach; backups are shown where they are kept."""
    return _("Copies and backups that were made before are not changed: they open as they did when they were made.")


def _minutes(count: int) -> str:
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def _sheet_words() -> str:
    return _(
        "A page to print, with lines on which you write the passphrase by hand. The passphrase itself is not printed."
    )


def _names_words() -> str:
    return _(
        "Other programs can read the title, and it stands in lists of windows. Switched off, the file’s name stands"
        " there, and the list of journals shows no names."
    )


def _keyring_words() -> str:
    return _(
        "The journal then opens without asking, for everybody who can use your account on this computer. A locked"
        " journal still asks."
    )
