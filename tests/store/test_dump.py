# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import json
from datetime import date
from typing import Any

import pytest

from journal_app.domain.scores import Mark
from journal_app.errors import EntryRefused, FileNotUnderstood
from journal_app.store import verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_lab_result, a_reaction, a_score, a_tracker, an_event, an_infusion


@pytest.fixture
def full(journal: Journal) -> Journal:
    verbs.log_scores(journal, [a_score(note="“Ä, µ”\nline"), a_score("pain", 3)], trackers=[a_tracker("pain")])
    verbs.mark_day(journal, A_DAY, Mark.TOO_ILL)
    verbs.add_lab_results(journal, [a_lab_result(value="12.50", fasting=True, laboratory="North")])
    infusion = verbs.add_infusion(journal, an_infusion()).value
    verbs.add_reaction(journal, a_reaction(infusion))
    verbs.add_event(journal, an_event())
    return journal


def _through_json(journal: Journal) -> Any:
    return json.loads(json.dumps(journal.dump()))


def test_a_dump_names_tables_in_order_and_keeps_the_text(full: Journal) -> None:
    dump = _through_json(full)

    assert list(dump) == sorted(dump)
    assert dump["journal"] == {"format": 3000, "person": "", "made_up": False}
    assert dump["lab_result"][0]["value"] == "12.50"
    assert not {"change", "change_row", "draft", "blob"} & set(dump)


def test_load_gives_the_same_dump_and_one_undo(full: Journal) -> None:
    with Journal.create(None) as other:
        new = other.dump()
        other.load(_through_json(full))

        assert other.dump() == full.dump()
        other.undo()
        assert {**other.dump(), "journal": None} == {**new, "journal": None}


def test_load_refuses_a_journal_with_entries(full: Journal) -> None:
    with Journal.create(None) as other:
        verbs.log_score(other, a_score())
        before = other.dump()
        with pytest.raises(EntryRefused, match="already holds"):
            other.load(_through_json(full))
        assert other.dump() == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda dump: dump.pop("journal"),
        lambda dump: dump["journal"].update(format=4000),
        lambda dump: dump.update(recipes=[]),
        lambda dump: dump.update(score={}),
        lambda dump: dump["score"][0].pop("value"),
        lambda dump: dump["score"][0].update(extra=1),
        lambda dump: dump["score"][0].update(value="six"),
        lambda dump: dump["score"][0].update(value=None),
        lambda dump: dump["score"][0].update(day="2026-02-31"),
        lambda dump: dump["score"][0].update(part="teatime"),
        lambda dump: dump["score"][0].update(id=""),
        lambda dump: dump["score"][0].update(tracker="nobody"),
        lambda dump: dump["reaction"][0].update(infusion="nowhere"),
        lambda dump: dump["score"].append(dump["score"][0]),
        lambda dump: dump["score"].append(7),
    ],
)
def test_a_spoiled_dump_is_refused_whole(full: Journal, spoil: Any) -> None:
    dump = _through_json(full)
    spoil(dump)

    with Journal.create(None) as other:
        before = other.dump()
        with pytest.raises((FileNotUnderstood, EntryRefused)):
            other.load(dump)
        assert other.dump() == before
        assert other.history() == []


def test_a_rule_of_the_tables_is_told_in_the_readers_words(full: Journal) -> None:
    dump = _through_json(full)
    dump["score"].append(dump["score"][0])
    with Journal.create(None) as other, pytest.raises(EntryRefused) as refused:
        other.load(dump)
    assert "there already" in refused.value.detail
    assert "UNIQUE" not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "שלום\u202eabc",
        "\N{RAINBOW}\ufe0f\u200d",
        "a\0b",
        "\r\n\u2028\x85",
        "\ufeffx",
        "e\u0301 \u00e9",
        "x" * 1_000_000,
    ],
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    with Journal.create(None, person=text) as journal:
        verbs.note_day(journal, date(2024, 3, 4), text)
        dump = _through_json(journal)
        assert dump["day"][0]["note"] == text
        with Journal.create(None) as other:
            other.load(dump)
            assert other.dump() == dump
