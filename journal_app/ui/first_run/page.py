# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The page that makes a new journal as the shell knows it: view and presenter joined, and where a journal would lie."""

from collections.abc import Callable
from pathlib import Path

from journal_app.ui.first_run.presenter import Means, Presenter
from journal_app.ui.first_run.state import Answers
from journal_app.ui.first_run.view import FirstRunView

SUFFIX = ".ironjournal"
MOST_BYTES = 120
"""Of a name in a file name; with what SQLite and backups put behind it there is room for twice as many."""
TAKEN_BY_WINDOWS = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}
"""File names that mean a device there, whatever stands behind the dot."""


class FirstRun:
    """The page, at its first step, with ``answers`` where they were given before; ``view`` is its widget."""

    def __init__(self, means: Means, answers: Answers | None = None) -> None:
        self.view = FirstRunView()
        self._presenter = presenter = Presenter(self.view, means)
        self.view.next_requested.connect(presenter.go_on)
        self.view.back_requested.connect(presenter.go_back)
        self.view.finish_requested.connect(presenter.finish)
        self.view.look_around_requested.connect(presenter.look_around)
        self.view.leave_requested.connect(presenter.leave)
        self.view.file_chosen.connect(presenter.open_file)
        self.view.place_chosen.connect(presenter.choose_place)
        self.view.passphrase.weigh_requested.connect(presenter.weigh)
        self.view.language_chosen.connect(presenter.choose_language)
        presenter.show(answers)


def free_place(folder: Path, person: str, is_there: Callable[[Path], bool] = Path.exists) -> Path:
    """A file in ``folder`` named for a person, by a name that nothing has yet."""
    letters = "".join(sign if sign.isalnum() else " " for sign in person.lower())
    # A disk counts bytes, and three or four go into a letter of some languages.
    stem = "-".join(letters.split()).encode()[:MOST_BYTES].decode(errors="ignore").strip("-")
    if not stem or stem.upper() in TAKEN_BY_WINDOWS:
        stem = f"journal-{stem}".strip("-")
    number = 1
    while is_there(path := folder / f"{stem}{f'-{number}' if number > 1 else ''}{SUFFIX}"):
        number += 1
    return path
