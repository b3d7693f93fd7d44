# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A passphrase in the system's keyring: only if asked, only where it is safe, and forgotten when it changes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked

from journal_app import places
from journal_app.errors import NotFound, StorageFailed
from journal_app.store import keys, remembered
from journal_app.store.journal import Journal
from tests.store.keyrings import Drawer

SECRET = "blue lamp ☂ é"  # noqa: S105 -- a passphrase of this test alone


@pytest.fixture
def usual() -> Iterator[None]:
    """Whatever a test sets, the keyring is none again afterwards."""
    yield
    keyring.set_keyring(null.Keyring())  # type: ignore[no-untyped-call]


@pytest.fixture
def drawer(usual: None, monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """A keyring in memory, which counts as a safe one."""
    monkeypatch.setattr(remembered, "_SAFE", (Drawer.__module__,))
    drawer = Drawer()
    keyring.set_keyring(drawer)
    return drawer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "locked.ironjournal"
    Journal.create(path, passphrase=SECRET).close()
    return path


def _notes() -> list[Path]:
    return list(places.config_folder().rglob("*"))


def test_what_is_remembered_opens_and_is_forgotten(path: Path, drawer: Drawer) -> None:
    assert remembered.can_remember()
    assert remembered.remembered(path) is None
    remembered.remember(path, SECRET)

    assert drawer.kept == {(remembered.SERVICE, str(path)): SECRET}
    assert remembered.remembered(path) == SECRET
    assert remembered.forget(path)
    assert drawer.kept == {}
    assert remembered.remembered(path) is None
    assert remembered.forget(path)


def test_the_note_of_it_tells_neither_the_passphrase_nor_the_journal(path: Path, drawer: Drawer) -> None:
    remembered.remember(path, SECRET)
    [note] = [file for file in _notes() if file.is_file()]
    assert note.stat().st_mode & 0o777 == 0o600
    assert note.read_bytes() == b""
    assert path.stem not in note.name


def test_a_journal_under_another_name_is_the_same_journal(path: Path, tmp_path: Path, drawer: Drawer) -> None:
    alias = tmp_path / "alias.ironjournal"
    alias.symlink_to(path)
    remembered.remember(alias, SECRET)
    assert remembered.remembered(path) == SECRET


def test_it_is_forgotten_when_the_passphrase_changes(path: Path, drawer: Drawer) -> None:
    remembered.remember(path, SECRET)
    keys.set_passphrase(path, SECRET, "another")
    assert drawer.kept == {}
    assert remembered.remembered(path) is None


def test_the_keyring_is_left_in_peace_unless_asked(path: Path, drawer: Drawer) -> None:
    remembered.remembered(path)
    remembered.forget(path)
    keys.set_passphrase(path, SECRET, "another")
    assert drawer.asked == 0


@pytest.mark.parametrize("unsafe", [fail.Keyring, null.Keyring, chainer.ChainerBackend, Drawer])
def test_no_other_place_is_taken_for_a_keyring(path: Path, usual: None, unsafe: type[KeyringBackend]) -> None:
    keyring.set_keyring(unsafe())

    assert not remembered.can_remember()
    assert remembered.remembered(path) is None
    with pytest.raises(NotFound, match="no keyring here") as refused:
        remembered.remember(path, SECRET)
    assert SECRET not in f"{refused.value}{refused.value!r}"
    assert _notes() == []


def test_of_several_keyrings_the_first_safe_one_is_used(
    path: Path, drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [null.Keyring(), drawer])  # type: ignore[no-untyped-call]
    keyring.set_keyring(chainer.ChainerBackend())  # type: ignore[no-untyped-call]
    remembered.remember(path, SECRET)
    assert list(drawer.kept.values()) == [SECRET]


def test_without_the_library_nothing_is_remembered(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert not remembered.can_remember()
    with pytest.raises(NotFound, match="no keyring here"):
        remembered.remember(path, SECRET)


def test_settings_of_somebody_that_name_no_keyring_count_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.Keyring")
    assert not remembered.can_remember()


def test_a_keyring_that_stays_locked_is_said(path: Path, drawer: Drawer) -> None:
    remembered.remember(path, SECRET)
    drawer.refusal = KeyringLocked("dismissed")

    assert remembered.remembered(path) is None
    assert not remembered.forget(path)
    with pytest.raises(StorageFailed, match="did not take"):
        remembered.remember(path, SECRET)


if sys.platform == "linux":  # where what a keyring raises may come from beneath the library

    def test_what_the_desktop_itself_refuses_is_said(path: Path, drawer: Drawer) -> None:
        from jeepney import DBusAddress, DBusErrorResponse, new_error, new_method_call
        from secretstorage.exceptions import LockedException

        remembered.remember(path, SECRET)
        asked = new_method_call(DBusAddress("/", "org.example", "org.example"), "Get")
        asked.header.serial = 1
        told = new_error(asked, "org.freedesktop.Secret.Error.IsLocked")
        for refusal in (LockedException("locked"), DBusErrorResponse(told), ConnectionResetError("gone")):
            drawer.refusal = refusal
            assert remembered.remembered(path) is None
            assert not remembered.forget(path)
