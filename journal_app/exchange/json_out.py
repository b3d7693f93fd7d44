# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""JSON written exactly: what ``json_text`` reads, the other way.

Hides that Python's own writer knows no decimal number: here it is written with every digit it was kept with, 42.0 as
42.0, and never passes through float.
"""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

JsonOut = None | bool | int | str | Decimal | Sequence["JsonOut"] | Mapping[str, "JsonOut"]


def json_of(value: JsonOut) -> str:
    """The document of a value; half of a surrogate pair, which no UTF-8 can hold, is written by its number."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{json_of(name)}:{json_of(member)}' for name, member in value.items())}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{','.join(map(json_of, value))}]"
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
