# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The example to look around in: a made-up person's journal until yesterday, so that today is free to try things out.

Hides where its file lies: among this process's private files, which go when it ends.
"""

from datetime import timedelta
from pathlib import Path

from journal_app.domain.days import journal_day, local_now
from journal_app.errors import StorageFailed
from journal_app.store.journal import Journal
from journal_app.ui.private_files import PrivateFiles
from journal_app.words import _


class Example:
    """An example of its own each time. Call it on the lane that will own the journal."""

    def __init__(self) -> None:
        self._files = PrivateFiles()  # not those of letters, which go with the journal they are of
        try:
            folder = self._files.new_folder()
        except OSError as error:
            raise StorageFailed(
                _("There is no place to put the example."), f"{error.strerror}.", _("Nothing else was touched.")
            ) from error
        self.path: Path = folder / "example.ironjournal"

    def __call__(self) -> Journal:
        """The example, open."""
        from journal_app.example.making import make_example

        yesterday = journal_day(local_now()) - timedelta(days=1)
        make_example(self.path, until=yesterday)
        return Journal.open(self.path)

    def remove(self) -> None:
        """Leave nothing of it behind."""
        self._files.remove_all()
