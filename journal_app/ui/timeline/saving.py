# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A chart in view as a file of its own. Knows no Qt.

Hides which of them needs what is drawn for print.
"""

import csv
import io
from pathlib import Path

from journal_app.analysis.charts import ChartSpec
from journal_app.analysis.tables import table_of
from journal_app.exchange.previews.cells import guarded
from journal_app.writing import put


def write_svg(spec: ChartSpec, path: Path) -> Path:
    """Write the chart as lines and words; gives the path. Raises StorageFailed, and then nothing is there."""
    from journal_app.report.chart_svg import chart_svg  # matplotlib, which only whoever prints waits for

    return put(path, chart_svg(spec))


def write_numbers(spec: ChartSpec, path: Path) -> Path:
    """Write the numbers in view as CSV, a day a row; gives the path. Raises StorageFailed, with nothing written."""
    table = table_of(spec)
    text = io.StringIO()
    rows = ([guarded(cell) for cell in row] for row in (table.headers, *table.rows))
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return put(path, text.getvalue().encode())
