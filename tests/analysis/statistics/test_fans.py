# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import numpy as np

from journal_app.analysis.statistics.before_after import before_after
from journal_app.analysis.statistics.comparisons import Diary
from journal_app.analysis.statistics.fans import Fan
from tests.analysis.statistics.test_before_after import ASKED, DAY_0, diary


def fan_of(kept: Diary) -> Fan:
    found = before_after(kept, ASKED).fan
    assert found is not None
    return found


def test_the_fan_holds_about_as_many_days_as_it_says() -> None:
    inside_half, inside_most = [], []
    for seed in range(40):
        kept = diary(seed=seed, phi=0.5)
        fan = fan_of(kept)
        scores = kept.values[300 : 300 + 85]
        days = slice(0, len(scores))
        inside_half.append(np.mean((scores >= fan.half_low.array[days]) & (scores <= fan.half_high.array[days])))
        inside_most.append(np.mean((scores >= fan.most_low.array[days]) & (scores <= fan.most_high.array[days])))
    assert 0.40 < np.mean(inside_half) < 0.60
    assert 0.92 < np.mean(inside_most) < 0.985


def test_the_fan_starts_where_the_diary_stands_and_returns_to_its_level() -> None:
    kept = diary(phi=0.7)
    bad = Diary(kept.days, np.where((kept.days >= DAY_0 - 14) & (kept.days < DAY_0), 10.0, kept.values))
    fan = fan_of(bad)
    assert len(fan.days.array) == 85
    assert fan.days.array[0] == DAY_0
    assert fan.median.array[0] > fan.median.array[-1] + 1
    assert fan.most_high.array.max() <= 10
    assert (fan.half_high.array - fan.half_low.array > 0).all()
    ordered = np.stack([band.array for band in (fan.most_low, fan.half_low, fan.median, fan.half_high, fan.most_high)])
    assert (np.diff(ordered, axis=0) >= 0).all()
