# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where a file goes: it gets its ending, and none is replaced that the reader was not asked about."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from journal_app.ui.widgets.ask_file import ask_where_to_write

YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


def asked(monkeypatch: pytest.MonkeyPatch, chosen: Path, answer: QMessageBox.StandardButton) -> tuple[Path | None, int]:
    """The file that comes of naming ``chosen``, and how often the second question was put."""
    questions: list[str] = []

    def question(_parent: object, _title: str, words: str) -> QMessageBox.StandardButton:
        questions.append(words)
        return answer

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(chosen), ""))
    monkeypatch.setattr(QMessageBox, "question", question)
    return ask_where_to_write(None, "Save", "sheet.PDF"), len(questions)


def test_a_name_gets_its_ending_once(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, tmp_path / "mine", YES) == (tmp_path / "mine.PDF", 0)
    assert asked(monkeypatch, tmp_path / "mine.pdf", YES) == (tmp_path / "mine.pdf", 0)
    assert asked(monkeypatch, tmp_path / "v1.2", YES) == (tmp_path / "v1.2.PDF", 0)


def test_a_file_the_dialog_did_not_ask_about_is_not_replaced_unasked(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.PDF").touch()
    assert asked(monkeypatch, tmp_path / "mine", NO) == (None, 1)
    assert asked(monkeypatch, tmp_path / "mine", YES) == (tmp_path / "mine.PDF", 1)
    assert asked(monkeypatch, tmp_path / "mine.PDF", NO) == (tmp_path / "mine.PDF", 0)
