# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How questionnaires and their totals are said: plain numbers, and never what a number would mean."""

from journal_app.domain.questionnaires import Questionnaire, Total
from journal_app.words import _, ngettext, number_text, with_commas


def about_words(questionnaire: Questionnaire) -> str:
    """What a questionnaire asks, and how long that takes."""
    minutes = ngettext("about {count} minute", "about {count} minutes", questionnaire.minutes).format(
        count=questionnaire.minutes
    )
    return " · ".join((_(questionnaire.full_name), _(questionnaire.about), minutes))


def answered_words(answered: int, asked: int) -> str:
    """How many items were answered."""
    # Translators: how many questions of a questionnaire were answered
    return _("{answered} of {asked}").format(answered=answered, asked=asked)


def total_words(total: Total) -> str:
    """A total with the most there can be, and how far it is an estimate; or that there is none."""
    if total.value is None:
        # Translators: in place of the sum of a questionnaire
        return _("no total")
    # Translators: the sum of a questionnaire, and the largest it can be
    said = [_("{total} of {most}").format(total=number_text(total.value), most=total.most)]
    if total.is_estimated:
        answered = answered_words(total.answered, total.asked)
        # Translators: said of the sum of a questionnaire, behind it; {answered} is such as: 8 of 9
        said.append(_("estimated ({answered})").format(answered=answered))
    if total.left_out:
        # Translators: said of the sum of a questionnaire, behind it; {numbers} are one or more, such as: 3, 7
        said.append(_("without question {numbers}").format(numbers=with_commas(total.left_out)))
    return with_commas(said)


def others_words() -> str:
    """What is not here, and what can be done instead."""
    return _(
        "FSS, MFIS, MSIS-29, Chalder, EQ-5D, PROMIS and WHO-5 are not included: their licences do not allow it. "
        "A total from one of them can be kept as a number of its own; add it under Settings, Daily scores."
    )
