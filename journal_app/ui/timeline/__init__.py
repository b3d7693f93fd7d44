# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Timeline screen: scores, blood results, infusions and events on one time axis."""
