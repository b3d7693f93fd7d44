# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What this computer has, and lacks, for driving the app from outside as people and screen readers do."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

SYSTEM_PYTHON = "/usr/bin/python3"
COMMANDS = {"Xvfb": "xvfb", "dbus-run-session": "dbus", "xdotool": "xdotool"}
A_BUS_FOR_READERS = Path("/usr/libexec/at-spi-bus-launcher")
IMPORTS = "from importlib.util import find_spec; raise SystemExit(not (find_spec('gi') and find_spec('pyatspi')))"


@cache
def missing_packages() -> tuple[str, ...]:
    """The Debian packages that would have to be installed first."""
    missing = [package for command, package in COMMANDS.items() if shutil.which(command) is None]
    if not A_BUS_FOR_READERS.exists():
        missing.append("at-spi2-core")
    if shutil.which(SYSTEM_PYTHON) is None or subprocess.run([SYSTEM_PYTHON, "-c", IMPORTS], check=False).returncode:
        missing.append("python3-pyatspi")
    return tuple(missing)


def can_drive() -> bool:
    """Whether the app can be driven from outside here."""
    return sys.platform == "linux" and not missing_packages()
