# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Names as people type them: what counts as the same spelling, and which known name comes nearest.

Hides how spellings are compared (case, accents, blanks and hyphens do not matter, a percent sign does).
"""

import re
import unicodedata
from collections.abc import Iterable

from journal_app.domain.remembering import remembered

_WORD = re.compile(r"[^\W_]+")
LONGEST_QUOTED = 60
LONGEST_COMPARED = 200
"""Signs of a name that are looked at for likeness; nothing that is known is as long."""


@remembered
def plain(text: str) -> str:
    """``text`` folded for comparison: no case, no accents, only letters, digits and the percent sign."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in apart if sign.isalnum() or sign == "%")


def plain_words(text: str) -> str:
    """``text`` as its words, each spelled plainly, with one blank between them."""
    return " ".join(plain(word) for word in _WORD.findall(text))


def speaks_of(text: str, words: str) -> bool:
    """Whether the plain words of a text hold those of a name, as whole words."""
    return f" {words} " in f" {text} "


def shortened(text: str, longest: int = LONGEST_QUOTED) -> str:
    """``text`` as it is quoted in a sentence: cut where it is long, without line breaks and signs nobody sees."""
    seen = "".join(" " if sign.isspace() else sign for sign in text if sign.isspace() or sign.isprintable()).strip()
    return seen if len(seen) <= longest else f"{seen[: longest - 1]}…"


def nearest(text: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Up to ``count`` of the ``known`` names that look most like ``text``, the most alike first."""
    from difflib import get_close_matches  # only needed when something was not found

    by_plain = {plain(name): name for name in known}
    return tuple(by_plain[found] for found in get_close_matches(plain(text[:LONGEST_COMPARED]), by_plain, count, 0.5))
