# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The catalogue files in seeds/ read into the shapes of ``known``.

Hides that they are TOML and how sources are named in them. Numbers are read as decimals. A mistake in a file is a
bug of ours and raises KeyError or ValueError; the tests read every file.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, TypeVar

from journal_app import places
from journal_app.domain.frozen import frozen
from journal_app.domain.known import (
    Analyte,
    Basis,
    Brand,
    Figure,
    KnownCourse,
    LoincCode,
    MixUp,
    OfferedTracker,
    Product,
    ReactionKind,
    Remark,
    Source,
    Spread,
)
from journal_app.domain.scores import Better, DayRule, Tracker, TrackerKind
from journal_app.domain.treatments import InfusionKind

_Row = dict[str, Any]
_T = TypeVar("_T")


@frozen(kw_only=False)
class _File:
    """One catalogue file: its tables, and the sources its rows name by key."""

    tables: _Row
    sources: dict[str, Source]

    def rows(self, name: str, make: Callable[["_File", _Row], _T]) -> tuple[_T, ...]:
        return tuple(make(self, row) for row in self.tables[name])


def read_analytes() -> tuple[Analyte, ...]:
    """Every analyte, in the order of the file."""
    return _open("analytes.toml").rows("analyte", _analyte)


def read_trackers() -> tuple[OfferedTracker, ...]:
    """Every tracker on offer, in the order of the file, which becomes its position."""
    rows = _open("trackers.toml").tables["tracker"]
    return tuple(_tracker(row, position) for position, row in enumerate(rows))


def read_products() -> tuple[Product, ...]:
    """Every product of the spelling help, iron first."""
    return _open("products.toml").rows("product", _product)


def read_courses() -> tuple[KnownCourse, ...]:
    """Every treatment of the spelling help, in the order of the file."""
    return _open("courses.toml").rows("course", _course)


def read_reactions() -> tuple[ReactionKind, ...]:
    """The reactions of the pick list."""
    return _open("reactions.toml").rows("reaction", _reaction)


def _open(name: str) -> _File:
    import tomllib  # beside the only use, so that a window without catalogues does not pay for it

    tables = tomllib.loads((places.seeds() / name).read_text(encoding="utf-8"), parse_float=Decimal)
    sources = {key: Source(key=key, **row) for key, row in tables.get("source", {}).items()}
    return _File(tables, sources)


def _analyte(file: _File, row: _Row) -> Analyte:
    figures = {name: _figure(file, row.get(name)) for name in _FIGURES}
    limits = row["plausible"]
    waiting = _remarks(file, [row["waiting"]] if "waiting" in row else ())
    remarks = (*waiting, *_remarks(file, row.get("remarks", ())))
    named = [row["source"], limits["source"], *(row[name]["source"] for name in (*_FIGURES, *_SPREADS) if name in row)]
    return Analyte(
        key=row["key"],
        name=row["name"],
        synonyms=tuple(row["synonyms"]),
        loinc=tuple(_loinc(code) for code in row["loinc"]),
        conventional_unit=row["conventional_unit"],
        si_unit=row["si_unit"],
        units=tuple(row["units"]),
        unit_aliases=tuple(row.get("unit_aliases", {}).items()),
        no_conversion_reason=row.get("no_conversion_reason", ""),
        plausible_low=Decimal(limits["low"]),
        plausible_high=Decimal(limits["high"]),
        plausible_unit=limits["unit"],
        mix_ups=tuple(_mix_up(rule) for rule in row.get("mix_ups", ())),
        varies_by_factor=row.get("varies_by_factor", False),
        waiting=next(iter(waiting), None),
        remarks=remarks,
        sources=_distinct([*(file.sources[key] for key in named), *(remark.source for remark in remarks)]),
        within_person_cv_short=_spread(file, row.get("within_person_cv_short")),
        within_person_cv_long=_spread(file, row.get("within_person_cv_long")),
        molar_mass=figures["molar_mass"],
        affected_by_infusion=figures["affected_by_infusion"],
        analytical_cv=figures["analytical_cv"],
    )


_FIGURES = ("molar_mass", "affected_by_infusion", "analytical_cv")
_SPREADS = ("within_person_cv_short", "within_person_cv_long")


def _figure(file: _File, row: _Row | None) -> Figure | None:
    if row is None:
        return None
    source = file.sources[row["source"]]
    checked = row.get("checked", True)
    return Figure(value=Decimal(row["value"]), source=source, checked=checked, note=row.get("note", ""))


def _spread(file: _File, row: _Row | None) -> Spread | None:
    if row is None:
        return None
    return Spread(
        value=Decimal(row["value"]),
        source=file.sources[row["source"]],
        checked=row.get("checked", True),
        note=row.get("note", ""),
        people=row.get("people", 0),
        weeks=row["weeks"],
        has_laboratory=row.get("has_laboratory", False),
    )


def _loinc(row: _Row) -> LoincCode:
    return LoincCode(
        code=row["code"], long_name=row["name"], basis=Basis(row["basis"]), checked=row.get("checked", True)
    )


def _mix_up(row: _Row) -> MixUp:
    return MixUp(
        unit=row["unit"],
        above=_decimal(row.get("above")),
        below=_decimal(row.get("below")),
        likely=tuple(row.get("likely", ())),
        hint=row.get("hint", ""),
    )


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _remarks(file: _File, rows: Iterable[_Row]) -> tuple[Remark, ...]:
    return tuple(
        Remark(text=row["text"], source=file.sources[row["source"]], checked=row.get("checked", True)) for row in rows
    )


def _tracker(row: _Row, position: int) -> OfferedTracker:
    kind = TrackerKind(row["kind"])
    tracker = Tracker(
        key=row["key"],
        name=row["name"],
        question=row["question"],
        kind=kind,
        low=_decimal(row.get("low")),
        high=_decimal(row.get("high")),
        low_words=row.get("low_words", ""),
        high_words=row.get("high_words", ""),
        better=Better(row["better"]),
        day_rule=DayRule(row["day_rule"]),
        position=position,
    )
    return OfferedTracker(tracker=tracker, on=row.get("on", False))


def _product(file: _File, row: _Row) -> Product:
    strengths = _remarks(file, row.get("strengths", ()))
    notes = _remarks(file, row.get("notes", ()))
    named = [file.sources[row["source"]], *(remark.source for remark in (*strengths, *notes))]
    return Product(
        inn=row["inn"],
        aliases=tuple(row.get("aliases", ())),
        brands=tuple(Brand(name=brand["name"], markets=brand.get("markets", "")) for brand in row.get("brands", ())),
        kind=InfusionKind(row["kind"]),
        unit=row.get("unit", ""),
        strengths=strengths,
        notes=notes,
        sources=_distinct(named),
    )


def _course(file: _File, row: _Row) -> KnownCourse:
    notes = _remarks(file, row.get("notes", ()))
    return KnownCourse(
        title=row["title"],
        aliases=tuple(row.get("aliases", ())),
        is_a=row.get("is_a", ""),
        notes=notes,
        sources=_distinct([file.sources[row["source"]], *(note.source for note in notes)]),
    )


def _reaction(file: _File, row: _Row) -> ReactionKind:
    source = file.sources[row["source"]]
    return ReactionKind(key=row["key"], name=row["name"], group=row["group"], source=source, note=row.get("note", ""))


def _distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))
