# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The contacts for a crisis, in words. Knows no Qt.

Hides the order (the reader's own contact, the emergency number, every line of their country) and what is said where a
country is not chosen or not known. The country is the one the reader chose; it is never guessed. No score is in it.
"""

from journal_app.domain import crisis
from journal_app.domain.crisis import Checked, Country, Line, Number
from journal_app.domain.frozen import frozen
from journal_app.words import _, day_text, in_one_line, with_commas


@frozen
class ContactState:
    """One contact: who, how to reach them, and what is known of it. ``spoken`` reads numbers digit by digit."""

    name: str
    how: str
    spoken: str
    remark: str = ""


@frozen
class CrisisState:
    """What the panel shows. ``choices`` are countries by code, offered while none is chosen that is known here."""

    contacts: tuple[ContactState, ...]
    directory: str
    choices: tuple[tuple[str, str], ...] = ()
    country: str = ""


def crisis_of(code: str, contact_name: str = "", contact_number: str = "") -> CrisisState:
    """The panel for a country by its code, and the reader's own contact; all of them may be empty."""
    country = crisis.country(code)
    own = _own(contact_name.strip(), contact_number.strip())
    lines = tuple(_line(line) for line in country.lines) if country else ()
    listed = crisis.directory()
    return CrisisState(
        contacts=(*own, _emergency(country), *lines),
        directory=_("Lines in other countries are listed at {address} ({checked}).").format(
            address=listed.address, checked=checked_words(listed.checked)
        ),
        choices=() if country else country_choices(),
        country=code if country else crisis.ELSEWHERE if code else "",
    )


def country_choices() -> tuple[tuple[str, str], ...]:
    """The countries to choose from, by code, in the order of their names; "not chosen" first, "another" last."""
    named = sorted(((known.code, _(known.name)) for known in crisis.countries()), key=lambda choice: choice[1])
    # Translators: "Not chosen": in a list of countries
    return (("", _("Not chosen")), *named, (crisis.ELSEWHERE, _("Another country")))


def checked_words(checked: Checked) -> str:
    """Who compared a contact with its official page, and when; or where it was read, if nobody has."""
    source = _(checked.source.cite)
    if checked.on is None:
        return _("from {source}, not yet checked against its official page").format(source=source)
    day = day_text(checked.on, "LLLL y") if checked.is_month else day_text(checked.on)
    return _("checked by {source}, {day}").format(source=source, day=day)


def _own(name: str, number: str) -> tuple[ContactState, ...]:
    if not name and not number:
        return ()
    # Translators: what to do in a crisis: telephone; {numbers} is one number or several with commas and: or
    how = _("Call {numbers}").format(numbers=number) if number else ""
    spoken = _("Call {numbers}").format(numbers=_by_digit(number)) if number else ""
    remark = _("your own contact, from the settings of this journal")
    return (ContactState(name=name or _("Your own contact"), how=how, spoken=spoken, remark=remark),)


def _emergency(country: Country | None) -> ContactState:
    # Translators: heading of the telephone numbers of emergency services
    name = _("In danger now")
    if country is None or country.emergency is None:
        how = _("Call your local emergency number (112 works in the EU)")
        return ContactState(name=name, how=how, spoken=how)
    emergency = country.emergency
    return ContactState(
        name=name,
        how=_("Call {numbers}").format(numbers=_either([number.shown for number in emergency.numbers])),
        spoken=_("Call {numbers}").format(numbers=_either([_by_digit(number.tel) for number in emergency.numbers])),
        remark=" · ".join((_(country.name), checked_words(emergency.checked))),
    )


def _line(line: Line) -> ContactState:
    known = (_(line.hours) if line.hours else "", line.address, checked_words(line.checked))
    return ContactState(
        name=line.name,
        how=_ways(line, spoken=False),
        spoken=_ways(line, spoken=True),
        remark=in_one_line(known),
    )


def _ways(line: Line, *, spoken: bool) -> str:
    """How to reach a line: every number to call, then every one to write to."""

    def said(number: Number) -> str:
        return _by_digit(number.tel) if spoken else number.shown

    ways = [_("Call {numbers}").format(numbers=_either([said(number) for number in line.call]))] if line.call else []
    for number in line.text:
        if number.word:
            # Translators: what to do in a crisis: send a text message with this word
            ways.append(_("Text {word} to {number}").format(word=number.word, number=said(number)))
        elif number.by:
            # Translators: another way to reach help: WhatsApp 0123
            ways.append(_("{service} {number}").format(service=number.by, number=said(number)))
        else:
            # Translators: what to do in a crisis: send a text message
            ways.append(_("Text {number}").format(number=said(number)))
    return " · ".join(ways)


def _either(numbers: list[str]) -> str:
    *first, last = numbers
    # Translators: telephone numbers; {first} may be several with commas
    return _("{first} or {last}").format(first=with_commas(first), last=last) if first else last


def _by_digit(number: str) -> str:
    """A number as a screen reader says it rightly: 1 1 6 1 2 3, not one hundred and sixteen thousand."""
    return " ".join(sign for sign in number if sign.isdigit() or sign == "+") or number
