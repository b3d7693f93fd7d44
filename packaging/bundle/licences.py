# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The licence texts that travel with the bundled program: of each package it runs on, and of Python.

Hides where packages keep theirs. Installed with pip a package brings its text along; a bundle takes only its code, and
the licences ask for the text beside it. What is in a bundle without one is named, so that it is not handed out.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "LICENSES/packages"
OTHERS = {"colorama"}
"""What only another system needs, and may not be installed here."""
WITHOUT_TEXT = {"PySide6-Essentials": "LGPL-3.0-only.txt", "shiboken6": "LGPL-3.0-only.txt"}
"""Packages that bring no text, with the one in LICENSES that is theirs."""
STARTS_IT = "pyinstaller"
"""What starts the bundled program is a part of it too."""
OURS = {"journal_app"}
OF_NO_PACKAGE = {"_pyi_rth_utils": STARTS_IT}
"""What is imported in a bundle under a name that its package does not install."""
OF_PYTHON = ("_sysconfigdata_", "lib-dynload", "python3")
"""How what belongs to Python itself may begin, and is no module of its library by name."""
_TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_MODULE_FILES = (".py", ".pyc", ".pyd", ".so")


def run_time_packages() -> list[str]:
    """The packages the program runs on, by the first part of the constraints."""
    pins = (ROOT / "packaging/constraints.txt").read_text(encoding="utf-8")
    head = pins.split("# what the app runs on")[1].split("\n#")[0]
    return [line.split("==")[0] for line in head.splitlines() if "==" in line]


def texts_of(package: str) -> list[Path]:
    """The licence texts that a package brings; PackageNotFoundError where it is not installed."""
    found = distribution(package)
    paths = (Path(str(found.locate_file(file))) for file in found.files or () if _is_text(str(file)))
    return sorted(path for path in paths if path.is_file())


def _is_text(file: str) -> bool:
    path = Path(file)
    return path.parts[0].endswith(".dist-info") and any(map(_TEXT.match, path.parts[1:]))


def licence_files() -> Iterator[tuple[str, str]]:
    """Each text and the folder of the bundle it goes into; FileNotFoundError where a package has none."""
    for package in [*run_time_packages(), STARTS_IT]:
        try:
            texts = texts_of(package)
        except PackageNotFoundError:
            if package in OTHERS:
                continue
            raise
        if not texts and package not in WITHOUT_TEXT:
            raise FileNotFoundError(f"{package} brings no licence text")
        for number, text in enumerate(texts):
            yield str(text), f"{FOLDER}/{package}" if number == 0 else f"{FOLDER}/{package}/{number}"
    yield str(text_of_python(Path(os.__file__), Path(sys.base_prefix))), f"{FOLDER}/python"


def text_of_python(library: Path, prefix: Path) -> Path:
    """Where this Python keeps its licence; ``library`` is a module of its standard library.

    Beside the library where it was installed from its source, above it on Windows, whose library is the folder Lib of
    the installation, two above it in a checkout or an archive, and among the documents of a system that packs it.
    """
    documents = sorted((prefix / "share/doc").glob("python3*"))
    for folder in (library.parent, library.parents[1], library.parents[2], prefix, *documents):
        for name in ("LICENSE.txt", "LICENSE", "copyright"):
            if (folder / name).is_file():
                return folder / name
    raise FileNotFoundError("this Python brings no licence text")


def strangers(modules: Iterable[str], files: Iterable[str]) -> list[str]:
    """What is in a bundle and has no licence text in it: by its module, and the package it is of where that is known.

    ``modules`` are named as they are imported, ``files`` by their place in the bundle.
    """
    packages = {**packages_distributions(), **{top: [owner] for top, owner in OF_NO_PACKAGE.items()}}
    licensed = {_plain(name) for name in (*run_time_packages(), STARTS_IT)}
    tops = {name.partition(".")[0] for name in modules} | {_top_of(place, set(packages)) for place in files}
    found = []
    for top in sorted(tops - OURS - set(sys.stdlib_module_names) - {""}):
        owners = {_plain(name) for name in packages.get(top, ())}
        if not top.startswith(OF_PYTHON) and not owners & licensed:
            found.append(f"{top} ({', '.join(sorted(owners)) or 'of no package'})")
    return found


def _top_of(place: str, packages: set[str]) -> str:
    """The package that a file of the bundle belongs to by the first part of its place; "" where it is none's.

    A library of the system lies at the top and is no module; a folder is a package's where a package has that name.
    """
    first, *rest = PurePosixPath(place.replace("\\", "/")).parts
    name = first.partition(".")[0]
    if rest:
        return name if name in packages else ""
    return name if first.endswith(_MODULE_FILES) and not first.startswith("lib") else ""


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
