# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A link to what the help says of a word, in the house's quiet voice.

Hides that the help's list of words is read only when a link is followed, and that the window a link is in follows it.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from journal_app.ui.widgets.buttons import Button, quiet_button
from journal_app.words import _


@runtime_checkable
class FollowsLinks(Protocol):
    """What a window does that has the help."""

    def follow_link(self, link: str) -> None:
        """Show what a link of the help leads to."""


def term_link(parent: QWidget, entry: str = "", word: str = "", *, text: str = "") -> Button:
    """A quiet link to what the help says of a word: ``entry`` is a key of ``terms``, ``word`` how it is called here."""
    made = quiet_button(text or _("What is this?"), parent)
    made.clicked.connect(lambda: _follow(made))
    lead_to(made, entry, word)
    return made


def lead_to(link: Button, entry: str, word: str) -> None:
    """Let a link lead to another word; without an entry it is away."""
    link.setProperty("entry", entry)
    link.setVisible(bool(entry))
    link.setAccessibleName(_("What is this? {word}").format(word=word))


def _follow(button: Button) -> None:
    from journal_app.ui.help.terms import link_to  # the list of words is read when somebody asks

    window = button.window()
    if isinstance(window, FollowsLinks):
        window.follow_link(link_to(str(button.property("entry"))))
