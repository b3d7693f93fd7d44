# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What adding a file would do, and doing it: what is here already, what new cards are called, and one undo."""

from dataclasses import replace

import pytest

from journal_app.domain.own_cards import OwnCard, own_card_of, row_of
from journal_app.domain.records import ImportRun
from journal_app.domain.references import Reference
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.references.duplicates import Known, known_on
from journal_app.exchange.references.exporting import reference_of, references_text
from journal_app.exchange.references.keys import key_for
from journal_app.exchange.references.planning import ReferencePlan, keep_references, plan_references
from journal_app.exchange.references.sniffing import FORMATS
from journal_app.research.library import bundled_cards
from journal_app.research.shelf import find_on, shelf
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.exchange.reference_samples import CSL_JSON, SAMPLES


def known(key: str = "here-2018", **more: str) -> Known:
    return Known(**{"key": key, "doi": "", "pmid": "", "title": "", "year": "", **more})


def plan_of(*references: Reference, here: tuple[Known, ...] = ()) -> ReferencePlan:
    content = FORMATS["csl-json"].write([(f"k{place}", each) for place, each in enumerate(references)])
    return plan_references(content.encode(), here)


def titles(plan: ReferencePlan) -> list[str]:
    return [card.own.reference.title for card in plan.add]


def test_a_plan_names_every_record_and_its_place() -> None:
    text = CSL_JSON.replace("]\n", ', {"title": ""},\n {"title": "Again", "DOI": "doi:10.5555/MADE.UP.5"}]\n')
    plan = plan_references(text.encode(), ())
    assert (plan.format, plan.encoding, len(plan.file_hash)) == ("csl-json", "utf-8", 64)
    assert [(card.key, card.where) for card in plan.add] == [
        ("my-adler-2019", "record 1, line 2"),
        ("my-one-title-2020", "record 2, line 8"),
    ]
    (skipped,) = plan.skipped
    assert (skipped.where, skipped.title, skipped.key) == ("record 4, line 11", "Again", "my-adler-2019")
    assert skipped.reason == "It is here already, as my-adler-2019."
    (rejected,) = plan.rejected
    assert (rejected.where, rejected.reason) == ("record 3, line 10", "It has no title.")


@pytest.mark.parametrize(
    ("here", "text", "is_same"),
    [
        ({"doi": "10.5555/A"}, {"doi": "10.5555/a"}, True),
        ({"doi": "10.5555/A", "title": "Iron", "year": "2018"}, {"doi": "10.5555/b", "title": "Iron"}, False),
        ({"doi": "10.5555/A", "pmid": "1"}, {"doi": "10.5555/b", "pmid": "1"}, False),
        ({"doi": "10.5555/A", "pmid": "1"}, {"pmid": "1"}, True),
        ({"pmid": "1"}, {"pmid": "1", "doi": "10.5555/a"}, True),
        ({"pmid": "1", "title": "Iron", "year": "2018"}, {"pmid": "2", "title": "Iron"}, False),
        ({"title": "IRON, and fatigué.", "year": "2018"}, {"title": "Iron and Fatigue"}, True),
        ({"title": "Iron", "year": "2017"}, {"title": "Iron"}, False),
        ({"title": "铁与疲劳", "year": "2018"}, {"title": "铁 与 疲劳"}, True),
        ({"title": "???", "year": "2018"}, {"title": "!!!"}, False),
        ({"title": "", "year": "2018"}, {"title": "Iron"}, False),
    ],
)
def test_when_a_text_is_here_already(here: dict[str, str], text: dict[str, str], is_same: bool) -> None:
    reference = replace(Reference(title="Made up", published="2018-05"), **text)  # type: ignore[arg-type]
    plan = plan_of(reference, here=(known(**here),))
    assert [each.key for each in plan.skipped] == (["here-2018"] if is_same else [])
    assert len(plan.add) == (not is_same)


def test_a_text_that_comes_twice_in_a_file_is_added_once() -> None:
    iron = Reference(title="Iron", published="2018")
    plan = plan_of(iron, Reference(title="IRON!", published="2018-01-01"), Reference(title="Iron", published="2019"))
    assert titles(plan) == ["Iron", "Iron"]
    assert [each.key for each in plan.skipped] == ["my-iron-2018"]


@pytest.mark.parametrize(
    ("authors", "published", "key"),
    [
        (("Müller, Jörg", "X, Y"), "2018-04", "my-muller-2018"),
        (("O'Brien-Łukasz, A",), "2018", "my-obrien-lukasz-2018"),
        (("van der Bode, B",), "in press", "my-van-der-bode"),
        (("World Health Organization of Made-Up Places",), "1999", "my-world-health-organization-of-1999"),
        (("张, 伟",), "2018", "my-iron-2018"),
        ((), "2018", "my-iron-2018"),
        (("x" * 80,), "", "my-" + "x" * 30),
    ],
)
def test_what_a_new_card_is_called(authors: tuple[str, ...], published: str, key: str) -> None:
    reference = Reference(title="Iron", authors=authors, published=published)
    assert key_for(reference, ()) == key
    assert key_for(reference, {key, f"{key}-2"}) == f"{key}-3"


