# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""python -m tests.soak: kill a journal's writer many times over and look at what is left."""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.rounds import Broken
from tests.soak.soak import Soak


def main() -> int:
    """Run the rounds asked for; 0 when every promise was kept, 1 when one was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--seed", type=int, default=None, help="the moments of an earlier soak")
    parser.add_argument("--folder", type=Path, default=None, help="the disk to try; a temporary folder by default")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else int(time.time())
    begun = time.perf_counter()
    folder = Path(tempfile.mkdtemp(prefix="iron-journal-soak-", dir=options.folder))
    soak = Soak(folder, seed)
    try:
        for _ in range(options.runs):
            soak.round()
    except Broken as broken:
        # The folder stays, so that the file can be looked at.
        sys.stderr.write(f"BROKEN in round {soak.tally.rounds + 1} with seed {seed}: {broken}\n")
        return 1
    shutil.rmtree(folder)
    tally = soak.tally
    kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(tally.kinds.items()))
    sys.stdout.write(
        f"{tally.rounds} kills ({kinds}), {tally.killed_at_work} of them in the middle of a change;"
        f" {tally.acknowledged} acknowledged, 0 lost, {tally.kept_unacknowledged} kept beyond that;"
        f" every file sound. Seed {seed}, {time.perf_counter() - begun:.1f} s.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
