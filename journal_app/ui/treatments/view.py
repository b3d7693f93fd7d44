# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Treatments screen as widgets: what was last and comes next, the open form, and one section at a time."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.treatments import CourseState
from journal_app.ui.beside.panel import ResearchBeside
from journal_app.ui.beside.state import Block
from journal_app.ui.fields import FieldProblem
from journal_app.ui.treatments.draft_form import DraftForm
from journal_app.ui.treatments.forms import CourseForm, EventForm, FollowUpForm, ReactionForm
from journal_app.ui.treatments.infusion_form import InfusionForm
from journal_app.ui.treatments.sections import CourseSection, EventSection, FollowUpSection, InfusionSection
from journal_app.ui.treatments.state import SECTIONS, FormState, Part, RemarkState, TreatmentsState
from journal_app.ui.treatments.switch import SectionSwitch
from journal_app.ui.widgets.buttons import primary_button
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.surfaces import Page, heading_line, label
from journal_app.words import _

_ADDING = {
    Qt.Key.Key_I: Part.INFUSION,
    Qt.Key.Key_R: Part.REACTION,
    Qt.Key.Key_C: Part.COURSE,
    Qt.Key.Key_E: Part.EVENT,
    Qt.Key.Key_F: Part.FOLLOW_UP,
}
_SECTIONS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), SECTIONS, strict=True))
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class TreatmentsView(QWidget):
    """Signals are what the reader wants; ``set_...`` and ``show_row`` are all it is told."""

    add_requested = Signal(Part)
    reaction_requested = Signal(str)
    edit_requested = Signal(Part, str)
    delete_requested = Signal(Part, str)
    save_requested = Signal(object)
    close_requested = Signal()
    edited = Signal(object)
    answered = Signal(str, int, object)
    named = Signal(object, bool)
    marked = Signal(str, date, CourseState)
    unmarked = Signal(str)
    end_requested = Signal(str, date)
    done_requested = Signal(str, bool)
    attach_requested = Signal(str, list)
    letter_opened = Signal(str)
    letter_removed = Signal(str)
    part_shown = Signal(Part)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.last, self.next = label(""), label("")
        self.switch = SectionSwitch()
        self.adding = {
            Part.INFUSION: primary_button(_("Add an infusion")),
            Part.COURSE: primary_button(_("Add a course")),
            Part.EVENT: primary_button(_("Add an event")),
            Part.FOLLOW_UP: primary_button(_("Add a follow-up date")),
        }
        self.infusion_form = InfusionForm()
        self.forms: dict[Part, DraftForm] = {
            Part.INFUSION: self.infusion_form,
            Part.REACTION: ReactionForm(),
            Part.COURSE: CourseForm(),
            Part.EVENT: EventForm(),
            Part.FOLLOW_UP: FollowUpForm(),
        }
        self.infusions, self.courses = InfusionSection(), CourseSection()
        self.events, self.follow_ups = EventSection(), FollowUpSection()
        self.sections = dict(zip(SECTIONS, (self.infusions, self.courses, self.events, self.follow_ups), strict=True))
        self.research = ResearchBeside()
        self.part = Part.INFUSION
        self._can_change = True
        self._has_state = False
        self._lay_out()
        self._connect()
        self.show_part(Part.INFUSION)
        self.next.hide()
        self.set_form(FormState())

    def set_state(self, state: TreatmentsState) -> None:
        """Show every section."""
        shown = self.sections[self.part]
        waits = self.adding[self.part].hasFocus() and (shown.is_waiting() or not self._has_state)
        self._has_state = True
        self._can_change = state.can_change
        self.last.setText("\n".join(state.last))
        self.next.setText(state.next)
        self.next.setVisible(bool(state.next))
        self.switch.set_counts(state)
        self.infusion_form.offer_places(state.places)
        self.show_part(self.part)
        for section in (self.infusions, self.courses, self.events, self.follow_ups):
            section.set_state(state)
        if waits:
            self.take_focus()

    def show_part(self, part: Part) -> None:
        """Show a section and put the others away."""
        self.part = part
        self.switch.set_part(part)
        self.last.setVisible(part is Part.INFUSION and bool(self.last.text()))
        for known in SECTIONS:
            self.sections[known].setVisible(known is part)
            self.adding[known].setVisible(known is part and self._can_change)
        self.part_shown.emit(part)

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on the section in view."""
        self.research.set_cards(blocks)

    def show_row(self, part: Part, fact_id: str) -> None:
        """Choose a fact in its table, as soon as it is there; a reaction stands with its infusion."""
        if part in self.sections:
            self.sections[part].show_row(fact_id)

    def set_form(self, form: FormState) -> None:
        """Open the form of a draft and close the others; without a part, close them all."""
        had_focus = any(holds_focus(known) for known in self.forms.values())
        if form.part is not None:
            self.show_part(form.part if form.part in self.sections else Part.INFUSION)
        for part, known in self.forms.items():
            known.setVisible(part is form.part)
        if form.part is not None:
            self.forms[form.part].open(form)
            self.page.ensureWidgetVisible(self.forms[form.part])
        elif had_focus:
            self.take_focus()

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of the open form what is wrong."""
        for form in self._open_forms():
            form.set_problems(problems)

    def set_remarks(self, remarks: tuple[RemarkState, ...]) -> None:
        """Say in the open form what is known of what was named."""
        for form in self._open_forms():
            form.set_remarks(remarks)

    def take_focus(self) -> None:
        """The open form, else the table of the section shown where there is one, else the button that begins it."""
        table = self.sections[self.part].table
        form = next(iter(self._open_forms()), None)
        if form is not None:
            form.field(form.NAMES[0]).setFocus()
        else:
            (self.adding[self.part] if table.isHidden() else table).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit that nothing else has a use for leads to its section, a letter begins something."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~_HARMLESS or key not in {*_SECTIONS, *_ADDING}:
            super().keyPressEvent(event)
        elif key in _SECTIONS:
            self.show_part(_SECTIONS[key])
            self.take_focus()
        elif self._can_change:
            self._begin(_ADDING[key])

    def _begin(self, part: Part) -> None:
        if part is Part.REACTION:
            self.show_part(Part.INFUSION)
            self.infusions.on_row(self.reaction_requested.emit)
        else:
            self.add_requested.emit(part)

    def _open_forms(self) -> list[DraftForm]:
        return [form for form in self.forms.values() if not form.isHidden()]

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Treatments"), [*self.adding.values(), self.research.way]))
        body.addWidget(self.switch)
        body.addWidget(self.last)
        body.addWidget(self.next)
        for form in self.forms.values():
            body.addWidget(form)
        for section in self.sections.values():
            body.addWidget(section)
        body.addWidget(self.research)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)

    def _connect(self) -> None:
        for part, button in self.adding.items():
            button.clicked.connect(lambda _checked=False, part=part: self.add_requested.emit(part))
        for form in self.forms.values():
            self._connect_form(form)
        for part, section in self.sections.items():
            section.edit_requested.connect(lambda fact, part=part: self.edit_requested.emit(part, fact))
            section.delete_requested.connect(lambda fact, part=part: self.delete_requested.emit(part, fact))
        self.switch.chosen.connect(self.show_part)
        self.infusions.reaction_requested.connect(self.reaction_requested)
        self.infusions.reactions.edit_requested.connect(lambda fact: self.edit_requested.emit(Part.REACTION, fact))
        self.infusions.reactions.delete_requested.connect(lambda fact: self.delete_requested.emit(Part.REACTION, fact))
        self.infusions.attach_requested.connect(self.attach_requested)
        self.infusions.letters.open_requested.connect(self.letter_opened)
        self.infusions.letters.remove_requested.connect(self.letter_removed)
        self.courses.marked.connect(self.marked)
        self.courses.unmarked.connect(self.unmarked)
        self.courses.end_requested.connect(self.end_requested)
        self.follow_ups.done_requested.connect(self.done_requested)

    def _connect_form(self, form: DraftForm) -> None:
        form.save_requested.connect(lambda: self.save_requested.emit(form.draft()))
        form.close_requested.connect(self.close_requested)
        form.edited.connect(lambda: self.edited.emit(form.draft()))
        form.answered.connect(lambda name, number: self.answered.emit(name, number, form.draft()))
        form.named.connect(lambda is_whole: self.named.emit(form.draft(), is_whole))
