# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The fields of BibTeX that hold more than one thing: names, dates and keywords, each read and written here.

Hides that names are told apart by the word "and" outside braces, and that what would be split otherwise goes into
braces.
"""

import re
from collections.abc import Iterator

from journal_app.domain.reference_marks import iso_parts
from journal_app.exchange.references.records import Fields
from journal_app.exchange.references.tex import from_tex, split_outside_braces, to_tex
from journal_app.exchange.references.texts import family_and_given

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE_FIELDS = {"date", "year", "month", "day"}
_AND = re.compile(r"(?:^|(?<=\s))and(?=\s|$)", re.IGNORECASE)
_OTHERS = "et al."


def authors_of(text: str) -> tuple[str, ...]:
    """The names in an author field."""
    return tuple(filter(None, map(_author, split_outside_braces(text, _AND))))


def _author(name: str) -> str:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if name.casefold() == "others":
        return _OTHERS
    try:
        parts = parse_single_name_into_parts(name)
    except InvalidNameError:
        return from_tex(name)
    if not parts.first and not parts.jr:
        return from_tex(name)
    return from_tex(parts.merge_last_name_first)


def written_authors(names: tuple[str, ...]) -> str:
    """The names, all in braces where they would not be told apart otherwise."""
    joined = " and ".join(map(_written_author, names))
    return joined if authors_of(joined) == names else " and ".join(f"{{{to_tex(name)}}}" for name in names)


def _written_author(name: str) -> str:
    """A name; in braces where it would be split otherwise."""
    if name == _OTHERS:
        return "others"
    plain = to_tex(name)
    return (
        plain if family_and_given(name) and _author(plain) == name and authors_of(plain) == (name,) else f"{{{plain}}}"
    )


def published_of(fields: Fields) -> str:
    """The date as precise as the entry has it; what only says the year again goes with it."""
    day = fields.take("date", read=from_tex)
    if day:
        fields.drop("year", lambda value: from_tex(value) in {day, day[:4]})
        return day
    year = fields.take("year", read=from_tex)
    fields.drop("year", lambda value: from_tex(value) == year)
    month = fields.take("month", read=_month) if iso_parts(year) and "-" not in year else ""
    date = (
        fields.take("day", read=lambda value: value.zfill(2) if iso_parts(f"2000-01-{value.zfill(2)}") else "")
        if month
        else ""
    )
    return "-".join(filter(None, (year, month, date)))


def _month(value: str) -> str:
    """The number of a month given by name or number, with two digits."""
    text = from_tex(value).casefold()
    number = MONTHS.index(text[:3]) + 1 if text[:3] in MONTHS and text.isalpha() else 0
    if text.isdecimal() and len(text) <= 2:  # noqa: PLR2004 -- a month has at most two digits
        number = int(text)
    return f"{number:02}" if 1 <= number <= len(MONTHS) else ""


def written_date(published: str, *, is_whole: bool) -> Iterator[tuple[str, str]]:
    """A date by year, month and day where it can be; ``is_whole`` where it is to stand in one field."""
    parts = iso_parts(published)
    if is_whole:
        yield "date", to_tex(published)
    elif parts:
        yield from zip(("year", "month", "day"), parts, strict=False)
    else:
        yield "date" if published[:4].isdecimal() else "year", to_tex(published)


def keywords_of(text: str) -> tuple[str, ...]:
    """The words in a field that separates them by semicolons or else by commas."""
    parts = split_outside_braces(text, re.compile(";"))
    if len(parts) == 1:
        parts = split_outside_braces(text, re.compile(","))
    return tuple(filter(None, map(from_tex, parts)))


def written_keywords(words: tuple[str, ...]) -> str:
    """Keywords as a field that reads back as the same."""
    return "; ".join(map(_written_keyword, words))


def _written_keyword(word: str) -> str:
    return f"{{{to_tex(word)}}}" if "," in word or ";" in word else to_tex(word)
