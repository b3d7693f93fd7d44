# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR in JSON: a file of it, or a zip of such files, as a bulk export gives.

Hides which members of a zip are FHIR, and how the parts of a FHIR file are put together into one plan.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.fhir.documents import Document
from journal_app.exchange.fhir.records import plan_of
from journal_app.exchange.fhir.shelf import Shelf
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import refusal
from journal_app.exchange.previews.plan import ImportPlan
from journal_app.exchange.reading import Ground, say_nothing
from journal_app.words import _, ngettext, with_commas

FORMAT = "fhir"
_BEGINNING = 1 << 16
_MARK = b'"resourceType"'
# What systems put beside the files that somebody packed.
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_MOST_LOOKED_AT = 50
_NAMES_SHOWN = 3


def sniff(file: Opened) -> bool:
    """Whether it may be JSON, or a zip with a member that is FHIR; whether it is FHIR shows when it is read."""
    if not file.is_zip:
        return file.beginning.startswith(("{", "["))
    try:
        names = [name for name in file.unpacked.names if _may_be_json(name)]
        return any(_is_fhir(file, name) for name in names[:_MOST_LOOKED_AT])
    except FileNotUnderstood:
        return False


def require(file: Opened) -> None:
    """Raise FileNotUnderstood where the file is not FHIR after all."""
    Shelf(_documents(file)[0], say_nothing)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the records of the file would do."""
    documents, left_out = _documents(file)
    plan = plan_of(Shelf(documents, ground.tell), ground, FORMAT)
    return replace(plan, remarks=(*plan.remarks, *_left_out(left_out)))


def _documents(file: Opened) -> tuple[Sequence[Document], Sequence[str]]:
    """The texts of FHIR in a file, and the names of the members of a zip that are none."""
    if not file.is_zip:
        return [Document(source=file.source)], ()
    documents, others = [], []
    for name in file.unpacked.names:
        if any(part in name for part in _JUNK):
            continue
        if _may_be_json(name) and _is_json(file, name):
            documents.append(Document(source=file.member(name), name=name))
        else:
            others.append(name)
    if not documents:
        raise refusal(_("This is not FHIR."), _("No member of {name} is FHIR in JSON.").format(name=file.name))
    return documents, others


def _may_be_json(name: str) -> bool:
    """Whether a member may be a text of records: by its name alone where the name says that it is a picture or so."""
    return PurePosixPath(name).suffix.casefold() in {"", ".json", ".ndjson", ".jsonl", ".fhir", ".txt"}


def _is_json(file: Opened, name: str) -> bool:
    return _begins(file, name).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def _is_fhir(file: Opened, name: str) -> bool:
    return _is_json(file, name) and _MARK in _begins(file, name)


def _begins(file: Opened, name: str) -> bytes:
    with file.unpacked.open(name) as member:
        return member.read(_BEGINNING)


def _left_out(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    shown = with_commas(names[:_NAMES_SHOWN])
    said = ngettext(
        "{count} file in the zip is not FHIR in JSON and was not read: {names}.",
        "{count} files in the zip are not FHIR in JSON and were not read, among them: {names}.",
        len(names),
    )
    return (said.format(count=len(names), names=shown[:200]),)
