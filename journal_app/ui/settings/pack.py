# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The section of Settings in which a part of the journal is packed for somebody else, as widgets."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.pack_words import copy_words
from journal_app.ui.fields import FieldProblem
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.settings.packing import PackState, TypedPack
from journal_app.ui.settings.switches import Switch
from journal_app.ui.theme import current
from journal_app.ui.widgets.ask_file import ask_where_to_write
from journal_app.ui.widgets.buttons import primary_button
from journal_app.ui.widgets.chart_page import TickList
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import FormRow, form_row, text_field
from journal_app.ui.widgets.passphrase_field import REST_MS, PassphraseFields
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _

_DAY_PX = 176
NEW, REPEATED = range(2)


class PackSection(QWidget):
    """``pack_requested`` carries a ``TypedPack``, ``weigh_requested`` what is typed as the passphrase.

    Its parts tell the rest: ``parts``, ``trackers`` and ``notes``.
    """

    pack_requested = Signal(object)
    weigh_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.days = {name: text_field(_("YYYY-MM-DD")) for name in ("first", "last")}
        self.rows: dict[str, FormRow] = {
            "first": form_row(_("First day"), self.days["first"], width_px=_DAY_PX),
            "last": form_row(_("Last day"), self.days["last"], width_px=_DAY_PX),
        }
        self.parts = TickList(_("What is in it"))
        self.trackers = TickList(_("Which scores"))
        self.notes = Switch(
            _("With notes"),
            _("Notes, reasons, answers and what was said at visits. Switched off, none of these is in it."),
        )
        self.fields = PassphraseFields([_("A passphrase for the pack"), _("The same once more")])
        self.strength = label("", "soft")
        self.save = primary_button(_("Save the pack…"))
        self.why_not = label("", "soft")
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(lambda: self.weigh_requested.emit(self.fields.lines[NEW].text()))
        self.fields.lines[NEW].textChanged.connect(self._on_typed)
        self.fields.entered.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self._lay_out()
        self.set_strength("")

    def set_state(self, state: PackState) -> None:
        """Show what can be packed and what is chosen of it."""
        known = len(self.trackers.boxes), len(self.parts.boxes)
        self.parts.set_options(state.parts)
        self.trackers.set_options(state.trackers)
        self.trackers.setVisible(bool(state.trackers))
        self.notes.show_state(is_on=state.has_notes)
        self.save.setEnabled(state.can)
        self.why_not.setText(state.why_not)
        self.why_not.setVisible(bool(state.why_not))
        if known != (len(self.trackers.boxes), len(self.parts.boxes)):
            put_in_reading_order(self)

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields what is wrong, or nothing."""
        said = {problem.field: problem.words for problem in problems}
        for name, row in self.rows.items():
            row.set_problem(said.get(name, ""))
        for place, name in enumerate(("passphrase", "repeated")):
            self.fields.say_problem(place, said.get(name, ""))

    def set_strength(self, words: str) -> None:
        """Say how strong the passphrase is."""
        self.strength.setText(words or _("How strong it is stands here while you type."))

    def ask_where(self, name: str) -> Path | None:
        """Let the reader say where the file is to be."""
        # Translators: "Journals (*.ironjournal)": kind of file in a dialog; what stands in brackets stays
        return ask_where_to_write(self, _("Save the pack"), name, _("Journals (*.ironjournal)"))

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        self.fields.forget()
        self._rest.stop()
        self.set_strength("")
        self.set_problems(())

    def _on_typed(self, text: str) -> None:
        if text:
            self._rest.start()
        else:
            self._rest.stop()
            self.set_strength("")

    def _on_save(self) -> None:
        passphrase, repeated = self.fields.typed()
        typed = partial(TypedPack, passphrase=passphrase, repeated=repeated)
        self.pack_requested.emit(typed(first=self.days["first"].text(), last=self.days["last"].text()))

    def _lay_out(self) -> None:
        about = Card(_("A pack for somebody"))
        told = _(
            "A pack is a part of this journal in a file of its own, locked with a passphrase of its own. It opens in"
            " Iron Journal and cannot be changed there. Letters and contacts are never in it."
        )
        about.body.addWidget(label(told))
        about.body.addWidget(label(copy_words(), "soft"))
        days = Card(_("Which days"))
        days.body.addWidget(label(_("Empty: from the first entry to today."), "soft"))
        line = Flow(gap=current().sizes.px(16), top=True)
        for row in self.rows.values():
            line.addWidget(row)
        days.body.addLayout(line)
        lock = Card(_("Passphrase of the pack"))
        lock.body.addWidget(self.fields)
        lock.body.addWidget(self.strength)
        buttons = Flow()
        buttons.addWidget(self.save)
        lock.body.addLayout(buttons)
        lock.body.addWidget(self.why_not)
        words = Card(_("Words of your own"))
        words.body.addWidget(self.notes)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(current().sizes.px(16))
        for card in (about, days, self.parts, self.trackers, words, lock):
            body.addWidget(card)
