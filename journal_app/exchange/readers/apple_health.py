# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Apple Health's export: the zip as the phone gives it, or the XML out of it.

Hides under which name the records lie in the zip, which is another in each language, and what else lies there.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import IO

from journal_app.domain.scores import DayRule, TrackerKind
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.apple_health.days import DayNumber
from journal_app.exchange.apple_health.kinds import told, words_of
from journal_app.exchange.apple_health.records import RESTING, STEPS, VARIABILITY, Gathered
from journal_app.exchange.diaries.named_values import NamedValues
from journal_app.exchange.diaries.source_names import SourceName
from journal_app.exchange.fhir.documents import Document
from journal_app.exchange.fhir.records import plan_of
from journal_app.exchange.fhir.shelf import Shelf
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import refusal
from journal_app.exchange.files.sources import told as told_by_disk
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import Entries, ImportPlan, line_name
from journal_app.exchange.reading import Ground
from journal_app.words import _, day_text, ngettext

FORMAT = "apple-health"

_SOURCE = "Apple Health"
_BEGINS = re.compile(rb"<!DOCTYPE\s+HealthData\b|<HealthData[\s>/]")
_CDA = re.compile(rb"<ClinicalDocument[\s>]")
_HEAD = 1 << 15
_MOST_LOOKED_INTO = 50


def sniff(file: Opened) -> bool:
    """Whether it is an XML that begins as such an export does, or a zip with one in it."""
    if not file.is_zip:
        return _BEGINS.search(file.beginning[:_HEAD].encode("utf-8", "replace")) is not None
    try:
        return bool(_mains(file))
    except FileNotUnderstood:
        return False


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the export would do: hours of sleep, resting pulse, its variability and steps, each only if asked for."""
    gathered = Gathered(ground.today)
    with _main(file) as (raw, size):
        gathered.read(raw, size, ground.tell)
    places: list[str] = []
    values = NamedValues(ground, _SOURCE, named=places.__getitem__)

    def place(words: str) -> int:
        places.append(words)
        return len(places) - 1

    for source, days in _sources(gathered):
        for day, number in days:
            values.offer(place(f"{source.name}, {day_text(day)}"), source, day, number)
    _refuse(values, gathered, place)
    clinical = _clinical(file)
    if clinical:
        gathered.counts.pop("ClinicalRecord", None)  # each tells of one of these files
    people = (Identity(born=gathered.born),) if gathered.born else ()
    plan = values.plan(FORMAT, remarks=(*_beside(file), *told(gathered.counts)))
    plan = replace(plan, people=people, person=people[0].words if people else "")
    return _with_clinical(plan, plan_of(Shelf(clinical, ground.tell), ground, FORMAT)) if clinical else plan


def _clinical(file: Opened) -> list[Document]:
    """The clinical records that a hospital gave to the phone: one resource of FHIR in each file of the zip."""
    names = file.unpacked.names if file.is_zip else ()
    return [Document(source=file.member(name), name=name) for name in names if _is_clinical(name)]


def _is_clinical(name: str) -> bool:
    return name.lower().endswith(".json") and "clinical" in name.lower()


def _with_clinical(plan: ImportPlan, clinical: ImportPlan) -> ImportPlan:
    """Both as one; who is meant by a birth date alone is not told twice where a clinical record says the name too."""
    unsaid = [one for one in plan.people if not any(one.may_be(other) for other in clinical.people)]
    return replace(
        plan,
        people=(*unsaid, *clinical.people),
        person=clinical.person or plan.person,
        entries=Entries([*plan.entries, *clinical.entries]),
        trackers=(*plan.trackers, *clinical.trackers),
        remarks=(*plan.remarks, *clinical.remarks),
    )


def _sources(gathered: Gathered) -> Iterator[tuple[SourceName, Iterator[DayNumber]]]:
    """What is put together day by day. None has a better end: more steps or more sleep are not always better."""
    numbers = gathered.numbers
    yield _source("Hours of sleep", TrackerKind.DURATION), gathered.sleep.days()
    yield _source("Resting pulse", TrackerKind.NUMBER, "bpm"), numbers[RESTING].days()
    yield _source("Heart rate variability", TrackerKind.NUMBER, "ms, SDNN"), numbers[VARIABILITY].days()
    yield _source("Steps", TrackerKind.COUNT), numbers[STEPS].days()


def _source(name: str, kind: TrackerKind, unit: str = "") -> SourceName:
    """Its name is not translated: an answer is remembered by it, and the key of its tracker is made of it."""
    return SourceName(name=name, group=_SOURCE, kind=kind, unit=unit, day_rule=DayRule.LAST, is_left_out=True)


def _refuse(values: NamedValues, gathered: Gathered, place: Callable[[str], int]) -> None:
    """Say which records of the kinds that are kept could not be read; of very many the first ones one by one."""
    for line, kind, reason in gathered.refused:
        values.reject(place(f"{line_name(line)}, {words_of(kind)}"), reason)
    for kind, count in gathered.refused_beyond.items():
        words = ngettext("{count} more record cannot be read.", "{count} more records cannot be read.", count)
        values.reject(place(words_of(kind)), words.format(count=count))


@contextmanager
def _main(file: Opened) -> Iterator[tuple[IO[bytes], int]]:
    """The XML of records and its size, to be read once; FileNotUnderstood where a zip has none, or two."""
    if not file.is_zip:
        with told_by_disk(file.path), file.path.open("rb", buffering=0) as raw:
            yield raw, file.size
        return
    mains = _mains(file)
    if len(mains) != 1:
        raise refusal(
            _("This zip is unclear."), _("It holds {count} files of health records.").format(count=len(mains))
        )
    with file.unpacked.open(mains[0]) as raw:
        yield raw, file.unpacked.size(mains[0])


def _mains(file: Opened) -> list[str]:
    return [name for name in _documents(file) if _BEGINS.search(_beginning(file, name))]


def _documents(file: Opened) -> list[str]:
    return [name for name in file.unpacked.names if name.lower().endswith(".xml")][:_MOST_LOOKED_INTO]


def _beginning(file: Opened, name: str) -> bytes:
    with file.unpacked.open(name) as raw:
        return raw.read(_HEAD)


def _beside(file: Opened) -> Iterator[str]:
    """What else lies in the zip and is not read, in sentences."""
    if not file.is_zip:
        return
    mains, others = set(_mains(file)), 0
    for name in file.unpacked.names:
        if name in mains or _is_clinical(name):
            continue
        if name.lower().endswith(".xml") and _CDA.search(_beginning(file, name)):
            yield _("{name} tells some of the same records once more and was not read.").format(name=name[:120])
        else:
            others += 1
    if others:
        yield ngettext(
            "{count} other file in the zip was not read.", "{count} other files in the zip were not read.", others
        ).format(count=others)
