# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every kind of round there is, one line each: its name, its rounds in a whole soak, how it begins.

Kills make up 500 rounds; what comes after them are other faults.
"""

from functools import partial

from tests.soak import labour
from tests.soak.frame import Once, Registered
from tests.soak.killing import Creation, Entries
from tests.soak.rounds import refuse_half, refuse_half_file, refuse_half_step

KILLS = (
    Registered("killed while writing entries", 180, Entries),
    Registered("killed in a bulk change", 50, partial(Once, work=labour.write_in_bulk, look=refuse_half)),
    Registered("killed in an import", 50, partial(Once, work=labour.import_file, look=refuse_half_file)),
    Registered("killed in a migration", 50, partial(Once, work=labour.migrate, look=refuse_half_step)),
    Registered("killed while making a journal", 30, Creation),
)
FAULTS: tuple[Registered, ...] = ()
KINDS = KILLS + FAULTS
