# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.no_network.sitecustomize import NetworkUsed


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_to_another_computer_is_refused_and_remembered(
    family: socket.AddressFamily, no_network: list[str]
) -> None:
    with pytest.raises(NetworkUsed):
        socket.socket(family)
    assert len(no_network) == 1
    no_network.clear()


def test_a_name_is_not_looked_up(no_network: list[str]) -> None:
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("localhost", 80)
    no_network.clear()


def test_two_processes_of_this_computer_may_speak(tmp_path: Path) -> None:
    address = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(address)
        server.listen()
        client.connect(address)
        client.sendall(b"20:14")
        with server.accept()[0] as accepted:
            assert accepted.recv(5) == b"20:14"


def test_a_process_that_a_test_starts_is_offline_too() -> None:
    command = [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 1
    assert "NetworkUsed" in outcome.stderr
