# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Charts on screen: draws a ChartSpec. The only package that imports pyqtgraph; nothing imports it until a chart shows.

pyqtgraph takes PyQt6 where both are installed, unless PySide6 is there first: hence the import here.
"""

import PySide6.QtWidgets  # noqa: F401 -- must come before pyqtgraph, see above
