# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""References from reference managers and back: what a file says, what of it is new here, and a file of the same kinds.

One module a format, each with ``read`` and ``write``; ``planning`` and ``exporting`` are the two doors.
"""
