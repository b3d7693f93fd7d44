# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a short text was read as, remembered: a file of a laboratory says the same few hundred texts in every line.

Hides how many are kept and that long texts are read anew, so that no file can fill the memory with them. Only pure
readings are remembered, so none ever becomes wrong; a refusal is not kept, since it is raised in words. When a journal
is locked they are let go all the same, because what was read may have stood in it.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from journal_app.words import language

_P = ParamSpec("_P")
_T = TypeVar("_T")
KEPT = 4096
"""Readings that are kept of one function."""
LONGEST = 200
"""Letters of all texts together that are kept; nothing that is said again and again is longer."""

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_kept: "list[_lru_cache_wrapper[Any]]" = []


def forget() -> None:
    """Let go of every reading."""
    for readings in _kept:
        readings.cache_clear()


def count() -> int:
    """How many readings are kept, of all functions together."""
    return sum(readings.cache_info().currsize for readings in _kept)


def remembered(read: Callable[_P, _T]) -> Callable[_P, _T]:
    """The same pure function of texts, or tuples of them, given by place; it speaks no words of any language."""
    known = cast("Callable[_P, _T]", _keeping(read))

    @wraps(read)
    def again(*said: _P.args, **named: _P.kwargs) -> _T:
        return known(*said, **named) if _length(said) <= LONGEST else read(*said, **named)

    return again


def remembered_in_words(read: Callable[_P, _T]) -> Callable[_P, _T]:
    """As ``remembered``, for a function whose answer has words in it: they are kept for each language apart."""

    def spoken(_language: str, *said: _P.args, **named: _P.kwargs) -> _T:
        return read(*said, **named)

    known = cast("Callable[Concatenate[str, _P], _T]", _keeping(spoken))

    @wraps(read)
    def again(*said: _P.args, **named: _P.kwargs) -> _T:
        return known(language(), *said, **named) if _length(said) <= LONGEST else read(*said, **named)

    return again


def _keeping(read: Callable[..., object]) -> "_lru_cache_wrapper[Any]":
    readings = lru_cache(maxsize=KEPT)(read)
    _kept.append(readings)
    return readings


def _length(said: tuple[object, ...]) -> int:
    if len(said) == 1 and isinstance(said[0], str):  # which is far the most often asked
        return len(said[0])
    letters = 0
    for one in cast("tuple[str | tuple[str, ...]]", said):
        letters += len(one) if isinstance(one, str) else sum(map(len, one)) + len(one)
    return letters
