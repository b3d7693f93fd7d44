# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the labels of markers go, on screen and in print.

Hides how they keep out of each other's way: on two rows, from left to right, and where there is no room none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from journal_app.analysis.charts import Marker
from journal_app.analysis.scales import TimeScale
from journal_app.domain.frozen import frozen

LABEL_GAP = 10.0
LABEL_SHIFT = 3.0


@frozen
class Label:
    """Words that found a place: which marker's, where, and on which row."""

    marker: Marker
    left: float
    width: float
    row: int


def in_view(markers: Sequence[Marker], time: TimeScale) -> Sequence[Marker]:
    """The markers between the edges; they are in order of days."""
    first = bisect_left(markers, time.first, key=lambda marker: marker.day)
    return markers[first : bisect_right(markers, time.last, key=lambda marker: marker.day)]


def place_labels(
    markers: Sequence[Marker], widths: Mapping[str, float], time: TimeScale, page_width: float
) -> tuple[Label, ...]:
    """The labels that have room: none lies over another, and no stem goes through one. ``widths`` go by label."""
    upper_free, lower_free = 0.0, 0.0
    found: list[Label] = []
    for marker in markers:
        width = widths[marker.label]
        left = min(time.at(marker.day) + LABEL_SHIFT, page_width - width - 2)
        if lower_free > left:
            continue
        row = 0 if upper_free <= left else 1
        if row == 0:
            upper_free = left + width + LABEL_GAP
        else:
            lower_free = left + width + LABEL_GAP
        found.append(Label(marker=marker, left=left, width=width, row=row))
    return tuple(found)
