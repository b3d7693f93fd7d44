# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which file to write or to open, asked in the system's own dialog.

Hides which ending a file gets, and that no file is replaced which the reader was not asked about: the dialog asks, and
where it asked about the name without its ending, the question comes once more.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from journal_app.files import is_there
from journal_app.words import _


def ask_where_to_write(parent: QWidget | None, title: str, name: str, kind: str = "") -> Path | None:
    """The file the reader named, with the ending of ``name``; None when they thought better of it.

    ``kind`` says in words what is written, with its pattern: "PDF files (*.pdf)".
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(documents) / name), kind)
    if not chosen:
        return None
    path, ending = Path(chosen), Path(name).suffix
    if path.suffix.casefold() == ending.casefold():
        return path
    named = path.with_name(f"{path.name}{ending}")
    return named if not is_there(named) or _may_replace(parent, title, named) else None


def ask_for_folder(parent: QWidget | None, title: str) -> Path | None:
    """The folder the reader chose to write into; None when they thought better of it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = QFileDialog.getExistingDirectory(parent, title, documents)
    return Path(chosen) if chosen else None


def ask_for_journal(parent: QWidget, title: str, chosen: Callable[[str], None]) -> None:
    """Ask which journal to open, and call ``chosen`` with its path; the window stays usable meanwhile."""
    ask_for_file(parent, title, journal_kinds(), chosen)


def ask_for_file(parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[str], None]) -> None:
    """Ask for a file of one of these kinds, and call ``chosen`` with its path; the window stays usable meanwhile."""
    dialog = QFileDialog(parent, title)
    dialog.setNameFilters(kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def journal_kinds() -> list[str]:
    """The kinds of files among which journals are."""
    return [_("Journals (*.ironjournal)"), _("All files (*)")]


def _may_replace(parent: QWidget | None, title: str, path: Path) -> bool:
    words = _("There is already a file at {path}. Do you want to replace it?").format(path=path)
    return QMessageBox.question(parent, title, words) is QMessageBox.StandardButton.Yes
