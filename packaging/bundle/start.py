# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the bundled program starts: nothing but the way in."""

from journal_app.__main__ import main

main()
