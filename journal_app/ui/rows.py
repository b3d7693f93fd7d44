# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a table of facts shows, as values. Knows no Qt."""

from journal_app.domain.frozen import frozen


@frozen
class Row:
    """One fact: what stands in the columns of its table, and all there is to read about it."""

    id: str
    cells: tuple[str, ...]
    details: str
