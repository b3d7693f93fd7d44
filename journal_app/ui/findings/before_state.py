# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is shown of questions written before an infusion, as values. Knows no Qt and no journal."""

from dataclasses import dataclass

from journal_app.domain.drafts import ExpectationDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLine:
    """One question that was written, in words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeState:
    """What can be asked and what was. ``trackers`` and ``kinds`` are values with their words."""

    trackers: tuple[tuple[str, str], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    written: tuple[WrittenLine, ...] = ()
    can_change: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeForm:
    """The form as it is opened; closed without a ``heading``."""

    heading: str = ""
    draft: ExpectationDraft | None = None


CLOSED = BeforeForm()
