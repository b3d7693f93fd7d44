# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which days a report is about: since the last appointment, else the last twelve months, or days of the reader's own.

Hides how the days before are counted in years of unlike length.
"""

from calendar import monthrange
from datetime import date, timedelta

from journal_app.analysis.charts import Span
from journal_app.domain.asking import last_visit
from journal_app.domain.frozen import frozen
from journal_app.domain.records import Appointment
from journal_app.errors import EntryRefused
from journal_app.report.stretches import stretch_words
from journal_app.store.queries import Facts
from journal_app.words import _, day_text

MONTHS_OF_YEAR = 12


@frozen
class Dates:
    """The days of a report, both ends included, and the appointment they follow, if that is why they begin there.

    A report is told as of its last day: nothing later is in it, and what is counted back is counted from there.
    """

    first: date
    last: date
    since: Appointment | None = None

    @property
    def span(self) -> Span:
        """The same days as ordinals."""
        return Span(first=self.first.toordinal(), last=self.last.toordinal())

    def holds(self, day: date | None) -> bool:
        """Whether a day is one of them."""
        return day is not None and self.first <= day <= self.last

    def words(self) -> str:
        """From when to when."""
        return stretch_words(self.first, self.last)


def dates_of(facts: Facts, *, today: date, first: date | None = None, last: date | None = None) -> Dates:
    """The days of a report; without ``first`` they begin at the last appointment, or a year back where none is noted.

    EntryRefused where the first day comes after the last, or the last has not come yet.
    """
    end = last or today
    if end > today:
        raise EntryRefused(
            _("{day} has not come yet.").format(day=day_text(end)),
            _("Today is {today} in this journal.").format(today=day_text(today)),
            _("No report was made."),
        )
    if first is None:
        visit = last_visit(facts.every(Appointment), today=end)
        return Dates(first=visit.day if visit else year_before(end), last=end, since=visit)
    if first > end:
        raise EntryRefused(
            _("The first day, {first}, comes after the last, {last}.").format(
                first=day_text(first), last=day_text(end)
            ),
            _("No report was made."),
        )
    return Dates(first=first, last=end)


def year_before(last: date) -> date:
    """The first of the twelve months that end on a day."""
    return months_before(last, MONTHS_OF_YEAR)


def months_before(last: date, months: int) -> date:
    """The first of so many months that end on a day; the last of a month that has no such day begins them."""
    year, month = divmod(last.year * MONTHS_OF_YEAR + last.month - 1 - months, MONTHS_OF_YEAR)
    if year < date.min.year:
        return date.min
    length = monthrange(year, month + 1)[1]
    if last.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, last.day) + timedelta(days=1)
