# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What FHIR has no word for and this journal has: our own codes and extensions, alike for writing and reading.

Hides how a tracker's key stands in a code. No LOINC code exists for a score of 0 to 10 given once a day, so none is
claimed (domain notes, section 6). A clock time stands in an extension because FHIR wants a time zone with it, which
nobody was asked for: the day and time are those of whoever lived them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import quote, unquote

from journal_app.domain.scores import Tracker, TrackerKind
from journal_app.exchange.files.json_out import JsonOut
from journal_app.exchange.files.json_text import Node

# The project holds no domain: a name under .invalid (RFC 2606, section 2) can never come to mean somebody else's.
BASE = "https://iron-journal.invalid/fhir"
SYSTEM = f"{BASE}/CodeSystem/iron-journal"
LOCAL_TIME = f"{BASE}/StructureDefinition/local-time"
PART_OF_DAY = f"{BASE}/StructureDefinition/part-of-day"
AS_PRINTED = f"{BASE}/StructureDefinition/as-printed"
INFUSION = f"{BASE}/StructureDefinition/infusion"
KEPT = f"{BASE}/StructureDefinition/kept"
KEPT_AS = f"{BASE}/StructureDefinition/kept-as"
ONSET = f"{BASE}/StructureDefinition/onset-day"
WORDING = f"{BASE}/StructureDefinition/wording"
UCUM = "http://unitsofmeasure.org"
FASTING_SYSTEM = "http://terminology.hl7.org/CodeSystem/v2-0916"
FASTING = {"F": True, "NF": False}

DAY_MARK, DAY_NOTE, FELT, COURSE_DAY = "day-mark", "day-note", "felt-after-infusion", "course-day"
EVENT, TOTAL = "event-{kind}", "{key}-total"
TRACKER = "tracker"
_KINDS = "|".join(kind.value.replace("/", "-") for kind in TrackerKind)
_BOUND = r"-?[0-9]+(?:\.[0-9]+)?"
_SCORE = re.compile(rf"(?P<key>.+)-(?:nrs-{_BOUND}-{_BOUND}|{_KINDS})")


# HL7's mark for data of nobody (v3 ActReason).
_ACT_REASON, _MADE_UP = "http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST"
MADE_UP_TAG: JsonOut = {"system": _ACT_REASON, "code": _MADE_UP}
"""What a Bundle is tagged with whose person is made up."""


def is_made_up(tag: Node) -> bool:
    """Whether a tag says that it is about nobody."""
    return (tag.text("system"), tag.text("code")) == (_ACT_REASON, _MADE_UP)


def score_code(tracker: Tracker) -> str:
    """The code of a tracker, such as fatigue-nrs-0-10."""
    ends = tracker.low, tracker.high
    if tracker.kind is TrackerKind.SCALE and all(isinstance(end, Decimal) and end.is_finite() for end in ends):
        what = f"nrs-{tracker.low:f}-{tracker.high:f}"
    else:
        what = tracker.kind.value.replace("/", "-")
    return f"{quote(tracker.key, safe='')}-{what}"


def key_of(code: str) -> str | None:
    """The key of the tracker whose code this is; None for any other code."""
    match = _SCORE.fullmatch(code)
    return unquote(match["key"]) if match else None


def own_code(concept: Node) -> str:
    """The code of ours that a concept carries, or nothing."""
    codes = (coding.text("code") for coding in concept.items("coding") if coding.text("system") == SYSTEM)
    return next(codes, "")


def extension(node: Node, url: str) -> Node:
    """One of our extensions of an element; an absent node where it has none."""
    found: Iterator[Node] = (one for one in node.items("extension") if one.text("url") == url)
    return next(found, Node(None, node.path))
