# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Copies of letters and photos for the system's viewer, which can show files only.

Hides where they lie and for how long: in a folder that nobody else may enter, in memory where the system has such a
place, until the app closes. What a killed app left behind goes at the next start; what another running one shows stays.
"""

import os
import shutil
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from journal_app import places
from journal_app.errors import JournalInUse, StorageFailed
from journal_app.store.leftovers import wipe
from journal_app.store.lock import WriterLock
from journal_app.ui.widgets.ask_file import ask_where_to_write
from journal_app.words import _

_PREFIX = "shown-"
_PRIVATE = 0o700
_in_use: set[str] = set()  # this process may take its own locks once more, so they do not tell


class PrivateFiles:
    """The private copies of this process. Nothing is on the disk before the first is written."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: WriterLock | None = None
        self._count = 0
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.remove_all)

    def write(self, name: str, content: bytes) -> Path:
        """A private copy with this name, on any thread but one at a time; StorageFailed where there is no room."""
        try:
            path = self.new_folder() / name  # two letters may have one name
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        except OSError as error:
            raise StorageFailed(
                _("The letter could not be put where another program can show it."),
                _("{reason}. The letter in your journal is as it was.").format(reason=error.strerror),
                _("Save a copy in a folder of your own instead."),
            ) from error
        return path

    def new_folder(self) -> Path:
        """An empty folder that nobody else may enter and that goes with the rest; raises OSError."""
        self._count += 1
        folder = self._own_folder() / str(self._count)
        folder.mkdir(mode=_PRIVATE)
        return folder

    def open(self, path: Path) -> bool:
        """Show a private copy in the system's viewer; False when the system has none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def ask_where(self, name: str) -> Path | None:
        """Where the reader wants a copy of their own; None when they have changed their mind."""
        return ask_where_to_write(QApplication.activeWindow(), _("Save a copy"), name)

    def remove_all(self) -> None:
        """Take all private copies of this process away; one that a viewer holds fast goes at the next start."""
        if self._folder is not None and self._lock is not None:
            _wipe_all(self._folder)
            _in_use.discard(self._folder.name)
            self._lock.release()
        self._folder = self._lock = None

    def _own_folder(self) -> Path:
        if self._folder is None:
            folder = _private_place() / f"{_PREFIX}{os.urandom(8).hex()}"
            self._lock = WriterLock.take(folder)
            folder.mkdir(mode=_PRIVATE)
            _in_use.add(folder.name)
            self._folder = folder
        return self._folder


@cache
def private_files() -> PrivateFiles:
    """The private copies of this app, one lot for all screens."""
    return PrivateFiles()


def remove_leftovers() -> None:
    """Take away what apps that were killed have left, on any thread."""
    place = places.private_folder()
    names = {path.name.removesuffix("-lock") for path in place.glob(f"{_PREFIX}*")} if place.is_dir() else set()
    for folder in (place / name for name in names - _in_use):
        try:
            lock = WriterLock.take(folder)
        except (JournalInUse, OSError):
            continue  # another running app shows it, or it is not ours to take
        _wipe_all(folder)
        lock.release()


def _wipe_all(folder: Path) -> None:
    """Take a folder of copies away, their bytes written over first: it may lie on a disk."""
    for copy in folder.glob("*/*"):
        wipe(copy)
    shutil.rmtree(folder, ignore_errors=True)


def _private_place() -> Path:
    """The folder that nobody else may enter, made if it is not there."""
    place = places.private_folder()
    place.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
    place.chmod(_PRIVATE)
    return place
