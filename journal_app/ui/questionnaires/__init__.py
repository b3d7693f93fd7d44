# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Questionnaires screen: what can be filled in, the sheet to fill in, and earlier answers."""
