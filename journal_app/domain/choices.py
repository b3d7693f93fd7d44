# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A typed choice of a few, by the word it is kept as.

Hides that people say some of them otherwise: a flare is a relapse, a heavy period a bleeding.
"""

from enum import StrEnum
from typing import TypeVar

from journal_app.domain.spelling import plain, shortened
from journal_app.errors import EntryRefused
from journal_app.words import _, with_commas

_Choice = TypeVar("_Choice", bound=StrEnum)
_SPOKEN = {"flare": "relapse", "pem": "crash", "heavy period": "bleeding", "blood donation": "donation"}


def read_choice(text: str, choices: type[_Choice], default: _Choice | None) -> _Choice:
    """The choice meant by its written value; an empty text is the default, and is refused where there is none."""
    typed = text.strip().casefold()
    if not typed and default is not None:
        return default
    wanted = plain(_SPOKEN.get(typed, typed))
    found = next((choice for choice in choices if typed and plain(choice) == wanted), None)
    if found is None:
        known = with_commas(choice for choice in choices if choice)
        title = _("“{text}” is not one of the kinds.").format(text=shortened(typed))
        raise EntryRefused(
            title if typed else _("The kind is missing."),
            _("Known are: {names}.").format(names=known),
            _("Nothing was changed."),
        )
    return found
