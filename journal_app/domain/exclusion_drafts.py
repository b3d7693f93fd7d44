# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form that leaves days out of what is counted."""

from dataclasses import dataclass
from datetime import date

from journal_app.domain.checks import Checked, Checks, need
from journal_app.domain.days import read_day
from journal_app.domain.records import Exclusion
from journal_app.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionDraft:
    """Days to leave out, as typed; an empty ``last_on`` is one day, an empty ``tracker`` is every score."""

    first_on: str = ""
    last_on: str = ""
    tracker: str = ""
    reason: str = ""


def check_exclusion(draft: ExclusionDraft, *, today: date) -> Checked[Exclusion]:
    """The days a draft leaves out, or what stands in the way."""
    checks = Checks()
    first = checks.read("first_on", lambda: read_day(draft.first_on, today=today))
    last = first if not draft.last_on.strip() else checks.read("last_on", lambda: read_day(draft.last_on, today=today))
    if first is not None and last is not None and last < first:
        checks.refuse("last_on", _("The last day lies before the first."))
    return checks.give(
        lambda: Exclusion(first_on=need(first), last_on=need(last), tracker=draft.tracker, reason=draft.reason.strip())
    )
