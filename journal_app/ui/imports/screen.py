# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Import screen as the shell knows it: view and presenter joined."""

from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.destinations import files_for_import
from journal_app.ui.imports.lines_section import copy_text
from journal_app.ui.imports.presenter import Presenter
from journal_app.ui.imports.state import Shown
from journal_app.ui.imports.view import ImportView
from journal_app.ui.screen import Screen
from journal_app.ui.widgets.ask_file import ask_where_to_write
from journal_app.words import _


class ImportScreen(Screen):
    """What a file would do depends on everything that is in the journal already."""

    kinds = frozenset(Kind)

    def __init__(self, desk: Desk) -> None:
        view = ImportView()
        presenter = Presenter(desk, view)
        self.widget = view
        self.view = view
        self.presenter = presenter
        self._desk = desk
        view.files_chosen.connect(lambda paths: presenter.take([Path(path) for path in paths]))
        view.opened.connect(presenter.open)
        view.import_wanted.connect(presenter.act)
        view.put_away_wanted.connect(presenter.put_away)
        view.cancel_wanted.connect(presenter.cancel)
        view.file.act_wanted.connect(presenter.act)
        view.file.unlock_wanted.connect(presenter.unlock)
        self._connect_answers()
        self._connect_lines()

    def _connect_answers(self) -> None:
        view, answering = self.view, self.presenter.answering
        view.file.person_chosen.connect(answering.choose_person)
        view.file.encoding_chosen.connect(answering.choose_encoding)
        view.file.columns_answered.connect(answering.answer_columns)
        view.day_order.chosen.connect(answering.choose_day_order)
        view.words.answered.connect(answering.answer_word)
        view.names.answered.connect(answering.answer_name)

    def _connect_lines(self) -> None:
        lines, choosing = self.view.lines, self.presenter.choosing
        lines.shown_chosen.connect(lambda kind: choosing.show(Shown(kind)))
        lines.page_wanted.connect(choosing.turn)
        lines.tick_requested.connect(choosing.turn_tick)
        lines.option_chosen.connect(choosing.choose)
        lines.all_wanted.connect(lambda is_taken: choosing.tick_all(is_taken=is_taken))
        lines.copy_wanted.connect(self._on_copy)
        lines.save_wanted.connect(self._on_save)

    def refresh(self) -> None:
        """Find out anew what the open file would do."""
        self.presenter.refresh()

    def show(self, what: str) -> None:
        """Look at files, whose places are given one after the other."""
        self.presenter.take(files_for_import(what))

    def take_focus(self) -> None:
        """What has to be answered or can be done, else the button that chooses files."""
        self.view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen: a key, then what it does
        return _("Keys: ↑ ↓ from line to line · Space take it or leave it · Enter what can be chosen · Esc stop")

    def leave(self) -> None:
        """Nothing of a preview stays."""
        self.presenter.leave()

    def _on_copy(self) -> None:
        copy_text(self.presenter.choosing.rejected())
        self._desk.say(_("Copied: the lines that are not kept, with the reasons."))

    def _on_save(self) -> None:
        # Translators: "not-kept": name proposed for a file, without its ending: lines that were not read in
        path = ask_where_to_write(self.view, _("What is not kept"), f"{_('not-kept')}.txt")
        if path is not None:
            self.presenter.choosing.write_rejected(path)


def make_screen(desk: Desk) -> Screen:
    """The Import screen at a desk."""
    return ImportScreen(desk)
