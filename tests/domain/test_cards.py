# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from dataclasses import replace
from datetime import date

import pytest

from journal_app.domain.cards import may_have_changed
from journal_app.research.library import bundled_cards


@pytest.mark.parametrize(
    ("checked_on", "today", "may"),
    [
        (date(2026, 11, 21), date(2026, 11, 21), False),
        (date(2026, 11, 21), date(2028, 11, 20), False),
        (date(2026, 11, 21), date(2028, 11, 21), False),  # two years, and not more
        (date(2026, 11, 21), date(2028, 11, 22), True),
        (date(2024, 2, 29), date(2026, 2, 28), False),
        (date(2024, 2, 29), date(2026, 3, 1), True),
        (date(2026, 2, 28), date(2028, 2, 28), False),
        (date(2026, 2, 28), date(2028, 2, 29), True),
        (date(2026, 12, 31), date(2029, 1, 1), True),
        (None, date(2040, 1, 1), False),  # nobody has checked it: that is said instead
    ],
)
def test_a_card_may_have_changed_from_two_years_and_a_day_on(checked_on: date | None, today: date, may: bool) -> None:
    assert may_have_changed(replace(bundled_cards()[0], checked_on=checked_on), today) is may
