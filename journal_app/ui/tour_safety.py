# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The stops of the tour about keeping safe: the past, the lock, the passphrase, a pack that is looked at.

Hides that the journal of the tour is in memory: what a file, or a passphrase, would bring is shown as it would be.
"""

from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from journal_app.domain.packs import Pack
from journal_app.domain.scores import Score
from journal_app.errors import JournalError
from journal_app.store import verbs
from journal_app.store.refusals import wrong_passphrase
from journal_app.store.strength import strength
from journal_app.ui.history.view import HistoryView
from journal_app.ui.locking import locked_words
from journal_app.ui.preferences import FIRST_LOCK_MINUTES
from journal_app.ui.settings.passphrase import PassphraseSection
from journal_app.ui.settings.securing import safety_words
from journal_app.ui.settings.state import SafetyState, Want
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.shell.banner import banner_of
from journal_app.ui.shell.start_page import Choice
from journal_app.ui.shell.window import MainWindow
from journal_app.words import _

A_PASSPHRASE = "bread,tower,lamp,seven"  # noqa: S105 -- of a form that is drawn and not saved
W = TypeVar("W", bound=QWidget)


def look_back(window: MainWindow) -> None:
    """A score of today, and its correction."""
    if window.desk is None:
        return
    for value, note in ((7, ""), (6, "better after a rest")):
        score = Score(day=window.desk.today(), tracker="fatigue", value=Decimal(value), note=note)
        window.desk.save(partial(verbs.log_score, score=score))
    table = _the(window, HistoryView).table
    table.setCurrentIndex(table.rows.index(0, 0))


def open_one_that_is_built_upon(window: MainWindow) -> None:
    """The first of the two, which cannot be undone before the other."""
    look_back(window)
    table = _the(window, HistoryView).table
    table.setCurrentIndex(table.rows.index(1, 0))


def ask_to_forget(window: MainWindow) -> None:
    """What forgetting what was deleted would mean."""
    card = _the(window, HistoryView).forgetting
    card.ask.setFocus()
    card.ask.click()


def set_a_passphrase(window: MainWindow) -> None:
    """With one typed that was weighed; the form of a journal in memory would not open."""
    _the(window, SettingsView).show_section("passphrase")
    section = _the(window, PassphraseSection)
    section.set_safety(SafetyState(words=safety_words(has_passphrase=False, is_file=True)))
    section.buttons[Want.SET].click()
    for line in section.form.fields.lines:
        line.setText(A_PASSPHRASE)
    section.set_strength(strength(A_PASSPHRASE).words)


def look_at_a_passphrase(window: MainWindow) -> None:
    """As a journal with one has it; that of the tour is in memory."""
    _the(window, SettingsView).show_section("passphrase")
    _the(window, SettingsView).list.buttons["passphrase"].setFocus()
    _the(window, PassphraseSection).set_safety(
        SafetyState(
            words=safety_words(has_passphrase=True, is_file=True),
            has_passphrase=True,
            lock_minutes=FIRST_LOCK_MINUTES,
            can_remember=True,
        )
    )


def look_at_a_pack(window: MainWindow) -> None:
    """As somebody sees it who was given a part of this journal."""
    if window.desk is None:
        return
    info, today = window.desk.info, window.desk.today()
    pack = Pack(person=info.person, made_at=window.desk.now(), first=today.replace(month=1, day=1), last=today)
    window.rail.set_info(replace(info, read_only=True))
    window.set_banner(banner_of(pack))


def lock(window: MainWindow, error: JournalError | None = None, seconds: int = 0) -> None:
    """The page alone: the journal of the tour has no passphrase."""
    words = locked_words("alex.ironjournal")
    shown = error or JournalError(words.title, words.detail, words.hint)
    choices = [Choice(words=_("Open another journal…"), run=lambda: None)]
    window.start_page().say_problem(shown, choices, lambda _typed: None, seconds)


def try_a_wrong_passphrase(window: MainWindow) -> None:
    """The same page, with a pause before the next try."""
    wrong = wrong_passphrase(Path("alex.ironjournal"))
    lock(window, JournalError(wrong.title, wrong.hint), 8)


def _the(window: MainWindow, kind: type[W]) -> W:
    return next(iter(window.findChildren(kind)))
