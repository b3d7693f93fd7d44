# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Research cards: what studies found, tied to what is on screen. Knows neither Qt nor SQL."""
