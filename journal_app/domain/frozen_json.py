# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A frozen dataclass as JSON text, and back: a form's draft, so that it outlives a crash, or what a fact holds.

Hides the shape of that text. Its fields are text, flags, numbers, days, times and choices, tuples and frozensets of
these, and further such dataclasses. A draft that an older program kept and that no longer fits is none: half a form
would mislead more than an empty one. A fact outlives programs: what it lacks takes its default, what it has besides is
left alone.
"""

import dataclasses
import json
import typing
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import Enum
from types import NoneType, UnionType
from typing import Any, ClassVar, Protocol, TypeVar

T = TypeVar("T")


class AnyDataclass(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


def written(draft: AnyDataclass) -> str:
    """A draft or fact as JSON text; TypeError for one that holds something else than the kinds above."""
    return json.dumps(_written(draft), ensure_ascii=False, separators=(",", ":"))


def read(kind: type[T], text: str) -> T | None:
    """The draft of this kind that ``text`` holds; None when it does not hold one, whole and nothing more."""
    try:
        draft: T = _read(kind, json.loads(text), is_exact=True)
    except (ValueError, TypeError, KeyError, InvalidOperation, RecursionError):
        return None
    return draft


def read_fact(kind: type[T], text: str) -> T:
    """What a fact of this kind holds; ValueError when ``text`` is none of this kind."""
    try:
        fact: T = _read(kind, json.loads(text), is_exact=False)
    except (TypeError, KeyError, InvalidOperation, RecursionError) as error:
        raise ValueError(f"this is no {kind.__name__}") from error
    return fact


def _written(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _written(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | frozenset):
        parts = [_written(part) for part in value]
        return sorted(parts, key=str) if isinstance(value, frozenset) else parts
    if isinstance(value, Enum):
        return value.name
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date | time | Decimal) and not isinstance(value, datetime):
        return str(value)
    raise TypeError(f"JSON text cannot hold {type(value).__name__}")


def _read(kind: Any, value: Any, *, is_exact: bool) -> Any:  # noqa: PLR0911 -- one line for each kind of value
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin in {UnionType, typing.Union}:
        return _read_optional(parts, value, is_exact=is_exact)
    if origin is tuple:
        return _read_tuple(parts, _listed(value), is_exact=is_exact)
    if origin is frozenset:
        return frozenset(_read(parts[0], part, is_exact=is_exact) for part in _listed(value))
    if dataclasses.is_dataclass(kind):
        return _read_dataclass(kind, value, is_exact=is_exact)
    if kind in {str, bool, int}:
        return _exactly(kind, value)
    if kind in {date, time}:
        return kind.fromisoformat(_exactly(str, value))
    if kind is Decimal:
        return Decimal(_exactly(str, value))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind[_exactly(str, value)]
    raise TypeError(f"JSON text cannot hold {kind}")


def _read_optional(parts: tuple[Any, ...], value: Any, *, is_exact: bool) -> Any:
    """None, or the one other kind there is."""
    if value is None and NoneType in parts:
        return None
    (kind,) = (part for part in parts if part is not NoneType)
    return _read(kind, value, is_exact=is_exact)


def _read_tuple(parts: tuple[Any, ...], values: list[Any], *, is_exact: bool) -> tuple[Any, ...]:
    kinds = [parts[0]] * len(values) if parts[-1] is Ellipsis else parts
    return tuple(_read(kind, value, is_exact=is_exact) for kind, value in zip(kinds, values, strict=True))


def _read_dataclass(kind: Any, value: Any, *, is_exact: bool) -> Any:
    hints = typing.get_type_hints(kind)
    names = {field.name for field in dataclasses.fields(kind)}
    present = set(_exactly(dict, value))
    if is_exact and present != names:
        raise ValueError
    return kind(**{name: _read(hints[name], value[name], is_exact=is_exact) for name in names & present})


def _listed(value: Any) -> list[Any]:
    found: list[Any] = _exactly(list, value)
    return found


def _exactly(kind: type, value: Any) -> Any:
    """The value when it is of this very type: True is no number here."""
    if type(value) is not kind:
        raise TypeError
    return value
