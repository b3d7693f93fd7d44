# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where a change is judged, the app is driven; elsewhere nobody has to install what that needs."""

import os
import sys

from tests.journeys.driven.ability import missing_packages


def test_where_changes_are_judged_nothing_is_missing() -> None:
    is_judged_here = sys.platform == "linux" and os.environ.get("CI", "") not in {"", "0", "false"}
    assert not (is_judged_here and missing_packages()), missing_packages()
