# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Settings screen: what is scored, when a day ends, and how the window looks on this machine."""
