# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A blood result as a file says it, weighed: code against name against unit against size."""
