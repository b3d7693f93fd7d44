# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How cards are spoken of in the list and on their page. Knows no Qt."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from journal_app.domain.cards import ResearchCard
from journal_app.domain.facts import Kind
from journal_app.research.filtering import RECENT_YEARS, SOME_YEARS, Years, Yours
from journal_app.ui.research.state import Link
from journal_app.words import N_, _

# A host with a dot in it and what may follow: no user, no blank, and no other way than the web's.
_ADDRESS = re.compile(r"(?P<how>https?://)?(?P<place>[\w-]+(\.[\w-]+)+(:[0-9]+)?([/?#]\S*)?)", re.IGNORECASE)
_KINDS = {
    Kind.DAY: N_("note of the day"),
    Kind.SCORE: N_("note on a score"),
    Kind.LAB_RESULT: N_("note on a blood test"),
    Kind.INFUSION: N_("note on an infusion"),
    Kind.REACTION: N_("note on a reaction"),
    Kind.EVENT: N_("event"),
    Kind.COURSE: N_("note on a course"),
    Kind.COURSE_DAY: N_("note on a course"),
    Kind.ANSWER_SET: N_("note on a questionnaire"),
    Kind.APPOINTMENT: N_("appointment"),
    Kind.FOLLOW_UP: N_("date to come back to"),
    Kind.EXPECTATION: N_("note on a question written before"),
}


def years_words() -> tuple[tuple[str, str], ...]:
    """How long ago a text may have been published, to choose from."""
    return (
        (Years.ANY, _("Any year")),
        (Years.RECENT, _("The last {count} years").format(count=RECENT_YEARS)),
        (Years.SOME, _("The last {count} years").format(count=SOME_YEARS)),
        (Years.OLDER, _("Older than {count} years").format(count=SOME_YEARS)),
    )


def yours_words() -> tuple[tuple[str, str], ...]:
    """The reader's own marks, to choose from."""
    return (
        (Yours.ALL, _("All cards")),
        # Translators: in a list: only research cards that the reader saved
        (Yours.SAVED, _("Saved")),
        (Yours.DISCUSS, _("To discuss at my appointment")),
        (Yours.HELPFUL, _("Helpful to me")),
        (Yours.UNHELPFUL, _("Not helpful to me")),
        (Yours.NOTED, _("With a note of mine")),
        (Yours.ADDED, _("Added by me")),
    )


def note_words(kind: Kind) -> str:
    """Where in the journal a note stands."""
    return _(_KINDS[kind])


def links_of(card: ResearchCard) -> tuple[Link, ...]:
    """The ways to the text itself, as far as they are known."""
    return tuple(_links(card))


def _links(card: ResearchCard) -> Iterator[Link]:
    cited = card.citation
    if cited.doi.text:
        # Translators: a link: opens the address of a study in the browser
        yield Link(words=_("Open the DOI"), address=f"https://doi.org/{quote(cited.doi.text, safe='/()')}")
    if cited.pmid.text.isdecimal():
        yield Link(words=_("Open at PubMed"), address=f"https://pubmed.ncbi.nlm.nih.gov/{cited.pmid.text}/")
    address = web_address(cited.address.text)
    if address:
        yield Link(words=_("Open the page"), address=address)


def web_address(text: str) -> str:
    """An address as a browser takes it; empty for what is none, or would be opened by something else."""
    found = _ADDRESS.fullmatch(text.strip())
    return f"{found['how'] or 'https://'}{found['place']}" if found else ""
