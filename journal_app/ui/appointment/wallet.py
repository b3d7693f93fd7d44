# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The card for the wallet, written from the screen. Knows no Qt.

Hides that what makes pages is loaded for whoever wants some, that the card is told as of today, and that it may speak
another language than the screen: that of the pages of the report.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from journal_app.report.drawable import replaced_words
from journal_app.report.pages import Paper
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk, Task
from journal_app.ui.messages import Message, MessageKind
from journal_app.words import _, language, speaking


class WalletCard:
    """The one intent: write it. ``open_file`` shows a file in the system's viewer."""

    def __init__(self, desk: Desk, open_file: Callable[[Path], None]) -> None:
        self._desk = desk
        self._open_file = open_file

    def write(self, path: Path, paper: Paper, language: str = "") -> None:
        """Write the card to ``path``, where the reader has agreed to replace what is there, and offer to open it.

        ``language`` is that of the card; without it, that of the screen.
        """
        today, task = self._desk.today(), Task(_("Making the card"))
        self._desk.read(
            lambda facts: _written(facts, path, today, paper, language),
            lambda replaced: self._say(path, replaced),
            task=task,
        )

    def _say(self, path: Path, replaced: int) -> None:
        message = Message(
            text=_("The wallet card is at {path}").format(path=path),
            detail=replaced_words(replaced),
            kind=MessageKind.SAVED,
            action=_("Open"),
            act=partial(self._open_file, path),
        )
        self._desk.messages.show_message(message)


def _written(facts: Facts, path: Path, today: date, paper: Paper, spoken: str) -> int:
    """Write the card; gives how many characters no font of ours has."""
    from journal_app.report.pages import write_pages
    from journal_app.report.wallet_card import make_wallet_card

    with speaking(spoken or language()):
        pages = make_wallet_card(facts, today=today, paper=paper)
    write_pages(pages, path, replace=True)
    return pages.replaced
