# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How long a passphrase would keep out somebody who has the file and a fast computer.

Hides zxcvbn, which knows common passwords, names and habits. It knows those of English best, so in other languages it
may think too well of a passphrase.
"""

from collections.abc import Callable, Collection
from pathlib import PurePath

from journal_app.domain.frozen import frozen
from journal_app.words import _

# zxcvbn looks at no more, and what is longer is not easier to guess.
_LOOKED_AT = 72
# Words of a name that are looked for; one letter says nothing.
_SHORTEST_KNOWN = 2
_HOUR_S = 3_600.0
_DAY_S = 24 * _HOUR_S
_YEAR_S = 365 * _DAY_S
# What zxcvbn reckons with for somebody who has the file, where a key is slow to derive: ten thousand guesses a second
# (zxcvbn, time_estimates). Ours takes 256,000 rounds of PBKDF2-HMAC-SHA512; somebody with many computers is quicker.
_SPEED = "offline_slow_hashing_1e4_per_second"


@frozen(kw_only=False)
class Strength:
    """From 0, guessed at once, to 4, not guessed in years; and what that means, in whole sentences."""

    score: int
    words: str


def strength(passphrase: str, known: Collection[str] = ()) -> Strength:
    """How strong a passphrase is against somebody who knows ``known``, such as the person's name and the file's."""
    from zxcvbn import zxcvbn

    if not passphrase:
        return Strength(score=0, words="")
    judged = zxcvbn(passphrase[:_LOOKED_AT], user_inputs=_parts(known))
    return Strength(score=int(judged["score"]), words=_words(float(judged["crack_times_seconds"][_SPEED])))


def known_of(path: PurePath, person: str) -> tuple[str, ...]:
    """What somebody who finds the file knows without opening it, and whose it is."""
    return path.stem, person


def _parts(known: Collection[str]) -> list[str]:
    """The names whole and by their words."""
    words = [word for name in known for word in (name, *name.replace("-", " ").replace("_", " ").split())]
    return [word for word in words if len(word) >= _SHORTEST_KNOWN]


def _words(seconds: float) -> str:
    return next(words() for limit, words in _SPANS if seconds < limit)


_SPANS: tuple[tuple[float, Callable[[], str]], ...] = (
    (
        _HOUR_S,
        lambda: _(
            "Somebody with the file and a fast computer could guess this within an hour."
            " Four or more words that have nothing to do with each other hold far longer."
        ),
    ),
    (
        _DAY_S,
        lambda: _(
            "Somebody with the file and a fast computer could guess this within a day."
            " One or two more words that have nothing to do with it hold far longer."
        ),
    ),
    (
        _YEAR_S,
        lambda: _(
            "Somebody with the file and a fast computer could guess this within a year."
            " One more word that has nothing to do with it holds far longer."
        ),
    ),
    (100 * _YEAR_S, lambda: _("Somebody with the file and a fast computer would need years to guess this.")),
    (
        float("inf"),
        lambda: _("Somebody with the file and a fast computer would need more than a hundred years to guess this."),
    ),
)
