# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do with the report on the Appointment screen. Knows no Qt.

Hides that pages are drawn beside the window and only while somebody wants to see them: page one first, then all; a
newer wish ends an older drawing, and the findings are asked for once as long as the journal stays as it is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from journal_app.errors import JournalError
from journal_app.report.appointment.dates import Dates
from journal_app.report.drawable import replaced_words
from journal_app.report.pages import Paper
from journal_app.store.queries import Facts
from journal_app.ui.appointment.report_build import A_FEW, Known, build_report, read_known
from journal_app.ui.appointment.report_drawing import Costs, Drawing, Drawn, Written
from journal_app.ui.appointment.report_state import (
    Page,
    PagesState,
    Printer,
    Printers,
    ReportWish,
    Since,
    View,
)
from journal_app.ui.desk import Desk, Task
from journal_app.ui.messages import Message, MessageKind
from journal_app.words import _

if TYPE_CHECKING:
    from journal_app.analysis.findings.finding import Finding

T = TypeVar("T")


class ReportPresenter:
    """The intents. Invariant: what is shown was made for ``_wish``, of the journal as it was read last."""

    def __init__(self, desk: Desk, view: View, printers: Printers) -> None:
        self._desk = desk
        self._view = view
        self._printers = printers
        self._wish = ReportWish()
        self._known: Known | None = None
        self._found: tuple[date, tuple[Finding, ...]] | None = None
        self._costs: Costs | None = None
        self._pages: tuple[Page, ...] = ()
        self._place = 0
        self._most_notes = A_FEW
        self._has_options = self._has_pages = False
        self._is_drawn = self._is_under_way = False
        self._task = Task()

    @property
    def paper(self) -> Paper:
        """The paper that was chosen."""
        return self._wish.paper

    @property
    def dates(self) -> Dates | None:
        """The days the report is about; None while they need a look."""
        return self._known.dates if self._known else None

    @property
    def language(self) -> str:
        """The language of the pages; empty for the one of the screen."""
        return self._wish.language

    def refresh(self) -> None:
        """The journal has changed: read again what is shown; what was found in it before is forgotten."""
        self._found = self._costs = None
        self._read()

    def want(self, wish: ReportWish) -> None:
        """Wish for another report. Own days begin as those that were shown."""
        if wish.since is Since.OWN is not self._wish.since and self._known and self._known.dates:
            dates = self._known.dates
            wish = replace(wish, first=wish.first or str(dates.first), last=wish.last or str(dates.last))
        if wish == self._wish:
            return
        if replace(wish, parts=self._wish.parts) != self._wish:
            self._costs = None
        if wish.language != self._wish.language:
            self._found = None  # what was found has names in it
        self._wish = wish
        self._read()

    def open_options(self, *, is_open: bool) -> None:
        """The choices are in view, or put away."""
        self._has_options = is_open
        if is_open:
            self._draw()

    def open_pages(self, *, is_open: bool) -> None:
        """The pages are to be seen, or put away."""
        self._has_pages = is_open
        if is_open:
            self._draw()

    def turn(self, step: int) -> None:
        """Show the page before (-1) or after (1)."""
        place = min(max(0, self._place + step), max(0, len(self._pages) - 1))
        if place != self._place:
            self._place = place
            self._show_pages()

    def show_more_notes(self) -> None:
        """List as many notes again."""
        self._most_notes += A_FEW
        self._show()

    def save(self, path: Path) -> None:
        """Write the report to ``path``, and offer to open it."""
        task = Task(_("Making the report"))
        drawing = self._drawing(task)
        if drawing is not None:
            self._desk.read(lambda facts: drawing.write(facts, path), self._on_written, task=task)

    def print(self) -> None:
        """Print the report on a printer that the reader chooses."""
        task = Task(_("Making the report"))
        drawing = self._drawing(task)
        if drawing is None:
            return
        if not self._printers.are_there():
            self._desk.say(
                _("No printer is set up on this computer. The report can be saved as PDF and printed elsewhere.")
            )
            return
        printer = self._printers.ask(self._wish.paper)
        if printer is not None:
            self._desk.read(drawing.for_printer, lambda pages: self._on_drawn_for(printer, pages), task=task)

    def _read(self) -> None:
        self._task.cancel()
        self._is_drawn = False
        wish, today = self._wish, self._desk.today()

        def on_known(known: Known) -> None:
            if wish == self._wish:
                self._known = known
                self._show()
                self._draw()

        self._desk.read(lambda facts: read_known(facts, wish, today), on_known)

    def _draw(self) -> None:
        """Draw what is open and not drawn: page one, unless another is in view; then all; then count."""
        if self._known is None or not (self._has_pages or self._has_options):
            return
        if self._is_under_way and not self._task.is_cancelled:
            return
        if self._known.dates is None:
            self._pages = ()
            self._show_pages(_("There is no page while the days need a look."))
            return
        self._task = task = Task(_("Drawing the pages"))
        if self._is_drawn or not self._has_pages:
            self._count(task)
        elif self._place == 0:
            self._show_pages(_("The pages are being drawn."))
            self._step(task, lambda drawing: drawing.page_one, lambda drawn: self._on_page_one(task, drawn))
        else:
            self._draw_all(task)

    def _draw_all(self, task: Task) -> None:
        self._step(task, lambda drawing: drawing.every_page, lambda drawn: self._on_drawn(task, drawn))

    def _count(self, task: Task) -> None:
        if self._costs is None and self._has_options:
            self._step(task, lambda drawing: drawing.costs, self._on_costs)

    def _step(self, task: Task, part: Callable[[Drawing], Callable[[Facts], T]], done: Callable[[T], None]) -> None:
        """One piece of drawing; what a newer wish has overtaken is not shown."""
        drawing = self._drawing(task)
        if drawing is None:
            return

        def on_made(made: T) -> None:
            if task is self._task and not task.is_cancelled:
                self._is_under_way = False
                done(made)

        def on_refused(error: JournalError) -> None:
            if task is self._task and not task.is_cancelled:
                self._is_under_way = False
                self._desk.say_refused(error)

        self._is_under_way = True
        self._desk.read(part(drawing), on_made, on_refused, task=task)

    def _drawing(self, task: Task) -> Drawing | None:
        """The report as it is wished for now; says so where its days are none."""
        if self._known is None:
            return None
        dates = self._known.dates
        if dates is None:
            self._desk.say(_("The days of the report need a look first. No report was made."))
            return None
        found = self._found[1] if self._found and self._found[0] == dates.last else None
        return Drawing(self._wish, dates, found, task)

    def _on_page_one(self, task: Task, drawn: Drawn) -> None:
        self._keep_found(drawn.found)
        self._pages = drawn.pages
        self._show_pages(_("Page 1. Those that follow are being drawn."))
        self._draw_all(task)

    def _on_drawn(self, task: Task, drawn: Drawn) -> None:
        self._keep_found(drawn.found)
        self._pages, self._is_drawn = drawn.pages, True
        self._place = min(self._place, len(drawn.pages) - 1)
        self._show_pages()
        self._count(task)

    def _on_costs(self, costs: Costs) -> None:
        self._keep_found(costs.found)
        self._costs = costs
        self._show()
        self._draw()

    def _keep_found(self, found: "tuple[Finding, ...]") -> None:
        if self._known is not None and self._known.dates is not None:
            self._found = (self._known.dates.last, found)

    def _show(self) -> None:
        if self._known is not None:
            costs = self._costs.pages if self._costs else None
            self._view.set_report(build_report(self._wish, self._known, costs, self._most_notes))

    def _show_pages(self, said: str = "") -> None:
        """Show the page in view, by its name unless something else is to be said."""
        place = min(self._place, max(0, len(self._pages) - 1))
        name = self._pages[place].name if self._pages else ""
        self._view.set_pages(PagesState(pages=self._pages, place=place, said=said or name))

    def _on_drawn_for(self, printer: Printer, pages: Sequence[bytes]) -> None:
        if printer.put(pages):
            self._desk.say(_("The report was given to the printer."))
        else:
            self._desk.say(_("The printer did not take the report. It can be saved as PDF and printed from there."))

    def _on_written(self, written: Written) -> None:
        message = Message(
            text=_("The report is at {path}").format(path=written.path),
            detail=replaced_words(written.replaced),
            kind=MessageKind.SAVED,
            # Translators: a button: opens a file or a page
            action=_("Open"),
            act=partial(self._view.open_file, written.path),
        )
        self._desk.messages.show_message(message)
