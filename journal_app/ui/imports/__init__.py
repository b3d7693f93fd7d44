# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files from elsewhere: what is in each, what it would do to the journal, and doing that once the reader says so."""
