# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The licence texts that travel with the bundled program: of each package it runs on, and of Python.

Hides where packages keep theirs. Installed with pip a package brings its text along; a bundle takes only its code, and
the licences ask for the text beside it.
"""

import os
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "LICENSES/packages"
OTHERS = {"colorama"}
"""What only another system needs, and may not be installed here."""
WITHOUT_TEXT = {"PySide6-Essentials": "LGPL-3.0-only.txt", "shiboken6": "LGPL-3.0-only.txt"}
"""Packages that bring no text, with the one in LICENSES that is theirs."""
_TEXT = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)


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
    for package in run_time_packages():
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
    for text in (Path(os.__file__).with_name("LICENSE.txt"), Path(os.__file__).parents[2] / "LICENSE.txt"):
        if text.is_file():
            yield str(text), f"{FOLDER}/python"
            return
    raise FileNotFoundError("this Python brings no licence text")
