# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the scores mean: each tracker's question, its scale and its direction."""

from journal_app.analysis.score_panels import rule_words, tracker_words
from journal_app.domain.scales import direction_words
from journal_app.domain.scores import Tracker
from journal_app.report.appointment.document import Cell, Grid, Paragraph, Section
from journal_app.report.appointment.room import AMPLE
from journal_app.report.drawable import cut
from journal_app.store.queries import Facts
from journal_app.words import _

_WIDTHS = (12, 12, 9)


def scales(facts: Facts) -> Section:
    """The trackers in use, a row each."""
    trackers = facts.trackers()
    grid = Grid(
        # Translators: "Asked as": heading of a column: with which words a score is asked for
        # Translators: "Several on a day": heading of a column: what counts where there are several scores on a day
        headers=(Cell(_("Score")), Cell(_("Asked as")), Cell(_("Several on a day"))),
        rows=tuple(_row(one) for one in trackers),
        widths=_WIDTHS,
    )
    mean = Paragraph(_("On charts: a dot for each day, a line for the mean of 7 days where at least 4 were logged."))
    return Section(heading=_("What the scores mean"), blocks=(grid, mean) if trackers else ())


def _row(tracker: Tracker) -> tuple[Cell, ...]:
    direction = direction_words(tracker)
    return (
        Cell(cut(tracker_words(tracker), AMPLE.name_letters), (direction,) if direction else ()),
        Cell(cut(_(tracker.question) if tracker.question else "", 2 * AMPLE.name_letters) or "–"),
        Cell(rule_words(tracker)),
    )
