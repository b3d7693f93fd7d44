# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The kinds of events and infusions and the marks of days, in the reader's language, the same in every room.

Hides the two ways a kind is said: as a name that stands alone, and as words inside a sentence or after another word.
"""

from journal_app.domain.scores import Mark
from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.words import N_, _

# Translators: what happened, in a list to choose from and as a heading
_EVENT_NAMES = {
    EventKind.RELAPSE: N_("Relapse"),
    # Translators: what happened: a time in which everything got much worse after exertion (PEM in ME/CFS)
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
# Translators: what happened, inside a sentence or a list, such as: days since {anchor}
_EVENT_WORDS = {
    EventKind.RELAPSE: N_("relapse"),
    # Translators: what happened, inside a sentence: a time in which everything got much worse after exertion; a word
    # explained in Help
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
# Translators: what was infused, where it is plain that something was: a kind of infusion in a list; also in brackets:
# an infusion ({kind})
_INFUSION_NAMES = {
    InfusionKind.IRON: N_("iron"),
    InfusionKind.DISEASE_MODIFYING: N_("disease-modifying"),
    InfusionKind.STEROID: N_("steroid"),
    InfusionKind.IMMUNOGLOBULIN: N_("immunoglobulin"),
    InfusionKind.FLUID: N_("fluid"),
    # Translators: a kind of infusion in a list: of another kind
    InfusionKind.OTHER: N_("other"),
}
# Translators: what was infused, inside a sentence such as: days since {anchor}, No {infusion} came within a year
_INFUSION_WORDS = {
    InfusionKind.IRON: N_("iron infusion"),
    InfusionKind.DISEASE_MODIFYING: N_("disease-modifying infusion"),
    InfusionKind.STEROID: N_("steroid infusion"),
    InfusionKind.IMMUNOGLOBULIN: N_("immunoglobulin infusion"),
    InfusionKind.FLUID: N_("fluid infusion"),
    InfusionKind.OTHER: N_("infusion"),
}
# Translators: what a day was marked as: the person was too ill to enter anything, or chose to enter nothing
_MARK_NAMES = {Mark.TOO_ILL: N_("Too ill to log"), Mark.NOT_TRACKED: N_("Not tracked")}
# Translators: what a day was marked as, inside a list with commas
_MARK_WORDS = {Mark.TOO_ILL: N_("too ill to log"), Mark.NOT_TRACKED: N_("not tracked")}


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


def mark_name(mark: Mark) -> str:
    """What a day was marked as: Too ill to log; nothing for no mark."""
    return _(_MARK_NAMES[mark]) if mark in _MARK_NAMES else ""


def mark_words(mark: Mark) -> str:
    """What a day was marked as, inside a sentence: too ill to log; nothing for no mark."""
    return _(_MARK_WORDS[mark]) if mark in _MARK_WORDS else ""
