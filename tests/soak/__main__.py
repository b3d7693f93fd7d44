# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""python -m tests.soak: kill a journal's writer many times over, trouble it in other ways, and look at what is left."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.frame import Soak, table
from tests.soak.register import KINDS


def main() -> int:
    """Run the rounds asked for; 0 when every promise was kept, 1 when one was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--runs", type=int, default=None, help="fewer rounds, shared out as in a whole soak")
    parser.add_argument("--only", default="", help="kinds whose names hold one of these words, parted by commas")
    parser.add_argument("--seed", type=int, default=None, help="the moments of an earlier soak")
    parser.add_argument("--folder", type=Path, default=None, help="the disk to try; a temporary folder by default")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else int(time.time())
    kinds = tuple(kind for kind in KINDS if any(word in kind.name for word in options.only.split(",")))
    begun = time.perf_counter()
    folder = Path(tempfile.mkdtemp(prefix="iron-journal-soak-", dir=options.folder))
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[variable] = str(folder / "home")  # nothing of whoever runs this is read or written
    soak = Soak(folder, seed, kinds, options.runs)
    soak.run()
    sys.stdout.write(table(soak.tallies))
    sys.stdout.write(f"Seed {seed}, {time.perf_counter() - begun:.1f} s.\n")
    if soak.broken:
        # The folder stays, so that the files can be looked at.
        sys.stderr.write("".join(f"BROKEN with seed {seed}: {words}\n" for words in soak.broken))
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
