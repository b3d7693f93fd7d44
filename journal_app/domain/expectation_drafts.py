# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of a question written before an infusion: which score, what change of it would count, before which infusion.

Hides which sizes can be written: above nought, and on a scale with two ends no more than lies between them.
"""

from collections.abc import Sequence
from decimal import Decimal

from journal_app.domain.checks import Checked, Checks, need, needed_text
from journal_app.domain.choices import read_choice
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import read_number
from journal_app.domain.records import Expectation
from journal_app.domain.scores import Tracker
from journal_app.domain.spelling import plain, shortened
from journal_app.domain.treatments import InfusionKind
from journal_app.errors import EntryRefused, NotFound
from journal_app.words import _, with_commas


@frozen
class ExpectationDraft:
    """A question written before, as typed; ``tracker`` is a key or a name, an empty ``kind`` is iron."""

    tracker: str = ""
    size: str = ""
    kind: str = InfusionKind.IRON
    note: str = ""


def check_expectation(draft: ExpectationDraft, trackers: Sequence[Tracker]) -> Checked[Expectation]:
    """The question a draft makes, or its problems by field; ``trackers`` are those in use, one of which it is about."""
    checks = Checks()
    tracker = checks.read("tracker", lambda: _tracker(draft.tracker, trackers))
    size = checks.read("size", lambda: _size(draft.size, tracker))
    kind = checks.read("kind", lambda: read_choice(draft.kind, InfusionKind, InfusionKind.IRON))
    return checks.give(
        lambda: Expectation(tracker=need(tracker).key, size=need(size), kind=need(kind), note=draft.note.strip())
    )


def _tracker(text: str, trackers: Sequence[Tracker]) -> Tracker:
    typed = needed_text(text, _("Choose a score."))
    for tracker in trackers:
        spellings = {plain(tracker.key), plain(tracker.name), plain(_(tracker.name))} - {""}
        if typed == tracker.key or plain(typed) in spellings:
            return tracker
    raise NotFound(
        _("There is no score called “{name}”.").format(name=shortened(typed)),
        _("Those of this journal: {names}.").format(names=with_commas(tracker.key for tracker in trackers)),
        _("Nothing was changed."),
    )


def _size(text: str, tracker: Tracker | None) -> Decimal:
    size = read_number(needed_text(text, _("Write what change would count, such as 1.5.")))
    if size <= 0:
        raise EntryRefused(_("Write a number above 0; more and less count alike."), hint=_("Nothing was changed."))
    if tracker is not None and tracker.low is not None and tracker.high is not None:
        _refuse_beyond(size, tracker.low, tracker.high)
    return size


def _refuse_beyond(size: Decimal, low: Decimal, high: Decimal) -> None:
    if size > high - low:
        words = _("This score goes from {low} to {high}; a change of {size} does not fit in there.")
        said = words.format(low=format(low, "f"), high=format(high, "f"), size=format(size, "f"))
        raise EntryRefused(said, hint=_("Nothing was changed."))
