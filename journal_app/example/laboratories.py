# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Two made-up laboratories, and how each of them prints a value.

Hides that they print different units, ranges and flags for the same blood. Both are invented, and so are their
ranges; the flag is whatever the laboratory itself prints beside a value outside the range it prints.
"""

from datetime import date, time
from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.labs import Comparator, LabResult


@frozen
class Line:
    """How a laboratory prints one analyte. ``factor`` turns the story's unit into the printed one."""

    unit: str
    unit_code: str
    factor: float = 1.0
    places: int = 0
    low: str = ""
    high: str = ""
    least: str = ""

    @property
    def range_text(self) -> str:
        """The range as it stands on the sheet."""
        return f"{self.low}-{self.high}" if self.low else f"<{self.high}"


@frozen
class PrintingLaboratory:
    """A laboratory: its name, the flags it prints for below and above its range, and its lines by analyte."""

    name: str
    below: str
    above: str
    lines: dict[str, Line]


# The story's own units: µg/L ferritin, µmol/L iron and TIBC, g/L transferrin and haemoglobin, % TSAT, mg/L CRP,
# mmol/L phosphate. Factors from the molar masses in seeds/analytes.toml.
NORTH = PrintingLaboratory(
    name="Example Laboratory North",
    below="L",
    above="H",
    lines={
        "ferritin": Line(unit="µg/L", unit_code="ug/L", low="15", high="150"),
        "iron": Line(unit="µmol/L", unit_code="umol/L", places=1, low="9.0", high="30.0"),
        "transferrin": Line(unit="g/L", unit_code="g/L", places=2, low="2.00", high="3.60"),
        "tsat": Line(unit="%", unit_code="%", low="16", high="45"),
        "haemoglobin": Line(unit="g/L", unit_code="g/L", low="120", high="155"),
        "crp": Line(unit="mg/L", unit_code="mg/L", places=1, high="5.0", least="0.6"),
        "phosphate": Line(unit="mmol/L", unit_code="mmol/L", places=2, low="0.80", high="1.50"),
    },
)
SOUTH = PrintingLaboratory(
    name="Example Laboratory South",
    below="-",
    above="+",
    lines={
        "ferritin": Line(unit="ng/mL", unit_code="ng/mL", low="30", high="300"),
        "iron": Line(unit="µg/dL", unit_code="ug/dL", factor=5.5845, low="50", high="170"),
        "tibc": Line(unit="µg/dL", unit_code="ug/dL", factor=5.5845, low="250", high="450"),
        "tsat": Line(unit="%", unit_code="%", low="20", high="50"),
        "haemoglobin": Line(unit="g/dL", unit_code="g/dL", factor=0.1, places=1, low="11.7", high="15.5"),
        "crp": Line(unit="mg/L", unit_code="mg/L", places=1, high="8.0", least="0.3"),
        "phosphate": Line(unit="mg/dL", unit_code="mg/dL", factor=3.09738, places=1, low="2.5", high="4.5"),
    },
)


def printed(laboratory: PrintingLaboratory, analyte: str, amount: float, day: date, at: time) -> LabResult:
    """The result as this laboratory prints it; ``amount`` is in the story's unit."""
    line = laboratory.lines[analyte]
    value = Decimal(f"{amount * line.factor:.{line.places}f}")
    comparator = Comparator.NONE
    if line.least and value < Decimal(line.least):
        value, comparator = Decimal(line.least), Comparator.BELOW
    return LabResult(
        collected_on=day,
        collected_time=at,
        analyte=analyte,
        comparator=comparator,
        value=value,
        unit=line.unit,
        unit_code=line.unit_code,
        printed_value=f"{comparator}{value}",
        range_low=Decimal(line.low) if line.low else None,
        range_high=Decimal(line.high),
        range_text=line.range_text,
        flag=_flag(laboratory, line, value),
        laboratory=laboratory.name,
    )


def _flag(laboratory: PrintingLaboratory, line: Line, value: Decimal) -> str:
    if line.low and value < Decimal(line.low):
        return laboratory.below
    return laboratory.above if value > Decimal(line.high) else ""
