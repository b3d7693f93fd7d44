# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the help shows: the pages that hold what is looked for, and one of them. Knows no Qt."""

from journal_app.domain.frozen import frozen
from journal_app.ui.help.pages import FIRST, HelpPage, help_pages, page_for, pages_with
from journal_app.words import _, ngettext


@frozen
class HelpState:
    """``pages`` can be chosen from; ``shown`` is one of them, or None where no page holds the words.

    ``heading`` is the one to begin at, or empty for the top.
    """

    pages: tuple[HelpPage, ...]
    shown: HelpPage | None
    words: str = ""
    said: str = ""
    heading: str = ""


def build_state(words: str, key: str, heading: str = "") -> HelpState:
    """The help with these words looked for and this page wished for; another one where that does not hold them."""
    everything = help_pages()
    pages = pages_with(everything, words)
    wished = next((page for page in pages if page.key == key), None)
    return HelpState(
        pages=pages,
        shown=wished or (pages[0] if pages else None),
        words=words,
        said=_said(len(pages)) if words.strip() else "",
        heading=heading if wished else "",
    )


def place_of(link: str) -> tuple[str, str]:
    """The page and the heading that a link of the form ``help:page#heading`` leads to."""
    page, _sign, heading = link.removeprefix("help:").partition("#")
    return (page if page_for(page) == page else FIRST), heading


def _said(count: int) -> str:
    if not count:
        return _("No page holds these words.")
    return ngettext("{count} page holds these words.", "{count} pages hold these words.", count).format(count=count)
