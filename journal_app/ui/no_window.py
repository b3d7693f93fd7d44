# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Why no window can be opened on this computer, and what helps. Knows no Qt, which may be what is missing.

Hides what the loader of libraries and Qt print, and how Debian names the package of a library.
"""

import ctypes
import os
import re
import sys
from pathlib import Path

from journal_app import places
from journal_app.errors import WindowUnavailable
from journal_app.words import _

_LIBRARY = re.compile(r"(lib[\w.+-]+?)\.so\.([0-9]+)")
_C_LIBRARY = re.compile(r"version [`'\"]?GLIBC_([0-9.]+)[`'\"]? not found")
# Debian's rule (policy 8.1) makes the package's name of the library's; these have older names.
_OTHER_PACKAGES = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0", "libz.so.1": "zlib1g"}
_OUR_OWN = ("libQt6", "libpyside6", "libshiboken6", "libicu")
"""Beginnings of the libraries that come with this program and with no package of a system."""
_PLUGINS = {"xcb": "libqxcb.so", "wayland": "libqwayland.so"}


def without_parts(reason: str) -> WindowUnavailable:
    """Why Qt itself could not be loaded, by what the loader said."""
    newer = _C_LIBRARY.search(reason)
    if newer:
        return WindowUnavailable(
            _("This computer's system is older than the window needs."),
            _("It lacks version {version} of the C library.").format(version=newer[1]),
            _("A newer release of the system has it. {others}").format(others=_others_words()),
        )
    library = _LIBRARY.search(reason)
    if library and not library[0].startswith(_OUR_OWN):
        return _without_library(library[0])
    return WindowUnavailable(
        _("The window cannot be opened here, because the graphical parts are missing."), reason, _install_words()
    )


def without_screen(plugins: Path) -> WindowUnavailable:
    """Why Qt found no screen; ``plugins`` is the folder of what it reaches screens with."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    if sys.platform == "linux" and not display:
        return WindowUnavailable(
            _("There is no screen here to open a window on."),
            hint=_("Start it from a desktop. {others}").format(others=_others_words()),
        )
    library = _missing_library(plugins)
    if library.startswith(_OUR_OWN):
        return without_parts(library)
    if library:
        return _without_library(library)
    return WindowUnavailable(
        _("There is no screen here to open a window on."),
        _("The screen {name} does not answer.").format(name=display) if display else "",
        _("Start it from a desktop. {others}").format(others=_others_words()),
    )


def package_of(library: str) -> str:
    """The package of Debian and Ubuntu that brings a library such as libEGL.so.1."""
    if library in _OTHER_PACKAGES:
        return _OTHER_PACKAGES[library]
    name, version = library.lower().split(".so.")
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def _without_library(library: str) -> WindowUnavailable:
    return WindowUnavailable(
        _("The window cannot be opened here, because a library of the system is missing."),
        # Translators: names a part of the system that is missing
        _("It is {library}.").format(library=library),
        _("On Debian and Ubuntu it comes with: sudo apt install {package}. {others}").format(
            package=package_of(library), others=_others_words()
        ),
    )


def _install_words() -> str:
    if places.is_packaged():
        return _("Install Iron Journal anew; journals and backups stay as they are. {others}").format(
            others=_others_words()
        )
    return _("Install them with: python -m pip install PySide6-Essentials pyqtgraph. {others}").format(
        others=_others_words()
    )


def _others_words() -> str:
    return _("Every other command works without it: iron-journal --help")


def _missing_library(plugins: Path) -> str:
    """The library that what reaches this screen lacks; empty where none is."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    usual = ("wayland", "xcb") if os.environ.get("WAYLAND_DISPLAY") else ("xcb",)
    for name in (wanted,) if wanted in _PLUGINS else usual:
        plugin = plugins / "platforms" / _PLUGINS[name]
        try:
            ctypes.CDLL(str(plugin))
        except OSError as error:
            # Where the program is packaged, what the loader said is behind what the packager says of it.
            found = _LIBRARY.search(str(error.__cause__ or error))
            if found:
                return found[0]
    return ""
