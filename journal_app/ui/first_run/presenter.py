# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the page that makes a new journal. Knows no Qt.

Hides that nothing is written before the last step: until then there are only answers, which stay as they are on the
way back and forth, and none of which has to be given.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from journal_app import disclaimer
from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.frozen import frozen
from journal_app.ui.first_run.state import Answers, FirstRunState, OfferState, Step
from journal_app.ui.opening import NewJournal
from journal_app.ui.spoken_languages import LanguageState
from journal_app.words import N_, _

TITLES = {
    Step.PERSON: N_("Whose journal is this?"),
    Step.TRACKERS: N_("What would you like to score each day?"),
    Step.PASSPHRASE: N_("A passphrase, or none"),
    Step.READY: N_("What this is, and what it is not"),
}
DETAILS = {
    Step.PERSON: N_("The name stands in the title and beside the screens, to tell journals apart. It may stay empty."),
    Step.TRACKERS: N_("Two are enough. Any of them can be added, changed or put away at any time, in Settings."),
    Step.PASSPHRASE: N_(
        "With a passphrase, nobody can open the journal without it. A lost one cannot be recovered by anybody, and what"
        " is in the journal is lost with it. Leave both fields empty to go on without one."
    ),
    Step.READY: N_("These points stand under About too. Then the journal is made."),
}
LONGEST_NAME = 80


class View(Protocol):
    """What the presenter needs of the page."""

    def set_state(self, state: FirstRunState) -> None:
        """Show a step, with the focus where it begins."""

    def set_strength(self, words: str) -> None:
        """Say how strong the passphrase is that is being typed."""

    def set_answers(self, answers: Answers) -> None:
        """Fill the fields with answers given before."""


@frozen
class Means:
    """What the page is given to act with.

    ``place`` gives where the journal of a person would lie; ``may_choose_place`` whether another place may be chosen.
    ``leave`` goes back to the journal of ``back_to``, where there is one. ``has_passphrase``: one was given at start.
    ``weigh`` tells in words how strong a passphrase is for the journal at a path, in a while. ``languages`` are those
    to choose from; ``speak`` puts a page in one in the place of this one, with its answers, and gives None. Where it
    cannot it says why, or nothing where that is said elsewhere.
    """

    create: Callable[[Path, NewJournal], None]
    look_around: Callable[[], None]
    open_file: Callable[[Path], None]
    leave: Callable[[], None]
    place: Callable[[str], Path]
    may_choose_place: bool = False
    back_to: str = ""
    has_passphrase: bool = False
    weigh: Callable[[str, Path, str, Callable[[str], None]], None] = lambda _typed, _path, _person, _told: None
    languages: Callable[[], LanguageState | None] = lambda: None
    speak: Callable[[str, Answers], str | None] = lambda _chosen, _answers: ""


class Presenter:
    """The intents of the page. Invariant: ``_answers`` are those of every step gone through."""

    def __init__(self, view: View, means: Means) -> None:
        self._view = view
        self._means = means
        self._step = Step.PERSON
        self._answers = Answers()
        self._place: Path | None = None
        self._weighed = 0

    def show(self, answers: Answers | None = None) -> None:
        """Show the present step, with the answers of a page in another language."""
        self._show()
        if answers is not None:
            self._answers = answers
            self._view.set_answers(answers)

    def go_on(self, answers: Answers) -> None:
        """Take the answers of this step, and go to the next or make the journal."""
        self._take(answers)
        if self._step >= Step.PASSPHRASE and self._refuse_passphrase():
            return
        if self._step is Step.READY:
            self._create()
        else:
            self._step = Step(self._step + 1)
            self._show()

    def go_back(self, answers: Answers) -> None:
        """Go to the step before; what was answered stays."""
        self._take(answers)
        if self._step > Step.PERSON:
            self._step = Step(self._step - 1)
            self._show()

    def finish(self, answers: Answers) -> None:
        """Make the journal now, with what was answered so far; or leave, where there is a journal to go back to."""
        self._take(answers)
        if self._means.back_to:
            self._means.leave()
        elif not self._refuse_passphrase():
            self._create()

    def weigh(self, passphrase: str) -> None:
        """Say how strong a passphrase is, unless one has gone on meanwhile."""
        self._weighed += 1
        number = self._weighed

        def tell(words: str) -> None:
            if number == self._weighed:
                self._view.set_strength(words)

        self._means.weigh(passphrase, self._path(), self._person(), tell)

    def look_around(self) -> None:
        """Open the example; whoever comes back finds every answer as it was."""
        self._means.look_around()

    def open_file(self, path: str) -> None:
        """Open a journal that is there already."""
        self._means.open_file(Path(path))

    def choose_language(self, chosen: str, answers: Answers) -> None:
        """Go on in another language, unless it cannot be shown here."""
        problem = self._means.speak(chosen, answers)
        if problem is not None:
            self._show(language_problem=problem)

    def choose_place(self, path: str) -> None:
        """Let the journal lie elsewhere."""
        self._place = Path(path)
        self._show()

    def leave(self) -> None:
        """Make none after all."""
        self._weighed += 1
        self._means.leave()

    def _take(self, answers: Answers) -> None:
        self._answers = answers
        self._weighed += 1

    def _refuse_passphrase(self) -> bool:
        """Whether the two differ, which is said where they are typed."""
        if self._answers.passphrase == self._answers.repeated:
            return False
        self._step = Step.PASSPHRASE
        self._show(_("The two are not the same. Type the passphrase once more, or leave both fields empty."))
        return True

    def _create(self) -> None:
        new = NewJournal(
            person=self._person(),
            trackers=self._answers.trackers,
            passphrase=self._answers.passphrase or None,
        )
        self._means.create(self._path(), new)

    def _path(self) -> Path:
        return self._place or self._means.place(self._person())

    def _person(self) -> str:
        return " ".join(self._answers.person.split())[:LONGEST_NAME]

    def _show(self, problem: str = "", language_problem: str = "") -> None:
        languages = self._means.languages()
        if languages is not None and language_problem:
            languages = replace(languages, problem=language_problem)
        self._view.set_state(
            FirstRunState(
                step=self._step,
                title=_(TITLES[self._step]),
                detail=self._detail(),
                offers=offers(),
                points=disclaimer.points(),
                path=str(self._path()),
                can_choose_place=self._means.may_choose_place,
                problem=problem,
                back_to=self._means.back_to,
                languages=languages,
            )
        )

    def _detail(self) -> str:
        detail = _(DETAILS[self._step])
        if self._step is Step.PASSPHRASE and self._means.has_passphrase:
            given = _("One was given when the program was started: it locks this journal unless you type another.")
            return f"{detail} {given}"
        return detail


def offers() -> tuple[OfferState, ...]:
    """The trackers on offer, in their order."""
    return tuple(
        OfferState(
            key=offer.tracker.key, name=_(offer.tracker.name), question=_(offer.tracker.question), is_on=offer.on
        )
        for offer in offered_trackers()
    )
