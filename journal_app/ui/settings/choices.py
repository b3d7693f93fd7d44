# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is chosen in this journal: parts of the day, units, country, contact, whose it is. Knows no Qt.

Hides that a choice which holds already is not kept again, and that one of the quick choices of units is one change with
one undo.
"""

from collections.abc import Mapping
from typing import Protocol

from journal_app.domain import settings
from journal_app.domain.catalogues import Analyte, analytes
from journal_app.domain.records import Setting
from journal_app.domain.shown_units import AS_PRINTED, ShownUnit, code_for, codes_of, overall_unit, unit_words
from journal_app.errors import JournalError
from journal_app.store import verbs
from journal_app.store.queries import Facts
from journal_app.ui.crisis_words import country_choices
from journal_app.ui.desk import Desk
from journal_app.ui.settings.state import ChoicesState, UnitState
from journal_app.words import N_, _, ngettext

LONGEST = 80
_TYPED = frozenset({settings.CONTACT_NAME, settings.CONTACT_NUMBER, settings.PERSON})
_UNITS_WORDS = {
    ShownUnit.PRINTED: N_("Now: every blood value stands as it was printed."),
    ShownUnit.SI: N_("Now: every blood value in its SI unit."),
    ShownUnit.CONVENTIONAL: N_("Now: every blood value in its conventional unit."),
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
        self._keep({settings.PARTS_OF_DAY: settings.YES if is_on else ""})

    def set_yesterday(self, is_shown: bool) -> None:
        """Show yesterday's value once today's is given, or never."""
        self._keep({settings.YESTERDAY: "" if is_shown else settings.NEVER})

    def choose_unit(self, key: str, code: str) -> None:
        """Show a blood value in a unit by its UCUM code; without one, as it was printed."""
        self._keep({settings.shown_unit_of(key): code})

    def choose_units(self, way: str) -> None:
        """Show every blood value as one of the quick choices has it."""
        keys = [analyte.key for analyte in analytes_with_choice()]
        self._keep({settings.shown_unit_of(key): code_for(key, ShownUnit(way)) for key in keys})

    def choose_country(self, code: str) -> None:
        """Keep the country whose numbers for help are shown."""
        self._keep({settings.COUNTRY: code})

    def set_contact_name(self, name: str) -> None:
        """Keep who may be called."""
        self._keep({settings.CONTACT_NAME: _one_line(name)})

    def set_contact_number(self, number: str) -> None:
        """Keep the number to call, as it was typed."""
        self._keep({settings.CONTACT_NUMBER: _one_line(number)})

    def set_person(self, name: str) -> None:
        """Keep whose journal this is."""
        self._keep({settings.PERSON: _one_line(name)})

    def choose_colour(self, colour: str) -> None:
        """Keep the colour by which this journal is told from others."""
        self._keep({settings.COLOUR: colour})

    def _keep(self, wanted: Mapping[str, str]) -> None:
        """Keep what differs from what is kept; where nothing does, show again what holds."""
        self._desk.glance(kept_settings, lambda kept: self._keep_new(wanted, kept))

    def _keep_new(self, wanted: Mapping[str, str], kept: Mapping[str, str]) -> None:
        changed = {key: value for key, value in wanted.items() if value != kept.get(key, "")}
        if changed:
            # A switch goes back to what holds; words that were typed stay where they are.
            failed = self._desk.say_refused if _TYPED & changed.keys() else self._on_failed
            self._desk.save(lambda journal: verbs.set_settings(journal, changed), failed=failed)
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
        has_parts=kept.get(settings.PARTS_OF_DAY) == settings.YES,
        shows_yesterday=kept.get(settings.YESTERDAY) != settings.NEVER,
        units=units,
        units_words=units_words(units),
        countries=country_choices(),
        country=kept.get(settings.COUNTRY, ""),
        contact_name=kept.get(settings.CONTACT_NAME, ""),
        contact_number=kept.get(settings.CONTACT_NUMBER, ""),
        person=kept.get(settings.PERSON, ""),
        colour=kept.get(settings.COLOUR, ""),
        can_change=can_change,
    )


def kept_settings(facts: Facts) -> dict[str, str]:
    """All settings of a journal by their keys."""
    return {setting.key: setting.value for setting in facts.every(Setting)}


def analytes_with_choice() -> list[Analyte]:
    """The blood values that can be shown in more than one unit."""
    return [analyte for analyte in analytes().values() if len(codes_of(analyte.key)) > 1]


def units_words(units: tuple[UnitState, ...]) -> str:
    """How blood values are shown on the whole."""
    overall = overall_unit({unit.key: unit.unit for unit in units})
    if overall is not ShownUnit.OWN:
        return _(_UNITS_WORDS[overall])
    count = sum(bool(unit.unit) for unit in units)
    words = ngettext(
        "Now: {count} blood value in the unit chosen for it, the rest as printed.",
        "Now: {count} blood values in the units chosen for them, the rest as printed.",
        count,
    )
    return words.format(count=count)


def _units(kept: Mapping[str, str], present: set[str]) -> tuple[UnitState, ...]:
    return tuple(
        UnitState(
            key=analyte.key,
            name=_(analyte.name),
            unit=kept.get(settings.shown_unit_of(analyte.key), ""),
            units=((AS_PRINTED, _("As printed")), *((code, unit_words(code)) for code in codes_of(analyte.key))),
            is_present=analyte.key in present,
        )
        for analyte in analytes_with_choice()
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
