# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is known of a treatment by its name alone."""

import re

import pytest

from journal_app.domain.catalogues import known_courses, products
from journal_app.domain.remarks import remarks_about
from journal_app.domain.spelling import plain

CLAIMS = re.compile(
    r"\b(monitor|diagnos|interpret|alarm|detect|measur|improv|abnormal|normal|recommend|optimi|should|target)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", ["Ferumoxytol", "feraheme", "Feraheme 510 mg", "Rienso", "ferumoxytol (Feraheme)"])
def test_ferumoxytol_is_known_for_scans_by_any_of_its_names(name: str) -> None:
    changes, asks = remarks_about(name)
    assert "three months" in changes.text
    assert changes.source.address == "pmc.ncbi.nlm.nih.gov/articles/PMC3731466"
    assert "90 days" in asks.text
    assert asks.source.address.startswith("journals.lww.com/")


@pytest.mark.parametrize("name", ["Biotin", "high-dose biotin", "Biotine 300 mg", "vitamin B7", "Vitamin H"])
def test_biotin_is_known_for_blood_tests(name: str) -> None:
    (remark,) = remarks_about(name)
    assert "blood tests" in remark.text
    assert "TSH" in remark.text
    assert remark.source.address == "pmc.ncbi.nlm.nih.gov/articles/PMC5818818"


@pytest.mark.parametrize("name", ["", "saline", "biotinidase", "Vitamin", "Vitamin B12", "Monofers", "iron"])
def test_nothing_is_said_of_any_other_name(name: str) -> None:
    assert remarks_about(name) == ()


def test_a_product_and_its_brand_say_it_once() -> None:
    assert remarks_about("Ferumoxytol", "Feraheme") == remarks_about("Feraheme")
    assert len(remarks_about("Feraheme", "Biotin")) == 3


def test_every_remark_that_is_shown_carries_its_source_and_makes_no_claim() -> None:
    spellings = [known.spellings for known in products()] + [known.spellings for known in known_courses()]
    shown = remarks_about(*(name for names in spellings for name in names))
    assert len(shown) > 5
    assert [remark.text for remark in shown if not remark.source.address or CLAIMS.search(remark.text)] == []


def test_no_spelling_means_two_treatments() -> None:
    spellings = [name for course in known_courses() for name in {plain(one) for one in course.spellings}]
    assert len(spellings) == len(set(spellings))
    assert known_courses()[0].title == "Oral iron"
    assert all(course.sources for course in known_courses())
