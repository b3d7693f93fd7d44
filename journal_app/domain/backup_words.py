# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said of backups alike in the window and on the command line."""

from collections.abc import Mapping
from datetime import date, datetime

from journal_app.domain.counted import counted_entries
from journal_app.domain.facts import Kind
from journal_app.words import _, day_text, in_one_line, ngettext, time_text, with_commas


def when_words(at: datetime) -> str:
    """An instant as the reader's own clock had it: 21 Nov 2026 20:14."""
    here = at.astimezone()
    return f"{day_text(here.date())} {time_text(here)}"


def contents_words(counts: Mapping[Kind, int], first: date | None, last: date | None, most: int | None = None) -> str:
    """What a backup holds: 412 scores, 30 lab results · 1 Jan 2024 – 21 Nov 2026; of ``most`` kinds at most."""
    days = [day_text(day) for day in dict.fromkeys((first, last)) if day is not None]
    # Translators: what is in a backup of an empty journal
    return in_one_line([with_commas(counted_entries(counts)[:most]) or _("nothing yet"), " – ".join(days)])


def missing_words(last_change_at: datetime | None, made_at: datetime, missing: int | None) -> str:
    """What a damaged journal had that its backup does not have, as far as that is known."""
    since = when_words(last_change_at or made_at)
    if missing is None:
        return _("What was entered after {when} is not in it.").format(when=since)
    if not missing:
        return _("As far as the damaged file can tell, nothing is missing in it.")
    words = ngettext(
        "What was entered after {when} is not in it, about {count} change.",
        "What was entered after {when} is not in it, about {count} changes.",
        missing,
    )
    return words.format(when=since, count=missing)
