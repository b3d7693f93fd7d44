# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The contacts for a crisis, inside the page: words and numbers that can be read at once, with nothing to press.

Hides that a screen reader is told in its turn when they appear, without the focus moving, and hears numbers digit by
digit. Nothing about it is animated, modal or written down anywhere.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from journal_app.ui.crisis_words import ContactState, CrisisState
from journal_app.ui.theme import current
from journal_app.ui.widgets.forms import choice_field, form_row
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import _

_CHOICE_PX = 320


class CrisisPanel(QFrame):
    """Signal ``country_chosen(code)`` when the reader says where they are."""

    country_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setAccessibleName(_("Whom to turn to"))
        sizes = current().sizes
        self._state: CrisisState | None = None
        self._contacts = QVBoxLayout()
        self._contacts.setSpacing(sizes.px(12))
        self._directory = label("", "soft", self)
        self.country: QComboBox = choice_field([])
        self._choice = form_row(_("Where are you? Your country’s lines then stand here"), self.country)
        self.country.setMaximumWidth(sizes.reading_width(_CHOICE_PX))
        self.country.activated.connect(self._on_country)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.px(20), sizes.px(16), sizes.px(20), sizes.px(16))
        layout.setSpacing(sizes.px(12))
        layout.addWidget(label(_("You do not have to be alone with these thoughts"), "heading", self))
        layout.addWidget(label(_("Someone can listen, and help with what to do next."), "", self))
        layout.addLayout(self._contacts)
        layout.addWidget(self._choice)
        layout.addWidget(self._directory)

    def set_state(self, state: CrisisState) -> None:
        """Show the contacts; the same ones again are left as they are."""
        if state == self._state:
            return
        self._state = state
        clear(self._contacts)
        for contact in state.contacts:
            entry = _entry(contact, self)
            self._contacts.addWidget(entry)
            entry.show()  # made late, it would wait for Qt to come round to it
        self._directory.setText(state.directory)
        self._choice.setVisible(bool(state.choices))
        self.country.clear()
        for code, words in state.choices:
            self.country.addItem(words, code)
        self.country.setCurrentIndex(max(0, self.country.findData(state.country)))

    def set_shown(self, is_shown: bool) -> None:
        """Show the panel, and tell a screen reader of it; or put it away."""
        if is_shown == (not self.isHidden()):
            return
        self.setVisible(is_shown)
        if is_shown and self._state is not None:
            said = [f"{contact.name}: {contact.spoken}." for contact in self._state.contacts]
            announce(self, " ".join([_("You do not have to be alone with these thoughts."), *said]))

    def _on_country(self, index: int) -> None:
        code = str(self.country.itemData(index) or "")
        if code:
            self.country_chosen.emit(code)


def _entry(contact: ContactState, parent: QWidget) -> QWidget:
    entry = QWidget(parent)
    lines = QVBoxLayout(entry)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(current().sizes.px(2))
    name = label(contact.name, "label", entry)
    how = label(contact.how, "heading", entry)
    how.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    how.setAccessibleName(contact.spoken)
    remark = label(contact.remark, "soft", entry)
    lines.addWidget(name)
    lines.addWidget(how)
    lines.addWidget(remark)
    how.setVisible(bool(contact.how))
    remark.setVisible(bool(contact.remark))
    return entry
