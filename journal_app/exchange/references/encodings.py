# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The bytes of a reference file as text.

Hides that a file may say its encoding itself, and may say a wrong one.
"""

import re
from collections.abc import Iterator

from journal_app.domain.frozen import frozen
from journal_app.exchange.files.sources import kind_of_bytes, refusal
from journal_app.exchange.files.text_encodings import MARKS, UTF_8, guessed, without_mark
from journal_app.words import _

LARGEST = 50 << 20
"""Bytes of a reference file; thousands of references with abstracts have a tenth of it."""

_DECLARED = re.compile(
    rb"""\A\s*(?:<\?xml[^>]*?\bencoding\s*=\s*["']|%+\s*Encoding:\s*)([A-Za-z0-9._-]{2,30})""", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 100_000
_SOME_CONTROL, _MOST_CONTROL = 8, 0.02


@frozen(kw_only=False)
class Text:
    """What a file says, and in which encoding."""

    text: str
    encoding: str


def read_text(content: bytes) -> Text:
    """The text in ``content``; FileNotUnderstood when it is empty, too large, or no text."""
    if not content.strip():
        raise refusal(_("This file holds no references."), _("It is empty."))
    if len(content) > LARGEST:
        raise refusal(
            _("This file is too large."), _("A reference file is read up to {size} MB.").format(size=LARGEST >> 20)
        )
    kind = kind_of_bytes(content)
    if kind:
        raise refusal(_not_text(), _("It is {kind}, not a text of references.").format(kind=kind))
    for encoding in _candidates(content):
        text = _decoded(content, encoding)
        if text is not None:
            _require_text(text)
            return Text(text.removeprefix("\ufeff"), encoding)
    raise AssertionError("Latin-1 decodes anything")


def _not_text() -> str:
    return _("This file is of no kind that can be read here.")


def _candidates(content: bytes) -> Iterator[str]:
    yield from (encoding for mark, encoding in MARKS if content.startswith(mark))
    yield from without_mark(content)
    declared = _DECLARED.match(content[:300])
    if declared:
        yield declared[1].decode("ascii").lower()
    yield UTF_8
    yield from guessed(content)


def _decoded(content: bytes, encoding: str) -> str | None:
    """The text, or None where it is not in this encoding or the encoding is none."""
    try:
        return content.decode(encoding)
    except (ValueError, LookupError):
        return None


def _require_text(text: str) -> None:
    looked_at = text[:_LOOKED_AT]
    if len(_CONTROL.findall(looked_at)) > _SOME_CONTROL + _MOST_CONTROL * len(looked_at):
        raise refusal(_not_text(), _("It holds bytes that are no text."))
