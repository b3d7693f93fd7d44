# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import disclaimer, words
from journal_app.domain.settings import CONTACT_NAME, CONTACT_NUMBER, MADE_UP, PERSON, YES
from journal_app.domain.treatments import Infusion, InfusionKind, Reaction, Severity
from journal_app.report.pages import Pages, Paper, pages_reached
from journal_app.report.wallet_card import make_wallet_card, wallet_sheet
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.analysis.lives import TODAY, an_infusion, keep
from tests.builders import a_reaction
from tests.plugins.clock import FrozenClock
from tests.report import papers
from tests.report.hostile import MARKUP, TEXTS, fill

LABEL = "The label asks for at least 90 days between this product and a magnetic resonance scan."


def a_card(journal: Journal, paper: Paper = Paper.A4) -> Pages:
    return make_wallet_card(journal.facts, today=TODAY, paper=paper)


def written(journal: Journal) -> str:
    return papers.read_back(a_card(journal)).text.replace("\u200b", "")


def size_of(journal: Journal) -> float:
    """The size of the letters on the card, in points; 0 where they would run over its edge."""
    ((what, page),) = pages_reached(wallet_sheet(journal.facts, today=TODAY))
    assert page == 1
    return 0 if what == "over" else float(what.removesuffix("pt"))


def given_with(journal: Journal, infusion: Infusion, *reactions: Reaction) -> None:
    """Keep an infusion and what was felt after it."""
    keep(journal, infusion)
    kept = next(one for one in journal.facts.infusions() if one.given_on == infusion.given_on)
    keep(journal, *(replace(one, infusion=kept.id) for one in reactions))


def felt(kind: str, severity: Severity = Severity.UNSAID, **more: object) -> Reaction:
    return a_reaction(an_infusion(0), kind=kind, severity=severity, **more)


def test_it_says_what_was_given_last_and_when(journal: Journal) -> None:
    steroid = {"kind": InfusionKind.STEROID, "product": "methylprednisolone"}
    keep(
        journal,
        an_infusion(400, 500, "Monofer", product="ferric derisomaltose"),
        an_infusion(50, iron_mg=Decimal(500)),
        an_infusion(12, 1000, "", **steroid),
        an_infusion(11, 1000, "", **steroid),
        an_infusion(-9, 300),
    )
    text = written(journal)
    assert "ferric carboxymaltose (Ferinject) · 1000 mg · 500 mg of elemental iron · 2 Oct 2026" in text
    assert "steroid: methylprednisolone · 1000 mg · 10 Nov 2026" in text
    assert "Monofer" not in text
    assert "9 Nov 2026" not in text
    assert "300 mg" not in text


def test_what_was_serious_comes_first_and_what_was_not_on_the_back(journal: Journal) -> None:
    serious, mild = Severity.SERIOUS, Severity.MILD
    given_with(journal, an_infusion(300), felt("hives", serious, note="private", lasted="private"), felt("headache"))
    given_with(journal, an_infusion(50), felt("hives", serious), felt("fever", mild))
    text = written(journal)
    places = [
        text.index(words)
        for words in (
            "Reactions recorded as serious",
            "hives after ferric carboxymaltose (Ferinject) · 2 times · 2 Oct 2026",
            "Last infusion of iron",
            "Other reactions recorded",
            "mild · 2 Oct 2026",
            "Headache after ferric carboxymaltose (Ferinject) · 25 Jan 2026",
        )
    ]
    assert places == sorted(places)
    assert "private" not in text


def test_of_many_reactions_the_first_stand_there_and_the_others_are_counted(journal: Journal) -> None:
    given_with(journal, an_infusion(5), *(felt(f"kind {number}", Severity.SERIOUS) for number in range(9)))
    text = written(journal)
    assert text.count("kind ") == 3
    assert "and 6 more" in text


def test_an_empty_journal_gives_a_card_to_fill_in(journal: Journal) -> None:
    text = written(journal)
    for said in (
        "Name: ____",
        "Serious reactions none recorded",
        "Last infusion of iron none noted",
        "Last other infusions none noted",
        "Other reactions recorded none recorded",
        "Emergency contact ____",
        "up to 21 Nov 2026",
        *disclaimer.points(),
    ):
        assert said in text
    assert "MRI" not in text


