# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the Research screen shows, as values. Knows no Qt and no journal."""

from dataclasses import field
from datetime import date

from journal_app.analysis.estimates import EstimatesSpec
from journal_app.domain.facts import Kind
from journal_app.domain.frozen import frozen
from journal_app.domain.records import CardMark
from journal_app.research.filtering import Wish


@frozen(kw_only=False)
class Said:
    """A piece of a text, and whether it is a word that was looked for."""

    text: str
    is_found: bool = False


@frozen
class Line:
    """A card in the list: its headline, what kind of text it is, what the reader made of it, and why it is here."""

    key: str
    headline: str
    about: str
    marks: str = ""
    found: tuple[Said, ...] = ()


@frozen
class NoteLine:
    """A note of the journal in which the words were found."""

    day: date
    day_words: str
    kind: Kind
    where: str
    found: tuple[Said, ...]


@frozen
class Choices:
    """What can be chosen to narrow the list down, each a value and its words."""

    subjects: tuple[tuple[str, str], ...] = ()
    evidence: tuple[tuple[str, str], ...] = ()
    years: tuple[tuple[str, str], ...] = ()
    yours: tuple[tuple[str, str], ...] = ()


@frozen
class ListState:
    """The list. ``first`` are those to begin with, shown while nothing is asked for; ``more`` is how many are left."""

    wish: Wish = field(default_factory=Wish)
    said: str = ""
    first: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    more: int = 0
    notes: tuple[NoteLine, ...] = ()
    choices: Choices = field(default_factory=Choices)
    can_change: bool = True
    has_own: bool = False


@frozen
class Section:
    """A part of a card: its heading and what stands under it; ``is_list`` where each text is one point of several."""

    heading: str
    texts: tuple[str, ...]
    is_list: bool = False


@frozen
class Way:
    """A way to another card, by its key and headline."""

    key: str
    words: str


@frozen
class Link:
    """A way out of the app: what it is called, and the address that the browser is given."""

    words: str
    address: str


@frozen
class Sure:
    """Results on their scales, under a heading: what is said before and after them, and what was worked out again."""

    heading: str
    spec: EstimatesSpec
    before: str = ""
    after: str = ""
    checked_again: tuple[str, ...] = ()


@frozen
class CardPage:
    """One card, whole, its parts in the order in which they are read.

    ``sure`` are its own results, ``compared`` those of several cards. ``quotation`` is the one sentence of the source
    that it may carry, with who says it.
    """

    key: str
    headline: str
    about: str
    mark: CardMark
    found: tuple[Section, ...] = ()
    sure: tuple[Sure, ...] = ()
    limits: tuple[Section, ...] = ()
    compared: tuple[Sure, ...] = ()
    further: tuple[Section, ...] = ()
    quotation: tuple[str, str] = ("", "")
    otherwise: tuple[Way, ...] = ()
    related: tuple[Way, ...] = ()
    cited: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    is_own: bool = False
    can_change: bool = True


@frozen
class PlanState:
    """What reading a file would do: in one sentence, what is new, what is not kept and why, and the words to add it."""

    said: str
    new: tuple[str, ...]
    others: tuple[str, ...]
    add: str


@frozen
class BrowserQuestion:
    """Asked the first time before anything is opened outside: what happens then, and the link."""

    words: str
    link: Link
