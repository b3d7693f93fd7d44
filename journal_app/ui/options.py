# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Something to choose from a list, as values. Knows no Qt."""

from collections.abc import Sequence

from journal_app.domain.frozen import frozen


@frozen
class Option:
    """One of several things to choose: its key, its words, and whether it is chosen now."""

    key: str
    words: str
    is_on: bool = False


def chosen_or_first(wanted: str, keys: Sequence[str]) -> str:
    """What is wanted where it can be had, else the first there is; empty where there is nothing."""
    return wanted if wanted in keys else next(iter(keys), "")
