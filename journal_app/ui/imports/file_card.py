# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The open file: whose it is, how it is read, and, where it is no list of records, the one thing that can be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from journal_app.ui.imports.state import ImportState, PreviewState, Stage, TypedColumns
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.choice_box import ChoiceBox
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import choice_field, field_text, form_row, is_being_filled, offer_choices
from journal_app.ui.widgets.passphrase_field import PassphraseFields
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import _

ENCODING_PX = 320


class FileCard(Card):
    """Signals: ``encoding_chosen(value)``, ``person_chosen(key)``, ``act_wanted()``, ``unlock_wanted(passphrase)``.

    ``columns_answered`` is the way of tables that come and go.
    """

    encoding_chosen = Signal(str)
    person_chosen = Signal(str)
    act_wanted = Signal()
    unlock_wanted = Signal(str)
    columns_answered = Signal(TypedColumns)

    def __init__(self) -> None:
        super().__init__("-")
        self._told: tuple[str, ...] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current().sizes.px(4))
        self.person = ChoiceBox()
        self.encoding = choice_field([])
        self._encoding_row = form_row(_("&Read its text as"), self.encoding, width_px=ENCODING_PX)
        self.look = secondary_button(_("Look at what is in it"))
        self.passphrase = PassphraseFields([_("Passphrase of this file")], [self.look])
        self.act, self.put_away = secondary_button(""), secondary_button(_("Put this file away"))
        first, last = Flow(), Flow()
        first.addWidget(self._encoding_row)
        for button in (self.act, self.put_away):
            last.addWidget(button)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.person)
        self.body.addLayout(first)
        self.body.addWidget(self.passphrase)
        self.body.addLayout(last)
        self.person.chosen.connect(self.person_chosen)
        self.encoding.currentIndexChanged.connect(self._on_encoding)
        self.act.clicked.connect(self.act_wanted)
        self.look.clicked.connect(self._on_look)
        self.passphrase.entered.connect(self._on_look)

    def set_state(self, state: ImportState) -> None:
        """Show the open file as far as it is."""
        self.heading.setText(state.heading)
        self.setAccessibleName(state.heading)
        preview = state.preview
        self._tell((*state.told, *_people(preview), *preview.about))
        question = preview.person
        self.person.set_question(
            *((question.words, question.choices, question.chosen) if question is not None else ("", (), ""))
        )
        self._offer(preview)
        has_act = bool(state.act) and (state.can_change or state.stage is not Stage.ARCHIVE)
        self.act.setText(state.act)
        self.act.setAccessibleName(state.act)
        self.act.setAccessibleDescription(" ".join(state.told))
        self.act.setVisible(has_act)
        self.passphrase.setVisible(state.stage is Stage.JOURNAL)
        self.put_away.setVisible(state.stage not in {Stage.PREVIEW, Stage.STORING, Stage.READING, Stage.NOTHING})

    def _tell(self, told: tuple[str, ...]) -> None:
        if told == self._told:
            return
        self._told = told
        clear(self._lines)
        for words in told:
            line = label(words, "", self)
            self._lines.addWidget(line)
            line.show()

    def _offer(self, preview: PreviewState) -> None:
        self._encoding_row.setVisible(bool(preview.encodings))
        offer_choices(self.encoding, preview.encodings, preview.encoding)

    def _on_encoding(self) -> None:
        if not is_being_filled(self.encoding):
            self.encoding_chosen.emit(field_text(self.encoding))

    def _on_look(self) -> None:
        (typed,) = self.passphrase.typed()
        self.unlock_wanted.emit(typed)


def _people(preview: PreviewState) -> tuple[str, ...]:
    if not preview.people:
        return ()
    return tuple(_("The file says it is about: {person}").format(person=person) for person in preview.people)
