# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""In which encoding a text is kept, told by its bytes, and what that encoding is called.

Hides in which order encodings are tried, and what is looked at where a file does not say: Chinese files are mostly GBK
and short, so pairs of its commonest characters are recognised before anything is guessed; single accented letters
among plain ones are Western, unless they would be signs there that never stand within a word.
"""

import codecs
import re
from collections.abc import Iterator

UTF_8 = "utf-8"
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What stands before a text that says its encoding so, the longer marks before those they begin with."""
_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "ascii": "UTF-8",
    "iso8859-1": "Latin-1",
    "iso8859-2": "Latin-2",
    "iso8859-15": "Latin-9",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
    "cp437": "DOS 437",
    "cp850": "DOS 850",
    "cp852": "DOS 852",
    "cp866": "DOS 866",
    "mac-roman": "Mac Roman",
    "koi8-r": "KOI8-R",
    "gb18030": "GB 18030",
    "gbk": "GBK",
    "big5": "Big5",
    "cp932": "Shift-JIS",
    "shift_jis": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
}
_HIGH = re.compile(rb"[\x80-\xff]+")
_LOOKED_AT = 100_000
# The rows of GB 2312 with the commonest characters, and those with its punctuation and wide letters.
_COMMON_ROWS, _SIGN_ROWS, _TRAILS = range(0xB0, 0xD8), range(0xA1, 0xA4), range(0xA1, 0xFF)
_MOSTLY = 0.6
# Hardly used in Western files, and how Japanese characters begin in Shift-JIS.
_NO_LETTERS = frozenset({0x81, 0x82, 0x83, 0x84, *range(0x86, 0x8A), 0x8B, 0x8D, 0x8F, 0x90})
# Signs of Windows-1252 with a letter on either side, as the letters of other languages come out there.
_WITHIN_WORD = re.compile(
    r"(?<=[^\W\d_])[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7](?=[^\W\d_])"
)
_GUESSED = ["cp932", "euc_jp", "big5", "euc_kr", "gb18030", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1252"]


def words_of(encoding: str) -> str:
    """What an encoding is called; its own name where it has no other, nothing for none."""
    try:
        return _NAMES.get(codecs.lookup(encoding).name, encoding) if encoding else ""
    except LookupError:
        return encoding


def is_known(encoding: str) -> bool:
    """Whether a name is that of an encoding of text that is read here."""
    try:
        return codecs.lookup(encoding).name in _NAMES
    except (LookupError, ValueError):
        return False


def told_by(head: bytes) -> str:
    """The encoding that the first bytes tell: by a mark, or as UTF-16 without one; nothing where they do not."""
    marked = next((encoding for mark, encoding in MARKS if head.startswith(mark)), "")
    return marked or next(without_mark(head), "")


def without_mark(head: bytes) -> Iterator[str]:
    """UTF-16 without a mark: every other byte of plain letters is nought."""
    head = head[:200]
    for encoding, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        is_long = len(head) > 3  # noqa: PLR2004 -- fewer bytes tell nothing
        if is_long and zeros.count(0) > len(zeros) * _MOSTLY and others.count(0) < len(others) * (1 - _MOSTLY):
            yield encoding


def guessed(content: bytes) -> Iterator[str]:
    """The encodings a text may be kept in that says none and is not UTF-8, the likeliest first; the last fits all."""
    if looks_like_gbk(content):
        yield "gb18030"
    if not _is_western(content):
        yield from _by_statistics(content)
    yield from ("cp1252", "latin-1")


def looks_like_gbk(content: bytes) -> bool:
    """Whether the high bytes come in pairs, most of them common Chinese characters."""
    runs = _HIGH.findall(_beginning(content))
    if any(len(run) % 2 for run in runs):
        return False
    pairs = [(run[place], run[place + 1]) for run in runs for place in range(0, len(run), 2)]
    common = [lead for lead, trail in pairs if trail in _TRAILS and lead in _COMMON_ROWS]
    fitting = [lead for lead, trail in pairs if trail in _TRAILS and (lead in _COMMON_ROWS or lead in _SIGN_ROWS)]
    return bool(common) and len(fitting) > _MOSTLY * len(pairs)


def _is_western(content: bytes) -> bool:
    """Whether high bytes stand alone among plain ones, as accented letters of Western languages do."""
    beginning = _beginning(content)
    runs = _HIGH.findall(beginning)
    single = [run for run in runs if len(run) == 1]
    if len(single) <= _MOSTLY * len(runs) or _NO_LETTERS.intersection(run[0] for run in single):
        return False
    return _WITHIN_WORD.search(beginning.decode("cp1252", "replace")) is None


def _beginning(content: bytes) -> bytes:
    """As much as is looked at, in whole lines, so that no character is cut in two."""
    beginning = content[:_LOOKED_AT]
    end = beginning.rfind(b"\n") if len(content) > _LOOKED_AT else 0
    return beginning[:end] if end > 0 else beginning


def _by_statistics(content: bytes) -> Iterator[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(_beginning(content), cp_isolation=_GUESSED).best()
    if best is not None:
        yield best.encoding
