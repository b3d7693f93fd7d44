# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is typed where nothing is asked for but the window: from a menu, by a double click, or with the journal named.

Hides that such a line is read without click. Most starts are of this kind, and to load click, which they do not need,
takes a fifteenth of one.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from journal_app import places

JOURNAL_SUFFIX = ".ironjournal"
_ASKED_BY_A_SHELL = "_IRON_JOURNAL_COMPLETE"  # set by the shell that wants to know what may be typed


def journal_alone(typed: Sequence[str]) -> Path | None:
    """The journal to open the window on; None for every line that says more, or may be wrong."""
    if _ASKED_BY_A_SHELL in os.environ:
        return None
    match typed:
        case []:
            return places.journal_at(None)
        case [name] if is_opened(name) and not name.startswith("-"):
            return places.journal_at(Path(name))
        case ["--journal", name] if name and not name.startswith("-"):
            return places.journal_at(Path(name))
    return None


def is_opened(name: str) -> bool:
    """Whether a name typed alone is a file to open: called as journals are, or any that is there.

    A file manager hands over whole paths, and whatever was chosen to be opened with this program. No command has a
    separator or a dot in it.
    """
    path = Path(name)
    if path.suffix.casefold() == JOURNAL_SUFFIX:
        return True
    is_path = bool(path.suffix or os.sep in name)
    return is_path and os.path.isfile(name)  # noqa: PTH113 -- of a name too long to be one it says no, and does not fail
