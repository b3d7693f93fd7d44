# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which results of several cards are shown together, read from TOML, or refused with everything that is wrong with it.

A result is named by its card and by what it is of, word for word. Hides the order of the checks; a mistake is named
with file and field, as in ``card_files``. What must hold between comparisons and cards is for whoever has the cards.
"""

import re

from journal_app.domain.card_files import CardMistaken
from journal_app.domain.card_tables import Table
from journal_app.domain.frozen import frozen

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@frozen
class Shown:
    """One result of a card: ``what`` is that of the result, ``name`` how the study is called beside it."""

    card: str
    what: str
    name: str


@frozen
class Comparison:
    """Results that are shown together: lines below each other, the results of a line side by side."""

    key: str
    title: str
    how_to_read: str
    cannot_say: str
    lines: tuple[tuple[Shown, ...], ...]

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Every result, in the order it is read."""
        return tuple(shown for line in self.lines for shown in line)

    @property
    def cards(self) -> tuple[str, ...]:
        """The cards by key, each once, in the order in which they come."""
        return tuple(dict.fromkeys(shown.card for shown in self.shown))


def read_comparisons(text: str, name: str) -> tuple[Comparison, ...]:
    """The comparisons in ``text``, the content of a file called ``name``; CardMistaken names everything wrong."""
    import tomllib  # beside the only use, as where cards are read

    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CardMistaken([f"{name}: is no TOML: {error}"]) from error
    problems: list[str] = []
    table = Table(rows, "", problems, "a file of comparisons")
    found = tuple(_comparison(row) for row in table.tables("comparisons"))
    table.close()
    problems += _said_twice(found)
    if problems:
        raise CardMistaken(f"{name}: {problem}" for problem in problems)
    return found


def _comparison(table: Table) -> Comparison:
    table.owner = "a comparison"
    comparison = Comparison(
        key=_key(table),
        title=table.text("title"),
        how_to_read=_sentence(table, "how_to_read"),
        cannot_say=_sentence(table, "cannot_say"),
        lines=tuple(_line(row) for row in table.tables("lines")),
    )
    if len(comparison.cards) < 2:  # noqa: PLR2004 -- one card compares nothing
        table.wrong("lines", "show results of fewer than two cards")
    shown = [(each.card, each.what) for each in comparison.shown]
    if len(set(shown)) < len(shown):
        table.wrong("lines", "show the same result twice")
    table.close()
    return comparison


def _key(table: Table) -> str:
    key = table.text("key")
    if key and not _KEY.fullmatch(key):
        table.wrong("key", "is not made of small letters, digits and single hyphens")
    return key


def _sentence(table: Table, name: str) -> str:
    sentence = table.text(name)
    if sentence and not sentence.endswith("."):
        table.wrong(name, "is no whole sentence: it ends without a full stop")
    return sentence


def _line(table: Table) -> tuple[Shown, ...]:
    line = tuple(_shown(row) for row in table.tables("results"))
    if not line:
        table.wrong("results", "is missing or empty")
    table.close()
    return line


def _shown(table: Table) -> Shown:
    shown = Shown(card=table.text("card"), what=table.text("what"), name=table.text("name"))
    table.close()
    return shown


def _said_twice(comparisons: tuple[Comparison, ...]) -> list[str]:
    keys = [comparison.key for comparison in comparisons]
    return [f"comparisons: {key!r} is there twice" for key in sorted({key for key in keys if keys.count(key) > 1})]
