# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said where a window cannot be opened, by what the loader and Qt say."""

import re
from pathlib import Path

import pytest

from journal_app.ui.no_window import package_of, without_parts, without_screen

SYSTEM_PACKAGES = Path(__file__).parents[2] / "packaging" / "system-packages"
OTHERS = "Every other command works without it: iron-journal --help"


def test_a_library_that_the_loader_misses_is_named_with_its_package() -> None:
    said = without_parts("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert str(said).splitlines() == [
        "The window cannot be opened here, because a library of the system is missing.",
        "It is libEGL.so.1.",
        f"On Debian and Ubuntu it comes with: sudo apt install libegl1. {OTHERS}",
    ]


def test_a_system_that_is_too_old_is_told_by_its_c_library() -> None:
    said = without_parts(
        "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by libQt6Core.so.6)"
    )
    assert str(said).splitlines() == [
        "This computer's system is older than the window needs.",
        "It lacks version 2.34 of the C library.",
        f"A newer release of the system has it. {OTHERS}",
    ]


def test_parts_that_were_never_installed_are_installed_by_pip() -> None:
    said = without_parts("No module named 'PySide6'")
    assert said.detail == "No module named 'PySide6'"
    assert said.hint.startswith("Install them with: python -m pip install PySide6-Essentials pyqtgraph.")


def test_parts_of_a_packaged_program_come_with_a_new_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    said = without_parts("libQt6Core.so.6: cannot open shared object file: No such file or directory")
    assert str(said).splitlines() == [
        "The window cannot be opened here, because the graphical parts are missing.",
        "libQt6Core.so.6: cannot open shared object file: No such file or directory",
        f"Install Iron Journal anew; journals and backups stay as they are. {OTHERS}",
    ]


def test_a_library_that_debian_calls_otherwise_leads_to_its_package() -> None:
    assert package_of("libz.so.1") == "zlib1g"


LISTED = re.findall(r"^(lib\S+\.so\.[0-9]+) +(\S+)$", SYSTEM_PACKAGES.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("library", "package"), LISTED)
def test_each_library_that_the_window_needs_leads_to_its_package(library: str, package: str) -> None:
    assert package_of(library) == package


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of plugins, on a Linux desktop of X11; what is in it is no library at all."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    (tmp_path / "platforms").mkdir()
    return tmp_path


def test_without_any_screen_that_is_said(plugins: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    said = without_screen(plugins)
    assert (said.title, said.detail) == ("There is no screen here to open a window on.", "")


def test_a_screen_that_does_not_answer_is_named(plugins: Path) -> None:
    assert without_screen(plugins).detail == "The screen :7 does not answer."


@pytest.mark.parametrize(
    ("variable", "value", "plugin"),
    [("DISPLAY", ":7", "libqxcb.so"), ("WAYLAND_DISPLAY", "wayland-0", "libqwayland.so")],
)
def test_a_library_that_the_way_to_the_screen_misses_is_named(
    plugins: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, plugin: str
) -> None:
    def load(path: str) -> object:
        if path.endswith(plugin):
            raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")
        return object()

    monkeypatch.setenv(variable, value)
    monkeypatch.setattr("ctypes.CDLL", load)
    assert without_screen(plugins).detail == "It is libxcb-cursor.so.0."


@pytest.mark.parametrize(
    ("library", "title"),
    [
        ("libxcb-cursor.so.0", "The window cannot be opened here, because a library of the system is missing."),
        ("libQt6XcbQpa.so.6", "The window cannot be opened here, because the graphical parts are missing."),
    ],
)
def test_it_is_named_in_a_packaged_program_too(
    plugins: Path, monkeypatch: pytest.MonkeyPatch, library: str, title: str
) -> None:
    def load(path: str) -> object:
        raise OSError(f"Failed to load dynlib/dll {path!r}.") from OSError(f"{library}: cannot open shared object file")

    monkeypatch.setattr("ctypes.CDLL", load)
    said = without_screen(plugins)
    assert said.title == title
    assert library in said.detail
