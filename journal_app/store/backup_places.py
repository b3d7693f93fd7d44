# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the backups of a journal are: in the data folder, and in a second place if one was chosen on this machine.

Hides how the folder of a journal is found without opening it, and that a second place may be away (a stick, another
computer's folder): it is made up for when it is there again, and nothing waits for it.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import places
from journal_app.domain.frozen import frozen
from journal_app.errors import EntryRefused, JournalError, StorageFailed
from journal_app.files import make_folder, write_whole
from journal_app.store import backups
from journal_app.store.backups import Backup, Reason
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.store.journal import Journal
    from journal_app.store.queries import Facts

MEGABYTE = 1_000_000
USUAL_MOST = 1_000 * MEGABYTE
CHOICES_OF_MOST = tuple(size * MEGABYTE for size in (250, 500, 1_000, 2_000, 5_000, 20_000))
IN_SECOND_PLACE = "Iron Journal backups"
"""Made where the reader chose; where it is missing, the stick is away and nothing is written in its stead."""


@frozen
class BackupChoices:
    """What was chosen on this machine: a folder for copies of the backups, and how much room they may take in each."""

    second_place: Path | None = None
    most_bytes: int = USUAL_MOST


def read_choices() -> BackupChoices:
    """What was chosen, or the usual where nothing was or it cannot be read."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return BackupChoices()
    if not isinstance(kept, dict):
        return BackupChoices()
    place, most = kept.get("second_place"), kept.get("most_bytes")
    return BackupChoices(
        second_place=Path(place) if isinstance(place, str) and place else None,
        most_bytes=most if isinstance(most, int) and most > 0 else USUAL_MOST,
    )


def choose_second_place(place: Path | None) -> None:
    """Keep copies of the backups in another folder too, or in none from now on; those that are there stay."""
    if place is not None:
        try:
            make_folder(place / IN_SECOND_PLACE)
        except OSError as error:
            raise EntryRefused(
                _("Backups cannot be kept there."),
                _("{path}: {reason}. Nothing was changed.").format(path=place, reason=error.strerror),
                _("Choose a folder that you may write to."),
            ) from error
    _keep(replace(read_choices(), second_place=place))


def choose_most(most_bytes: int) -> None:
    """Let the backups of a journal take at most so many bytes, in each place."""
    _keep(replace(read_choices(), most_bytes=most_bytes))


def folder_of(journal: Path) -> Path:
    """The folder for the backups of the journal at a path; its name tells nobody whose it is."""
    return places.backups_folder() / _name(journal)


def second_folder_of(journal: Path) -> Path | None:
    """Where their copies go; None when no second place was chosen."""
    place = read_choices().second_place
    return place / IN_SECOND_PLACE / _name(journal) if place is not None else None


def is_second_there() -> bool:
    """Whether the second place can be reached now."""
    place = read_choices().second_place
    try:
        return place is not None and (place / IN_SECOND_PLACE).is_dir()
    except OSError:
        return False


def every_backup(journal: Path) -> tuple[Backup, ...]:
    """The backups of the journal at a path from both places, newest first; one that is in both stands once."""
    first = backups.backups_in(folder_of(journal))
    second = second_folder_of(journal)
    beside = backups.backups_in(second) if second is not None else ()
    known = {backup.path.name for backup in first}
    both = [*first, *(backup for backup in beside if backup.path.name not in known)]
    return tuple(sorted(both, key=lambda backup: (backup.made_at, backup.number), reverse=True))


def remove_everywhere(journal: Path, names: Collection[str] | None = None) -> int:
    """Wipe the backups of the journal at a path, or those of these names, in both places; gives how many went.

    What lies in a second place that is away stays there.
    """
    folders = [folder_of(journal), second_folder_of(journal)]
    there = [one for folder in folders if folder is not None for one in backups.backups_in(folder)]
    going = [one for one in there if names is None or one.path.name in names]
    backups.remove(going, wiped=True)
    return len({one.path.name for one in going if not one.path.exists()})


def back_up(source: "Journal | Facts", journal: Path, reason: Reason, now: datetime) -> Backup:
    """A backup in the folder of the journal at a path, thinned, and carried to the second place if that is there.

    Raises StorageFailed when it could not be made. What keeps it from the second place is told by ``carry``.
    """
    made = backups.make_backup(source, folder_of(journal), reason, now)
    backups.thin(made.path.parent, now, read_choices().most_bytes, made.journal)
    with suppress(StorageFailed):
        carry(journal, now)
    return made


def carry(journal: Path, now: datetime) -> int:
    """Copy to the second place what it does not have yet; gives how many. Nothing where it is away.

    Raises StorageFailed when it is there and cannot be written.
    """
    second = second_folder_of(journal)
    if second is None or not is_second_there():
        return 0
    there = backups.backups_in(second)
    latest = (there[0].made_at, there[0].number) if there else None
    here = backups.backups_in(folder_of(journal))
    missing = [one for one in here if latest is None or (one.made_at, one.number) > latest]
    try:
        make_folder(second)
        for one in missing:
            _copy_over(one.path, second / one.path.name)
    except OSError as error:
        raise StorageFailed(
            _("The second place could not be written."),
            _("{path}: {reason}. The backups in the first place are there.").format(path=second, reason=error.strerror),
        ) from error
    most = read_choices().most_bytes
    for key in {one.journal for one in missing}:
        backups.thin(second, now, most, key)
    return len(missing)


def before(source: "Facts", journal: Path, reason: Reason, now: datetime) -> JournalError | None:
    """A backup before something large is done; gives why there is none instead of standing in the way."""
    try:
        back_up(source, journal, reason, now)
    except StorageFailed as error:
        return error
    return None


def keep_before(journal: "Journal", reason: Reason) -> None:
    """A backup before a large change of an open journal, which goes on without one where the disk refuses.

    ``journal.unbacked`` then says why. An example, a journal in memory and one that nobody wrote in have none.
    """
    if is_kept(journal) and journal.facts.change_number():
        journal.unbacked = before(journal.facts, journal.path, reason, journal.clock()) if journal.path else None


def is_kept(journal: "Journal") -> bool:
    """Whether backups of a journal are made without asking: not of an example, nor of one that nobody can change."""
    return journal.path is not None and not journal.read_only and not journal.made_up


def _copy_over(source: Path, target: Path) -> None:
    """The same bytes under the same name, read back before they get it; raises OSError and leaves nothing."""
    working = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        handle = os.open(working, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)
        with source.open("rb") as before, os.fdopen(handle, "r+b") as after:
            shutil.copyfileobj(before, after)
            after.flush()
            os.fsync(after.fileno())
            before.seek(0)
            after.seek(0)
            if hashlib.file_digest(before, "sha256").digest() != hashlib.file_digest(after, "sha256").digest():
                raise OSError(0, _("what was written there reads differently"))
        working.replace(target)
    finally:
        working.unlink(missing_ok=True)


def _name(journal: Path) -> str:
    real = str(journal.resolve())
    return f"journal-{hashlib.sha256(real.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _file() -> Path:
    return places.config_folder() / "backups.json"


def _keep(choices: BackupChoices) -> None:
    kept = {
        "second_place": str(choices.second_place) if choices.second_place is not None else "",
        "most_bytes": choices.most_bytes,
    }
    try:
        make_folder(_file().parent)
        write_whole(_file(), json.dumps(kept, indent=1).encode())
    except OSError as error:
        raise StorageFailed(
            _("This could not be kept for the next start."),
            _("{reason}. Your journal is not touched by this.").format(reason=error.strerror),
        ) from error
