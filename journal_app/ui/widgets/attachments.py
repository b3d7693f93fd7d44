# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The letters and photos of an entry: a button that adds one, and a line for each to open or take out.

Hides how files are chosen. A file dropped on the box is attached too; there is always the button for it.
"""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.attachment_words import AttachmentState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import Button, quiet_button, secondary_button
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import _

_LINE_PX = 640
ENDINGS = "*.pdf *.png *.jpg *.jpeg *.heic *.heif *.tif *.tiff *.webp"


class AttachmentsBox(QWidget):
    """Signals: ``attach_requested(list of paths)``, ``open_requested(id)``, ``remove_requested(id)``.

    ``choose`` asks for files, in place of the system's dialog.
    """

    attach_requested = Signal(list)
    open_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None, choose: Callable[[], Sequence[str]] | None = None) -> None:
        super().__init__(parent)
        self._choose = choose or self._chosen_in_dialog
        self._states: tuple[AttachmentState, ...] = ()
        self._can_change = True
        self._lines: list[QWidget] = []
        px = current().sizes.px
        self.setAccessibleName(_("Letters and photos"))
        self.setAcceptDrops(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(4))
        self.attach = secondary_button(_("Attach a letter or photo…"), self)
        self.attach.setAccessibleDescription(_("A PDF or a picture, kept inside the journal."))
        self.attach.clicked.connect(self._on_attach)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(8))
        layout.addWidget(label(_("Letters and photos"), "label", self))
        layout.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(self._list)

    def set_attachments(self, states: Sequence[AttachmentState], *, can_change: bool = True) -> None:
        """List these; the keyboard stays where it was, or goes to the button when its line is gone.

        Without ``can_change`` they can only be opened.
        """
        if (tuple(states), can_change) == (self._states, self._can_change):
            return
        self._can_change = can_change
        self.attach.setVisible(can_change)
        had_focus = any(holds_focus(line) for line in self._lines)
        self._states = tuple(states)
        self._lines = []
        clear(self._list)
        before: QWidget = self.attach
        for state in self._states:
            line, opener, remover = self._line(state)
            self._lines.append(line)
            self._list.addWidget(line)
            line.show()  # so that the Tab key stops there at once
            QWidget.setTabOrder(before, opener)  # made late, they would be the last stops of the window
            QWidget.setTabOrder(opener, remover)
            before = remover
        if had_focus:
            self.attach.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer, and nothing else."""
        if self._can_change and _local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files that were dropped."""
        event.acceptProposedAction()
        self.attach_requested.emit(_local_files(event))

    def _line(self, state: AttachmentState) -> tuple[QWidget, Button, Button]:
        line = QWidget(self)
        line.setMaximumWidth(current().sizes.reading_width(_LINE_PX))  # so that a button stands near its name
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().sizes.px(4))
        # Translators: the name of a file, and what it is
        words = _("{name} · {kind}").format(name=state.name, kind=state.words)
        shown = label(_breakable(words), "", line)
        shown.setAccessibleName(words)
        opener = quiet_button(_("Open"), line)
        opener.setAccessibleName(_("Open {name}").format(name=state.name))
        opener.setAccessibleDescription(words)
        opener.clicked.connect(lambda: self.open_requested.emit(state.id))
        remover = quiet_button(_("Remove"), line)
        # Translators: for a screen reader: a button; {name} is a file
        remover.setAccessibleName(_("Remove {name}").format(name=state.name))
        remover.clicked.connect(lambda: self.remove_requested.emit(state.id))
        row.addWidget(shown, 1)
        row.addWidget(opener)
        row.addWidget(remover)
        remover.setVisible(self._can_change)
        return line, opener, remover

    def _on_attach(self) -> None:
        paths = list(self._choose())
        if paths:
            self.attach_requested.emit(paths)

    def _chosen_in_dialog(self) -> Sequence[str]:
        kinds = _("Letters and photos ({endings})").format(endings=ENDINGS)
        chosen, _kind = QFileDialog.getOpenFileNames(self.window(), _("Attach a letter or photo"), "", kinds)
        return chosen


def _breakable(words: str) -> str:
    """Words in which a line may end after any sign of a name and within a very long word, but not before a unit."""
    zero_width_space, no_break_space = "\u200b", "\N{NO-BREAK SPACE}"
    words = re.sub(r"(\d) (?=\w+$)", rf"\1{no_break_space}", words)
    marked = re.sub(r"([_\-;+=&]|[.,](?=[^\d\s]))", rf"\1{zero_width_space}", words)
    return re.sub(r"(\w{12})(?=\w)", rf"\1{zero_width_space}", marked)


def _local_files(event: QDropEvent) -> list[str]:
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
