# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What has to be true before a release and cannot be tested on any day: numbers that people may dial are fresh.

Fails naming each contact for a crisis that nobody has compared with its official page in the last 180 days, and each
sentence for the reader with a word that claims the program to be a medical device. Not part of the tests: it turns with
the calendar, and only a person who opens the pages can mend it.

    python packaging/release-check.py [YYYY-MM-DD]        # as of that day, by default today
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from journal_app.domain import crisis

ROOT = Path(__file__).resolve().parents[1]
TRANSLATORS = {"_", "N_", "ngettext", "pgettext"}
# Named by the British regulator (devicesfordignity.org.uk and di-itc.gmp-compliance.org on the MHRA's guidance).
CLAIMS = re.compile(
    r"\b(amplif|analys|interpret|alarm|calculat|controls?\b|convert|detect|diagnos|measur|monitor|symptom track)",
    re.IGNORECASE,
)
# The place of something that is filled in, and what others did.
NO_CLAIM = re.compile(r"\{\w+\}|\bmeta-analysis\b")
# Sentences that say what the program is not may name it.
DENYING = re.compile(r"\b(not|no|never|nor|without)\b", re.IGNORECASE)


def stale_contacts(on: date) -> list[str]:
    """Each contact that a release on this day may not rely on, in words."""
    return [
        f"{contact.name}: "
        + (f"last checked {contact.on.isoformat()}" if contact.on else "never checked")
        + f"; open {contact.address}"
        for contact in crisis.overdue(on)
    ]


def claiming_sentences(folder: Path) -> list[str]:
    """Each sentence for the reader below ``folder`` with a word of a medical device in it, with its place."""
    return [
        f"{path.relative_to(folder.parent)}:{line}: {text}"
        for path in sorted(folder.rglob("*.py"))
        for line, text in _sentences(path.read_text(encoding="utf-8"))
        if CLAIMS.search(NO_CLAIM.sub("", text)) and not DENYING.search(text)
    ]


def _sentences(source: str) -> Iterator[tuple[int, str]]:
    """The texts that are translated, with their lines."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATORS:
            for part in node.args:
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.lineno, part.value


WHAT_NOW = (
    "Compare each contact with its page, and write the day into seeds/crisis_contacts.toml. A release waits for it."
)


def main(arguments: Sequence[str]) -> int:
    """Say what keeps a release from being made; 0 when nothing does."""
    on = date.fromisoformat(arguments[0]) if arguments else date.today()  # noqa: DTZ011 -- the local day is meant
    contacts, claims = stale_contacts(on), claiming_sentences(ROOT / "journal_app")
    for heading, found in (("Contacts to check", contacts), ("Words of a medical device", claims)):
        if found:
            print(f"{heading} ({len(found)}):", *found, sep="\n  ")  # noqa: T201 -- this is what it is for
    if contacts:
        print(WHAT_NOW)  # noqa: T201 -- the same
    return 1 if contacts or claims else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
