# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which blood value a record speaks of, by its codes and by its names, and whether they agree.

Hides how names look in portals (LOINC long and short names, "S-Ferritin", "Ferritin, serum"). Public code tables are
full of wrong LOINC codes (domain notes, section 3a), so a code is never trusted against the words beside it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from journal_app.domain.catalogues import Analyte, LoincCode, analyte_by_loinc, analytes
from journal_app.domain.frozen import frozen
from journal_app.domain.remembering import remembered, remembered_in_words
from journal_app.domain.spelling import plain, shortened
from journal_app.words import _, with_commas, with_semicolons

_LOINC_SHAPE = re.compile(r"[0-9]{1,7}-[0-9]")
# What LOINC puts in brackets says how it was counted, in any language: [Mass/volume], [Masse/Volumen].
_PROPERTY = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+|%")
_TEN = 10
_TWICE = re.compile(r"([^()]+)\(([^()]+)\)([^()]*)")
# A specimen behind the name, as in "Ferritin, S".
_SPECIMEN_BEHIND = re.compile(r",\s*[SPB]$")
# What laboratories add to a name without meaning another value: the specimen, LOINC's short properties, "level".
_DECORATION = frozenset(
    plain(word)
    for word in (
        *("ser", "plas", "serpl", "bld", "blood", "serum", "plasma", "or", "in", "qn", "hs", "serplbld", "pt"),
        *("oder", "im", "blut", "vollblut", "calc", "calculated", "observable", "entity"),
        *("level", "levels", "lvl", "conc", "concentration", "value", "result", "test"),
        *("mcnc", "scnc", "mfr", "sfr", "acnc", "entmass", "auto", "venous"),
    )
)
_SPECIMENS = frozenset({"s", "p", "b", "fs", "se", "pl"})
# LOINC's own short names, where dropping the words above does not leave a name of ours (LOINC table, SHORTNAME).
_SHORT_NAMES = {
    "Iron Satn MFr SerPl": "tsat",
    "Iron Satn": "tsat",
    "Retic Hgb RBC Qn Auto": "reticulocyte_haemoglobin",
    "RBC MCV": "mcv",
    "MCV RBC Auto": "mcv",
    "MCH RBC Qn Auto": "mch",
    "RDW RBC Auto-Rto": "rdw_cv",
    "RDW RBC Auto": "rdw_sd",
    "25(OH)D2+25(OH)D3 SerPl-mCnc": "vitamin_d",
    "25(OH)D3+25(OH)D2 SerPl-mCnc": "vitamin_d",
    "TSH SerPl DL<=0.005 mIU/L-aCnc": "tsh",
    "TSH SerPl DL<=0.05 mIU/L-aCnc": "tsh",
    "CRP SerPl HS-mCnc": "crp",
    # And what sheets print for the saturation, with its unit before it.
    "% Transferrin saturation": "tsat",
    "Transferrin % saturation": "tsat",
}
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


@frozen
class Compared:
    """What codes and names mean together.

    ``analytes`` are all that any of them means, those of the codes first; ``code`` is the LOINC code of the only one,
    when it agrees. ``doubt`` says in a whole sentence why the record cannot be taken by itself, with ``readings``; it
    is empty when codes and names agree on one analyte.
    """

    analytes: tuple[Analyte, ...] = ()
    code: LoincCode | None = None
    doubt: str = ""
    readings: tuple[str, ...] = ()


def compare(codes: Iterable[str], names: Iterable[str]) -> Compared:
    """What a record speaks of, by its LOINC codes and its names as printed; both may be empty."""
    return _compared(tuple(code for code in codes if is_loinc(code)), tuple(names))


@remembered_in_words
def _compared(codes: tuple[str, ...], names: tuple[str, ...]) -> Compared:
    codes = tuple(dict.fromkeys(codes))
    names = tuple(dict.fromkeys(shortened(name, 120) for name in names if name.strip()))
    coded = {analyte.key: analyte for code in codes if (analyte := analyte_by_loinc(code)) is not None}
    worded = {analyte.key: (analyte, name) for name in names if (analyte := read_name(name)) is not None}
    others = [name for name in names if plain(name) in _OTHERS]
    found = tuple((coded | {key: analyte for key, (analyte, _name) in worded.items()}).values())
    doubt, readings = _doubt(coded, worded, others, codes, names)
    agreed = found[0] if len(found) == 1 and not doubt else None
    code = next((row for row in agreed.loinc if row.code in codes), None) if agreed else None
    return Compared(analytes=found, code=code, doubt=doubt, readings=readings)


def is_loinc(text: str) -> bool:
    """Whether a text has the shape of a LOINC code."""
    return _LOINC_SHAPE.fullmatch(text) is not None


