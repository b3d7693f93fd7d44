# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Ways to hurt a file that know its shape: JSON, XML, rows of cells.

Hides how each is taken apart and put together again, so that what is wrong is deep inside and not at the door.
"""

import json
import random
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

Way = Callable[[random.Random, bytes], bytes]

_ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**40, 1e308, float("nan"), "", " ", "\0", "a" * 3000, "\ud800", "2024-03-04", [], {}),
    *(
        [[]],
        [None],
        {"": None},
        {"value": {}},
        [1, "a", None],
        "#",
        "#a",
        "<5",
        "NaN",
        "http://loinc.org",
        "urn:uuid:0",
    ),
)
_ATTRIBUTE = re.compile(rb"""\s[\w:.-]+\s*=\s*("[^"]*"|'[^']*')""")
_ATTRIBUTE_TEXT = re.compile(rb"""(?<==["'])[^"']*""")
_TAG = re.compile(rb"</?[\w:.-]+")
_ELEMENT = re.compile(rb"<([\w:.-]+)(?:\s[^<>]*)?>[^<>]*</\1>|<[\w:.-]+(?:\s[^<>]*)?/>")
_TEXT = re.compile(rb">[^<>]+<")
_XML_WORDS = (
    (_ATTRIBUTE_TEXT, (b"", b"-1", b"&#0;", b"&b;", b"1e999", b"a" * 9000)),
    (_TEXT, (b"><", b">&b;<", b">]]><", b"><![CDATA[<a>]]><", b">&#x10FFFF;<")),
    (_TAG, (b"<a:b", b"</a", b"<", b"<a xmlns='b'")),
)
_PROLOGS = (
    b'<?xml version="1.1"?>',
    b'<?xml version="1.0" encoding="utf-16"?>',
    b'<?xml version="1.0" encoding="nobody-knows"?>',
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    b'<!DOCTYPE a [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;]>',
    b'<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/a"?>',
    b"<!-- -->",
)


def reshaped(chance: random.Random, content: bytes) -> bytes:
    """A text with something wrong in its JSON, its XML, or else its rows."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in {b"{", b"["}:
        return _other_json(chance, content)
    return _other_xml(chance, content) if start == b"<" else _other_rows(chance, content)


def _other_json(chance: random.Random, content: bytes) -> bytes:
    try:
        return _rewritten_json(chance, content)
    except ValueError:  # no document as a whole, but perhaps one on each line
        lines = content.splitlines() or [b""]
        place = chance.randrange(len(lines))
        with suppress(ValueError):
            lines[place] = _rewritten_json(chance, lines[place])
        return b"\n".join(lines)


def _rewritten_json(chance: random.Random, content: bytes) -> bytes:
    try:
        document = json.loads(content)
    except RecursionError:
        return content
    places = list(_places(document))
    if places:
        holder, key = chance.choice(places)
        match chance.randrange(6):
            case 0:
                del holder[key]
            case 1:
                holder[key] = [holder[key]] * chance.choice((1, 2, 40))
            case 2:
                other, other_key = chance.choice(places)
                holder[key] = json.loads(json.dumps(other[other_key]))
            case 3 if isinstance(holder, dict):
                other, other_key = chance.choice(places)
                holder[str(other_key)] = holder[key]
            case 4:
                for _ in range(chance.choice((2, 60, 900))):
                    holder[key] = {"item": [holder[key]]} if chance.random() < 0.5 else [holder[key]]
            case _:
                holder[key] = chance.choice(_ODD)
    with suppress(RecursionError):
        return json.dumps(document, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    return content


def _places(document: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    waiting = [document]
    while waiting:
        holder = waiting.pop()
        keys = holder.keys() if isinstance(holder, dict) else range(len(holder)) if isinstance(holder, list) else ()
        found += [(holder, key) for key in keys]
        waiting += [holder[key] for key in keys]
    return found


def _other_xml(chance: random.Random, content: bytes) -> bytes:
    kind = chance.randrange(7)
    if kind == 0:
        prolog = chance.choice(_PROLOGS)
        return prolog + (content.partition(b"?>")[2] if content.lstrip().startswith(b"<?xml") else content)
    if kind == 1:
        depth = chance.choice((3, 300, 20_000))
        return _one_becomes(chance, content, _TEXT, b">" + b"<a>" * depth + b"</a>" * depth + b"<")
    if kind in {2, 3}:
        return _without_one(chance, content, (_ATTRIBUTE, _ELEMENT)[kind - 2])
    pattern, words = _XML_WORDS[kind - 4]
    return _one_becomes(chance, content, pattern, chance.choice(words))


def _without_one(chance: random.Random, content: bytes, pattern: re.Pattern[bytes]) -> bytes:
    found = _one_becomes(chance, content, pattern, b"")
    return found if chance.random() < 0.7 else _one_becomes(chance, found, pattern, b"")


def _one_becomes(chance: random.Random, content: bytes, pattern: re.Pattern[bytes], word: bytes) -> bytes:
    found = list(pattern.finditer(content))
    if not found:
        return content
    one = chance.choice(found)
    return content[: one.start()] + word + content[one.end() :]


def _other_rows(chance: random.Random, content: bytes) -> bytes:
    separator = max((b",", b";", b"\t", b"|"), key=content.count)
    lines = content.splitlines() or [b""]
    place = 0 if chance.random() < 0.3 else chance.randrange(len(lines))
    cells = lines[place].split(separator)
    cell = chance.randrange(len(cells))
    match chance.randrange(7):
        case 0:
            del cells[cell]
        case 1:
            cells[cell:cell] = [cells[cell]] * chance.choice((1, 2, 2000))
        case 2:
            other = chance.randrange(len(cells))
            cells[cell], cells[other] = cells[other], cells[cell]
        case 3:
            other_cells = chance.choice(lines).split(separator)
            cells[cell] = chance.choice(other_cells)
        case 4:
            cells[cell] = chance.choice(
                (b"", b" ", b'"', b'""', b'"a\nb"', b'"' + cells[cell], b"-12", b"<0.2", b"=A1", b"1,5")
            )
        case 5:
            lines = [separator.join(_without(line.split(separator), cell)) for line in lines]
            return b"\n".join(lines)
        case _:
            cells[cell] = b'"' + cells[cell].replace(b'"', b'""') + b'"'
    lines[place] = separator.join(cells)
    return chance.choice((b"\n", b"\r\n", b"\r")).join(lines)


def _without(cells: list[bytes], place: int) -> list[bytes]:
    return cells[:place] + cells[place + 1 :]
