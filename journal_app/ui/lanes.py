# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The lanes that work runs on: the only module that makes threads.

Knows no Qt, so that the first journal can begin to open on its lane while Qt is still loading.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
Asked = Future
"""What was asked of a lane: its result, or the error that it ended in."""


class Lane:
    """One thread. Invariant: what is asked of it is done in the order in which it was asked."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, name)

    def ask(self, call: Callable[[], T]) -> Asked[T]:
        """Have something done behind all that was asked before; RuntimeError once it was closed."""
        return self._thread.submit(call)

    def close(self) -> None:
        """Wait until all is done that was asked."""
        self._thread.shutdown(wait=True)


def wait_for(asked: Asked[T], seconds: float) -> None:
    """Wait for what was asked, but no longer than so many seconds."""
    wait([asked], timeout=seconds)
