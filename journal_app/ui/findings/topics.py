# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the research beside the Findings screen may be about: what is asked in view, whatever the answers are.

Hides which of the questions of a card each question of the page is.
"""

from collections.abc import Iterable

from journal_app.analysis.anchors import AnchorKind
from journal_app.analysis.findings.draws import DrawsFinding
from journal_app.analysis.findings.finding import About, Finding
from journal_app.analysis.findings.starts import StartFinding
from journal_app.analysis.findings.wearing import WearingFinding
from journal_app.domain.cards import FindingKind
from journal_app.domain.treatments import InfusionKind
from journal_app.research.topics import Topic, infusion_topics, result_topics, score_topics, treatment_topics

_KINDS = {
    About.BEFORE_AFTER: FindingKind.BEFORE_AND_AFTER,
    About.WEARING_OFF: FindingKind.BEFORE_AND_AFTER,
    About.DRAWS: FindingKind.TOGETHER,
    About.RESULTS: FindingKind.TREND,
    About.TREND: FindingKind.TREND,
    About.WEEKDAYS: FindingKind.WEEKDAYS,
    About.BLANK_DAYS: FindingKind.COVERAGE,
}


def topics_asked(shown: Iterable[Finding]) -> frozenset[Topic]:
    """The topics of these questions together."""
    return frozenset(topic for each in shown for topic in _topics(each))


def _topics(finding: Finding) -> frozenset[Topic]:
    kind = _KINDS[finding.about]
    if finding.about is About.RESULTS:
        return result_topics([finding.outcome], kind)
    topics = score_topics(finding.outcome, kind)
    match finding:
        case DrawsFinding():
            return topics | result_topics([finding.analyte])
        case WearingFinding():
            return topics | infusion_topics(InfusionKind(finding.anchor.of), finding.anchor.product)
        case StartFinding() if finding.anchor.kind is AnchorKind.INFUSION:
            return topics | infusion_topics(InfusionKind(finding.anchor.of), finding.start.label)
        case StartFinding() if finding.anchor.kind is AnchorKind.COURSE:
            return topics | treatment_topics(finding.start.label)
        case _:
            return topics
