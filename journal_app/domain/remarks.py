# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is known of a treatment by its name alone: sentences of fact, each with where it was read.

Hides how a name is found in what somebody typed ("Feraheme 510 mg", "high-dose biotin"): as whole words, whatever
stands around them. No value, day or amount has a say in what is given.
"""

from functools import cache

from journal_app.domain.catalogues import known_courses, products
from journal_app.domain.known import Remark
from journal_app.domain.spelling import plain_words, speaks_of


def remarks_about(*names: str) -> tuple[Remark, ...]:
    """The checked remarks on every product or treatment that one of ``names`` speaks of; none for any other."""
    said = [plain_words(name) for name in names]
    found = [remarks for spelling, remarks in _by_words() if any(speaks_of(text, spelling) for text in said)]
    return tuple(dict.fromkeys(remark for remarks in found for remark in remarks))


@cache
def _by_words() -> tuple[tuple[str, tuple[Remark, ...]], ...]:
    known = [
        *((product.spellings, product.notes) for product in products()),
        *((course.spellings, course.notes) for course in known_courses()),
    ]
    return tuple(
        (plain_words(spelling), tuple(note for note in notes if note.checked))
        for spellings, notes in known
        if notes
        for spelling in spellings
    )
