# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The export of Apple Health: years of records in one XML of gigabytes, of which a few kinds are kept day by day."""
