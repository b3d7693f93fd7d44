# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of days that count in no comparison, and of what there is beside every answer.

Hides nothing but the wording, which is the same for every kind of question.
"""

from collections.abc import Iterator

from journal_app.analysis.findings.finding import Finding
from journal_app.words import _, ngettext


def missing_words(finding: Finding) -> Iterator[str]:
    """How many days were too ill to log and how many were left out, where there were any."""
    if finding.too_ill:
        words = ngettext("{count} day was too ill to log.", "{count} days were too ill to log.", finding.too_ill)
        yield words.format(count=finding.too_ill)
    if finding.left_out:
        words = ngettext("{count} day was left out.", "{count} days were left out.", finding.left_out)
        yield words.format(count=finding.left_out)


def hangs_words() -> str:
    """That an answer would be another one if days too ill to log counted as the worst days."""
    return _("Can't tell: it hangs on how the days too ill to log are counted.")


def unsteady_words() -> str:
    """The same as what weakens an answer."""
    return _("Counting the days too ill to log as the worst days would change the answer.")


def still_words() -> str:
    """That scores which are nearly all one and the same tell nothing."""
    return _("Not enough to tell: the scores hardly differ, so that nobody knows how far they move by themselves.")


def why_words() -> str:
    """What no diary can tell."""
    return _("Why a score changed cannot be told from one diary.")
