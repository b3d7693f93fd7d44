# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The program on two pages, to lie beside the keyboard: the first day, the daily way, what protects it, the keys.

Hides what stands on which page, and that the words of any language have room there.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

import journal_app
from journal_app import disclaimer
from journal_app.domain.frozen import frozen
from journal_app.report.pages import Data, Pages, Paper, Printed, Sheet, make_pages
from journal_app.words import N_, _, in_one_line

# Translators: names of screens, as at the side of the window
_SCREENS = (
    # Translators: name of a screen, a button that goes to it, and a section of Settings about it; also beside the date
    # of today
    N_("Today"),
    N_("Timeline"),
    # Translators: name of a screen: blood results
    N_("Labs"),
    N_("Treatments"),
    # Translators: name of a screen and of a part of the report: what the scores say by themselves
    N_("Findings"),
    # Translators: name of a screen: summaries of studies
    N_("Research"),
    # Translators: name of a screen: what is to be prepared for a visit to a doctor; also in place of whom a visit is
    # with
    N_("Appointment"),
    # Translators: name of a screen: seven days in a grid
    N_("Week"),
    N_("Questionnaires"),
)
"""In the order of their numbers."""


@frozen
class _Part:
    """A few sentences under a heading: numbered where they are steps. ``keys`` stand with what each does."""

    heading: str
    lines: Sequence[str] = ()
    is_steps: bool = False
    keys: Sequence[tuple[str, str]] = ()


def make_quick_guide(*, paper: Paper = Paper.A4, created_at: datetime) -> Pages:
    """The guide as two pages in the language spoken; of nobody's journal."""
    title = _("Quick guide")
    version = _("Iron Journal {version}").format(version=journal_app.__version__)
    printed = Printed(title=title, foot=in_one_line((title, version)), paper=paper, created_at=created_at)
    values: dict[str, Data] = {
        "heading": _("Iron Journal: quick guide"),
        # Translators: "Key": heading of a column: a key on the keyboard
        # Translators: "What it does": heading of a column: what a key on the keyboard does
        "keys_head": [_("Key"), _("What it does")],
        "pages": [[[_told(part) for part in column] for column in page] for page in _pages()],
    }
    return make_pages(Sheet(template="quick_guide", printed=printed, values=values))


def _told(part: _Part) -> Data:
    keys: list[Data] = [[key, does] for key, does in part.keys]
    return {"heading": part.heading, "lines": list(part.lines), "is_steps": part.is_steps, "keys": keys}


def _pages() -> Iterator[tuple[Iterator[_Part], Iterator[_Part]]]:
    """Two columns of either page."""
    yield _beginning(), _more_than_scores()
    yield _protecting(), _looking_up()


def _beginning() -> Iterator[_Part]:
    """What it is, and what is done with it from day to day."""
    yield _Part(
        heading=_("What it is"),
        lines=(
            _("A diary of fatigue, mood and whatever else you follow, with blood results and infusions beside it."),
            _("All of it stays in one file on this computer. Nothing is sent anywhere."),
        ),
    )
    yield _Part(
        # Translators: heading of a part of the quick guide: what to do on the first day with the program
        heading=_("The first day"),
        is_steps=True,
        lines=(
            _("Give the journal a name and choose what to follow. Two things are enough."),
            _("On Today, press a digit. That is a score, and the next row is ready."),
            _("Leave out what is too much. A day with one score counts; an empty day stays empty."),
            _("Close the window when you like: each entry is kept at once."),
        ),
    )
    yield _Part(
        heading=_("A day in three keys"),
        lines=(
            _("One digit for fatigue, one digit for mood, Ctrl+Q: saved and closed."),
            _("x is ten. Backspace takes a score away. The arrows go to other rows and other days."),
            _("T: too ill to log. It is one key, and the day counts as one you could not write."),
            _("N adds a note, C a crash. Week takes several days at once from paper."),
        ),
    )


