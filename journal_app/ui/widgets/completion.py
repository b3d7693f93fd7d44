# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Type to find: a list below the field of everything whose names fit what was typed.

Hides that what is searched (every name and code), what is shown and what goes into the field are three texts, and that
the list never has the keyboard: it is no window of its own, so that no key is on its way anywhere but to the field,
however fast somebody types.
"""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QWidget

from journal_app.domain.frozen import frozen
from journal_app.domain.spelling import plain
from journal_app.ui.theme import current
from journal_app.ui.widgets.messages import announce

MOST_SHOWN = 8
LIST_PX = 360
LEAST_TYPED = 3
"""From so many signs on the first name that begins so is taken as meant; fewer have to be a whole name."""
_WORD_END = re.compile(r"[^\w%]+")
_WHOLE, _BEGINS, _WORD_BEGINS, _HOLDS = range(4)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_SHOWN, Qt.Key.Key_PageUp: -MOST_SHOWN}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@frozen(kw_only=False)
class Suggestion:
    """Something to find: how it is shown, what goes into the field, and by which other names it is found."""

    shown: str
    inserted: str
    other_names: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is found by."""
        return (self.shown, self.inserted, *self.other_names)


class Finder(QObject):
    """The list of a field. Down and Up go through it, Enter and Tab take what is marked, Escape puts it away.

    With ``takes_first`` only what is on offer makes sense in the field, and the likeliest is marked from the start.
    """

    def __init__(self, field: QLineEdit, suggestions: Sequence[Suggestion], *, takes_first: bool = False) -> None:
        super().__init__(field)
        self._field = field
        self._takes_first = takes_first
        self._suggestions: tuple[Suggestion, ...] = ()
        self._found: list[Suggestion] = []
        self._words = QStringListModel(self)
        self.popup = QListView(field)
        self.popup.hide()
        self.popup.setModel(self._words)
        self.popup.setProperty("look", "popup")
        self.popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.popup.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.clicked.connect(self._on_clicked)
        self.popup.installEventFilter(self)
        field.installEventFilter(self)
        field.textEdited.connect(self._on_edited)
        field.destroyed.connect(self.popup.deleteLater)
        self.set_suggestions(suggestions)

    def set_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these from now on."""
        self._suggestions = tuple(suggestions)

    def find(self, typed: str) -> list[Suggestion]:
        """What fits a text, the likeliest first: a whole name, the beginning of one, that of a word in one.

        Names that only hold it somewhere are found where there is nothing else. What is shown counts before the rest.
        """
        wanted = plain(typed)
        ranked = [(_rank(suggestion, wanted), suggestion) for suggestion in self._suggestions]
        fitting = [(rank, suggestion) for rank, suggestion in ranked if rank is not None]
        least = min((rank for rank, _suggestion in fitting), default=(_HOLDS, False))
        likely = [each for each in fitting if each[0][0] < _HOLDS or least[0] == _HOLDS]
        return [suggestion for _fit, suggestion in sorted(likely, key=lambda each: each[0])]

    def is_open(self) -> bool:
        """Whether the list can be seen."""
        return self.popup.isVisible()

    def close(self) -> None:
        """Put the list away."""
        self.popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the keys of the field before it does; a key that reaches the list all the same is the field's."""
        if watched is self.popup:
            return event.type() == QEvent.Type.KeyPress and QCoreApplication.sendEvent(self._field, event)
        if watched is not self._field:
            return self._on_around(event)
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._on_key(event)
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                if self.is_open() and event.key() == Qt.Key.Key_Escape:
                    event.accept()  # or it would be somebody's shortcut and never come here
            case QEvent.Type.FocusOut | QEvent.Type.Hide:
                self.close()
            case QEvent.Type.Move | QEvent.Type.Resize:
                self._follow()
        return False

    def _on_around(self, event: QEvent) -> bool:
        """What the field lies in scrolls or is laid out anew."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._follow()
        return False

    def _follow(self) -> None:
        """Go where the field goes."""
        if self.is_open():
            self._place()

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list alone."""
        key = Qt.Key(event.key())
        if not self.is_open():
            return key == Qt.Key.Key_Down and self._open(self._field.text(), is_asked_for=True)
        if key in _STEPS:
            self._mark(min(max(0, self._marked() + _STEPS[key]), len(self._found) - 1))
            return True
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key in _ENTERS:
            return self._take(self._marked())
        if key == Qt.Key.Key_Tab:
            self._take(self._marked())  # and on to the next field with the same key
        return False

    def _on_edited(self, text: str) -> None:
        if not (text.strip() and self._open(text)):
            self.close()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _open(self, typed: str, *, is_asked_for: bool = False) -> bool:
        """Show what fits, and say whether anything does; what stands there whole already needs no list."""
        self._found = self.find(typed)
        is_settled = [suggestion.inserted for suggestion in self._found] == [typed]
        if not self._found or (is_settled and not is_asked_for):
            return False
        self._words.setStringList([suggestion.shown for suggestion in self._found])
        self.popup.clearSelection()
        self.popup.setCurrentIndex(QModelIndex())
        self._place()
        self.popup.show()
        self.popup.raise_()
        if is_asked_for or self._is_meant(typed):
            self._mark(0)
        return True

    def _is_meant(self, typed: str) -> bool:
        """Whether the first of the list is what a Tab takes."""
        wanted = plain(typed)
        rank, _is_other = _rank(self._found[0], wanted) or (_HOLDS, True)
        return self._takes_first and (rank == _WHOLE or (rank != _HOLDS and len(wanted) >= LEAST_TYPED))

    def _take(self, row: int) -> bool:
        """Put what stands in a row into the field; False when there is no such row."""
        self.close()
        if not 0 <= row < len(self._found):
            return False
        self._field.setText(self._found[row].inserted)
        return True

    def _marked(self) -> int:
        return self.popup.currentIndex().row()

    def _mark(self, row: int) -> None:
        self.popup.setCurrentIndex(self._words.index(row, 0))
        announce(self._field, self._found[row].shown)

    def _place(self) -> None:
        """Below the field, or above it where there is more room; over everything else of the window."""
        window = self._field.window()
        if self.popup.parentWidget() is not window:
            self.popup.setParent(window)
            self._watch_around(window)
        self.popup.setAccessibleName(self._field.accessibleName())
        rows = min(MOST_SHOWN, len(self._found))
        height = rows * self.popup.sizeHintForRow(0) + 2 * self.popup.frameWidth()
        width = min(max(self._field.width(), current().sizes.reading_width(LIST_PX)), window.width())
        field = QRect(self._field.mapTo(window, QPoint(0, 0)), self._field.size())
        below, above = window.height() - field.bottom() - 1, field.top()
        height = min(height, max(below, above))
        top = field.bottom() + 1 if height <= below or below >= above else field.top() - height
        left = min(max(0, field.left()), window.width() - width)
        self.popup.setGeometry(left, top, width, height)

    def _watch_around(self, window: QWidget) -> None:
        """Learn of it when anything moves that the field lies in."""
        around = self._field.parentWidget()
        while around is not None and around is not window:
            around.installEventFilter(self)
            around = around.parentWidget()
        window.installEventFilter(self)


def _rank(suggestion: Suggestion, wanted: str) -> tuple[int, bool] | None:
    """How well something fits a text without case, accents and blanks, and whether by another name than is shown.

    None where it does not.
    """
    ranked = [(_name_rank(name, wanted), name != suggestion.shown) for name in suggestion.names]
    return min(((rank, is_other) for rank, is_other in ranked if rank is not None), default=None)


def _name_rank(name: str, wanted: str) -> int | None:
    whole = plain(name)
    if whole == wanted:
        return _WHOLE
    if whole.startswith(wanted):
        return _BEGINS
    if wanted not in whole:
        return None
    return _WORD_BEGINS if any(plain(word).startswith(wanted) for word in _WORD_END.split(name)) else _HOLDS
