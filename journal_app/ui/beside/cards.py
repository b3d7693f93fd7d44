# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The research beside a screen: which cards, and in what words. Knows no Qt.

Hides how a short list becomes blocks: a card that stands alone, or those that found different things, under words that
say so. What is in view decides, and which cards the reader called unhelpful; no value has a say.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from journal_app.domain.card_kinds import evidence_name
from journal_app.domain.cards import ResearchCard, may_have_changed
from journal_app.research.matching import Match, shortlist
from journal_app.research.shelf import ShelfCard
from journal_app.research.topics import Topic
from journal_app.research.upkeep import checked_words
from journal_app.ui.beside.reasons import reason_words
from journal_app.ui.beside.state import Block, CardBeside
from journal_app.words import _, in_one_line, ngettext, with_semicolons

MOST = 4
"""How many cards stand beside a screen; one more where a card would else stand without what contradicts it."""
UNHELPFUL = "unhelpful"
PAIR = 2


def cards_beside(
    shelf: Sequence[ShelfCard], in_view: frozenset[Topic], names: Mapping[str, str], today: date
) -> tuple[Block, ...]:
    """A few cards of a shelf about what is in view, those in conflict together; ``names`` are trackers' by key."""
    by_key = {each.card.key: each.card for each in shelf}
    unhelpful = frozenset(each.card.key for each in shelf if each.mark.found == UNHELPFUL)
    found = shortlist(by_key.values(), in_view, MOST, unhelpful)
    blocks = [list(matches) for _number, matches in groupby(found, key=lambda match: match.block)]
    return tuple(
        Block(
            words=_block_words(len(matches)),
            cards=tuple(_beside(match, by_key, names, today) for match in matches),
        )
        for matches in blocks
    )


def _block_words(count: int) -> str:
    if count == 1:
        return ""
    return _("These two found different things:") if count == PAIR else _("These did not all find the same:")


def _beside(match: Match, by_key: Mapping[str, ResearchCard], names: Mapping[str, str], today: date) -> CardBeside:
    card = by_key[match.key]
    return CardBeside(
        key=card.key,
        headline=_(card.headline),
        kind=in_one_line(_kind_words(card, today)),
        reason=reason_words(match.because, names),
        found=_(card.found) if card.found else _("There is no summary of it yet."),
        cannot_say=" ".join(map(_, card.cannot_say)),
        others=_others_words(_(by_key[key].headline) for key in match.elsewhere),
        conflicts=_(card.conflicts) if card.conflicts else "",
        source=_source_words(card),
        checked=checked_words(card, today),
    )


def _kind_words(card: ResearchCard, today: date) -> Iterable[str]:
    yield evidence_name(card.evidence)
    yield ngettext("{count} person", "{count} people", card.n).format(count=card.n) if card.n else ""
    # Translators: said of a research card that was checked long ago
    yield _("may have changed") if may_have_changed(card, today) else ""


def _others_words(headlines: Iterable[str]) -> str:
    # Translators: the headline of a research card; only the quotation marks are translated
    quoted = with_semicolons(_("“{headline}”").format(headline=headline) for headline in headlines)
    return _("Others found otherwise: {headlines}").format(headlines=quoted) if quoted else ""


def _source_words(card: ResearchCard) -> str:
    cited = card.citation
    where = (cited.title, cited.journal, cited.year, cited.doi if cited.doi.text else cited.address)
    return in_one_line(part.text for part in where)
