# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a pack says of itself, wherever it is looked at."""

from journal_app.domain.packs import Pack, PackPart
from journal_app.words import N_, _, day_text

# Translators: what can be put into a file for somebody else; also a heading
PART_WORDS = {
    PackPart.SCORES: N_("Scores and marked days"),
    PackPart.LABS: N_("Blood results"),
    PackPart.TREATMENTS: N_("Infusions, reactions and courses"),
    PackPart.EVENTS: N_("Events"),
    PackPart.QUESTIONNAIRES: N_("Questionnaires"),
    PackPart.APPOINTMENTS: N_("Visits, questions and follow-ups"),
    PackPart.RESEARCH: N_("Marks on research cards"),
}


def pack_words(pack: Pack) -> str:
    """Whose a pack is, which days it tells of and when it was made."""
    if pack.signed_off_by:
        return _(
            "Entries by {name}, signed off on {made}. They can be looked at here, and taken into a journal."
        ).format(name=pack.signed_off_by, made=day_text(pack.made_at.date()))
    days = {"first": day_text(pack.first), "last": day_text(pack.last), "made": day_text(pack.made_at.date())}
    if not pack.person:
        words = _("A part of a journal, from {first} to {last}, packed on {made}. It can be looked at, not changed.")
        return words.format(**days)
    words = _(
        "A part of the journal of {person}, from {first} to {last}, packed on {made}. It can be looked at, not changed."
    )
    return words.format(person=pack.person, **days)


def copy_words() -> str:
    """What giving a pack away means."""
    return _(
        "A copy is a copy: whoever has the file and its passphrase can keep it and pass it on, and you cannot take it"
        " back. A new pack can leave out what the last one held."
    )
