# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Treatments screen as the shell knows it: view and presenter joined."""

from journal_app.domain.facts import Kind
from journal_app.ui.attaching import Viewer
from journal_app.ui.desk import Desk
from journal_app.ui.private_files import private_files
from journal_app.ui.screen import Screen
from journal_app.ui.treatments.presenter import Presenter
from journal_app.ui.treatments.view import TreatmentsView
from journal_app.words import _


class TreatmentsScreen(Screen):
    """Changes with everything it shows. What was being typed when the window ended is back when it is first shown."""

    kinds = frozenset(
        {
            Kind.INFUSION,
            Kind.REACTION,
            Kind.EVENT,
            Kind.COURSE,
            Kind.COURSE_DAY,
            Kind.FOLLOW_UP,
            Kind.ATTACHMENT,
            Kind.CARD,
            Kind.CARD_MARK,
        }
    )

    def __init__(self, desk: Desk, viewer: Viewer | None = None) -> None:
        view = TreatmentsView()
        presenter = Presenter(desk, view, viewer or private_files())
        self.widget = view
        self._view = view
        self._presenter = presenter
        self._is_new = True
        self._connect_form()
        view.delete_requested.connect(presenter.delete)
        view.marked.connect(presenter.mark)
        view.unmarked.connect(presenter.unmark)
        view.end_requested.connect(presenter.end_course)
        view.done_requested.connect(lambda fact, is_done: presenter.set_done(fact, is_done=is_done))
        view.attach_requested.connect(presenter.attach)
        view.part_shown.connect(presenter.look_at)
        view.research.card_wanted.connect(presenter.beside.open_card)
        view.research.ask_wanted.connect(presenter.beside.ask)
        view.letter_opened.connect(presenter.letters.open)
        view.letter_removed.connect(presenter.letters.remove)

    def refresh(self) -> None:
        """Read the journal again and show what it says."""
        self._presenter.refresh()
        if self._is_new:
            self._is_new = False
            self._presenter.form.bring_back()

    def show(self, what: str) -> None:
        """Choose the infusion, event or course that a pointer leads to."""
        self._presenter.show_subject(what)

    def take_focus(self) -> None:
        """The infusions where there are any, else the button that begins them."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen: a key, then what it does; the single letters are the
        # keys themselves and stay
        return _(
            "Keys: 1 to 4 sections · I infusion · R reaction · C course · E event · F follow-up date · "
            "Enter change · Del delete"
        )

    def _connect_form(self) -> None:
        view, form = self._view, self._presenter.form
        view.add_requested.connect(form.start)
        view.reaction_requested.connect(form.start_reaction)
        view.edit_requested.connect(form.edit)
        view.save_requested.connect(form.save)
        view.close_requested.connect(form.close)
        view.edited.connect(form.hold)
        view.answered.connect(form.answer)
        view.named.connect(lambda draft, is_whole: form.name(draft, is_named=is_whole))


def make_screen(desk: Desk) -> Screen:
    """The Treatments screen at a desk."""
    return TreatmentsScreen(desk)
