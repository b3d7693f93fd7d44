# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Records in from other systems and out again, each format behind one door: sniff, preview, run; and export."""
