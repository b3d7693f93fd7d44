# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which part of the day scores go to, and the one thing said about mixing them. Knows no Qt.

Hides when it is said: once in a journal's life, as soon as a tracker with scores of one end of the day is about to get
some of the other, whatever those scores are.
"""

from journal_app.domain.scores import Part
from journal_app.domain.settings import PARTS_TOLD, YES
from journal_app.store.queries import Facts
from journal_app.ui.today.state import Telling
from journal_app.words import _

_OTHER_END = {Part.MORNING: Part.EVENING, Part.EVENING: Part.MORNING}


def about_mixing(facts: Facts, part: Part) -> Telling | None:
    """What to say when ``part`` is chosen; nothing when it was said before or no tracker in use would be mixed."""
    other = _OTHER_END.get(part)
    if other is None or facts.setting(PARTS_TOLD) == YES:
        return None
    names = [_(tracker.name) for tracker in facts.trackers() if other in facts.scored_parts(tracker.key)]
    if not names:
        return None
    have = _("Evening scores so far: {trackers}.") if other is Part.EVENING else _("Morning scores so far: {trackers}.")
    why = _(
        "In MS, fatigue rises through the day, so a morning and an evening score are two different things: "
        "where they are mixed, a chart can rise or fall for that reason alone. "
        "One time of day, kept to, is the easiest to read."
    )
    return Telling(
        words=f"{have.format(trackers=', '.join(names))} {why}",
        source=_("Sources: Kratz 2017 (107 people with MS); Powell 2017, PubMed 28281106 (38 with MS, 38 without)."),
    )
