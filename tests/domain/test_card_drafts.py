# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.card_drafts import CardDraft, ResultDraft, check_card_draft, draft_of
from journal_app.domain.cards import Counts, Evidence, FindingKind, Higher, Measure, Result, Topics
from journal_app.domain.frozen_json import read, written
from journal_app.domain.own_cards import OwnCard, Summary
from journal_app.domain.references import KeptField, Reference, ReferenceKind

TODAY = date(2026, 11, 21)
REFERENCE = Reference(
    title="A made-up trial",
    kind=ReferenceKind.PREPRINT,
    authors=("Adler, Anna", "The Made-Up Group"),
    journal="Journal of Made-Up Results",
    published="2019-07",
    doi="10.5555/made.up",
    pmid="99000001",
    address="https://example.org/one",
    language="en",
    abstract="Nobody was asked.",
    keywords=("iron",),
    kept=(KeptField(format="ris", name="XX", value="kept"),),
)
RESULT = Result(
    what="Fatigue after a year",
    measure=Measure.MEAN_DIFFERENCE,
    estimate=Decimal("-1.250"),
    low=Decimal("-2.5"),
    high=Decimal("0.10"),
    level=95,
    p="0.07",
    n=120,
    df=118,
    unit="points",
    higher_is=Higher.WORSE,
    comparison="made-up iron against none",
    checked=True,
    note="as printed",
    counts=Counts(first=1, of_first=60, second=2, of_second=60),
)
SUMMARY = Summary(
    headline="Made-up iron and fatigue",
    found="A difference of about one point.\nIt may be none.",
    cannot_say=("Who was not studied.", "What comes after a year."),
    evidence=Evidence.RANDOMISED_TRIAL,
    design="two groups",
    n=120,
    population="made-up people",
    why="So that a form can be tried.",
    conflicts="None, as nobody wrote it.",
    results=(RESULT,),
)
OWN = OwnCard(
    reference=REFERENCE,
    topics=Topics(analytes=("ferritin", "crp"), safety=("made up",), findings=(FindingKind.TREND,)),
    summary=SUMMARY,
    checked_on=date(2026, 11, 20),
)
BY_HAND = CardDraft(title="A made-up trial")


def checked(draft: CardDraft) -> OwnCard:
    return check_card_draft(draft, today=TODAY).require()


def problems(draft: CardDraft) -> dict[str, str]:
    return {problem.field: problem.message for problem in check_card_draft(draft, today=TODAY).problems}


def with_result(**typed: str) -> CardDraft:
    result = ResultDraft(what="Fatigue", measure="odds ratio", estimate="1.5", low="1.1", high="2.0")
    return replace(BY_HAND, found="Something.", cannot_say="Much.", results=(replace(result, **typed),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "own", [OWN, replace(OWN, summary=None, checked_on=None), OwnCard(reference=Reference(title="X"))]
)
def test_a_card_opened_and_kept_again_is_the_same(own: OwnCard) -> None:
    assert checked(draft_of(own)) == own


def test_an_unfinished_form_outlives_a_crash() -> None:
    draft = replace(draft_of(OWN), found="half a sent")
    assert read(CardDraft, written(draft)) == draft


def test_what_the_form_does_not_show_stays_when_the_rest_is_changed() -> None:
    card = checked(
        replace(draft_of(OWN), title="Another  title", authors="Bode, Bert\n\n", analytes=frozenset({"ferritin"}))
    )
    assert card.reference == replace(REFERENCE, title="Another title", authors=("Bode, Bert",))
    assert card.topics == replace(OWN.topics, analytes=("ferritin",))
    assert card.summary == SUMMARY


def test_topics_chosen_anew_follow_those_that_were_there() -> None:
    chosen = replace(draft_of(OWN), analytes=frozenset({"tsat", "crp", "ferritin", "iron"}))
    assert checked(chosen).topics.analytes == ("ferritin", "crp", "iron", "tsat")


def test_a_title_is_enough_and_is_needed() -> None:
    assert checked(BY_HAND) == OwnCard(reference=Reference(title="A made-up trial"))
    assert list(problems(CardDraft(title=" \n "))) == ["title"]


def test_what_was_found_needs_what_it_cannot_say_and_the_other_way_round() -> None:
    assert list(problems(replace(BY_HAND, found="It works."))) == ["cannot_say"]
    assert list(problems(replace(BY_HAND, found="It works.", cannot_say="\n \n"))) == ["cannot_say"]
    assert list(problems(replace(BY_HAND, cannot_say="Nothing about children."))) == ["found"]


@pytest.mark.parametrize("field", ["headline", "evidence", "design", "n", "population", "why", "conflicts"])
def test_a_summary_once_begun_needs_both_its_halves(field: str) -> None:
    begun = replace(BY_HAND, **{field: {"n": "12", "evidence": "review"}.get(field, "words")})  # type: ignore[arg-type]
    assert list(problems(begun)) == ["found", "cannot_say"]


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("doi", "https://doi.org/10.5555/a", "10.5555/a"),
        ("doi", "doi:10.5555/a.", "10.5555/a"),
        ("pmid", "PMID: 28509815", "28509815"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/28509815/", "28509815"),
        ("published", "Spring 2018", "Spring 2018"),
        ("address", "http://example.org", "http://example.org"),
        ("volume", " 12 ", "12"),
    ],
)
def test_marks_are_kept_in_their_plain_form(field: str, typed: str, kept: str) -> None:
    assert getattr(checked(replace(BY_HAND, **{field: typed})).reference, field) == kept  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("doi", "example.org/10", "10.1000/182"),
        ("doi", "10.1/x y", "10.1000/182"),
        ("pmid", "PMC123", "28509815"),
        ("pmid", "1234567890", "28509815"),
        ("published", "last year", "four digits"),
        ("published", "2062", "not come yet"),
        ("address", "example.org", "https://"),
        ("checked_on", "2026-11-22", "has not come yet"),
        ("n", "about 20", "whole number"),
        ("n", "٣", "whole number"),
        ("evidence", "rumour", "randomised trial"),
    ],
)
def test_what_does_not_fit_says_what_is_expected(field: str, typed: str, expected: str) -> None:
    draft = replace(BY_HAND, found="Something.", cannot_say="Much.", **{field: typed})  # type: ignore[arg-type]
    said = problems(draft)
    assert list(said) == [field]
    assert expected in said[field]


