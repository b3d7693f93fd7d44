# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Starting with the computer, where the desktop follows the XDG rules (most desktops of Linux).

Hides the entry that is written, and how its command line is quoted. Nothing is offered where nobody has tried it.
"""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from journal_app import places
from journal_app.errors import StorageFailed
from journal_app.files import make_folder, write_whole
from journal_app.words import _

_ENTRY = """[Desktop Entry]
Type=Application
Version=1.5
Name=Iron Journal
Exec={command}
{place}Terminal=false
X-GNOME-Autostart-enabled=true
"""
_SWITCHED_OFF = re.compile(r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE)
_TO_ESCAPE = re.compile(r'(["`$\\])')


def is_offered() -> bool:
    """Whether this system can be told to start the program when its reader logs in."""
    return sys.platform not in {"win32", "darwin"}


def is_on() -> bool:
    """Whether it was told to, and nobody has switched it off elsewhere since."""
    try:
        return not _SWITCHED_OFF.search(_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False


def turn_on(journal: Path | None) -> None:
    """Have the window open on ``journal`` when the reader logs in; raises StorageFailed when that cannot be kept."""
    entry = _ENTRY.format(command=command_line(_command(journal)), place=_place())
    try:
        make_folder(_file().parent)
        write_whole(_file(), entry.encode())
    except OSError as error:
        raise _not_kept(error) from error


def turn_off() -> None:
    """Do not start with the computer any more; raises StorageFailed when that cannot be kept."""
    try:
        _file().unlink(missing_ok=True)
    except OSError as error:
        raise _not_kept(error) from error


def command_line(words: Sequence[str]) -> str:
    """A command as the line ``Exec`` of a desktop entry: each word quoted, then escaped as every text in an entry."""
    quoted = ('"' + _TO_ESCAPE.sub(r"\\\1", word.replace("%", "%%")) + '"' for word in words)
    return _escaped(" ".join(quoted))


def _escaped(text: str) -> str:
    """A text as the value of a key; a line ends the value, so a name with one is written with its escape."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def _command(journal: Path | None) -> list[str]:
    program = [_bundled()] if places.is_packaged() else [sys.executable, "-m", "journal_app"]
    return [*program, "--journal", str(journal.resolve())] if journal else program


def _bundled() -> str:
    """The program that holds its own Python.

    An AppImage lies in another folder at each start; it says in APPIMAGE which file it was started from. Another
    program's AppImage says so too, to all that it starts, and so only what was started from within its folder counts.
    """
    image, folder = os.environ.get("APPIMAGE"), os.environ.get("APPDIR")
    if image and folder and Path(sys.executable).resolve().is_relative_to(Path(folder).resolve()):
        return image
    return sys.executable


def _place() -> str:
    """Where to start a program that was never installed, which is found by nothing else."""
    folder = Path(__file__).resolve().parents[2]
    is_installed = folder.name.endswith("-packages") or places.is_packaged()
    return "" if is_installed else f"Path={_escaped(str(folder))}\n"


def _file() -> Path:
    """The folder for what belongs to a machine lies in the one that holds the entries of all programs."""
    return places.config_folder().parent / "autostart" / "iron-journal.desktop"


def _not_kept(error: OSError) -> StorageFailed:
    return StorageFailed(
        _("Starting with the computer could not be changed."),
        _("{reason}. Your journal is not touched by this.").format(reason=error.strerror),
    )
