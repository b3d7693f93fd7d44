# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Who is at the keyboard: the person of the journal, or somebody who enters for them. Knows no Qt.

Hides that the choice is kept in the journal, so that it holds over restarts and is undone like any other, and that what
is entered carries the name of whoever sat there.
"""

from journal_app.domain.frozen import frozen
from journal_app.domain.settings import KEYBOARD_NAME, KEYBOARD_NAMES
from journal_app.errors import EntryRefused
from journal_app.store import verbs
from journal_app.store.journal import Changed, Journal
from journal_app.words import _

LONGEST = 40


@frozen
class Keyboard:
    """``name`` sits at the keyboard now, empty for the person of the journal; ``names`` are the others on offer."""

    name: str = ""
    names: tuple[str, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether anybody but the person of the journal was ever named."""
        return bool(self.name or self.names)


def seated(journal: Journal) -> Keyboard:
    """Who sits there by the journal's settings; what is entered from now on is entered by them. On the writer lane."""
    name, names = journal.facts.setting(KEYBOARD_NAME), journal.facts.setting(KEYBOARD_NAMES)
    journal.entered_by = name or journal.person
    return Keyboard(name=name, names=tuple(line for line in names.splitlines() if line))


def sit_down(journal: Journal, name: str) -> Changed[None]:
    """Let ``name`` enter from now on; a new name is offered from now on too, an empty one is the journal's person."""
    known = seated(journal).names
    wanted = {KEYBOARD_NAME: name}
    if name and name not in known:
        wanted[KEYBOARD_NAMES] = "\n".join((*known, name))
    changed = verbs.set_settings(journal, wanted)
    seated(journal)
    return changed


def read_name(text: str, person: str) -> str:
    """A typed name as it is kept, empty when it is the person's own; raises EntryRefused for one that cannot be."""
    name = " ".join(text.split())
    if not name:
        raise EntryRefused(_("A name needs at least one letter."))
    if len(name) > LONGEST:
        raise EntryRefused(_("A name has at most {count} letters here.").format(count=LONGEST))
    return "" if name == person else name
