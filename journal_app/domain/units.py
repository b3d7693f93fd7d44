# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Units: how they are written in the world, the UCUM code each one means, and exact conversion between them.

Hides the alias table (two different mus, mcg, ug%, IU, 10^9 and letters in the wrong case) and that every unit in
use here is a power of ten of one of a few bases. UCUM itself is case-sensitive, and there "Mg/dL" is a megagram:
since no blood value is kept in such units, a letter in the wrong case is read as the unit that exists here.
"""

import re
import unicodedata
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache

from journal_app.domain.frozen import frozen
from journal_app.domain.known import Analyte
from journal_app.domain.remembering import remembered
from journal_app.domain.spelling import nearest, shortened
from journal_app.errors import EntryRefused
from journal_app.words import _, with_commas

_DIGITS = Context(prec=34)
_LONGEST = 60  # letters; what is longer is no unit, and looking at it would take as long as its square


class UnknownUnit(EntryRefused):
    """The unit is not one this journal, or this analyte, is kept in."""


class NoConversion(EntryRefused):
    """These two units are not exchanged for this analyte; the detail says why."""


@frozen(kw_only=False)
class Unit:
    """A unit by its UCUM code, and as it is printed for people."""

    code: str
    shown: str


@frozen(kw_only=False)
class _Scale:
    """A unit is ten to the ``power`` of the base of its ``dimension``."""

    dimension: str
    power: int


_UNITS = {
    "mass concentration": (  # of g/L
        "g/dL 1, g/L 0, mg/mL 0, mg/dL -2, mg/L -3, ug/mL -3, ug/dL -5, ug/L -6, ng/mL -6, ng/dL -8, ng/L -9, pg/mL -9"
    ),
    "substance concentration": (  # of mol/L
        "mol/L 0, mmol/L -3, umol/mL -3, umol/dL -5, umol/L -6, nmol/mL -6, nmol/L -9, pmol/mL -9, pmol/L -12"
    ),
    "activity concentration": (  # of international units a litre
        "[IU]/mL 3, [IU]/L 0, m[IU]/mL 0, m[IU]/L -3, u[IU]/mL -3, u[IU]/L -6"
    ),
    "count concentration": "10*12/L 12, 10*6/uL 12, 10*9/L 9, 10*3/uL 9",
    "volume": "L 0, mL -3, fL -15",
    "mass": "g 0, mg -3, ug -6, pg -12",
    "substance": "fmol -15, amol -18",
    "fraction": "1 0, % -2",
    "score": "{score} 0",
}
_SCALES = {
    code: _Scale(dimension, int(power))
    for dimension, row in _UNITS.items()
    for code, power in (pair.split() for pair in row.split(", "))
}

# In this order, on text without accents and capitals. Each is a way the world writes one of the codes above.
_REWRITES: tuple[tuple[str, str], ...] = (
    # A remark behind a unit: mmol/L(Fe), ng/mL{FEU}. One in front is none in UCUM, and (8.h) is a number of hours.
    (r"(?<=\S)\s*\{[^}]*\}|\((?!\s*[0-9])[^)]*\)", ""),
    (r"gms?\b", "g"),  # before points go: g.m is a gram times a metre
    (r"[\s.^*\N{MULTIPLICATION SIGN}\N{MIDDLE DOT}]", ""),
    (r"^x(?=10)", ""),
    (r"^10e(?=[0-9])", "10"),
    (r"percent|pct", "%"),
    (r"gram(?:me)?s?", "g"),
    (r"micro", "u"),
    (r"nano", "n"),
    (r"pico", "p"),
    (r"milli", "m"),
    (r"mc(?=g|mol|l$|iu|ui)", "u"),
    (r"(?<=g)%$|/100ml$", "/dl"),
    (r"per", "/"),
    (r"(?<=[a-z])([md]?l)-1$", r"/\1"),
    (r"(?:lit(?:er|re)|ltr)s?$", "l"),
    (r"\[iu\]|iu(?=/)|ui(?=/)", "[iu]"),
)


def read_unit(text: str, analyte: Analyte | None = None) -> Unit:
    """The unit meant by ``text``; with an analyte, one that this analyte is kept in.

    UnknownUnit names the nearest known units, or those the analyte takes.
    """
    typed = text.strip()
    code = unit_code(typed, analyte)
    if code is None:
        title = (
            _("“{unit}” is not a unit this journal knows.").format(unit=shortened(typed))
            if typed
            else _("The unit is missing.")
        )
        raise UnknownUnit(title, _suggestion(typed, analyte), _("Nothing was changed."))
    if analyte is not None and code not in analyte.units:
        reason = analyte.no_conversion_reason
        raise UnknownUnit(
            _("{analyte} is not kept in {unit} here.").format(analyte=_(analyte.name), unit=_named(code)),
            " ".join(part for part in (_suggestion(typed, analyte), _(reason) if reason else "") if part),
            _("Nothing was changed."),
        )
    return Unit(code, unit_shown(code))


def unit_code(text: str, analyte: Analyte | None = None) -> str | None:
    """The UCUM code of the unit meant by ``text``, or None where it is none known here; far cheaper than a refusal."""
    typed = text.strip()
    if len(typed) > _LONGEST:
        return None
    return _own_alias(typed, analyte) or (typed if typed in _SCALES else _by_folded().get(_folded(typed)))


@remembered
def unit_shown(code: str) -> str:
    """A UCUM code as it is printed for people: ug/L as µg/L, m[IU]/L as mIU/L."""
    if code in {"1", "{score}"}:
        return ""
    powers = re.sub(r"10\*(\d+)", lambda found: "\N{MULTIPLICATION SIGN}10" + found[1].translate(_RAISED), code)
    return re.sub(r"\bu(?=g|mol|L|\[)", "\N{MICRO SIGN}", powers).replace("[IU]", "IU")


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def convert(number: Decimal, unit_code_from: str, unit_code_to: str, analyte: Analyte) -> Decimal:
    """``number`` of the first unit in the second, both UCUM codes, to 34 significant digits, rounded nowhere before.

    Raises NoConversion with the catalogue's reason where the two are not exchanged for this analyte.
    """
    if unit_code_from == unit_code_to:
        return number
    exact = Fraction(number) * conversion_factor(unit_code_from, unit_code_to, analyte)
    return _DIGITS.divide(Decimal(exact.numerator), Decimal(exact.denominator))


def conversion_factor(unit_code_from: str, unit_code_to: str, analyte: Analyte) -> Fraction:
    """What a number in the first unit is multiplied by to stand in the second; exact; raises NoConversion."""
    factor = _factor(unit_code_from, unit_code_to, analyte.molar_mass.value if analyte.molar_mass else None)
    if factor is None:
        raise _no_conversion(unit_code_from, unit_code_to, analyte)
    return factor


def can_convert(unit_code_from: str, unit_code_to: str, analyte: Analyte) -> bool:
    """Whether two UCUM codes are exchanged for this analyte."""
    return _factor(unit_code_from, unit_code_to, analyte.molar_mass.value if analyte.molar_mass else None) is not None


@lru_cache(maxsize=4096)
def _factor(unit_code_from: str, unit_code_to: str, molar_mass: Decimal | None) -> Fraction | None:
    """The exact factor between two units, or None; both ends are asked for with every value of a file."""
    have, want = _SCALES.get(unit_code_from), _SCALES.get(unit_code_to)
    if have is None or want is None:
        return None
    factor = Fraction(10) ** (have.power - want.power)
    if have.dimension == want.dimension:
        return factor
    if molar_mass is None:
        return None
    match (have.dimension, want.dimension):
        case ("mass concentration", "substance concentration") | ("mass", "substance"):
            return factor / Fraction(molar_mass)
        case ("substance concentration", "mass concentration") | ("substance", "mass"):
            return factor * Fraction(molar_mass)
        case _:
            return None


def _no_conversion(unit_from: str, unit_to: str, analyte: Analyte) -> NoConversion:
    names = {"analyte": _(analyte.name), "first": _named(unit_from), "second": _named(unit_to)}
    reason = analyte.no_conversion_reason
    return NoConversion(
        _("{analyte} in {first} is not shown in {second}.").format(**names),
        _(reason) if reason else _("The two units do not say the same kind of thing."),
        _("Nothing was changed."),
    )


def _suggestion(typed: str, analyte: Analyte | None) -> str:
    if analyte is not None:
        units = with_commas(_named(code) for code in analyte.units)
        return _("Units for {analyte}: {units}.").format(analyte=_(analyte.name), units=units)
    names = nearest(typed, filter(None, map(unit_shown, _SCALES)))
    if names:
        return _("Did you mean: {names}?").format(names=with_commas(names))
    return _("Known are such units as {names}.").format(names=with_commas(unit_shown(code) for code in _USUAL))


_USUAL = ("ng/mL", "ug/L", "ug/dL", "umol/L", "g/dL", "g/L", "%")


def _named(code: str) -> str:
    """A unit in a sentence, where a fraction has a name."""
    # Translators: in place of a unit in a list: 0.25 and not 25 %
    return unit_shown(code) or (_("fraction") if code == "1" else code)


def _own_alias(typed: str, analyte: Analyte | None) -> str | None:
    """What this analyte alone calls the typed text: mU/L is mIU/L for TSH."""
    if analyte is None:
        return None
    if typed.startswith("{") and typed.endswith("}"):
        typed = typed[1:-1]  # a unit that is only a remark, as UCUM writes those without dimension
    return _aliases(analyte.unit_aliases).get(_folded(typed))


@lru_cache(maxsize=256)
def _aliases(spelled: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {_folded(alias): code for alias, code in spelled}


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    """A spelling of a unit reduced to what it says, for looking up."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")  # which steer how a text runs
    folded = unicodedata.normalize("NFKC", seen).casefold().replace("\N{GREEK SMALL LETTER MU}", "u")
    for pattern, replacement in _REWRITES:
        folded = re.sub(pattern, replacement, folded)
    return folded


@cache
def _by_folded() -> dict[str, str]:
    return {_folded(code): code for code in _SCALES if _folded(code)} | {"score": "{score}", "fraction": "1"}
