# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which blood value a coded record speaks of, by its code and by its words, and whether the two agree.

Hides how names look in portals (LOINC long and short names, "S-Ferritin", "Ferritin, serum"). Public code tables are
full of wrong LOINC codes, so a code is never trusted against the words beside it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from journal_app.domain.catalogues import Analyte, LoincCode, analyte_by_loinc, analytes
from journal_app.domain.spelling import plain
from journal_app.exchange.json_text import Node
from journal_app.exchange.plan import LineRefused
from journal_app.words import _

_LOINC_SYSTEMS = ("", "http://loinc.org", "https://loinc.org", "loinc", "urn:oid:2.16.840.1.113883.6.1")
_LOINC_SHAPE = re.compile(r"[0-9]{1,7}-[0-9]")
# What LOINC puts in brackets says how it was counted, in any language: [Mass/volume], [Masse/Volumen].
_PROPERTY = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+|%")
# What laboratories add to a name without meaning another value: the specimen, LOINC's short properties, "level".
_DECORATION = frozenset(
    plain(word)
    for word in (
        *("ser", "plas", "serpl", "bld", "blood", "serum", "plasma", "or", "in", "qn", "hs"),
        *("oder", "im", "blut", "vollblut", "calc", "calculated", "observable", "entity"),
        *(
            "level",
            "levels",
            "lvl",
            "conc",
            "concentration",
            "value",
            "result",
            "test",
            "mcnc",
            "scnc",
            "mfr",
            "sfr",
            "acnc",
        ),
        *("entmass", "auto", "venous"),
    )
)
_SPECIMENS = frozenset({"s", "p", "b", "fs", "se", "pl"})
# Values that stand beside ours on the same sheets. Their names say plainly that a record is none of ours.
_OTHERS = frozenset(
    plain(name)
    for name in (
        *("Glucose", "HbA1c", "Hemoglobin A1c", "Haemoglobin A1c", "Glycated hemoglobin", "Creatinine", "Urea", "BUN"),
        *("Cholesterol", "Total cholesterol", "HDL", "LDL", "Triglyceride", "Triglycerides", "Sodium", "Potassium"),
        *("Chloride", "Calcium", "Magnesium", "Albumin", "Total protein", "Bilirubin", "ALT", "AST", "GGT", "ALP"),
        *("Alkaline phosphatase", "Hematocrit", "Haematocrit", "Hct", "MCHC", "WBC", "RBC", "Platelets", "PLT"),
        *("Leukocytes", "Erythrocytes", "Thrombocytes", "Neutrophils", "Lymphocytes", "Monocytes", "ESR", "INR"),
        *("Free T4", "FT4", "Free T3", "FT3", "Cortisol", "Zinc", "Copper", "Uric acid", "eGFR", "LDH", "CK"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The analyte that a code and its words agree on, and the LOINC code that said so, if there was one."""

    analyte: Analyte
    code: LoincCode | None = None


def name_of(concept: Node) -> Named:
    """What a CodeableConcept speaks of; LineRefused when it is unknown, or when its parts contradict one another."""
    codes, words = _codes(concept), _words(concept)
    coded = {analyte.key: analyte for code in codes if (analyte := analyte_by_loinc(code)) is not None}
    worded = {analyte.key: (analyte, text) for text in words if (analyte := read_name(text)) is not None}
    others = [text for text in words if plain(text) in _OTHERS]
    if len(coded.keys() | worded.keys()) > 1 or ((coded or worded) and others):
        raise _contradiction(coded.values(), worded.values(), others, codes)
    if not coded and not worded:
        raise LineRefused(_unknown(codes, words))
    if not worded and words:
        raise _unread_words(next(iter(coded.values())), codes, words)
    if not coded and codes:
        raise _unread_code(worded.values(), codes)
    analyte = next(iter(coded.values()), None) or next(iter(worded.values()))[0]
    return Named(analyte=analyte, code=next((row for row in analyte.loinc if row.code in codes), None))


def read_name(text: str) -> Analyte | None:
    """The analyte that a printed name means, whole, or None; "% Hemoglobin A1C" is not haemoglobin."""
    if plain(text) in _OTHERS:
        return None
    return _by_name().get(plain(text)) or _undecorated(text)


def words_of(concept: Node) -> str:
    """What a concept is called, for a sentence about it."""
    return next(iter((*_words(concept), *_codes(concept))), "")


def _undecorated(text: str) -> Analyte | None:
    words = [word for word in _WORD.findall(_PROPERTY.sub(" ", text)) if plain(word) not in _DECORATION]
    # A single letter before the name is a specimen (S-Ferritin), within it a part of it (Vitamin B 12).
    bare = words[1:] if words and plain(words[0]) in _SPECIMENS else words
    return _by_name().get(plain(" ".join(bare)))


@cache
def _by_name() -> dict[str, Analyte]:
    """Every name of every analyte; looked up here because a miss is common in a file and must cost nothing."""
    return {
        plain(name): analyte
        for analyte in analytes().values()
        for name in (analyte.key, analyte.name, *analyte.synonyms, *(row.long_name for row in analyte.loinc))
    }


def _codes(concept: Node) -> tuple[str, ...]:
    """The LOINC codes of a concept, each once."""
    found = (
        coding.text("code")
        for coding in concept.items("coding")
        if coding.text("system").lower().rstrip("/") in _LOINC_SYSTEMS
    )
    return tuple(dict.fromkeys(code for code in found if _LOINC_SHAPE.fullmatch(code)))


def _words(concept: Node) -> tuple[str, ...]:
    """The names of a concept, each once, its own text first."""
    displays = (coding.text("display") for coding in concept.items("coding"))
    return tuple(dict.fromkeys(text[:120] for text in (concept.text("text"), *displays) if text))


def _contradiction(
    coded: Iterable[Analyte], worded: Iterable[tuple[Analyte, str]], others: Iterable[str], codes: tuple[str, ...]
) -> LineRefused:
    readings = [*_code_readings(coded, codes)]
    readings += [_('the name "{text}": {analyte}').format(text=text, analyte=_(known.name)) for known, text in worded]
    readings += [_('the name "{text}": another blood value').format(text=text) for text in others]
    return LineRefused(
        _("Its code and its name contradict each other: {readings}.").format(readings="; ".join(readings)), *readings
    )


def _code_readings(coded: Iterable[Analyte], codes: tuple[str, ...]) -> Iterator[str]:
    for analyte in coded:
        code = next(row.code for row in analyte.loinc if row.code in codes)
        yield _("the code {code}: {analyte}").format(code=code, analyte=_(analyte.name))


def _unread_words(analyte: Analyte, codes: tuple[str, ...], words: tuple[str, ...]) -> LineRefused:
    readings = (*_code_readings([analyte], codes), _('the name "{text}": not known here').format(text=words[0]))
    reason = _("Its code alone is not trusted, and its name is not known here: {readings}.")
    return LineRefused(reason.format(readings="; ".join(readings)), *readings)


def _unread_code(worded: Iterable[tuple[Analyte, str]], codes: tuple[str, ...]) -> LineRefused:
    readings = (
        _("the code {code}: not known here").format(code=codes[0]),
        *(_('the name "{text}": {analyte}').format(text=text, analyte=_(known.name)) for known, text in worded),
    )
    reason = _("Its name is known, but its code stands for something that is not: {readings}.")
    return LineRefused(reason.format(readings="; ".join(readings)), *readings)


def _unknown(codes: tuple[str, ...], words: tuple[str, ...]) -> str:
    if not codes and not words:
        return _("It does not say what was tested.")
    called = ", ".join((*words[:1], *codes[:1]))
    return _("{name} is not a blood value this journal keeps.").format(name=called)
