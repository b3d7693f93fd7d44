# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups as the tour shows them. The journal of the tour is in memory and has none, so these are made up.

Hides that no file is written for a picture: the words are those of the screen, the numbers are the journal's own.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from journal_app.domain.differences import KindDifference
from journal_app.domain.facts import Kind
from journal_app.errors import JournalUnreadable
from journal_app.store.backup_places import BackupChoices
from journal_app.store.backups import Backup, Reason
from journal_app.store.contents import Contents, contents_of
from journal_app.store.queries import Facts
from journal_app.store.rescue import Rescue
from journal_app.store.restoring import Difference
from journal_app.ui.rescuing import rescue_words
from journal_app.ui.settings.backup_words import Found, Standing, build_backups, build_preview
from journal_app.ui.settings.backups_state import BackupsState
from journal_app.ui.settings.view import SettingsView
from journal_app.ui.shell.start_page import Choice
from journal_app.ui.shell.window import MainWindow
from journal_app.words import _

_PLACE = Path("/home/alex/.local/share/iron-journal/backups/journal-3f9a1c07")
_STICK = Path("/media/alex/stick")
# How long ago, for what, with how many scores fewer than now.
_MADE = (
    (timedelta(minutes=1), Reason.CHANGES, 0),
    (timedelta(hours=11), Reason.CHANGES, 2),
    (timedelta(days=1), Reason.CHANGES, 6),
    (timedelta(days=2), Reason.IMPORT, 12),
    (timedelta(days=3), Reason.BY_HAND, 18),
    (timedelta(days=9), Reason.CHANGES, 54),
    (timedelta(days=40), Reason.MIGRATION, 240),
)


def show_backups(window: MainWindow) -> None:
    """The list, with the second place away and the third one chosen."""
    view = _settings(window)
    view.show_section("backups")
    desk = window.desk
    if desk is None:
        return
    found = Found(backups=_made_up(desk.now()), choices=BackupChoices(second_place=_STICK))
    desk.glance(_insides, lambda now: view.backups.set_state(_state(found, now)))
    view.backups.list.show_row(found.backups[2].path.name)
    view.backups.list.table.setFocus()


def ask_to_go_back(window: MainWindow) -> None:
    """The same, and what going back to it would do."""
    show_backups(window)
    if window.desk is None:
        return
    today = window.desk.today()
    difference = Difference(
        kinds=(
            KindDifference(kind=Kind.SCORE, added=0, changed=1, removed=6),
            KindDifference(kind=Kind.LAB_RESULT, added=2, changed=0, removed=0),
            KindDifference(kind=Kind.EVENT, added=0, changed=0, removed=1),
        ),
        days=(today, today - timedelta(days=1)),
    )
    _settings(window).backups.set_preview(build_preview(_made_up(window.desk.now())[2], difference))


def offer_a_backup(window: MainWindow) -> None:
    """The page of a journal that cannot be opened."""
    desk = window.desk
    if desk is None:
        return
    backup = _made_up(desk.now())[0]

    def show(now: Contents) -> None:
        found = Rescue(
            backup=backup,
            contents=replace(now, changed_at=backup.made_at),
            missing=3,
            passed_over=0,
            is_there=True,
        )
        error = JournalUnreadable(
            _("This journal is damaged."),
            _("{path} cannot be read whole: {reason}. The file was not changed.").format(
                path="/home/alex/.local/share/iron-journal/my.ironjournal", reason="malformed"
            ),
        )
        words = [_("Put this backup in its place"), _("Try again"), _("Close")]
        window.start_page().say_problem(
            rescue_words(error, found), [Choice(words=each, run=lambda: None) for each in words]
        )

    desk.glance(_insides, show)


def _settings(window: MainWindow) -> SettingsView:
    return next(iter(window.findChildren(SettingsView)))


def _state(found: Found, now: Contents) -> BackupsState:
    read = {
        backup.path.name: Contents(
            counts={**now.counts, Kind.SCORE: now.counts[Kind.SCORE] - fewer},
            first_on=now.first_on,
            last_on=(backup.made_at - timedelta(hours=1)).date(),
            change=now.change,
            changed_at=backup.made_at,
            blobs=0,
        )
        for backup, (_ago, _reason, fewer) in zip(found.backups, _MADE, strict=True)
    }
    return build_backups(found, read, Standing(place=_PLACE))


def _made_up(now: datetime) -> tuple[Backup, ...]:
    return tuple(
        Backup(
            path=_PLACE / f"{place}.ironjournal",
            made_at=now - ago,
            number=1,
            reason=reason,
            journal="36e8e369",
            size=2_400_000 - 1_500 * fewer,
        )
        for place, (ago, reason, fewer) in enumerate(_MADE)
    )


def _insides(facts: Facts) -> Contents:
    return contents_of(facts.source()[0])
