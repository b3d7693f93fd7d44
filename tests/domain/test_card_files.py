# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from datetime import date
from decimal import Decimal

import pytest

from journal_app.domain.card_files import CardMistaken, read_card
from journal_app.domain.cards import Cited, Counts, Evidence, Higher, Measure, Quotation

CARD = """
key = "made-up-2020"
headline = "A made-up trial"
evidence = "randomised trial"
design = "Two groups by lot."
n = 290
population = "Nobody"
found = "Nothing."
why_patient = "a"
why_caregiver = "b"
why_clinician = "c"
cannot_say = ["Anything."]
conflicts = ""
conflicts_checked = false
checked_on = 2026-11-21
read = "example.org/made-up"
[topics]
analytes = ["ferritin"]
trackers = ["fatigue"]
treatments = ["iron", "ferric carboxymaltose", "oral iron"]
conditions = ["iron deficiency"]
safety = []
[citation]
title = { text = "Made up", checked = true }
authors = { text = "", checked = false }
journal = { text = "", checked = false }
year = { text = "2020", checked = true }
volume = { text = "", checked = false }
pages = { text = "", checked = false }
doi = { text = "10.1000/made.up", checked = true }
pmid = { text = "123", checked = true }
address = { text = "", checked = false }
[[results]]
what = "less tired"
measure = "odds ratio"
estimate = "1.68"
low = "1.05"
high = "2.70"
level = 95
p = "0.03"
n = 290
unit = ""
higher_is = "better"
comparison = "one group against the other"
checked = true
note = ""
"""


def problems(text: str, name: str = "made-up-2020.toml") -> list[str]:
    """What reading ``text`` is refused for, in order."""
    with pytest.raises(CardMistaken) as refused:
        read_card(text, name)
    return list(refused.value.problems)


def changed(old: str, new: str) -> str:
    """The whole card with one place changed."""
    assert old in CARD
    return CARD.replace(old, new, 1)


def test_a_card_is_read_as_it_is_written() -> None:
    card = read_card(CARD, "made-up-2020.toml")
    assert (card.key, card.evidence, card.n, card.checked_on) == (
        "made-up-2020",
        Evidence.RANDOMISED_TRIAL,
        290,
        date(2026, 11, 21),
    )
    assert card.topics.treatments == ("iron", "ferric carboxymaltose", "oral iron")
    assert (card.citation.authors, card.citation.year) == (
        Cited(text="", checked=False),
        Cited(text="2020", checked=True),
    )
    (result,) = card.results
    assert (result.measure, result.higher_is) == (Measure.ODDS_RATIO, Higher.BETTER)
    assert (result.low, result.estimate, result.high) == (Decimal("1.05"), Decimal("1.68"), Decimal("2.70"))
    assert (result.p, result.df, result.counts) == ("0.03", 0, None)
    assert (card.related, card.contradicts, card.quotation) == ((), (), None)


def test_what_may_be_left_out_may_be_given() -> None:
    text = changed("[topics]\n", 'related = ["other"]\n[topics]\n')
    text = text.replace('note = ""', 'note = ""\ncounts = [94, 144, 77, 146]\ndf = 17')
    card = read_card(text + '[quotation]\ntext = "We sell."\nfrom = "the seller"\n', "made-up-2020.toml")
    assert card.related == ("other",)
    assert card.quotation == Quotation(text="We sell.", source="the seller")
    assert (card.results[0].df, card.results[0].counts) == (
        17,
        Counts(first=94, of_first=144, second=77, of_second=146),
    )


def test_an_interval_that_is_not_printed_says_so() -> None:
    (printed,) = read_card(CARD, "made-up-2020.toml").results
    (worked_out,) = read_card(changed('note = ""', 'note = ""\ninterval_printed = false'), "made-up-2020.toml").results
    assert (printed.is_interval_printed, worked_out.is_interval_printed) == (True, False)


