# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a tracker is answered, the same on screen and on paper: by a number out of a few, by yes or no, or by writing.

Hides which scales are few enough to stand side by side, and the keys for a ten, which no keyboard has.
"""

from journal_app.domain.scores import Better, Tracker, TrackerKind
from journal_app.words import _, number_text, with_commas

MOST_STEPS = 11
TEN = 10
_TEN_KEYS = frozenset({"x", "X", "*"})


def steps_of(tracker: Tracker) -> tuple[int, ...]:
    """The numbers of a scale that fit side by side; empty when the answer has to be written or is yes or no."""
    low, high = tracker.low, tracker.high
    if tracker.kind is not TrackerKind.SCALE or low is None or high is None:
        return ()
    if low != int(low) or high != int(high) or not 0 <= low < high or high - low >= MOST_STEPS:
        return ()
    return tuple(range(int(low), int(high) + 1))


def number_of_key(key: str) -> int | None:
    """The number that a key stands for by itself: a digit, or ten for the keys that are no digit's; None for others."""
    if key in _TEN_KEYS:
        return TEN
    return int(key) if key.isascii() and key.isdigit() else None


def direction_words(tracker: Tracker) -> str:
    """Which way a tracker is better; nothing where neither is, or for yes and no."""
    if tracker.kind is TrackerKind.YES_NO or tracker.better is Better.NEITHER:
        return ""
    # Translators: "lower is better": which way of a scale is better; a sentence of its own, where a capital and a full
    # stop are put to it
    # Translators: "higher is better": which way of a scale is better; a sentence of its own, where a capital and a full
    # stop are put to it
    return _("lower is better") if tracker.better is Better.LOWER else _("higher is better")


def unit_words(tracker: Tracker) -> str:
    """What to write for a tracker whose answer is written."""
    bounds = ""
    if tracker.low is not None and tracker.high is not None:
        # Translators: two numbers between which a score lies; behind a comma
        bounds = _("from {low} to {high}").format(low=number_text(tracker.low), high=number_text(tracker.high))
    elif tracker.low is not None and tracker.low != 0:
        # Translators: the least number of a score; behind a comma
        bounds = _("from {low} up").format(low=number_text(tracker.low))
    kinds = {
        TrackerKind.DURATION: _("hours, such as 7.5 or 7:30"),
        TrackerKind.NUMBER: _("a number"),
    }
    # Translators: what to type for a score, as in: Type a whole number, from 0 up
    kind = kinds.get(tracker.kind, _("a whole number"))
    return with_commas(part for part in (kind, bounds) if part)
