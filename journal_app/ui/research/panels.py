# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reference file would add, to be agreed to, and the reader's own texts as a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from journal_app.ui.research.state import PlanState
from journal_app.ui.theme import current
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.forms import choice_field, field_text, form_row
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.surfaces import Card, clear, label
from journal_app.words import _

FORMATS = (
    ("ris", "RIS", "ris"),
    ("bibtex", "BibTeX", "bib"),
    ("csl-json", "CSL-JSON", "json"),
    ("nbib", "nbib (MEDLINE)", "nbib"),
    ("pubmed", "PubMed XML", "xml"),
)
"""Each format a file can have: its name for programs, for people, and the ending of its files."""


class PlanPanel(Card):
    """Signals ``wanted()`` when the new texts are to be added, ``unwanted()`` when not."""

    wanted = Signal()
    unwanted = Signal()

    def __init__(self) -> None:
        # Translators: heading: texts found in a file of references
        super().__init__(_("From the file"))
        self.said = label("")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current().sizes.px(4))
        # Translators: a button: adds what was typed or found
        self.add = primary_button(_("Add"), self)
        self.leave = secondary_button(_("Not now"), self)
        self.add.clicked.connect(self.wanted)
        self.leave.clicked.connect(self.unwanted)
        self.body.addWidget(self.said)
        self.body.addLayout(self._lines)
        row = Flow()
        row.addWidget(self.add)
        row.addWidget(self.leave)
        self.body.addLayout(row)

    def set_plan(self, plan: PlanState | None) -> None:
        """Show what a file would add, or nothing."""
        self.setVisible(plan is not None)
        clear(self._lines)
        if plan is None:
            return
        self.said.setText(plan.said)
        # Translators: "New": heading of a list: texts of a file that would be added
        # Translators: "Not added": heading of a list: texts of a file that would not be added
        for heading, lines in ((_("New"), plan.new), (_("Not added"), plan.others)):
            for look, text in (("label", heading if lines else ""), *(("soft", line) for line in lines)):
                if text:
                    line = label(text, look)
                    self._lines.addWidget(line)
                    line.show()
        self.add.setText(plan.add or _("Add"))
        self.add.setAccessibleName(plan.add)
        self.add.setVisible(bool(plan.add))
        announce(self, plan.said)
        (self.add if plan.add else self.leave).setFocus()


class OwnPanel(Card):
    """Signal ``file_wanted(format, ending)`` when the reader's own texts are to be written."""

    file_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("Your own texts as a file"))
        self.form = choice_field([(form, words) for form, words, _ending in FORMATS])
        self.write = secondary_button(_("Write them to a file…"), self)
        self.write.clicked.connect(self._on_write)
        row = Flow(top=True)
        row.addWidget(form_row(_("Format"), self.form, width_px=240))
        self.body.addLayout(row)
        self.body.addWidget(self.write)

    def _on_write(self) -> None:
        chosen = field_text(self.form)
        self.file_wanted.emit(chosen, next(ending for form, _words, ending in FORMATS if form == chosen))
