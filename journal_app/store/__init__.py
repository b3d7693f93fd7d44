# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The journal file: the only code that speaks SQL or holds the key."""
