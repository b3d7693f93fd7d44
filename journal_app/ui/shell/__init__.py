# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What stands around every screen: window, rail, pages, foot, and the page for a journal that will not open."""
