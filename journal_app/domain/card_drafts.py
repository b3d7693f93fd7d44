# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of an added card: the reference by hand, and the template for a careful summary of it.

Hides which fields of a reference the form does not show and leaves as they are, and that what a text found is never
kept without what it cannot say.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from journal_app.domain.cards import Counts, Evidence, Higher, Measure, Result, Topics
from journal_app.domain.checks import Checked, Checks, need, needed_text
from journal_app.domain.choices import read_choice
from journal_app.domain.days import read_day
from journal_app.domain.own_cards import OwnCard, Summary
from journal_app.domain.quantities import read_number
from journal_app.domain.reference_marks import clean_doi, clean_pmid
from journal_app.domain.references import Reference
from journal_app.domain.result_rules import Oddity, odd_numbers
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.words import N_, _

USUAL_LEVEL = "95"
_MOST_DIGITS = 9
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_REFERENCE = ("title", "journal", "published", "volume", "issue", "pages", "doi", "pmid", "address")
_SUMMARY = ("headline", "design", "population", "found", "why", "conflicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDraft:
    """One number of a text as typed, and with it what the form does not show of a result that is edited."""

    what: str = ""
    measure: str = ""
    estimate: str = ""
    low: str = ""
    high: str = ""
    level: str = ""
    p: str = ""
    n: str = ""
    unit: str = ""
    higher_is: str = ""
    comparison: str = ""
    df: int = 0
    checked: bool = False
    note: str = ""
    counts: Counts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
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
        checks.read("checked_on", lambda: read_day(draft.checked_on, today=today)) if draft.checked_on else None
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
        results=tuple(map(_draft_of_result, summary.results)),
        was=own,
    )


def _draft_of_result(result: Result) -> ResultDraft:
    return ResultDraft(
        what=result.what,
        measure=result.measure.value,
        estimate=_printed(result.estimate),
        low=_printed(result.low),
        high=_printed(result.high),
        level=str(result.level),
        p=result.p,
        n=str(result.n or ""),
        unit=result.unit,
        higher_is=result.higher_is.value,
        comparison=result.comparison,
        df=result.df,
        checked=result.checked,
        note=result.note,
        counts=result.counts,
    )


def _printed(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")


def _reference(checks: Checks, draft: CardDraft, was: Reference, today: date) -> Reference | None:
    """The reference; what is as it was in a file is not asked to have another form now."""

    def unless_same(field: str, read: Callable[[str], str]) -> str | None:
        typed = _line(getattr(draft, field))
        return typed if not typed or typed == getattr(was, field) else checks.read(field, lambda: read(typed))

    title = checks.read("title", lambda: needed_text(_line(draft.title), _("The title is missing.")))
    published = unless_same("published", lambda text: _dated(text, today))
    doi, pmid = unless_same("doi", _doi), unless_same("pmid", _pmid)
    address = unless_same("address", _address)
    if None in {title, published, doi, pmid, address}:
        return None
    return replace(
        was,
        title=need(title),
        authors=_lines(draft.authors),
        journal=_line(draft.journal),
        published=need(published),
        volume=_line(draft.volume),
        issue=_line(draft.issue),
        pages=_line(draft.pages),
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
    people = checks.read("n", lambda: _whole(draft.n))
    results = [_result(checks, f"results.{place}", result) for place, result in enumerate(draft.results)]
    if found is None or evidence is None or people is None or None in results:
        return None
    return Summary(
        found=found,
        cannot_say=cannot_say,
        headline=_line(draft.headline),
        evidence=evidence,
        design=draft.design.strip(),
        n=people,
        population=draft.population.strip(),
        why=draft.why.strip(),
        conflicts=draft.conflicts.strip(),
        results=tuple(result for result in results if result is not None),
    )


def _result(checks: Checks, at: str, draft: ResultDraft) -> Result | None:
    what = checks.read(f"{at}.what", lambda: needed_text(_line(draft.what), _("Say what the number is about.")))
    measure = checks.read(f"{at}.measure", lambda: read_choice(draft.measure, Measure, None))
    higher = checks.read(f"{at}.higher_is", lambda: read_choice(draft.higher_is, Higher, Higher.NEITHER))
    level = checks.read(f"{at}.level", lambda: _whole(draft.level or USUAL_LEVEL))
    people = checks.read(f"{at}.n", lambda: _whole(draft.n))
    estimate = checks.read(f"{at}.estimate", lambda: _number(draft.estimate))
    low = checks.read(f"{at}.low", lambda: _number(draft.low))
    high = checks.read(f"{at}.high", lambda: _number(draft.high))
    if what is None or measure is None or higher is None or level is None or people is None:
        return None
    typed = (draft.estimate, draft.low, draft.high)
    if any(text.strip() and number is None for text, number in zip(typed, (estimate, low, high), strict=True)):
        return None
    result = Result(
        what=what,
        measure=measure,
        estimate=estimate,
        low=low,
        high=high,
        level=level,
        p=_line(draft.p),
        n=people,
        df=draft.df,
        unit=_line(draft.unit),
        higher_is=higher,
        comparison=_line(draft.comparison),
        checked=draft.checked,
        note=draft.note,
        counts=draft.counts,
    )
    for name, oddity in odd_numbers(result):
        checks.refuse(f"{at}.{name}", _(_ODD[oddity]))
    return result


_ODD = {
    Oddity.NOTHING_GIVEN: N_("Write the number the text gives, or at least its P."),
    Oddity.HALF_AN_INTERVAL: N_("Write both ends of the interval, or neither."),
    Oddity.OUTSIDE: N_("The number does not lie between the two ends of its interval."),
    Oddity.NO_LEVEL: N_("The level of an interval is between 50 and 99 per cent; most often it is 95."),
    Oddity.NO_P: N_("Write P as it is printed, such as 0.03 or < 0.001."),
    Oddity.NO_CORRELATION: N_("A correlation lies between -1 and 1."),
    Oddity.NO_RATIO: N_("A ratio is greater than 0."),
}


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


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, text.split("\n"))))


def _dated(text: str, today: date) -> str:
    year = Reference(title="", published=text).year
    if not year:
        raise _refused(text, _("Write the year with four digits, such as 2018, or the date, such as 2018-04."))
    if int(year) > today.year + 1:
        raise _refused(text, _("This year has not come yet."))
    return text


def _doi(text: str) -> str:
    found = clean_doi(text)
    if not found:
        raise _refused(text, _("A DOI begins with 10. and has a slash, such as 10.1000/182."))
    return found


def _pmid(text: str) -> str:
    found = clean_pmid(text)
    if not found:
        raise _refused(text, _("A PMID is a number of up to nine digits, such as 28509815."))
    return found


def _address(text: str) -> str:
    if not text.casefold().startswith(("https://", "http://")) or " " in text:
        raise _refused(text, _("Write the whole address, from https:// on, without blanks."))
    return text


def _whole(text: str) -> int:
    typed = text.strip()
    if typed and not (typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS):
        raise _refused(typed, _("Write a whole number in digits, such as 120."))
    return int(typed or 0)


def _number(text: str) -> Decimal | None:
    """A number as papers print it, with a decimal point; None where nothing was typed."""
    typed = text.strip().replace("\u2212", "-")
    if not typed:
        return None
    if _DECIMAL.fullmatch(typed):
        return Decimal(typed)
    return read_number(typed)


def _refused(text: str, expected: str) -> EntryRefused:
    return EntryRefused(
        _("“{text}” does not fit here.").format(text=shortened(text)), expected, _("Nothing was changed.")
    )
