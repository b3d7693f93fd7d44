# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A real X server with a screen that nobody sees.

Hides that an X server starts afresh when its last client leaves, and turns away whoever comes at that moment: here it
stays as it is, as whoever looks whether a window shows yet comes and goes before the app is there.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def real_screen() -> Iterator[str]:
    """The name of a screen that nobody sees, on this computer alone; it is gone afterwards."""
    xvfb = shutil.which("Xvfb")
    assert xvfb, "packaging/system-packages --test installs it"
    told, tell = os.pipe()
    command = [xvfb, "-displayfd", str(tell), "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset"]
    with os.fdopen(told) as numbers, subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL) as server:
        os.close(tell)
        try:
            yield f":{numbers.readline().strip()}"
        finally:
            server.terminate()
