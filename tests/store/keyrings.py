# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A keyring for tests, which keeps everything in memory."""

from keyring.backend import KeyringBackend


class Drawer(KeyringBackend):
    """What was put into it is in ``kept``; with a ``refusal`` set it gives nothing, and ``asked`` counts the times."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.refusal: Exception | None = None
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        del self.kept[service, username]

    def _open(self) -> None:
        self.asked += 1
        if self.refusal is not None:
            raise self.refusal
