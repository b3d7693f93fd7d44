# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Values that never change: dataclasses that are quickly made.

Hides that ``dataclass`` writes and compiles six functions for each class, which for the classes of a start took a tenth
of all its time. Those that differ by no more than the names of the fields are given the names here and are not
compiled; ``__init__``, which is called too often for that, is compiled when the first value is made, which most classes
of a start never see. In all else these are dataclasses, to ``fields`` and ``replace`` as to type checkers.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

C = TypeVar("C")


@overload
def frozen(made: type[C], /) -> type[C]: ...


@overload
def frozen(*, kw_only: bool = True) -> Callable[[type[C]], type[C]]: ...


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(made: type[C] | None = None, /, *, kw_only: bool = True) -> type[C] | Callable[[type[C]], type[C]]:
    """A frozen dataclass with slots, equal to another of its class with equal fields; fields by name or ``kw_only``."""

    def decorated(plain: type[C]) -> type[C]:
        # Frozen here, not there: what dataclass makes to refuse a change, it compiles twice for each class.
        whole = dataclass(slots=True, kw_only=kw_only, init=False, eq=False, repr=False)(plain)
        for name, shared in _shared(whole).items():
            if name not in plain.__dict__:
                setattr(whole, name, shared)
        return whole

    return decorated if made is None else decorated(made)


def _shared(made: type) -> dict[str, Callable[..., object]]:
    """What is the same for every class but for its fields; a field of ``compare=False`` has no part in equality."""
    all_fields = fields(made)
    names = tuple(one.name for one in all_fields)
    key = _key_of(tuple(one.name for one in all_fields if one.compare))
    shown = tuple(one.name for one in all_fields if one.repr)

    def begins(self: object, *by_place: object, **by_name: object) -> None:
        written = _init_of(made)
        made.__init__ = written  # type: ignore[misc]  # the first value makes it, all later ones call it
        written(self, *by_place, **by_name)

    def equals(self: object, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(key(self))

    @recursive_repr()
    def in_words(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def state(self: object) -> list[object]:
        return [getattr(self, name) for name in names]

    def set_state(self: object, held: Iterable[object]) -> None:
        for name, value in zip(names, held, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__init__": begins,
        "__eq__": equals,
        "__hash__": hashed,
        "__repr__": in_words,
        "__setattr__": _refuse_to_change,
        "__delattr__": _refuse_to_change,
        "__getstate__": state,
        "__setstate__": set_state,
    }


def _refuse_to_change(self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__qualname__} never changes: {name!r}")


def _key_of(names: tuple[str, ...]) -> Callable[[object], Hashable]:
    """What is compared of an object: always a tuple, which takes a number that equals nothing for equal to itself."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _init_of(made: type) -> Callable[..., None]:
    """The function that fills the slots, written out for the fields of this class as ``dataclass`` would."""
    taken = fields(made)
    by_place, by_name = ([_parameter(one) for one in taken if one.kw_only is named] for named in (False, True))
    steps = [f"_put_{one.name}(self, {_value(one)})" for one in taken]
    if hasattr(made, "__post_init__"):
        steps.append("self.__post_init__()")
    parameters = ", ".join(["self", *by_place, *(["*", *by_name] if by_name else [])])
    scope: dict[str, Any] = {"_missing": MISSING}
    for one in taken:
        scope[f"_put_{one.name}"] = getattr(made, one.name).__set__
        scope[f"_default_{one.name}"] = one.default
        scope[f"_make_{one.name}"] = one.default_factory
    exec(f"def __init__({parameters}):\n " + "\n ".join(steps or ["pass"]), scope)  # noqa: S102 -- of field names alone
    written: Callable[..., None] = scope["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


def _parameter(one: Field[Any]) -> str:
    """A field among the parameters, with its own value or what stands for one that is to be made."""
    if one.default_factory is not MISSING:
        return f"{one.name}=_missing"
    return one.name if one.default is MISSING else f"{one.name}=_default_{one.name}"


def _value(one: Field[Any]) -> str:
    made_anew = one.default_factory is not MISSING
    return f"_make_{one.name}() if {one.name} is _missing else {one.name}" if made_anew else one.name
