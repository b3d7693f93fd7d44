# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the shell asks of a screen.

A screen lives in its folder as

    presenter.py   a frozen State, ``build_state(facts, ...) -> State``, and what the reader can intend; no Qt
    view.py        a widget with ``set_state(state)`` and signals; imports neither store nor exchange nor analysis
    screen.py      ``make_screen(desk: Desk) -> Screen``: joins the two. Reads with ``desk.read``, changes with
                   ``desk.save(lambda journal: verbs.add_event(journal, event), done, failed)``, which also says
                   "Saved 20:14 · Undo"; whose journal it is stands in ``desk.info``; ``desk.say`` says anything else

The shell calls ``refresh`` when facts of the screen's ``kinds`` have changed and it is visible, or when it is
shown and has become stale; a screen never listens to the journal itself.
"""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from journal_app.domain.facts import Kind


class Screen(Protocol):
    """One page of the window. Inherit from this class to get the defaults of the methods that have one."""

    kinds: frozenset[Kind]
    widget: QWidget

    def refresh(self) -> None:
        """Read the journal again and show what it says; called before the first showing too."""

    def take_focus(self) -> None:
        """Put the keyboard focus where a reader starts on this screen."""
        self.widget.setFocus()

    def show(self, what: str) -> None:
        """Show one thing of this screen that another screen has sent the reader to; a screen with none ignores it."""
        del what

    def place(self) -> str:
        """What to hand to ``show`` on a screen made anew, to come back to what is in view; empty for as it begins."""
        return ""

    def key_hints(self) -> str:
        """The keys worth knowing here, for the right of the message line, already translated."""
        return ""

    def leave(self) -> None:
        """Save what is pending: another screen is about to be shown, or the window closes."""
        return
