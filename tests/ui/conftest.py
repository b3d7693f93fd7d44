# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What holds for every test of the window: it is drawn off screen, unless a test run asks for a real one."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    # Said by the offscreen platform about what only a window manager can do; there is nothing to mend.
    config.addinivalue_line(
        "qt_log_ignore", "^This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
    )
