# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""To which screen a file of the reader's goes, by its name alone. Knows no Qt.

Hides how the places of files are handed to a screen, which is told in one text what to show.
"""

from collections.abc import Sequence
from pathlib import Path

JOURNAL_ENDING = ".ironjournal"
REFERENCE_ENDINGS = frozenset({".ris", ".nbib", ".bib", ".enw"})
"""Endings that nothing but references has: of RIS, PubMed, BibTeX and EndNote."""
_BETWEEN, _FROM_FILE = "\0", "from-file:"


def is_journal(path: Path) -> bool:
    """Whether a file is a journal, or a part of one, by its name."""
    return path.suffix.casefold() == JOURNAL_ENDING


def holds_references_by_name(path: Path) -> bool:
    """Whether a file has an ending that nothing but references has."""
    return path.suffix.casefold() in REFERENCE_ENDINGS


def way_of(files: Sequence[Path]) -> tuple[str, str]:
    """The screen that looks at files, and what it is told to show: references are for Research, all else for Import."""
    if len(files) == 1 and holds_references_by_name(files[0]):
        return "research", to_research(files[0])
    return "import", _BETWEEN.join(str(path) for path in files)


def to_research(path: Path) -> str:
    """What the Research screen is told to show to look at a file of references."""
    return f"{_FROM_FILE}{path}"


def file_for_research(what: str) -> Path | None:
    """The file that the Research screen was told to look at; None where it is a card."""
    return Path(what.removeprefix(_FROM_FILE)) if what.startswith(_FROM_FILE) else None


def files_for_import(what: str) -> tuple[Path, ...]:
    """The files that the Import screen was told to look at."""
    return tuple(Path(place) for place in what.split(_BETWEEN) if place)
