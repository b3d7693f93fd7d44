# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The icon of the program as each system wants it, drawn from the one picture it has.

    python packaging/bundle/icons.py FOLDER

writes those for Linux into a theme.

Hides that Linux takes a picture a size, and Windows and macOS one file with all of them. Qt draws, without a screen;
Pillow writes the files of the other two.
"""

import os
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE = Path(__file__).resolve().parents[2] / "resources/app/iron-journal.svg"
LINUX_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
MACOS_SIZES = (32, 64, 128, 256, 512, 1024)


def drawn(size: int) -> bytes:
    """The icon in one size, as a PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(PICTURE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):
        raise OSError(f"the icon could not be drawn {size} pixels wide")
    return bytes(buffer.data().data())


def write_for_linux(folder: Path) -> None:
    """Every size that a menu asks for, where the theme that all others fall back on has them."""
    for size in LINUX_SIZES:
        path = folder / f"{size}x{size}" / "apps" / "iron-journal.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawn(size))


def write_for_windows(path: Path) -> Path:
    """One .ico with every size; its path."""
    largest, *others = _pictures(WINDOWS_SIZES)
    path.parent.mkdir(parents=True, exist_ok=True)
    largest.save(path, format="ICO", sizes=[(size, size) for size in WINDOWS_SIZES], append_images=others)
    return path


def write_for_macos(path: Path) -> Path:
    """One .icns with every size; its path."""
    largest, *others = _pictures(MACOS_SIZES)
    path.parent.mkdir(parents=True, exist_ok=True)
    largest.save(path, format="ICNS", append_images=others)
    return path


def _pictures(sizes: tuple[int, ...]) -> "list[Image]":
    """The icon in each size, the largest first: each is drawn, so that none is a smaller one made larger or blurred."""
    from PIL import Image

    return [Image.open(BytesIO(drawn(size))) for size in sorted(sizes, reverse=True)]


if __name__ == "__main__":
    write_for_linux(Path(sys.argv[1]))
