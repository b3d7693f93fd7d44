# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is chosen in this journal: parts of the day, units, country, contact, whose it is. Knows no Qt.

Hides under which keys the choices are kept, and that one of the quick choices of units is one change with one undo.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from journal_app.domain import crisis
from journal_app.domain.catalogues import Analyte, analytes
from journal_app.domain.quantities import can_convert, unit_shown
from journal_app.domain.records import Setting
from journal_app.errors import JournalError
from journal_app.store import verbs
from journal_app.store.newborn import PERSON
from journal_app.store.queries import Facts
from journal_app.ui.desk import Desk
from journal_app.ui.settings.state import ChoicesState, UnitState
from journal_app.words import N_, _, ngettext

PARTS, YESTERDAY, COUNTRY, COLOUR = "parts_of_day", "yesterday", "country", "journal_colour"
CONTACT_NAME, CONTACT_NUMBER = "contact_name", "contact_number"
YES, NEVER, UNIT = "yes", "never", "unit:"
LONGEST = 80

QUICK_UNITS: dict[str, Callable[[Analyte], str]] = {
    "printed": lambda _analyte: "",
    "si": lambda analyte: analyte.si_unit,
    "conventional": lambda analyte: analyte.conventional_unit,
}
"""The quick choices of units, each with the unit that it gives to a blood value."""
_QUICK_WORDS = {
    "printed": N_("Now: every blood value stands as it was printed."),
    "si": N_("Now: every blood value in its SI unit."),
    "conventional": N_("Now: every blood value in its conventional unit."),
}


class ChoicesView(Protocol):
    """What the choices need of the screen."""

    def set_choices(self, state: ChoicesState) -> None:
        """Show what is chosen."""


class Choices:
    """The intents: each keeps one setting, or several as one change, and says "Saved" with its Undo."""

    def __init__(self, desk: Desk, view: ChoicesView) -> None:
        self._desk = desk
        self._view = view

    def refresh(self) -> None:
        """Read what is chosen and show it."""
        can_change = not self._desk.info.read_only
        self._desk.glance(lambda facts: build_choices(facts, can_change=can_change), self._view.set_choices)

    def set_parts(self, is_on: bool) -> None:
        """Ask for the parts of the day apart, or for the day as a whole."""
        self._keep({PARTS: YES if is_on else ""})

    def set_yesterday(self, is_shown: bool) -> None:
        """Show yesterday's value once today's is given, or never."""
        self._keep({YESTERDAY: "" if is_shown else NEVER})

    def choose_unit(self, key: str, code: str) -> None:
        """Show a blood value in a unit by its UCUM code; without one, as it was printed."""
        self._keep({UNIT + key: code})

    def choose_units(self, way: str) -> None:
        """Show every blood value as one of the quick choices has it."""
        self._keep({UNIT + analyte.key: QUICK_UNITS[way](analyte) for analyte in analytes_with_choice()})

    def choose_country(self, code: str) -> None:
        """Keep the country whose numbers for help are shown."""
        self._keep({COUNTRY: code})

    def set_contact_name(self, name: str) -> None:
        """Keep who may be called."""
        self._keep({CONTACT_NAME: _one_line(name)})

    def set_contact_number(self, number: str) -> None:
        """Keep the number to call, as it was typed."""
        self._keep({CONTACT_NUMBER: _one_line(number)})

    def set_person(self, name: str) -> None:
        """Keep whose journal this is."""
        self._keep({PERSON: _one_line(name)})

    def choose_colour(self, colour: str) -> None:
        """Keep the colour by which this journal is told from others."""
        self._keep({COLOUR: colour})

    def _keep(self, wanted: Mapping[str, str]) -> None:
        """Keep what differs from what is kept; where nothing does, show again what holds."""
        self._desk.glance(kept_settings, lambda kept: self._keep_new(wanted, kept))

    def _keep_new(self, wanted: Mapping[str, str], kept: Mapping[str, str]) -> None:
        changed = {key: value for key, value in wanted.items() if value != kept.get(key, "")}
        if changed:
            self._desk.save(lambda journal: verbs.set_settings(journal, changed), failed=self._on_failed)
        else:
            self.refresh()

    def _on_failed(self, error: JournalError) -> None:
        self._desk.say_refused(error)
        self.refresh()


def build_choices(facts: Facts, *, can_change: bool = True) -> ChoicesState:
    """What is chosen in a journal."""
    kept = kept_settings(facts)
    units = _units(kept, set(facts.analytes_present()))
    return ChoicesState(
        has_parts=kept.get(PARTS) == YES,
        shows_yesterday=kept.get(YESTERDAY) != NEVER,
        units=units,
        units_words=units_words(units),
        countries=countries(),
        country=kept.get(COUNTRY, ""),
        contact_name=kept.get(CONTACT_NAME, ""),
        contact_number=kept.get(CONTACT_NUMBER, ""),
        person=kept.get(PERSON, ""),
        colour=kept.get(COLOUR, ""),
        can_change=can_change,
    )


def kept_settings(facts: Facts) -> dict[str, str]:
    """All settings of a journal by their keys."""
    return {setting.key: setting.value for setting in facts.every(Setting)}


def analytes_with_choice() -> list[Analyte]:
    """The blood values that can be shown in more than one unit."""
    return [analyte for analyte in analytes().values() if len(exchanged_units(analyte)) > 1]


def exchanged_units(analyte: Analyte) -> list[str]:
    """The units in which any result of an analyte can be shown, by their UCUM codes, the two usual ones first."""
    usual = dict.fromkeys((analyte.conventional_unit, analyte.si_unit, *analyte.units))
    return [code for code in usual if can_convert(analyte.conventional_unit, code, analyte)]


def units_words(units: tuple[UnitState, ...]) -> str:
    """How blood values are shown on the whole."""
    known = analytes()
    for way, unit_of in QUICK_UNITS.items():
        if all(unit.unit == unit_of(known[unit.key]) for unit in units):
            return _(_QUICK_WORDS[way])
    count = sum(bool(unit.unit) for unit in units)
    words = ngettext(
        "Now: {count} blood value in the unit chosen for it, the rest as printed.",
        "Now: {count} blood values in the units chosen for them, the rest as printed.",
        count,
    )
    return words.format(count=count)


def countries() -> tuple[tuple[str, str], ...]:
    """The countries to choose from by code, after "not chosen"; last, any other."""
    known = sorted(((country.code, _(country.name)) for country in crisis.countries()), key=lambda pair: pair[1])
    return ("", _("Not chosen")), *known, (crisis.ELSEWHERE, _("Another country"))


def _units(kept: Mapping[str, str], present: set[str]) -> tuple[UnitState, ...]:
    return tuple(
        UnitState(
            key=analyte.key,
            name=_(analyte.name),
            unit=kept.get(UNIT + analyte.key, ""),
            units=(("", _("As printed")), *((code, _unit_words(code)) for code in exchanged_units(analyte))),
            is_present=analyte.key in present,
        )
        for analyte in analytes_with_choice()
    )


def _unit_words(code: str) -> str:
    return unit_shown(code) or _("as a fraction")


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
