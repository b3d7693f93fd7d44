# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Values that never change: dataclasses that are quickly made.

Hides that ``dataclass`` writes and compiles six functions for each class, which for the classes of a start took a tenth
of all its time. Those that differ by no more than the names of the fields, equality, hash and words, are given the
names here and are not compiled. In all else these are dataclasses, to ``fields`` and ``replace`` as to type checkers.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TypeVar, dataclass_transform, overload

C = TypeVar("C")


@overload
def frozen(made: type[C], /) -> type[C]: ...


@overload
def frozen(*, kw_only: bool = True) -> Callable[[type[C]], type[C]]: ...


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(made: type[C] | None = None, /, *, kw_only: bool = True) -> type[C] | Callable[[type[C]], type[C]]:
    """A frozen dataclass with slots, equal to another of its class with equal fields; fields by name or ``kw_only``."""

    def decorated(plain: type[C]) -> type[C]:
        whole = dataclass(frozen=True, slots=True, kw_only=kw_only, eq=False, repr=False)(plain)
        for name, shared in _shared(whole).items():
            if name not in plain.__dict__:
                setattr(whole, name, shared)
        return whole

    return decorated if made is None else decorated(made)


def _shared(made: type) -> dict[str, Callable[..., object]]:
    """What is the same for every class but for its fields; a field of ``compare=False`` has no part in equality."""
    all_fields = fields(made)
    key = _key_of(tuple(one.name for one in all_fields if one.compare))
    shown = tuple(one.name for one in all_fields if one.repr)

    def equals(self: object, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(key(self))

    @recursive_repr()
    def in_words(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    return {"__eq__": equals, "__hash__": hashed, "__repr__": in_words}


def _key_of(names: tuple[str, ...]) -> Callable[[object], Hashable]:
    """What is compared of an object: always a tuple, which takes a number that equals nothing for equal to itself."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)
