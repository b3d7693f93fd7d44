# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""When something was, as a record prints it: the day where it was, and never one reckoned from a clock elsewhere.

Hides nothing.
"""

from datetime import date, time

from journal_app.domain.frozen import frozen


@frozen
class Moment:
    """A local day, and the time on it where one is printed."""

    day: date
    at: time | None = None
