# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands above every screen of a journal that is not the reader's own: of the example, and of a pack."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.domain.pack_words import pack_words
from journal_app.domain.packs import Pack
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.surfaces import label
from journal_app.words import _


class ExampleBanner(QFrame):
    """Signal ``leave_requested``."""

    leave_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        px = current().sizes.px
        words = _("An example, all made up. Nothing you do here is kept.")
        self.setAccessibleName(words)
        self.leave = secondary_button(_("Leave the example"), self)
        self.leave.setAccessibleDescription(words)
        self.leave.clicked.connect(self.leave_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(28), px(8), px(32), px(8))
        line.setSpacing(px(16))
        line.addWidget(label(words, "", self), 1)
        line.addWidget(self.leave)


class PackBanner(QFrame):
    """Whose a pack is, and to when it runs."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setAccessibleName(words)
        px = current().sizes.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(28), px(8), px(32), px(8))
        line.addWidget(label(words, "", self), 1)


def banner_of(pack: Pack | None) -> PackBanner | None:
    """What is said above every screen of a pack; nothing above those of any other journal."""
    return PackBanner(pack_words(pack)) if pack is not None else None
