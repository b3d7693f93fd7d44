# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A made-up person's journal, for looking around in, for pictures and for benchmarks."""

from journal_app.example.making import make_example, told

__all__ = ["make_example", "told"]
