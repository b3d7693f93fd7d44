# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Tool tips of words that a reader typed.

Hides that Qt takes a tip with a tag in it for HTML, and would show a note that speaks of <b> without it.
"""

import re

_TAG = re.compile(r"<[A-Za-z/!?]")


def plain_tip(text: str) -> str:
    """A tip that reads as ``text`` stands, line by line."""
    if not _TAG.search(text):
        return text
    import html  # few tips hold a tag, and its table of letters takes longer to load than all tips to make

    lines = html.escape(text, quote=False).replace("\n", "<br>")
    return f"<qt>{lines}</qt>"
