# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Research beside what is in view: one room for the Timeline, Labs and Treatments."""
