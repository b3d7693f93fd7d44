# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Our own forms, written and read back: tables of every kind, the workbook, the archive."""
