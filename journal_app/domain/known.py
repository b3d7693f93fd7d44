# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The shapes of what a new journal knows: analytes, trackers on offer, products and reactions.

Every number carries where it was read. ``checked`` is False for what nobody has yet read at its source; such a
thing may help to recognise a file, and is never shown as a checked fact. English words in here are translated
when they are shown.
"""

from decimal import Decimal
from enum import StrEnum

from journal_app.domain.frozen import frozen
from journal_app.domain.scores import Tracker
from journal_app.domain.treatments import InfusionKind
from journal_app.words import said_everywhere


@frozen
class Source:
    """Where a fact was read; ``cite`` names it in words, ``address`` and ``doi`` may be empty."""

    key: str
    cite: str
    address: str = ""
    doi: str = ""


@frozen
class Figure:
    """A number and where it was read."""

    value: Decimal
    source: Source
    checked: bool = True
    note: str = ""


@frozen
class Spread(Figure):
    """How much one healthy person's results differ by themselves, as a coefficient of variation in per cent.

    Found in ``people`` (0 where that could not be read) whose draws lay within ``weeks``. With ``has_laboratory`` the
    laboratory's own variation is part of it.
    """

    people: int = 0
    weeks: int = 0
    has_laboratory: bool = False


@frozen
class Remark:
    """A sentence of fact and where it was read."""

    text: str
    source: Source
    checked: bool = True


class Basis(StrEnum):
    """Which column of the catalogue a LOINC code stands in; OTHER codes are recognised and not written."""

    MASS = "mass"
    MOLAR = "molar"
    OTHER = "other"


@frozen
class LoincCode:
    """A LOINC code with its official long name."""

    code: str
    long_name: str
    basis: Basis
    checked: bool = True


@frozen
class MixUp:
    """A value in ``unit`` beyond ``above`` or ``below`` was probably printed in one of the units ``likely``."""

    unit: str
    above: Decimal | None = None
    below: Decimal | None = None
    likely: tuple[str, ...] = ()
    hint: str = ""

    def holds(self, unit: str, value: Decimal) -> bool:
        """Whether a value in a UCUM unit is one this rule asks about."""
        beyond = (self.above is not None and value > self.above) or (self.below is not None and value < self.below)
        return unit == self.unit and beyond


@frozen
class Analyte:
    """Something a laboratory reports.

    ``units`` are the UCUM codes that are accepted; ``conventional_unit`` and ``si_unit`` are the two it can be shown
    in. ``molar_mass`` (g/mol) is given where mass and amount of substance may be exchanged;
    ``no_conversion_reason`` says why not elsewhere. ``affected_by_infusion`` is a number of days after an iron
    infusion, with what kind of ground it stands on in its note. Coefficients of variation are per cent:
    within one healthy person over weeks, over months, and the laboratory's own; with ``varies_by_factor`` they are
    only good for a round factor. ``waiting`` says what becomes of a sample that waited. Plausible limits are this
    project's typing aid, in ``plausible_unit``; they are no reference range.
    """

    key: str
    name: str
    synonyms: tuple[str, ...]
    loinc: tuple[LoincCode, ...]
    conventional_unit: str
    si_unit: str
    units: tuple[str, ...]
    unit_aliases: tuple[tuple[str, str], ...] = ()
    molar_mass: Figure | None = None
    no_conversion_reason: str = ""
    plausible_low: Decimal | None = None
    plausible_high: Decimal | None = None
    plausible_unit: str = ""
    mix_ups: tuple[MixUp, ...] = ()
    affected_by_infusion: Figure | None = None
    within_person_cv_short: Spread | None = None
    within_person_cv_long: Spread | None = None
    analytical_cv: Figure | None = None
    varies_by_factor: bool = False
    waiting: Remark | None = None
    remarks: tuple[Remark, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def affected_by_infusion_days(self) -> int | None:
        """Days after an iron infusion during which a draw of this analyte is drawn hollow; None for most."""
        return int(self.affected_by_infusion.value) if self.affected_by_infusion else None

    @property
    def loinc_mass(self) -> str:
        """The LOINC code of the mass (or arbitrary unit) result, or nothing."""
        return self._first(Basis.MASS)

    @property
    def loinc_molar(self) -> str:
        """The LOINC code of the molar result, or nothing."""
        return self._first(Basis.MOLAR)

    @property
    def loinc_other(self) -> tuple[str, ...]:
        """Further LOINC codes that files use for this analyte; recognised, not written."""
        return tuple(row.code for row in self.loinc if row.code not in {self.loinc_mass, self.loinc_molar})

    def loinc_for(self, unit_code: str) -> LoincCode | None:
        """The checked code that fits a result in this unit: molar for moles, else mass; None where there is none."""
        wanted = Basis.MOLAR if "mol" in unit_code else Basis.MASS
        return next((row for row in self.loinc if row.basis is wanted and row.checked), None)

    def _first(self, basis: Basis) -> str:
        return next((row.code for row in self.loinc if row.basis is basis), "")


@frozen
class OfferedTracker:
    """A tracker a new journal offers; ``on`` ones are ticked at first."""

    tracker: Tracker
    on: bool = False


@frozen
class Brand:
    """A brand name and where it is sold under that name."""

    name: str
    markets: str = ""


@frozen
class Product:
    """Something infused, as spelling help: its non-proprietary name, other spellings and brands.

    ``strengths`` are what packs contain, as printed by their makers; nothing is ever computed from them.
    """

    inn: str
    aliases: tuple[str, ...] = ()
    brands: tuple[Brand, ...] = ()
    kind: InfusionKind = InfusionKind.OTHER
    unit: str = ""
    strengths: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name this product is found by, in any language."""
        return (self.inn, *said_everywhere(self.inn), *self.aliases, *(brand.name for brand in self.brands))


@frozen
class KnownCourse:
    """A treatment taken over time, as spelling help for its title, with what is known of it by its name.

    ``is_a`` is the title of the treatment that it is one of: ferrous fumarate is an oral iron.
    """

    title: str
    aliases: tuple[str, ...] = ()
    is_a: str = ""
    notes: tuple[Remark, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name this treatment is found by, in any language."""
        return (self.title, *said_everywhere(self.title), *self.aliases)


@frozen
class ReactionKind:
    """A reaction of the pick list; ``group`` says when it comes (common, delayed, skin, serious, ...)."""

    key: str
    name: str
    group: str
    source: Source
    note: str = ""
