# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Shows the timeline of the journal whose path it takes, and prints the most memory it ever held, in MB."""

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from journal_app.ui.app import build_window, make_application
from tests.bench.children.peak import peak_megabytes

SETTLED_MS = 400

if __name__ == "__main__":
    app = make_application()
    window = build_window(Path(sys.argv[1]))
    window.resize(1600, 1000)
    window.show()
    window.go_to("timeline")
    loop = QEventLoop()
    QTimer.singleShot(SETTLED_MS, loop.quit)
    loop.exec()
    window.grab()
    assert window.pages is not None
    assert window.pages.key == "timeline"
    sys.stdout.write(f"{peak_megabytes():.1f}\n")
    window.close()
