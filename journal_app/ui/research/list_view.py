# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The list of cards: a field to look for words, four choices to narrow it down, and what was found.

Hides that looking for words begins a moment after the last key, and that choices put away ask for nothing.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from journal_app.research.filtering import Wish, Years, Yours
from journal_app.ui.research.lines import LineList, NoteCard
from journal_app.ui.research.panels import OwnPanel, PlanPanel
from journal_app.ui.research.state import ListState, NoteLine
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import choice_button, quiet_button, secondary_button
from journal_app.ui.widgets.edits import Edits
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import being_filled, choice_field, field_text, form_row, set_field_text, text_field
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Page, clear, heading_line, label
from journal_app.words import _, pgettext

_CHOICE_PX = 228


class ListView(QWidget):
    """Signals are what the reader wants; ``set_list`` is all it is told."""

    wished = Signal(Wish)
    opened = Signal(str)
    day_wanted = Signal(date)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = Page(self)
        self.add = secondary_button(_("Add a text"))
        self.add_file = secondary_button(_("Add from a file…"))
        self.plan = PlanPanel()
        self.own = OwnPanel()
        self.words = text_field()
        self.subject, self.evidence, self.years, self.yours = (choice_field([]) for _one in range(4))
        self.narrow = choice_button(_("Narrow down"))
        self.clear_words = quiet_button(_("Clear"))
        self.choices = QWidget()
        self.said = label("", "soft")
        self.first = LineList()
        self.lines = LineList()
        self.more = secondary_button(_("Show more cards"))
        self.notes: list[NoteCard] = []
        self._notes_shown: tuple[NoteLine, ...] = ()
        self._note_column = QVBoxLayout()
        self._note_column.setSpacing(current().sizes.px(8))
        self._first_heading = label(_("Start here"), "heading")
        self._all_heading = label(_("All cards, newest first"), "heading")
        self._notes_heading = label(_("In your own notes"), "heading")
        self._edits = Edits(self)
        self._lay_out()
        self._connect()

    def set_list(self, state: ListState) -> None:
        """Show the list; what is being typed stays as it is."""
        choices = state.choices
        self._offer(self.subject, choices.subjects, state.wish.subject)
        self._offer(self.evidence, choices.evidence, state.wish.evidence)
        self._offer(self.years, choices.years, state.wish.years)
        self._offer(self.yours, choices.yours, state.wish.yours)
        if self.said.text() != state.said:
            self.said.setText(state.said)
            self.said.setAccessibleName(state.said)
            announce(self.said, state.said)
        self.first.set_lines(state.first)
        self.lines.set_lines(state.lines)
        self._set_notes(state.notes)
        self._first_heading.setVisible(bool(state.first))
        self._all_heading.setVisible(bool(state.first))
        self.more.setVisible(bool(state.more))
        if state.wish.is_narrow:
            self.narrow.setChecked(True)
            self.choices.show()
        for part in (self.add, self.add_file):
            part.setVisible(state.can_change)
        self.own.setVisible(state.has_own)

    def take_focus(self) -> None:
        """The field to look for words."""
        self.words.setFocus()

    def go_back_to(self, key: str) -> None:
        """Put the focus where a card was opened from."""
        button = self.lines.buttons.get(key) or self.first.buttons.get(key)
        (button or self.words).setFocus()

    def wish(self) -> Wish:
        """What is asked for now."""
        return Wish(
            words=self.words.text().strip(),
            subject=field_text(self.subject),
            evidence=field_text(self.evidence),
            years=Years(field_text(self.years)),
            yours=Yours(field_text(self.yours)),
        )

    def _lay_out(self) -> None:
        body = self.page.body
        choices = Flow(self.choices, gap=current().sizes.px(16), top=True)
        rows = (
            # Translators: label of lists and heading of a column, before what something is about
            (pgettext("what something is about", "About"), self.subject),
            (_("Kind of text"), self.evidence),
            (_("Year"), self.years),
            # Translators: label of a list: which research cards are shown, by how the reader marked them
            (_("Marks"), self.yours),
        )
        for words, field in rows:
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choices.addWidget(form_row(words, field, width_px=_CHOICE_PX))
        body.addLayout(heading_line(_("Research"), (self.add, self.add_file)))
        body.addWidget(self.plan)
        body.addWidget(
            label(_("What studies found, in plain words: how large, how sure, who paid, and what they cannot say."))
        )
        body.addWidget(form_row(_("Look for words, authors, a DOI or a PMID"), self.words))
        line = Flow()
        line.addWidget(self.narrow)
        line.addWidget(self.clear_words)
        body.addLayout(line)
        body.addWidget(self.choices)
        body.addWidget(self.said)
        body.addWidget(self._first_heading)
        body.addWidget(self.first)
        body.addWidget(self._all_heading)
        body.addWidget(self.lines)
        body.addWidget(self.more)
        body.addWidget(self._notes_heading)
        body.addLayout(self._note_column)
        body.addWidget(self.own)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
        hidden = (self._first_heading, self._all_heading, self._notes_heading, self.more, self.first, self.lines)
        for part in (*hidden, self.plan, self.own, self.choices, self.clear_words):
            part.hide()

    def _connect(self) -> None:
        self._edits.edited.connect(lambda: self.wished.emit(self.wish()))
        self._edits.watch(self.words)
        self.words.returnPressed.connect(self._edits.flush)
        self.words.textChanged.connect(lambda text: self.clear_words.setVisible(bool(text)))
        self.clear_words.clicked.connect(self._on_clear)
        self.narrow.clicked.connect(self._on_narrow)
        for field in (self.subject, self.evidence, self.years, self.yours):
            self._edits.watch(field)
            field.currentIndexChanged.connect(lambda _index: self._edits.flush())  # a choice is meant at once
        self.first.opened.connect(self.opened)
        self.lines.opened.connect(self.opened)
        self.more.clicked.connect(self.more_wanted)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._on_find)

    def _on_find(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _on_clear(self) -> None:
        self.words.clear()
        self._edits.flush()
        self.words.setFocus()

    def _on_narrow(self, is_wanted: bool) -> None:
        """Show the choices; put away, they ask for nothing any more."""
        self.choices.setVisible(is_wanted)
        if is_wanted:
            self.subject.setFocus()
            return
        for field in (self.subject, self.evidence, self.years, self.yours):
            set_field_text(field, "")
        self.wished.emit(self.wish())

    def _offer(self, field: QComboBox, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer these choices, with the one chosen; the same ones again are left as they are."""
        offered = [(str(field.itemData(place)), field.itemText(place)) for place in range(field.count())]
        with being_filled(field):
            if offered != list(choices):
                field.clear()
                for value, words in choices:
                    field.addItem(words, value)
            field.setCurrentIndex(max(0, field.findData(str(chosen))))

    def _set_notes(self, notes: tuple[NoteLine, ...]) -> None:
        self._notes_heading.setVisible(bool(notes))
        if notes == self._notes_shown:
            return
        self._notes_shown = notes
        clear(self._note_column)
        self.notes = [NoteCard(line) for line in notes]
        for card, line in zip(self.notes, notes, strict=True):
            card.opened.connect(lambda day=line.day: self.day_wanted.emit(day))
            self._note_column.addWidget(card)
            card.show()
