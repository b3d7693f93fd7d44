# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a screen reader says of a row. Knows no Qt.

Hides the order: what is asked, what both ends mean, which way is better, what is chosen, and what stands beside it.
"""

from journal_app.ui.today.state import RowState
from journal_app.words import _


def chosen_words(chosen: str) -> str:
    """What is chosen; ``chosen`` is the number or the answer in words, empty when there is none."""
    # Translators: "{number} chosen.": read out: which score was chosen
    return _("{number} chosen.").format(number=chosen) if chosen else _("Nothing entered.")


def row_description(state: RowState, chosen: str) -> str:
    """Everything there is to hear of a row but its name."""
    ends = ""
    if state.low_words and state.high_words and state.steps:
        ends = _("{low} is {low_words}, {high} is {high_words}.").format(
            low=state.steps[0], low_words=state.low_words, high=state.steps[-1], high_words=state.high_words
        )
    said = (state.direction, state.recalled, state.day_before)
    direction, recalled, day_before = (f"{words}." if words else "" for words in said)
    parts = (state.question, ends, direction, chosen_words(chosen), recalled, day_before, state.aside)
    return " ".join(part for part in parts if part)
