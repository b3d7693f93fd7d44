# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whom to call in a hard hour: the reader's country and a contact of their own, and where these are shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.settings.state import ChoicesState
from journal_app.ui.settings.switches import KeptField
from journal_app.ui.theme import current
from journal_app.ui.widgets.choice_list import ChoiceList
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _


class ContactSection(QWidget):
    """Its parts tell what the reader chose or typed: ``country``, ``name`` and ``number``."""

    def __init__(self) -> None:
        super().__init__()
        self.country = ChoiceList()
        self.name = KeptField(_("Name"), _("Such as a friend, a nurse or your doctor"), width_px=320)
        self.number = KeptField(_("Telephone number"), width_px=320)
        self._lay_out()

    def set_choices(self, state: ChoicesState) -> None:
        """Show what is chosen."""
        self.country.set_choices(state.countries)
        self.country.show_choice(state.country, can_change=state.can_change)
        self.name.show_text(state.contact_name, can_change=state.can_change)
        self.number.show_text(state.contact_number, can_change=state.can_change)

    def hand_over(self) -> None:
        """Hand over what was typed and not kept yet."""
        self.name.hand_over()
        self.number.hand_over()

    def _lay_out(self) -> None:
        where = Card(_("Where this is shown"))
        told = _(
            "When the last question of the PHQ-9, about thoughts of death or of hurting yourself, is answered with"
            " more than “not at all”, these numbers stand beside it at once. They are shown nowhere else, and nobody"
            " is told."
        )
        where.body.addWidget(label(told))
        country = Card(_("Your country"))
        why = _("It decides which emergency number and which lines for help are shown. It is never guessed.")
        country.body.addWidget(label(why))
        line = Flow(top=True)
        # Translators: label of a list: whose crisis lines are shown
        line.addWidget(form_row(_("Country"), self.country, width_px=320))
        country.body.addLayout(line)
        own = Card(_("Somebody you may call"))
        own.body.addWidget(label(_("Shown first, above the lines of your country. Both may stay empty.")))
        fields = Flow(gap=current().sizes.px(16), top=True)
        fields.addWidget(self.name)
        fields.addWidget(self.number)
        own.body.addLayout(fields)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        for card in (country, own, where):
            body.addWidget(card)
