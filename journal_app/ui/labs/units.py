# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""In which unit each analyte is shown on the Labs screen. Knows no Qt.

Hides that a choice in a journal that cannot be changed is held here instead of kept there.
"""

from collections.abc import Mapping

from journal_app.analysis.amounts import analyte_name, kept_unit, known_unit
from journal_app.domain.shown_units import AS_PRINTED, codes_of, unit_words
from journal_app.store.queries import Facts
from journal_app.ui.labs.state import UnitChoice
from journal_app.words import _


def chosen_unit(facts: Facts, analyte: str, held: Mapping[str, str]) -> str:
    """The UCUM code an analyte is shown in, ``held`` before what is kept; "" where it cannot be shown in that."""
    return known_unit(analyte, held[analyte]) if analyte in held else kept_unit(facts, analyte)


def unit_choice(analyte: str, chosen: str) -> UnitChoice:
    """The units to choose from for an analyte."""
    # Translators: in a list of units: the unit of the laboratory
    choices = ((AS_PRINTED, _("as printed")), *((code, unit_words(code)) for code in codes_of(analyte)))
    return UnitChoice(analyte=analyte, name=analyte_name(analyte), choices=choices, chosen=chosen)
