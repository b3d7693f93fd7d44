# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to the Questionnaires screen. Knows no Qt.

Hides that answers may be of a questionnaire, or of a wording, that this version does not have: they are shown as they
were kept.
"""

from journal_app.domain.questionnaire_files import questionnaires
from journal_app.domain.questionnaire_words import about_words, answered_words, total_words
from journal_app.domain.questionnaires import Questionnaire, read_answers, total_of
from journal_app.domain.records import AnswerSet
from journal_app.domain.settings import CONTACT_NAME, CONTACT_NUMBER, COUNTRY
from journal_app.store.queries import Facts
from journal_app.ui.crisis_words import crisis_of
from journal_app.ui.questionnaires.state import OfferState, QuestionnairesState
from journal_app.ui.rows import Row
from journal_app.words import _, day_text, in_one_line, number_text


def build_state(facts: Facts, *, can_change: bool = True) -> QuestionnairesState:
    """Everything the screen shows but the sheet."""
    return QuestionnairesState(
        crisis=crisis_of(facts.setting(COUNTRY), facts.setting(CONTACT_NAME), facts.setting(CONTACT_NUMBER)),
        offers=tuple(_offer(known) for known in questionnaires()),
        earlier=tuple(_row(kept) for kept in reversed(facts.answer_sets())),
        can_change=can_change,
    )


def questionnaire_of(kept: AnswerSet) -> Questionnaire | None:
    """The questionnaire that was filled in, if this version has it in that wording."""
    return next(
        (
            known
            for known in questionnaires()
            if known.key == kept.questionnaire and known.wording == kept.wording_version
        ),
        None,
    )


def _offer(known: Questionnaire) -> OfferState:
    return OfferState(key=known.key, name=known.name, about=about_words(known), notice=known.notice)


def _row(kept: AnswerSet) -> Row:
    known = questionnaire_of(kept)
    answers = read_answers(kept.items)
    day = day_text(kept.answered_on)
    if known is None:
        name = kept.questionnaire
        total = number_text(kept.score) if kept.score is not None else _("no total")
        answered = str(len(answers))
    else:
        found = total_of(known, answers)
        name, total = known.name, total_words(found)
        answered = answered_words(found.answered, found.asked)
    details = [
        name,
        day,
        total,
        # Translators: said of a questionnaire that was put aside; {answered} is such as: 3 of 9
        _("{answered} answered").format(answered=answered),
        # Translators: which version of a questionnaire was answered
        _("wording {version}").format(version=kept.wording_version) if kept.wording_version else "",
        kept.note,
    ]
    return Row(
        id=kept.id,
        cells=(day, name, total, answered, kept.note),
        details=in_one_line(details),
    )
