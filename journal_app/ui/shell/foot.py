# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The foot of the window: what was just done with its Undo, work under way, and the keys worth knowing.

Hides how long things stay: a message until the next one, work while it lasts.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal_app.ui.desk import Task
from journal_app.ui.messages import Message, MessageKind
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import quiet_button
from journal_app.ui.widgets.messages import MessageLine, announce
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _, ngettext

LEAST_SHARE = 10  # of the window's height two lines of keys may take the tenth part
BROKEN_LINES = 1.8  # what fits in two lines that are not broken inside the words of a key


class Foot(QWidget):
    """Shows messages (see ``ui.messages``), one at a time.

    Signal ``history_requested()`` when somebody who just saved wants to see what was changed.
    """

    history_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = Message(text="")
        self._task: Task | None = None
        self._line = MessageLine(self)
        self._line.action_requested.connect(self._on_action)
        for button in self._line.findChildren(QPushButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on Undo leaves the focus where one is typing
        self._history = self._line.add_button("")
        self._history.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._history.clicked.connect(self.history_requested)
        self._more = label("", "notice", self)
        self._working = label("", "soft", self)
        self._cancel = quiet_button("", self)
        self._cancel.clicked.connect(self._on_cancel)
        self._hints = label("", "soft", self)
        self._hints.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout()
        self._row.addWidget(self._line, 2)
        self._row.addWidget(self._working)
        self._row.addWidget(self._cancel)
        self._row.addWidget(self._hints, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._more)
        layout.addLayout(self._row)
        self._dress()
        self._more.hide()
        self._history.hide()
        self.say_anew()
        self.set_task(None)

    def show_message(self, message: Message) -> None:
        """Say ``message`` in place of the last one."""
        self._message = message
        more = " ".join(part for part in (message.detail, message.hint) if part)
        self._more.setText(f"{message.text} {more}" if more else "")
        self._more.setVisible(bool(more))
        self._history.setVisible(message.kind is MessageKind.SAVED)
        self._line.set_message("" if more else message.text, message.action)
        self._fit()
        if more:
            announce(self, message.whole())

    def clear(self) -> None:
        """Say nothing."""
        self.show_message(Message(text=""))
        self.set_task(None)
        self.set_key_hints("")

    def say_anew(self) -> None:
        """The words that always stand here, in the language spoken now; what was said before is not said again."""
        self._history.setText(_("History"))
        # Translators: a button: stops what is being worked on, or closes a form
        self._cancel.setText(_("Cancel"))
        self.show_message(Message(text=""))
        self.set_task(self._task)

    def message(self) -> Message:
        """What is said now."""
        return self._message

    def is_refusal(self) -> bool:
        """Whether what is said now is that something was not done."""
        return self._message.kind is MessageKind.REFUSED

    def set_task(self, task: Task | None) -> None:
        """Show work that has been under way for a while, with a way to cancel it, or nothing."""
        self._task = task
        self._working.setVisible(task is not None)
        self._cancel.setVisible(task is not None and bool(task.title))
        self._fit()
        if task is None:
            return
        # Translators: at the foot of the window while something takes time
        title = task.title or _("Working…")
        # Translators: how far something is that takes time
        steps = ngettext("{done} of {total} step", "{done} of {total} steps", task.total)
        self._working.setText(f"{title} {steps.format(done=task.done, total=task.total)}" if task.total else title)
        self._cancel.setAccessibleDescription(title)

    def set_key_hints(self, text: str) -> None:
        """Show the keys worth knowing on the present screen."""
        self._hints.setText(_kept_together(text))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the interface size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer words where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give way to what is said: the keys stand beside it in two lines at most, or not at all.

        In a low window with large words two lines would take the room of what is read, and one has to do.
        """
        told = self._line.sizeHint().width() if self._line.text() else 0
        working = 0 if self._working.isHidden() else self._working.sizeHint().width()
        letters = self._hints.fontMetrics()
        lines = 2 if 2 * letters.lineSpacing() * LEAST_SHARE <= self.window().height() else 1
        keys = letters.horizontalAdvance(self._hints.text())
        besides = self._row.spacing() * (1 + (told > 0) + (working > 0)) + 1
        room = self.contentsRect().width() - told - working - besides
        self._row.setStretchFactor(self._line, told)  # what is said stands on one line before the keys do
        self._row.setStretchFactor(self._hints, max(1, room))
        self._hints.setVisible(keys <= room * (1 if lines == 1 else BROKEN_LINES))

    def _dress(self) -> None:
        px = current().sizes.px
        self._more.setMargin(px(8))
        self._row.setSpacing(px(16))
        self.setContentsMargins(px(32), 0, px(32), px(8))

    def _on_action(self) -> None:
        if self._message.act is not None:
            self._message.act()

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _kept_together(text: str) -> str:
    """Keys with what they do in one piece, so that a line is broken only between two of them."""
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in text.split(" · "))
