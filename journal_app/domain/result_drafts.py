# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One number of a text, as somebody types it off the page, with its interval and P.

Hides that a decimal point is read as papers print it, and in which words each oddity between the numbers is said.
"""

import re
from decimal import Decimal

from journal_app.domain.cards import Counts, Higher, Measure, Result
from journal_app.domain.checks import Checks, needed_text
from journal_app.domain.choices import read_choice
from journal_app.domain.frozen import frozen
from journal_app.domain.quantities import read_number
from journal_app.domain.result_rules import Oddity, odd_numbers
from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.words import N_, _

USUAL_LEVEL = "95"
_MOST_DIGITS = 9
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


@frozen
class ResultDraft:
    """One number of a text as typed, and with it what the form does not show of a result that is edited."""

    what: str = ""
    measure: str = ""
    estimate: str = ""
    low: str = ""
    high: str = ""
    level: str = ""
    p: str = ""
    n: str = ""
    unit: str = ""
    higher_is: str = ""
    comparison: str = ""
    df: int = 0
    checked: bool = False
    note: str = ""
    counts: Counts | None = None


def check_result(checks: Checks, at: str, draft: ResultDraft) -> Result | None:
    """The result a draft makes; None when something is wrong with it, which is kept in ``checks`` as "at.field"."""
    what = checks.read(f"{at}.what", lambda: needed_text(one_line(draft.what), _("Say what the number is about.")))
    measure = checks.read(f"{at}.measure", lambda: read_choice(draft.measure, Measure, None))
    higher = checks.read(f"{at}.higher_is", lambda: read_choice(draft.higher_is, Higher, Higher.NEITHER))
    level = checks.read(f"{at}.level", lambda: whole_number(draft.level or USUAL_LEVEL))
    people = checks.read(f"{at}.n", lambda: whole_number(draft.n))
    estimate = checks.read(f"{at}.estimate", lambda: _number(draft.estimate))
    low = checks.read(f"{at}.low", lambda: _number(draft.low))
    high = checks.read(f"{at}.high", lambda: _number(draft.high))
    if what is None or measure is None or higher is None or level is None or people is None:
        return None
    typed = (draft.estimate, draft.low, draft.high)
    if any(text.strip() and number is None for text, number in zip(typed, (estimate, low, high), strict=True)):
        return None
    result = Result(
        what=what,
        measure=measure,
        estimate=estimate,
        low=low,
        high=high,
        level=level,
        p=one_line(draft.p),
        n=people,
        df=draft.df,
        unit=one_line(draft.unit),
        higher_is=higher,
        comparison=one_line(draft.comparison),
        checked=draft.checked,
        note=draft.note,
        counts=draft.counts,
    )
    for name, oddity in odd_numbers(result):
        checks.refuse(f"{at}.{name}", _(_ODD[oddity]))
    return result


_ODD = {
    Oddity.NOTHING_GIVEN: N_("Write the number the text gives, or at least its P."),
    Oddity.HALF_AN_INTERVAL: N_("Write both ends of the interval, or neither."),
    Oddity.OUTSIDE: N_("The number does not lie between the two ends of its interval."),
    Oddity.NO_LEVEL: N_("The level of an interval is between 50 and 99 per cent; most often it is 95."),
    Oddity.NO_P: N_("Write P as it is printed, such as 0.03 or < 0.001."),
    Oddity.NO_CORRELATION: N_("A correlation lies between -1 and 1."),
    Oddity.NO_RATIO: N_("A ratio is greater than 0."),
}


def draft_of_result(result: Result) -> ResultDraft:
    """The form filled in with a result, to be edited."""
    return ResultDraft(
        what=result.what,
        measure=result.measure.value,
        estimate=_printed(result.estimate),
        low=_printed(result.low),
        high=_printed(result.high),
        level=str(result.level),
        p=result.p,
        n=str(result.n or ""),
        unit=result.unit,
        higher_is=result.higher_is.value,
        comparison=result.comparison,
        df=result.df,
        checked=result.checked,
        note=result.note,
        counts=result.counts,
    )


def _printed(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")


def _number(text: str) -> Decimal | None:
    """A number as papers print it, with a decimal point; None where nothing was typed."""
    typed = text.strip().replace("\u2212", "-")
    if not typed:
        return None
    if _DECIMAL.fullmatch(typed):
        return Decimal(typed)
    return read_number(typed)


def whole_number(text: str) -> int:
    """A count in digits; 0 where nothing was typed."""
    typed = text.strip()
    if typed and not (typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS):
        raise refused(typed, _("Write a whole number in digits, such as 120."))
    return int(typed or 0)


def one_line(text: str) -> str:
    """The text without line breaks and outer blanks."""
    return " ".join(text.split())


def refused(text: str, expected: str) -> EntryRefused:
    """The error for a field that does not have the form it needs, in words that name that form."""
    return EntryRefused(
        _("“{text}” does not fit here.").format(text=shortened(text)), expected, _("Nothing was changed.")
    )
