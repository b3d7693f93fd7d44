# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The button below a picture that asks about one of its points, for whoever does not press Q.

Hides that the picture and its table take turns, and that Q at either does the same.
"""

from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QSizePolicy

from journal_app.domain.subjects import Subject
from journal_app.ui.widgets.buttons import Button
from journal_app.words import _


class Askable(Protocol):
    """A picture or table: ``chosen`` carries the Subject of a point or None, ``asked`` that of which Q is pressed."""

    takes_questions: bool

    @property
    def chosen(self) -> SignalInstance:
        """A point was gone to."""

    @property
    def asked(self) -> SignalInstance:
        """A point is to be asked about."""


class AskPoint(Button):
    """``asked`` carries the Subject of the point that was gone to or pressed. It can be pressed while there is one."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Ask about this point"))
        self.setProperty("look", "secondary")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Key {key}").format(key="Q"))
        self.setAccessibleDescription(_("Key {key}").format(key="Q"))
        self._chosen: Subject | None = None
        self.setEnabled(False)
        self.clicked.connect(self._on_clicked)

    def follow(self, askable: Askable) -> None:
        """Ask about the points of this from now on, by its Q too."""
        askable.takes_questions = True
        askable.chosen.connect(self.choose)
        askable.asked.connect(self.asked)

    def choose(self, subject: Subject | None) -> None:
        """A point was gone to, or none."""
        self._chosen = subject
        self.setEnabled(subject is not None)

    def _on_clicked(self) -> None:
        if self._chosen is not None:
            self.asked.emit(self._chosen)
