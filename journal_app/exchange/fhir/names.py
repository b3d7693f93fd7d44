# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a CodeableConcept says: its LOINC codes and its names.

Hides how systems write that a code is LOINC's.
"""

from journal_app.exchange.files.json_text import Node

_LOINC_SYSTEMS = ("", "http://loinc.org", "https://loinc.org", "loinc", "urn:oid:2.16.840.1.113883.6.1")


def codes_of(concept: Node) -> tuple[str, ...]:
    """The codes of a concept that may be LOINC's, each once."""
    found = (
        coding.text("code")
        for coding in concept.items("coding")
        if coding.text("system").lower().rstrip("/") in _LOINC_SYSTEMS
    )
    return tuple(dict.fromkeys(code for code in found if code))


def names_of(concept: Node) -> tuple[str, ...]:
    """The names of a concept, each once, its own text first."""
    displays = (coding.text("display") for coding in concept.items("coding"))
    return tuple(dict.fromkeys(text[:120] for text in (concept.text("text"), *displays) if text))


def words_of(concept: Node) -> str:
    """What a concept is called, for a sentence about it."""
    return next(iter((*names_of(concept), *codes_of(concept))), "")
