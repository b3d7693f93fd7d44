# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Two chosen results, and how much healthy people's results differ by themselves. Knows no Qt.

Hides what stands beside which pair. Whether two results lie within the printed fact is not said here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from journal_app.analysis.amounts import analyte_name, as_shown, side_by_side
from journal_app.analysis.difference_words import fact_words, note_words, reason_words, result_words
from journal_app.domain.catalogues import analytes
from journal_app.domain.days import days_between
from journal_app.domain.treatments import InfusionKind
from journal_app.domain.variation import obstacles, variation_of
from journal_app.store.queries import Facts
from journal_app.ui.labs.state import PairState
from journal_app.ui.labs.units import chosen_unit
from journal_app.words import _


def pair_state(facts: Facts, chosen: Sequence[str], held: Mapping[str, str]) -> PairState:
    """What is said of the results with these ids, one or two; nothing for those that are not there any more."""
    kept = [result for result in facts.lab_results() if result.id in chosen]
    if not kept:
        return PairState()
    code = chosen_unit(facts, kept[0].analyte, held)
    if len(kept) == 1:
        said = result_words(kept[0], as_shown(kept[0], code))
        return PairState(
            ids=(kept[0].id,), analytes=(kept[0].analyte,), results=(said,), hint=_one_words(kept[0].analyte)
        )
    earlier, later = kept
    analyte = analytes().get(earlier.analyte)
    found = obstacles(earlier, later, analyte, facts.infusions(InfusionKind.IRON))
    first, second = side_by_side(earlier, later, code)
    pair = PairState(
        ids=(earlier.id, later.id),
        analytes=(earlier.analyte, later.analyte),
        results=(result_words(earlier, first), result_words(later, second)),
    )
    variation = variation_of(analyte, days_between(earlier.collected_on, later.collected_on)) if analyte else None
    if found or analyte is None or variation is None:
        reasons = tuple(reason_words(obstacle, earlier.analyte) for obstacle in found)
        return replace(pair, reasons=reasons)
    fact, notes = fact_words(variation, analyte, first), note_words(variation, analyte)
    return replace(pair, fact=fact, notes=notes)


def _one_words(analyte: str) -> str:
    return _("Choose a second result of {analyte} to see them side by side.").format(analyte=analyte_name(analyte))
