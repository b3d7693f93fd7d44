# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Fatigue and mood, or whatever stands first, before and after an infusion: a sentence each, with its interval.

Hides which infusion is told of: the newest in the days of the report, iron before others, else the newest before them.
No answer has a say in it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from journal_app.analysis.anchors import AnchorKind
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.starts import WINDOWS, StartFinding, WindowName
from journal_app.analysis.findings.words import words_of
from journal_app.domain.treatments import InfusionKind
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Block, Labelled, Paragraph, Row, Section, Voice
from journal_app.report.appointment.room import AMPLE, Room
from journal_app.report.drawable import cut
from journal_app.words import _, day_text

TRACKERS = 2
"""So many trackers are told of, in the reader's order."""
_LONGEST_NAME = 24


def before_after(found: Sequence[Finding], dates: Dates, room: Room = AMPLE) -> Section:
    """What is known of the scores after an infusion, weighed against what the diary's own past led to expect."""
    told = told_of(found, dates)
    blocks = tuple(_blocks(told, room)) if told else (Paragraph(_("No infusion is noted up to these days.")),)
    return Section(heading=_("Before and after an infusion"), blocks=blocks)


def told_of(found: Sequence[Finding], dates: Dates) -> tuple[StartFinding, ...]:
    """The findings that page one tells of, in the order of the trackers."""
    asked = [each for each in found if isinstance(each, StartFinding) and _is_asked(each)]
    if not asked:
        return ()

    def rank(each: StartFinding) -> tuple[bool, bool, int]:
        return each.start.day >= dates.first.toordinal(), each.anchor.of == InfusionKind.IRON, each.start.day

    chosen = max(asked, key=rank).start.id
    these = [each for each in asked if each.start.id == chosen]
    return tuple(sorted(these, key=lambda each: each.tracker.position)[:TRACKERS])


def _is_asked(each: StartFinding) -> bool:
    return each.window is WindowName.PRIMARY and each.anchor.kind is AnchorKind.INFUSION


def _blocks(told: Sequence[StartFinding], room: Room) -> Iterator[Block]:
    start, window = told[0].start, WINDOWS[WindowName.PRIMARY]
    words = _("Days {first} to {last} after {what} ({day}).")
    what, day = cut(start.label, room.name_letters), day_text(date.fromordinal(start.day))
    yield Paragraph(words.format(first=window.first, last=window.last, what=what, day=day), Voice.SOFT)
    yield Labelled(tuple(Row(cut(_(each.tracker.name), _LONGEST_NAME), words_of(each).sentence) for each in told))
    yield Paragraph(_("Why a score changed cannot be told from one diary."), Voice.SOFT)
