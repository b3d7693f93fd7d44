# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal that cannot be opened, and the backup that can take its place. Knows no Qt.

Hides that nothing of this is in the way of a journal that opens, and that the file is exchanged where the journal is
opened next, so that nothing comes between.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import places
from journal_app.domain.days import local_now
from journal_app.errors import JournalError, JournalUnreadable, WrongPassphrase
from journal_app.store.journal import Journal
from journal_app.ui.opening import Opening
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.store.backups import Backup
    from journal_app.store.rescue import Rescue


NAMED = 3  # kinds of entries, of all that a backup holds


def has_backup(path: Path) -> bool:
    """Whether a journal that is not there has a backup; where nothing was ever backed up that is quickly told."""
    if not places.backups_folder().is_dir():
        return False
    from journal_app.store.backup_places import every_backup

    return bool(every_backup(path))


def found_for(opening: Opening, error: JournalError) -> "Rescue | WrongPassphrase | None":
    """The newest good backup of a journal that could not be opened, None without one.

    A wrong passphrase is taken for damage only where a backup opens with it. Gives WrongPassphrase where the backups
    need one and none was given.
    """
    from journal_app.store import rescue

    try:
        key = opening.key()
        if isinstance(error, WrongPassphrase) and not (key and rescue.is_passphrase_of_backup(opening.path, key)):
            return None
        return rescue.newest_good(opening.path, key)
    except WrongPassphrase as locked:
        return locked
    except JournalError:
        return None


def rescue_words(error: JournalError, found: "Rescue") -> JournalError:
    """What is said of a journal that cannot be opened, with the backup that can take its place."""
    from journal_app.domain.backup_words import contents_words, missing_words, when_words

    holds = found.contents
    told = _("The newest good backup is of {when}: {what}.").format(
        when=when_words(found.backup.made_at),
        what=contents_words(holds.counts, holds.first_on, holds.last_on, NAMED),
    )
    missing = missing_words(found.contents.changed_at, found.backup.made_at, found.missing)
    kept = _("The damaged file is kept beside it, under a name that says so.") if found.is_there else ""
    title, detail = error.title, error.detail
    if isinstance(error, WrongPassphrase):
        title = _("This journal is damaged, or was given another passphrase.")
        detail = _("It does not open with this passphrase, and a backup of it does. Nothing was changed.")
    return JournalUnreadable(title, detail, " ".join(part for part in (told, missing, kept) if part))


class PutInPlace:
    """Puts a copy of a backup in the place of a journal and opens that; called on the lane that will own it."""

    def __init__(self, opening: Opening, backup: "Backup") -> None:
        self._opening = opening
        self._backup = backup
        self._aside: Path | None = None

    def __call__(self) -> Journal:
        """The journal, open; raises what ``rescue.put_in_place`` and ``Journal.open`` raise."""
        from journal_app.store.rescue import put_in_place

        self._aside = put_in_place(self._opening.path, self._backup.path, self._opening.key(), local_now)
        return self._opening()

    def words(self) -> str:
        """What was done, once it is."""
        from journal_app.domain.backup_words import when_words

        when = when_words(self._backup.made_at)
        if self._aside is None:
            return _("The backup of {when} is your journal now.").format(when=when)
        return _("The backup of {when} is your journal now. The damaged file was kept as {name}.").format(
            when=when, name=self._aside.name
        )
