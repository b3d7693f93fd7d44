# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Files from elsewhere: what is in each, what it would do to the journal, and that it is done once the reader says so."""