def test_numbers_keep_the_digits_and_the_minus_they_are_printed_with() -> None:
    text = changed('"odds ratio"', '"mean difference"')
    for old, new in (("1.68", "−0.10"), ("1.05", "-0.490"), ("2.70", ".29")):
        text = text.replace(f'"{old}"', f'"{new}"')
    (result,) = read_card(text, "made-up-2020.toml").results
    assert [str(number) for number in (result.estimate, result.low, result.high)] == ["-0.10", "-0.490", "0.29"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('key = "made-up-2020"', 'key = "Made up"', "key: is not made of small letters, digits and single hyphens"),
        ('key = "made-up-2020"', 'key = "other"', "key: is 'other', which is not the name of the file"),
        ('"A made-up trial"', f'"{"a" * 101}"', "headline: has 101 signs, more than 100"),
        ('"randomised trial"', '"rumour"', "evidence: is 'rumour', which is none of: randomised trial, meta-analysis"),
        ("n = 290\npopulation", 'n = "many"\npopulation', "n: is no whole number from 0"),
        ("n = 290\npopulation", "n = true\npopulation", "n: is no whole number from 0"),
        ('found = "Nothing."', 'found = " "', "found: is empty"),
        ('found = "Nothing."', 'found = "Nothing. "', "found: begins or ends with a blank"),
        ('found = "Nothing."', "found = 3", "found: is no text in quotation marks"),
        ('found = "Nothing."\n', "", "found: is missing"),
        ('found = "Nothing."', 'found = "Nothing."\nfoudn = ""', "foudn: is no field of a card; is it found?"),
        ('["Anything."]', "[]", "cannot_say: has fewer than 1"),
        ('["Anything."]', '["Anything.", ""]', "cannot_say: is no list of texts"),
        ('["Anything."]', '["Anything.", "anything"]', "cannot_say: says the same twice"),
        ("conflicts_checked = false", 'conflicts_checked = "no"', "conflicts_checked: is neither true nor false"),
        ("2026-11-21", '"2026-11-21"', "checked_on: is no date without quotation marks, such as 2026-11-21"),
        ("2026-11-21", "2026-11-21T10:00:00", "checked_on: is no date without quotation marks, such as 2026-11-21"),
        ('"example.org/made-up"', '"S6"', "read: is 'S6', a mark in a list of sources; give the address itself"),
        (
            '["ferritin"]',
            '["feritin"]',
            "topics.analytes: has 'feritin', which is in no catalogue; nearest is 'ferritin'",
        ),
        ('["fatigue"]', '["joy"]', "topics.trackers: has 'joy', which is in no catalogue"),
        (
            '"oral iron"',
            '"oral irom"',
            "topics.treatments: has 'oral irom', which is in no catalogue; nearest is 'Oral iron'",
        ),
        ('"Made up", checked = true', '"", checked = true', "citation.title: is empty and yet checked"),
        ('"10.1000/made.up"', '"doi:10.1"', "citation.doi: is 'doi:10.1', which is no doi"),
        ('"2020", checked', '"20", checked', "citation.year: is '20', which is no year"),
        ('"123"', '"PMC123"', "citation.pmid: is 'PMC123', which is no pmid"),
        ("pages = {", "page = {", "citation.pages: is missing"),
        ('"less tired"', '""', "results[1].what: is empty"),
        ('"odds ratio"', '"odds"', "results[1].measure: is 'odds', which is none of: odds ratio"),
        ('"1.68"', '"1,68"', "results[1].estimate: is '1,68', which is no number as printed"),
        ('"1.68"', '"NaN"', "results[1].estimate: is 'NaN', which is no number as printed"),
        ('"1.68"', '"3"', "results[1].estimate: does not lie between low and high"),
        ('"1.05"', '""', "results[1].low: and high are given together or not at all"),
        ('"1.05"', '"-1.05"', "results[1].low: is not above 0, so it is no ratio"),
        ("level = 95", "level = 0", "results[1].level: is not between 50 and 99 per cent"),
        ('p = "0.03"', 'p = "n.s."', "results[1].p: is 'n.s.', which is no P as printed, such as 0.03 or < 0.001"),
        ('note = ""', 'note = ""\ncounts = [1, 2]', "results[1].counts: is no list of four whole numbers"),
        ('note = ""', 'note = ""\ncounts = [3, 2, 1, 1]', "results[1].counts: has more people to whom it happened"),
        ('note = ""', 'note = ""\ninterval_printed = 1', "results[1].interval_printed: is neither true nor false"),
        ("[[results]]", "[results]", "results: is no list of tables, each under [[results]]"),
        ("read =", 'contradicts = ["made-up-2020"]\nread =', "contradicts: names the card itself"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_field(old: str, new: str, problem: str) -> None:
    named = problems(changed(old, new))
    assert named[0].startswith(f"made-up-2020.toml: {problem}")


def test_a_correlation_lies_between_minus_one_and_one() -> None:
    text = changed('"odds ratio"', '"correlation"')
    assert problems(text) == [
        f"made-up-2020.toml: results[1].{name}: lies beyond -1 or 1, so it is no correlation"
        for name in ("estimate", "low", "high")
    ]


def test_a_result_with_neither_size_nor_p_is_refused() -> None:
    text = CARD
    for number in ("1.68", "1.05", "2.70", "0.03"):
        text = text.replace(f'"{number}"', '""')
    assert problems(text) == ["made-up-2020.toml: results[1].estimate: is empty, and there is no P either"]


def test_every_mistake_is_named_at_once() -> None:
    text = changed('found = "Nothing."', 'found = ""').replace('["fatigue"]', '["joy"]').replace('"2.70"', '"much"')
    assert [problem.split(": ")[1] for problem in problems(text)] == [
        "found",
        "topics.trackers",
        "results[1].high",
        "results[1].low",
    ]


def test_a_missing_table_is_named_once() -> None:
    before, after = CARD.split("[topics]")
    text = before + "[[results]]" + after.split("[[results]]")[1]
    assert problems(text) == ["made-up-2020.toml: topics: is missing", "made-up-2020.toml: citation: is missing"]


def test_what_is_no_toml_is_said_to_be_none() -> None:
    (problem,) = problems('key = "made\n')
    assert problem.startswith("made-up-2020.toml: is no TOML: ")
