# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Questionnaires screen shows, as values. Knows no Qt and no journal."""

from journal_app.domain.frozen import frozen
from journal_app.domain.questionnaire_drafts import AnswersDraft
from journal_app.domain.questionnaires import Item
from journal_app.ui.crisis_words import CrisisState
from journal_app.ui.rows import Row


@frozen
class OfferState:
    """A questionnaire that can be filled in: what it asks, how long it takes, and its owner's notice."""

    key: str
    name: str
    about: str
    notice: str


@frozen
class QuestionnairesState:
    """``earlier`` are the answers kept, newest first; ``crisis`` is ready before anything is answered."""

    crisis: CrisisState
    offers: tuple[OfferState, ...] = ()
    earlier: tuple[Row, ...] = ()
    can_change: bool = True


@frozen
class SheetState:
    """A questionnaire opened to be filled in. The items are the authors' words and are shown as they are."""

    heading: str
    stem: str
    notice: str
    items: tuple[Item, ...]
    draft: AnswersDraft
