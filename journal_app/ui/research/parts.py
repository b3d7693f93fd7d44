# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The parts a card's page is put together from, each on a surface of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from journal_app.ui.research.state import BrowserQuestion, Section, Sure
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.estimates_body import EstimatesBody
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _


class QuestionPanel(Card):
    """Asks before the first link is opened. Signals ``wanted()``, ``unwanted()``."""

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, question: BrowserQuestion) -> None:
        super().__init__(_("Open it in the browser?"))
        self.body.addWidget(label(question.words))
        row = Flow()
        self.go = primary_button(_("Open it"), self)
        self.stay = secondary_button(_("Not now"), self)
        self.go.clicked.connect(self.wanted)
        self.stay.clicked.connect(self.unwanted)
        row.addWidget(self.go)
        row.addWidget(self.stay)
        self.body.addLayout(row)


def section_card(section: Section) -> QWidget:
    """A part of the card; each point of a list on a line of its own."""
    card = Card(section.heading)
    for text in section.texts:
        card.body.addWidget(text_label(f"• {text}" if section.is_list else text))
    return card


def sure_card(sure: Sure) -> QWidget:
    """Results on their scales, with what is said of them."""
    card = Card(sure.heading)
    body = EstimatesBody(card)
    body.set_spec(sure.spec, sure.checked_again)
    if sure.before:
        card.body.addWidget(text_label(sure.before))
    card.body.addWidget(body)
    if sure.after:
        card.body.addWidget(text_label(sure.after))
    return card


def quotation_card(text: str, source: str) -> QWidget:
    """The one sentence of the source that a card may carry, marked as such."""
    card = Card(_("In its own words"))
    card.body.addWidget(text_label(f"“{text}”"))
    card.body.addWidget(label(source, "soft"))
    return card


def text_label(words: str) -> QLabel:
    """Words that can be taken along with the mouse."""
    made = label(words)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
