# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the kept facts show together: daily series, charts as data, and tables of the same numbers. No Qt, no SQL."""
