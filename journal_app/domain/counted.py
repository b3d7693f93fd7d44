# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How many entries of a kind there are, in words: 3 scores, 1 lab result.

Hides the plural of each kind, which no language makes alike, and which kinds a reader counts as entries.
"""

from collections.abc import Callable, Mapping

from journal_app.domain.facts import Kind
from journal_app.words import ngettext

# Translators: how many entries of a kind there are, alone or in a list with commas
_COUNTED: dict[Kind, Callable[[int], str]] = {
    Kind.SCORE: lambda n: ngettext("{count} score", "{count} scores", n),
    Kind.LAB_RESULT: lambda n: ngettext("{count} lab result", "{count} lab results", n),
    Kind.INFUSION: lambda n: ngettext("{count} infusion", "{count} infusions", n),
    Kind.REACTION: lambda n: ngettext("{count} reaction", "{count} reactions", n),
    Kind.EVENT: lambda n: ngettext("{count} event", "{count} events", n),
    Kind.DAY: lambda n: ngettext("{count} day with a note or mark", "{count} days with a note or mark", n),
    Kind.COURSE: lambda n: ngettext("{count} course", "{count} courses", n),
    Kind.COURSE_DAY: lambda n: ngettext("{count} day of a course", "{count} days of courses", n),
    Kind.ANSWER_SET: lambda n: ngettext("{count} questionnaire", "{count} questionnaires", n),
    Kind.APPOINTMENT: lambda n: ngettext("{count} visit", "{count} visits", n),
    Kind.QUESTION: lambda n: ngettext("{count} question", "{count} questions", n),
    Kind.FOLLOW_UP: lambda n: ngettext("{count} follow-up date", "{count} follow-up dates", n),
    Kind.ATTACHMENT: lambda n: ngettext("{count} letter or photo", "{count} letters and photos", n),
    Kind.CARD: lambda n: ngettext("{count} research card", "{count} research cards", n),
    Kind.CARD_MARK: lambda n: ngettext("{count} mark on a card", "{count} marks on cards", n),
    Kind.EXPECTATION: lambda n: ngettext(
        "{count} question written before an infusion", "{count} questions written before infusions", n
    ),
    Kind.EXCLUSION: lambda n: ngettext("{count} range left out", "{count} ranges left out", n),
    Kind.TRACKER: lambda n: ngettext("{count} tracker", "{count} trackers", n),
    Kind.LABORATORY: lambda n: ngettext("{count} remembered range", "{count} remembered ranges", n),
    Kind.MAPPING: lambda n: ngettext("{count} way a file is read", "{count} ways files are read", n),
    Kind.IMPORT_RUN: lambda n: ngettext("{count} note of an import", "{count} notes of imports", n),
    Kind.SETTING: lambda n: ngettext("{count} setting", "{count} settings", n),
}
_BEHIND = {Kind.TRACKER, Kind.LABORATORY, Kind.MAPPING, Kind.IMPORT_RUN, Kind.SETTING, Kind.CARD_MARK}


def counted(kind: Kind, count: int) -> str:
    """A number of entries of a kind: 3 scores."""
    return _COUNTED[kind](count).format(count=count)


def counted_entries(counts: Mapping[Kind, int]) -> list[str]:
    """What a journal holds, what a reader would name first coming first; kinds without an entry are left out."""
    return [counted(kind, counts[kind]) for kind in _COUNTED if counts.get(kind) and kind not in _BEHIND]


def in_telling_order(kinds: Mapping[Kind, object]) -> list[Kind]:
    """The kinds of a mapping, in the order in which a reader would name them."""
    return [kind for kind in _COUNTED if kind in kinds]
