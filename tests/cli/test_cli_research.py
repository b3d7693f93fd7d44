# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.runner import Iron


def test_cards_are_found_by_their_words(iron: Iron) -> None:
    said = iron("research", "search", "ferritin", "fatigue").stdout
    assert "vaucher-2012  Iron tablets for twelve weeks" in said
    assert said.rstrip().endswith("cards found.")


def test_a_program_gets_the_cards_and_own_notes_in_one_document(iron: Iron) -> None:
    iron("log", "fatigue=7", "--note", "the ferritin letter came")
    rows = iron.json("research", "search", "ferritin letter", "--most", "3", "--json")
    assert rows[-1]["found_in"] == "note"
    assert rows[-1]["found"] == "the ferritin letter came"
    assert {row["found_in"] for row in rows} == {"card", "note"}
    cards = [row for row in rows if row["found_in"] == "card"]
    assert 0 < len(cards) <= 3
    assert {"id", "headline", "evidence", "n", "year", "doi", "checked_on", "found"} <= set(cards[0])


def test_where_no_card_has_every_word_that_is_said(iron: Iron) -> None:
    assert "No card has all of these words." in iron("research", "search", "phosphate unicorn").stdout
    assert iron("research", "search", "xylophone").stdout == "0 cards found.\n"
    assert iron.json("research", "search", "xylophone", "--json") == []


def test_a_card_is_shown_whole_with_what_could_not_be_reproduced(iron: Iron) -> None:
    said = iron("research", "show", "neuroreport-2017-serum-iron").stdout
    for part in ("What was found", "What it cannot say", "Who paid, who sells", "Where it stands", "PMID 28509815"):
        assert part in said
    assert "Could not be reproduced: with 17 degrees of freedom P is 0.0538, and 0.041 is printed." in said
    assert "Not found, or not compared with the source: authors, volume, pages, DOI, who paid." in said


def test_a_program_gets_the_numbers_as_printed(iron: Iron) -> None:
    card = iron.json("research", "show", "prefer-2014", "--json")
    assert card["id"] == "prefer-2014"
    assert [card["results"][0][name] for name in ("estimate", "low", "high", "p")] == ["1.68", "1.05", "2.70", "0.03"]
    assert card["citation"]["doi"] == {"text": "10.1371/journal.pone.0094217", "checked": True}
    assert card["marks"] == {"saved": False, "opinion": "", "discuss": False, "note": ""}


def test_a_card_that_is_not_there_is_refused_with_the_nearest(iron: Iron) -> None:
    said = iron.refused("research", "show", "prefer-2041")
    assert "There is no research card called prefer-2041." in said
    assert "prefer-2014" in said
    assert "no research card" in iron.refused("research", "mark", "nothing-1", "saved")


def test_marks_are_kept_added_to_and_taken_away(iron: Iron) -> None:
    iron("research", "mark", "prefer-2014", "saved")
    iron("research", "mark", "prefer-2014", "helpful", "--note", "ask about day 56")
    iron("research", "mark", "prefer-2014", "discuss")
    (mark,) = iron.table("card_mark")
    kept = [mark[name] for name in ("card", "saved", "found", "discuss", "note")]
    assert kept == ["prefer-2014", 1, "helpful", 1, "ask about day 56"]
    assert "saved · helpful to you · to discuss · with your note" in iron("research", "show", "prefer-2014").stdout

    iron("research", "mark", "prefer-2014", "nothing")
    assert iron.table("card_mark") == []
    iron("undo")
    assert len(iron.table("card_mark")) == 1


def test_what_is_unchecked_is_listed(iron: Iron) -> None:
    said = iron("research", "check").stdout
    assert "ms-brain-iron-summary" in said
    assert "of 74 cards have something open." in said
    rows = {row["id"]: row for row in iron.json("research", "check", "--json")}
    assert "prefer-2014" not in rows
    assert "authors" in rows["neuroreport-2017-serum-iron"]["unchecked"]
    assert rows["neuroreport-2017-serum-iron"]["checked_on"] == "2026-11-21"
    assert not any(row["may_have_changed"] for row in rows.values())


def test_every_card_is_listed(iron: Iron) -> None:
    rows = iron.json("research", "list", "--json")
    assert len(rows) == 74
    assert len(iron("research", "list").stdout.splitlines()) == 75


def test_the_cards_that_ship_are_read_without_any_journal(
    nothing: Iron, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("IRON_JOURNAL_FILE", str(tmp_path / "none.ironjournal"))
    run = CliRunner().invoke(nothing.program, ["research", "search", "ferritin fatigue", "--json"])
    assert run.exit_code == 0
    assert json.loads(run.stdout_bytes)[0]["found_in"] == "card"


def test_a_journal_that_was_named_has_to_be_there(nothing: Iron) -> None:
    assert "There is no journal" in nothing("research", "list", code=1).stderr
