# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Writing a pack: a journal file of its own with a passphrase of its own, in which only what was chosen ever stood.

Hides that it is not a copy thinned out but a new file filled up: nothing else was ever on its pages, and it has no log
of changes that could tell what was left behind.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from journal_app.domain.facts import Fact, Kind, ids_from
from journal_app.domain.packs import PackWish, packed
from journal_app.errors import EntryRefused
from journal_app.store import inspection, newborn, refusals, rows, schema, vault
from journal_app.store.engine import Database
from journal_app.store.queries import Facts
from journal_app.words import _, with_commas


def write_pack(facts: Facts, path: Path, wish: PackWish, *, passphrase: str, now: datetime) -> int:
    """Write a pack to ``path``, where no file may be; gives how many entries are in it.

    EntryRefused without a passphrase, with days that end before they begin, where nothing would be in it, and, with the
    names there are, where nobody of that name entered anything;
    StorageFailed when the disk refuses. Then nothing is left behind.
    """
    _refuse_pointless(wish, passphrase)
    every = (fact for fact_type in rows.FACTS.values() for fact in facts.every(fact_type))
    going = list(packed(every, wish, now))
    count = sum(type(fact) not in _NO_ENTRIES for fact in going)
    if not count:
        _refuse_stranger(facts, wish.signed_off_by)
        raise EntryRefused(_("Nothing would be in this pack."), _("No file was made. Choose other days or parts."))
    with newborn.appearing_at(path) as working:
        with newborn.closing(vault.connect(working, passphrase=passphrase)) as db:
            schema.migrate(db)
            with db.atomic():
                _fill(db, going, now)
            problems = inspection.damage(db)
        if problems:
            raise refusals.damaged(path, problems[0])
    return count


_NO_ENTRIES = frozenset({rows.FACTS[kind] for kind in (Kind.TRACKER, Kind.SETTING)})


def _refuse_pointless(wish: PackWish, passphrase: str) -> None:
    if not passphrase:
        raise EntryRefused(
            _("A pack needs a passphrase of its own."), _("Without one, whoever finds the file could read it.")
        )
    if wish.last < wish.first:
        raise EntryRefused(_("These days end before they begin."), _("No pack was made."))


def _refuse_stranger(facts: Facts, signed_off_by: str) -> None:
    """Refuse to send back what somebody entered who entered nothing: a name spelled otherwise is not theirs."""
    kinds = set(rows.FACTS.values()) - _NO_ENTRIES
    names = {fact.entered_by for kind in kinds for fact in facts.every(kind)} - {""}
    if signed_off_by and signed_off_by not in names:
        raise EntryRefused(
            _("Nothing in this journal was entered by {name}.").format(name=signed_off_by),
            _("Entries are by: {names}. No pack was made.").format(names=with_commas(sorted(names)))
            if names
            else _("No pack was made."),
        )


def _fill(db: Database, facts: list[Fact], now: datetime) -> None:
    for fact in _stamped(facts, now):
        db.execute(rows.insert_sql(type(fact)), rows.encode(fact))


def _stamped(facts: list[Fact], now: datetime) -> Iterator[Fact]:
    """The facts as they were entered, and what the pack says of itself as entered now."""
    from random import Random

    ids = ids_from(now, Random(0))  # noqa: S311 -- ids need to differ, not to be secret
    for fact in facts:
        yield fact if fact.id else replace(fact, id=next(ids), recorded_at=now)
