# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How the window comes to its journal. Knows no Qt.

Hides the order of attempts: make one where there is none, open it for writing, or to look at only when the reader
says so.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from journal_app.passphrases import given_passphrase
from journal_app.store.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One way to try a journal; called on the lane that will own it."""

    path: Path
    passphrase_file: Path | None = None
    passphrase: str | None = None
    read_only: bool = False

    def __call__(self) -> Journal:
        """The journal, open; raises the JournalErrors of ``Journal.open`` and ``Journal.create``."""
        passphrase = self.passphrase or given_passphrase(self.passphrase_file)
        if not self.path.exists() and not self.read_only:
            return Journal.create(self.path, passphrase=passphrase)
        return Journal.open(self.path, passphrase=passphrase, read_only=self.read_only)

    def to_look_at(self) -> "Opening":
        """The same journal without changing it."""
        return replace(self, read_only=True)

    def with_passphrase(self, passphrase: str) -> "Opening":
        """The same journal with a passphrase that was typed."""
        return replace(self, passphrase=passphrase)
