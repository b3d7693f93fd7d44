# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The About screen: words to read, and the notices in a box of their own."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from journal_app.ui.about.state import AboutState
from journal_app.ui.theme import current
from journal_app.ui.widgets.surfaces import Card, Page, heading_line, label
from journal_app.words import _

NOTICES_PX = 260


class AboutView(QWidget):
    """Shows an ``AboutState``; nothing can be changed here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = Page(self)
        self._version = label("", "soft", self)
        self._where = label("", "", self)
        self._points = label("", "", self)
        self.notices = QPlainTextEdit(self)
        self.notices.setReadOnly(True)
        self.notices.setTabChangesFocus(True)
        self.notices.setAccessibleName(_("Licences and notices"))
        self.notices.setMinimumHeight(current().sizes.px(NOTICES_PX))
        self._lay_out()

    def set_state(self, state: AboutState) -> None:
        """Show the words."""
        self._version.setText(state.version)
        self._where.setText(state.where)
        self._where.setVisible(bool(state.where))
        self._points.setText("\n".join(state.points))
        self._points.setAccessibleName(" ".join(state.points))
        self.notices.setPlainText(state.notices)

    def _lay_out(self) -> None:
        limits = Card(_("What it is, and what it is not"))
        limits.body.addWidget(self._points)
        notices = Card(_("Licences and notices"))
        notices.body.addWidget(
            label(_("Iron Journal is free software under the MIT licence. It ships with the work of others:"), "soft")
        )
        notices.body.addWidget(self.notices)
        self._page.body.addLayout(heading_line(_("About Iron Journal")))
        for part in (self._version, self._where, limits, notices):
            self._page.body.addWidget(part)
        self._page.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
