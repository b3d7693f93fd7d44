# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Today screen shows, as values. Knows no Qt and no journal."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Face(StrEnum):
    """How a row takes its number."""

    BUTTONS = "buttons"
    YES_NO = "yes/no"
    FIELD = "field"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowState:
    """One tracker on one day; ``value`` is what was scored for the day as a whole, None when nothing was."""

    tracker: str
    name: str
    question: str
    face: Face
    steps: tuple[int, ...] = ()
    low_words: str = ""
    high_words: str = ""
    direction: str = ""
    value: Decimal | None = None
    value_text: str = ""
    field_hint: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayState:
    """One day, not after ``today``; ``remark`` says where it lies and what it is marked as."""

    day: date
    today: date
    remark: str
    rows: tuple[RowState, ...] = ()
    note: str = ""
    is_too_ill: bool = False
    too_ill_words: str
    has_crash: bool = False
    crash_words: str
    events: tuple[str, ...] = ()
    can_change: bool = True
