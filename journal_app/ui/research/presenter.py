# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Research screen. Knows no Qt.

Hides that the index of words is made when somebody first looks for some, on the reader lane and in memory alone, and
made anew once the shelf or a note has changed; and that an answer to words typed before is dropped.
"""

from typing import Protocol

from journal_app.domain.records import CardMark
from journal_app.research.filtering import Wish
from journal_app.research.searching import LibraryIndex
from journal_app.research.shelf import ShelfCard, shelf
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.research.build import A_FEW, Found, build_list, build_page
from journal_app.ui.research.state import BrowserQuestion, CardPage, Link, ListState
from journal_app.words import _


class View(Protocol):
    """What the presenter needs of the screen."""

    def set_list(self, state: ListState) -> None:
        """Show the list."""

    def set_page(self, page: CardPage | None) -> None:
        """Show a card in the list's place, or the list again."""

    def set_question(self, question: BrowserQuestion | None) -> None:
        """Ask before the first link is opened, or ask no more."""


class Browser(Protocol):
    """The way out of the app."""

    def is_known(self) -> bool:
        """Whether the reader was told once what opening something outside means, and wanted it."""

    def make_known(self) -> None:
        """They were told, and want it."""

    def open(self, address: str) -> bool:
        """Give an address to the browser; False when there is none to take it."""


class Presenter:
    """The intents of the screen. Invariant: the page shown is of a card that was on the shelf when it was last read."""

    def __init__(self, desk: Desk, view: View, browser: Browser) -> None:
        self._desk = desk
        self._view = view
        self._browser = browser
        self._cards: tuple[ShelfCard, ...] = ()
        self._index: LibraryIndex | None = None
        self._wish = Wish()
        self._found: Found | None = None
        self._most = A_FEW
        self._open = ""

    def refresh(self) -> None:
        """Read the shelf again; what is looked for and the card that lies open stay."""
        self._index = None
        self._desk.read(shelf, self._on_shelf)

    def look_for(self, wish: Wish) -> None:
        """Show the cards that fit, and the notes that hold the words."""
        if wish == self._wish:
            return
        self._wish, self._most = wish, A_FEW
        self._look()

    def show_more(self) -> None:
        """Show as many again."""
        self._most += A_FEW
        self._show_list()

    def open_card(self, key: str) -> None:
        """Show one card; before the shelf was read, as soon as it is."""
        self._open = key
        self._show_page()

    def close_card(self) -> None:
        """Go back to the list."""
        self._open = ""
        self._view.set_question(None)
        self._view.set_page(None)

    def mark(self, mark: CardMark) -> None:
        """Keep what the reader makes of a card."""
        kept = next((each.mark for each in self._cards if each.card.key == mark.card), None)
        if kept != mark:
            self._desk.save(lambda journal: verbs.mark_card(journal, mark))

    def remove(self, key: str) -> None:
        """Take a card that the reader added off the shelf; the message line offers Undo."""
        row = next((each.row for each in self._cards if each.card.key == key), None)
        if row is not None:
            self.close_card()
            self._desk.save(lambda journal: verbs.remove_fact(journal, row))

    def follow(self, link: Link) -> None:
        """Open a link in the browser; the first time only after saying what that means."""
        if self._browser.is_known():
            self._open_outside(link)
            return
        words = _(
            "This opens your web browser at {address}. The site can see that somebody came from your connection. "
            "Nothing of your journal goes with it."
        )
        self._view.set_question(BrowserQuestion(words=words.format(address=link.address), link=link))

    def go_outside(self, link: Link) -> None:
        """Open the link that was asked about, and ask no more from now on."""
        self._view.set_question(None)
        self._browser.make_known()
        self._open_outside(link)

    def stay(self) -> None:
        """Leave the link that was asked about."""
        self._view.set_question(None)

    def _open_outside(self, link: Link) -> None:
        if not self._browser.open(link.address):
            self._desk.say(_("No browser took the address. It is: {address}").format(address=link.address))

    def _look(self) -> None:
        words = self._wish.words
        if not words.strip():
            self._found = None
            self._show_list()
            return
        index, cards = self._index, self._cards

        def search(facts: Facts) -> tuple[LibraryIndex, Found]:
            made = index or LibraryIndex(cards, facts.notes())
            return made, Found(cards=made.cards(words, len(cards)), notes=made.notes(words))

        def on_found(answer: tuple[LibraryIndex, Found]) -> None:
            if words == self._wish.words:  # else later words are being looked for
                self._index, self._found = answer
                self._show_list()

        self._desk.read(search, on_found)

    def _on_shelf(self, cards: tuple[ShelfCard, ...]) -> None:
        self._cards = cards
        self._look()
        if self._open:
            self._show_page()

    def _show_list(self) -> None:
        state = build_list(
            self._cards,
            self._wish,
            self._found,
            most=self._most,
            today=self._desk.today(),
            can_change=not self._desk.info.read_only,
        )
        self._view.set_list(state)

    def _show_page(self) -> None:
        each = next((each for each in self._cards if each.card.key == self._open), None)
        if each is None:
            if self._cards:  # it was taken off the shelf
                self.close_card()
            return
        can_change = not self._desk.info.read_only
        self._view.set_page(build_page(each, self._cards, today=self._desk.today(), can_change=can_change))
