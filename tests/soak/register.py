# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every kind of round there is, one line each: its name, its rounds in a whole soak, how it begins.

Kills make up 500 rounds; what comes after them are other faults.
"""

from functools import partial

from tests.soak import labour
from tests.soak.backing_up import BackupKilled, RescueKilled, RestoreKilled
from tests.soak.damaging import Damaged
from tests.soak.frame import Once, Registered
from tests.soak.killing import Creation, Entries
from tests.soak.rekeying import Rekeying, RekeyingByStep
from tests.soak.rounds import refuse_half, refuse_half_file, refuse_half_step

KILLS = (
    Registered("killed while writing entries", 160, Entries),
    Registered("killed in a bulk change", 50, partial(Once, work=labour.write_in_bulk, look=refuse_half)),
    Registered("killed in an import", 50, partial(Once, work=labour.import_file, look=refuse_half_file)),
    Registered("killed in a migration", 50, partial(Once, work=labour.migrate, look=refuse_half_step)),
    Registered("killed while making a journal", 30, Creation),
    Registered("killed in a backup", 30, BackupKilled),
    Registered("killed while going back to a backup", 30, RestoreKilled),
    Registered("killed as a backup takes the place", 20, RescueKilled),
    Registered("killed in a change of passphrase", 41, Rekeying),
    Registered("killed at each step of such a change", 39, RekeyingByStep),
)
FAULTS: tuple[Registered, ...] = (
    Registered("a bit or a cut, noticed and restored", 160, Damaged),
    Registered("the same, locked with a passphrase", 40, partial(Damaged, passphrase="a long word")),
)
KINDS = KILLS + FAULTS
