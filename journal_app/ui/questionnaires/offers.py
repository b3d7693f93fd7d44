# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be filled in: a card for each questionnaire, with its owner's notice and one button."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.ui.questionnaires.state import OfferState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import _


class Offers(QWidget):
    """Signal ``requested(key)`` when one is to be filled in. The buttons are made once, in the order offered."""

    requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._shown: tuple[OfferState, ...] = ()
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(current().sizes.px(12))

    def set_offers(self, offers: tuple[OfferState, ...]) -> None:
        """Show the questionnaires; the same ones again are left as they are."""
        if offers == self._shown:
            return
        self._shown = offers
        clear(self._cards)
        self.buttons = {}
        for offer in offers:
            card = self._card(offer)
            self._cards.addWidget(card)
            card.show()  # made late, it would wait for Qt to come round to it

    def set_can_change(self, can_change: bool) -> None:
        """Whether anything can be filled in; the buttons are away where it cannot."""
        for button in self.buttons.values():
            button.setVisible(can_change)

    def _card(self, offer: OfferState) -> QWidget:
        card = Card(parent=self)
        card.setAccessibleName(offer.name)
        button = secondary_button(_("Fill in {name}").format(name=offer.name), card)
        button.setAccessibleDescription(offer.about)
        button.clicked.connect(partial(self.requested.emit, offer.key))
        self.buttons[offer.key] = button
        line = Flow(gap=current().sizes.px(16))
        name = label(offer.name, "heading", card)
        name.setWordWrap(False)
        line.addWidget(name)
        line.addWidget(button)
        card.body.addLayout(line)
        card.body.addWidget(label(offer.about, "", card))
        card.body.addWidget(label(offer.notice, "soft", card))
        return card
