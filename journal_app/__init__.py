# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Iron Journal: a private desktop journal for fatigue, mood, iron tests and infusions."""

__version__ = "0.1.0"
