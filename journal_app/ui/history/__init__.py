# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every change that was made, with what it altered and a way to take it back."""
