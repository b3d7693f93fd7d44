# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Closes the network to every test and to every Python process a test starts; such a process finds our package too."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.no_network import sitecustomize as network

FOLDER = Path(network.__file__).parent
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fail the test that reaches for the network, even where the refusal was swallowed; gives the attempts made."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(FOLDER), str(CHECKOUT))))
    network.attempts.clear()
    yield network.attempts
    assert not network.attempts, f"the test used the network: {network.attempts}"
