# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What an added card is called: my-houston-2018, in plain letters that anybody can type, unlike every other key."""

import re
import unicodedata
from collections.abc import Collection

from journal_app.domain.own_cards import OWN
from journal_app.domain.references import Reference

_LONGEST = 30
_UNNAMED = "text"
# Letters that are no plain letter with an accent.
_SPELLED = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


def key_for(reference: Reference, taken: Collection[str]) -> str:
    """The key of a new card: its first author's family name and its year, and a number where that is taken."""
    author = reference.authors[0].partition(",")[0] if reference.authors else ""
    name = _plain(author) or _plain(reference.title) or _UNNAMED
    stem = OWN + "-".join(filter(None, (name, reference.year)))
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    return key


def _plain(text: str) -> str:
    """A name in small plain letters, cut between words where it is long."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED)).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", apart.replace("'", ""))
    name = ""
    for word in words:
        if name and len(name) + len(word) >= _LONGEST:
            break
        name = f"{name}-{word}" if name else word[:_LONGEST]
    return name
