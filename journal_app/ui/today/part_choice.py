# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which part of the day scores go to, and what is said about mixing them.

Hides that this is nowhere to be seen for whoever has not asked for parts of the day.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.domain.scores import Part
from journal_app.ui.theme import current
from journal_app.ui.today.state import PartState, Telling, TodayState
from journal_app.ui.widgets.buttons import Button, choice_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _


class PartChoice(QWidget):
    """Signals: ``chosen(part)`` with the value of a Part, ``heard()`` when what was said has been read."""

    chosen = Signal(str)
    heard = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Part of the day"))
        self.setAccessibleDescription(
            _("Scores go to the part chosen here. Key {key} chooses the next.").format(key="P")
        )
        self._buttons: dict[Part, Button] = {}
        self._line = Flow(gap=current().sizes.px(8))
        # Translators: label before buttons: Whole day, Morning ...
        self._line.addWidget(label(_("Scores for"), "soft", self))
        self.notice = Notice(self)
        self.notice.heard.connect(self.heard)
        self.notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().sizes.px(12))
        layout.addLayout(self._line)
        layout.addWidget(self.notice)

    def set_state(self, state: TodayState) -> None:
        """Show the parts to choose from, if there are any, and which one is chosen."""
        self.setVisible(bool(state.parts))
        for part in state.parts:
            if part.part not in self._buttons:
                self._buttons[part.part] = self._button(part)
        if state.part in self._buttons:
            self._buttons[state.part].setChecked(True)
        for button in self._buttons.values():
            button.setEnabled(state.can_change)
        self.notice.set_telling(state.telling)

    def buttons(self) -> list[Button]:
        """The parts in their order."""
        return list(self._buttons.values())

    def choose_next(self) -> None:
        """Choose the part after the one chosen, from the last the first; nothing where there are none."""
        buttons = self.buttons()
        if self.isHidden() or not buttons:
            return
        place = next(index for index, button in enumerate(buttons) if button.isChecked())
        following = buttons[(place + 1) % len(buttons)]
        following.click()
        announce(self, following.accessibleName())

    def _button(self, part: PartState) -> Button:
        button = choice_button(part.words, self)
        button.setAutoExclusive(True)  # one choice for a screen reader too
        button.setAccessibleDescription(
            _("Part of the day that scores go to. Key {key} chooses the next.").format(key="P")
        )
        button.setToolTip(_("Key {key}").format(key="P"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the focus from the row
        button.clicked.connect(lambda: self.chosen.emit(part.part.value))
        self._line.addWidget(button)
        return button


class Notice(QFrame):
    """Something said once, with its source. Signal ``heard()``."""

    heard = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        px = current().sizes.px
        self.words = label("", "", self)
        self._source = label("", "soft", self)
        self.understood = secondary_button(_("I have read this"), self)
        self.understood.clicked.connect(self.heard)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(12), px(16), px(12))
        layout.setSpacing(px(8))
        for part in (self.words, self._source):
            layout.addWidget(part)
        layout.addWidget(self.understood, 0, Qt.AlignmentFlag.AlignLeft)

    def set_telling(self, telling: Telling | None) -> None:
        """Say it, or nothing."""
        is_new = telling is not None and telling.words != self.words.text()
        self.words.setText(telling.words if telling else "")
        self._source.setText(telling.source if telling else "")
        self.setVisible(telling is not None)
        if is_new and telling is not None:
            announce(self, telling.words)
