# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""When a blood value is asked about because its unit looks like a slip; the questions are in the tests of drafts."""

from decimal import Decimal

import pytest

from journal_app.domain.catalogues import analytes
from journal_app.domain.plausibility import mix_up_of


@pytest.mark.parametrize(
    ("key", "value", "unit", "is_asked"),
    [
        ("ferritin", "18", "mg/L", True),
        ("ferritin", "1.8", "mg/L", False),
        ("ferritin", "250", "ug/dL", True),
        ("iron", "18", "ug/L", True),
        ("iron", "180", "ug/L", False),
        ("iron", "400", "ug/dL", False),
        ("tsat", "0.2", "1", False),
        ("vitamin_d", "9", "ug/L", False),
        ("haemoglobin", "13", "g/dL", False),
    ],
)
def test_a_rule_for_one_unit_asks_the_same_of_the_others(key: str, value: str, unit: str, is_asked: bool) -> None:
    analyte = analytes()[key]
    assert (mix_up_of(analyte, Decimal(value), unit) is not None) is is_asked
