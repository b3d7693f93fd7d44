# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether the transferrin saturation of a draw fits the serum iron and binding capacity printed beside it.

A typing aid: it finds a slip of a digit or a column. It never refuses anything and says nothing about health.

    TSAT % = 100 x iron / TIBC, both in one unit
    TSAT % = 100 x iron (umol/L) / (25.135 x transferrin (g/L))

The first is the definition (pmc.ncbi.nlm.nih.gov/articles/PMC3934467, table 1; unitslab.com/node/54). In the second,
25.135 umol of iron is what a gram of transferrin can bind: two atoms to a molecule of 79,570 g/mol
(unitslab.com/node/54). Laboratories also print with 1.25 or 1.43 in place of the 1.40 that follows from this in
mg/dL (medicalalgorithms.com), hence the tolerance.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from journal_app.domain.catalogues import analytes
from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.quantities import can_convert, convert

TOLERANCE = Decimal(3)
"""Percentage points by which a printed saturation may lie beside the calculated one without a word."""
BOUND_BY_TRANSFERRIN = Decimal("25.135")
"""Micromoles of iron that a gram of transferrin binds."""
IRON, SATURATION = "iron", "tsat"
_PARTNERS = {"tibc": ("umol/L", Decimal(1)), "transferrin": ("g/L", BOUND_BY_TRANSFERRIN)}
RELATED = (IRON, *_PARTNERS)
"""What a saturation is calculated from, by key."""


@frozen
class Saturation:
    """A saturation in per cent as ``printed``, and as ``calculated`` from serum iron and ``partner`` (its key)."""

    printed: Decimal
    calculated: Decimal
    partner: str

    @property
    def apart(self) -> Decimal:
        """Percentage points between the two."""
        return abs(self.printed - self.calculated)


def calculated_saturations(draw: Sequence[LabResult]) -> tuple[Saturation, ...]:
    """The printed saturation of one draw beside each one that can be calculated; none where a number is missing.

    Of several results of an analyte the last counts. A value with a sign such as < is no number to calculate with.
    """
    last = {result.analyte: result for result in draw}
    printed, iron = _amount(last, SATURATION, "%"), _amount(last, IRON, "umol/L")
    if printed is None or iron is None:
        return ()
    found = []
    for partner, (unit_code, bound) in _PARTNERS.items():
        amount = _amount(last, partner, unit_code)
        if amount:
            found.append(Saturation(printed=printed, calculated=100 * iron / (amount * bound), partner=partner))
    return tuple(found)


def doubtful_saturation(draw: Sequence[LabResult]) -> Saturation | None:
    """The calculated saturation nearest to the printed one where even that lies beyond the tolerance, else None."""
    nearest = min(calculated_saturations(draw), key=lambda found: found.apart, default=None)
    return nearest if nearest is not None and nearest.apart > TOLERANCE else None


def _amount(draw: Mapping[str, LabResult], key: str, unit_code: str) -> Decimal | None:
    result = draw.get(key)
    if result is None or result.comparator is not Comparator.NONE:
        return None
    analyte = analytes()[key]
    if not can_convert(result.unit_code, unit_code, analyte):
        return None
    return convert(result.value, result.unit_code, unit_code, analyte)
