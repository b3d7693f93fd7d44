# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import io
import sys
from types import SimpleNamespace

import pytest

from journal_app.cli.display import fact_words, say_bytes, say_table
from tests.builders import a_course, a_lab_result, a_score, a_tracker, an_event, an_infusion


class Sips(io.RawIOBase):
    """A stream that takes three bytes at a time."""

    def __init__(self) -> None:
        self.taken = b""

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        sip = bytes(content)[:3]  # type: ignore[call-overload]
        self.taken += sip
        return len(sip)


def test_bytes_are_printed_whole_where_a_write_takes_only_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Sips()
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=stream))
    say_bytes(b"a whole journal")
    assert stream.taken == b"a whole journal"


def test_a_table_is_as_wide_as_its_cells_and_without_empty_columns(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(["A", "Empty", "B", "C"], [("1", "", "long cell", ""), ("22", "", "", "x")])
    assert capsys.readouterr().out == "A   B          C\n1   long cell\n22             x\n"


def test_no_cell_breaks_its_line_or_turns_it_round(capsys: pytest.CaptureFixture[str]) -> None:
    say_table(["A", "B"], [("one\n\ttwo\u2028three", "x"), ("\u202e15-150\u2067", "\x1b[2J")])
    assert capsys.readouterr().out == "A              B\none two three  x\n\ufffd15-150        \ufffd[2J\n"


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (a_score(), "2026-11-20 fatigue 6"),
        (a_lab_result(value="42.0"), "2026-11-20 ferritin 42.0 ug/L"),
        (an_infusion(), "2026-11-20 ferric carboxymaltose 1000 mg"),
        (an_event(), "2026-11-20 Crash"),
        (a_course(), "2026-11-20 Oral iron"),
        (a_tracker(), "scale"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_fact_is_named_in_one_phrase(fact: object, words: str) -> None:
    assert fact_words(fact) == words  # type: ignore[arg-type]
