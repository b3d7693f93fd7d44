# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Texts found by their words, from memory alone.

A full-text index keeps words that were deleted from what it indexes, so none is ever in a file: this one lives and
dies with the object. Hides FTS5, its query language (whatever is typed is looked for as words) and how hits are
ranked: by how often and where the words stand, a title counting for more than a text. Among very many hits that says
little and takes long; there those whose title, authors or topics hold every word come first, in the order given.
"""

import json
import re
from collections.abc import Iterable, Iterator

from journal_app.domain.frozen import frozen
from journal_app.store.engine import cipher

MOST = 40
"""How many hits are told unless asked otherwise."""
_RANKED = 300  # hits up to which each is weighed; beyond, weighing them all would be what takes the time
_MOST_WORDS, _LONGEST_WORD = 12, 60
_BEST_FIRST = "AND rank MATCH 'bm25(8.0, 4.0, 6.0, 1.0)' ORDER BY rank, rowid"  # title, authors, topics, text
_AS_GIVEN = "ORDER BY rowid"
_BEGIN, _END = "\x02", "\x03"  # around what was found
_FROM = """FROM document WHERE document MATCH :query
           AND (:keys IS NULL OR key IN (SELECT value FROM json_each(:keys)))"""
_WINDOW = 170  # signs of a text that are shown around what was found
_NO_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")
_MARKED = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
# Spellings of one word on the two sides of the Atlantic, in either of which a title or a reader may write it.
_SPELLINGS = (
    ("haem", "hem"),
    ("anaem", "anem"),
    ("aemi", "emi"),
    ("oedem", "edem"),
    ("rrhoe", "rrhe"),
    ("paedi", "pedi"),
    ("tumour", "tumor"),
    ("fibre", "fiber"),
)


@frozen
class Document:
    """A text to be found; ``key`` tells it from others."""

    key: str
    title: str = ""
    authors: str = ""
    topics: str = ""
    text: str = ""


@frozen(kw_only=False)
class Piece:
    """A piece of a text, and whether it is a word that was looked for."""

    text: str
    is_found: bool = False


@frozen
class Hit:
    """A document that was found, and the part of its text around what was found."""

    key: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """The part of the text, without marks."""
        return "".join(piece.text for piece in self.pieces)


@frozen
class Hits:
    """What was found, the best first and a few of ``total``; ``has_all`` is False when no document has every word."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    has_all: bool = True


class TextIndex:
    """An index of some documents. Invariant: it holds what it was given and nothing changes it."""

    def __init__(self, documents: Iterable[Document]) -> None:
        # Whoever built it may be another thread than whoever lets go of it; it is never used by two at once.
        self._connection = cipher.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._connection.execute(
            """CREATE VIRTUAL TABLE document USING fts5(title, authors, topics, text, key UNINDEXED,
               tokenize = 'porter unicode61 remove_diacritics 2', prefix = '1 2 3')"""
        )
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT INTO document VALUES (?, ?, ?, ?, ?)", map(_row, documents))
        self._connection.execute("COMMIT")

    def search(self, words: str, most: int = MOST, among: Iterable[str] | None = None) -> Hits:
        """The documents with all of the ``words``, the last of which may be unfinished; else those with any.

        With ``among``, only those with one of these keys.
        """
        asked = list(_asked(words))
        if not asked:
            return Hits()
        keys = None if among is None else json.dumps(list(among))
        every, some = " AND ".join(asked), " OR ".join(asked)
        total = self._count(every, keys)
        if total <= _RANKED:
            query = every if total else some
            total = total or self._count(some, keys)
            order = _BEST_FIRST if total <= _RANKED else _AS_GIVEN
            return Hits(hits=tuple(self._hits(query, order, most, keys)), total=total, has_all=query == every)
        # What is found in a title is looked for in its text too, only so that it stands out there.
        head = f"({{title authors topics}} : ({every})) AND ({some})"
        found = {hit.key: hit for hit in self._hits(head, _AS_GIVEN, most, keys)}
        if len(found) < most:
            for hit in self._hits(every, _AS_GIVEN, most, keys):
                found.setdefault(hit.key, hit)
        return Hits(hits=tuple(found.values())[:most], total=total)

    def _count(self, query: str, keys: str | None) -> int:
        counted = self._connection.execute(f"SELECT count(*) {_FROM}", {"query": query, "keys": keys})
        return int(counted.fetchone()[0])

    def _hits(self, query: str, order: str, most: int, keys: str | None) -> Iterator[Hit]:
        found = self._connection.execute(
            f"SELECT key, highlight(document, 3, '{_BEGIN}', '{_END}') {_FROM} {order} LIMIT :most",
            {"query": query, "keys": keys, "most": most},
        )
        for key, marked in found:
            yield Hit(key=str(key), pieces=tuple(_pieces(_window(str(marked)))))


def _row(document: Document) -> tuple[str, ...]:
    fields = (document.title, document.authors, document.topics, document.text, document.key)
    return tuple(_storable(text) for text in fields)


def _storable(text: str) -> str:
    """A text without signs that are no text: halves of characters, and control characters, which mark what is found."""
    return text.encode("utf-8", "ignore").decode("utf-8").translate(_NO_CONTROLS)


def _asked(words: str) -> Iterator[str]:
    """Each word as FTS5 is asked for it, in every spelling; the last one also as the beginning of a longer one."""
    given = [word for word in _storable(words).split() if any(map(str.isalnum, word))][:_MOST_WORDS]
    for place, word in enumerate(given, start=1):
        begins = "*" if place == len(given) else ""
        spelled = (spelling.replace('"', '""') for spelling in _spellings(word[:_LONGEST_WORD].casefold()))
        yield "(" + " OR ".join(f'"{spelling}"{begins}' for spelling in spelled) + ")"


def _spellings(word: str) -> list[str]:
    found = [word]
    for one, other in _SPELLINGS:
        swapped = word.replace(one, other) if one in word else word.replace(other, one)
        if swapped not in found:
            found.append(swapped)
    return found


def _window(marked: str) -> str:
    """The part of a marked text that holds most of what was found, cut between words."""
    starts = [hit.start() for hit in _MARKED.finditer(marked)]
    if len(marked) <= _WINDOW:
        return marked
    room = _WINDOW * 3 // 4
    begin = max(starts, key=lambda start: sum(start <= other < start + room for other in starts), default=0)
    first = max(0, begin - _WINDOW // 4)
    first = 0 if first == 0 else marked.find(" ", first, begin) + 1 or begin
    last = len(marked) if first + _WINDOW >= len(marked) else _end_of_word(marked, first + _WINDOW)
    return ("… " if first else "") + marked[first:last] + (" …" if last < len(marked) else "")


def _end_of_word(marked: str, place: int) -> int:
    """Where the word ends that reaches over ``place``; a text without blanks is cut there."""
    end = marked.find(" ", place, place + _LONGEST_WORD)
    end = place if end < 0 else end
    opened = marked.rfind(_BEGIN, 0, end)
    return marked.find(_END, opened) + 1 if opened > marked.rfind(_END, 0, end) else end


def _pieces(marked: str) -> Iterator[Piece]:
    place = 0
    for hit in _MARKED.finditer(marked):
        if hit.start() > place:
            yield Piece(marked[place : hit.start()])
        yield Piece(hit[1], is_found=True)
        place = hit.end()
    if place < len(marked):
        yield Piece(marked[place:])
