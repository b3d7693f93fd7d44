# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Findings screen as widgets: what to ask about above, a card for each question below."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.beside.panel import ResearchBeside
from journal_app.ui.beside.state import Block
from journal_app.ui.findings.before import Before
from journal_app.ui.findings.card import FindingCard
from journal_app.ui.findings.state import FindingsState, FindingState, Picture
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import choice_button, secondary_button
from journal_app.ui.widgets.chart_page import ChoiceList
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import form_row
from journal_app.ui.widgets.surfaces import EmptyState, LineLabel, Page, clear, heading_line, label
from journal_app.words import _, pgettext

_LIST_PX = 320


class FindingsView(QWidget):
    """Signals are what the reader wants; ``set_state`` and ``set_picture`` are all it is told."""

    about_wanted = Signal(str)
    outcome_wanted = Signal(str)
    window_wanted = Signal(str)
    span_wanted = Signal(str)
    all_wanted = Signal(bool)
    more_wanted = Signal()
    picture_wanted = Signal(str, str)
    report_wanted = Signal(str, bool)
    ask_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.choose = choice_button(_("Choose questions"))
        self.choices = QWidget()
        self.abouts = ChoiceList()
        self.outcomes = ChoiceList()
        self.windows = ChoiceList()
        self.spans = ChoiceList()
        # Translators: a button: shows questions that cannot be answered yet
        self.all = choice_button(_("Unanswered ones too"))
        self.more = secondary_button(_("Show more questions"))
        self.said = LineLabel("", "soft")
        self.research = ResearchBeside()
        self.before = Before()
        self.cards: dict[str, FindingCard] = {}
        self._shown: tuple[FindingState, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(current().sizes.px(12))
        self._nothing = QVBoxLayout()
        self._lay_out()
        self.choose.clicked.connect(lambda: self.choices.setVisible(self.choose.isChecked()))
        self.abouts.chosen.connect(self.about_wanted)
        self.outcomes.chosen.connect(self.outcome_wanted)
        self.windows.chosen.connect(self.window_wanted)
        self.spans.chosen.connect(self.span_wanted)
        self.all.clicked.connect(self.all_wanted)
        self.more.clicked.connect(self.more_wanted)

    def set_state(self, state: FindingsState) -> None:
        """Show the questions, or why there are none; those that are there already stay as they lie."""
        self.abouts.set_options(state.abouts)
        self.outcomes.set_options(state.outcomes)
        self.windows.set_options(state.windows)
        self.window_row.setVisible(state.has_windows)
        self.spans.set_options(state.spans)
        self.span_row.setVisible(state.has_spans)
        self.all.setChecked(state.shows_all)
        self.all.setVisible(not state.has_all)
        self.said.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.more.setVisible(bool(state.more))
        clear(self._nothing)
        if state.heading:
            empty = EmptyState(state.heading, state.hint)
            self._nothing.addWidget(empty)
            empty.show()
        self._set_findings(state.findings)
        for finding_id, card in self.cards.items():
            card.set_reported(is_reported=finding_id in state.reported)

    def set_picture(self, picture: Picture) -> None:
        """Show the picture of one of them."""
        if picture.id in self.cards:
            self.cards[picture.id].set_picture(picture)

    def show_finding(self, finding_id: str) -> None:
        """Go to the card of one of them."""
        card = self.cards.get(finding_id)
        if card is not None:
            card.how.setFocus()
            QTimer.singleShot(0, card, lambda: self.page.ensureWidgetVisible(card))  # when it has its place

    def set_cards(self, blocks: tuple[Block, ...]) -> None:
        """Show the research on what is asked in view."""
        self.research.set_cards(blocks)

    def take_focus(self) -> None:
        """The lists where they are open, else what opens them."""
        (self.choose if self.choices.isHidden() else self.abouts).setFocus()

    def _set_findings(self, findings: tuple[FindingState, ...]) -> None:
        if findings == self._shown:
            return
        kept = len(self._shown) if findings[: len(self._shown)] == self._shown else 0
        if not kept:
            clear(self._column)
            self.cards = {}
        self._shown = findings
        for state in findings[kept:]:
            card = FindingCard(state)
            card.picture_wanted.connect(self.picture_wanted)
            card.report_wanted.connect(self.report_wanted)
            card.ask_wanted.connect(self.ask_wanted)
            self.cards[state.id] = card
            self._column.addWidget(card)
            card.show()
        put_in_reading_order(self.page)  # made late, the cards would be the last stops of the window

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Findings"), [self.research.way]))
        words = _("What changed, and what cannot be known. Nothing here can tell why.")
        body.addWidget(label(words))
        row = Flow(gap=current().sizes.px(16))
        row.addWidget(self.choose)
        row.addWidget(self.said)
        body.addLayout(row)
        body.addWidget(self._laid_choices())
        body.addLayout(self._nothing)
        body.addLayout(self._column)
        body.addWidget(self.more)
        body.addWidget(self.before)
        body.addWidget(self.research)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
        self.more.hide()

    def _laid_choices(self) -> QWidget:
        """The lists, put away until they are wanted: they would hide the first answer where text is large."""
        choices = Flow(self.choices, gap=current().sizes.px(16), top=True)
        choices.addWidget(form_row(_("Which question"), self.abouts, width_px=_LIST_PX))
        choices.addWidget(form_row(pgettext("what something is about", "About"), self.outcomes, width_px=_LIST_PX))
        self.window_row = form_row(_("Which days after it"), self.windows, width_px=_LIST_PX)
        choices.addWidget(self.window_row)
        # Translators: label of a list: over how many months a trend is looked for
        self.span_row = form_row(_("Trend over"), self.spans, width_px=_LIST_PX)
        choices.addWidget(self.span_row)
        choices.addWidget(self.all)
        self.choices.hide()
        return self.choices
