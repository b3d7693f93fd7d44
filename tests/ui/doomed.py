# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The app, typing into one of its forms and waiting to be killed. Run as a program; and hands to find its forms."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from journal_app.store.journal import Journal
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.theme import apply_theme
from journal_app.ui.work import Work

PATIENCE_MS = 10_000
TYPED = "typed before the kill, µ"


W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of the app: its screen, the buttons that open it, and one of its fields, by their spoken names."""

    screen: str
    buttons: tuple[str, ...]
    field: str


FORMS = (
    Form(screen="today", buttons=("Add a note",), field="Note"),
    Form(screen="today", buttons=("Add an event",), field="In your own words"),
    Form(screen="labs", buttons=("Add results",), field="Value"),
    Form(screen="treatments", buttons=("Add an infusion",), field="Place"),
    Form(screen="treatments", buttons=("Follow-up dates", "Add a follow-up date"), field="What for"),
    Form(screen="appointment", buttons=("Add a question",), field="My question"),
    Form(screen="appointment", buttons=("Add a visit",), field="What was said"),
    Form(screen="questionnaires", buttons=("Fill in PHQ-9",), field="Note"),
    Form(screen="settings", buttons=("Add your own",), field="Name"),
)


def screen_of(window: MainWindow, form: Form) -> QWidget:
    """The screen of a form, in view."""
    window.go_to(form.screen)
    assert window.pages is not None
    return window.pages.screen_of(form.screen).widget


def text_in(screen: QWidget, form: Form) -> str | None:
    """What stands in the field of a form; None when the form is not open."""
    field = _field(screen, form.field)
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if field is not None else None


def open_and_type(screen: QWidget, form: Form) -> None:
    """Open a form by its buttons and type into its field."""
    for name in form.buttons:
        _button(screen, name).click()
    field = _field(screen, form.field)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, TYPED)


def _button(screen: QWidget, name: str) -> QPushButton:
    """The button of this name, once the screen has been told what there is."""
    waited = QElapsedTimer()
    waited.start()
    while not waited.hasExpired(PATIENCE_MS):
        found = [each for each in _shown(screen, QPushButton) if name in {each.accessibleName(), each.text()}]
        if found:
            return found[0]
        QApplication.processEvents()
    raise LookupError(name)


def _field(screen: QWidget, name: str) -> QLineEdit | QPlainTextEdit | None:
    fields: Sequence[QLineEdit | QPlainTextEdit] = [*_shown(screen, QLineEdit), *_shown(screen, QPlainTextEdit)]
    return next((field for field in fields if field.accessibleName() == name), None)


def _shown(screen: QWidget, kind: type[W]) -> list[W]:
    return [widget for widget in screen.findChildren(kind) if widget.isVisible()]


def _is_kept(journal: Journal) -> bool:
    found = journal._db.execute("SELECT 1 FROM draft WHERE instr(content, ?)", [json.dumps(TYPED, ensure_ascii=False)])
    return found.fetchone() is not None


def main() -> None:
    """Type into the form named on the command line, say "kept" once that is in the journal, and wait."""
    path, named = sys.argv[1:]
    read = json.loads(named)
    form = Form(screen=read["screen"], buttons=tuple(read["buttons"]), field=read["field"])
    app = QApplication([])
    apply_theme(app, "light")
    window = MainWindow(Work())
    window.work.open(lambda: Journal.open(Path(path)), window.attach, window.say_refused)
    while window.pages is None:
        app.processEvents()
    ready: list[None] = []
    window.work.glance(lambda _facts: None, ready.append)  # behind what the first screen has asked for, as a start does
    while not ready:
        app.processEvents()
    window.show()
    open_and_type(screen_of(window, form), form)
    kept: list[bool] = []
    waited = QElapsedTimer()
    waited.start()
    while not any(kept) and not waited.hasExpired(PATIENCE_MS):
        app.processEvents()
        window.work.write(_is_kept, kept.append)
    sys.stdout.write("kept\n" if any(kept) else "not kept\n")
    sys.stdout.flush()
    app.exec()


def command(path: Path, form: Form) -> list[str]:
    """The command that runs the app on a journal and types into a form."""
    return [sys.executable, "-m", "tests.ui.doomed", str(path), json.dumps(asdict(form))]


if __name__ == "__main__":
    main()
