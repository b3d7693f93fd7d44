# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Backups and their places in the words of the Settings screen. Knows no Qt."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from journal_app.domain.backup_words import contents_words, when_words
from journal_app.domain.differences import days_words, difference_lines
from journal_app.domain.frozen import frozen
from journal_app.domain.sizes import size_words
from journal_app.errors import JournalError, WrongPassphrase
from journal_app.store.backup_places import CHOICES_OF_MOST, BackupChoices
from journal_app.store.backups import Backup
from journal_app.store.contents import Contents
from journal_app.store.restoring import Difference
from journal_app.ui.path_words import path_words
from journal_app.ui.rows import Row
from journal_app.ui.settings.backups_state import BackupsState, PreviewState
from journal_app.words import _, in_one_line, ngettext

Read = Contents | JournalError
NAMED = 2
"""How many kinds of entries stand in the list; all of them stand below it."""


@frozen
class Found:
    """The backups as they are on the disks; ``failed`` is why the second place could not be written.

    ``plain`` are the names of those that anybody can read who has the file.
    """

    backups: tuple[Backup, ...]
    plain: frozenset[str] = frozenset()
    choices: BackupChoices
    is_second_there: bool = False
    failed: str = ""


@frozen
class Standing:
    """What else is to be said: where they are, why the last one was not made, whether any are made unasked."""

    place: Path | None
    has_passphrase: bool = False
    problem: JournalError | None = None
    is_kept: bool = True
    can_change: bool = True


def build_backups(found: Found, read: Mapping[str, Read], standing: Standing) -> BackupsState:
    """The state of the section; ``read`` is what is known by now of the insides, by the names of the files."""
    total = sum(backup.size for backup in found.backups)
    count = len(found.backups)
    room = ngettext("{count} backup, {size} in all.", "{count} backups, {size} in all.", count)
    return BackupsState(
        rows=tuple(_row(backup, read.get(backup.path.name)) for backup in found.backups),
        words=standing_words(found.backups, standing),
        room=room.format(count=count, size=size_words(total)) if count else "",
        place=str(standing.place or ""),
        second=str(found.choices.second_place or ""),
        second_words=second_words(found),
        most=str(found.choices.most_bytes),
        mosts=tuple((str(most), size_words(most)) for most in CHOICES_OF_MOST),
        aged=aged_words(found, read, standing),
        can_make=standing.place is not None,
        can_restore=standing.can_change,
    )


def build_preview(backup: Backup, difference: Difference) -> PreviewState:
    """What going back to a backup would do."""
    heading = _("Go back to the backup of {when}?").format(when=when_words(backup.made_at))
    if difference.is_none:
        return PreviewState(heading=heading, lines=(_("The journal is as it is in this backup."),))
    lines = [*difference_lines(difference.kinds), *([days_words(difference.days)] if difference.days else [])]
    safe = _("A backup is made before. It is one change, and Undo takes it back, also after a restart.")
    return PreviewState(heading=heading, go=_("Go back to it"), lines=(*lines, safe), can_restore=True)


def refused_preview(backup: Backup, error: JournalError) -> PreviewState:
    """Why it cannot be said what going back would do; a passphrase is asked for where that is all."""
    heading = _("Go back to the backup of {when}?").format(when=when_words(backup.made_at))
    asks = isinstance(error, WrongPassphrase)
    said = (error.title, error.detail) if asks else (error.title, error.detail, error.hint)
    go = _("Look again") if asks else ""
    return PreviewState(heading=heading, go=go, problem=" ".join(part for part in said if part), asks_passphrase=asks)


def standing_words(backups: Sequence[Backup], standing: Standing) -> str:
    """How it stands: the last one, or why there is none."""
    if standing.place is None:
        return _("This journal is in memory only. There is no file to make backups of.")
    if standing.problem is not None:
        why = in_one_line([standing.problem.title, standing.problem.detail])
        return _("{why} You can go on writing: it is tried again after the next change.").format(why=why)
    told = _("The last one is of {when}.").format(when=when_words(backups[0].made_at)) if backups else ""
    if not standing.is_kept:
        return told or _("No backup of this journal is made by itself, because it is made up or only looked at.")
    return told or _("There is none yet. The first is made within a minute after your first change.")


def second_words(found: Found) -> str:
    """How it stands with the second place."""
    if found.choices.second_place is None:
        return _("Such as a stick, or a folder that another computer or a service keeps a copy of.")
    if not found.is_second_there:
        return _("It is not there now. What it misses is copied when it is there again.")
    if found.failed:
        return found.failed
    return _("It is there, and has a copy of each new backup.")


def aged_names(found: Found, read: Mapping[str, Read], standing: Standing) -> tuple[str, ...]:
    """The backups from before the passphrase was set, changed or removed, by the names of their files."""
    names = [backup.path.name for backup in found.backups]
    plain = found.plain if standing.has_passphrase else frozenset[str]()
    return tuple(name for name in names if name in plain or isinstance(read.get(name), WrongPassphrase))


def aged_words(found: Found, read: Mapping[str, Read], standing: Standing) -> str:
    """How many are not locked as the journal is now, and what that means."""
    names = aged_names(found, read, standing)
    if not names:
        return ""
    count = len(names)
    words = ngettext(
        "{count} backup is from before the passphrase of now.",
        "{count} backups are from before the passphrase of now.",
        count,
    ).format(count=count)
    open_to_all = sum(name in found.plain for name in names)
    if not open_to_all:
        return words
    clear = ngettext(
        "{count} of them can be read by anybody who has the file.",
        "{count} of them can be read by anybody who has the files.",
        open_to_all,
    ).format(count=open_to_all)
    return f"{words} {clear}"


def removal(count: int) -> PreviewState:
    """What removing the backups from before would do."""
    heading = ngettext("Remove {count} backup for good?", "Remove {count} backups for good?", count)
    line = _(
        "They are written over and cannot come back. The journal and its other backups stay. Copies in a second place"
        " that is away stay there too."
    )
    return PreviewState(heading=heading.format(count=count), go=_("Remove them"), lines=(line,), can_restore=True)


def made_words(at: datetime) -> str:
    """What is said once one was made by hand."""
    return _("A backup was made and read through: {when}.").format(when=when_words(at))


def _row(backup: Backup, read: Read | None) -> Row:
    when, why, size = when_words(backup.made_at), backup.reason.words(), size_words(backup.size)
    short = ""
    if read is None:
        # Translators: in place of what is in a backup
        inside = _("not read yet")
    elif isinstance(read, WrongPassphrase):
        inside = _("locked with another passphrase")
    elif isinstance(read, JournalError):
        inside = _("cannot be read")
    else:
        inside = contents_words(read.counts, read.first_on, read.last_on)
        short = contents_words(read.counts, read.first_on, read.last_on, NAMED)
    details = f"{in_one_line([when, why, size, inside])}\n{path_words(str(backup.path.parent))}"
    return Row(id=backup.path.name, cells=(when, why, size, short or inside), details=details)
