# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The stops of the tour where somebody begins: each step of the page that makes a journal.

Hides that nothing is made: the page is given means that do nothing, and a place that is made up.
"""

from pathlib import Path

from journal_app.ui.first_run.page import FirstRun
from journal_app.ui.first_run.presenter import Means
from journal_app.ui.first_run.state import Answers, Step
from journal_app.ui.shell.window import MainWindow
from journal_app.ui.spoken_languages import LanguageState, choices

PLACE = Path("/home/alex/.local/share/iron-journal")


def begin(step: Step, window: MainWindow) -> None:
    """The page at a step, with the answers that lead to it."""
    page = FirstRun(_means())
    window.show_page(page.view)
    page.view.take_focus()
    for _step in range(step - Step.PERSON):
        page.view.next_requested.emit(Answers(person="Alex", trackers=("fatigue", "mood")))


def _means() -> Means:
    return Means(
        create=lambda _path, _new: None,
        look_around=lambda: None,
        open_file=lambda _path: None,
        leave=lambda: None,
        place=lambda person: PLACE / f"{person.lower() or 'journal'}.ironjournal",
        languages=lambda: LanguageState(choices=choices()),
    )
