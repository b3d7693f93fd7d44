# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""JSON written exactly: what ``json_text`` reads, the other way.

Hides that Python's own writer knows no decimal number: here it is written with every digit it was kept with, 42.0 as
42.0, and never passes through float.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring

JsonOut = None | bool | int | str | Decimal | Sequence["JsonOut"] | Mapping[str, "JsonOut"]


def json_of(value: JsonOut) -> str:
    """The document of a value; half of a surrogate pair, which no UTF-8 can hold, is written by its number."""
    text = _json(value)
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _json(value: JsonOut) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if value is None or isinstance(value, int):
        return json.dumps(value)
    if isinstance(value, Mapping):
        return "{" + ",".join([f"{encode_basestring(name)}:{_json(member)}" for name, member in value.items()]) + "}"
    return "[" + ",".join([_json(member) for member in value]) + "]"
