# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A letter or photo to keep with an entry: what may be kept, and under which name.

Hides how the kind of a file is known. Its first bytes say it, never its name: a name can say anything, and the file is
handed to another program later.
"""

import unicodedata
from enum import StrEnum
from pathlib import PurePosixPath

from journal_app.domain.frozen import frozen
from journal_app.errors import EntryRefused
from journal_app.words import _

MOST_BYTES = 50 * 1024 * 1024
NAME_BYTES = 120
"""Room for a number before the name, in the 255 bytes that a file system gives to one."""


class MediaType(StrEnum):
    """The kinds of files that are kept, by the name the internet gives them."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    HEIC = "image/heic"
    TIFF = "image/tiff"
    WEBP = "image/webp"


_ENDINGS = {
    MediaType.PDF: (".pdf",),
    MediaType.PNG: (".png",),
    MediaType.JPEG: (".jpg", ".jpeg"),
    MediaType.HEIC: (".heic", ".heif"),
    MediaType.TIFF: (".tif", ".tiff"),
    MediaType.WEBP: (".webp",),
}
# The signatures of PNG (w3.org/TR/png-3, 5.2), JPEG (ISO/IEC 10918-1, SOI then a marker) and TIFF 6.0 (section 2).
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"II*\x00", MediaType.TIFF),
    (b"MM\x00*", MediaType.TIFF),
)
# Brands of ISO/IEC 23008-12 (HEIF) that hold one picture or several.
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_PDF_WITHIN = 1024  # readers accept a PDF whose header stands this far in (ISO 32000-1, implementation note 13)
# Names that Windows keeps for devices, whatever follows the first dot.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_FORBIDDEN = frozenset('<>:"/\\|?*')


@frozen
class Letter:
    """A file that may be kept: a name without a folder that any system takes, what it is, and its bytes."""

    name: str
    media_type: MediaType
    content: bytes


def read_letter(name: str, content: bytes) -> Letter:
    """A file as it may be kept; EntryRefused says why it may not. ``name`` is as the reader's system has it."""
    if not content:
        raise EntryRefused(_("This file is empty."), _("Nothing was kept."))
    if len(content) > MOST_BYTES:
        raise too_large()
    media_type = media_type_of(content)
    if media_type is None:
        raise EntryRefused(
            _("This file is not a PDF or a picture."),
            _("Nothing was kept."),
            _("PDF, PNG, JPEG, HEIC, TIFF and WebP can be kept."),
        )
    return Letter(name=safe_name(name, media_type), media_type=media_type, content=content)


def letter_to_show(name: str, content: bytes) -> Letter:
    """A kept letter as another program may be given it; EntryRefused when it is no PDF or picture.

    A journal may come from anybody, and so may the name and the kind that stand in it: what its bytes are counts, and
    no name leads out of a folder or to a program.
    """
    media_type = media_type_of(content)
    if media_type is None:
        raise EntryRefused(
            _("“{name}” is not a PDF or a picture.").format(name=name),
            _("It was not given to another program. It stays in the journal as it is."),
            _("Take it out if you do not know where it comes from."),
        )
    return Letter(name=safe_name(name, media_type), media_type=media_type, content=content)


def name_to_offer(name: str, media_type: str) -> str:
    """The name under which a copy of a kept letter is offered, safe on any system."""
    known = next((each for each in MediaType if each.value == media_type), MediaType.PDF)
    return safe_name(name, known)


def too_large() -> EntryRefused:
    """The words for a file that is larger than ``MOST_BYTES``."""
    return EntryRefused(
        _("This file is larger than {size} MB.").format(size=MOST_BYTES // 1024**2),
        _("Nothing was kept."),
        _("A photo of the page, or the same letter scanned in grey, is smaller."),
    )


def media_type_of(content: bytes) -> MediaType | None:
    """What kind of file this is by its first bytes; None for what is not kept."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return MediaType.WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        return MediaType.HEIC
    return MediaType.PDF if b"%PDF-" in content[:_PDF_WITHIN] else None


def ending_of(media_type: str) -> str:
    """The ending of a file of this kind, with its dot; nothing for a kind that is not kept."""
    return _ENDINGS[MediaType(media_type)][0] if media_type in set(MediaType) else ""


def safe_name(name: str, media_type: MediaType) -> str:
    """A name that is a file's name and nothing more, on any system, with the ending its content asks for."""
    last = unicodedata.normalize("NFC", PurePosixPath(name.replace("\\", "/")).name)
    clean = "".join(_seen(sign) for sign in last).rstrip(" .")
    stem, ending = _without_ending(clean, media_type)
    # Translators: name of a file that had none
    stem = stem.strip(" .") or _("letter")
    if stem.split(".", maxsplit=1)[0].casefold().strip() in _DEVICES:
        stem = f"_{stem}"
    return f"{_cut(stem, NAME_BYTES - len(ending))}{ending}"


def _seen(sign: str) -> str:
    """A sign of a name, or a line in place of one that is not to be seen: control signs, half signs, line ends."""
    if unicodedata.category(sign) == "Zs":
        return " "
    return sign if sign.isprintable() and sign not in _FORBIDDEN else "_"


def _without_ending(name: str, media_type: MediaType) -> tuple[str, str]:
    """A name in two parts: all before the ending, and an ending that fits what the file is."""
    endings = _ENDINGS[media_type]
    own = next((ending for ending in endings if name.casefold().endswith(ending)), "")
    return (name[: -len(own)], name[-len(own) :]) if own else (name, endings[0])


def _cut(text: str, most_bytes: int) -> str:
    """As much of a text as fits into so many bytes."""
    return text.encode()[:most_bytes].decode(errors="ignore").rstrip(" .")
