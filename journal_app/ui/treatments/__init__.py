# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Treatments screen: infusions with what followed them, courses day by day, events, and dates to come back to."""
