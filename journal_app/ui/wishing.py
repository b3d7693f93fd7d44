# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a page shows follows what the reader wished last. Knows no Qt.

Hides that reading takes a while: what was read for an earlier wish is never shown after a later one.
"""

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk

W = TypeVar("W")
S = TypeVar("S")


class Wishing(Generic[W, S]):
    """Invariant: what is shown is what ``build`` makes of the wish that came last."""

    def __init__(self, desk: Desk, build: Callable[[Facts, W, date], S], show: Callable[[S], None], wish: W) -> None:
        self._desk = desk
        self._build = build
        self._show = show
        self.wish = wish

    def refresh(self) -> None:
        """Read the journal again and show it."""
        wish, today = self.wish, self._desk.today()

        def on_read(state: S) -> None:
            if wish == self.wish:
                self._show(state)

        self._desk.read(lambda facts: self._build(facts, wish, today), on_read)

    def want(self, wish: W) -> None:
        """Wish for something else."""
        if wish != self.wish:
            self.wish = wish
            self.refresh()
