# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Findings in full: what was asked, the answer with its interval, what weakens it, the picture, how it was made.

Hides that what stands beside several findings alike is printed once, at the end.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.pictures import picture_names, picture_of
from journal_app.analysis.findings.words import words_of
from journal_app.domain.settings import REPORT_FINDINGS, lines_kept
from journal_app.report.appointment.asked import Asked
from journal_app.report.appointment.before_after import told_of
from journal_app.report.appointment.document import Block, Items, Paragraph, Section, Voice
from journal_app.report.appointment.pictures import picture
from journal_app.store.queries import Facts
from journal_app.words import _


def findings(facts: Facts, found: Sequence[Finding], asked: Asked) -> Section:
    """The findings that were picked, else those of page one."""
    picked = chosen(found, asked)
    sections = tuple(
        Section(heading=words_of(each).question, blocks=tuple(_blocks(facts, each, asked.dates.last)))
        for each in picked
    )
    always = tuple(dict.fromkeys(line for each in picked for line in words_of(each).always))
    # Translators: heading: what holds for all findings
    beside = Section(heading=_("Beside every answer"), blocks=(Items(always),) if always else ())
    nothing = (Paragraph(_("There is nothing to compare yet.")),)
    return Section(heading=_("Findings"), blocks=() if picked else nothing, sections=(*sections, beside))


def chosen(found: Sequence[Finding], asked: Asked) -> tuple[Finding, ...]:
    """The findings to print in full."""
    if asked.findings is None:
        return told_of(found, asked.dates)
    return tuple(each for each in found if each.id in asked.findings)


def findings_kept(facts: Facts) -> frozenset[str] | None:
    """The ids of the findings that the reader put into the report; None where there are none, for those of page one."""
    return frozenset(lines_kept(facts.setting(REPORT_FINDINGS))) or None


def _blocks(facts: Facts, finding: Finding, last: date) -> Iterator[Block]:
    words = words_of(finding)
    yield Paragraph(words.sentence, Voice.STRONG)
    if finding.has_answer:
        drawn = picture_of(facts, finding, picture_names(finding)[0], today=last)
        yield picture(drawn.spec)
    if words.caveats:
        yield Items(words.caveats)
    if words.how:
        yield Paragraph(" ".join(words.how), Voice.SOFT)
