# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
r"""TeX as it stands in BibTeX fields, read as plain text, and plain text written so that TeX prints it.

Hides accents, ligatures, mathematics and braces. The names of signs (\ss, \alpha) are looked up in pylatexenc; the
text itself never runs through it, since it takes a bare percent sign for a remark and drops what follows.
"""

import re
import unicodedata
from functools import cache

from journal_app.exchange.references.texts import tidied

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    '"': "\u0308",
    "u": "\u0306",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_BASE = r"\\[ij](?![A-Za-z])|[^\W\d_]"
_TOKEN = re.compile(
    rf"""\\(?P<accent>[`'^~=."]|[urHvdckb](?![A-Za-z]))\s*(?:\{{\s*(?P<braced>{_BASE})\s*\}}|(?P<bare>{_BASE}))
    |\\(?P<word>[A-Za-z]+)\*?\s*
    |\\(?P<sign>.)
    |\$(?P<formula>(?:\\.|[^$\\])*)\$
    |(?P<ligature>---|--|``|''|~)
    |(?P<brace>[{{}}])""",
    re.VERBOSE | re.DOTALL,
)
_LIGATURES = {"---": "\u2014", "--": "\u2013", "``": "\u201c", "''": "\u201d", "~": " "}
_WORDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textdegree": "\u00b0",
    "textmu": "\u00b5",
    "i": "\u0131",
    "j": "\u0237",
}
_SIGNS = {"\\": " ", ",": " ", ";": " ", ":": " ", "!": "", "-": "", "/": "", "\n": " "}
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
_TO_ESCAPE = re.compile(r"[\\{}~^%&$#_]|(?<=-)-|(?<=`)`|(?<=')'")
_INDEX = re.compile(r"(?<!\\)[_^]")


def from_tex(text: str) -> str:
    """The plain text of a field."""
    return tidied(_decoded(text) if _needs_reading(text) else text)


def to_tex(text: str) -> str:
    """A plain text as a field that reads back as the same."""
    return _TO_ESCAPE.sub(lambda match: _ESCAPED.get(match[0]) or f"{{}}{match[0]}", text)


def from_verbatim(text: str) -> str:
    """An address or DOI, in which only braces and escaped signs are TeX."""
    text = re.sub(r"\\url(?![A-Za-z])\s*", "", text)
    return tidied(re.sub(r"\\(textbackslash|textasciitilde)(?:\{\})?|\\(.)|[{}]", _verbatim_sign, text))


def to_verbatim(text: str) -> str:
    """An address or DOI as a field that reads back as the same."""
    return re.sub(r"[\\{}]", lambda match: r"\textbackslash{}" if match[0] == "\\" else f"\\{match[0]}", text)


def is_balanced(text: str) -> bool:
    """Whether braces that are not escaped open and close in turn, and nothing escapes the end."""
    depth = 0
    for match in re.finditer(r"(?<!\\)[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and not text.endswith("\\")


def split_outside_braces(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts of a field between separators that stand in no braces."""
    braces = [(match.start(), 1 if match[0] == "{" else -1) for match in re.finditer(r"(?<!\\)[{}]", text)]
    parts, depth, begins, passed = [], 0, 0, 0
    for match in separator.finditer(text):
        while passed < len(braces) and braces[passed][0] < match.start():
            depth += braces[passed][1]
            passed += 1
        if depth <= 0:
            parts.append(text[begins : match.start()].strip())
            begins = match.end()
    return [*parts, text[begins:].strip()]


def _needs_reading(text: str) -> bool:
    return any(sign in text for sign in ("\\", "{", "}", "$", "~", "--", "``", "''"))


def _decoded(text: str) -> str:
    return _TOKEN.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    if match["accent"]:
        base = (match["braced"] or match["bare"]).lstrip("\\")
        return unicodedata.normalize("NFC", base + _ACCENTS[match["accent"]])
    if match["word"]:
        return _word(match["word"])
    if match["sign"]:
        return _SIGNS.get(match["sign"], match["sign"])
    if match["formula"] is not None:
        return _decoded(_INDEX.sub("", match["formula"].replace("$", "")))
    return _LIGATURES.get(match["ligature"] or "", "")


def _word(name: str) -> str:
    return _WORDS[name] if name in _WORDS else _known_sign(name)


@cache
def _names() -> dict[str, str]:
    """The names of single signs that TeX has."""
    from pylatexenc.latex2text import get_default_latex_context_db

    named: dict[str, str] = {}
    for specs in get_default_latex_context_db().iter_macro_specs():
        if isinstance(specs.simplify_repl, str) and "%" not in specs.simplify_repl:
            named[specs.macroname] = specs.simplify_repl
    return named


def _known_sign(name: str) -> str:
    """The sign of this name; nothing for a command, whose text stands behind it."""
    return _names().get(name, "")


def _verbatim_sign(match: re.Match[str]) -> str:
    if match[1]:
        return "\\" if match[1] == "textbackslash" else "~"
    return match[2] or ""
