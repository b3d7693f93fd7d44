# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Faults of the Qt binding itself that would end the program in the middle of an entry."""

import sys

from PySide6.QtGui import QImage, QPainter

FRAMES = 500


def draw_a_frame(image: QImage) -> None:
    """Paint with calls that give nothing back, as every view does."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawLine(0, 0, 31, 31)
    painter.drawRect(4, 4, 20, 20)
    painter.end()


def test_drawing_takes_no_reference_to_none() -> None:
    """PySide6 6.12 takes one at each such call on Python 3.11, and the interpreter aborts when none is left."""
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    before = sys.getrefcount(None)
    for _frame in range(FRAMES):
        draw_a_frame(image)
    assert sys.getrefcount(None) > before - FRAMES
