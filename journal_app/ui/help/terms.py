# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which words on a screen have an entry among the words of the help, and the links there. Knows no Qt.

Hides that an entry is the same one in every language by its place on the page, whatever it is called there.
"""

import re
from collections.abc import Iterator
from functools import cache

from journal_app.ui.help.entries import OF_ANALYTES
from journal_app.ui.help.pages import help_pages
from journal_app.words import N_, _, language, speaking

GLOSSARY = "help:glossary"
# Translators: words that are explained in Help; each is looked for in sentences on the screen and becomes a link, so it
# is to be as it stands there
OF_PHRASES = {
    N_("printed range"): "reference-range",
    N_("differ by themselves"): "reference-change-value",
    N_("95 % range"): "interval",
    N_("95 % interval"): "interval",
    N_("rank correlation"): "rank-correlation",
    N_("too ill to log"): "too-ill-to-log",
    # Translators: said of points in a chart that are drawn as rings; a word explained in Help
    N_("hollow"): "hollow-point",
    # Translators: said of a journal whose person is not real; a word explained in Help
    N_("made up"): "made-up",
    N_("crash"): "crash",
    N_("post-exertional malaise"): "pem",
}
"""Words as they stand in sentences, with the entry of each; any further letters may follow them."""
_ENGLISH = "en_GB"
_HEADING = re.compile(r"^### (?P<words>.+)$", re.MULTILINE)
_BETWEEN = re.compile(r"[(),/]")


def link_to(entry: str) -> str:
    """The link to an entry by its key; to the top of the page in a language without it."""
    with speaking(_ENGLISH):
        place = [_key(heading) for heading in _headings()].index(entry)
    headings = _headings()
    return f"{GLOSSARY}#{headings[place]}" if place < len(headings) else GLOSSARY


def link_in(words: str) -> str:
    """The link to the entry of the word that comes first in these words; empty where none of them has one."""
    said = words.casefold()
    found = [
        (place.start(), -len(phrase), entry)
        for phrase, entry in _phrases(language())
        if (place := re.search(rf"(?<!\w){re.escape(phrase)}", said))
    ]
    return link_to(min(found)[2]) if found else ""


def _headings() -> tuple[str, ...]:
    page = next(page for page in help_pages() if page.key == "glossary")
    return tuple(_HEADING.findall(page.text))


@cache
def _phrases(spoken: str) -> tuple[tuple[str, str], ...]:
    """Every word that has an entry in the language spoken, small letters alone."""
    del spoken
    named = (*_names_of_analytes(), *((_(phrase), entry) for phrase, entry in OF_PHRASES.items()), *_own_names())
    return tuple((words.casefold(), entry) for words, entry in named if words)


def _names_of_analytes() -> Iterator[tuple[str, str]]:
    """The name of each analyte, whole and what stands in brackets behind it."""
    from journal_app.domain.catalogues import analytes  # no screen waits for it at the start

    for key, analyte in analytes().items():
        name = _(analyte.name)
        yield name, OF_ANALYTES[key]
        for part in _BETWEEN.split(name):
            yield part.strip(), OF_ANALYTES[key]


def _own_names() -> Iterator[tuple[str, str]]:
    """What the entries are called themselves."""
    ours = _headings()
    with speaking(_ENGLISH):
        english = _headings()
    for name, entry in zip(ours, english, strict=False):
        for part in _BETWEEN.split(name):
            yield part.strip(), _key(entry)


def _key(heading: str) -> str:
    return re.sub(r"\W+", "-", heading.casefold())
