# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Small parts that every screen is made of; they know nothing of journals."""
