# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One record of a file taken, left out or refused, and the line of the plan that says which.

Hides which error means which.
"""

from collections.abc import Callable

from journal_app.domain.facts import Kind
from journal_app.domain.labs import LabResult
from journal_app.domain.treatments import Infusion
from journal_app.errors import EntryRefused
from journal_app.exchange.previews.cells import said_by
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.exchange.previews.result_lines import ResultLines


def settle_lab(lines: ResultLines, where: str, whose: str, read: Callable[[], tuple[LabResult, str]]) -> None:
    """Offer the result that ``read`` gives with its remark, or say why there is none."""

    def take() -> None:
        result, remark = read()
        lines.offer_lab(where, result, remark, whose)

    _settle(lines, where, whose, Kind.LAB_RESULT, take)


def settle_infusion(lines: ResultLines, where: str, whose: str, read: Callable[[], Infusion]) -> None:
    """Offer the infusion that ``read`` gives, or say why there is none."""
    _settle(lines, where, whose, Kind.INFUSION, lambda: lines.offer_infusion(where, read(), whose))


def _settle(lines: ResultLines, where: str, whose: str, kind: Kind, take: Callable[[], object]) -> None:
    try:
        take()
    except LineSkipped as skipped:
        lines.skip(where, said_by(skipped), kind, whose)
    except LineRefused as refused:
        lines.reject(where, said_by(refused), refused.readings, kind, options=refused.options, whose=whose)
    except EntryRefused as refused:
        lines.reject(where, said_by(refused), (), kind, whose=whose)
