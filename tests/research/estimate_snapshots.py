# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Estimates of cards as they were when somebody last looked at them.

``python -m tests.research.estimate_snapshots`` writes them anew; look at what changed before keeping it.
"""

import sys
from collections.abc import Callable

from journal_app.analysis.charts import to_json
from journal_app.analysis.estimates import EstimatesSpec
from journal_app.research.comparisons import comparison_spec, comparisons
from journal_app.research.estimates import estimates_of
from journal_app.research.library import find
from tests.analysis.snapshots import path_of

SNAPSHOTS: dict[str, Callable[[], EstimatesSpec]] = {
    "estimates_prefer": lambda: estimates_of(find("prefer-2014")),
    "estimates_keller": lambda: estimates_of(find("keller-2020")),
    "estimates_houston": lambda: estimates_of(find("houston-2018")),
    "estimates_neuroreport": lambda: estimates_of(find("neuroreport-2017-serum-iron")),
    "estimates_side_by_side": lambda: comparison_spec(comparisons()[0]),
}


if __name__ == "__main__":
    for name, make in SNAPSHOTS.items():
        path_of(name).write_text(to_json(make()) + "\n", encoding="utf-8")
        sys.stdout.write(f"{path_of(name)}\n")
