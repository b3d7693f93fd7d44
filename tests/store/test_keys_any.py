# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Any journal under any passphrases, one after another: the same to the last row, and nobody else's to read."""

import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.store import keys, verbs
from journal_app.store.journal import Journal
from journal_app.store.vault import connect
from tests.builders import A_DAY, a_score, an_infusion
from tests.plugins.clock import FrozenClock

NOT_CUT_SHORT = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
PASSPHRASES = st.one_of(
    st.text(NOT_CUT_SHORT, min_size=1, max_size=500),
    st.sampled_from(
        # The last two are what SQLCipher takes for keys that need no deriving.
        ["'", "''; DROP TABLE score; --", '"', "e\u0301", "é", " ", "\n", "%s", f"x'{'ab' * 32}'", f"x'{'ab' * 48}'"]
    ),
)
NOTES = st.lists(st.text(NOT_CUT_SHORT, max_size=40), max_size=4)


def _everything(path: Path, passphrase: str | None) -> list[str]:
    """Every statement that would make the file anew, in SQLite's own words."""
    with closing(connect(path, passphrase=passphrase, read_only=True)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return [repr((name, row)) for name in names for row in db.execute(f"SELECT * FROM {name}")]  # noqa: S608 -- names of its own tables


@settings(max_examples=max(12, settings().max_examples // 40))
@given(st.lists(st.none() | PASSPHRASES, min_size=1, max_size=3), NOTES)
def test_any_chain_of_passphrases_keeps_every_row(chain: list[str | None], notes: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.ironjournal"
        with Journal.create(path, person="Ä'; --", clock=FrozenClock(), seed=1) as journal:
            verbs.log_score(journal, a_score(note="".join(notes)))
            for note in notes:
                verbs.add_infusion(journal, an_infusion(A_DAY, note=note))
            journal.keep_draft("labs", '["half typed"]')
            dumped = journal.dump()
        rows, old = _everything(path, None), None
        for new in chain:
            if old is None and new is None:
                continue
            assert keys.set_passphrase(path, old, new) is None
            assert _everything(path, new) == rows
            assert path.stat().st_mode & 0o777 == 0o600
            assert list(Path(folder).iterdir()) == [path]
            old = new
        with Journal.open(path, passphrase=old) as journal:
            assert journal.dump() == dumped
