# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The kinds of events, infusions and evidence and the marks of days, in the reader's language, the same in every room.

Hides the two ways a kind is said: as a name that stands alone, and as words inside a sentence or after another word.
"""

from journal_app.domain.cards import Evidence, FindingKind, Measure
from journal_app.domain.scores import Mark
from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.words import N_, _

_EVENT_NAMES = {
    EventKind.RELAPSE: N_("Relapse"),
    EventKind.CRASH: N_("Crash"),
    EventKind.INFECTION: N_("Infection"),
    EventKind.BLEEDING: N_("Bleeding or heavy period"),
    EventKind.DONATION: N_("Blood donation"),
    EventKind.TRANSFUSION: N_("Transfusion"),
    EventKind.OPERATION: N_("Operation"),
    EventKind.VACCINATION: N_("Vaccination"),
    EventKind.HEAT: N_("Heat"),
    EventKind.TRAVEL: N_("Travel"),
    EventKind.OTHER: N_("Something else"),
}
_EVENT_WORDS = {
    EventKind.RELAPSE: N_("relapse"),
    EventKind.CRASH: N_("crash"),
    EventKind.INFECTION: N_("infection"),
    EventKind.BLEEDING: N_("bleeding or heavy period"),
    EventKind.DONATION: N_("blood donation"),
    EventKind.TRANSFUSION: N_("transfusion"),
    EventKind.OPERATION: N_("operation"),
    EventKind.VACCINATION: N_("vaccination"),
    EventKind.HEAT: N_("heat"),
    EventKind.TRAVEL: N_("travel"),
    EventKind.OTHER: N_("event"),
}
_INFUSION_NAMES = {
    InfusionKind.IRON: N_("iron"),
    InfusionKind.DISEASE_MODIFYING: N_("disease-modifying"),
    InfusionKind.STEROID: N_("steroid"),
    InfusionKind.IMMUNOGLOBULIN: N_("immunoglobulin"),
    InfusionKind.FLUID: N_("fluid"),
    InfusionKind.OTHER: N_("other"),
}
_INFUSION_WORDS = {
    InfusionKind.IRON: N_("iron infusion"),
    InfusionKind.DISEASE_MODIFYING: N_("disease-modifying infusion"),
    InfusionKind.STEROID: N_("steroid infusion"),
    InfusionKind.IMMUNOGLOBULIN: N_("immunoglobulin infusion"),
    InfusionKind.FLUID: N_("fluid infusion"),
    InfusionKind.OTHER: N_("infusion"),
}
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
_MARK_NAMES = {Mark.TOO_ILL: N_("Too ill to log"), Mark.NOT_TRACKED: N_("Not tracked")}
_MARK_WORDS = {Mark.TOO_ILL: N_("too ill to log"), Mark.NOT_TRACKED: N_("not tracked")}
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


def event_name(kind: EventKind) -> str:
    """What happened: Blood donation."""
    return _(_EVENT_NAMES[kind])


def event_words(kind: EventKind) -> str:
    """What happened, inside a sentence: blood donation."""
    return _(_EVENT_WORDS[kind])


def infusion_name(kind: InfusionKind) -> str:
    """What was infused, where it is plain that something was: iron."""
    return _(_INFUSION_NAMES[kind])


def infusion_words(kind: InfusionKind) -> str:
    """What was infused, inside a sentence: iron infusion."""
    return _(_INFUSION_WORDS[kind])


def evidence_name(kind: Evidence) -> str:
    """What kind of text a research card is about: randomised trial."""
    return _(_EVIDENCE_NAMES[kind])


def finding_words(kind: FindingKind) -> str:
    """What is asked of a diary, inside a sentence: a look at before and after."""
    return _(_FINDING_WORDS[kind])


def measure_name(measure: Measure) -> str:
    """On which scale a size is printed: odds ratio."""
    return _(_MEASURE_NAMES[measure])


def mark_name(mark: Mark) -> str:
    """What a day was marked as: Too ill to log; nothing for no mark."""
    return _(_MARK_NAMES[mark]) if mark in _MARK_NAMES else ""


def mark_words(mark: Mark) -> str:
    """What a day was marked as, inside a sentence: too ill to log; nothing for no mark."""
    return _(_MARK_WORDS[mark]) if mark in _MARK_WORDS else ""
