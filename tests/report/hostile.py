# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal with every field full of what breaks documents: markup, other scripts, endless words, very many rows."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import cycle

from journal_app.domain.catalogues import analytes
from journal_app.domain.facts import Fact
from journal_app.domain.labs import LabResult
from journal_app.domain.records import Appointment, Exclusion, Question
from journal_app.domain.scores import Day
from journal_app.domain.treatments import Course, Event, EventKind, Severity
from journal_app.store.journal import Journal
from tests.analysis.lives import a_result, a_score, ago, an_infusion, keep
from tests.builders import a_reaction, a_tracker

MARKUP = '#eval("1+1") *b* _i_ $x^2$ \\ <label> @ref `raw` = // /* ~ {{ }} "quoted"'
TEXTS = (
    MARKUP,
    "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}\N{FIRE} smile",
    "שלום עולם \u202eback\u202c",
    "鉄欠乏性貧血の記録",
    "W" * 200,
    "e" + "\N{COMBINING GRAVE ACCENT BELOW}" * 60,
    "\x00\x07 line\nbreak\r\ntab\t",
    "<script>alert(1)</script> %PDF-1.7 &amp;",
)
LONG_NOTE = f"{MARKUP} {'word ' * 3900}end of note"


def fill(journal: Journal, *, infusions: int = 40, results: int = 60) -> None:
    """Put it all into a journal."""
    keep(journal, *_facts(infusions, results))
    given = journal.facts.infusions()
    said = cycle(TEXTS)
    keep(
        journal,
        *(
            a_reaction(one, kind=next(said), lasted=next(said), note=next(said), severity=Severity.SERIOUS)
            for one in given[:20]
        ),
    )


def _facts(infusions: int, results: int) -> Iterator[Fact]:
    texts = cycle(TEXTS)

    def text() -> str:
        return next(texts)

    for number, words in enumerate(TEXTS):
        yield a_tracker(
            f"t{number}", name=words, question=words, low_words=words, high_words=words, position=-9 + number
        )
        yield from (a_score(day, day % 10, f"t{number}") for day in range(0, 60, 2))
        yield Appointment(day=ago(200 + number), with_whom=words, said=words, note=words)
        yield Question(text=words * 4, position=number)
        yield Exclusion(first_on=ago(8 * number + 4), last_on=ago(8 * number), reason=words)
        yield Course(title=words, dose=words, started_on=ago(50 + number), stopped_on=ago(2) if number % 2 else None)
        yield from (Event(first_on=ago(9 * number), kind=kind, title=words, note=words) for kind in EventKind)
    yield Appointment(day=ago(-3), with_whom=MARKUP)
    yield Day(day=ago(1), note=LONG_NOTE)
    for number in range(infusions):
        one = an_infusion(number, 100 + number, text(), product=text(), place=text(), note=text())
        yield replace(one, iron_mg=Decimal(number))
    keys = [*analytes(), *TEXTS, *(f"own {number}" for number in range(results))][:results]
    for number, key in enumerate(keys):
        result: LabResult = a_result(3 * (number % 12), "ferritin", number + 1)
        yield replace(result, analyte=key, unit=text(), unit_code="", flag=text(), laboratory=text(), range_text=text())
