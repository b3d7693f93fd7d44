# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A language made for tests: every sentence of the program in brackets, accented and a third longer.

Whatever is seen without brackets was never marked for translation; two pairs in one text are a sentence in pieces.
"""

import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from journal_app import places, words
from tests.message_files import messages

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.35
_ACCENTED = str.maketrans("aceiouyACEIOUYn", "áçéíóúýÁÇÉÍÓÚÝñ")


def pseudo(text: str) -> str:
    """A sentence as this language has it; places to fill in, blanks at the ends and keys to press stay."""
    if not text.strip():
        return text
    inner = text.strip()
    said, depth = [], 0
    for sign in inner:
        depth += (sign == "{") - (sign == "}")
        said.append(sign if depth else sign.translate(_ACCENTED))
    more = "~" * max(1, round(len(inner) * LONGER))
    start = text[: len(text) - len(text.lstrip())]
    return f"{start}{OPEN}{''.join(said)}{more}{CLOSE}{text[len(text.rstrip()) :]}"


def template() -> Catalog:
    """Every message of the program."""
    catalog: Catalog = messages.found()
    return catalog


def speak_pseudo(monkeypatch: pytest.MonkeyPatch, folder: Path, language: str) -> None:
    """Let ``language`` be one whose catalogue is this; all else of the resources stays."""
    catalog = Catalog(locale=language, domain=words.DOMAIN)
    for message in template():
        if not message.id:
            continue
        if message.id in DATES:
            catalog.add(message.id, message.id)
        elif isinstance(message.id, tuple):
            forms = tuple(pseudo(message.id[min(form, 1)]) for form in range(catalog.num_plurals))
            catalog.add(message.id, forms, context=message.context)
        else:
            catalog.add(message.id, pseudo(str(message.id)), context=message.context)
    there = places.resources()
    folder.mkdir(exist_ok=True)
    for part in there.iterdir():
        if part.name != "locale" and not (folder / part.name).exists():
            (folder / part.name).symlink_to(part)
    if not (folder / "locale").exists():
        shutil.copytree(there / "locale", folder / "locale")
    place = folder / "locale" / language / "LC_MESSAGES" / f"{words.DOMAIN}.mo"
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        write_mo(file, catalog)
    monkeypatch.setattr("journal_app.places.resources", lambda: folder)


DATES = frozenset(
    {"dddd d MMMM yyyy", "dddd d MMMM", "ddd d MMM", "ddd d MMM yyyy", "d MMM", "d MMM yyyy", "MMMM yyyy"}
)
"""Patterns that Qt writes dates by, whose letters are no words."""