def test_what_a_file_said_is_not_asked_to_have_another_form_now() -> None:
    odd = replace(OWN, reference=replace(REFERENCE, published="in press", address="www.example.org"))
    assert checked(draft_of(odd)) == odd
    assert list(problems(replace(draft_of(odd), published="soon"))) == ["published"]


def test_every_problem_is_named_at_once() -> None:
    draft = CardDraft(
        doi="x", pmid="y", published="z", address="a", checked_on="b", found="c", results=(ResultDraft(),)
    )
    assert list(problems(draft)) == [
        *(
            "title",
            "published",
            "doi",
            "pmid",
            "address",
            "cannot_say",
            "results.0.what",
            "results.0.measure",
            "checked_on",
        )
    ]


def test_a_result_is_read_as_it_is_printed() -> None:
    summary = checked(
        with_result(estimate="1.250", low="\u22120.5", measure="mean difference", n="40", p="< 0.001")
    ).summary
    assert summary is not None
    (result,) = summary.results
    assert (str(result.estimate), str(result.low), result.n, result.level) == ("1.250", "-0.5", 40, 95)
    assert (result.p, result.higher_is, result.measure) == ("< 0.001", Higher.NEITHER, Measure.MEAN_DIFFERENCE)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"estimate": "3"}, "estimate"),
        ({"estimate": ""}, None),
        ({"estimate": "", "low": "", "high": ""}, "estimate"),
        ({"high": ""}, "low"),
        ({"low": "0"}, "low"),
        ({"measure": "correlation"}, "estimate"),
        ({"level": "9"}, "level"),
        ({"p": "n.s."}, "p"),
        ({"estimate": "much"}, "estimate"),
        ({"low": "1,100"}, "low"),
        ({"measure": ""}, "measure"),
        ({"measure": "size"}, "measure"),
        ({"higher_is": "nice"}, "higher_is"),
        ({"what": " "}, "what"),
    ],
)
def test_numbers_that_do_not_go_together_are_named_by_field(typed: dict[str, str], field: str | None) -> None:
    draft = with_result(**({"p": "0.03"} if typed == {"estimate": ""} else {}), **typed)
    assert next(iter(problems(draft)), None) == (field and f"results.0.{field}")


@given(texts=st.lists(st.text(max_size=20), min_size=12, max_size=12), people=st.text(max_size=4))
def test_any_text_is_kept_or_named(texts: list[str], people: str) -> None:
    names = (
        "title",
        "authors",
        "journal",
        "published",
        "doi",
        "pmid",
        "address",
        "found",
        "cannot_say",
        "why",
        "evidence",
    )
    draft = CardDraft(**dict(zip(names, texts, strict=False)), n=people, results=(ResultDraft(what="x", p=texts[-1]),))  # type: ignore[arg-type]
    found = check_card_draft(draft, today=TODAY)
    assert (found.value is None) == bool(found.problems)
    if found.value is not None:
        assert check_card_draft(draft_of(found.value), today=TODAY).require() == found.value
