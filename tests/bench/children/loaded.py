# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How many modules of scipy are loaded when the window is up with Today in it. Takes the journal's path."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journal_app.ui.app import build_window

if __name__ == "__main__":
    app = QApplication([])
    window = build_window(Path(sys.argv[1]))
    window.show()
    app.processEvents()
    window.close()
    sys.stdout.write(f"{sum(name.split('.')[0] == 'scipy' for name in sys.modules)}\n")
