# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What was given and taken: infusions with their amounts and reactions, and courses with what became of their days."""

from collections import defaultdict
from collections.abc import Sequence

from journal_app.domain.course_words import count_words, course_days
from journal_app.domain.days import days_between
from journal_app.domain.treatment_drafts import milligrams
from journal_app.domain.treatment_words import amount_words, product_words, reaction_name, severity_words
from journal_app.domain.treatments import Course, Infusion, Reaction
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Block, Cell, Grid, Paragraph, Section, Voice
from journal_app.report.appointment.room import AMPLE, Room
from journal_app.report.drawable import cut
from journal_app.report.stretches import stretch_words
from journal_app.store.queries import Facts
from journal_app.words import _, ngettext, number_text, pgettext, with_commas, with_semicolons

_INFUSION_WIDTHS, _COURSE_WIDTHS = (7, 11, 6, 20), (9, 8, 9, 14)


def infusions(facts: Facts, dates: Dates, room: Room = AMPLE) -> Section:
    """The infusions of page one: the newest in the days of the report."""
    series = _series(facts.infusions(first=dates.first, last=dates.last))[::-1]
    shown, others = series[: room.things], series[room.things :]
    blocks: list[Block] = [_infusion_grid(facts, shown, room)] if shown else [Paragraph(_("None in these days."))]
    left = sum(map(len, others))
    if left:
        words = ngettext("{count} earlier one is not shown here.", "{count} earlier ones are not shown here.", left)
        blocks.append(Paragraph(words.format(count=left), Voice.SOFT))
    return Section(heading=_("Infusions"), blocks=tuple(blocks))


def treatments(facts: Facts, dates: Dates) -> Section:
    """Every infusion, newest first, and every course in the days of the report."""
    given = facts.infusions(first=dates.first, last=dates.last)[::-1]
    taken = [one for one in facts.courses() if _is_within(one, dates)]
    nothing = Paragraph(_("None in these days."))
    return Section(
        # Translators: name of a screen and of parts of the report
        heading=_("Treatments"),
        sections=(
            Section(
                heading=_("All infusions"),
                blocks=(_infusion_grid(facts, [(one,) for one in given], AMPLE),) if given else (nothing,),
            ),
            Section(heading=_("Courses"), blocks=(_course_grid(facts, taken, dates),) if taken else (nothing,)),
        ),
    )


def _series(given: Sequence[Infusion]) -> list[tuple[Infusion, ...]]:
    """The same given on days that follow one another stands in one row, as three days of a steroid do."""
    found: list[tuple[Infusion, ...]] = []
    for one in given:
        before = found[-1][-1] if found else None
        if before and _what(before) == _what(one) and days_between(before.given_on, one.given_on) == 1:
            found[-1] = (*found[-1], one)
        else:
            found.append((one,))
    return found


def _what(infusion: Infusion) -> tuple[str, str]:
    return product_words(infusion), amount_words(infusion)


def _infusion_grid(facts: Facts, series: Sequence[Sequence[Infusion]], room: Room) -> Grid:
    felt: defaultdict[str, list[str]] = defaultdict(list)
    for reaction in facts.reactions():
        felt[reaction.infusion].append(cut(_reaction_words(reaction), room.name_letters))
    return Grid(
        headers=(Cell(_("Day")), Cell(_("What")), Cell(_("Amount")), Cell(_("Reactions"))),
        rows=tuple(
            (
                Cell(stretch_words(these[0].given_on, these[-1].given_on)),
                Cell(cut(product_words(these[0]), room.name_letters)),
                _amount(these, room),
                # Translators: in place of infusions, reactions, an amount of iron, or bleedings and blood donations
                Cell(with_semicolons(words for one in these for words in felt[one.id]) or _("none noted")),
            )
            for these in series
        ),
        widths=_INFUSION_WIDTHS,
    )


def _amount(these: Sequence[Infusion], room: Room) -> Cell:
    """What was given each time; elemental iron where the amount does not say it already."""
    # Translators: in place of an amount
    amount, iron = cut(amount_words(these[0]), room.name_letters) or _("not noted"), these[0].iron_mg
    if len(these) > 1:
        # Translators: given on several days that follow one another: 3 × 1000 mg
        amount = _("{count} × {amount}").format(count=len(these), amount=amount)
    if iron is None or iron == milligrams(these[0].amount, these[0].unit):
        return Cell(amount)
    return Cell(amount, (_("({amount} mg of elemental iron)").format(amount=number_text(iron)),))


def _reaction_words(reaction: Reaction) -> str:
    """A reaction in a few words; what was noted of it stays private."""
    said = (
        _("day {number}").format(number=reaction.onset_day) if reaction.onset_day is not None else "",
        reaction.lasted,
        severity_words(reaction.severity) if reaction.severity else "",
    )
    more = with_commas(part for part in said if part)
    name = reaction_name(reaction.kind)
    return _("{reaction} ({more})").format(reaction=name, more=more) if more else name


def _is_within(course: Course, dates: Dates) -> bool:
    return course.started_on <= dates.last and (course.stopped_on is None or course.stopped_on >= dates.first)


def _course_grid(facts: Facts, courses: Sequence[Course], dates: Dates) -> Grid:
    def states(course: Course) -> str:
        return count_words([one.state for one in facts.course_days(course.id) if dates.holds(one.day)])

    return Grid(
        headers=(
            Cell(_("Treatment")),
            Cell(_("Dose")),
            # Translators: heading of a column: from when to when a treatment is taken
            Cell(pgettext("on which days", "Taken")),
            # Translators: heading of a column: on how many days of the report it was taken
            Cell(_("In these days")),
        ),
        rows=tuple(
            (
                Cell(cut(_(one.title), AMPLE.name_letters)),
                Cell(cut(one.dose, AMPLE.name_letters)),
                Cell(course_days(one)),
                Cell(states(one)),
            )
            for one in courses
        ),
        widths=_COURSE_WIDTHS,
    )
