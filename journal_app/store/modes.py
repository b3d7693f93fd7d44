# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Who else on this computer may read a journal.

Hides which folders are ours to decide on: what lies in them is closed to others when a journal is opened, whatever
program or umask made it. A journal that somebody put elsewhere keeps the rights they gave it, and ``check`` tells of
them. Where modes say nothing (Windows), the rights of the reader's profile count and nothing is said here.
"""

from contextlib import suppress
from pathlib import Path

from journal_app import places
from journal_app.files import close_to_others, is_open_to_others
from journal_app.words import _

_BESIDE = ("", "-wal", "-shm", "-journal", "-lock")


def close_ours(journal: Path) -> None:
    """Take others' rights to our folders away, and to a journal that lies in the folder of journals."""
    for folder in (places.data_folder(), places.backups_folder(), places.config_folder(), places.log_folder()):
        close_to_others(folder)
    if _is_ours(journal):
        for beside in _BESIDE:
            close_to_others(journal.with_name(journal.name + beside))


def remarks(journal: Path | None) -> tuple[str, ...]:
    """What a reader may want to know of the rights to a journal; nothing where it is theirs alone."""
    with suppress(OSError):
        if journal is not None and is_open_to_others(journal.resolve()):
            return (
                _(
                    "Others who use this computer may be allowed to read {path}. It was left as it is."
                    " To have it for yourself alone, type: {command}"
                ).format(path=journal, command=f"chmod 600 '{journal}'"),
            )
    return ()


def _is_ours(journal: Path) -> bool:
    with suppress(OSError):
        return places.data_folder().resolve() in journal.resolve().parents
    return False
