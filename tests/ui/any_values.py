# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A journal with every value another one, and what is left of the app's words once the values are masked in them.

Masked is what a value may say by itself: its number, its sign, and the plain arithmetic between two of them ("12 more
than on 1 Feb"). Dates, times and counts of days, results and entries stay, so that they are compared.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from random import Random

import numpy as np

from journal_app.analysis.charts import Numbers
from journal_app.domain.labs import Comparator
from journal_app.domain.questionnaire_files import questionnaires
from journal_app.domain.scores import Tracker, TrackerKind

Dump = Mapping[str, object]
SIGNS = ("", "", "", "<", "<=", ">", ">=")

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_COUNTED = (
    "days?|weeks?|months?|years?|results?|draws?|infusions?|entries|more|items?|scores?|events?|answered|people|person"
)
_KEPT = (
    rf"\b\d+ (?:{_MONTHS})(?: \d{{4}})?|\b(?:{_MONTHS}) \d{{4}}|\b\d\d:\d\d\b|\b\d+ (?:{_COUNTED})\b|\d{{4}}-\d\d-\d\d"
)
_NUMBER = r"(?:[<>≤≥]=? ?)?[-−]?\d+(?:[.,]\d+)*"
_PIECES = re.compile(rf"(?P<kept>{_KEPT})|{_NUMBER}")
# A difference is said in the form that fits the two numbers; its place, its days and its unit stay.
_CHANGES = (
    (re.compile(r", # ?\S* ?(?:percentage points )?(?:more|less) than on "), ", # than on "),
    (re.compile(r", the same as on "), ", # than on "),
    (re.compile(r"; on (?P<day>[^;\n]+) it was # ?\S*"), r", # than on \g<day>"),
)
_ANSWERS = re.compile(r"^(?:Yes|No)$|(?<=: )(?:Yes|No)\b|\b(?:Yes|No)(?= chosen)")


def altered(dump: Dump, trackers: list[Tracker], seed: int, *, signs: int | None = None) -> dict[str, object]:
    """A dump with every score, lab value and answer another one, but for item 9 of the PHQ-9; flags stay.

    The signs before lab values are drawn at random by ``signs``, or stay as they are without it.
    """
    random = Random(seed)  # noqa: S311 -- the same values every time
    signing = None if signs is None else Random(signs)  # noqa: S311 -- the same signs every time
    known = {tracker.key: tracker for tracker in trackers}
    changed = dict(dump)
    changed["score"] = [{**row, "value": _score(known[row["tracker"]], random)} for row in _rows(dump, "score")]
    changed["lab_result"] = [{**row, **_lab_value(row, random, signing)} for row in _rows(dump, "lab_result")]
    changed["answer_set"] = [{**row, **_answers(row, random)} for row in _rows(dump, "answer_set")]
    return changed


def masked(told: object) -> object:  # noqa: PLR0911 -- one line for each kind of thing that is told
    """What was told without its values: floats and decimals are gone, texts have ``#`` for their numbers."""
    if isinstance(told, float | Decimal | Comparator):
        return "#"
    if isinstance(told, Enum) or told is None or isinstance(told, bool | int):
        return told
    if isinstance(told, str):
        return masked_text(told)
    if isinstance(told, Numbers):
        return np.isnan(told.array).tolist()
    if is_dataclass(told) and not isinstance(told, type):
        return [(field.name, masked(getattr(told, field.name))) for field in fields(told) if field.compare]
    if isinstance(told, Mapping):
        return [(masked(key), masked(value)) for key, value in told.items()]
    if isinstance(told, tuple | list):
        return [masked(one) for one in told]
    if isinstance(told, frozenset):
        return sorted(told, key=str)
    return told


def masked_text(words: str) -> str:
    """Words with ``#`` for every number that is neither a date, a time nor a count."""
    words = _PIECES.sub(lambda found: found["kept"] or "#", words)
    for pattern, instead in _CHANGES:
        words = pattern.sub(instead, words)
    return _ANSWERS.sub("#", words)


def differences(one: object, other: object, where: str = "") -> list[str]:
    """Where two masked tellings differ, and how; nothing when they do not."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        if len(one) != len(other):
            return [f"{where}: {len(one)} and {len(other)}"]
        return [
            found
            for place, (first, then) in enumerate(zip(one, other, strict=True))
            for found in differences(first, then, f"{where}/{_named(one, place)}")
        ]
    return [] if one == other else [f"{where}: {one!r} and {other!r}"]


def _named(told: list[object] | tuple[object, ...], place: int) -> str:
    part = told[place]
    return part[0] if isinstance(part, tuple) and part and isinstance(part[0], str) else str(place)


def _rows(dump: Dump, table: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = dump[table]  # type: ignore[assignment]
    return rows


def _score(tracker: Tracker, random: Random) -> str:
    if tracker.kind is TrackerKind.YES_NO:
        return str(random.randint(0, 1))
    low, high = int(tracker.low or 0), int(tracker.high if tracker.high is not None else 12)
    number = Decimal(random.randint(low, high))
    has_parts = tracker.kind in {TrackerKind.DURATION, TrackerKind.NUMBER}
    return str(number + Decimal(random.randint(0, 9)) / 10 if has_parts and number < high else number)


def _lab_value(row: Mapping[str, str], random: Random, signing: Random | None) -> dict[str, str]:
    value = f"{10 ** random.uniform(-1, 4.3):.{random.randint(0, 2)}f}"
    value = value if float(value) else "0.3"
    sign = row["comparator"] if signing is None else signing.choice(SIGNS)
    return {"value": value, "comparator": sign, "printed_value": f"{sign}{value}" if row["printed_value"] else ""}


def _answers(row: Mapping[str, str], random: Random) -> dict[str, str]:
    known = next(one for one in questionnaires() if one.key == row["questionnaire"])
    given = json.loads(row["items"])
    for item in known.items:
        if item.key in given and not item.contacts_from:
            given[item.key] = random.choice(item.answers).value
    return {"items": json.dumps(given), "score": str(sum(given.values()))}
