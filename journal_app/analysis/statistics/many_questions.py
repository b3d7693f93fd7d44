# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Many questions asked of one diary: each P is made larger for the others that were asked beside it.

Hides Holm's step-down rule (Holm 1979, Scand J Statist 6:65-70): the smallest of m is multiplied by m, the next by
m - 1, and none may be smaller than the one before it. One false alarm among all is then no likelier than one in twenty.
"""

from collections.abc import Sequence


def holm(ps: Sequence[float]) -> tuple[float, ...]:
    """Each P adjusted for all of them, in the order they came; none of more than 1."""
    adjusted = [0.0] * len(ps)
    least = 0.0
    for done, place in enumerate(sorted(range(len(ps)), key=ps.__getitem__)):
        least = max(least, min(1.0, ps[place] * (len(ps) - done)))
        adjusted[place] = least
    return tuple(adjusted)
