# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Pages to print and to take along. Knows neither Qt nor SQL."""
