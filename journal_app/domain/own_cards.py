# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A research card that the reader added: a reference, and a careful summary once somebody has written one.

Hides how it stands in the journal (JSON in the row of a ``records.Card``) and that it is read like a card that ships.
"""

from datetime import date

from journal_app.domain.cards import Citation, Cited, Evidence, ResearchCard, Result, Topics
from journal_app.domain.frozen import frozen
from journal_app.domain.frozen_json import read_fact, written
from journal_app.domain.records import Card
from journal_app.domain.references import Reference

OWN = "my-"
"""How the key of every added card begins, so that none ever meets one that ships."""


@frozen
class Summary:
    """What a text found, in the reader's own words; never without what it cannot say."""

    found: str
    cannot_say: tuple[str, ...]
    headline: str = ""
    evidence: Evidence = Evidence.NOT_SAID
    design: str = ""
    n: int = 0
    population: str = ""
    why: str = ""
    conflicts: str = ""
    results: tuple[Result, ...] = ()


NO_TOPICS = Topics()


@frozen
class OwnCard:
    """``checked_on`` is when the reader compared the card with its source, None while nobody has."""

    reference: Reference
    topics: Topics = NO_TOPICS
    summary: Summary | None = None
    checked_on: date | None = None


def row_of(key: str, own: OwnCard) -> Card:
    """The row in which a journal keeps an added card."""
    return Card(key=key, title=own.reference.title, content=written(own))


def own_card_of(row: Card) -> OwnCard:
    """The added card in a row; what a later program added to it is left alone. ValueError when it holds none."""
    return read_fact(OwnCard, row.content)


def as_research_card(key: str, own: OwnCard) -> ResearchCard:
    """An added card in the shape of those that ship; what nobody has written stays empty."""
    summary = own.summary or Summary(found="", cannot_say=())
    reference = own.reference
    return ResearchCard(
        key=key,
        headline=summary.headline or reference.title,
        evidence=summary.evidence,
        design=summary.design,
        n=summary.n,
        population=summary.population,
        found=summary.found,
        why_patient=summary.why,
        why_caregiver="",
        why_clinician="",
        cannot_say=summary.cannot_say,
        conflicts=summary.conflicts,
        conflicts_checked=False,
        checked_on=own.checked_on,
        read=reference.address,
        topics=own.topics,
        citation=_citation(reference, is_checked=own.checked_on is not None),
        results=summary.results,
    )


def _citation(reference: Reference, *, is_checked: bool) -> Citation:
    def cited(text: str) -> Cited:
        return Cited(text=text, checked=is_checked and bool(text))

    return Citation(
        title=cited(reference.title),
        authors=cited("; ".join(reference.authors)),
        journal=cited(reference.journal),
        year=cited(reference.year),
        volume=cited(reference.volume),
        pages=cited(reference.pages),
        doi=cited(reference.doi),
        pmid=cited(reference.pmid),
        address=cited(reference.address),
    )
