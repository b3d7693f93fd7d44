# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Starts the app as its command does, and says when Today is painted and a key would score a row. Then it ends.

Takes the journal's path. ``QApplication.exec`` and the first ``set_state`` of Today are stood in for, to look on from
inside; nothing of the app waits for that, and nothing is imported for it before the command would.
"""

import sys
from typing import TYPE_CHECKING

from journal_app import __main__ as command

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

load_what_needs_no_window = command.load_what_needs_no_window


def watched_load() -> None:
    """What the command does right before Qt, and then Qt itself, whose event loop is stood in for."""
    load_what_needs_no_window()
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def watched_exec() -> int:
        watch()
        return run()

    QApplication.exec = staticmethod(watched_exec)  # type: ignore[method-assign]


def watch() -> None:
    """Keep an eye on the first row of Today: when it is painted and has the focus, a digit scores."""
    from journal_app.ui.today.state import TodayState
    from journal_app.ui.today.view import TodayView
    from tests.bench.children.painted import FirstPaint

    show_state = TodayView.set_state

    def watched_set_state(view: TodayView, state: TodayState) -> None:
        show_state(view, state)
        TodayView.set_state = show_state  # type: ignore[method-assign]
        row = next(iter(view.rows.values()))
        FirstPaint(row, lambda: tell(row))

    TodayView.set_state = watched_set_state  # type: ignore[method-assign,assignment]


def tell(row: "QWidget") -> None:
    """Say whether a key would score now, and end."""
    # The window's own, because a screen without a window manager (Xvfb) makes no window the active one.
    focus: QWidget | None = row.window().focusWidget()
    takes_keys = focus is not None and (row is focus or row.isAncestorOf(focus))
    sys.stdout.write("usable\n" if takes_keys else f"painted, but the focus is in {type(focus).__name__}\n")
    sys.stdout.flush()
    row.window().close()


if __name__ == "__main__":
    command.load_what_needs_no_window = watched_load
    sys.argv = ["iron-journal", "--journal", sys.argv[1]]
    command.main()
