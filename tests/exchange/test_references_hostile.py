# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whatever a file holds: it is refused in words, or gives a plan that can be done and taken back; never a crash."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.references.duplicates import known_on
from journal_app.exchange.references.exporting import references_text
from journal_app.exchange.references.planning import keep_references, plan_references
from journal_app.exchange.references.sniffing import FORMATS
from journal_app.research.shelf import shelf
from journal_app.store.journal import Journal
from tests.exchange.reference_samples import SAMPLES

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)
PIECES = st.sampled_from(
    (
        *(
            b"{",
            b"}",
            b'"',
            b"\\",
            b"$",
            b"%",
            b"#",
            b"@",
            b"@article{",
            b"@string{",
            b"<",
            b">",
            b"&",
            b"</Article>",
            b"]",
        ),
        *(
            b"[",
            b"null",
            b"1e999",
            b"\\ud800",
            b"\x00",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"\xb9\xfa",
            b"\x83\x65",
            b"\n",
            b"\r",
        ),
        *(
            b"\nTY  - JOUR\n",
            b"\nER  - \n",
            b"\nPMID- 1\n",
            b"\nTI  - x\n",
            b" and ",
            b",",
            b"=",
            b"\x1b[2J",
            b"]]>",
            b"<!--",
        ),
        *(b"<![CDATA[", b"--", b"\\'", b"\\url", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"(", b")"),
    )
)
CHANGES = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40), PIECES | st.binary(max_size=4)), max_size=6)


def lives_through(content: bytes) -> None:
    """Plan, keep, plan again, write everything that was kept, and take it back."""
    with Journal.create(None, clock=lambda: NOW, seed=1) as journal:
        before = journal.dump()
        with suppress(FileNotUnderstood):
            plan = plan_references(content, known_on(journal.facts))
            assert journal.dump() == before
            assert all(each.reason and each.where for each in plan.skipped)
            assert all(each.reason and each.where for each in plan.rejected)
            kept = keep_references(journal, plan, "file").value
            assert [row.key for row in kept] == [card.key for card in plan.add]
            own = [card for card in shelf(journal.facts) if card.own]
            for form in FORMATS:
                references_text(own, form).encode()
            assert plan_references(content, known_on(journal.facts)).add == ()
            if kept:
                journal.undo()
            assert journal.dump() == before


@given(content=st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    lives_through(content)


@pytest.mark.parametrize("form", sorted(SAMPLES))
@given(changes=CHANGES, cut=st.integers(0, 4000))
def test_a_damaged_file(form: str, changes: list[tuple[int, int, bytes]], cut: int) -> None:
    content = bytearray(SAMPLES[form].encode())
    for place, length, piece in changes:
        start = place % (len(content) or 1)
        content[start : start + length] = piece
    lives_through(bytes(content[: cut or None]))


@pytest.mark.parametrize("form", sorted(SAMPLES))
@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig", "utf-32"])
def test_a_file_in_another_encoding(form: str, encoding: str) -> None:
    text = SAMPLES[form].replace(' encoding="UTF-8"', "")
    assert len(plan_references(text.encode(encoding), ()).add) == len(plan_references(text.encode(), ()).add)


@pytest.mark.parametrize(
    "content",
    [
        b"TY  - JOUR\nTI  - " + b"x\n" * 200_000,
        b"PMID- 1\nTI  - " + b"      x\n" * 200_000,
        b"@article{a, title = {" + b"{" * 50_000 + b"x" + b"}" * 50_000 + b"}}",
        b"@article{a, title = {Iron}, author = {" + b"a and " * 9_000 + b"b}}",
        b"@article{a, title = {" + b"$" * 100_001 + b"}}",
        b"@article{a, title = {Iron}, note = " + b'"#"' * 20_000 + b"}",
        b'[{"title": "Iron", "abstract": "' + b"<" * 50_000 + b"b>" * 50_000 + b'"}]',
        b'[{"title": "Iron", "abstract": "&' + b"amp;" * 100_000 + b'"}]',
        b"<PubmedArticle>" + b"<a>" * 20_000 + b"</a>" * 20_000 + b"</PubmedArticle>",
        b"<PubmedArticle>" * 20_000,
        b"@a{" * 20_000,
        b"[" * 200_000,
    ],
    ids=lambda content: repr(content[:40]),
)
def test_what_is_made_to_take_long_does_not(content: bytes) -> None:
    lives_through(content)
