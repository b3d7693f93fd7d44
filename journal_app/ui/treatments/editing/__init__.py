# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How each kind of treatment is typed: its draft, its check, and the way back from a kept fact. Knows no Qt."""
