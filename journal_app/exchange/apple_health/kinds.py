# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Apple's names for kinds of records, in words.

Hides what its identifiers are made of: a kind nobody has written down here still gets words out of its own name.
"""

import re
from collections.abc import Iterator, Mapping

from journal_app.exchange.apple_health.records import RESTING, SLEEP, STEPS, VARIABILITY
from journal_app.words import N_, _, ngettext

# Translators: what a file of Apple Health holds, in a list with commas
_WORDS = {
    SLEEP: N_("sleep"),
    RESTING: N_("resting pulse"),
    VARIABILITY: N_("variability of the pulse (SDNN)"),
    STEPS: N_("steps"),
    "HKCategoryValueSleepAnalysisInBed": N_("time in bed"),
    "HKCategoryValueSleepAnalysisAwake": N_("time awake in the night"),
    "HKQuantityTypeIdentifierHeartRate": N_("pulse"),
    "HKQuantityTypeIdentifierBodyMass": N_("weight"),
    "HKQuantityTypeIdentifierOxygenSaturation": N_("oxygen in the blood"),
    "Workout": N_("workouts"),
    "ActivitySummary": N_("summaries of a day's activity"),
    "ClinicalRecord": N_("clinical records, each in a file of its own"),
    "Correlation": N_("records that belong together, each also there by itself"),
    "Audiogram": N_("hearing tests"),
    "VisionPrescription": N_("prescriptions for glasses"),
}
_HEAD = re.compile(r"^HK[A-Z][a-z]+Type(?:Identifier)?|^HKDataType|^HK")
_BORDER = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_STATE_OF_MIND = "stateofmind"


def words_of(kind: str) -> str:
    """A kind in words, such as "active energy burned"."""
    if kind in _WORDS:
        return _(_WORDS[kind])
    parts = _BORDER.sub(" ", _HEAD.sub("", kind[:120])).split()
    return " ".join(part if part.isupper() else part.lower() for part in parts) or kind[:120]


def told(counts: Mapping[str, int]) -> Iterator[str]:
    """A sentence for each kind that is counted and not kept, the most first."""
    for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if _STATE_OF_MIND in kind.lower():
            yield ngettext(
                "{count} state of mind is not read: the file does not say what its number means.",
                "{count} states of mind are not read: the file does not say what their numbers mean.",
                count,
            ).format(count=count)
        else:
            yield ngettext(
                "{count} record is not kept: {kind}.", "{count} records are not kept: {kind}.", count
            ).format(count=count, kind=words_of(kind))
