# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A bare PySide6 window with sqlite_utils imported, and the word that it is painted: what a start cannot do without.

It then closes, unless it is told to stay.
"""

import sys

import sqlite_utils
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from tests.bench.children.painted import FirstPaint

if __name__ == "__main__":
    app = QApplication(["bare"])
    window = QMainWindow()
    window.setWindowTitle("bare window")
    window.setCentralWidget(QLabel(sqlite_utils.__name__))
    window.resize(1280, 800)

    def tell() -> None:
        """Say so and end."""
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        if sys.argv[1:] != ["stay"]:
            window.close()

    FirstPaint(window, tell)
    window.show()
    app.exec()
