# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import pytest

from journal_app.domain.catalogues import known_courses, products
from journal_app.domain.named_treatments import treatments_named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ferinject", ("Ferric carboxymaltose",)),
        ("second INJECTAFER of two, 750 mg", ("Ferric carboxymaltose",)),
        ("ferric carboxymaltose (Ferinject)", ("Ferric carboxymaltose",)),
        ("Venofer or Monofer", ("Ferric derisomaltose", "Iron sucrose")),
        ("ferrous-fumarate", ("Ferrous fumarate", "Oral iron")),
        ("Ferinjector", ()),
        ("iron", ()),
        ("", ()),
    ],
)
def test_a_text_speaks_of_treatments_by_whole_words(text: str, names: tuple[str, ...]) -> None:
    assert treatments_named(text) == names


def test_several_texts_are_read_in_their_order_and_name_each_once() -> None:
    assert treatments_named("Biotin", "Ferinject", "biotin") == ("Biotin", "Ferric carboxymaltose")


def test_every_name_of_the_catalogues_finds_its_treatment() -> None:
    for product in products():
        assert all(product.inn in treatments_named(spelling) for spelling in product.spellings)
    for course in known_courses():
        assert all(course.title in treatments_named(spelling) for spelling in course.spellings)


def test_what_a_course_is_one_of_is_a_course_of_the_catalogue_too() -> None:
    titles = {course.title for course in known_courses()}
    assert {course.is_a for course in known_courses()} == {"", "Oral iron"}
    assert "Oral iron" in titles
