# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where to write a file, asked in the system's own dialog, which also asks before a file is replaced."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_write(parent: QWidget, title: str, name: str, kind: str) -> Path | None:
    """The file the reader named, with the ending of ``name``; None when they thought better of it.

    ``kind`` says in words what is written, with its pattern: "PDF files (*.pdf)".
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(documents) / name), kind)
    if not chosen:
        return None
    path, ending = Path(chosen), Path(name).suffix
    return path if path.suffix.casefold() == ending else path.with_name(f"{path.name}{ending}")
