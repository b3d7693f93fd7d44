# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

from datetime import date

import pytest

from journal_app.domain.cards import Evidence
from journal_app.domain.records import CardMark
from journal_app.research.filtering import Wish, Years, Yours, narrowed, newest_first, subjects_on
from journal_app.research.shelf import ShelfCard, shelf_without_journal
from tests.research.cards import a_shelf_card, an_own_row

TODAY = date(2026, 11, 21)
TRIAL = a_shelf_card("prefer-2014", mark=CardMark(card="prefer-2014", saved=True, found="helpful", note="mine"))
LABEL = a_shelf_card("label-phosphate", mark=CardMark(card="label-phosphate", found="unhelpful", discuss=True))
NEW = a_shelf_card("hanson-2024", year="2024")
OWN = ShelfCard(card=a_shelf_card(year="2016").card, mark=CardMark(card="my-doe-2020"), row=an_own_row())
CARDS = (TRIAL, LABEL, NEW, OWN)


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (Wish(), [NEW, OWN, TRIAL, LABEL]),  # the newest text first, one without a year last
        (Wish(subject="analyte:phosphate"), [LABEL]),
        (Wish(subject="treatment:ferric carboxymaltose"), [OWN, TRIAL, LABEL]),
        (Wish(evidence=Evidence.PRODUCT_LABEL), [LABEL]),
        (Wish(years=Years.RECENT), [NEW]),
        (Wish(years=Years.SOME), [NEW, OWN]),  # 2016 is ten years ago
        (Wish(years=Years.OLDER), [TRIAL]),
        (Wish(yours=Yours.SAVED), [TRIAL]),
        (Wish(yours=Yours.HELPFUL), [TRIAL]),
        (Wish(yours=Yours.UNHELPFUL), [LABEL]),
        (Wish(yours=Yours.NOTED), [TRIAL]),
        (Wish(yours=Yours.DISCUSS), [LABEL]),
        (Wish(yours=Yours.ADDED), [OWN]),
        (Wish(yours=Yours.ADDED, evidence=Evidence.PRODUCT_LABEL), []),
    ],
)
def test_a_shelf_is_narrowed_down(wish: Wish, found: list[ShelfCard]) -> None:
    assert list(narrowed(newest_first(CARDS), wish, today=TODAY)) == found


def test_every_subject_of_the_shelf_leads_to_as_many_cards_as_it_says() -> None:
    shelf = shelf_without_journal()
    subjects = subjects_on(shelf)
    assert [subject.words.casefold() for subject in subjects] == sorted(s.words.casefold() for s in subjects)
    for subject in subjects:
        assert len(narrowed(shelf, Wish(subject=subject.value), today=TODAY)) == subject.cards > 0


def test_iron_in_the_blood_and_iron_that_is_given_are_two_subjects() -> None:
    words = {subject.value: subject.words for subject in subjects_on(shelf_without_journal())}
    assert words["analyte:iron"] == "Serum iron (blood value)"
    assert words["treatment:iron"] == "Iron (treatment)"
    assert words["tracker:brain_fog"] == "Brain fog"
    assert words["safety:low phosphate"] == "Safety: low phosphate"
