# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A page to print and keep: where an encrypted journal lies, how it is opened, and lines to write the passphrase on.

Hides what stands on it. The passphrase itself never does: a printer keeps what it printed, and so does a PDF.
"""

from datetime import datetime
from pathlib import Path

from journal_app.domain.frozen import frozen
from journal_app.report.drawable import cut
from journal_app.report.pages import Data, Pages, Paper, Printed, Sheet, make_pages
from journal_app.words import _, day_text, in_one_line

# Longer places are cut: there is room to write beside them.
_LONGEST_PLACE = 600


@frozen
class RecoverySheet:
    """Which journal a sheet is for. Nothing of what the journal holds is asked for."""

    path: Path
    paper: Paper = Paper.A4


def make_recovery_sheet(sheet: RecoverySheet, *, created_at: datetime) -> Pages:
    """The sheet as one page to print and fill in by hand."""
    title = _("Recovery sheet for {name}").format(name=cut(sheet.path.name, 100))
    made = _("made on {day}").format(day=day_text(created_at.date()))
    printed = Printed(title=title, foot=in_one_line((title, made)), paper=sheet.paper, created_at=created_at)
    return make_pages(Sheet(template="recovery_sheet", printed=printed, values=_values(sheet.path)))


def _values(path: Path) -> dict[str, Data]:
    return {
        "heading": _("Recovery sheet"),
        "why": _(
            "This journal is locked with a passphrase. Without it nobody can open the journal, and nobody can reset it."
            " Write it down here and keep this page as you keep other papers of worth: away from the computer, and"
            " where somebody you trust would find it."
        ),
        # Translators: "Whose journal": label before a line to write on
        # Translators: "Written on": label before a line to write on: the date
        "fill_in": [_("Whose journal"), _("Written on")],
        "place_heading": _("Where the journal is"),
        "place": cut(str(path), _LONGEST_PLACE),
        # Translators: "Copies of it": label before lines to write on: where copies of the journal are
        # Translators: "On this computer": label before a line: the place of the journal
        "more_places": [_("On this computer"), _("Copies of it")],
        "passphrase_heading": _("The passphrase"),
        "passphrase_how": _(
            "One sign in each box, as it is typed. Capital letters count, and so do spaces: leave their box empty."
            " Draw a line after the last sign."
        ),
        "steps_heading": _("How it is opened"),
        "steps": [
            _("On a computer with Iron Journal, open the file named above, or a copy of it."),
            _("Type the passphrase when asked. If it is refused, look at the keyboard’s layout and Caps Lock."),
            _("Without Iron Journal: the file is an SQLite database that SQLCipher 4 opens with its own settings."),
        ],
        "change": _("When you change the passphrase, write a new page and destroy this one."),
    }
