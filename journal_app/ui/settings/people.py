# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whose journal this is, by name and colour, the journals of other people, and where this one lies."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.journal_colours import COLOUR_NAMES, colour_words, swatch
from journal_app.ui.path_words import path_words
from journal_app.ui.settings.state import ChoicesState, KnownState, PeopleState
from journal_app.ui.settings.switches import KeptField, OneOf, Switch
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_file import ask_for_journal
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import _


class PeopleSection(QWidget):
    """``open_requested`` carries the path of a journal, ``new_requested`` asks for the page that makes one.

    Its parts tell the rest: ``person``, ``colour`` and ``remembers``.
    """

    open_requested = Signal(str)
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.person = KeptField(_("Whose journal this is"), _("It stands in the title and beside the screens"), 320)
        self.colour = OneOf(
            _("Colour of this journal"), {"": _("No colour"), **{name: colour_words(name) for name in COLOUR_NAMES}}
        )
        self.other = secondary_button(_("Open another journal…"))
        self.new = secondary_button(_("Make one for somebody else…"))
        self.remembers = Switch(
            _("Remember journals opened here"),
            _("The list is kept on this machine alone. Switched off, it is emptied at once."),
        )
        self.known: dict[str, QPushButton] = {}
        self._known_words = label("", "soft")
        self._journals: tuple[KnownState, ...] = ()
        self._line = QVBoxLayout()
        self._line.setSpacing(current().sizes.px(4))
        self._lay_out()
        self.other.clicked.connect(self._on_other)
        self.new.clicked.connect(self.new_requested)
        self.dress()

    def set_choices(self, state: ChoicesState) -> None:
        """Show whose journal this is."""
        self.person.show_text(state.person, can_change=state.can_change)
        self.colour.show_choice(state.colour, can_change=state.can_change)

    def set_people(self, state: PeopleState) -> None:
        """Show the other journals that are known here."""
        self.remembers.show_state(is_on=state.remembers)
        none = _("No other journal was opened here yet.") if state.remembers else _("None is remembered.")
        self._known_words.setText(none)
        self._known_words.setVisible(not state.journals)
        if state.journals == self._journals:
            return
        self._journals = state.journals
        clear(self._line)
        self.known = {known.path: self._add(known) for known in state.journals}
        self.dress()
        put_in_reading_order(self)

    def dress(self) -> None:
        """Show the colours as they are in the theme that is worn."""
        for name in COLOUR_NAMES:
            self.colour.set_icon(name, swatch(name))
        for known in self._journals:
            if known.colour:
                self.known[known.path].setIcon(swatch(known.colour))

    def _add(self, known: KnownState) -> QPushButton:
        # Translators: a button; {name} is a journal or an attached file
        button = secondary_button(_("Open {name}").format(name=known.words))
        button.setAccessibleDescription(known.place)
        button.clicked.connect(partial(self.open_requested.emit, known.path))
        line = Flow()
        line.addWidget(button)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(label(path_words(known.place), "soft"))
        self._line.addWidget(holder)
        return button

    def _on_other(self) -> None:
        ask_for_journal(self, _("Open another journal"), self.open_requested.emit)

    def _lay_out(self) -> None:
        this = Card(_("This journal"))
        name = Flow(top=True)
        name.addWidget(self.person)
        this.body.addLayout(name)
        # Translators: heading: of the stripe that tells journals apart
        this.body.addWidget(label(_("Colour"), "label"))
        told = _("A stripe beside the name, to tell journals apart. The name always stands there too.")
        this.body.addWidget(label(told, "soft"))
        this.body.addWidget(self.colour)
        others = Card(_("Journals of others"))
        others.body.addWidget(label(_("Each person has a journal file of their own. Nothing is mixed.")))
        others.body.addWidget(self._known_words)
        others.body.addLayout(self._line)
        buttons = Flow()
        buttons.addWidget(self.other)
        buttons.addWidget(self.new)
        others.body.addLayout(buttons)
        others.body.addWidget(self.remembers)
        _stack(self, this, others)


class FileSection(QWidget):
    """Where the journal lies, and how it is kept safe."""

    def __init__(self) -> None:
        super().__init__()
        self._path = ""
        self.path = label("")
        # Translators: a button: copies the path of the journal's file to the clipboard
        self.copy = secondary_button(_("Copy this place"))
        self.copy.clicked.connect(self._on_copy)
        self.history = secondary_button(_("Show the history"))
        card = Card(_("Where it is kept"))
        card.body.addWidget(self.path)
        line = Flow()
        line.addWidget(self.copy)
        card.body.addLayout(line)
        safe = Card(_("A copy to keep"))
        told = _(
            "Everything you enter is in this one file, and nowhere else but in its backups, which are made without"
            " asking: see Backups. To take a copy along, close the window and copy the file."
        )
        safe.body.addWidget(label(told))
        past = Card(_("What was changed, and forgetting it"))
        past.body.addWidget(
            label(_("Every change is kept, with a way to undo it, until the journal is made to forget it."))
        )
        way = Flow()
        way.addWidget(self.history)
        past.body.addLayout(way)
        self.bring = secondary_button(_("Import files…"))
        others = Card(_("What you have elsewhere"))
        others.body.addWidget(
            label(_("Scores, lab results and diaries from other apps and portals, and archives of a journal."))
        )
        to_files = Flow()
        to_files.addWidget(self.bring)
        others.body.addLayout(to_files)
        _stack(self, card, safe, others, past)

    def set_file(self, path: str) -> None:
        """Show the place of the journal; a journal in memory has none."""
        self._path = path
        self.path.setText(path_words(path) or _("This journal is in memory only and ends with the program."))
        self.copy.setVisible(bool(path))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._path)


def _stack(section: QWidget, *cards: Card) -> None:
    body = QVBoxLayout(section)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(current().sizes.px(16))
    for card in cards:
        body.addWidget(card)
