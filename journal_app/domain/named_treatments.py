# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which treatments of the catalogues a text speaks of, whatever else stands in it.

Hides that "Ferinject (second of two)", "Injectafer" and "ferric carboxymaltose" are one treatment, that iron tablets
and ferrous fumarate are oral iron, and that a name is found as whole words. No amount has a say in it.
"""

from functools import cache, lru_cache

from journal_app.domain.catalogues import known_courses, products
from journal_app.domain.spelling import plain_words, speaks_of

MOST_KEPT = 1000
"""Texts whose treatments are kept in mind: the same few are asked for again and again."""


def treatments_named(*texts: str) -> tuple[str, ...]:
    """The catalogue's names of the treatments that these texts speak of, in their order; none for any other."""
    return tuple(dict.fromkeys(name for text in texts for name in _named(text)))


@lru_cache(maxsize=MOST_KEPT)
def _named(text: str) -> tuple[str, ...]:
    said = plain_words(text)
    return tuple(name for spelling, names in _by_words() if speaks_of(said, spelling) for name in names)


@cache
def _by_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = [
        *((product.spellings, (product.inn,)) for product in products()),
        *(
            (course.spellings, (course.title, course.is_a) if course.is_a else (course.title,))
            for course in known_courses()
        ),
    ]
    return tuple((plain_words(spelling), names) for spellings, names in known for spelling in spellings)
