# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From the journal to the state of the Settings screen, in words. Knows no Qt."""

from collections.abc import Sequence
from datetime import time

from journal_app.domain.catalogues import offered_trackers
from journal_app.domain.scores import Better, DayRule, Tracker, TrackerKind
from journal_app.domain.spelling import plain
from journal_app.store.queries import Facts
from journal_app.ui.settings.state import OfferState, SettingsState, TrackerState
from journal_app.words import N_, _, in_one_line, number_text, time_text

# Translators: what a new score takes, in a list to choose from
KINDS = {
    TrackerKind.SCALE: N_("A scale, in whole numbers"),
    TrackerKind.YES_NO: N_("Yes or no"),
    TrackerKind.COUNT: N_("A count"),
    TrackerKind.DURATION: N_("Hours and minutes"),
    TrackerKind.NUMBER: N_("A number"),
}
# Translators: which way of a new score is better, in a list to choose from
DIRECTIONS = {
    Better.NEITHER: N_("Neither is better"),
    Better.LOWER: N_("Lower is better"),
    Better.HIGHER: N_("Higher is better"),
}
DAY_RULES = {
    DayRule.MEAN: N_("The mean of all counts"),
    DayRule.WORST: N_("The worst of all counts"),
    DayRule.LAST: N_("The last one counts"),
}


def build_state(facts: Facts, *, can_change: bool = True) -> SettingsState:
    """Everything of the journal that the Settings screen shows."""
    trackers = sorted(facts.trackers(archived=True), key=lambda tracker: tracker.archived)
    ends = facts.day_ends()
    return SettingsState(
        trackers=tuple(_tracker_state(tracker) for tracker in trackers),
        offers=tuple(_offers(trackers)),
        day_ends=time_text(ends),
        day_ends_words=day_ends_words(ends),
        can_change=can_change,
    )


def day_ends_words(ends: time) -> str:
    """What it means that a day ends then."""
    if ends == time(0):
        return _("The day ends at midnight: what you enter after it belongs to the new day.")
    return _("What you enter after midnight and before {time} belongs to the day before.").format(time=time_text(ends))


def scale_words(tracker: Tracker) -> str:
    """What a tracker takes: "0 to 10" for a scale, else its kind, with its ends where it has any."""
    kind, low, high = tracker.kind, tracker.low, tracker.high
    ends = ""
    if kind is TrackerKind.YES_NO:
        low = high = None
    if low is not None and high is not None:
        ends = _("{low} to {high}").format(low=number_text(low), high=number_text(high))
    elif low is not None:
        ends = _("from {low} up").format(low=number_text(low))
    elif high is not None:
        # Translators: the largest number of a score, where there is no least; behind a comma
        ends = _("up to {high}").format(high=number_text(high))
    if not ends:
        return _(KINDS[kind])
    # Translators: what a score takes: A number, from 0 up
    return ends if kind is TrackerKind.SCALE else _("{kind}, {ends}").format(kind=_(KINDS[kind]), ends=ends)


def _tracker_state(tracker: Tracker) -> TrackerState:
    name = _("{name} (put away)").format(name=_(tracker.name)) if tracker.archived else _(tracker.name)
    words = [_(tracker.low_words), _(tracker.high_words)]
    # Translators: what the two ends of a scale mean: none … the worst I have known
    ends = _("{low} … {high}").format(low=words[0], high=words[1]) if all(words) else "".join(words)
    parts = (
        name,
        _(tracker.question),
        scale_words(tracker),
        ends,
        _(DIRECTIONS[tracker.better]),
        _("Several entries on a day: {rule}").format(rule=_(DAY_RULES[tracker.day_rule])),
    )
    return TrackerState(
        key=tracker.key,
        name=name,
        question=_(tracker.question),
        details=in_one_line(parts),
        is_put_away=tracker.archived,
    )


def _offers(known: Sequence[Tracker]) -> list[OfferState]:
    """The trackers on offer that the journal does not have, neither by key nor by name."""
    taken = {plain(name) for tracker in known for name in (tracker.key, tracker.name)}
    return [
        OfferState(key=offer.tracker.key, name=_(offer.tracker.name), question=_(offer.tracker.question))
        for offer in offered_trackers()
        if not taken & {plain(offer.tracker.key), plain(offer.tracker.name)}
    ]
