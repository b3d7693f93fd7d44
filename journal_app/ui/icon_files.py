# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Our icons in the colours of a theme, and the few of them that the style sheet names by file.

Hides that the files themselves name no colour, and that those of the style sheet lie in a folder of this process.
"""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir

from journal_app import places

if TYPE_CHECKING:
    from journal_app.ui.theme import Tokens

_PICTURES = (
    ("check", "check", "on_accent"),
    ("dot", "dot", "on_accent"),
    ("chevron", "chevron", "ink"),
    ("mark", "check", "ink"),
)


def coloured_svg(name: str, colour: str) -> str:
    """The source of one of our icons in a colour; the files themselves name none."""
    source = (places.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return source.replace("currentColor", colour)


@functools.cache
def _picture_folder() -> Path:
    """A folder of this process for the few pictures that a style sheet can only name by file."""
    folder = Path(tempfile.mkdtemp(prefix="iron-journal-look-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def lay_out_pictures(tokens: "Tokens") -> None:
    """Put the ticks and arrows of controls, in this theme's colours, where the style sheet finds them."""
    folder = _picture_folder() / tokens.name
    folder.mkdir(exist_ok=True)
    for name, icon, colour in _PICTURES:
        (folder / f"{name}.svg").write_text(coloured_svg(icon, tokens.colours()[colour]), encoding="utf-8")
    QDir.setSearchPaths("look", [str(folder)])
