# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Keys of settings: each is one thing, and what is kept under them is read as it was meant."""

from datetime import time

from journal_app.domain import settings
from journal_app.domain.days import DAY_ENDS


def test_no_two_settings_share_a_key() -> None:
    values = {settings.YES, settings.NO, settings.NEVER}
    keys = [held for name, held in vars(settings).items() if name.isupper() and isinstance(held, str)]
    keys = [key for key in keys if key not in values]
    assert len(keys) > 10
    assert len(set(keys)) == len(keys)
    assert settings.shown_unit_of("iron") not in keys


def test_a_day_ends_when_the_journal_says_so_and_else_at_four() -> None:
    assert settings.day_end("02:30") == time(2, 30)
    assert settings.day_end("") == DAY_ENDS
