# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is to be asked at the appointment, and what was answered.

Hides which question a number means: the one of that number in ``question list``.
"""

from typing import TYPE_CHECKING

import click

from journal_app.cli.display import row_object, say_json, say_table
from journal_app.cli.options import as_json, example, on_day
from journal_app.cli.session import Session, for_reading, for_writing
from journal_app.domain.asking import answered, to_ask
from journal_app.domain.drafts import AnswerDraft, QuestionDraft, check_answer, check_question
from journal_app.domain.records import Appointment, Question
from journal_app.errors import NotFound
from journal_app.words import _, day_text, ngettext

if TYPE_CHECKING:  # the store is heavy, and --help does without it
    from journal_app.store.journal import Journal


@click.group(
    epilog=example(
        'iron-journal question add "When is the next ferritin test?"',
        "iron-journal question list",
        'iron-journal question answer 1 "In the spring."',
    )
)
def question() -> None:
    """Things to ask at an appointment."""


@question.command("add", epilog=example('iron-journal question add "Could the headache come from the infusion?"'))
@click.argument("text")
@click.pass_obj
def add_question(session: Session, text: str) -> None:
    """Keep something to ask."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        kept = verbs.add_question(journal, check_question(QuestionDraft(text=text)).require()).value
        number = [one.id for one in _open(journal)].index(kept.id) + 1
    click.echo(_("Kept as question {number}.").format(number=number))


@question.command("list", epilog=example("iron-journal question list --answered"))
@click.option("--answered", "with_answers", is_flag=True, help="List the answered ones too, below the others.")
@as_json
@click.pass_obj
def list_questions(session: Session, *, with_answers: bool, as_json: bool) -> None:
    """List what is to be asked, in order.

    The first three stand on page one of the report.
    """
    with for_reading(session) as journal:
        asked = _open(journal)
        told = answered(journal.facts.every(Question)) if with_answers else ()
    if as_json:
        say_json([row_object(one) for one in (*asked, *told)])
    elif not (asked or told):
        click.echo(_("There are no questions yet.") if with_answers else _("There is nothing to ask yet."))
    else:
        rows = [(str(number), one.text, "", "") for number, one in enumerate(asked, start=1)]
        rows += [("", one.text, _day_words(one), " ".join(one.answer.split())) for one in told]
        # Translators: "No.": heading of a column: the number of a question in its list
        # Translators: "Question": heading of columns and label of fields: a question to a doctor, or the one a score is
        # asked by
        # Translators: "Answered": heading of a column: on which day a question was answered
        # Translators: "What was said": heading of columns and label of fields: what the doctor answered
        say_table([_("No."), _("Question"), _("Answered"), _("What was said")], rows)


@question.command("answer", epilog=example('iron-journal question answer 1 "In the spring." --on yesterday'))
@click.argument("number", type=int)
@click.argument("answer", required=False, default="")
@on_day
@click.pass_obj
def answer_question(session: Session, number: int, answer: str, day: str) -> None:
    """Keep what was answered. NUMBER is from the list; ANSWER may be left out."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        asked = _numbered(number, _open(journal))
        draft = AnswerDraft(answered_on=day or "today", answer=answer)
        kept = check_answer(draft, asked, today=journal.today()).require()
        verbs.answer_question(journal, kept)
    click.echo(_("Answered on {day}: {question}").format(day=_day_words(kept), question=kept.text))


@question.command("move", epilog=example("iron-journal question move 4 1"))
@click.argument("number", type=int)
@click.argument("place", type=int)
@click.pass_obj
def move_question(session: Session, number: int, place: int) -> None:
    """Move a question to another place. NUMBER is where it stands in the list, PLACE where it goes."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        asked = _open(journal)
        moved, goal = _numbered(number, asked), _numbered(place, asked)
        ids = [one.id for one in asked if one.id != moved.id]
        ids.insert([one.id for one in asked].index(goal.id), moved.id)
        verbs.order_questions(journal, ids)
    # Translators: an answer: the question stands at this place of the list now
    click.echo(_("Now question {number}: {question}").format(number=place, question=moved.text))


@question.command("remove", epilog=example("iron-journal question remove 2"))
@click.argument("number", type=int)
@click.pass_obj
def remove_question(session: Session, number: int) -> None:
    """Take a question out; undo brings it back."""
    with for_writing(session) as journal:
        from journal_app.store import verbs

        removed = _numbered(number, _open(journal))
        verbs.remove_fact(journal, removed)
    # Translators: an answer: the question is no longer in the list
    click.echo(_("Removed: {question}").format(question=removed.text))


def _open(journal: "Journal") -> tuple[Question, ...]:
    return to_ask(journal.facts.every(Question), journal.facts.every(Appointment), today=journal.today())


def _numbered(number: int, asked: tuple[Question, ...]) -> Question:
    if 1 <= number <= len(asked):
        return asked[number - 1]
    there = ngettext("The list holds {count} question.", "The list holds {count} questions.", len(asked))
    raise NotFound(
        _("There is no question {number}.").format(number=number),
        there.format(count=len(asked)),
        _("Nothing was changed."),
    )


def _day_words(kept: Question) -> str:
    return day_text(kept.answered_on) if kept.answered_on else ""
