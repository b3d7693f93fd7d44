# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every form of the app in the hands of a test: what is typed into one of its fields, and what becomes of it.

A form is worked through its presenter, on a desk where work is done at once; the view only remembers what it was told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from journal_app.domain.card_drafts import CardDraft, ResultDraft
from journal_app.domain.drafts import (
    CourseDraft,
    EventDraft,
    ExclusionDraft,
    ExpectationDraft,
    FollowUpDraft,
    InfusionDraft,
    LabDraft,
    QuestionDraft,
    ReactionDraft,
    VisitDraft,
)
from journal_app.domain.questionnaire_drafts import Answered, AnswersDraft
from journal_app.domain.records import CardMark, Question
from journal_app.domain.scores import TrackerKind
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.domain.tracker_drafts import TrackerDraft
from journal_app.domain.treatments import EventKind
from journal_app.exchange import importing
from journal_app.research.filtering import Wish
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.appointment.presenter import Presenter as AppointmentPresenter
from journal_app.ui.appointment.report_presenter import ReportPresenter
from journal_app.ui.appointment.report_state import ReportWish, Since
from journal_app.ui.appointment.state import Part as AppointmentPart
from journal_app.ui.asking import Asking
from journal_app.ui.desk import Desk
from journal_app.ui.findings.asking_before import AskingBefore
from journal_app.ui.imports.presenter import Presenter as ImportPresenter
from journal_app.ui.imports.state import TypedColumns, TypedName
from journal_app.ui.labs.presenter import Presenter as LabsPresenter
from journal_app.ui.questionnaires.presenter import Presenter as QuestionnairesPresenter
from journal_app.ui.research.presenter import Presenter as ResearchPresenter
from journal_app.ui.research.typed import ABOUT, TypedCard, text_fields
from journal_app.ui.settings.choices import Choices
from journal_app.ui.settings.laboratories import Laboratories
from journal_app.ui.settings.presenter import Presenter as SettingsPresenter
from journal_app.ui.settings.securing import Securing
from journal_app.ui.settings.state import RememberedDraft, TypedPassphrase, Want
from journal_app.ui.timeline.presenter import Presenter as TimelinePresenter
from journal_app.ui.today.draft import Typed, TypedEvent, TypedNumber
from journal_app.ui.today.presenter import Presenter as TodayPresenter
from journal_app.ui.treatments.presenter import Presenter as TreatmentsPresenter
from journal_app.ui.week.presenter import Presenter as WeekPresenter
from journal_app.ui.week.state import Face, Place
from tests.builders import A_DAY, a_lab_result, a_tracker, an_infusion
from tests.ui import import_stage

TODAY = "2026-11-20"
SLEEP, WALKS, WEIGHT = "hours_asleep", "walks", "weight"


