# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The four steps of the page that makes a new journal, each with its fields.

Hides the layout of each; what is answered is read from their fields.
"""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal_app.ui.first_run.state import OfferState
from journal_app.ui.path_words import path_words
from journal_app.ui.spoken_languages import LanguageState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.choice_list import ChoiceList
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row, text_field
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.passphrase_field import REST_MS, PassphraseFields
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _

TILE_PX, LANGUAGE_PX = 432, 420


class PersonStep(QWidget):
    """Asks whose journal it is, and in which language it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.name = text_field()
        self.language = ChoiceList()
        self._language_row = form_row(_("Language"), self.language, width_px=LANGUAGE_PX)
        body = _body(self)
        body.addWidget(form_row(_("Name"), self.name))
        body.addWidget(self._language_row)

    def set_languages(self, state: LanguageState | None) -> None:
        """Offer these languages, or leave the list away."""
        self._language_row.setVisible(state is not None)
        if state is not None:
            self.language.set_choices(state.choices)
            self.language.show_choice(state.chosen)
            self._language_row.set_problem(state.problem)
            if state.problem:
                announce(self.language, state.problem)


class TrackersStep(QWidget):
    """A switch for each tracker on offer, side by side as far as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        card = Card()
        self._tiles = Flow(gap=current().sizes.px(8), top=True)
        card.body.addLayout(self._tiles)
        _body(self).addWidget(card)

    def set_offers(self, offers: tuple[OfferState, ...]) -> None:
        """Offer these, once; what was switched meanwhile stays."""
        if self.boxes:
            return
        for offer in offers:
            self.boxes[offer.key] = box = QCheckBox(offer.name)
            box.setChecked(offer.is_on)
            box.setAccessibleDescription(offer.question)
            self._tiles.addWidget(_tile(box, offer.question))

    def first(self) -> QWidget:
        """The first switch."""
        return next(iter(self.boxes.values()), self)

    def chosen(self) -> tuple[str, ...]:
        """The keys of those that are on."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())


class PassphraseStep(QWidget):
    """Asks twice for a passphrase, or for none. ``weigh_requested`` carries one once the hand rests."""

    weigh_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._fields = PassphraseFields([_("Passphrase"), _("The same once more")])
        self.first, self.second = self._fields.lines
        self.shows = self._fields.shows
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._on_rest)
        self.first.textChanged.connect(self._on_typed)
        _body(self).addWidget(self._fields)

    def set_problem(self, words: str) -> None:
        """Say beside the second field what is wrong, or nothing."""
        self._fields.rows[1].set_problem(words)
        if words:
            announce(self.second, words)

    def set_strength(self, words: str) -> None:
        """Say how strong the passphrase is."""
        self._fields.say(words)
        if words:
            announce(self.first, words)

    def _on_typed(self, text: str) -> None:
        self._rest.start()
        if not text:
            self._fields.say("")

    def _on_rest(self) -> None:
        if self.first.text():
            self.weigh_requested.emit(self.first.text())


class ReadyStep(QWidget):
    """What the app is not, and where the journal will be kept."""

    def __init__(self) -> None:
        super().__init__()
        self._points = Card()
        self._has_points = False
        self.path = label("")
        self.elsewhere = secondary_button(_("Choose another place…"))
        where = Card(_("Where it will be kept"))
        where.body.addWidget(label(_("The journal is one file on this computer, and nowhere else:")))
        where.body.addWidget(self.path)
        line = Flow()
        line.addWidget(self.elsewhere)
        where.body.addLayout(line)
        body = _body(self)
        body.addWidget(self._points)
        body.addWidget(where)

    def set_words(self, points: tuple[str, ...], path: str, *, can_choose_place: bool) -> None:
        """Show the points and the place."""
        if not self._has_points:
            for point in points:
                self._points.body.addWidget(label(point))
            self._has_points = True
        self.path.setText(path_words(path))
        self.elsewhere.setVisible(can_choose_place)


def _tile(box: QCheckBox, question: str) -> QWidget:
    tile = Tile()
    body = QVBoxLayout(tile)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(0)
    words = label(question, "soft")
    words.setContentsMargins(current().sizes.beside_tick, 0, 0, 0)
    body.addWidget(box)
    body.addWidget(words)
    return tile


class Tile(QWidget):
    """As wide as its neighbours, so that they stand in columns."""

    def sizeHint(self) -> QSize:
        """One width for all."""
        return QSize(current().sizes.reading_width(TILE_PX), super().sizeHint().height())


def _body(step: QWidget) -> QVBoxLayout:
    body = QVBoxLayout(step)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(current().sizes.px(16))
    return body
