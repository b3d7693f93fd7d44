# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""python -m tests.soak: kill a journal's writer many times over, trouble it in other ways, and look at what is left;
then take in many hurt files of every format.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.exchange.every_format import SAMPLES
from tests.soak import fuzzing
from tests.soak.frame import Soak, table
from tests.soak.register import KINDS

FILES = "IRON_JOURNAL_SOAK_FILES"  # how many hurt files of each format; 100000 for a long soak


def main() -> int:
    """Run the rounds asked for; 0 when every promise was kept, 1 when one was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--runs", type=int, default=None, help="fewer rounds, shared out as in a whole soak")
    parser.add_argument("--only", default="", help="kinds and formats whose names hold one of these, parted by commas")
    usual = int(os.environ.get(FILES, fuzzing.USUAL_FILES))
    parser.add_argument("--files", type=int, default=usual, help=f"hurt files of each format; else {FILES} says it")
    parser.add_argument("--seed", type=int, default=None, help="the moments of an earlier soak")
    parser.add_argument("--folder", type=Path, default=None, help="the disk to try; a temporary folder by default")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else int(time.time())
    kinds = tuple(kind for kind in KINDS if is_wanted(kind.name, options.only))
    formats = tuple(name for name in SAMPLES if is_wanted(f"hurt files of {name}", options.only))
    begun = time.perf_counter()
    folder = Path(tempfile.mkdtemp(prefix="iron-journal-soak-", dir=options.folder))
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[variable] = str(folder / "home")  # nothing of whoever runs this is read or written
    soak = Soak(folder, seed, kinds, options.runs)
    soak.run()
    fuzz = fuzzing.Fuzz(folder, seed, options.files, formats)
    fuzz.run()
    sys.stdout.write((table(soak.tallies) if kinds else "") + (fuzzing.table(fuzz.counts) if formats else ""))
    sys.stdout.write(f"Seed {seed}, {time.perf_counter() - begun:.1f} s.\n")
    broken = soak.broken + fuzzing.troubles(fuzz.counts)
    if broken:
        # The folder stays, so that the files can be looked at.
        sys.stderr.write("".join(f"BROKEN with seed {seed}: {words}\n" for words in broken))
        return 1
    shutil.rmtree(folder)
    return 0


def is_wanted(name: str, only: str) -> bool:
    """Whether a name holds one of the words asked for."""
    return any(word in name for word in only.split(","))


if __name__ == "__main__":
    sys.exit(main())
