# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether a file may make a journal that of a made-up person, of which no backups are made by themselves.

Hides when nothing is in a journal yet: that mark would end the backups of everything that somebody lived and kept.
"""

from collections.abc import Iterator
from dataclasses import replace

from journal_app.domain.facts import Kind
from journal_app.domain.records import Setting
from journal_app.domain.settings import MADE_UP, PERSON, YES
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store.queries import Facts
from journal_app.store.rows import FACTS
from journal_app.words import _

# What a new journal holds, or an import remembers, and nobody entered; scores are asked about by their days alone.
_NOT_ENTERED = {Kind.TRACKER, Kind.SETTING, Kind.CARD, Kind.MAPPING, Kind.IMPORT_RUN, Kind.LABORATORY, Kind.SCORE}


def is_untouched(facts: Facts) -> bool:
    """Whether a journal is nobody's yet and has nothing in it."""
    if facts.setting(PERSON) or facts.span() is not None:
        return False
    return not any(facts.every(fact_type) for kind, fact_type in FACTS.items() if kind not in _NOT_ENTERED)


def is_foreign(facts: Facts) -> bool:
    """Whether what nobody lived would come among what somebody did."""
    return facts.setting(MADE_UP) != YES and not is_untouched(facts)


def left_out_words() -> str:
    """Why the mark is not taken from a file."""
    return _("Whether the person is made up is taken into an empty journal only.")


def mark_of(facts: Facts, where: str) -> Iterator[Entry]:
    """The line of a file that says as a whole that nobody lived what it tells; none where the journal says so too."""
    if facts.setting(MADE_UP) == YES:
        return
    if not is_untouched(facts):
        yield Entry(action=Action.SKIP, where=where, kind=Kind.SETTING, reason=left_out_words())
        return
    here = next((one for one in facts.every(Setting) if one.key == MADE_UP), None)
    marked = replace(here, value=YES) if here is not None else Setting(key=MADE_UP, value=YES)
    action = Action.ADD if here is None else Action.CHANGE
    yield Entry(action=action, where=where, kind=Kind.SETTING, fact=marked, reason=_("Nobody lived what it tells."))
