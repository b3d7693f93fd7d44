# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the other findings get wrong: one share a row, with the bar it has to keep where it has one.

Hides nothing; ``wearing``, ``draws`` and ``labs`` say what each group is made of.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How often something was found in so many runs, and between which shares that is to be; None for no bar."""

    group: str
    name: str
    share: float
    runs: int
    least: float | None = None
    most: float | None = None

    @property
    def kept(self) -> bool | None:
        """Whether the bar is kept; None where there is none and the row stands there to be read."""
        if self.least is None and self.most is None:
            return None
        is_enough = self.least is None or self.share >= self.least
        return is_enough and (self.most is None or self.share <= self.most)

    def row(self) -> str:
        """The share as a line of the table."""
        verdict = {True: "kept", False: "NOT KEPT", None: "to be read"}[self.kept]
        return f"{self.group:<16} {self.name:<68} {self.share:.3f}  {verdict}"
