# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import gettext

import pytest

from journal_app import words
from journal_app.domain.records import CardMark
from journal_app.research.searching import LibraryIndex
from journal_app.research.shelf import shelf, shelf_without_journal
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_lab_result
from tests.research.cards import a_shelf_card, an_own_row


@pytest.fixture(scope="module")
def library() -> LibraryIndex:
    return LibraryIndex(shelf_without_journal())


def keys(index: LibraryIndex, asked: str) -> list[str]:
    return [hit.key for hit in index.cards(asked).hits]


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("prefer ferinject", "prefer-2014"),  # by the brand of a treatment it names by substance
        ("Hb", "prefer-2014"),  # by another name of a blood value
        ("24751822", "prefer-2014"),
        ("10.1371/journal.pone.0094217", "prefer-2014"),
        ("favrat", "prefer-2014"),
        ("odds", ""),  # the measure of a number is no word of the card
        ("serum iron putamen", "neuroreport-2017-serum-iron"),
        ("hypophosphatemia", ""),
        ("low phosphate", "label-phosphate"),
        ("biotin", "biotin-assays"),
        ("sclerosis depress", "knyszynska-2020"),
    ],
)
def test_cards_are_found_by_every_name_of_what_they_are_about(library: LibraryIndex, asked: str, key: str) -> None:
    found = keys(library, asked)
    if key:
        assert key in found
    else:
        assert "prefer-2014" not in found


def test_every_card_is_found_by_its_headline(library: LibraryIndex) -> None:
    for each in shelf_without_journal():
        assert each.card.key in keys(library, each.card.headline.replace("'", " "))[:3]


def test_own_notes_are_found_whole_words_or_not_at_all(journal: Journal) -> None:
    verbs.note_day(journal, A_DAY, "A very heavy day after the infusion")
    verbs.add_lab_results(journal, [a_lab_result(note="sample was late")])
    index = LibraryIndex(shelf(journal.facts), journal.facts.notes())
    (found,) = index.notes("infusion heavy")
    assert (found.note.day, [piece.text for piece in found.pieces if piece.is_found]) == (A_DAY, ["heavy", "infusion"])
    assert index.notes("infusion unicorn") == ()  # a few of the words are not enough in a diary


def test_added_cards_are_found_by_abstract_and_note(journal: Journal) -> None:
    verbs.add_card(journal, an_own_row())
    verbs.mark_card(journal, CardMark(card="my-doe-2020", note="lent to Grandmother"))
    index = LibraryIndex(shelf(journal.facts))
    assert keys(index, "sheep") == ["my-doe-2020"]
    assert keys(index, "grandmother") == ["my-doe-2020"]


def test_words_are_found_in_the_readers_language_and_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    card = a_shelf_card()
    monkeypatch.setattr(
        words, "_catalogue", translations({card.card.found: "Müdigkeit wurde bei zwei Dritteln leichter."})
    )
    index = LibraryIndex([card])
    assert keys(index, "Mudigkeit leichter") == ["prefer-2014"]
    assert keys(index, "salt water") == ["prefer-2014"]


def translations(known: dict[str, str]) -> gettext.NullTranslations:
    class Known(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return known.get(message, message)

    return Known(None)


def test_no_table_of_the_journal_holds_the_index(journal: Journal) -> None:
    verbs.note_day(journal, A_DAY, "a word like zanzibarite")
    index = LibraryIndex(shelf(journal.facts), journal.facts.notes())
    assert index.notes("zanzibarite")
    made = journal.facts._db.execute(
        "SELECT sql FROM sqlite_master UNION SELECT sql FROM sqlite_temp_master"
    ).fetchall()
    assert not [sql for (sql,) in made if "fts5" in str(sql)]
