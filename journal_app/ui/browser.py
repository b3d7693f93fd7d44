# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The way to a page on the web: always the reader's own browser, and only when they ask for it.

Hides where it is kept that they were told what that means.
"""

from dataclasses import replace

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journal_app.ui.preferences import change_preferences, read_preferences


class Browser:
    """Opens addresses outside the app. The app itself never asks the network for anything."""

    def is_known(self) -> bool:
        """Whether the reader was told once what opening something outside means, and wanted it."""
        return read_preferences().knows_browser

    def make_known(self) -> None:
        """They were told, and want it; raises StorageFailed where that cannot be kept."""
        change_preferences(lambda kept: replace(kept, knows_browser=True))

    def open(self, address: str) -> bool:
        """Give a web address to the browser; False when there is none to take it, or it is no web address."""
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        return url.isValid() and url.scheme() in {"http", "https"} and QDesktopServices.openUrl(url)
