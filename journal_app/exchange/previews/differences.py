# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Something that is here and stands otherwise in a file: both values in words, and the choice to take the file's.

Hides nothing but the words, which are the same whichever file it is.
"""

from journal_app.domain.fact_fields import field_changes
from journal_app.domain.fact_words import Names
from journal_app.domain.facts import Fact
from journal_app.exchange.previews.plan import Action, Option
from journal_app.words import _


def difference_words(here: Fact, there: Fact, names: Names) -> str:
    """What a file says otherwise, field by field; ``names`` gives the words for keys and ids."""
    # Translators: {field} is the label of a field, the others what stands in it; each may be: nothing
    words = _("{field}: {here} here, {there} in the file.")
    return " ".join(
        # Translators: the value of an empty field, as in: Note: nothing here, ... in the file; also what a part of
        # the report costs
        words.format(field=field.label, here=field.before or _("nothing"), there=field.after or _("nothing"))
        for field in field_changes(here, there, names)
    )


def taking(there: Fact) -> Option:
    """The choice to have what is here as the file has it; ``there`` is that fact, with the id it has here."""
    return Option(words=_("Take what the file says."), action=Action.CHANGE, fact=there)
