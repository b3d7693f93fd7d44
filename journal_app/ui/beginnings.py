# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a journal begins: the page on which one is made, and the example to look around in before that.

Hides that nothing is written until the page is done with, that it waits with every answer while the example is looked
at, and how one comes back from there.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer

from journal_app import places
from journal_app.errors import JournalError, StorageFailed
from journal_app.store.journal import Journal
from journal_app.ui.desk import Failed
from journal_app.ui.opening import NewJournal, Opening
from journal_app.ui.preferences import change_preferences, read_preferences
from journal_app.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from journal_app.ui.example import Example
    from journal_app.ui.first_run.page import FirstRun
    from journal_app.ui.first_run.presenter import Means
    from journal_app.ui.first_run.state import Answers
    from journal_app.ui.spoken_languages import LanguageState


class Bringer(Protocol):
    """What brings a journal into the window; see ``ui.journals``."""

    shown: Opening | None

    def bring(
        self,
        opening: Opening,
        then: Callable[[], None] = lambda: None,
        opener: Callable[[], Journal] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Open a journal beside the one shown; ``then`` is called once it has taken its place."""

    def back_words(self) -> str:
        """How to go back to the journal in the window; empty where there is none."""


class Beginnings:
    """Invariant: the page is there until a journal was brought in from it or it was left.

    ``_home`` is how the journal was opened to which one goes back from the example; None where the page waits.
    """

    def __init__(self, window: MainWindow, journals: Bringer) -> None:
        self._window = window
        self._journals = journals
        self._page: FirstRun | None = None
        self._example: Example | None = None
        self._home: Opening | None = None
        self._has_locked_home = False

    @property
    def home(self) -> Opening | None:
        """How the journal with a passphrase was opened that one goes back to from the example; None without one."""
        return self._home if self._example is not None and self._has_locked_home else None

    def forget(self) -> None:
        """Nothing waits any more: neither the page with its answers nor the example with its way home."""
        self.drop_page()
        self.drop_example()
        self._home = None

    @property
    def is_asking(self) -> bool:
        """Whether the page is there, shown or waiting."""
        return self._page is not None

    def ask(self, opening: Opening | None) -> None:
        """Show the page that makes a journal: the one of ``opening``, else one for another person."""
        gc.enable()
        if self._page is not None:
            self._leave_example()  # the page is waiting already
            return
        from journal_app.ui.first_run.page import FirstRun

        self._page = FirstRun(self._means(opening))
        self.show_page()
        self._window.show()

    def _ask_anew(self, opening: Opening | None, answers: "Answers") -> None:
        """The page once more, in the language spoken now."""
        from journal_app.ui.first_run.page import FirstRun

        self.drop_page()
        self._page = FirstRun(self._means(opening), answers)
        self._window.show_page(self._page.view)
        self._page.view.take_focus_to_language()

    def show_page(self) -> None:
        """Show the page as it was left."""
        if self._page is not None:
            self._window.show_page(self._page.view)
            self._page.view.take_focus()

    def drop_page(self) -> None:
        """The page has served."""
        page, self._page = self._page, None
        if page is not None:
            self._window.drop_page(page.view)

    def drop_example(self) -> None:
        """Another journal has taken the place of the example, if that was there."""
        if self._example is not None:
            self._example.remove()
        self._example = None

    def _means(self, opening: Opening | None) -> "Means":
        from journal_app.ui.first_run.page import free_place
        from journal_app.ui.first_run.presenter import Means

        def place(person: str) -> Path:
            return opening.path if opening is not None else free_place(places.data_folder(), person)

        def create(path: Path, new: NewJournal) -> None:
            self._journals.bring((opening or Opening(path=path)).to_make(new), self.drop_page)

        def open_file(path: Path) -> None:
            self._journals.bring(Opening(path=path.absolute()), self.drop_page)

        return Means(
            create=create,
            look_around=self._look_around,
            open_file=open_file,
            leave=self._leave_page,
            place=place,
            may_choose_place=opening is None,
            back_to=self._journals.back_words(),
            has_passphrase=_has_passphrase(opening),
            weigh=self._weigh,
            languages=_languages if not self._journals.back_words() else lambda: None,
            speak=partial(self._speak, opening),
        )

    def _speak(self, opening: Opening | None, chosen: str, answers: "Answers") -> str | None:
        """Speak a language from now on, on this machine, on a page that comes in a moment; see ``Means``."""
        from journal_app.ui.speech import has_letters, meant_by
        from journal_app.ui.spoken_languages import problem_of

        if not has_letters(meant_by(chosen)):
            return problem_of(chosen)
        if not self._window.speak(chosen):  # what is pending in the example could not be saved, which is said
            return ""
        # The list that was chosen from goes with its page, once it has told all who listen to it.
        QTimer.singleShot(0, self._window, partial(self._ask_anew, opening, answers))
        try:
            change_preferences(lambda kept: replace(kept, language=chosen))
        except StorageFailed as error:
            self._window.say_refused(error)
        return None

    def _weigh(self, passphrase: str, path: Path, person: str, told: Callable[[str], None]) -> None:
        def weighed() -> str:
            from journal_app.store.strength import known_of, strength  # slow to come

            return strength(passphrase, known_of(path, person)).words

        self._window.work.reckon(weighed, told)

    def _leave_page(self) -> None:
        self.drop_page()
        self._window.show_journal()

    def _look_around(self) -> None:
        from journal_app.ui.example import Example

        if self._example is not None:  # it was left for the page, and is still there
            self._window.show_journal()
            self._show_banner()
            return
        try:
            example = Example()
        except StorageFailed as error:
            self._window.say_refused(error)
            return
        self._home, desk = self._journals.shown, self._window.desk
        self._has_locked_home = desk is not None and desk.info.has_passphrase
        self._journals.bring(Opening(path=example.path), partial(self._on_example, example), opener=example)

    def _on_example(self, example: "Example") -> None:
        self._example = example
        if self._home is not None:
            self.drop_page()
        self._show_banner()

    def _show_banner(self) -> None:
        from journal_app.ui.shell.banner import ExampleBanner

        banner = ExampleBanner()
        banner.leave_requested.connect(self._leave_example)
        self._window.set_banner(banner)

    def _leave_example(self) -> None:
        if not self._window.save_pending():
            return
        if self._page is not None:
            self._window.set_banner(None)
            self.show_page()
        elif self._home is not None:
            self._journals.bring(self._home)


def _languages() -> "LanguageState":
    from journal_app.ui.spoken_languages import LanguageState, choices

    return LanguageState(chosen=read_preferences().language, choices=choices())


def _has_passphrase(opening: Opening | None) -> bool:
    try:
        return opening is not None and opening.has_passphrase()
    except JournalError:
        return False  # said when it is used
