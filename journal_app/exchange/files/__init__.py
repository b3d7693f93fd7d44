# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files as text, tables, JSON, XML, sheets and members: what can be wrong with a file before what it says."""
