# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The one way out for data: in which form, of which days and trackers, and what that form cannot hold.

Hides which writer knows which form, and by what ending a form is known.
"""

from contextlib import suppress
from pathlib import Path

from journal_app.domain.frozen import frozen
from journal_app.errors import EntryRefused
from journal_app.exchange.chosen import EVERYTHING, Check, Chosen, go_on
from journal_app.files import is_there
from journal_app.store.queries import Facts
from journal_app.words import _

CSV, XLSX, FHIR, ARCHIVE = "csv", "xlsx", "fhir", "archive"
FORMS = (CSV, XLSX, FHIR, ARCHIVE)
_ENDINGS = {".xlsx": XLSX, ".json": FHIR, ".zip": ARCHIVE}


@frozen
class Written:
    """What was written, and in whole sentences what is to be known of it: what it cannot hold, first of all.

    Last stands that it is not encrypted.
    """

    paths: tuple[Path, ...]
    said: tuple[str, ...]

    @property
    def in_short(self) -> tuple[str, ...]:
        """The first of all that is said, and the last."""
        return self.said[0], self.said[-1]


def form_by_name(path: Path) -> str:
    """The form that a name asks for by its ending; CSV for a folder and for any other name."""
    return CSV if is_there(path) and path.is_dir() else _ENDINGS.get(path.suffix.casefold(), CSV)


def write(
    facts: Facts,
    path: Path,
    form: str,
    chosen: Chosen = EVERYTHING,
    *,
    replace: bool = False,
    mark: bool = False,
    check: Check = go_on,
) -> Written:
    """Write what was chosen in one of FORMS: a folder of tables as CSV, else one file. An archive is always whole.

    ``mark`` puts a byte order mark before CSV; ``check`` may end the work. EntryRefused for a choice that a form does
    not know, or when something is there and ``replace`` is False; StorageFailed when the disk refuses. Then nothing was
    written. All of it is of one moment, whatever is saved meanwhile.
    """
    if mark and form != CSV:
        raise EntryRefused(_("A byte order mark is for CSV files only."), _("Nothing was written."))
    with facts.one_moment():
        if form == CSV:
            return _tables(facts, path, chosen, replace=replace, mark=mark, check=check)
        if form == XLSX:
            return _workbook(facts, path, chosen, replace=replace, check=check)
        if form == FHIR:
            return _bundle(facts, path, chosen, replace=replace, check=check)
        return _archive(facts, path, chosen, replace=replace, check=check)


def refuse_in_clear() -> EntryRefused:
    """The words for an archive of an encrypted journal that nobody has agreed to."""
    return EntryRefused(
        _("This journal is encrypted, and an archive of it would not be."),
        _("Whoever got hold of the archive could read everything in it. Nothing was written."),
        _("If that is what you want, add --in-clear. A backup stays encrypted: iron-journal backup"),
    )


def _tables(facts: Facts, folder: Path, chosen: Chosen, *, replace: bool, mark: bool, check: Check) -> Written:
    from journal_app.exchange.own import exporting

    made = [each for each in (folder, *folder.parents) if not is_there(each)]
    try:
        paths = exporting.write_tables(facts, folder, chosen, replace=replace, mark=mark, check=check)
    except BaseException:
        for each in made:
            with suppress(OSError):  # it was not made, or somebody has put something into it meanwhile
                each.rmdir()
        raise
    return Written(paths=paths, said=(*exporting.losses(), *_left_out(chosen), _in_clear()))


def _workbook(facts: Facts, path: Path, chosen: Chosen, *, replace: bool, check: Check) -> Written:
    from journal_app.exchange.own.workbook import write_workbook

    workbook = write_workbook(facts, path, chosen, replace=replace, check=check)
    return Written(paths=(workbook.path,), said=(*workbook.losses(), *_left_out(chosen), _in_clear()))


def _bundle(facts: Facts, path: Path, chosen: Chosen, *, replace: bool, check: Check) -> Written:
    from journal_app.exchange.fhir import bundle

    made = bundle.write_bundle(facts, path, chosen, replace=replace, check=check)
    return Written(paths=(made.path,), said=(*bundle.losses(), _in_clear()))


def _archive(facts: Facts, path: Path, chosen: Chosen, *, replace: bool, check: Check) -> Written:
    from journal_app.exchange.own import archive

    if not chosen.is_whole:
        raise EntryRefused(
            _("An archive is always of the whole journal."),
            _("Days and trackers can be chosen for CSV, XLSX and FHIR. Nothing was written."),
        )
    return Written(paths=(archive.write_archive(facts, path, replace=replace, check=check),), said=archive.losses())


def _left_out(chosen: Chosen) -> tuple[str, ...]:
    if chosen.is_whole:
        return ()
    return (_("Settings, research, laboratories and letters belong to no day and were left out; questions are there."),)


def _in_clear() -> str:
    return _("It holds your notes on what is in it, and is not encrypted.")
