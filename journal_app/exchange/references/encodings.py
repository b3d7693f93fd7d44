# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The bytes of a reference file as text.

Hides in which order encodings are tried, and what is looked at where a file does not say: Chinese files are mostly GBK
and short, so pairs of its commonest characters are recognised before anything is guessed.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from journal_app.exchange.sources import kind_of_bytes, refusal
from journal_app.words import _

LARGEST = 50 << 20
"""Bytes of a reference file; thousands of references with abstracts have a tenth of it."""

UTF_8 = "utf-8"
_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""\A\s*(?:<\?xml[^>]*?\bencoding\s*=\s*["']|%+\s*Encoding:\s*)([A-Za-z0-9._-]{2,30})""", re.IGNORECASE
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 100_000
_SOME_CONTROL, _MOST_CONTROL = 8, 0.02
# The rows of GB 2312 with the commonest characters, and those with its punctuation and wide letters.
_COMMON_ROWS, _SIGN_ROWS, _TRAILS = range(0xB0, 0xD8), range(0xA1, 0xA4), range(0xA1, 0xFF)
_MOSTLY = 0.6
# Hardly used in Western files, and how Japanese characters begin in Shift-JIS.
_NO_LETTERS = frozenset({0x81, 0x82, 0x83, 0x84, *range(0x86, 0x8A), 0x8B, 0x8D, 0x8F, 0x90})
_GUESSED = ["cp932", "euc_jp", "big5", "euc_kr", "gb18030", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1252"]


@dataclass(frozen=True, slots=True)
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
    yield from (encoding for mark, encoding in _MARKS if content.startswith(mark))
    yield from _without_mark(content)
    declared = _DECLARED.match(content[:300])
    if declared:
        yield declared[1].decode("ascii").lower()
    yield UTF_8
    if _looks_like_gbk(content):
        yield "gb18030"
    if not _has_single_letters_only(content):
        yield from _guessed(content)
    yield from ("cp1252", "latin-1")


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


def _without_mark(content: bytes) -> Iterator[str]:
    """UTF-16 without a mark: every other byte of plain letters is nought."""
    head = content[:200]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > len(zeros) * _MOSTLY:  # noqa: PLR2004 -- fewer bytes tell nothing
            yield encoding


def _beginning(content: bytes) -> bytes:
    """As much as is looked at, in whole lines, so that no character is cut in two."""
    beginning = content[:_LOOKED_AT]
    end = beginning.rfind(b"\n") if len(content) > _LOOKED_AT else 0
    return beginning[:end] if end > 0 else beginning


def _high_runs(content: bytes) -> list[bytes]:
    return _HIGH.findall(_beginning(content))


def _looks_like_gbk(content: bytes) -> bool:
    """Whether the high bytes come in pairs, most of them common Chinese characters."""
    runs = _high_runs(content)
    if any(len(run) % 2 for run in runs):
        return False
    pairs = [(run[place], run[place + 1]) for run in runs for place in range(0, len(run), 2)]
    common = [lead for lead, trail in pairs if trail in _TRAILS and lead in _COMMON_ROWS]
    fitting = [lead for lead, trail in pairs if trail in _TRAILS and (lead in _COMMON_ROWS or lead in _SIGN_ROWS)]
    return bool(common) and len(fitting) > _MOSTLY * len(pairs)


def _has_single_letters_only(content: bytes) -> bool:
    """Whether high bytes stand alone among plain ones, as accented letters of Western languages do."""
    runs = _high_runs(content)
    single = [run for run in runs if len(run) == 1]
    return len(single) > _MOSTLY * len(runs) and not _NO_LETTERS.intersection(run[0] for run in single)


def _guessed(content: bytes) -> Iterator[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(_beginning(content), cp_isolation=_GUESSED).best()
    if best is not None:
        yield best.encoding
