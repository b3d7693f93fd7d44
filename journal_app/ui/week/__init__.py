# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Week screen: a grid to take back a week of paper notes by keyboard alone, and the sheet to write them on."""
