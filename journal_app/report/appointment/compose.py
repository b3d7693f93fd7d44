# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""From a journal to a report, as values.

Hides which part comes from which module, and that the count of signs no font has is known only when all is written.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date

from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.page import findings as every_finding
from journal_app.domain.records import Appointment
from journal_app.domain.settings import MADE_UP, PERSON, YES
from journal_app.report.appointment.answers import answers
from journal_app.report.appointment.asked import Asked, Part
from journal_app.report.appointment.before_after import before_after
from journal_app.report.appointment.cards import cards
from journal_app.report.appointment.changed import changed
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Document, FrontPage, Picture, Section, Voice
from journal_app.report.appointment.findings import findings
from journal_app.report.appointment.given import infusions, treatments
from journal_app.report.appointment.glance import glance, serious
from journal_app.report.appointment.notes import notes
from journal_app.report.appointment.panel import all_results, iron_panel
from journal_app.report.appointment.pictures import cycles, timelines
from journal_app.report.appointment.quality import quality, with_signs
from journal_app.report.appointment.questions import all_questions, first_questions
from journal_app.report.appointment.room import AMPLE, Room, rooms_for
from journal_app.report.appointment.scales import scales
from journal_app.report.appointment.spells import spells
from journal_app.report.drawable import cut, drawable
from journal_app.store.queries import Facts
from journal_app.words import _, day_text, in_one_line


def compose(
    facts: Facts, asked: Asked, *, found: Sequence[Finding] | None = None, rooms: Sequence[Room] = ()
) -> Document:
    """The report that is asked for, in the language spoken now.

    ``found`` are the findings of the same journal as of the last day asked for, where somebody has them already. Page
    one is written out in ``rooms``, without them in all that it may need.
    """
    known = every_finding(facts, today=asked.dates.last) if found is None else found
    made_up = facts.setting(MADE_UP) == YES
    title = _("Summary for an appointment, {dates}").format(dates=asked.dates.words())
    whose = _("A made-up person’s journal") if made_up else cut(facts.setting(PERSON), AMPLE.name_letters)
    # Translators: foot of a report: how many changes the journal had seen when it was made
    change = _("journal at change {number}").format(number=facts.change_number())
    parts = dict(_parts(facts, asked, known))
    written, (front, *shorter) = _fronts(facts, asked, known, rooms)
    document = Document(
        title=title,
        heading=_("Summary for an appointment"),
        who=tuple(line for line in _who(facts, asked, whose) if line),
        front=front,
        shorter=tuple(shorter),
        parts=tuple(part for part in parts.values() if not part.is_empty),
        names=tuple(name for name, part in parts.items() if not part.is_empty),
        foot=in_one_line((title, cut(whose, AMPLE.name_letters // 2), change)),
    )
    return _with_quality(document, written, facts, asked.dates, made_up=made_up)


def _fronts(
    facts: Facts, asked: Asked, found: Sequence[Finding], wanted: Sequence[Room]
) -> tuple[Sequence[Room], list[FrontPage]]:
    """Page one in the rooms that are wanted, else in every room it may need; and these rooms."""
    high, low = timelines(facts, asked.dates)
    ample = _front(facts, asked, found, high, AMPLE)
    rooms = wanted or rooms_for(sum(map(len, texts(ample))), sum(section.lines for section in ample.sections()))
    others = (_front(facts, asked, found, high if room.has_lanes else low, room) for room in rooms if room != AMPLE)
    return rooms, [*([ample] if AMPLE in rooms else []), *others]


def _with_quality(document: Document, rooms: Sequence[Room], facts: Facts, dates: Dates, *, made_up: bool) -> Document:
    """The report with its box on the quality of the data, which counts the signs of what is printed with it."""
    around = (document.title, document.heading, document.who, document.parts, document.foot)

    def counted(front: FrontPage, room: Room) -> FrontPage:
        box = quality(facts, dates, room, made_up=made_up)
        replaced = sum(drawable(text).replaced for text in texts((*around, front, box)))
        return replace(front, quality=with_signs(box, replaced))

    front, *shorter = map(counted, (document.front, *document.shorter), rooms)
    return replace(document, front=front, shorter=tuple(shorter))


def texts(thing: object) -> Iterator[str]:
    """All that is written in a report or a part of it; what is drawn in a chart is not."""
    if isinstance(thing, Voice):
        return
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts(each)
    elif is_dataclass(thing) and not isinstance(thing, Picture):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


def _who(facts: Facts, asked: Asked, whose: str) -> Iterator[str]:
    """Whose report it is and which days it is about; birth date and number only as they were typed for it."""
    born, number = cut(asked.birth_date, AMPLE.name_letters), cut(asked.clinic_number, AMPLE.name_letters)
    yield in_one_line(
        (
            whose,
            # Translators: behind the name of the person, at the head of a report
            _("born {date}").format(date=born) if born else "",
            # Translators: behind the name of the person, at the head of a report: the number a clinic knows the person
            # by
            _("clinic number {number}").format(number=number) if number else "",
        )
    )
    dates = asked.dates.words()
    since = _("{dates}, since the last appointment").format(dates=dates) if asked.dates.since else dates
    yield in_one_line((since, _coming_words(facts, asked.dates.last)))


def _coming_words(facts: Facts, last: date) -> str:
    coming = min((one for one in facts.every(Appointment) if one.day >= last), key=lambda one: one.day, default=None)
    if coming is None:
        return ""
    if not coming.with_whom:
        return _("for the appointment on {day}").format(day=day_text(coming.day))
    words = _("for the appointment on {day}, {with_whom}")
    return words.format(day=day_text(coming.day), with_whom=cut(coming.with_whom, AMPLE.name_letters))


def _front(facts: Facts, asked: Asked, found: Sequence[Finding], drawn: Section, room: Room) -> FrontPage:
    """Page one in a room; the box on the quality of the data follows once all is written."""
    dates = asked.dates
    return FrontPage(
        serious=serious(facts, dates, room),
        glance=glance(facts, dates, room),
        changed=changed(facts, dates, room),
        panel=iron_panel(facts, dates, room),
        timeline=drawn,
        infusions=infusions(facts, dates, room),
        before_after=before_after(found, dates, room),
        spells=spells(facts, dates, room),
        questions=first_questions(facts, dates, room, others_follow=Part.QUESTIONS in asked.parts, found=found),
        quality=Section(heading=""),
    )


def _parts(facts: Facts, asked: Asked, found: Sequence[Finding]) -> Iterator[tuple[Part, Section]]:
    dates = asked.dates
    make: dict[Part, Callable[[], Section]] = {
        Part.QUESTIONS: lambda: all_questions(facts, dates, found=found),
        Part.LABS: lambda: all_results(facts, dates),
        Part.CYCLES: lambda: cycles(facts, dates),
        Part.FINDINGS: lambda: findings(facts, found, asked),
        Part.TREATMENTS: lambda: treatments(facts, dates),
        Part.QUESTIONNAIRES: lambda: answers(facts, dates),
        Part.NOTES: lambda: notes(facts, asked),
        Part.CARDS: lambda: cards(facts, dates),
        Part.SCALES: lambda: scales(facts),
    }
    return ((part, make[part]()) for part in Part if part in asked.parts)
