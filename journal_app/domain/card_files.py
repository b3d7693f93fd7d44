# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One card's TOML text read into a ResearchCard, or refused with everything that is wrong with it.

Hides the order of the checks. Every mistake is named with file and field ("prefer-2014.toml: results[1].low: ..."), so
that somebody writing a card mends it in one go. A mistake in a card that ships is a bug of ours, hence a ValueError.
"""

import re
from collections.abc import Iterable
from functools import cache

from journal_app.domain.card_tables import Table
from journal_app.domain.cards import (
    Citation,
    Cited,
    Counts,
    Evidence,
    FindingKind,
    Higher,
    Measure,
    Quotation,
    ResearchCard,
    Result,
    Topics,
)
from journal_app.domain.catalogues import analytes, known_courses, offered_trackers, products, reaction_kinds
from journal_app.domain.own_cards import OWN
from journal_app.domain.result_rules import Oddity, odd_numbers
from journal_app.domain.spelling import nearest, plain
from journal_app.domain.treatments import InfusionKind

LONGEST_HEADLINE = 100
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LIST_MARK = re.compile(r"[SG][0-9]+[a-z]?")
_FORMS = {"year": r"[0-9]{4}", "doi": r"10\.[0-9]+/\S+", "pmid": r"[0-9]{1,9}"}
_CITED = ("title", "authors", "journal", "year", "volume", "pages", "doi", "pmid", "address")


class CardMistaken(ValueError):
    """A card cannot be used as it stands; ``problems`` names each mistake with its file and field."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def read_card(text: str, name: str) -> ResearchCard:
    """The card in ``text``, the content of a file called ``name``; CardMistaken names everything wrong with it."""
    import tomllib  # beside the only use, so that a window without cards does not pay for it

    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CardMistaken([f"{name}: is no TOML: {error}"]) from error
    problems: list[str] = []
    card = _card(Table(rows, "", problems), name.removesuffix(".toml"))
    if problems:
        raise CardMistaken(f"{name}: {problem}" for problem in problems)
    return card


def _card(table: Table, name: str) -> ResearchCard:
    card = ResearchCard(
        key=_key(table, name),
        headline=_headline(table),
        evidence=_evidence(table),
        design=table.text("design"),
        n=table.count("n"),
        population=table.text("population"),
        found=table.text("found"),
        why_patient=table.text("why_patient"),
        why_caregiver=table.text("why_caregiver"),
        why_clinician=table.text("why_clinician"),
        cannot_say=table.texts("cannot_say", at_least=1),
        conflicts=table.text("conflicts", may_be_empty=True),
        conflicts_checked=table.flag("conflicts_checked"),
        checked_on=table.day("checked_on"),
        read=_read(table),
        topics=_topics(table.table("topics")),
        citation=_citation(table.table("citation")),
        results=tuple(_result(row) for row in table.tables("results")),
        related=_other_cards(table, "related", name),
        contradicts=_other_cards(table, "contradicts", name),
        quotation=_quotation(table),
    )
    table.close()
    return card


def _key(table: Table, name: str) -> str:
    key = table.text("key")
    if key and not _KEY.fullmatch(key):
        table.wrong("key", "is not made of small letters, digits and single hyphens")
    if key.startswith(OWN):
        table.wrong("key", f"begins with {OWN!r}, as those of cards that readers add do")
    if key and key != name:
        table.wrong("key", f"is {key!r}, which is not the name of the file")
    return key


def _evidence(table: Table) -> Evidence:
    evidence = table.choice("evidence", Evidence)
    if evidence is Evidence.NOT_SAID:
        table.wrong("evidence", "is not said, and a card that ships says it")
    return evidence


def _headline(table: Table) -> str:
    headline = table.text("headline")
    if len(headline) > LONGEST_HEADLINE:
        table.wrong("headline", f"has {len(headline)} signs, more than {LONGEST_HEADLINE}")
    return headline


def _read(table: Table) -> str:
    read = table.text("read")
    if _LIST_MARK.fullmatch(read):
        table.wrong("read", f"is {read!r}, a mark in a list of sources; give the address itself")
    return read


