# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""In which units results can be shown: one chosen for an analyte, or one way for all of them.

Hides which units of an analyte can be exchanged for each other, and that a fraction has no sign to be shown with. What
is kept of a result never changes with it.
"""

from collections.abc import Mapping
from enum import StrEnum

from journal_app.domain.catalogues import analytes
from journal_app.domain.quantities import can_convert, unit_shown
from journal_app.words import _, territory

AS_PRINTED = ""
"""Where a UCUM code would stand: the unit each result was printed with."""


_MOLAR_REGIONS = frozenset(
    """
    AG AI AO AU BA BG BH BM BN BW BY CA CH CM CN CZ DK DM EE FI FJ GB GD HK HR HU IE IM IS KE KN KW KZ LC LI LT LU LV
    ME MG MK MO MS MT MU MY MZ NA NL NO NZ OM PG RS RU SE SG SI SK TC TO UA UG VC VG VN VU ZA
    """.split()  # noqa: SIM905 -- easier read as one list than as 68 strings
)
"""Where what is in blood is counted in moles (ISO 3166); elsewhere it is weighed.

Source: CLDR, common/supplemental/units.xml, unit preferences for a concentration, blood-glucose: millimole per liter
for these, milligram per deciliter for the world. The CLDR has no line for iron; that its regions are the same is taken
from glucose. The laboratories whose ranges we collected bear it out: Birmingham, Gloucester, Southend and Exeter (GB)
print iron in umol/L, Yakima (US) in ug/dL.
"""


class ShownUnit(StrEnum):
    """In which units results are shown on the whole. OWN: chosen one by one."""

    PRINTED = "printed"
    CONVENTIONAL = "conventional"
    SI = "si"
    OWN = "own"


def usual_units() -> ShownUnit:
    """What laboratories print where the reader is, by the region of the language; SI where no region is said.

    It is only what is offered first: results are shown as they were printed until the reader chooses.
    """
    region = territory()
    return ShownUnit.SI if not region or region in _MOLAR_REGIONS else ShownUnit.CONVENTIONAL


def codes_of(analyte: str) -> tuple[str, ...]:
    """The units an analyte can be shown in, what is usual where the reader is first; none where it is not known."""
    known = analytes().get(analyte)
    if known is None:
        return ()
    two = (known.conventional_unit, known.si_unit)
    usual = dict.fromkeys((*(two if usual_units() is ShownUnit.CONVENTIONAL else reversed(two)), *known.units))
    return tuple(code for code in usual if can_convert(code, known.conventional_unit, known))


def code_for(analyte: str, shown: ShownUnit) -> str:
    """The UCUM code that a way for all analytes means for one of them."""
    known = analytes().get(analyte)
    if known is None or shown in {ShownUnit.PRINTED, ShownUnit.OWN}:
        return AS_PRINTED
    return known.si_unit if shown is ShownUnit.SI else known.conventional_unit


def overall_unit(chosen: Mapping[str, str]) -> ShownUnit:
    """What the units chosen for analytes amount to."""
    for shown in (ShownUnit.PRINTED, ShownUnit.CONVENTIONAL, ShownUnit.SI):
        if all(code == code_for(analyte, shown) for analyte, code in chosen.items()):
            return shown
    return ShownUnit.OWN


def unit_words(code: str) -> str:
    """A unit as it is offered."""
    # Translators: in place of a unit in a list: 0.25 and not 25 %
    return unit_shown(code) or _("as a fraction")
