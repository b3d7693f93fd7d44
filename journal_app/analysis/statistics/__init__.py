# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Numbers of one diary held against each other, with how sure they are. Knows no journal and no words."""
