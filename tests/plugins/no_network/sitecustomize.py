# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Importing this module closes the network to its process for good; sockets between local processes still work.

It hides how: an audit hook, which no code in the process can go around or take away. Python imports a module of this
name by itself where it finds one, so with this folder on PYTHONPATH every Python process the tests start is closed too.
"""

import socket
import sys

CLOSED_FAMILIES = (socket.AF_INET, socket.AF_INET6)
LOOK_UPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")

attempts: list[str] = []


class NetworkUsed(RuntimeError):
    """Something reached for the network; no OSError, so that code which expects a broken network does not hide it."""


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Raise NetworkUsed, and remember it, when ``event`` is a use of the network."""
    opens = event == "socket.__new__" and arguments[1] in CLOSED_FAMILIES
    if opens or event in LOOK_UPS:
        attempt = f"{event} {arguments[1:] if opens else arguments}"
        attempts.append(attempt)
        raise NetworkUsed(attempt)


sys.addaudithook(refuse)
