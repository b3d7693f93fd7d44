# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a new journal knows, looked up by the names people and files use.

Hides where the catalogues lie and how a name is matched: a whole name is found or not at all, so that
"% Hemoglobin A1C" never becomes haemoglobin. Each file is read once, when it is first asked for.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from journal_app.domain import seed_files
from journal_app.domain.known import (
    Analyte,
    Basis,
    Brand,
    Figure,
    KnownCourse,
    LoincCode,
    MixUp,
    OfferedTracker,
    Product,
    ReactionKind,
    Remark,
    Source,
    Spread,
)
from journal_app.domain.spelling import nearest, plain, shortened
from journal_app.errors import NotFound
from journal_app.words import _, said_everywhere, with_commas

__all__ = [
    "Analyte",
    "Basis",
    "Brand",
    "Figure",
    "KnownCourse",
    "LoincCode",
    "MixUp",
    "OfferedTracker",
    "Product",
    "ReactionKind",
    "Remark",
    "Source",
    "Spread",
    "analyte_by_loinc",
    "analyte_called",
    "analytes",
    "find_analyte",
    "find_product",
    "known_courses",
    "offered_trackers",
    "products",
    "reaction_kinds",
]


@cache
def analytes() -> Mapping[str, Analyte]:
    """Every analyte by its key, in the order in which forms list them."""
    return MappingProxyType({analyte.key: analyte for analyte in seed_files.read_analytes()})


@cache
def offered_trackers() -> tuple[OfferedTracker, ...]:
    """The trackers a new journal offers, the ones ticked at first marked ``on``."""
    return seed_files.read_trackers()


@cache
def products() -> tuple[Product, ...]:
    """The infusion products of the spelling help, iron first."""
    return seed_files.read_products()


@cache
def known_courses() -> tuple[KnownCourse, ...]:
    """The treatments taken over time of the spelling help, oral iron first."""
    return seed_files.read_courses()


@cache
def reaction_kinds() -> tuple[ReactionKind, ...]:
    """The pick list of reactions."""
    return seed_files.read_reactions()


def find_analyte(text: str) -> Analyte:
    """The analyte with this key, LOINC code, name or synonym; NotFound names the nearest ones."""
    found = analyte_called(text)
    if found is None:
        raise NotFound(
            _("“{text}” is not a blood value this journal knows.").format(text=shortened(text))
            if text.strip()
            else _("The name of the test is missing."),
            _nearest_words(text),
            _("Nothing was changed."),
        )
    return found


def analyte_called(text: str) -> Analyte | None:
    """As ``find_analyte``, where nobody is told which names are near one that is not known; None for that."""
    name = plain(text)
    return analyte_by_loinc(text.strip()) or _analytes_by_spelling().get(name) or _analytes_in_words().get(name)


def analyte_by_loinc(code: str) -> Analyte | None:
    """The analyte a LOINC code stands for, or None. Files carry wrong codes: compare its name and unit too."""
    return _analytes_by_loinc().get(code)


def find_product(text: str) -> Product | None:
    """The product with this name, brand or other spelling, also as "name (brand)"; None for any other."""
    known = _products_by_spelling()
    parts = [text, *text.replace(")", "(").split("(")]
    return next((known[plain(part)] for part in parts if plain(part) in known), None)


def _nearest_words(text: str) -> str:
    spellings = nearest(text, _spellings(), 6)
    names = dict.fromkeys(_(_analytes_by_spelling()[plain(spelling)].name) for spelling in spellings)
    if names:
        return _("Did you mean: {names}?").format(names=with_commas(names))
    # Translators: after a name that is not known here; {names} are those that can be typed
    return _("Known are: {names}.").format(names=with_commas(analytes()))


def _spellings() -> list[str]:
    return [name for analyte in analytes().values() for name in (analyte.key, analyte.name, *analyte.synonyms)]


@cache
def _analytes_by_spelling() -> dict[str, Analyte]:
    return {
        plain(name): analyte
        for analyte in analytes().values()
        for name in (analyte.key, analyte.name, *analyte.synonyms)
    }


@cache
def _analytes_in_words() -> dict[str, Analyte]:
    """By the names that the languages of the program give them, beside those that laboratories use."""
    return {plain(name): analyte for analyte in analytes().values() for name in said_everywhere(analyte.name)}


@cache
def _analytes_by_loinc() -> dict[str, Analyte]:
    return {row.code: analyte for analyte in analytes().values() for row in analyte.loinc}


@cache
def _products_by_spelling() -> dict[str, Product]:
    return {plain(name): product for product in products() for name in product.spellings}
