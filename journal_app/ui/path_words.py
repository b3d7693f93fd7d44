# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A path of this machine as it is shown: hides that Qt breaks no line inside one, and turns its strokes around."""

from journal_app.words import isolated

_MAY_END_HERE = "\N{ZERO WIDTH SPACE}"


def path_words(path: str) -> str:
    """A path that goes on in the next line after any of its parts, and is read from the left in every language."""
    return isolated(path.replace("/", f"/{_MAY_END_HERE}").replace("\\", f"\\{_MAY_END_HERE}"))