@pytest.mark.parametrize("named", [{"product": "Ferumoxytol"}, {"brand": "Feraheme", "product": "my iron"}])
def test_the_label_of_ferumoxytol_is_quoted_where_it_was_given(journal: Journal, named: dict[str, str]) -> None:
    keep(journal, an_infusion(200, 510, **({"brand": ""} | named)), an_infusion(20))
    text = written(journal)
    assert "MRI: what the label says" in text
    assert "5 May 2026" in text
    assert LABEL in text
    assert "Source: Letter in the Journal of Computer Assisted Tomography 2014" in text


def test_no_other_product_brings_a_word_about_mri(journal: Journal) -> None:
    keep(journal, an_infusion(20), an_infusion(30, 100, "Venofer", product="iron sucrose"))
    assert "MRI" not in written(journal)


def test_whose_it_is_and_whom_to_call(journal: Journal) -> None:
    verbs.set_setting(journal, PERSON, "Anna Example")
    verbs.set_setting(journal, CONTACT_NAME, "Sam")
    verbs.set_setting(journal, CONTACT_NUMBER, "01 234")
    assert "Anna Example" in written(journal)
    assert "Emergency contact Sam · 01 234" in written(journal)
    verbs.set_setting(journal, MADE_UP, YES)
    assert "A made-up person’s journal" in written(journal)
    assert "Anna" not in written(journal)


def test_it_is_one_tagged_page_of_the_paper_chosen_and_names_nobody_outside(journal: Journal) -> None:
    verbs.set_setting(journal, PERSON, "Anna Example")
    for paper, size in ((Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))):
        read = papers.read_back(a_card(journal, paper))
        assert read.sizes == (size,)
        assert read.is_tagged
        assert "<pdfuaid:part>1</pdfuaid:part>" in read.xmp
        assert {"/H1", "/H2"} <= set(read.tags)
        assert (read.title, read.author) == ("Wallet card, 21 Nov 2026", "")
        assert not [font for font in read.fonts if font.endswith("?")]


def test_the_same_journal_and_day_give_the_same_bytes(journal: Journal) -> None:
    keep(journal, an_infusion(20))
    first = a_card(journal)
    assert a_card(journal) == first
    with words.speaking("de"):
        in_german = a_card(journal)
    assert in_german != first
    assert papers.read_back(in_german).language == "de"


def test_a_usual_card_is_as_large_as_the_text_around_it(journal: Journal) -> None:
    given_with(journal, an_infusion(50), felt("hives", Severity.SERIOUS), felt("headache", Severity.MILD))
    keep(journal, an_infusion(100, 600, "Ocrevus", kind=InfusionKind.DISEASE_MODIFYING, product="ocrelizumab"))
    assert size_of(journal) >= 7


def test_no_field_runs_over_the_edge_and_markup_stands_as_it_is(journal: Journal) -> None:
    fill(journal)
    verbs.set_setting(journal, PERSON, f"{MARKUP} {'N' * 200}")
    verbs.set_setting(journal, CONTACT_NAME, TEXTS[1] * 40)
    verbs.set_setting(journal, CONTACT_NUMBER, "9" * 200)
    read = papers.read_back(a_card(journal))
    assert len(read.pages) == 1
    assert '#eval("1+1") *b* _i_ $x^2$' in read.text
    assert "[GRINNING FACE]" in read.text.replace("\u200b", "")
    assert size_of(journal) > 0


def full_of(journal: Journal, text: str) -> None:
    """Fill every field of the card with one text, as often as it can stand there."""
    named: dict[str, str] = {"product": f"Ferumoxytol ({text})", "brand": text, "unit": text}
    kinds = [InfusionKind.IRON, *InfusionKind]
    for number, kind in enumerate(kinds):
        given_with(
            journal,
            an_infusion(
                number, 123456, kind=kind, iron_mg=Decimal(12345) if kind is InfusionKind.IRON else None, **named
            ),
            *(felt(f"{text}{place}", severity) for place, severity in product(range(3), Severity)),
        )
    for key in (PERSON, CONTACT_NAME, CONTACT_NUMBER):
        verbs.set_setting(journal, key, text)


@pytest.mark.parametrize(
    "text", ["W" * 200, "Wide words " * 20, "\N{GRINNING FACE}" * 50], ids=["wide", "words", "signs"]
)
def test_the_fullest_card_keeps_within_its_edges(journal: Journal, text: str) -> None:
    full_of(journal, text)
    assert size_of(journal) > 0


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_whatever_is_written_stays_within_the_card(text: str) -> None:
    with Journal.create(None, clock=FrozenClock(), seed=1) as journal:
        given_with(journal, an_infusion(3, product=text, brand=""), felt(text, Severity.SERIOUS))
        assert size_of(journal) > 0
