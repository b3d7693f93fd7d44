# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is known of a treatment by its name, each sentence with its source below it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.treatments.state import RemarkState
from journal_app.ui.widgets.surfaces import clear, label
from journal_app.words import _


class Remarks(QWidget):
    """Away while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: tuple[RemarkState, ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(current().sizes.px(4))
        self.setAccessibleName(_("Known by this name"))
        self.hide()

    def set_remarks(self, remarks: tuple[RemarkState, ...]) -> bool:
        """Say these and no others; gives whether they are other ones."""
        if remarks == self._remarks:
            return False
        self._remarks = remarks
        clear(self._lines)
        for remark in remarks:
            self._lines.addWidget(label(remark.words, "", self))
            self._lines.addWidget(label(remark.source, "soft", self))
        self.setVisible(bool(remarks))
        self.updateGeometry()
        return True
