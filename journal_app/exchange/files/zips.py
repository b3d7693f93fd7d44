# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Zip files whose bytes depend on nothing but what is in them.

Hides that a zip otherwise keeps when, by which system and with which rights each member was written.
"""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# The first instant a zip can name (APPNOTE 4.4.6), for a journal that was never changed.
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_LAST_YEAR = 2107
_AT_ONCE = 1 << 20


class SteadyZip(zipfile.ZipFile):
    """A zip to be written; every member is as old as ``at``."""

    def __init__(self, file: Any, at: datetime | None) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        moment = (at or EARLIEST).astimezone(UTC)
        self._moment = moment if EARLIEST.year <= moment.year <= _LAST_YEAR else EARLIEST

    def member(self, name: str) -> zipfile.ZipInfo:
        """What is said of a member before its content."""
        info = zipfile.ZipInfo(name, self._moment.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system = 3  # Unix, on every system
        info.external_attr = 0o600 << 16
        return info

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_more: Any, **_others: Any) -> None:
        """Put a member in that is held whole."""
        name = getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)
        super().writestr(self.member(str(name)), data)

    def write(self, filename: Any, arcname: Any = None, *_more: Any, **_others: Any) -> None:
        """Put a member in that is a file."""
        with Path(filename).open("rb") as source, self.open(self.member(str(arcname)), "w", force_zip64=True) as into:
            while piece := source.read(_AT_ONCE):
                into.write(piece)
