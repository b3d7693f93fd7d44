# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Looks through the file whose path it takes, as an import does, and prints the most memory it ever held, in MB."""

import sys
from datetime import date
from pathlib import Path

from journal_app.exchange import importing
from journal_app.store.journal import Journal
from tests.bench.children.peak import peak_megabytes

if __name__ == "__main__":
    with Journal.create(None) as journal:
        plan = importing.preview(Path(sys.argv[1]), journal.facts, today=date(2026, 11, 21))
    assert len(plan.entries) > 0
    sys.stdout.write(f"{peak_megabytes():.1f}\n")
