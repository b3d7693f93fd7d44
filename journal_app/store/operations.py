# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The list of everything a person can do to a journal, each with the words that name it in history and in undo."""

from enum import StrEnum

from journal_app.words import N_, _


class Operation(StrEnum):
    """What a change was for. The value is kept in the journal and never renamed."""

    LOG_SCORE = "log score"
    CLEAR_SCORE = "clear score"
    MARK_DAY = "mark day"
    NOTE_DAY = "note day"
    ADD_LAB = "add lab"
    ADD_INFUSION = "add infusion"
    ADD_REACTION = "add reaction"
    ADD_EVENT = "add event"
    ADD_COURSE = "add course"
    COURSE_DAY = "course day"
    ADD_TRACKER = "add tracker"
    ORDER_TRACKERS = "order trackers"
    ADD_QUESTION = "add question"
    ORDER_QUESTIONS = "order questions"
    ANSWER_QUESTION = "answer question"
    ADD_VISIT = "add visit"
    ADD_ANSWERS = "add answers"
    ADD_FOLLOW_UP = "add follow-up"
    WRITE_BEFORE = "write before"
    ADD_ATTACHMENT = "add attachment"
    ADD_CARD = "add card"
    MARK_CARD = "mark card"
    ADD_OTHER = "add"
    EDIT = "edit"
    REMOVE = "remove"
    SETTING = "setting"
    IMPORT = "import"
    LOAD = "load"
    RESTORE = "restore"
    UNDO = "undo"
    REDO = "redo"

    def words(self) -> str:
        """The operation in the reader's language, as in "Undo: add lab result"."""
        return _(_WORDS[self])


# Translators: what was done in a change, as a title in a list (a capital is put to it) and in: Undone: {what}
_WORDS = {
    Operation.LOG_SCORE: N_("log scores"),
    Operation.CLEAR_SCORE: N_("clear a score"),
    Operation.MARK_DAY: N_("mark a day"),
    Operation.NOTE_DAY: N_("note on a day"),
    Operation.ADD_LAB: N_("add lab results"),
    Operation.ADD_INFUSION: N_("add an infusion"),
    Operation.ADD_REACTION: N_("add a reaction"),
    Operation.ADD_EVENT: N_("add an event"),
    Operation.ADD_COURSE: N_("add a course"),
    Operation.COURSE_DAY: N_("a day of a course"),
    Operation.ADD_TRACKER: N_("add a tracker"),
    Operation.ORDER_TRACKERS: N_("order of the trackers"),
    Operation.ADD_QUESTION: N_("add a question"),
    Operation.ORDER_QUESTIONS: N_("order of the questions"),
    Operation.ANSWER_QUESTION: N_("answer to a question"),
    Operation.ADD_VISIT: N_("add a visit"),
    Operation.ADD_ANSWERS: N_("fill in a questionnaire"),
    Operation.ADD_FOLLOW_UP: N_("add a follow-up date"),
    Operation.WRITE_BEFORE: N_("write a question before an infusion"),
    Operation.ADD_ATTACHMENT: N_("attach a letter or photo"),
    Operation.ADD_CARD: N_("add research cards"),
    Operation.MARK_CARD: N_("mark a research card"),
    # Translators: what was done in a change, and what becomes of a line of an import
    Operation.ADD_OTHER: N_("add"),
    Operation.EDIT: N_("edit"),
    Operation.REMOVE: N_("remove"),
    Operation.SETTING: N_("change a setting"),
    Operation.IMPORT: N_("import a file"),
    Operation.LOAD: N_("load a journal"),
    Operation.RESTORE: N_("restore a backup"),
    # Translators: what was done in a change: an earlier one was taken back
    Operation.UNDO: N_("undo"),
    # Translators: what was done in a change: one that was taken back was made again
    Operation.REDO: N_("redo"),
}
