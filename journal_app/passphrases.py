# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where a passphrase comes from before anybody is asked for it: a file that was named, else the environment.

Never from an argument, which other users of the computer could read. Both front ends ask here.
"""

import os
from pathlib import Path

from journal_app.errors import NotFound
from journal_app.words import _

VARIABLE = "IRON_JOURNAL_PASSPHRASE"
# A file that is no passphrase file may have no end, and no line ends either.
_LONGEST = 4096


def given_passphrase(file: Path | None) -> str | None:
    """The passphrase from a file's first line, else from the environment; None when there is neither."""
    if file is None:
        return os.environ.get(VARIABLE) or None
    try:
        with file.open(encoding="utf-8-sig") as text:
            first = text.readline(_LONGEST + 1).removesuffix("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise NotFound(
            _("The passphrase file {path} could not be read.").format(path=file),
            getattr(error, "strerror", None) or _("It is not text."),
            _("Nothing was opened and nothing was changed."),
        ) from error
    if not first or len(first) > _LONGEST:
        title = _("The first line of {path} is too long to be a passphrase.") if first else _("{path} is empty.")
        raise NotFound(
            _("There is no passphrase in the file named."),
            title.format(path=file),
            _("Its first line has to be the passphrase. Nothing was changed."),
        )
    return first
