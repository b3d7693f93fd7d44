# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the section on backups shows, as values. Knows no Qt and no journal."""

from journal_app.domain.frozen import frozen
from journal_app.ui.rows import Row


@frozen
class BackupsState:
    """The backups, newest first, each row by the name of its file.

    ``words`` say how it stands with them, ``room`` how many there are and what they take; ``place`` and ``second`` are
    folders, ``second_words`` how it stands with the second one. ``most`` is the chosen limit in bytes, as text.
    ``aged`` says which are not locked as the journal is now, and is empty where all are.
    """

    rows: tuple[Row, ...] = ()
    words: str = ""
    room: str = ""
    place: str = ""
    second: str = ""
    second_words: str = ""
    most: str = ""
    mosts: tuple[tuple[str, str], ...] = ()
    aged: str = ""
    can_make: bool = True
    can_restore: bool = True


@frozen
class PreviewState:
    """What going back, or removing, would do, with ``go`` to do it; without a heading nothing is asked.

    ``asks_passphrase`` where the backup is locked with another one; ``can_restore`` once it is known what would change.
    """

    heading: str = ""
    go: str = ""
    lines: tuple[str, ...] = ()
    problem: str = ""
    asks_passphrase: bool = False
    can_restore: bool = False
