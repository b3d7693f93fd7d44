# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A value of a source's scale on the scale of a tracker here: ends on ends, in decimals.

Hides the arithmetic, and what is kept of the value as it was printed. A value that is outside the scale it is said to
be of, or outside the tracker's, is refused and never moved; so is one for a scale here of which nobody knows the scale.
"""

from decimal import ROUND_HALF_UP, Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.score_drafts import check_number
from journal_app.domain.scores import Tracker, TrackerKind
from journal_app.exchange.previews.answers import TrackerReading
from journal_app.exchange.previews.plan import LineRefused
from journal_app.words import _

_WHOLE, _HUNDREDTHS = Decimal(1), Decimal("0.01")


@frozen
class Carried:
    """A value as the tracker takes it; ``original`` is how the source has it, where that is another number."""

    value: Decimal
    original: str = ""


@frozen
class Carrier:
    """The way from a source's scale to a tracker's. ``source`` is the name of the app or format, as shown."""

    source: str
    tracker: Tracker
    reading: TrackerReading

    def carry(self, value: Decimal, printed: str) -> Carried:
        """The value here; EntryRefused when it lies outside a scale, or the tracker does not take it."""
        low, high = self.reading.low, self.reading.high
        if low is None and high is None and self._needs_ends:
            raise LineRefused(
                _("Nobody has said yet on which scale {source} counts, so {value} has no place on {tracker}.").format(
                    source=self.source, value=printed, tracker=self.tracker.name
                )
            )
        if not self.is_other_scale or low is None or high is None:
            return Carried(value=check_number(value, self.tracker))
        if not low <= value <= high:
            raise LineRefused(
                _("{value} is outside the scale from {low} to {high} that it is said to be of.").format(
                    value=printed, low=low, high=high
                )
            )
        here = check_number(_placed(value, low, high, self.tracker, is_reversed=self.reading.is_reversed), self.tracker)
        # Not translated: the same file read in another language has to give the same note.
        return Carried(value=here, original=f"{self.source}: {printed} ({low}\N{EN DASH}{high})")

    @property
    def _needs_ends(self) -> bool:
        """Whether a number says nothing here without its scale: 4 of 5 is not 4 of 10."""
        made_for_it = self.reading.new.key if self.reading.new is not None else ""
        return self.tracker.kind is TrackerKind.SCALE and self.tracker.key != made_for_it

    @property
    def is_other_scale(self) -> bool:
        """Whether values change on their way: both have ends, and these differ or run the other way."""
        ends, tracker = (self.reading.low, self.reading.high), self.tracker
        if None in ends or None in {tracker.low, tracker.high} or ends[0] == ends[1]:
            return False
        return ends != (tracker.low, tracker.high) or self.reading.is_reversed


def _placed(value: Decimal, low: Decimal, high: Decimal, tracker: Tracker, *, is_reversed: bool) -> Decimal:
    """The place of a value between two ends, between the tracker's; a half goes up where it takes whole numbers."""
    first, last = tracker.low or Decimal(0), tracker.high or Decimal(0)
    if is_reversed:
        first, last = last, first
    here = first + (value - low) * (last - first) / (high - low)
    step = _HUNDREDTHS if tracker.kind in {TrackerKind.NUMBER, TrackerKind.DURATION} else _WHOLE
    return Decimal(format(here.quantize(step, ROUND_HALF_UP).normalize(), "f"))
