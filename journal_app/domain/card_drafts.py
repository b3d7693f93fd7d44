# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of an added card: the reference by hand, and the template for a careful summary of it.

Hides which fields of a reference the form does not show and leaves as they are, and that what a text found is never
kept without what it cannot say.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from journal_app.domain.cards import Evidence, Topics
from journal_app.domain.checks import Checked, Checks, need, needed_text
from journal_app.domain.choices import read_choice
from journal_app.domain.days import read_day
from journal_app.domain.frozen import frozen
from journal_app.domain.own_cards import OwnCard, Summary
from journal_app.domain.reference_marks import clean_doi, clean_pmid
from journal_app.domain.references import Reference
from journal_app.domain.result_drafts import (
    ResultDraft,
    check_result,
    draft_of_result,
    one_line,
    refused,
    whole_number,
)
from journal_app.words import _

__all__ = ["CardDraft", "ResultDraft", "check_card_draft", "draft_of"]

_REFERENCE = ("title", "journal", "published", "volume", "issue", "pages", "doi", "pmid", "address")
_SUMMARY = ("headline", "design", "population", "found", "why", "conflicts")


@frozen
class CardDraft:
    """An added card as typed; ``authors`` and ``cannot_say`` have one a line, the chosen topics are keys.

    ``was`` is the card it was made from, for what the form does not show.
    """

    title: str = ""
    authors: str = ""
    journal: str = ""
    published: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    address: str = ""
    headline: str = ""
    evidence: str = ""
    design: str = ""
    n: str = ""
    population: str = ""
    found: str = ""
    cannot_say: str = ""
    why: str = ""
    conflicts: str = ""
    checked_on: str = ""
    analytes: frozenset[str] = frozenset()
    trackers: frozenset[str] = frozenset()
    treatments: frozenset[str] = frozenset()
    results: tuple[ResultDraft, ...] = ()
    was: OwnCard | None = None


def check_card_draft(draft: CardDraft, *, today: date) -> Checked[OwnCard]:
    """The card a draft makes, or its problems by field; those of a result stand at "results.0.low" and so on."""
    checks = Checks()
    was = draft.was or OwnCard(reference=Reference(title=""))
    reference = _reference(checks, draft, was.reference, today)
    summary = _summary(checks, draft)
    checked_on = (
        checks.read("checked_on", lambda: read_day(draft.checked_on, today=today)) if draft.checked_on.strip() else None
    )
    return checks.give(
        lambda: replace(
            was, reference=need(reference), summary=summary, topics=_topics(draft, was.topics), checked_on=checked_on
        )
    )


def draft_of(own: OwnCard) -> CardDraft:
    """The form filled in with a card, to be edited."""
    summary = own.summary or Summary(found="", cannot_say=())
    said_evidence = "" if summary.evidence is Evidence.NOT_SAID else summary.evidence.value
    return CardDraft(
        **{name: getattr(own.reference, name) for name in _REFERENCE},
        **{name: getattr(summary, name) for name in _SUMMARY},
        authors="\n".join(own.reference.authors),
        evidence=said_evidence,
        n=str(summary.n or ""),
        cannot_say="\n".join(summary.cannot_say),
        checked_on=own.checked_on.isoformat() if own.checked_on else "",
        analytes=frozenset(own.topics.analytes),
        trackers=frozenset(own.topics.trackers),
        treatments=frozenset(own.topics.treatments),
        results=tuple(map(draft_of_result, summary.results)),
        was=own,
    )


def _reference(checks: Checks, draft: CardDraft, was: Reference, today: date) -> Reference | None:
    """The reference; what is as it was in a file is not asked to have another form now."""

    def unless_same(field: str, read: Callable[[str], str]) -> str | None:
        typed = one_line(getattr(draft, field))
        return typed if not typed or typed == getattr(was, field) else checks.read(field, lambda: read(typed))

    title = checks.read("title", lambda: needed_text(one_line(draft.title), _("The title is missing.")))
    published = unless_same("published", lambda text: _dated(text, today))
    doi, pmid = unless_same("doi", _doi), unless_same("pmid", _pmid)
    address = unless_same("address", _address)
    if None in {title, published, doi, pmid, address}:
        return None
    return replace(
        was,
        title=need(title),
        authors=_lines(draft.authors),
        journal=one_line(draft.journal),
        published=need(published),
        volume=one_line(draft.volume),
        issue=one_line(draft.issue),
        pages=one_line(draft.pages),
        doi=need(doi),
        pmid=need(pmid),
        address=need(address),
    )


def _summary(checks: Checks, draft: CardDraft) -> Summary | None:
    """The summary, None where nobody has begun one; once begun it needs both its halves."""
    begun = any(getattr(draft, name).strip() for name in (*_SUMMARY, "evidence", "n", "cannot_say"))
    if not begun and not draft.results:
        return None
    found = checks.read("found", lambda: needed_text(draft.found, _("Say what it found, in your own words.")))
    cannot_say = _lines(draft.cannot_say)
    if not cannot_say:
        checks.refuse("cannot_say", _("Say what it cannot say: who was not studied, what was not compared."))
    evidence = checks.read("evidence", lambda: read_choice(draft.evidence, Evidence, Evidence.NOT_SAID))
    people = checks.read("n", lambda: whole_number(draft.n))
    results = [check_result(checks, f"results.{place}", result) for place, result in enumerate(draft.results)]
    if found is None or evidence is None or people is None or None in results:
        return None
    return Summary(
        found=found,
        cannot_say=cannot_say,
        headline=one_line(draft.headline),
        evidence=evidence,
        design=draft.design.strip(),
        n=people,
        population=draft.population.strip(),
        why=draft.why.strip(),
        conflicts=draft.conflicts.strip(),
        results=tuple(result for result in results if result is not None),
    )


def _topics(draft: CardDraft, was: Topics) -> Topics:
    """The chosen topics, those that were there before in their order; what the form does not show stays."""
    return replace(
        was,
        analytes=_ordered(draft.analytes, was.analytes),
        trackers=_ordered(draft.trackers, was.trackers),
        treatments=_ordered(draft.treatments, was.treatments),
    )


def _ordered(chosen: frozenset[str], before: tuple[str, ...]) -> tuple[str, ...]:
    return (*(key for key in before if key in chosen), *sorted(chosen.difference(before)))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, text.split("\n"))))


def _dated(text: str, today: date) -> str:
    year = Reference(title="", published=text).year
    if not year:
        raise refused(text, _("Write the year with four digits, such as 2018, or the date, such as 2018-04."))
    if int(year) > today.year + 1:
        raise refused(text, _("This year has not come yet."))
    return text


def _doi(text: str) -> str:
    found = clean_doi(text)
    if not found:
        raise refused(text, _("A DOI begins with 10. and has a slash, such as 10.1000/182."))
    return found


def _pmid(text: str) -> str:
    found = clean_pmid(text)
    if not found:
        raise refused(text, _("A PMID is a number of up to nine digits, such as 28509815."))
    return found


def _address(text: str) -> str:
    if not text.casefold().startswith(("https://", "http://")) or " " in text:
        raise refused(text, _("Write the whole address, from https:// on, without blanks."))
    return text