def _more_than_scores() -> Iterator[_Part]:
    """Blood results, infusions, what becomes of them, and the way back."""
    yield _Part(
        # Translators: heading of a part of the quick guide: how to enter what a laboratory printed
        heading=_("A lab sheet"),
        is_steps=True,
        lines=(
            _("On Labs, choose Add results. Type the day and the laboratory once."),
            _("Then line by line as printed: name, value, unit, range. <5 and 12,5 are taken as they are."),
            _("Where a number can be read in two ways, you are asked. Nothing is guessed."),
        ),
    )
    yield _Part(
        # Translators: heading of a part of the quick guide: how to enter one
        heading=_("An infusion"),
        lines=(
            _("On Treatments, I opens the form: product, amount and day. R adds a reaction, with its day."),
            _("Iron results of the 28 days after it are drawn as hollow points: the infusion itself moves them."),
        ),
    )
    yield _Part(
        # Translators: heading of a part of the quick guide: charts and findings
        heading=_("Looking at it"),
        lines=(
            _("Timeline: all of it on one time axis. The arrows read each point, and a table stands beside it."),
            _("Findings: questions in plain words. Very often the answer is that it cannot be told yet."),
            _("Research: short cards on published studies, found without a network. They say nothing about you."),
        ),
    )
    yield _Part(
        # Translators: a button, a command and a heading: takes the last change back
        heading=_("Undo"),
        lines=(
            _("Ctrl+Z takes the last change back, Ctrl+Shift+Z makes it again."),
            _("History holds every change. U takes one back there, even an import of weeks ago."),
        ),
    )


def _protecting() -> Iterator[_Part]:
    """What protects it, and what goes in and out."""
    yield _Part(
        # Translators: heading, and name of a section of Settings
        heading=_("Backups"),
        lines=(
            _("They are made and read through by themselves. Add a second place, such as a stick, in Settings."),
            _("Going back to one shows first what would be different, and one undo takes it back."),
        ),
    )
    yield _Part(
        heading=_("Passphrase and recovery sheet"),
        lines=(
            _("With a passphrase the whole file is encrypted, backups too. Set one in Settings; Ctrl+L locks at once."),
            _("Without it nobody gets in. Save the recovery sheet, write the passphrase on it, and keep it elsewhere."),
        ),
    )
    yield _Part(
        # Translators: heading of a part of the quick guide: reading in and writing out files
        heading=_("In and out"),
        lines=(
            _("Drag a file onto the window: a diary, a file of a portal, a table of a laboratory, a list of studies."),
            _("You see what would be added before anything is kept. One undo takes all of it back."),
            _("Out again, as tables, Excel, FHIR or everything: iron-journal export FILE."),
        ),
    )
    yield _Part(
        heading=_("For an appointment"),
        lines=(
            _("Q on other screens puts a question on your list."),
            _("On Appointment, R opens the report: choose days and parts, look at the pages, save or print them."),
        ),
    )


def _looking_up() -> Iterator[_Part]:
    """The keys, where help is, and what it is not."""
    # Translators: heading of a list: keys of the keyboard and what they do
    yield _Part(heading=_("Keys"), keys=tuple(_keys()))
    yield _Part(
        # Translators: heading of a part of the quick guide: where help on the program is found
        heading=_("Where help is"),
        lines=(
            _("F1 opens the page about the screen you are on, and a search over all pages. No network is needed."),
            _("For the command line: iron-journal --help, with examples."),
        ),
    )
    yield _Part(heading=_("What it is not"), lines=disclaimer.points()[:3])


def _keys() -> Iterator[tuple[str, str]]:
    for number, screen in enumerate(_SCREENS, start=1):
        # Translators: a key; Ctrl is written as it stands on keyboards (Strg in German)
        yield _("Ctrl+{number}").format(number=number), _(screen)
    # Translators: "Ctrl+H": a key; Ctrl is written as it stands on keyboards (Strg in German), the letter stays
    # Translators: "History": name of a screen and a button: every change that was made
    yield _("Ctrl+H"), _("History")
    # Translators: "Ctrl+I": a key; Ctrl is written as it stands on keyboards (Strg in German), the letter stays
    # Translators: "Import": name of a screen: reading in files
    yield _("Ctrl+I"), _("Import")
    # Translators: "Ctrl+Z": a key; Ctrl is written as it stands on keyboards (Strg in German), the letter stays
    yield _("Ctrl+Z"), _("Undo")
    # Translators: "Ctrl+L": a key; Ctrl is written as it stands on keyboards (Strg in German), the letter stays
    # Translators: "Lock": a button and a command: closes the journal until its passphrase is typed
    yield _("Ctrl+L"), _("Lock")
    yield "F1", _("Help for this screen")
    # Translators: "Shift+F1": a key; Shift is written as it stands on keyboards (Umschalt in German)
    yield _("Shift+F1"), _("What a word means")
    yield "F11", _("Full screen")
    # Translators: "Ctrl+Q": a key; Ctrl is written as it stands on keyboards (Strg in German), the letter stays
    yield _("Ctrl+Q"), _("Save and close")
