# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The marks by which a text is found: DOI, PMID, PMCID, and dates as far as they are given.

Hides the addresses and words that people copy along with a number.
"""

import re

_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi\.org/|doi\s*+:?+\s*+)?(10\.[0-9]{2,9}(?:\.[0-9]+)*/\S+)", re.IGNORECASE
)
_PMID = re.compile(
    r"(?:pmid\s*+:?+\s*+|https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/)?0*([1-9][0-9]{0,8})/?",
    re.IGNORECASE,
)
_PMCID = re.compile(r"(?:pmcid\s*+:?+\s*+)?(pmc)?([1-9][0-9]{0,9})(?:\.[0-9]+)?", re.IGNORECASE)
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LIMITS = (9999, 12, 31)


def clean_doi(text: str) -> str:
    """The DOI alone, from "10." on; empty when the text is none."""
    match = _DOI.fullmatch(text.strip())
    return match[1].rstrip(".,;") if match else ""


def clean_pmid(text: str) -> str:
    """The digits of a PMID; empty when the text is none."""
    match = _PMID.fullmatch(text.strip())
    return match[1] if match else ""


def clean_pmcid(text: str) -> str:
    """A PMCID as "PMC" and digits, from a field that holds nothing else; empty when it is none."""
    match = _PMCID.fullmatch(text.strip())
    return f"PMC{match[2]}" if match else ""


def marked_pmcid(text: str) -> str:
    """The same from a field that may hold other numbers: it has to say that it is one."""
    match = _PMCID.fullmatch(text.strip())
    return f"PMC{match[2]}" if match and match[1] else ""


def iso_parts(text: str) -> tuple[str, ...]:
    """Year, month and day of a date such as 2018, 2018-04 or 2018-04-03; nothing for any other text."""
    match = _DATE.fullmatch(text)
    parts = tuple(part for part in match.groups() if part) if match else ()
    return parts if all(1 <= int(part) <= limit for part, limit in zip(parts, _LIMITS, strict=False)) else ()