def _other_cards(table: Table, name: str, own: str) -> tuple[str, ...]:
    keys = table.texts(name, may_be_missing=True)
    if own in keys:
        table.wrong(name, "names the card itself")
    return keys


def _quotation(table: Table) -> Quotation | None:
    if not table.may_hold("quotation"):
        return None
    row = table.table("quotation")
    quotation = Quotation(text=row.text("text"), source=row.text("from"))
    row.close()
    return quotation


def _citation(table: Table) -> Citation:
    cited = {name: _cited(table, name) for name in _CITED}
    table.close()
    return Citation(**cited)


def _cited(table: Table, name: str) -> Cited:
    row = table.table(name)
    cited = Cited(text=row.text("text", may_be_empty=True), checked=row.flag("checked"))
    row.close()
    if cited.checked and not cited.text:
        table.wrong(name, "is empty and yet checked")
    if cited.text and name in _FORMS and not re.fullmatch(_FORMS[name], cited.text):
        table.wrong(name, f"is {cited.text!r}, which is no {name}")
    return cited


def _result(table: Table) -> Result:
    result = Result(
        what=table.text("what"),
        measure=table.choice("measure", Measure),
        estimate=table.number("estimate"),
        low=table.number("low"),
        high=table.number("high"),
        level=table.count("level"),
        p=table.text("p", may_be_empty=True),
        n=table.count("n"),
        df=table.count("df", or_else=0),
        unit=table.text("unit", may_be_empty=True),
        higher_is=table.choice("higher_is", Higher),
        comparison=table.text("comparison"),
        checked=table.flag("checked"),
        note=table.text("note", may_be_empty=True),
        counts=_counts(table),
        is_interval_printed=table.flag("interval_printed") if table.may_hold("interval_printed") else True,
    )
    for name, oddity in odd_numbers(result):
        table.wrong(name, f"is {result.p!r}, which {oddity}" if oddity is Oddity.NO_P else oddity)
    table.close()
    return result


def _counts(table: Table) -> Counts | None:
    if not table.may_hold("counts"):
        return None
    value = table.rows["counts"]
    if not isinstance(value, list) or [type(number) for number in value] != [int] * 4:
        table.wrong("counts", "is no list of four whole numbers: so many, of so many, and the same of the others")
        return None
    first, of_first, second, of_second = value
    if not (0 <= first <= of_first and 0 <= second <= of_second and of_first and of_second):
        table.wrong("counts", "has more people to whom it happened than people")
        return None
    return Counts(first=first, of_first=of_first, second=second, of_second=of_second)


def _topics(table: Table) -> Topics:
    topics = Topics(
        analytes=_known(table, "analytes", analytes()),
        trackers=_known(table, "trackers", [offered.tracker.key for offered in offered_trackers()]),
        treatments=_treatments(table),
        conditions=table.texts("conditions"),
        safety=table.texts("safety"),
        reactions=_known(table, "reactions", [known.key for known in reaction_kinds()], may_be_missing=True),
        findings=table.choices("findings", FindingKind),
    )
    table.close()
    return topics


def _known(table: Table, name: str, known: Iterable[str], *, may_be_missing: bool = False) -> tuple[str, ...]:
    texts = table.texts(name, may_be_missing=may_be_missing)
    keys = list(known)
    for text in texts:
        if text not in keys:
            table.wrong(name, f"has {text!r}, which is in no catalogue{_nearest(text, keys)}")
    return texts


def _treatments(table: Table) -> tuple[str, ...]:
    texts = table.texts("treatments")
    for text in texts:
        if plain(text) not in _treatment_spellings():
            names = [*InfusionKind, *(known.inn for known in products()), *(known.title for known in known_courses())]
            table.wrong("treatments", f"has {text!r}, which is in no catalogue{_nearest(text, names)}")
    return texts


@cache
def _treatment_spellings() -> frozenset[str]:
    courses = (spelling for course in known_courses() for spelling in course.spellings)
    return frozenset(map(plain, (*InfusionKind, *(product.inn for product in products()), *courses)))


def _nearest(text: str, known: Iterable[str]) -> str:
    near = nearest(text, known, 1)
    return f"; nearest is {near[0]!r}" if near else ""
