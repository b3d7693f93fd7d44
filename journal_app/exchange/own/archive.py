# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The whole journal as one zip that needs nobody to be read: its dump, its log, its letters, tables and a page.

Hides where in the zip what lies, and what a zip of others may not do here: no name in it becomes a path, no member is
read beyond a size, and bytes count for what their hash says and for nothing else.
"""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import IO

from journal_app.domain.attachments import MOST_BYTES, ending_of
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Attachment
from journal_app.domain.settings import MADE_UP, PERSON, YES
from journal_app.errors import NotFound
from journal_app.exchange.chosen import Check, go_on
from journal_app.exchange.files.sources import refusal, require_file, told
from journal_app.exchange.files.unpacking import BAD_ZIP, MOST_MEMBERS, is_too_dense
from journal_app.exchange.files.zips import SteadyZip
from journal_app.exchange.own.archive_page import page_of
from journal_app.exchange.own.exporting import csv_of
from journal_app.exchange.own.kind_tables import TABLES
from journal_app.store.queries import Facts
from journal_app.words import _
from journal_app.writing import put

FORMAT = 1
_ABOUT, _DUMP, _LOG, _PAGE = "about.json", "journal.json", "log.json", "index.html"
_LETTER = re.compile(r"attachments/([0-9a-f]{64})(\.[a-z]{2,5})?")
# What is read of an archive at most, in bytes: a dump of a million scores has some 300 MB.
_MOST_DUMP, _MOST_ABOUT = 1 << 30, 1 << 16
_AT_ONCE = 1 << 20
# What Python's reader of zips raises for one that is broken or of a kind it does not know.
_BAD_ZIP = (*BAD_ZIP, OSError)


@frozen
class Archive:
    """What an archive holds. ``dump`` is the journal; ``contents()`` gives the bytes of its letters, one at a time."""

    path: Path
    dump: Mapping[str, object]
    letters: Mapping[str, str] = field(default_factory=dict)

    @property
    def person(self) -> str:
        """Whose journal it says it is."""
        head = self.dump.get("journal")
        return str(head.get("person", "")) if isinstance(head, Mapping) else ""

    @property
    def rows(self) -> int:
        """How many rows the dump has."""
        return sum(len(table) for table in self.dump.values() if isinstance(table, list))

    def contents(self) -> Iterator[bytes]:
        """The bytes of each letter that the dump names; FileNotUnderstood where they are not those it names."""
        wanted = _hashes_in(self.dump)
        with _opened(self.path) as archive:
            for digest, member in self.letters.items():
                if digest in wanted:
                    yield _letter(archive, member, digest)


def write_archive(facts: Facts, path: Path, *, replace: bool = False, check: Check = go_on) -> Path:
    """Write the whole journal, in clear, and give the path; the same journal gives the same bytes.

    EntryRefused when a file is there and ``replace`` is False, StorageFailed when the disk refuses.
    """

    def fill(file: IO[bytes]) -> None:
        with SteadyZip(file, facts.changed_at()) as archive:
            _fill(archive, facts, check)

    return put(path, fill, replace=replace)


def losses() -> tuple[str, ...]:
    """What is to be known of an archive, in whole sentences."""
    return (
        _("It holds the whole journal and can be read back with: iron-journal import"),
        _("It is not encrypted: whoever has the file can read everything in it."),
    )


def is_archive(path: Path) -> bool:
    """Whether a file is one of our archives, by what is in it."""
    if not path.is_file():  # what is none may have no end, or never begin
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return {_ABOUT, _DUMP} <= set(archive.namelist())
    except _BAD_ZIP:
        return False


def read_archive(path: Path) -> Archive:
    """An archive as far as its dump; FileNotUnderstood says why it is refused whole."""
    with told(path):
        require_file(path)
    with _opened(path) as archive:
        _require_sane(archive, path)
        _require_format(_json(archive, _ABOUT, _MOST_ABOUT))
        dump = _json(archive, _DUMP, _MOST_DUMP)
        letters = {match[1]: name for name in archive.namelist() if (match := _LETTER.fullmatch(name))}
    return Archive(path=path, dump=dump, letters=letters)


def _fill(archive: SteadyZip, facts: Facts, check: Check) -> None:
    letters = list(_letters_in(archive, facts))
    person, made_up = facts.setting(PERSON), facts.setting(MADE_UP) == YES
    about = {"format": FORMAT, "made_by": "Iron Journal", "made_up": made_up, "person": person}
    _put_text(archive, _ABOUT, [json.dumps(about, ensure_ascii=False, indent=1), "\n"], check)
    _put_text(archive, _DUMP, facts.dump_text(), check)
    _put_text(archive, _LOG, facts.log_text(), check)
    for table in TABLES:
        with archive.open(archive.member(f"csv/{table.stem}.csv"), "w", force_zip64=True) as member:
            csv_of(table, facts, check=check)(member)
    _put_text(archive, _PAGE, page_of(facts, person=person, made_up=made_up, letters=letters), check)


def _letters_in(archive: SteadyZip, facts: Facts) -> Iterator[tuple[str, str]]:
    """Put each letter in once, under its hash; gives the name of each with its place."""
    placed: set[str] = set()
    for attachment in facts.every(Attachment):
        place = f"attachments/{attachment.sha256}{ending_of(attachment.media_type)}"
        if attachment.sha256 not in placed:
            try:
                content = facts.attachment_content(attachment)
            except NotFound:
                continue  # a journal that was loaded from a dump knows its name only
            archive.writestr(place, content)
            placed.add(attachment.sha256)
        yield attachment.name, place


def _put_text(archive: SteadyZip, name: str, pieces: Iterable[str], check: Check) -> None:
    with archive.open(archive.member(name), "w", force_zip64=True) as member:
        for piece in pieces:
            check()
            member.write(piece.encode("utf-8", "surrogatepass"))


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except _BAD_ZIP as error:
        raise _broken(path) from error


def _require_sane(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse what no archive of ours is: endless, doubled, encrypted, packed to next to nothing."""
    members = archive.infolist()
    names = [member.filename for member in members]
    is_known = {member.compress_type for member in members} <= {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    has_parts = {_ABOUT, _DUMP} <= set(names) and len(set(names)) == len(names) <= MOST_MEMBERS
    if not (is_known and has_parts):
        raise _broken(path)
    if any(member.flag_bits & 1 for member in members):
        raise refusal(_("This archive is locked."), _("It was encrypted by another program, and is not read here."))
    size = sum(member.file_size for member in members)
    if is_too_dense(size, path):
        raise refusal(
            _("This archive is refused."),
            _("It says it would unpack to {size} MB, far more than a file of its size holds.").format(size=size >> 20),
        )


def _require_format(about: Mapping[str, object]) -> None:
    form = about.get("format")
    if form != FORMAT or isinstance(form, bool):
        raise refusal(
            _("This archive is of a format that this program does not know."),
            _("It says format {format}; known is {known}.").format(format=str(form)[:20], known=FORMAT),
            _("A newer Iron Journal may read it. Nothing was changed."),
        )


def _json(archive: zipfile.ZipFile, name: str, most: int) -> dict[str, object]:
    try:
        found = json.loads(_content(archive, name, most))
    except (ValueError, RecursionError) as error:
        raise _broken(name) from error
    if not isinstance(found, dict):
        raise _broken(name)
    return found


def _content(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The bytes of a member, no more than ``most``, whatever it says of itself."""
    pieces: list[bytes] = []
    left = most + 1
    try:
        with archive.open(name) as member:
            while left > 0 and (piece := member.read(min(_AT_ONCE, left))):
                pieces.append(piece)
                left -= len(piece)
    except _BAD_ZIP as error:
        raise _broken(name) from error
    if left <= 0:
        raise refusal(
            _("This archive is refused."),
            _("{name} in it is larger than {size} MB.").format(name=name, size=most >> 20),
        )
    return b"".join(pieces)


def _letter(archive: zipfile.ZipFile, member: str, digest: str) -> bytes:
    content = _content(archive, member, MOST_BYTES)
    if sha256(content).hexdigest() != digest:
        raise refusal(_("This archive is damaged."), _("A letter or photo in it is not the one it says."))
    return content


def _hashes_in(dump: Mapping[str, object]) -> set[str]:
    table = dump.get("attachment")
    rows = table if isinstance(table, list) else []
    return {str(row.get("sha256")) for row in rows if isinstance(row, Mapping)}


def _broken(what: Path | str) -> Exception:
    return refusal(
        _("This archive cannot be read."), _("{name} is damaged, or not what it has to be.").format(name=what)
    )
