# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A passphrase that the system's keyring keeps, because the reader asked for it.

Hides the keyring library, which need not be installed, and which of its places are safe: only the keyrings of the
operating systems themselves, never a file in clear. A note of ours says for which journals something is kept there, so
that the keyring is not even looked for on behalf of any other.
"""

import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app import places
from journal_app.errors import NotFound, StorageFailed
from journal_app.files import make_folder
from journal_app.words import _

if TYPE_CHECKING:  # an extra that need not be installed
    from keyring.backend import KeyringBackend

SERVICE = "iron-journal"
# The keyrings of Windows, macOS, GNOME and KDE. Whatever else the library finds may keep text in clear.
_SAFE = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)
_CHAIN = "keyring.backends.chainer"


def _how_to_have_one() -> str:
    if places.is_packaged():
        return _("This package of the program brings no way to a keyring; one that was installed with pip can have it.")
    return _("The keyring of your desktop is used if it runs and the Python package “keyring” is installed.")


def can_remember() -> bool:
    """Whether a keyring that we trust is at hand."""
    return _keyring() is not None


def remember(path: Path, passphrase: str) -> None:
    """Let the system's keyring keep the passphrase of the journal at ``path``.

    NotFound where there is none, StorageFailed when it refuses; then nothing is kept anywhere.
    """
    keyring = _keyring()
    if keyring is None:
        raise NotFound(
            _("There is no keyring here that can keep a passphrase."),
            _("Nothing was kept. The journal opens with its passphrase as before."),
            _how_to_have_one(),
        )
    note = _note(path)
    try:
        keyring.set_password(SERVICE, _name(path), passphrase)
        make_folder(note.parent)
        note.touch(mode=0o600)
    except _refusals() as error:
        forget(path)
        raise StorageFailed(
            _("The keyring did not take the passphrase."),
            _("Nothing was kept. The journal opens with its passphrase as before."),
            _("See whether the keyring is unlocked, and try again."),
        ) from error


def remembered(path: Path) -> str | None:
    """The passphrase that is kept for the journal at ``path``; None when there is none or the keyring stays closed."""
    if not is_remembered(path):
        return None
    keyring = _keyring()
    if keyring is None:
        return None
    with suppress(*_refusals()):
        return keyring.get_password(SERVICE, _name(path))
    return None


def is_remembered(path: Path) -> bool:
    """Whether something is kept for the journal at ``path``; the keyring itself is not asked."""
    return _note(path).exists()


def forget(path: Path) -> bool:
    """Let the keyring forget the passphrase of the journal at ``path``; tells whether nothing is kept any more."""
    if not is_remembered(path):
        return True
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        if keyring.get_password(SERVICE, _name(path)) is not None:
            keyring.delete_password(SERVICE, _name(path))
        _note(path).unlink()
    except _refusals():
        return False
    return True


def _keyring() -> "KeyringBackend | None":
    """The keyring to use, by the reader's own settings of the library; of several, the first that is safe."""
    try:
        import keyring
    except ImportError:
        return None
    try:
        found = keyring.get_keyring()
    except (
        ImportError,
        AttributeError,
        RuntimeError,
        ValueError,
        OSError,
    ):  # somebody's settings name what is not here
        return None
    chained = getattr(found, "backends", ()) if type(found).__module__ == _CHAIN else ()
    return next((each for each in (found, *chained) if type(each).__module__.startswith(_SAFE)), None)


def _refusals() -> tuple[type[Exception], ...]:
    """What a keyring raises when it is locked or away; that of GNOME also what lies beneath the library."""
    from keyring.errors import KeyringError

    beneath: list[type[Exception]] = []
    if "secretstorage" in sys.modules:
        from jeepney import DBusErrorResponse
        from secretstorage.exceptions import SecretStorageException

        beneath = [DBusErrorResponse, SecretStorageException]
    return (KeyringError, OSError, *beneath)


def _name(path: Path) -> str:
    return str(path.resolve())


def _note(path: Path) -> Path:
    """The file whose being there says that something is kept; it is empty, and its name does not tell the journal's."""
    return (
        places.config_folder() / "remembered" / hashlib.sha256(_name(path).encode("utf-8", "surrogatepass")).hexdigest()
    )
