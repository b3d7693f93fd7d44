# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Zips that are made to do harm: to write elsewhere, to fill a memory, to hide what they hold."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files import unpacking
from journal_app.exchange.files.unpacking import Unpacked
from journal_app.store.journal import Journal
from tests.exchange.every_format import SAMPLES
from tests.exchange.hostile import directory_of, refused, saying_size, with_flag, zipped
from tests.exchange.samples import write

JSON = SAMPLES["fhir"][0]
MIB = 1 << 20
OUTSIDE = (
    *("../scores.csv", "../../../../etc/passwd", "a/../../b", "/etc/passwd", "//host/share/a", "..", "a/.."),
    *("..\\scores.csv", "a\\..\\..\\b", "\\windows\\a", "\\\\host\\share\\a", "C:\\a.csv", "C:a.csv", "c:/a.csv"),
)


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_zip_that_names_a_place_outside_itself_is_refused(journal: Journal, tmp_path: Path, name: str) -> None:
    path = write(tmp_path, zipped(("a.json", JSON), (name, JSON)))
    assert "outside itself" in refused(journal, path).detail
    assert [file.name for file in tmp_path.rglob("*")] == [path.name]


@pytest.mark.parametrize("name", ["a\0.json", "a\0/../../b.json"])
def test_a_name_with_a_nul_is_refused(journal: Journal, tmp_path: Path, name: str) -> None:
    assert "damaged" in refused(journal, write(tmp_path, zipped((name, JSON)))).detail


@pytest.mark.parametrize(
    "name", ["Labs: 2024.csv", "a..b/c...csv", "...", "~/a.csv", "a b/%s.csv", "\N{SNOWMAN}/a.csv"]
)
def test_an_odd_name_that_stays_inside_is_let_be(tmp_path: Path, name: str) -> None:
    assert Unpacked(write(tmp_path, zipped((name, b"a")))).names == (name,)


def test_a_zip_that_says_it_is_far_larger_than_it_can_be_is_refused(journal: Journal, tmp_path: Path) -> None:
    said = refused(journal, write(tmp_path, saying_size(zipped(("a.json", JSON)), 3_000 * MIB)))
    assert "3000 MB" in said.detail


def test_many_members_that_are_small_each_are_counted_together(journal: Journal, tmp_path: Path) -> None:
    names = [f"{number}.json" for number in range(300)]
    assert "MB" in refused(journal, write(tmp_path, directory_of(names, 100 * MIB))).detail


def test_a_zip_of_more_members_than_any_export_has_is_refused(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MOST_MEMBERS", 20)
    refused(journal, write(tmp_path, directory_of([f"{number}.json" for number in range(21)])))
    assert len(Unpacked(write(tmp_path, directory_of([f"{number}.json" for number in range(20)]))).names) == 20


def test_a_directory_of_a_gigabyte_is_not_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "_LARGEST_DIRECTORY", 10_000)
    with pytest.raises(FileNotUnderstood):
        Unpacked(write(tmp_path, directory_of(["a" * 5_000, "b" * 5_000])))
    assert Unpacked(write(tmp_path, directory_of(["a" * 5_000]))).names


def test_a_member_that_is_larger_than_it_says_is_not_read_beyond_that(tmp_path: Path) -> None:
    real = b"day,tracker,value\n" + b"2024-03-04,fatigue,7\n" * 200_000
    unpacked = Unpacked(write(tmp_path, saying_size(zipped(("scores.csv", real)), 100)))
    with unpacked.open("scores.csv") as member, pytest.raises(FileNotUnderstood, match="cannot be read"):
        member.read(101)


def test_a_zip_in_a_zip_in_a_zip_is_no_record(journal: Journal, tmp_path: Path) -> None:
    content = JSON
    for depth in range(6):
        content = zipped(
            *((f"{depth}-{copy}.zip" if depth else "a.json", content) for copy in range(4 if depth else 1))
        )
    refused(journal, write(tmp_path, content))


def test_a_dense_zip_is_refused_before_it_is_unpacked(journal: Journal, tmp_path: Path) -> None:
    bomb = saying_size(zipped(*((f"{number}.json", bytes(MIB)) for number in range(3))), 0xFFFFFFF0)
    assert "far more than" in refused(journal, write(tmp_path, bomb)).detail


@pytest.mark.parametrize("name", sorted(name for name, contents in SAMPLES.items() if contents[0][:2] == b"PK"))
@pytest.mark.parametrize("packed", [10_000, 0x80000000, 0xFFFFFFF0])
def test_a_member_that_says_it_is_packed_in_more_than_the_whole_file_is_refused_before_that_is_asked_for(
    journal: Journal, tmp_path: Path, name: str, packed: int
) -> None:
    hurt = saying_size(SAMPLES[name][0], packed, is_packed=True)
    assert len(hurt) < packed
    assert "cannot be read" in refused(journal, write(tmp_path, hurt)).title


def test_a_locked_zip_says_that_it_is_locked(journal: Journal, tmp_path: Path) -> None:
    said = refused(journal, write(tmp_path, with_flag(zipped(("a.json", JSON)), 1)))
    assert "password" in said.detail


def test_two_members_of_one_name_are_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = zipped(("a.json", JSON), ("a.json", b"{}"))
    refused(journal, write(tmp_path, content))


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04", b"PK\x03\x04" + bytes(100), zipped(), b"PK\x05\x06" + bytes(18), zipped(("a/", b""))]
)
def test_a_zip_with_nothing_in_it_is_refused(journal: Journal, tmp_path: Path, content: bytes) -> None:
    refused(journal, write(tmp_path, content))


@pytest.mark.parametrize("cut", range(0, len(zipped(("a.json", b"{}"), ("b.csv", b"a,b\n"))), 3))
def test_a_zip_that_is_cut_short_anywhere_is_refused(journal: Journal, tmp_path: Path, cut: int) -> None:
    refused(journal, write(tmp_path, zipped(("a.json", b"{}"), ("b.csv", b"a,b\n"))[:cut] or b"P"))


@given(flips=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=5))
def test_a_zip_with_wrong_bytes_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, flips: list[tuple[int, int]]
) -> None:
    content = bytearray(zipped(("a.json", JSON), ("folder/b.csv", b"a,b\n1,2\n")))
    for place, byte in flips:
        content[place % len(content)] = byte
    path = write(tmp_path_factory.getbasetemp(), bytes(content), "flipped.zip")
    with suppress(FileNotUnderstood):
        assert read_through(Unpacked(path)) <= 10 * len(content)


def read_through(unpacked: Unpacked) -> int:
    """Read every member to its end; gives how many bytes there were."""
    whole = 0
    for name in unpacked.names:
        with unpacked.open(name) as member:
            while piece := member.read(MIB):
                whole += len(piece)
    return whole
