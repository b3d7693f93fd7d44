# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The shape of a research card: what one study or text found, and what it cannot say.

Numbers are kept as they are printed at the source. ``checked`` is False for what nobody has yet read there; an empty
text with that mark is something nobody could find. ``records.Card`` is the row in which a journal keeps a card.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

from journal_app.domain.frozen import frozen

YEARS_FRESH = 2
"""For how many years after it was checked a card counts as it stands."""


class Evidence(StrEnum):
    """What kind of text a card is about."""

    RANDOMISED_TRIAL = "randomised trial"
    META_ANALYSIS = "meta-analysis"
    SYSTEMATIC_REVIEW = "systematic review"
    OBSERVATIONAL_STUDY = "observational study"
    IMAGING_STUDY = "imaging study"
    LABORATORY_STUDY = "laboratory study"
    GUIDELINE = "guideline"
    PRODUCT_LABEL = "product label"
    REVIEW = "review"
    SUMMARY_OF_OTHERS = "summary of others"
    CLINIC_ARTICLE = "clinic article"
    NOT_SAID = "not said"


class Measure(StrEnum):
    """On which scale the size of a result is printed."""

    ODDS_RATIO = "odds ratio"
    RISK_RATIO = "risk ratio"
    HAZARD_RATIO = "hazard ratio"
    MEAN_DIFFERENCE = "mean difference"
    STANDARDISED_MEAN_DIFFERENCE = "standardised mean difference"
    WEIGHTED_MEAN_DIFFERENCE = "weighted mean difference"
    MEAN_CHANGE = "mean change"
    CORRELATION = "correlation"
    PARTIAL_CORRELATION = "partial correlation"
    PERCENTAGE = "percentage"
    PERCENTAGE_DIFFERENCE = "percentage difference"

    @property
    def is_ratio(self) -> bool:
        """Whether 1 stands for no difference, and halves and doubles lie as far from it."""
        return self in {Measure.ODDS_RATIO, Measure.RISK_RATIO, Measure.HAZARD_RATIO}

    @property
    def is_correlation(self) -> bool:
        """Whether it lies between -1 and 1, with 0 for no relation."""
        return self in {Measure.CORRELATION, Measure.PARTIAL_CORRELATION}


class FindingKind(StrEnum):
    """The questions the journal asks of a diary; a card can be about asking one, never about an answer."""

    BEFORE_AND_AFTER = "before and after"
    TOGETHER = "two things together"
    TREND = "trend"
    WEEKDAYS = "weekdays"
    COVERAGE = "coverage"


class Higher(StrEnum):
    """What more of the thing studied means for a person."""

    BETTER = "better"
    WORSE = "worse"
    NEITHER = "neither"


@frozen
class Cited:
    """One field of a citation, and whether it was read at the source."""

    text: str
    checked: bool


@frozen
class Citation:
    """Where a text stands; a field nobody could find is empty."""

    title: Cited
    authors: Cited
    journal: Cited
    year: Cited
    volume: Cited
    pages: Cited
    doi: Cited
    pmid: Cited
    address: Cited


@frozen
class Counts:
    """Two groups of people, and to how many of each something happened."""

    first: int
    of_first: int
    second: int
    of_second: int


@frozen
class Result:
    """One number of a text with its interval and P, each as printed; None or empty where not given.

    ``level`` is of the interval, in per cent. ``df`` are degrees of freedom, 0 where not known. ``p`` is text, since it
    may be "< 0.001". An interval that a card's author worked out from other numbers is not ``is_interval_printed``.
    """

    what: str
    measure: Measure
    estimate: Decimal | None
    low: Decimal | None
    high: Decimal | None
    level: int
    p: str
    n: int
    df: int
    unit: str
    higher_is: Higher
    comparison: str
    checked: bool
    note: str
    counts: Counts | None = None
    is_interval_printed: bool = True


@frozen
class Topics:
    """What a card is about: keys of analytes, trackers and reactions, kinds or names of treatments, and free words."""

    analytes: tuple[str, ...] = ()
    trackers: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    reactions: tuple[str, ...] = ()
    findings: tuple[FindingKind, ...] = ()


@frozen
class Quotation:
    """The one sentence of a source that a card may carry, and who says it."""

    text: str
    source: str


@frozen
class ResearchCard:
    """What a study or text found, in our own words; ``n`` is 0 where not known, ``read`` the address that was read.

    ``checked_on`` is None for a text that the reader added and nobody has compared with its source.
    """

    key: str
    headline: str
    evidence: Evidence
    design: str
    n: int
    population: str
    found: str
    why_patient: str
    why_caregiver: str
    why_clinician: str
    cannot_say: tuple[str, ...]
    conflicts: str
    conflicts_checked: bool
    checked_on: date | None
    read: str
    topics: Topics
    citation: Citation
    results: tuple[Result, ...] = ()
    related: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    quotation: Quotation | None = None

    @property
    def own_words(self) -> Iterator[str]:
        """Every sentence of ours on the card: all but titles, names and the quotation."""
        yield from (self.headline, self.design, self.population, self.found)
        yield from (self.why_patient, self.why_caregiver, self.why_clinician, *self.cannot_say, self.conflicts)
        for result in self.results:
            yield from (result.what, result.comparison, result.note)


def may_have_changed(card: ResearchCard, today: date) -> bool:
    """Whether a card was checked more than two years ago; one that was never checked says that instead."""
    if card.checked_on is None:
        return False
    checked = card.checked_on
    return (today.year - YEARS_FRESH, today.month, today.day) > (checked.year, checked.month, checked.day)
