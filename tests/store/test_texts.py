# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The dump and the log as text, in pieces."""

import json
from datetime import date
from types import GeneratorType

from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_score
from tests.exchange.every_kind import BREAKING, fill, with_text


def as_printed(journal: Journal) -> str:
    """What ``iron-journal dump`` prints."""
    return json.dumps(journal.dump(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_the_text_of_a_dump_is_what_is_printed_of_it(journal: Journal) -> None:
    assert "".join(journal.facts.dump_text()) == as_printed(journal)
    kinds = fill(journal)
    assert "".join(journal.facts.dump_text()) == as_printed(journal)
    for text in (*BREAKING, "\N{LINE SEPARATOR} \x85 \\n"):
        with_text(journal, kinds, text)
        assert "".join(journal.facts.dump_text()) == as_printed(journal)
        journal.undo()


def test_whose_it_is_and_that_it_is_made_up_stand_in_it() -> None:
    with Journal.create(None, person="Bea “B” Example", made_up=True) as journal:
        assert "".join(journal.facts.dump_text()) == as_printed(journal)


def test_a_dump_comes_in_pieces(journal: Journal) -> None:
    pieces = journal.facts.dump_text()
    assert isinstance(pieces, GeneratorType)
    assert next(pieces).startswith("{")


def test_the_log_tells_each_change_with_what_it_changed(journal: Journal) -> None:
    assert json.loads("".join(journal.facts.log_text())) == []
    verbs.log_score(journal, a_score(value=6))
    verbs.log_score(journal, a_score(value=7))
    verbs.note_day(journal, date(2024, 3, 4), 'say "so"\nthen')
    journal.undo()
    log = json.loads("".join(journal.facts.log_text()))
    assert [change["operation"] for change in log] == ["log score", "log score", "note day", "undo"]
    assert log[3]["reverses"] == log[2]["id"]
    assert log[0]["rows"] == [{"id": log[1]["rows"][0]["id"], "kind": "score"}]
    row = log[1]["rows"][0]
    assert (row["before"]["value"], row["after"]["value"], row["after"]["day"]) == ("6", "7", A_DAY.isoformat())
    assert log[3]["rows"][0]["before"]["note"] == 'say "so"\nthen'
    assert [record.id for record in reversed(journal.history())] == [change["id"] for change in log]


def test_the_newest_change_has_an_instant(journal: Journal) -> None:
    assert journal.facts.changed_at() is None
    verbs.log_score(journal, a_score())
    assert journal.facts.changed_at() == journal.history()[0].at
