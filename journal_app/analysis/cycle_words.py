# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said about cycles laid over each other: title, note, footer, summary. Hides the wording."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from journal_app.analysis.anchors import ONE_COURSE_DAYS, Anchor, AnchorKind, Start
from journal_app.analysis.chart_words import brief_alt, value_text
from journal_app.analysis.charts import MeanBand
from journal_app.domain.frozen import frozen
from journal_app.domain.kinds import event_words, infusion_words
from journal_app.domain.treatments import EventKind, InfusionKind
from journal_app.words import _, day_text, in_one_line, ngettext, with_commas


def anchor_words(anchor: Anchor) -> str:
    """What days are counted from, as it stands in a list: iron infusion (Ferinject), relapse, start of oral iron."""
    match anchor.kind:
        case AnchorKind.INFUSION:
            kind = infusion_words(InfusionKind(anchor.of))
            # Translators: {kind} is what was infused, such as: iron infusion; {product} its name
            return _("{kind} ({product})").format(kind=kind, product=_(anchor.product)) if anchor.product else kind
        case AnchorKind.EVENT:
            return event_words(EventKind(anchor.of))
        case AnchorKind.COURSE:
            # Translators: a day to count from; {treatment} is a name as it was typed, such as oral iron
            return _("start of {treatment}").format(treatment=_(anchor.of))


def day_0_words(day: int, label: str) -> str:
    """A cycle by the date of its day 0: 12 Mar 2025, Ferinject 1000 mg."""
    return with_commas(part for part in (day_text(date.fromordinal(day)), label) if part)


def since_text(day: float) -> str:
    """A day counted from day 0, in words: day 12, 5 days before."""
    count = round(day)
    if count < 0:
        # Translators: a day counted from an infusion or another day 0: so many days before it
        return ngettext("{days} day before", "{days} days before", -count).format(days=-count)
    # Translators: a day counted from an infusion or another day 0, in a chart; in lists also a date: day 3 May 2026
    return _("day {day}").format(day=count)


def since_words(name: str, day: float, value: float) -> str:
    """What there is to read at one day of a cycle, or of how many cycles there were."""
    # Translators: {day} is such as: day 12, or: 5 days before; {name} says which line of the chart it is
    return _("{day} · {value} · {name}").format(day=since_text(day), value=value_text(value), name=name)


def mean_words(mean: MeanBand, index: int) -> str:
    """What there is to read at one day of the mean: of how many cycles it is, and how far apart they were."""
    count, too_ill = int(mean.counts.array[index]), int(mean.too_ill.array[index])
    said = [
        since_text(float(mean.days.array[index])),
        # Translators: {mean} is a number
        _("mean {mean}").format(mean=value_text(mean.means.array[index])),
        _("of {count} cycles, from {low} to {high}").format(
            count=count, low=value_text(mean.lows.array[index]), high=value_text(mean.highs.array[index])
        ),
        _("{count} too ill to log").format(count=too_ill) if too_ill else "",
    ]
    return in_one_line(said)


@frozen
class CycleWords:
    """Everything said about these cycles of one tracker, counted from one kind of day 0."""

    anchor: Anchor
    starts: Sequence[Start]
    tracker: str
    mean: MeanBand

    def title(self) -> str:
        """What the chart shows."""
        # Translators: title of a chart; {tracker} is a score such as Fatigue, {anchor} is what days are counted from:
        # iron infusion, relapse, start of oral iron
        return _("{tracker}, days since {anchor}").format(tracker=self.tracker, anchor=anchor_words(self.anchor))

    def day_0(self) -> str:
        """What stands at day 0."""
        # Translators: {anchor} is what days are counted from: iron infusion, relapse, start of oral iron
        return _("day 0: {anchor}").format(anchor=anchor_words(self.anchor))

    def note(self) -> str:
        """How the lines are made, and which doses count as one."""
        said = [
            _(
                "Each thin line is the mean of the 7 days around a day where at least 4 were logged, before day 0 and"
                " after it apart."
            ),
            _("A cycle ends where the next one begins."),
        ]
        merged = sum(start.doses > 1 for start in self.starts)
        if merged:
            counted = ngettext(
                "In {count} cycle several doses within {days} days count as one, from the first.",
                "In {count} cycles several doses within {days} days count as one, from the first.",
                merged,
            )
            said.append(counted.format(count=merged, days=ONE_COURSE_DAYS))
        return " ".join(said)

    def footer(self) -> str:
        """How many cycles there are, how many a day's mean was made of, and the too-ill days in them."""
        counts = self.mean.counts.array[~np.isnan(self.mean.means.array)]
        # Translators: a cycle is the time from one infusion (or relapse, or start of a treatment) to the next
        said = [ngettext("{count} cycle", "{count} cycles", len(self.starts)).format(count=len(self.starts))]
        if len(counts):
            least, most = int(counts.min()), int(counts.max())
            # Translators: two whole numbers, put into: a mean of {count} of them a day
            made_of = str(least) if least == most else _("{least} to {most}").format(least=least, most=most)
            # Translators: them: the cycles counted before it; {count} is a number, or such as: 2 to 5
            said.append(_("a mean of {count} of them a day").format(count=made_of))
        else:
            # Translators: of two or more cycles, which were counted before it
            said.append(_("no day with a mean of two or more"))
        too_ill = int(self.mean.too_ill.array.sum())
        said.append(_("{count} too ill to log").format(count=too_ill) if too_ill else "")
        return in_one_line(said) + "."

    def alt(self) -> str:
        """A summary for whoever cannot see the chart."""
        return brief_alt(self.title(), self.footer(), self.note())
