# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Looking for words among 10,000 cards and twenty years of notes.

The cards are those that ship, their parts put together anew by chance, so that words are as common as they are there.
A search is what each key brings about: cards and notes, ranked, with the part of each around what was found.
"""

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

from journal_app.domain.cards import ResearchCard
from journal_app.domain.facts import Kind
from journal_app.domain.records import CardMark
from journal_app.research.library import bundled_cards
from journal_app.research.searching import LibraryIndex
from journal_app.research.shelf import ShelfCard
from journal_app.store.notes import Note
from tests.bench.rows import Row, at_most, milliseconds, percentile

CARDS, DAYS, SEARCHES = 10_000, 20 * 365, 400
SHOWN = 20
BAR_MS = 10
USUAL = ("ferritin fatigue", "iron", "infusion", "phosphate after infusion", "fatigue in ms", "f", "the")


def rows() -> list[Row]:
    """The 95th percentile of one search, and what making the index takes."""
    chance = random.Random(1)  # noqa: S311 -- the same library every time, no secret
    cards = tuple(ShelfCard(card=card, mark=CardMark(card=card.key)) for card in _library(chance))
    notes = tuple(_notes(chance))
    begun = time.perf_counter()
    index = LibraryIndex(cards, notes)
    built = time.perf_counter() - begun
    taken = [_search(index, words) for words in _asked(chance)]
    how = (
        f"{SEARCHES} searches of 1 to 4 words among {CARDS} cards and {DAYS} notes:"
        f" median {milliseconds(median(taken))}, longest {milliseconds(max(taken))};"
        f" the index is made once, in {milliseconds(built)}"
    )
    return [at_most("search: 95th percentile", percentile(taken, 0.95) * 1000, BAR_MS, how, unit="ms")]


def _search(index: LibraryIndex, words: str) -> float:
    begun = time.perf_counter()
    index.cards(words, SHOWN)
    index.notes(words)
    return time.perf_counter() - begun


def _library(chance: random.Random) -> Iterator[ResearchCard]:
    known = bundled_cards()
    for number in range(CARDS):
        one, other, third, fourth = chance.choices(known, k=4)
        yield replace(
            one,
            key=f"card-{number}",
            found=other.found,
            cannot_say=third.cannot_say,
            population=fourth.population,
            citation=other.citation,
        )


def _notes(chance: random.Random) -> Iterator[Note]:
    sentences = [sentence for card in bundled_cards() for sentence in card.own_words if sentence]
    for number in range(DAYS):
        day = date(2026, 11, 20) - timedelta(days=number)
        yield Note(kind=Kind.DAY, id=str(number), day=day, text=chance.choice(sentences)[:120])


def _asked(chance: random.Random) -> Iterator[str]:
    """What is looked for: words that stand together in one card, the last often unfinished, and a few usual ones."""
    sentences = [sentence.split() for card in bundled_cards() for sentence in card.own_words if sentence]
    for number in range(SEARCHES):
        if number < len(USUAL):
            yield USUAL[number]
            continue
        sentence = chance.choice(sentences)
        words = chance.sample(sentence, min(len(sentence), chance.randint(1, 4)))
        yield " ".join([*words[:-1], words[-1][: chance.randint(1, 12)]])
