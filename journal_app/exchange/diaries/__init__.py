# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Diaries kept in other apps: their days, words and names, and what their values become here."""
