# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The page on which a new journal is made: in under a minute, and every step of it may be left as it is."""
