# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A made-up Apple Health export of any size: the mix of records of a watch and a phone, day after day."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout|ActivitySummary)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record type CDATA #REQUIRED unit CDATA #IMPLIED value CDATA #IMPLIED sourceName CDATA #REQUIRED>
]>
<HealthData locale="en_GB">
 <ExportDate value="2026-11-20 10:36:11 +0000"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1990-02-02"/>
"""
_DEVICE = (
    "&lt;&lt;HKDevice: 0x282a45810&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2&gt;"
)
_ZONE = timezone(timedelta(hours=1))
_PATTERN = datetime(1912, 1, 2, tzinfo=_ZONE)
_PLACES = {"HeartRate": "count/min", "ActiveEnergyBurned": "kcal", "BasalEnergyBurned": "kcal"}


def write_export(path: Path, size: int) -> None:
    """An export of at least so many bytes; its days begin in 2012 and follow each other."""
    day = datetime(2012, 1, 1, tzinfo=_ZONE)
    pattern = _a_day(_PATTERN)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        written = file.write(_HEAD)
        while written < size:
            written += file.write(_moved(pattern, day))
            # After thirty years it is told over again, so that a gigabyte is no longer than a life.
            day = day + timedelta(days=1) if day.year < 2026 else day.replace(year=2012)
        file.write("</HealthData>\n")


def _moved(pattern: str, day: datetime) -> str:
    """The records of the pattern's day as those of another."""
    for days in (-1, 0, 1):
        step = timedelta(days=days)
        pattern = pattern.replace(f"{_PATTERN + step:%Y-%m-%d}", f"{day + step:%Y-%m-%d}")
    return pattern


def _a_day(day: datetime) -> str:
    lines = [_stages(day), _record("Quantity", "RestingHeartRate", day, 1440, unit="count/min", value="58")]
    for minute in range(0, 1440, 5):
        at = day + timedelta(minutes=minute)
        lines += [_record("Quantity", name, at, 1, unit=unit, value=str(minute % 97)) for name, unit in _PLACES.items()]
        if minute % 15 == 0:
            lines += [
                _record("Quantity", "StepCount", at, 9, unit="count", value=str(minute % 83), source=source)
                for source in ("Alex’s Apple\u00a0Watch", "Alex’s iPhone")
            ]
        if minute % 240 == 0:
            lines.append(_record("Quantity", "HeartRateVariabilitySDNN", at, 1, unit="ms", value="41.2"))
    return "".join(lines)


def _stages(day: datetime) -> str:
    begins = day - timedelta(hours=1)
    stages = ("AsleepCore", "AsleepDeep", "Awake", "AsleepREM")
    return "".join(
        _record(
            "Category",
            "SleepAnalysis",
            begins + timedelta(minutes=20 * place),
            20,
            value=f"HKCategoryValueSleepAnalysis{stages[place % len(stages)]}",
        )
        for place in range(24)
    )


def _record(
    sort: str, name: str, at: datetime, minutes: int, *, value: str, unit: str = "", source: str = "Watch"
) -> str:
    until = at + timedelta(minutes=minutes)
    return (
        f' <Record type="HK{sort}TypeIdentifier{name}" sourceName="{source}" sourceVersion="10.1" device="{_DEVICE}"'
        f'{f" unit={chr(34)}{unit}{chr(34)}" if unit else ""} creationDate="{until:%Y-%m-%d %H:%M:%S %z}"'
        f' startDate="{at:%Y-%m-%d %H:%M:%S %z}" endDate="{until:%Y-%m-%d %H:%M:%S %z}" value="{value}">\n'
        '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="0"/>\n </Record>\n'
    )
