# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""``make judges``: what we write, judged by programs of others that are not for Python.

The unit codes of a Bundle with every unit of every analyte, and of an example journal, go to ucum-lhc, the checker of
the U.S. National Library of Medicine, and so does every conversion between two units of one analyte. It needs npm; what
is fetched stays in build/judges.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from journal_app.domain.catalogues import analytes
from journal_app.domain.quantities import can_convert, conversion_factor
from journal_app.example import make_example
from journal_app.exchange.fhir.bundle import write_bundle
from journal_app.exchange.fhir.own import UCUM
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_lab_result

HERE = Path(__file__).parent
BUILD = Path("build/judges")
CHECKER = "@lhncbc/ucum-lhc@7.1.9"


def main() -> int:
    """Give 0 when every code is found right."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        sys.stderr.write("make judges needs npm and node, which are not here. Nothing was judged.\n")
        return 1
    BUILD.mkdir(parents=True, exist_ok=True)
    (BUILD / "package.json").write_text("{}\n")
    subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", CHECKER], cwd=BUILD, check=True)
    codes = sorted(written_codes())
    (BUILD / "codes.json").write_text(json.dumps(codes))
    (BUILD / "conversions.json").write_text(json.dumps(list(conversions())))
    shutil.copy(HERE / "units.cjs", BUILD)
    asked = [node, "units.cjs", "codes.json", "conversions.json"]
    return subprocess.run(asked, cwd=BUILD, check=False).returncode


def written_codes() -> set[str]:
    """Every unit code that our FHIR has in it."""
    with TemporaryDirectory() as name, Journal.create(None) as journal:
        folder = Path(name)
        units = [(key, unit) for key, analyte in analytes().items() for unit in analyte.units]
        results = [a_lab_result(key, "5", date(2024, 1, 1), unit=unit, unit_code=unit) for key, unit in units]
        journal.change(Operation.LOAD, lambda edit: edit.add_many(results))
        make_example(folder / "example.ironjournal", years=1, seed=1, until=None)
        with Journal.open(folder / "example.ironjournal", read_only=True) as example:
            paths = [folder / "units.json", folder / "example.json"]
            for one, path in zip((journal, example), paths, strict=True):
                write_bundle(one.facts, path)
        return {code for path in paths for code in _codes(json.loads(path.read_text(encoding="utf-8")))}


def conversions() -> Iterator[dict[str, Any]]:
    """Every conversion that is made, with its factor and the molar mass it needs.

    International units stay out: the checker converts none of them, since each is what a standard says it is.
    """
    for key, analyte in analytes().items():
        units = [unit for unit in analyte.units if "[IU]" not in unit]
        for have, want in permutations(units, 2):
            if can_convert(have, want, analyte):
                factor = float(conversion_factor(have, want, analyte))
                mass = float(analyte.molar_mass.value) if analyte.molar_mass else None
                yield {"analyte": key, "from": have, "to": want, "factor": factor, "mass": mass}


def _codes(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for member in value:
            yield from _codes(member)
    elif isinstance(value, dict):
        if value.get("system") == UCUM:
            yield value["code"]
        for member in value.values():
            yield from _codes(member)


if __name__ == "__main__":
    sys.exit(main())
