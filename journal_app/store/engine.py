# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The two packages a journal file is read and written with, imported light.

Hides that sqlite-utils imports numpy and pandas when it finds them, only to know their types among the values it is
given. It is given none of those here, and without them every start is 50 to 300 ms quicker.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as cipher

__all__ = ["Database", "Migrations", "cipher"]


@contextmanager
def _as_if_missing(*names: str) -> Iterator[None]:
    """Make imports of packages not imported yet fail; afterwards they can be imported as ever."""
    hidden = [name for name in names if name not in sys.modules]
    # Python's documented way to say that a module is not to be found (reference, section 5.3.1).
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with _as_if_missing("numpy", "pandas"):
    from sqlite_utils import Database, Migrations