class Seen:
    """A view that remembers what it was last told by each of its methods, and what stands typed in it."""

    def __init__(self) -> None:
        self.told: dict[str, tuple[object, ...]] = {}
        self.all: list[tuple[object, ...]] = []
        self.stands: Typed | None = None

    def __getattr__(self, name: str) -> Callable[..., None]:
        def tell(*words: object, **more: object) -> None:
            self.told[name] = (*words, *more.values())
            self.all.append((name, *words))

        return tell

    def typed(self) -> Typed | None:
        """What is typed on Today and not handed over."""
        return self.stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of one form. ``put`` types a text into it, everything else being right, and saves.

    ``problem`` gives what is said to be wrong, by field. ``keeps`` says that any words at all may stand in it.
    """

    form: str
    name: str
    put: Callable[[Desk, Seen, str], None]
    problem: Callable[[Seen], tuple[str, ...]]
    hold: Callable[[Desk, Seen, str], None] | None = None
    keeps: bool = False

    def __str__(self) -> str:
        return f"{self.form}: {self.name}"


def furnish(journal: Journal) -> None:
    """What the forms are about: trackers that are typed, a laboratory that is remembered, an infusion."""
    verbs.add_tracker(journal, a_tracker(SLEEP, kind=TrackerKind.DURATION, low=None, high=None, position=90))
    verbs.add_tracker(journal, a_tracker(WALKS, kind=TrackerKind.COUNT, low=None, high=None, position=91))
    verbs.add_tracker(journal, a_tracker(WEIGHT, kind=TrackerKind.NUMBER, low=None, high=None, position=92))
    verbs.add_lab_results(journal, [a_lab_result(laboratory="Town", range_text="15-150")])
    verbs.add_infusion(journal, an_infusion())
    verbs.add_question(journal, Question(text="Why so tired?"))


def _told(seen: Seen, method: str) -> tuple[str, ...]:
    """What stands as a problem by a method that takes words alone."""
    words = seen.told.get(method, ("",))[-1]
    return ("words",) if words else ()


def _named(seen: Seen, method: str) -> tuple[str, ...]:
    """The fields a form names, each with words."""
    said: Any = seen.told.get(method, ((),))[0]
    assert all(problem.words for problem in said)
    return tuple(problem.field for problem in said)


def put_in(draft: Any, name: str, text: str) -> Any:
    """The draft with a text in one of its fields."""
    return replace(draft, **{name: text})


# Today


def _today(desk: Desk, seen: Seen) -> TodayPresenter:
    presenter = TodayPresenter(desk, seen)
    presenter.refresh()
    return presenter


def _today_fields() -> Iterator[Field]:
    for tracker in (SLEEP, WALKS, WEIGHT):

        def hold(desk: Desk, seen: Seen, text: str, tracker: str = tracker) -> None:
            seen.stands = Typed(numbers=(TypedNumber(tracker=tracker, text=text),))
            _today(desk, seen).hold_typed()

        yield Field(
            form="Today",
            name=tracker,
            put=lambda desk, seen, text, tracker=tracker: _today(desk, seen).enter_text(tracker, text),  # type: ignore[misc]
            problem=lambda seen: _told(seen, "set_row_problem"),
            hold=hold,
        )

    def hold_note(desk: Desk, seen: Seen, text: str) -> None:
        seen.stands = Typed(note=text)
        _today(desk, seen).hold_typed()

    def hold_event(desk: Desk, seen: Seen, text: str) -> None:
        seen.stands = Typed(event=TypedEvent(kind=EventKind.OTHER, title=text))
        _today(desk, seen).hold_typed()

    yield Field(
        form="Today",
        name="note",
        put=lambda desk, seen, text: _today(desk, seen).keep_note(text),
        problem=lambda _seen: (),
        hold=hold_note,
        keeps=True,
    )
    yield Field(
        form="Today",
        name="event",
        put=lambda desk, seen, text: _today(desk, seen).add_event(EventKind.OTHER, text),
        problem=lambda seen: _told(seen, "set_event_problem"),
        hold=hold_event,
        keeps=True,
    )
    yield Field(
        form="Today",
        name="day",
        put=lambda desk, seen, text: _today(desk, seen).jump(text),
        problem=lambda seen: _told(seen, "set_day_problem"),
    )


# Week


def _cell(seen: Seen, face: Face) -> Place:
    state: Any = seen.told["set_state"][0]
    columns = state.columns
    column = next(place for place, known in enumerate(columns) if known.face is face)
    return Place(row=0, column=column)


def _week_fields() -> Iterator[Field]:
    for face in (Face.FIELD, Face.NOTE):

        def begin(desk: Desk, seen: Seen, face: Face = face) -> tuple[WeekPresenter, Place]:
            presenter = WeekPresenter(desk, seen)
            presenter.refresh()
            return presenter, _cell(seen, face)

        def put(desk: Desk, seen: Seen, text: str, begin: Any = begin) -> None:
            presenter, place = begin(desk, seen)
            presenter.enter_text(place, text)

        def hold(desk: Desk, seen: Seen, text: str, begin: Any = begin) -> None:
            presenter, place = begin(desk, seen)
            presenter.hold_text(place, text)

        def problem(seen: Seen, face: Face = face) -> tuple[str, ...]:
            state: Any = seen.told["set_state"][0]
            return ("cell",) if state.cell(_cell(seen, face)).problem else ()

        yield Field(form="Week", name=str(face), put=put, problem=problem, hold=hold, keeps=face is Face.NOTE)


# Labs

SHEET = LabDraft(analyte="ferritin", value="18", unit="ug/L", day=TODAY)


def _labs(desk: Desk, seen: Seen) -> LabsPresenter:
    presenter = LabsPresenter(desk, seen)
    presenter.refresh()
    presenter.start_adding()
    return presenter


def _lab_fields() -> Iterator[Field]:
    for name in ("analyte", "value", "unit", "day", "time", "range", "flag", "laboratory", "fasting", "note", "waited"):

        def put(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            presenter = _labs(desk, seen)
            sheet = (put_in(SHEET, name, text),)
            presenter.suggest_for(0, sheet[0].analyte, sheet[0].laboratory)
            presenter.look_over(sheet)
            presenter.save(sheet)

        def hold(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            _labs(desk, seen).hold((put_in(SHEET, name, text),), name)

        yield Field(
            form="Labs",
            name=name,
            put=put,
            problem=lambda seen: _named(seen, "set_problems"),
            hold=hold,
            keeps=name in {"note", "waited"},
        )


# Treatments

FILLED: tuple[Any, ...] = (
    InfusionDraft(product="ferric carboxymaltose", amount="500", unit="mg", kind="iron", day=TODAY),
    ReactionDraft(kind="headache"),
    CourseDraft(title="Oral iron", started_on=TODAY),
    EventDraft(kind="crash", first_on=TODAY),
    FollowUpDraft(title="Ferritin", due_on="2027-01-10"),
)
FREE = {"product", "brand", "place", "course", "note", "title", "dose", "lasted", "unit"}


def _treatments(desk: Desk, seen: Seen) -> TreatmentsPresenter:
    viewer: Any = seen
    presenter = TreatmentsPresenter(desk, seen, viewer)
    presenter.form.bring_back()
    return presenter


def _infusion_id(desk: Desk) -> str:
    found: list[str] = []
    desk.glance(lambda facts: facts.infusions()[0].id, found.append)
    return found[0]


def _with(desk: Desk, draft: Any, name: str, text: str) -> Any:
    if isinstance(draft, ReactionDraft):
        draft = replace(draft, infusion=_infusion_id(desk))
    return put_in(draft, name, text)


def _treatment_fields() -> Iterator[Field]:
    from journal_app.ui.treatments.editing.open_form import EDITORS

    for draft in FILLED:
        part = next(editor.part for editor in EDITORS.values() if editor.draft is type(draft))
        for name in (field.name for field in fields(draft) if field.name not in {"changes", "infusion"}):

            def begin(desk: Desk, seen: Seen, draft: Any = draft, part: Any = part) -> TreatmentsPresenter:
                presenter = _treatments(desk, seen)
                if isinstance(draft, ReactionDraft):
                    presenter.form.start_reaction(_infusion_id(desk))
                else:
                    presenter.form.start(part)
                return presenter

            def put(
                desk: Desk, seen: Seen, text: str, draft: Any = draft, name: str = name, begin: Any = begin
            ) -> None:
                form = begin(desk, seen).form
                typed = _with(desk, draft, name, text)
                form.name(typed, is_named=True)
                form.save(typed)

            def hold(
                desk: Desk, seen: Seen, text: str, draft: Any = draft, name: str = name, begin: Any = begin
            ) -> None:
                begin(desk, seen).form.hold(_with(desk, draft, name, text))

            yield Field(
                form=f"Treatments, {part}",
                name=name,
                put=put,
                problem=lambda seen: _named(seen, "set_problems"),
                hold=hold,
                keeps=name in FREE,
            )


# Research

A_NUMBER = ResultDraft(what="fatigue", measure="odds ratio", estimate="1.5", low="1.1", high="2.0", n="120")
A_TEXT = TypedCard(
    about="ferritin, fatigue",
    draft=CardDraft(
        title="A text", doi="10.1000/182", found="It eased.", cannot_say="Anything else.", results=(A_NUMBER,)
    ),
)


def _research(desk: Desk, seen: Seen) -> ResearchPresenter:
    browser: Any = seen
    presenter = ResearchPresenter(desk, seen, browser)
    presenter.refresh()
    return presenter


def _in_text(name: str, text: str) -> TypedCard:
    draft = A_TEXT.draft
    if name == ABOUT:
        return replace(A_TEXT, about=text)
    if name.startswith("results."):
        number = put_in(A_NUMBER, name.rpartition(".")[2], text)
        return replace(A_TEXT, draft=replace(draft, results=(number,)))
    return replace(A_TEXT, draft=put_in(draft, name, text))


def _research_fields() -> Iterator[Field]:
    numbers = (f"results.0.{name}" for name in text_fields(ResultDraft) if name != "note")
    for name in (ABOUT, *text_fields(CardDraft), *numbers):

        def put(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            adding = _research(desk, seen).adding
            adding.start()
            adding.save(_in_text(name, text))

        def hold(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            adding = _research(desk, seen).adding
            adding.start()
            adding.hold(_in_text(name, text))

        yield Field(form="Research", name=name, put=put, problem=lambda seen: _named(seen, "set_problems"), hold=hold)

    def put_note(desk: Desk, seen: Seen, text: str) -> None:
        presenter = _research(desk, seen)
        presenter.mark(CardMark(card="prefer-2014", note=text.strip()))

    yield Field(form="Research, card", name="note", put=put_note, problem=lambda _seen: (), keeps=True)


# Appointment

VISIT = VisitDraft(day=TODAY)
OWN_DAYS = ReportWish(since=Since.OWN, first="2026-11-01", last=TODAY)


def _appointment(desk: Desk, seen: Seen) -> AppointmentPresenter:
    viewer: Any = seen
    presenter = AppointmentPresenter(desk, seen, viewer)
    presenter.form.bring_back()
    presenter.refresh()
    return presenter


def _question_id(desk: Desk) -> str:
    found: list[str] = []
    desk.glance(lambda facts: facts.every(Question)[0].id, found.append)
    return found[0]


def _is_wrong(seen: Seen) -> tuple[str, ...]:
    return _named(seen, "set_problems")


def _appointment_fields() -> Iterator[Field]:
    for part, blank, name in (
        (AppointmentPart.QUESTION, QuestionDraft(), "text"),
        *((AppointmentPart.VISIT, VISIT, field.name) for field in fields(VISIT) if field.name != "changes"),
    ):

        def put(desk: Desk, seen: Seen, text: str, part: Any = part, blank: Any = blank, name: str = name) -> None:
            form = _appointment(desk, seen).form
            form.start(part)
            form.save(put_in(blank, name, text))

        def hold(desk: Desk, seen: Seen, text: str, part: Any = part, blank: Any = blank, name: str = name) -> None:
            form = _appointment(desk, seen).form
            form.start(part)
            form.hold(put_in(blank, name, text))

        keeps = name in {"text", "with_whom", "said", "note"}
        yield Field(form=f"Appointment, {part}", name=name, put=put, problem=_is_wrong, hold=hold, keeps=keeps)


def _report(desk: Desk, seen: Seen) -> ReportPresenter:
    printers: Any = seen
    presenter = ReportPresenter(desk, seen, printers)
    presenter.refresh()
    return presenter


def _report_fields() -> Iterator[Field]:
    for name in ("first", "last", "birth_date", "clinic_number"):

        def put(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            _report(desk, seen).want(put_in(OWN_DAYS, name, text))

        def problem(seen: Seen) -> tuple[str, ...]:
            state: Any = seen.told["set_report"][0]
            assert all(each.words for each in state.problems)
            return tuple(each.field for each in state.problems)

        yield Field(form="Appointment, report", name=name, put=put, problem=problem)


def _answer_fields() -> Iterator[Field]:
    for name in ("answered_on", "answer"):

        def begin(desk: Desk, seen: Seen) -> tuple[AppointmentPresenter, Any]:
            presenter = _appointment(desk, seen)
            presenter.form.answer(_question_id(desk))
            state: Any = seen.told["set_form"][0]
            return presenter, state.draft

        def put(desk: Desk, seen: Seen, text: str, name: str = name, begin: Any = begin) -> None:
            presenter, draft = begin(desk, seen)
            presenter.form.save(put_in(draft, name, text))

        def hold(desk: Desk, seen: Seen, text: str, name: str = name, begin: Any = begin) -> None:
            presenter, draft = begin(desk, seen)
            presenter.form.hold(put_in(draft, name, text))

        keeps = name == "answer"
        yield Field(form="Appointment, answer", name=name, put=put, problem=_is_wrong, hold=hold, keeps=keeps)


def _asking_fields() -> Iterator[Field]:
    def begin(desk: Desk, seen: Seen) -> tuple[Asking, QuestionDraft]:
        line = Asking(desk, seen, "asking")
        line.bring_back()
        line.begin(Subject(kind=SubjectKind.LAB_RESULT, key="ferritin", day=A_DAY))
        state: Any = seen.told.get("open_line", (None,))[0]
        return line, state.draft if state else QuestionDraft()

    def put(desk: Desk, seen: Seen, text: str) -> None:
        line, draft = begin(desk, seen)
        line.keep(put_in(draft, "text", text))

    def hold(desk: Desk, seen: Seen, text: str) -> None:
        line, draft = begin(desk, seen)
        line.hold(put_in(draft, "text", text))

    yield Field(form="Ask about this", name="text", put=put, problem=_is_wrong, hold=hold, keeps=True)


# Questionnaires

ANSWERED = AnswersDraft(questionnaire="phq2", day=TODAY, answers=(Answered(item="1", value=1),))


def _questionnaire_fields() -> Iterator[Field]:
    for name in ("day", "note"):

        def begin(desk: Desk, seen: Seen) -> QuestionnairesPresenter:
            presenter = QuestionnairesPresenter(desk, seen)
            presenter.refresh()
            presenter.start(an_answered().questionnaire)
            return presenter

        def put(desk: Desk, seen: Seen, text: str, name: str = name, begin: Any = begin) -> None:
            begin(desk, seen).save(put_in(an_answered(), name, text))

        def hold(desk: Desk, seen: Seen, text: str, name: str = name, begin: Any = begin) -> None:
            begin(desk, seen).hold(put_in(an_answered(), name, text))

        yield Field(
            form="Questionnaires",
            name=name,
            put=put,
            problem=lambda seen: _named(seen, "set_problems"),
            hold=hold,
            keeps=name == "note",
        )


def an_answered() -> AnswersDraft:
    """A sheet of the first questionnaire with one answer."""
    from journal_app.domain.questionnaire_files import questionnaires

    known = questionnaires()[0]
    item = known.items[0]
    return AnswersDraft(
        questionnaire=known.key, day=TODAY, answers=(Answered(item=item.key, value=item.answers[0].value),)
    )


# Settings

TRACKER = TrackerDraft(
    name="Cold hands", question="How cold?", kind="number", low="", high="", better="lower", day_rule="mean"
)
PASSPHRASES = TypedPassphrase(old="plain words", new="plain words", repeated="plain words")


def _settings(desk: Desk, seen: Seen) -> SettingsPresenter:
    presenter = SettingsPresenter(desk, seen)
    presenter.refresh()
    presenter.start_adding()
    return presenter


def _settings_fields() -> Iterator[Field]:
    for name in (field.name for field in fields(TRACKER)):

        def put(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            _settings(desk, seen).save(put_in(TRACKER, name, text))

        def hold(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            _settings(desk, seen).hold(put_in(TRACKER, name, text))

        yield Field(
            form="Settings, tracker",
            name=name,
            put=put,
            problem=lambda seen: _named(seen, "set_problems"),
            hold=hold,
        )
    yield Field(
        form="Settings",
        name="day ends",
        put=lambda desk, seen, text: _settings(desk, seen).set_day_ends(text),
        problem=lambda seen: _told(seen, "set_day_problem"),
    )
    for name in ("set_contact_name", "set_contact_number", "set_person"):

        def choose(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            choices = Choices(desk, seen)
            choices.refresh()
            getattr(choices, name)(text)

        yield Field(form="Settings", name=name, put=choose, problem=lambda _seen: ())

    def laboratories(desk: Desk, seen: Seen) -> Laboratories:
        known = Laboratories(desk, seen)
        known.refresh()
        return known

    yield Field(
        form="Settings, laboratory",
        name="name",
        put=lambda desk, seen, text: laboratories(desk, seen).rename("Town", text),
        problem=lambda _seen: (),
    )
    for name in ("unit", "range"):

        def correct(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            known, ids = laboratories(desk, seen), list[str]()
            desk.glance(lambda facts: facts.laboratories()[0].id, ids.append)
            known.start_editing(ids[0])
            known.save(replace(RememberedDraft(heading="x", unit="ug/L", range=""), **{name: text}))

        yield Field(
            form="Settings, laboratory",
            name=name,
            put=correct,
            problem=lambda seen: _named(seen, "set_remembered_problems"),
        )


def _passphrase_fields() -> Iterator[Field]:
    for name in (field.name for field in fields(TypedPassphrase)):

        def secure(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            in_memory = desk.info
            desk.info = replace(in_memory, path=Path("nowhere.ironjournal"), has_passphrase=True)
            securing = Securing(desk, seen)
            securing.start(Want.CHANGE)
            securing.weigh(text)
            securing.save(put_in(PASSPHRASES, name, text))
            desk.info = in_memory

        yield Field(
            form="Settings, passphrase",
            name=name,
            put=secure,
            problem=lambda seen: _told(seen, "say_passphrase_problem"),
        )


# Timeline


def _timeline_fields() -> Iterator[Field]:
    for name in ("first_on", "last_on", "reason"):

        def put(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            presenter = TimelinePresenter(desk, seen)
            presenter.leave_out(put_in(ExclusionDraft(first_on=TODAY), name, text))

        yield Field(
            form="Timeline, days left out",
            name=name,
            put=put,
            problem=lambda seen: _named(seen, "set_problems"),
            keeps=name == "reason",
        )


# Findings

WRITTEN = ExpectationDraft(tracker="fatigue", size="1.5", note="x")


def _asking(desk: Desk, seen: Seen) -> AskingBefore:
    asking = AskingBefore(desk, seen)
    asking.refresh()
    asking.start()
    return asking


def _findings_fields() -> Iterator[Field]:
    for name in (field.name for field in fields(WRITTEN)):

        def put(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            _asking(desk, seen).save(put_in(WRITTEN, name, text))

        def hold(desk: Desk, seen: Seen, text: str, name: str = name) -> None:
            _asking(desk, seen).hold(put_in(WRITTEN, name, text))

        yield Field(
            form="Findings",
            name=name,
            put=put,
            problem=lambda seen: _named(seen, "set_before_problems"),
            hold=hold,
            keeps=name == "note",
        )


# Import, whose answers change nothing in the journal by themselves


def _import_fields() -> Iterator[Field]:
    words: dict[str, Callable[[ImportPresenter, str], None]] = {
        "number": lambda presenter, text: presenter.answering.answer_word("Meh", text),
        "laboratory": lambda presenter, text: presenter.answering.answer_columns(_columns(laboratory=text)),
        "day": lambda presenter, text: presenter.answering.answer_columns(_columns(day=text)),
        "header_line": lambda presenter, text: presenter.answering.answer_columns(_columns(header_line=text)),
        "low": lambda presenter, text: presenter.answering.answer_name(_ends(low=text, high="9")),
        "high": lambda presenter, text: presenter.answering.answer_name(_ends(low="0", high=text)),
    }
    for name, answer in words.items():
        yield Field(form="Import", name=name, put=partial(_import_put, answer), problem=_import_problems)


def _import_put(answer: Callable[[ImportPresenter, str], None], desk: Desk, seen: Seen, text: str) -> None:
    readers = (import_stage, *importing.READERS)
    with TemporaryDirectory() as folder, patch.object(importing, "READERS", readers):
        presenter = ImportPresenter(desk, seen)
        presenter.take([import_stage.a_file(Path(folder))])
        answer(presenter, text)


def _import_problems(seen: Seen) -> tuple[str, ...]:
    state: Any = seen.told["set_state"][0]
    wrong = ["number" for word in state.preview.words if word.problem]
    wrong += ["low" for name in state.preview.names.fields if name.problem]
    return (*wrong, *(table.problem.field for table in state.preview.tables if table.problem is not None))


def _columns(**typed: str) -> TypedColumns:
    return TypedColumns(name="table", roles=("day", "test"), **typed)


def _ends(low: str, high: str) -> TypedName:
    return TypedName(name="Energy", goes="fatigue", low=low, high=high)


def look_everywhere(desk: Desk) -> None:
    """Show every screen that shows what the forms have kept."""
    seen = Seen()
    _today(desk, seen)
    _labs(desk, seen)
    _treatments(desk, seen).refresh()
    _appointment(desk, seen)
    _report(desk, seen)
    _settings(desk, seen)
    _research(desk, seen).look_for(Wish(words="a text"))
    for presenter in (WeekPresenter(desk, seen), QuestionnairesPresenter(desk, seen), TimelinePresenter(desk, seen)):
        presenter.refresh()
    _asking(desk, seen)
    Choices(desk, seen).refresh()
    Laboratories(desk, seen).refresh()


FIELDS: tuple[Field, ...] = (
    *_today_fields(),
    *_week_fields(),
    *_lab_fields(),
    *_treatment_fields(),
    *_research_fields(),
    *_appointment_fields(),
    *_report_fields(),
    *_answer_fields(),
    *_asking_fields(),
    *_settings_fields(),
    *_passphrase_fields(),
    *_settings_fields(),
    *_timeline_fields(),
    *_findings_fields(),
    *_import_fields(),
)
"""Every field that words or numbers can be typed into."""

assert A_DAY.isoformat() == TODAY
