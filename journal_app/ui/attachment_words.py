# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a letter or photo kept with an entry is said: its name, its kind and its size. Knows no Qt."""

from collections.abc import Iterable
from decimal import Decimal

from journal_app.domain.attachments import MediaType
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Attachment
from journal_app.store.queries import Facts
from journal_app.words import _, number_text

_KIND_NAMES = {
    MediaType.PDF: "PDF",
    MediaType.PNG: "PNG",
    MediaType.JPEG: "JPEG",
    MediaType.HEIC: "HEIC",
    MediaType.TIFF: "TIFF",
    MediaType.WEBP: "WebP",
}
_KB = 1000


@frozen
class AttachmentState:
    """One letter or photo: its id in the journal, its name, and what is said of it ("PDF, 120 kB")."""

    id: str
    name: str
    words: str


def attachment_states(facts: Facts, attachments: Iterable[Attachment]) -> tuple[AttachmentState, ...]:
    """Letters and photos as they are listed, in their order."""
    return tuple(
        AttachmentState(id=kept.id, name=kept.name, words=_words(kept.media_type, facts.attachment_size(kept)))
        for kept in attachments
    )


def _words(media_type: str, size: int | None) -> str:
    if size is None:
        return _("not in this journal")
    kind = next((name for known, name in _KIND_NAMES.items() if known == media_type), media_type)
    # Translators: {kind} is such as: a picture (PNG), {size} such as: 2.3 MB
    return _("{kind}, {size}").format(kind=kind, size=size_text(size))


def size_text(size: int) -> str:
    """A number of bytes as people say it: 3 kB, 2.4 MB."""
    if size < _KB * _KB:
        return _("{number} kB").format(number=max(1, round(size / _KB)))
    return _("{number} MB").format(number=number_text(Decimal(round(size / _KB / _KB * 10)) / 10))
