# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import subprocess
import sys

import numpy as np
import pytest

from journal_app.analysis.statistics.student import USUAL_REACH, reach, reaches, two_sided_p


@pytest.mark.parametrize(("freedom", "t"), [(2, 4.303), (10, 2.228), (30, 2.042), (120, 1.980)])
def test_the_printed_table_of_t(freedom: float, t: float) -> None:
    assert round(reach(freedom), 3) == t
    assert two_sided_p(t, freedom) == pytest.approx(0.05, abs=1e-4)
    assert two_sided_p(-t, freedom) == two_sided_p(t, freedom)


def test_many_at_once_are_as_each_alone_and_come_near_the_normal_one() -> None:
    freedoms = np.array([2.5, 17.3, 1e7])
    assert list(reaches(freedoms)) == [reach(float(freedom)) for freedom in freedoms]
    assert reaches(freedoms)[2] == pytest.approx(USUAL_REACH)
    assert len(reaches(np.empty(0))) == 0


def test_scipy_is_not_loaded_before_it_is_asked_for() -> None:
    modules = "before_after, associations, trends, many_questions, fans"
    code = f"import sys; from journal_app.analysis.statistics import {modules}; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_is_asked_for_loads_no_scipy_stats() -> None:
    """A quarter of a second that nothing here needs."""
    code = (
        "import sys; from journal_app.analysis.findings import page, words;"
        "from journal_app.analysis.statistics.student import reach; reach(9.0);"
        "sys.exit('scipy.stats' in sys.modules or 'scipy.special' not in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
