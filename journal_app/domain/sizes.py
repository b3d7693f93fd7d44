# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How much room a file takes, in words: 220 kB, 1.5 MB."""

from decimal import Decimal

from journal_app.words import _, number_text

_KILO = 1_000


def size_words(size: int) -> str:
    """A number of bytes in the largest unit that leaves at least one whole (SI: 1 kB is 1,000 bytes)."""
    # Translators: the size of a file
    units = (_("{number} kB"), _("{number} MB"), _("{number} GB"))
    number = Decimal(max(size, 0)) / _KILO
    for words in units[:-1]:
        if number < _KILO:
            return words.format(number=_rounded(number))
        number /= _KILO
    return units[-1].format(number=_rounded(number))


def _rounded(number: Decimal) -> str:
    """One digit behind the mark while there is one before it."""
    digits = Decimal("0.1") if 0 < number < 10 and number != number.to_integral_value() else Decimal(1)  # noqa: PLR2004 -- a digit
    return number_text(number.quantize(digits))
