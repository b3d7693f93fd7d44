# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The trackers on offer, a button each.

Hides where the focus goes when one is taken, and that buttons made late keep their place among the stops of Tab.
"""

from functools import partial
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.ui.settings.state import OfferState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.surfaces import clear
from journal_app.words import _


class Offers(QWidget):
    """A button for each tracker on offer. ``add_requested`` carries its key."""

    add_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._offers: tuple[OfferState, ...] = ()
        self._line = Flow(self, gap=current().sizes.px(8))

    def set_offers(self, offers: tuple[OfferState, ...], after: QWidget) -> None:
        """Offer these; they come after ``after`` for the Tab key. The focus goes from one taken to the next one."""
        if offers == self._offers:
            return
        self._offers = offers
        focused = next((place for place, button in enumerate(self.buttons.values()) if button.hasFocus()), None)
        clear(self._line)
        self.buttons = {}
        for offer in offers:
            # Translators: a button; {name} is a score that is offered
            button = secondary_button(_("Add {name}").format(name=offer.name), self)
            button.setAccessibleDescription(offer.question)
            button.setToolTip(offer.question)
            button.clicked.connect(partial(self.add_requested.emit, offer.key))
            self._line.addWidget(button)
            button.show()
            QWidget.setTabOrder(after, button)  # made late, it would be the last stop of the window
            self.buttons[offer.key] = after = button
        self.updateGeometry()
        if focused is not None:
            next(islice(self.buttons.values(), focused, None), after).setFocus(Qt.FocusReason.OtherFocusReason)
