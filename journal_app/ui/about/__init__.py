# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""About: what the program is and is not, where the journal lies, and whose work is in it."""
