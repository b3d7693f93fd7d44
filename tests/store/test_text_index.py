# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.store.text_index import Document, TextIndex

TRIAL = Document(
    key="trial",
    title="One iron infusion for tired women",
    authors="Favrat B PLoS One 2014 10.1371/journal.pone.0094217",
    topics="Ferritin Brain fog",
    text="Fatigue eased in both groups. Haemoglobin rose a little, and headache was the commonest event of all.",
)
REVIEW = Document(key="review", title="A review of anaemia", text="Iron and fatigue, set beside each other.")
LONG = Document(key="long", title="Long", text=f"{'word ' * 200}phosphate fell {'word ' * 200}")
NOTE = Document(key="note", text="Too tired for a walk, Frau Müller came.")


@pytest.fixture(scope="module")
def index() -> TextIndex:
    return TextIndex([TRIAL, REVIEW, LONG, NOTE])


def keys(index: TextIndex, words: str) -> list[str]:
    return [hit.key for hit in index.search(words).hits]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("iron fatigue", ["trial", "review"]),  # a title goes before a text
        ("fatigued", ["review", "trial"]),  # other forms of a word
        ("haemoglob", ["trial"]),  # the last word may be unfinished
        ("hemoglobin", ["trial"]),
        ("anemia", ["review"]),
        ("anaemia", ["review"]),
        ("muller", ["note"]),
        ("MÜLLER", ["note"]),
        ("favrat 2014", ["trial"]),
        ("10.1371/journal.pone.0094217", ["trial"]),
        ("brain-fog", ["trial"]),
        ("nowhere", []),
        ("", []),
        ('* " ( ) - :', []),
    ],
)
def test_words_are_found_in_titles_authors_topics_and_texts(index: TextIndex, words: str, found: list[str]) -> None:
    assert keys(index, words) == found


def test_where_no_text_has_every_word_those_with_some_are_told_as_such(index: TextIndex) -> None:
    hits = index.search("phosphate unicorn")
    assert [hit.key for hit in hits.hits] == ["long"]
    assert not hits.has_all
    assert index.search("phosphate fell").has_all


def test_what_was_found_is_marked_and_stands_in_the_middle_of_a_short_part(index: TextIndex) -> None:
    (hit,) = index.search("phosphate").hits
    assert [piece.text for piece in hit.pieces if piece.is_found] == ["phosphate"]
    assert len(hit.words) < 200
    assert hit.words.startswith("… word")
    assert hit.words.endswith("word …")


def test_a_word_found_in_a_title_stands_out_in_the_text_too(index: TextIndex) -> None:
    hit = next(hit for hit in index.search("iron fatigue").hits if hit.key == "review")
    assert [piece.text for piece in hit.pieces if piece.is_found] == ["Iron", "fatigue"]


def test_a_few_are_told_of_many_and_all_are_counted() -> None:
    index = TextIndex(Document(key=str(number), text="iron") for number in range(700))
    hits = index.search("iron", 5)
    assert (len(hits.hits), hits.total) == (5, 700)
    assert [hit.key for hit in hits.hits] == ["0", "1", "2", "3", "4"]  # of very many, those given first


def test_among_few_the_fuller_one_is_first() -> None:
    index = TextIndex([Document(key="once", text="iron " + "word " * 50), Document(key="often", text="iron iron iron")])
    assert keys(index, "iron") == ["often", "once"]


@given(st.text(), st.text())
def test_whatever_is_typed_or_kept_is_looked_for_as_words(kept: str, typed: str) -> None:
    index = TextIndex([Document(key="kept", title=kept, text=kept)])
    for hit in index.search(typed).hits:
        assert hit.key == "kept"
        assert all(piece.text for piece in hit.pieces)


@given(st.text(alphabet="abcdefg \x02\x03\x00\ud800\n", max_size=400), st.sampled_from(["a", "b", "c"]))
def test_the_part_shown_is_a_part_of_the_text(kept: str, typed: str) -> None:
    index = TextIndex([Document(key="kept", text=kept)])
    clean = " ".join("".join(sign if sign in "abcdefg" else " " for sign in kept).split())
    for hit in index.search(typed).hits:
        assert " ".join(hit.words.replace("…", " ").split()) in clean
        assert all(piece.text.casefold().startswith(typed) for piece in hit.pieces if piece.is_found)
