# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Type to find: a list below the field of everything whose names contain what was typed.

Hides that what is searched (every name and code), what is shown and what goes into the field are three texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from journal_app.ui.theme import current

INSERTED = Qt.ItemDataRole.UserRole
SEARCHED = Qt.ItemDataRole.UserRole + 1
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to find: how it is shown, what goes into the field, and by which other names it is found."""

    shown: str
    inserted: str
    other_names: tuple[str, ...] = ()


class Finder(QCompleter):
    """A completer over suggestions that puts in what each stands for."""

    def __init__(self, field: QLineEdit, suggestions: Sequence[Suggestion]) -> None:
        super().__init__(field)
        model = QStandardItemModel(self)
        for suggestion in suggestions:
            item = QStandardItem(suggestion.shown)
            item.setData(suggestion.inserted, INSERTED)
            item.setData("\n".join((suggestion.shown, *suggestion.other_names)), SEARCHED)
            model.appendRow(item)
        self.setModel(model)
        self.setCompletionRole(SEARCHED)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(MOST_SHOWN)
        popup = QListView()
        popup.setProperty("look", "popup")
        popup.setMinimumWidth(current().sizes.reading_width(360))
        popup.setAccessibleName(field.accessibleName())
        self.setPopup(popup)
        field.setCompleter(self)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What goes into the field."""
        return str(index.data(INSERTED))
