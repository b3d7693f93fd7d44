# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the shapes of the calendar mean, in words.

Hides nothing but a layout.
"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme import current
from journal_app.ui.today.coverage_ink import CoverageShape
from journal_app.ui.today.months import coverage_words
from journal_app.ui.today.state import Coverage
from journal_app.ui.widgets.surfaces import label

SHOWN = (Coverage.ALL, Coverage.SOME, Coverage.TOO_ILL, Coverage.NOT_TRACKED)


class Legend(QWidget):
    """The shapes below each other, each with its words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        px = current().sizes.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(4))
        for coverage in SHOWN:
            line = QHBoxLayout()
            line.setSpacing(px(10))
            line.addWidget(CoverageShape(coverage, self))
            words = label(coverage_words(coverage), "soft", self)
            words.setWordWrap(False)
            line.addWidget(words)
            line.addStretch(1)
            lines.addLayout(line)
