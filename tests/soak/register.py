# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every kind of round there is, one line each: its name, its rounds in a whole soak, how it begins.

Kills make up 500 rounds; what comes after them are other faults.
"""

from functools import partial

from tests.soak import labour
from tests.soak.backing_up import BackingUp, GoingBack
from tests.soak.forgetting import Forgetting
from tests.soak.frame import Once, Registered
from tests.soak.killing import Creation, Entries, EntriesOnShare
from tests.soak.rekeying import Rekeying, RekeyingByStep
from tests.soak.rescuing import DamagedLocked, PuttingInPlace
from tests.soak.rounds import refuse_half, refuse_half_file, refuse_half_step
from tests.soak.trouble import Damaged, FullDisk, Gone, Held, JumpingClock, ReadOnly, TwoProcesses

KILLS = (
    Registered("killed while writing entries", 120, Entries),
    Registered("killed while writing on a share", 40, EntriesOnShare),
    Registered("killed in a bulk change", 50, partial(Once, work=labour.write_in_bulk, look=refuse_half)),
    Registered("killed in an import", 50, partial(Once, work=labour.import_file, look=refuse_half_file)),
    Registered("killed in a migration", 50, partial(Once, work=labour.migrate, look=refuse_half_step)),
    Registered("killed while making a journal", 30, Creation),
    Registered("killed while forgetting what was deleted", 20, Forgetting),
    Registered("killed while making a backup", 20, BackingUp),
    Registered("killed while going back to a backup", 20, GoingBack),
    Registered("killed as a backup takes the place", 20, PuttingInPlace),
    Registered("killed in a change of passphrase", 41, Rekeying),
    Registered("killed at each step of such a change", 39, RekeyingByStep),
)
FAULTS = (
    Registered("a full disk", 40, FullDisk),
    Registered("a file or folder to read only", 20, ReadOnly),
    Registered("a file moved or replaced while open", 20, Gone),
    Registered("two processes", 20, TwoProcesses),
    Registered("a file that somebody else holds", 10, Held),
    Registered("a clock that jumps", 20, JumpingClock),
    Registered("bits turned over, ends cut off", 200, Damaged),
    Registered("the same, with a passphrase", 40, DamagedLocked),
)
KINDS = KILLS + FAULTS
