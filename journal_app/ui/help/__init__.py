# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Help: short pages that ship with the program, for every screen and for whoever wants to know how it works."""
