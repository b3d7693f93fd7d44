# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Single fields of a reference made plain: what a text, a name and a range of pages look like everywhere here.

Hides the junk that fields carry from wherever they were copied: signs nobody sees, halves of characters, line breaks,
tags of a web page in a title. Each function leaves what it has made plain as it is.
"""

import html
import re

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_MARKUP = re.compile(
    r"</?(?:jats:|mml:)?(?:i|b|u|em|strong|sub|sup|scp|sc|span|italic|bold|br|p|title|sec|tt|small|inf)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_AMPERSANDS = re.compile("&(?:amp;)+")
# A tag can be made of what stands around another; nobody but an attacker nests them deeper.
_MOST_TURNS = 20
_PARAGRAPH = re.compile(r"<(?:jats:)?(?:br|p|title|sec)\b", re.IGNORECASE)
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")


def tidied(text: str) -> str:
    """The text on one line, without signs that nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def plain_text(text: str) -> str:
    """The same, and without the tags and entities of a web page."""
    found = tidied(text)
    for _turn in range(_MOST_TURNS):
        before = found
        if "<" in found:
            found = tidied(_MARKUP.sub("", _PARAGRAPH.sub(r" \g<0>", found)))
        if "&" in found:
            found = tidied(_ENTITY.sub(lambda entity: html.unescape(entity[0]), _AMPERSANDS.sub("&", found)))
        if found == before:
            break
    return found


def clean_pages(text: str) -> str:
    """Pages with a plain hyphen between first and last."""
    return _DASHES.sub("-", tidied(text))


def person(family: str, given: str) -> str:
    """A name as it stands in a reference."""
    return ", ".join(part for part in (tidied(family), tidied(given)) if part)


def listed_name(name: str) -> str:
    """A name given family first, with one blank after each comma."""
    return re.sub(r"\s*,\s*", ", ", tidied(name)).strip(", ")


def family_and_given(name: str) -> tuple[str, str] | None:
    """The two parts of a person's name; None for a group, or a person of one name."""
    family, _comma, given = name.partition(", ")
    return (family, given) if family and given and person(family, given) == name else None
