# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the bundled program leaves out of the packages it is built from.

Hides that a library and a plugin of Qt are called and lie differently on each system: everything is compared as Linux
has it. Only Linux was tried; for Windows and macOS nothing stands here but what no part of the program asks for there
either. Qt's software renderer (opengl32sw.dll) and what the systems' own themes need are left in.
"""

import re
from collections.abc import Collection
from pathlib import PurePosixPath

# Never imported by the program, though something it leans on would import them where they are there. The last line is
# asked for by nothing but hints for type checkers, downloads of matplotlib, callbacks of scipy in C, a reader of ijson
# that is not used, and the keyring; whoever builds may have them for the tests, and all are to build the same.
UNWANTED = [
    *("tkinter", "gi", "pandas", "PyQt5", "PyQt6", "PySide2", "IPython", "jinja2", "pytest", "setuptools", "pip"),
    *("lxml", "keyring", "secretstorage", "cryptography", "OpenGL", "h5py", "numba", "cupy", "pydoc_data", "lib2to3"),
    *("scipy.stats", "scipy.optimize", "scipy.signal", "scipy.sparse.csgraph", "scipy.spatial", "scipy.ndimage"),
    *("scipy.interpolate", "scipy.integrate", "scipy.io", "scipy.fft", "scipy.cluster", "scipy.odr"),
    *("matplotlib.backends.backend_qtagg", "matplotlib.backends.qt_compat", "matplotlib.tests"),
    *("pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.console", "pyqtgraph.jupyter"),
    *("fontTools.ufoLib", "PIL.ImageQt", "PIL.ImageTk", "PIL._avif", "PIL.AvifImagePlugin"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtTest", "PySide6.QtNetwork"),
    *("typing_extensions", "certifi", "cffi", "_cffi_backend", "pycparser", "jeepney"),
]

# What packages bring and this program has no use for; matched against the start of a place in the bundle.
UNUSED = (
    *("PySide6/Qt/lib/libQt6Qml", "PySide6/Qt/lib/libQt6Quick", "PySide6/Qt/lib/libQt6Pdf"),
    *("PySide6/Qt/lib/libQt6VirtualKeyboard", "PySide6/Qt/lib/libQt6Designer", "PySide6/Qt/lib/libQt6Test"),
    *("PySide6/Qt/lib/libQt6ShaderTools", "PySide6/Qt/lib/libQt6Labs", "PySide6/Qt/qml", "PySide6/Qt/metatypes"),
    *("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard", "PySide6/Qt/plugins/qmltooling"),
    *("PySide6/Qt/plugins/networkinformation", "PySide6/Qt/plugins/tls", "PySide6/Qt/plugins/generic"),
    *("PySide6/Qt/plugins/imageformats/libqpdf", "PySide6/Qt/plugins/imageformats/libqtiff"),
    *("PySide6/Qt/plugins/platforms/libqeglfs", "PySide6/Qt/plugins/platforms/libqlinuxfb"),
    *("PySide6/Qt/plugins/platforms/libqvnc", "PySide6/Qt/plugins/platforms/libqminimalegl"),
    *("PySide6/Qt/plugins/egldeviceintegrations", "PySide6/Qt/plugins/sqldrivers"),
    *("matplotlib/mpl-data/sample_data", "matplotlib/mpl-data/images", "matplotlib/mpl-data/fonts/afm"),
    *("matplotlib/mpl-data/fonts/pdfcorefonts", "matplotlib/mpl-data/fonts/ttf/STIX", "pyqtgraph/examples"),
    *("matplotlib/mpl-data/fonts/ttf/cm", "matplotlib/mpl-data/plot_directive", "pillow.libs/libavif"),
    *("pyqtgraph/colors/maps", "PySide6/Qt/plugins/platformthemes/libqgtk3"),
    *("PySide6/Qt/lib/libQt6EglF", "PySide6/Qt/lib/libQt6Network", "libQt6EglF", "libQt6Network"),
    # Where a library lies deeper, another system puts a link to it at the top, which must not point at nothing.
    *("libQt6Qml", "libQt6Quick", "libQt6Pdf", "libQt6VirtualKeyboard", "libQt6Designer", "libQt6Test"),
    *("libQt6ShaderTools", "libQt6Labs"),
)

# Libraries of the system it is built on. The theme of GTK and the printers of CUPS bring these; printing uses those of
# the system where there are any. On Linux alone: elsewhere a name such as libharfbuzz is a link to what Pillow needs.
UNUSED_OF_LINUX = (
    *("libgtk-3", "libgdk"),
    *("libatk", "libatspi", "libpango", "libcairo", "libepoxy", "libpixman", "libharfbuzz", "libgraphite2"),
    *("libfribidi", "libthai", "libdatrie", "libgio", "libgobject", "libgmodule", "libmount", "libblkid", "libselinux"),
    *("libcups", "libavahi", "libgnutls", "libgssapi", "libkrb5", "libk5crypto", "libcom_err", "libkeyutils"),
    *("libnettle", "libhogweed", "libgmp", "libidn2", "libunistring", "libtasn1", "libp11-kit", "libjpeg.so"),
    *("libXcomposite", "libXcursor", "libXdamage", "libXfixes", "libXi.", "libXinerama", "libXrandr", "libreadline"),
    *("libsystemd", "libgcrypt", "libgpg-error", "libcap.", "liblz4", "libtinfo"),
)

QT_WORDS = "PySide6/Qt/translations/"
LOCALES = "babel/locale-data/"
BUILT_UPON = ["no"]  # nb is

# What PyInstaller would do ahead of every start. The program makes no processes of its own, and the first two load
# what that takes; the third gives matplotlib a new folder each time, in which it looks through every font anew.
UNUSED_HOOKS = {"pyi_rth_multiprocessing", "pyi_rth_pyqtgraph_multiprocess", "pyi_rth_mplconfig"}
# It loads Qt to tell it where it lies, also for a command that needs no window. On Linux qt.conf says so (make.py).
UNUSED_HOOKS_OF_LINUX = {"pyi_rth_pyside6"}

_WINDOWS = (
    (re.compile(r"^PySide6/(plugins/\w+)/(\w+\.dll)$"), r"PySide6/Qt/\1/lib\2"),
    (re.compile(r"^PySide6/(translations|qml|metatypes)/"), r"PySide6/Qt/\1/"),
    (re.compile(r"^PySide6/(Qt6\w+\.dll)$"), r"PySide6/Qt/lib/lib\1"),
    (re.compile(r"^(Qt6\w+\.dll)$"), r"lib\1"),
)
_MACOS = (
    (re.compile(r"^PySide6/Qt/lib/Qt(\w+)\.framework(?=/|$)"), r"PySide6/Qt/lib/libQt6\1"),
    (re.compile(r"^Qt([A-Z]\w+)$"), r"libQt6\1"),
)
_OTHER_NAMES = {"win32": _WINDOWS, "darwin": _MACOS}


def is_wanted(place: str, platform: str, languages: Collection[str], of_diaries: Collection[str]) -> bool:
    """Whether a file is kept, by its place in the bundle; ``platform`` is named as in sys.platform."""
    place = as_on_linux(place.replace("\\", "/"), platform)
    if place.startswith(QT_WORDS):
        name = place.removeprefix(QT_WORDS)
        return any(name.startswith((f"qtbase_{code}.", f"qtbase_{code}_")) for code in languages)
    if place.startswith(LOCALES):
        # Diaries are read in more languages than are spoken here; for those the words common to all regions do.
        code = PurePosixPath(place).stem
        return code.partition("_")[0] in {"root", *languages} or code in {*of_diaries, *BUILT_UPON}
    return not place.startswith((*UNUSED, *UNUSED_OF_LINUX) if platform == "linux" else UNUSED)


def as_on_linux(place: str, platform: str) -> str:
    """The place that a file of Qt would have on Linux; other files stay where they are."""
    for pattern, there in _OTHER_NAMES.get(platform, ()):
        place = pattern.sub(there, place)
    return place


def unused_hooks(platform: str) -> set[str]:
    """The names of what PyInstaller is not to run ahead of a start."""
    return UNUSED_HOOKS | (UNUSED_HOOKS_OF_LINUX if platform == "linux" else set())