def test_a_text_without_any_plain_letter_has_a_key_too() -> None:
    assert key_for(Reference(title="铁"), ()) == "my-text"


def test_the_cards_that_ship_and_those_added_are_known(journal: Journal) -> None:
    verbs.add_card(journal, row_of("my-own", OwnCard(reference=Reference(title="Own", doi="10.5555/own"))))
    here = known_on(journal.facts)
    assert {each.key for each in here} == {card.key for card in bundled_cards()} | {"my-own"}
    card = next(card for card in bundled_cards() if card.citation.doi.text)
    plan = plan_of(Reference(title="x", doi=card.citation.doi.text), Reference(title="y", doi="10.5555/OWN"), here=here)
    assert [each.key for each in plan.skipped] == [card.key, "my-own"]


@pytest.mark.parametrize("form", sorted(SAMPLES))
def test_a_file_is_one_change_that_one_undo_takes_back(journal: Journal, form: str) -> None:
    before = journal.dump()
    plan = plan_references(SAMPLES[form].encode(), known_on(journal.facts))
    assert plan.add
    changed = keep_references(journal, plan, f"made up.{form}")
    (run,) = journal.facts.every(ImportRun)
    assert (run.file_name, run.format, run.file_hash) == (f"made up.{form}", form, plan.file_hash)
    assert {row.source for row in journal.facts.cards()} == {run.id}
    assert {row.key: own_card_of(row) for row in changed.value} == {card.key: card.own for card in plan.add}
    assert len(journal.history()) == 1
    again = plan_references(SAMPLES[form].encode(), known_on(journal.facts))
    assert (again.add, len(again.skipped)) == ((), len(plan.add))
    journal.undo()
    assert journal.dump() == before


def test_a_plan_that_adds_nothing_leaves_no_trace(journal: Journal) -> None:
    changed = keep_references(journal, plan_of(Reference(title="Here"), here=(known(title="Here"),)), "x")
    assert (changed.value, changed.change, journal.history()) == ((), None, [])


def test_what_came_onto_the_shelf_after_the_plan_was_made_is_not_added_again(journal: Journal) -> None:
    plan = plan_of(
        Reference(title="One", doi="10.5555/one"), Reference(title="Two"), Reference(title="One", doi="10.5555/x")
    )
    verbs.add_card(journal, row_of("my-two", OwnCard(reference=Reference(title="Something else"))))
    verbs.add_card(journal, row_of("my-first", OwnCard(reference=Reference(title="One", doi="10.5555/ONE"))))
    kept = keep_references(journal, plan, "x").value
    assert [row.key for row in kept] == ["my-two-2", "my-one-2"]


def test_seventy_five_records_at_once(journal: Journal) -> None:
    many = [Reference(title=f"Text {number}", authors=("Adler, A",), published="2018") for number in range(75)]
    for form in ("ris", "nbib", "pubmed", "bibtex", "csl-json"):
        content = FORMATS[form].write([("k", each) for each in many]).encode()
        plan = plan_references(content, ())
        assert (plan.format, titles(plan), plan.rejected) == (form, [each.title for each in many], ())
        assert len({card.key for card in plan.add}) == 75
    keep_references(journal, plan, "many")
    assert len(journal.facts.cards()) == 75


@pytest.mark.parametrize("text", ["[]", '{"a', "@article{a, title = {x", "@comment{TY}", "<PubmedArticle><x>"])
def test_a_file_in_which_nothing_can_be_read_is_refused_whole(text: str) -> None:
    with pytest.raises(FileNotUnderstood, match="Nothing in this file can be read"):
        plan_references(text.encode(), ())


def test_a_file_of_records_without_titles_is_understood() -> None:
    plan = plan_references(b"TY  - JOUR\nAU  - Adler, Anna\nER  - \n", ())
    assert (plan.add, [each.reason for each in plan.rejected]) == ((), ["It has no title."])


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_cards_that_ship_can_be_written_and_are_known_when_they_come_back(journal: Journal, form: str) -> None:
    cards = shelf(journal.facts)
    plan = plan_references(references_text(cards, form).encode(), known_on(journal.facts))
    assert plan.rejected == ()
    assert len(plan.skipped) + len(plan.add) == len(cards)
    assert {card.own.reference.title for card in plan.add} <= {each.card.headline for each in cards}


def test_how_a_card_that_ships_becomes_a_reference(journal: Journal) -> None:
    card = find_on(shelf(journal.facts), "baklund-2021")
    reference = reference_of(card)
    assert reference.authors[:2] == ("Baklund, IH", "Dammen, T")
    assert (reference.volume, reference.issue, reference.published) == ("10", "14", "2021")
