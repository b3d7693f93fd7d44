# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pages of the help, in the language spoken now. Knows no Qt.

Hides where they and their pictures lie, and that one which nobody has translated yet is read in English.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from journal_app import places
from journal_app.domain.frozen import frozen
from journal_app.words import language

ORDER = (
    *("start", "keys", "today", "timeline", "labs", "treatments", "findings", "research", "appointment", "week"),
    *("questionnaires", "history", "import", "settings", "safety", "findings-work", "findings-clinicians", "glossary"),
)
"""The keys of the pages in the order in which they are listed; a screen's page has the key of the screen."""
FIRST = ORDER[0]
DAY, NIGHT = "-light", "-dim"
"""How the name of a picture ends, drawn by day and by night. A page names the one by day."""
_ENGLISH = "en"
_COMMENT_ENDS = "-->"


@frozen
class HelpPage:
    """One page: its title, and all of it as Markdown, title included. Its pictures lie in ``folder``."""

    key: str
    title: str
    text: str
    folder: Path


def help_pages() -> tuple[HelpPage, ...]:
    """Every page, in order."""
    spoken = language()
    return tuple(_page(key, spoken) for key in ORDER)


def pages_with(pages: Iterable[HelpPage], words: str) -> tuple[HelpPage, ...]:
    """The pages that hold each of these words, in any order and in any writing of capitals; all for no words."""
    wanted = words.casefold().split()
    return tuple(page for page in pages if all(word in page.text.casefold() for word in wanted))


def picture_of(page: HelpPage, address: str, *, is_dark: bool) -> Path | None:
    """The file of a picture that a page names, by day or by night; in English where the page's language has none.

    None for anything that is no picture of the help.
    """
    place = PurePosixPath(address)
    if place.parent.as_posix() != "pictures" or not place.stem.endswith(DAY):
        return None
    name = place.with_stem(place.stem.removesuffix(DAY) + NIGHT) if is_dark else place
    folders = (page.folder, page.folder.parent / _ENGLISH)
    return next((folder / name for folder in folders if (folder / name).is_file()), None)


def page_for(screen: str) -> str:
    """The key of the page about a screen, or of the first one for a screen without."""
    return screen if screen in ORDER else FIRST


@cache
def _page(key: str, spoken: str) -> HelpPage:
    for folder in (spoken, spoken.partition("_")[0], _ENGLISH):
        path = places.resources() / "help" / folder / f"{key}.md"
        if path.is_file():
            return _read(key, path)
    raise FileNotFoundError(f"this installation is incomplete: its help page {key} is missing")


def _read(key: str, path: Path) -> HelpPage:
    text = path.read_text(encoding="utf-8").partition(_COMMENT_ENDS)[2].strip()
    return HelpPage(key=key, title=text.partition("\n")[0].removeprefix("# "), text=text, folder=path.parent)
