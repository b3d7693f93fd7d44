# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a journal remembers of laboratories, inside a change.

Hides that a laboratory is a name on results and on what is remembered: both bear the new one after a change, and where
two become one, what is remembered under the name that stays is kept.
"""

from dataclasses import replace

from journal_app.domain.labs import LabResult
from journal_app.domain.records import Laboratory
from journal_app.store.changes import Edit


def remember(edit: Edit, result: LabResult) -> None:
    """Keep the unit and range that the laboratory of a result printed, for the next time."""
    if not result.laboratory:
        return
    latest = Laboratory(
        name=result.laboratory,
        analyte=result.analyte,
        unit=result.unit,
        range_low=result.range_low,
        range_high=result.range_high,
        range_text=result.range_text,
    )
    for known in edit.facts.every(Laboratory):
        if (known.name, known.analyte) == (latest.name, latest.analyte):
            stamped = replace(latest, id=known.id, entered_by=known.entered_by, recorded_at=known.recorded_at)
            edit.replace(replace(stamped, source=known.source))
            return
    edit.add(latest)


def rename(edit: Edit, name: str, new_name: str) -> None:
    """Call a laboratory by another name, on its results too; one known by that name already becomes one with it."""
    remembered = edit.facts.laboratories()
    taken = {known.analyte for known in remembered if known.name == new_name}
    for known in remembered:
        if known.name != name or name == new_name:
            continue
        if known.analyte in taken:
            edit.remove(Laboratory, known.id)
        else:
            edit.replace(replace(known, name=new_name))
    for result in edit.facts.lab_results():
        if result.laboratory == name:
            edit.replace(replace(result, laboratory=new_name))


def forget(edit: Edit, name: str) -> None:
    """Forget units and ranges of a laboratory; its results stay as they are."""
    for known in edit.facts.laboratories():
        if known.name == name:
            edit.remove(Laboratory, known.id)
