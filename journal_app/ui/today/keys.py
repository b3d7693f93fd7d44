# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How keys pressed in a row become its number. Knows no Qt.

Hides the one rule that needs a memory: a 0 right after a 1 means ten,
and only while the 1 was the last key in that row.
"""

from collections.abc import Sequence
from decimal import Decimal

from journal_app.domain.scales import TEN, number_of_key


class RowKeys:
    """The keys of one row. Invariant: remembers at most the key pressed last."""

    def __init__(self) -> None:
        self._last = ""

    def forget(self) -> None:
        """Anything but a key in this row has happened."""
        self._last = ""

    def read(self, key: str, steps: Sequence[int], present: Decimal | None) -> int | None:
        """The number that ``key`` gives a row of these ``steps`` that shows ``present`` now; None if it gives none."""
        is_ten = key == "0" and self._last == "1" and present == 1 and TEN in steps
        self._last = key
        number = TEN if is_ten else number_of_key(key)
        return number if number in steps else None
