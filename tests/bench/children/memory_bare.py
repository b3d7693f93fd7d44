# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Shows a bare PySide6 window with an empty pyqtgraph plot, and prints the most memory it ever held, in MB."""

import sys

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

# pyqtgraph takes another Qt where one is installed, unless PySide6 is imported before it.
import pyqtgraph  # isort: skip

from tests.bench.children.peak import peak_megabytes

SETTLED_MS = 400

if __name__ == "__main__":
    app = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(pyqtgraph.PlotWidget())
    window.resize(1600, 1000)
    window.show()
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()
    window.grab()
    sys.stdout.write(f"{peak_megabytes():.1f}\n")
    window.close()
