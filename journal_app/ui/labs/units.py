# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""In which unit each analyte is shown. Knows no Qt.

Hides where that choice is kept: a setting of the journal for each analyte, which holds a UCUM code, or nothing for
units as they were printed. What is kept of a result never changes with it.
"""

from collections.abc import Mapping

from journal_app.domain.catalogues import Analyte, analytes
from journal_app.domain.quantities import can_convert, unit_shown
from journal_app.store.queries import Facts
from journal_app.ui.labs.amounts import analyte_name
from journal_app.ui.labs.state import ShownUnit, UnitChoice
from journal_app.words import _

AS_PRINTED = ""


def setting_key(analyte: str) -> str:
    """The setting that keeps the unit of an analyte, by its key."""
    return f"unit:{analyte}"


def chosen_unit(facts: Facts, analyte: str, held: Mapping[str, str]) -> str:
    """The UCUM code an analyte is shown in, ``held`` before what is kept; "" where it cannot be shown in that."""
    code = held[analyte] if analyte in held else facts.setting(setting_key(analyte))
    return code if code in codes_of(analyte) else AS_PRINTED


def codes_of(analyte: str) -> tuple[str, ...]:
    """The units an analyte can be shown in, the two usual ones first; none where the catalogue does not know it."""
    known = analytes().get(analyte)
    if known is None:
        return ()
    usual = dict.fromkeys((known.conventional_unit, known.si_unit, *known.units))
    return tuple(code for code in usual if can_convert(code, known.conventional_unit, known))


def unit_choice(analyte: str, chosen: str) -> UnitChoice:
    """The units to choose from for an analyte."""
    units = [(code, unit_shown(code) or _("as a fraction")) for code in codes_of(analyte)]
    choices = ((AS_PRINTED, _("as printed")), *units)
    return UnitChoice(analyte=analyte, name=analyte_name(analyte), choices=choices, chosen=chosen)


def overall_unit(chosen: Mapping[str, str]) -> ShownUnit:
    """What the choices of all analytes amount to."""
    for shown in (ShownUnit.PRINTED, ShownUnit.CONVENTIONAL, ShownUnit.SI):
        if all(code == code_for(analyte, shown) for analyte, code in chosen.items()):
            return shown
    return ShownUnit.OWN


def code_for(analyte: str, shown: ShownUnit) -> str:
    """The UCUM code that a choice for all analytes means for one of them."""
    known = analytes().get(analyte)
    if known is None or shown is ShownUnit.PRINTED:
        return AS_PRINTED
    return _usual(known, shown)


def _usual(known: Analyte, shown: ShownUnit) -> str:
    return known.si_unit if shown is ShownUnit.SI else known.conventional_unit
