# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Seconds that the whole page of findings takes, asked for once on the reader lane of a process that asked nothing yet.

Takes the journal's path. What is loaded at the first question is part of it, opening the journal is not.
"""

import sys
import time
from pathlib import Path

from journal_app.analysis.findings.page import findings
from journal_app.store.journal import Journal

if __name__ == "__main__":
    with Journal.open(Path(sys.argv[1])) as journal, journal.open_reader() as facts:
        begun = time.perf_counter()
        found = findings(facts, today=journal.today())
        seconds = time.perf_counter() - begun
    if not found or "scipy.stats" in sys.modules:
        sys.exit("no findings, or scipy.stats was loaded for them")
    sys.stdout.write(f"{seconds}\n")
