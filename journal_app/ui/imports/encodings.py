# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How the text of a file may be kept, in words: what a letter of it looks wrong for. Knows no Qt."""

import codecs

from journal_app.ui.imports.state import Choices
from journal_app.words import N_, _

# Translators: how the letters of a file are encoded; only the words in brackets are translated
_WORDS = {
    "utf-8": N_("UTF-8"),
    "utf-16": N_("UTF-16"),
    "cp1252": N_("Windows-1252 (Western Europe)"),
    "cp1250": N_("Windows-1250 (Central Europe)"),
    "cp1251": N_("Windows-1251 (Cyrillic)"),
    "cp1253": N_("Windows-1253 (Greek)"),
    "cp1254": N_("Windows-1254 (Turkish)"),
    "iso8859-1": N_("Latin-1 (Western Europe)"),
    "iso8859-2": N_("Latin-2 (Central Europe)"),
    "iso8859-15": N_("Latin-9 (Western Europe, with €)"),
    "koi8-r": N_("KOI8-R (Cyrillic)"),
    "mac-roman": N_("Mac Roman"),
    "cp437": N_("Code page 437 (DOS)"),
    "cp850": N_("Code page 850 (DOS, Western Europe)"),
}
_SAME = {"utf-8-sig": "utf-8", "utf_8_sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "ascii": "utf-8"}


def encoding_choices(encoding: str) -> Choices:
    """What else the text can be read in, the present way among it."""
    known = _known(encoding)
    others = tuple((name, _(words)) for name, words in _WORDS.items())
    return others if known in _WORDS else ((known, encoding), *others)


def chosen_encoding(encoding: str) -> str:
    """The value among the choices that stands for an encoding."""
    return _known(encoding)


def _known(encoding: str) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    name = _SAME.get(name, name)
    return next((one for one in _WORDS if codecs.lookup(one).name == name), name)
