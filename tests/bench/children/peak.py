# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The most memory this process ever held. Hides that systems count it differently."""

import sys


def peak_megabytes() -> float:
    """The peak of the resident set in MB."""
    if sys.platform == "win32":
        raise NotImplementedError("peak memory is read on Linux and macOS only")
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in KiB, macOS in bytes (their manual pages of getrusage).
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024
