# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a reader can do on the Research screen. Knows no Qt.

Hides that the index of words is made when somebody first looks for some, on the reader lane and in memory alone, and
made anew once the shelf or a note has changed; and that an answer to words typed before is dropped.
"""

from typing import Protocol

from journal_app.domain.records import CardMark
from journal_app.domain.subjects import Subject, SubjectKind
from journal_app.errors import StorageFailed
from journal_app.research.filtering import Wish, Yours, narrowed
from journal_app.research.searching import LibraryIndex
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.research import adding
from journal_app.ui.research.adding import Adding
from journal_app.ui.research.build import A_FEW, Found, Shelved, build_list, build_page, shelved
from journal_app.ui.research.state import BrowserQuestion, CardPage, Link, ListState
from journal_app.words import _


class View(adding.View, Protocol):
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
        """They were told, and want it; raises StorageFailed where that cannot be kept."""

    def open(self, address: str) -> bool:
        """Give an address to the browser; False when there is none to take it."""


class Presenter:
    """The intents of the screen. Invariant: the page shown is of a card that was on the shelf when it was last read."""

    def __init__(self, desk: Desk, view: View, browser: Browser) -> None:
        self._desk = desk
        self._view = view
        self._browser = browser
        self._library = Shelved()
        self._index: LibraryIndex | None = None
        self._wish = Wish()
        self._found: Found | None = None
        self._most = A_FEW
        self._open = ""
        self._has_begun = False
        self.adding = Adding(desk, view, self._on_added)

    def refresh(self) -> None:
        """Read the shelf again; what is looked for and the card that lies open stay."""
        self._index = None
        self._desk.read(shelved, self._on_shelf)

    def look_for(self, wish: Wish) -> None:
        """Show the cards that fit, and the notes that hold the words."""
        if wish == self._wish:
            return
        self._wish, self._most = wish, A_FEW
        self._look()

    def show_more(self) -> None:
        """Show as many again."""
        self._most += A_FEW
        self._look()

    @property
    def opened(self) -> str:
        """The key of the card that lies open; empty while none does."""
        return self._open

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
        kept = self._library.by_key.get(mark.card)
        if kept is not None and kept.mark != mark:
            self._desk.save(lambda journal: verbs.mark_card(journal, mark))

    def ask(self, key: str) -> None:
        """Put a question about a card among those for the appointment."""
        each = self._library.by_key.get(key)
        if each is not None:
            self._desk.ask(Subject(kind=SubjectKind.CARD, key=key), _(each.card.headline))

    def edit(self, key: str) -> None:
        """Open the form with a card that the reader added."""
        each = self._library.by_key.get(key)
        if each is not None:
            self.adding.edit(each)

    def remove(self, key: str) -> None:
        """Take a card that the reader added off the shelf; the message line offers Undo."""
        each = self._library.by_key.get(key)
        row = each.row if each is not None else None
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
        self._open_outside(link)
        try:
            self._browser.make_known()
        except StorageFailed as error:  # then it is asked again the next time
            self._desk.say_refused(error)

    def stay(self) -> None:
        """Leave the link that was asked about."""
        self._view.set_question(None)

    def _open_outside(self, link: Link) -> None:
        if not self._browser.open(link.address):
            self._desk.say(_("No browser took the address. It is: {address}").format(address=link.address))

    def _look(self) -> None:
        wish, most, today, index, library = self._wish, self._most, self._desk.today(), self._index, self._library
        if not wish.words:
            self._found = None
            self._show_list()
            return

        def search(facts: Facts) -> tuple[LibraryIndex, Found]:
            made = index or LibraryIndex(library.cards, facts.notes())
            fitting = narrowed(library.cards, wish, today=today) if wish.is_narrow else None
            among = None if fitting is None else [each.card.key for each in fitting]
            return made, Found(cards=made.cards(wish.words, most, among), notes=made.notes(wish.words))

        def on_found(answer: tuple[LibraryIndex, Found]) -> None:
            if wish == self._wish and library is self._library:  # else something later is being looked for
                self._index, self._found = answer
                self._show_list()

        self._desk.read(search, on_found)

    def _on_added(self, key: str) -> None:
        """Show the card that was added or changed, or all that were added where they came from a file."""
        if key:
            self.open_card(key)
        else:
            self.look_for(Wish(yours=Yours.ADDED))

    def _on_shelf(self, library: Shelved) -> None:
        self._library = library
        if not self._has_begun:
            self._has_begun = True
            self.adding.bring_back()
        self._look()
        if self._open:
            self._show_page()

    def _show_list(self) -> None:
        state = build_list(
            self._library,
            self._wish,
            self._found,
            most=self._most,
            today=self._desk.today(),
            can_change=not self._desk.info.read_only,
        )
        self._view.set_list(state)

    def _show_page(self) -> None:
        each = self._library.by_key.get(self._open)
        if each is None:
            if self._library.cards:  # it was taken off the shelf
                self.close_card()
            return
        can_change = not self._desk.info.read_only
        self._view.set_page(build_page(each, self._library, today=self._desk.today(), can_change=can_change))
