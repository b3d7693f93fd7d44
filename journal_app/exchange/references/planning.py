# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What adding a reference file would do, record by record, before anything is done; and doing it.

Hides that the keys of new cards and what counts as a duplicate are settled together, in the order of the file, and
again when the cards are kept: the shelf may have changed since the plan was shown.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from journal_app.domain.frozen import frozen
from journal_app.domain.own_cards import OwnCard, row_of
from journal_app.domain.records import Card, ImportRun
from journal_app.domain.spelling import shortened
from journal_app.exchange.files.sources import refusal
from journal_app.exchange.references.duplicates import Known, KnownTexts, known_as, known_on
from journal_app.exchange.references.encodings import read_text
from journal_app.exchange.references.keys import key_for
from journal_app.exchange.references.records import Record
from journal_app.exchange.references.sniffing import sniff
from journal_app.store.changes import Edit
from journal_app.store.journal import Changed, Journal
from journal_app.store.operations import Operation
from journal_app.words import _


@frozen
class NewCard:
    """A record that becomes a card."""

    key: str
    own: OwnCard
    where: str


@frozen
class Skipped:
    """A record of a text that is here already, under ``key``."""

    where: str
    title: str
    key: str
    reason: str


@frozen
class Rejected:
    """A record that cannot be kept."""

    where: str
    reason: str


@frozen
class ReferencePlan:
    """Everything one file would add to the shelf. ``encoding`` is the one its text was read in."""

    format: str
    encoding: str
    add: tuple[NewCard, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    file_hash: str = ""


def plan_references(content: bytes, known: Iterable[Known]) -> ReferencePlan:
    """What the references in ``content`` would add beside the texts that are ``known``; nothing is changed.

    FileNotUnderstood when nothing in it can be read as references at all.
    """
    found = read_text(content)
    form = sniff(found.text)
    records = tuple(form.read(found.text))
    if not any(record.reference or not record.is_broken for record in records):
        raise _nothing_in(records)
    here = KnownTexts(known)
    outcome = [_outcome(record, here) for record in records]
    return ReferencePlan(
        format=form.NAME,
        encoding=found.encoding,
        add=tuple(each for each in outcome if isinstance(each, NewCard)),
        skipped=tuple(each for each in outcome if isinstance(each, Skipped)),
        rejected=tuple(each for each in outcome if isinstance(each, Rejected)),
        file_hash=hashlib.sha256(content).hexdigest(),
    )


def keep_references(journal: Journal, plan: ReferencePlan, file_name: str) -> Changed[tuple[Card, ...]]:
    """Put the new cards of a plan on the shelf as one change, which one undo takes back; gives them as kept.

    A plan without new cards, or whose texts have all come here since, leaves no trace.
    """
    cards = _still_new(plan.add, known_on(journal.facts))
    if not cards:
        return Changed((), frozenset(), None)
    return journal.change(Operation.IMPORT, lambda edit: _keep(edit, journal, plan, cards, file_name), label=file_name)


def _keep(
    edit: Edit, journal: Journal, plan: ReferencePlan, cards: Iterable[NewCard], file_name: str
) -> tuple[Card, ...]:
    run = edit.add(
        ImportRun(
            file_name=file_name,
            file_hash=plan.file_hash,
            format=plan.format,
            person="",
            imported_at=journal.clock(),
        )
    )
    return tuple(edit.add(replace(row_of(card.key, card.own), source=run.id)) for card in cards)


def _still_new(cards: Iterable[NewCard], known: Iterable[Known]) -> tuple[NewCard, ...]:
    """The cards whose texts are not here, each under a key that is free."""
    here = KnownTexts(known)
    kept = []
    for card in cards:
        reference = card.own.reference
        if here.find(known_as(card.key, reference)) is None:
            key = key_for(reference, here.keys) if card.key in here.keys else card.key
            here.add(known_as(key, reference))
            kept.append(replace(card, key=key))
    return tuple(kept)


def _outcome(record: Record, here: KnownTexts) -> NewCard | Skipped | Rejected:
    reference = record.reference
    if reference is None:
        return Rejected(where=record.where, reason=record.reason)
    present = here.find(known_as("", reference))
    if present is not None:
        return Skipped(where=record.where, title=reference.title, key=present.key, reason=_why(present))
    key = key_for(reference, here.keys)
    here.add(known_as(key, reference))
    return NewCard(key=key, own=OwnCard(reference=reference), where=record.where)


def _why(present: Known) -> str:
    return _("It is here already, as {key}.").format(key=shortened(present.key))


def _nothing_in(records: tuple[Record, ...]) -> Exception:
    first = next(iter(records), None)
    return refusal(
        _("Nothing in this file can be read."),
        # Translators: "{where}: {reason}": why a record of a file was not read; {where} is such as: record 3, line 40
        _("{where}: {reason}").format(where=first.where, reason=first.reason) if first else _("It holds no record."),
    )