@remembered
def read_name(text: str) -> Analyte | None:
    """The analyte that a printed name means, whole, or None; "% Hemoglobin A1C" is not haemoglobin."""
    if plain(text) in _OTHERS:
        return None
    return _by_name().get(plain(text)) or _undecorated(text) or _named_twice(text)


def _named_twice(text: str) -> Analyte | None:
    """The analyte of a name that stands there in two ways, as in "Hemoglobin (HGB)" or "Folate (Folic Acid), Serum"."""
    match = _TWICE.fullmatch(text.strip())
    if match is None or plain(match[2]) in _OTHERS:
        return None
    one, other = (_by_name().get(plain(name)) or _undecorated(name) for name in (f"{match[1]} {match[3]}", match[2]))
    return one if one is not None and one == other else None


def has_wrong_check_digit(code: str) -> bool:
    """Whether the last digit of a LOINC code does not follow from the others (Luhn's mod 10, as LOINC prescribes)."""
    digits, _dash, check = code.partition("-")
    doubled = (int(digit) * 2 if place % 2 == 0 else int(digit) for place, digit in enumerate(reversed(digits)))
    total = sum(number - 9 if number > 9 else number for number in doubled)  # noqa: PLR2004 -- the sum of its digits
    return (_TEN - total % _TEN) % _TEN != int(check)


def _doubt(
    coded: dict[str, Analyte],
    worded: dict[str, tuple[Analyte, str]],
    others: list[str],
    codes: tuple[str, ...],
    names: tuple[str, ...],
) -> tuple[str, tuple[str, ...]]:
    """Why these do not say one thing, and what each of them says; both empty when they do."""
    readings = (
        *(_code_reading(code) for code in codes),
        *(
            _('the name "{text}": {analyte}').format(text=text, analyte=_(known.name))
            for known, text in worded.values()
        ),
        *(_('the name "{text}": another blood value').format(text=text) for text in others),
    )
    if len(coded.keys() | worded.keys()) > 1 or ((coded or worded) and others):
        return _said(_("Its code and its name contradict each other: {readings}."), readings)
    if not coded and not worded:
        return _unknown(codes, names), ()
    if not worded and names:
        readings = (*readings, _('the name "{text}": not known here').format(text=names[0]))
        return _said(_("Its code alone is not trusted, and its name is not known here: {readings}."), readings)
    if not coded and codes:
        return _said(_("Its name is known, but its code stands for something that is not: {readings}."), readings)
    return "", ()


def _said(sentence: str, readings: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    return sentence.format(readings=with_semicolons(readings)), readings


def _code_reading(code: str) -> str:
    analyte = analyte_by_loinc(code)
    if analyte is not None:
        return _("the code {code}: {analyte}").format(code=code, analyte=_(analyte.name))
    if has_wrong_check_digit(code):
        return _("the code {code}: no code of LOINC, its last digit does not fit").format(code=code)
    return _("the code {code}: not known here").format(code=code)


def _undecorated(text: str) -> Analyte | None:
    bare = " ".join(_bare_words(text))
    return _by_name().get(plain(bare))


def _bare_words(text: str) -> Iterator[str]:
    text = _SPECIMEN_BEHIND.sub("", _PROPERTY.sub(" ", text).strip())
    words = [word for word in _WORD.findall(text) if plain(word) not in _DECORATION]
    # A single letter before the name is a specimen (S-Ferritin), within it a part of it (Vitamin B 12).
    yield from words[1:] if words and plain(words[0]) in _SPECIMENS else words


@cache
def _by_name() -> dict[str, Analyte]:
    """Every name of every analyte; looked up here because a miss is common in a file and must cost nothing."""
    known = {
        plain(name): analyte
        for analyte in analytes().values()
        for name in (analyte.key, analyte.name, *analyte.synonyms, *(row.long_name for row in analyte.loinc))
    }
    short = {plain(name): analytes()[key] for name, key in _SHORT_NAMES.items()}
    return _official() | short | known


def _official() -> dict[str, Analyte]:
    """The names LOINC prints without what it adds to them, where one alone is left of it."""
    bare: dict[str, set[str]] = {}
    for analyte in analytes().values():
        for row in analyte.loinc:
            bare.setdefault(plain(" ".join(_bare_words(row.long_name))), set()).add(analyte.key)
    return {name: analytes()[next(iter(keys))] for name, keys in bare.items() if len(keys) == 1}


def _unknown(codes: tuple[str, ...], names: tuple[str, ...]) -> str:
    if not codes and not names:
        return _("It does not say what was tested.")
    called = with_commas((*names[:1], *codes[:1]))
    return _("{name} is not a blood value this journal keeps.").format(name=called)
