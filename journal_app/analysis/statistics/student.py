# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Student's t with any degrees of freedom, whole or not.

Hides where its numbers come from (scipy.special, which is loaded when first asked for and never at the start).
"""

import numpy as np

from journal_app.analysis.charts import Column

NINETEEN_OF_TWENTY = 0.975
"""The share below the upper end of a two-sided 95 % interval."""
USUAL_REACH = 1.959963984540054
"""The same end for a normal distribution."""


def reach(freedom: float, share: float = NINETEEN_OF_TWENTY) -> float:
    """The t below which ``share`` (0 to 1) lies, with ``freedom`` degrees of freedom, above 0."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, share))


def reaches(freedoms: Column, share: float = NINETEEN_OF_TWENTY) -> Column:
    """The same for many degrees of freedom at once."""
    from scipy.special import stdtrit

    return np.asarray(stdtrit(freedoms, share), dtype=np.float64)


def two_sided_p(t: float, freedom: float) -> float:
    """How often a t with ``freedom`` degrees of freedom lies at least so far from nought, on either side."""
    from scipy.special import stdtr

    return float(2 * stdtr(freedom, -abs(t)))
