# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is shown of questions written before an infusion, as values. Knows no Qt and no journal."""

from journal_app.domain.drafts import ExpectationDraft
from journal_app.domain.frozen import frozen


@frozen
class WrittenLine:
    """One question that was written, in words."""

    id: str
    words: str


@frozen
class BeforeState:
    """What can be asked and what was. ``trackers`` and ``kinds`` are values with their words."""

    trackers: tuple[tuple[str, str], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    written: tuple[WrittenLine, ...] = ()
    can_change: bool = True


@frozen
class BeforeForm:
    """The form as it is opened; closed without a ``heading``."""

    heading: str = ""
    draft: ExpectationDraft | None = None


CLOSED = BeforeForm()
