# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The kinds of evidence, sizes and questions that research cards speak of, in the reader's language.

Hides nothing but the words; apart from the other kinds, as cards are not needed to begin a day.
"""

from journal_app.domain.cards import Evidence, FindingKind, Measure
from journal_app.words import N_, _

# Translators: what kind of text a research card is about
_EVIDENCE_NAMES = {
    Evidence.RANDOMISED_TRIAL: N_("randomised trial"),
    Evidence.META_ANALYSIS: N_("meta-analysis"),
    Evidence.SYSTEMATIC_REVIEW: N_("systematic review"),
    Evidence.OBSERVATIONAL_STUDY: N_("observational study"),
    Evidence.IMAGING_STUDY: N_("imaging study"),
    Evidence.LABORATORY_STUDY: N_("laboratory study"),
    Evidence.GUIDELINE: N_("guideline"),
    Evidence.PRODUCT_LABEL: N_("product label"),
    Evidence.REVIEW: N_("review"),
    Evidence.SUMMARY_OF_OTHERS: N_("summary of others"),
    Evidence.CLINIC_ARTICLE: N_("clinic article"),
    Evidence.NOT_SAID: N_("kind of text not said"),
}
_FINDING_WORDS = {
    FindingKind.BEFORE_AND_AFTER: N_("a look at before and after"),
    FindingKind.TOGETHER: N_("a look at two things together"),
    FindingKind.TREND: N_("a look at results over time"),
    FindingKind.WEEKDAYS: N_("a look at the days of the week"),
    FindingKind.COVERAGE: N_("how many days were logged"),
}
# Translators: what a number of a study is, inside a sentence
_MEASURE_NAMES = {
    Measure.ODDS_RATIO: N_("odds ratio"),
    Measure.RISK_RATIO: N_("risk ratio"),
    Measure.HAZARD_RATIO: N_("hazard ratio"),
    Measure.MEAN_DIFFERENCE: N_("mean difference"),
    Measure.STANDARDISED_MEAN_DIFFERENCE: N_("standardised mean difference"),
    Measure.WEIGHTED_MEAN_DIFFERENCE: N_("weighted mean difference"),
    Measure.MEAN_CHANGE: N_("mean change"),
    Measure.CORRELATION: N_("correlation"),
    Measure.PARTIAL_CORRELATION: N_("partial correlation"),
    Measure.PERCENTAGE: N_("percentage"),
    Measure.PERCENTAGE_DIFFERENCE: N_("percentage difference"),
}


def evidence_name(kind: Evidence) -> str:
    """What kind of text a research card is about: randomised trial."""
    return _(_EVIDENCE_NAMES[kind])


def finding_words(kind: FindingKind) -> str:
    """What is asked of a diary, inside a sentence: a look at before and after."""
    return _(_FINDING_WORDS[kind])


def measure_name(measure: Measure) -> str:
    """On which scale a size is printed: odds ratio."""
    return _(_MEASURE_NAMES[measure])
