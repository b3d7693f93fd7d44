# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Labs screen: every result as it was printed, dates across and analytes down, and the form to type more."""
