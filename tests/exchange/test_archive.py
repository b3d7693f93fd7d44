# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""An archive: the whole journal in one zip, read back byte for byte, and what a zip of somebody else may not do."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.facts import Fact, Kind
from journal_app.domain.records import Attachment
from journal_app.errors import EntryRefused, FileNotUnderstood
from journal_app.exchange.files import unpacking
from journal_app.exchange.own import archive
from journal_app.exchange.own.archive import is_archive, read_archive, write_archive
from journal_app.exchange.own.archive_page import page_of
from journal_app.exchange.own.kind_tables import TABLES
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.operations import Operation
from tests.builders import a_letter, a_tracker, an_event
from tests.exchange.every_kind import BREAKING, DAY, fill, with_text
from tests.exchange.test_export_tables import RESULTS, SCORES, in_its_unit, keep
from tests.report import hostile


def written(journal: Journal, folder: Path) -> Path:
    return write_archive(journal.facts, folder / "a.zip", replace=True)


def loaded(path: Path) -> Journal:
    journal = Journal.create(None)
    found = read_archive(path)
    journal.load(found.dump, found.contents())
    return journal


def dump_of(journal: Journal) -> str:
    return json.dumps(journal.dump(), ensure_ascii=False, indent=1, sort_keys=True)


def remade(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same archive with members changed."""
    with zipfile.ZipFile(path) as before:
        members = {name: before.read(name) for name in before.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name, content in members.items():
            after.writestr(name, content)
    return path


def test_what_an_archive_holds(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    with zipfile.ZipFile(written(journal, tmp_path)) as found:
        names = found.namelist()
        about, dump, log = (json.loads(found.read(name)) for name in ("about.json", "journal.json", "log.json"))
        assert found.testzip() is None
        (letter,) = (name for name in names if name.startswith("attachments/"))
        assert found.read(letter) == a_letter()
        assert letter.endswith(".pdf")
        scores = list(csv.DictReader(io.StringIO(found.read("csv/scores.csv").decode(), newline="")))
    assert about["format"] == 1
    assert dump == json.loads(dump_of(journal))
    assert [change["operation"] for change in log] == ["load"]
    assert {row["kind"] for row in log[0]["rows"]} == set(Kind) - {Kind.TRACKER, Kind.SETTING}
    assert {f"csv/{table.stem}.csv" for table in TABLES} <= set(names)
    assert [row["tracker"] for row in scores] == ["fatigue", "mood"]
    assert "index.html" in names


def test_export_wipe_and_import_give_the_same_dump_and_letters(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    path = written(journal, tmp_path)
    with loaded(path) as other:
        assert dump_of(other) == dump_of(journal)
        (letter,) = other.facts.every(Attachment)
        assert other.facts.attachment_content(letter) == a_letter()
        assert other.check().ok
        assert write_archive(other.facts, tmp_path / "b.zip").stat().st_size > 0
        other.undo()
        assert other.facts.scores() == []


def test_a_journal_full_of_what_breaks_files_comes_back(journal: Journal, tmp_path: Path) -> None:
    hostile.fill(journal)
    with loaded(written(journal, tmp_path)) as other:
        assert dump_of(other) == dump_of(journal)


@pytest.mark.parametrize(
    "text", [*BREAKING, "x" * 1_000_000, "\N{LINE SEPARATOR}\x85"], ids=lambda text: repr(text[:9])
)
def test_any_text_comes_back(journal: Journal, tmp_path: Path, text: str) -> None:
    with_text(journal, fill(journal), text[:200_000])
    with loaded(written(journal, tmp_path)) as other:
        assert dump_of(other) == dump_of(journal)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archives")


@given(
    scores=st.lists(SCORES, max_size=8),
    results=st.lists(RESULTS.map(in_its_unit), max_size=8),
    titles=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=9), max_size=4),
    letters=st.lists(st.binary(min_size=1, max_size=40), max_size=4),
)
def test_whatever_is_kept_comes_back_byte_for_byte(
    folder: Path, scores: list[Fact], results: list[Fact], titles: list[str], letters: list[bytes]
) -> None:
    with Journal.create(None, person="".join(titles)) as journal:
        verbs.add_tracker(journal, a_tracker("pain"))
        keep(journal, *scores)
        keep(journal, *results)
        journal.change(Operation.LOAD, lambda edit: [edit.add(an_event(DAY, title=title)) for title in titles])
        day = verbs.note_day(journal, DAY, "with letters")
        assert day.change
        owner = journal.facts.days()[0].id

        def attach(edit: Any) -> None:
            for content in letters:
                sha256 = edit.add_bytes(content)
                edit.add(
                    Attachment(
                        name="../../x",
                        media_type="text/html",
                        belongs_kind=Kind.DAY.value,
                        belongs_to=owner,
                        sha256=sha256,
                    )
                )

        journal.change(Operation.ADD_ATTACHMENT, attach)
        with loaded(written(journal, folder)) as other:
            assert dump_of(other) == dump_of(journal)
            kept = [other.facts.attachment_content(letter) for letter in other.facts.every(Attachment)]
            assert sorted(kept) == sorted(letters)


def test_the_same_journal_gives_the_same_bytes(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    assert written(journal, tmp_path).read_bytes() == write_archive(journal.facts, tmp_path / "b.zip").read_bytes()


def test_a_letter_that_the_journal_knows_by_name_only_is_left_out(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    with Journal.create(None) as other:
        other.load(json.loads(dump_of(journal)))
        path = written(other, tmp_path)
        with zipfile.ZipFile(path) as found:
            assert not [name for name in found.namelist() if name.startswith("attachments/")]
        with loaded(path) as third:
            assert dump_of(third) == dump_of(journal)


class Page(HTMLParser):
    """What a page is made of, as a browser would see it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(journal: Journal, letters: list[tuple[str, str]] | None = None) -> Page:
    return Page("".join(page_of(journal.facts, person=journal.person, made_up=False, letters=letters or [])))


def test_the_page_shows_every_kind_and_its_letters(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    with zipfile.ZipFile(written(journal, tmp_path)) as found:
        shown = Page(found.read("index.html").decode())
        links = [attributes["href"] for tag, attributes in shown.tags if tag == "a"]
        assert all(link in found.namelist() for link in links)
    assert len(links) == 1
    words = " ".join(shown.words)
    assert all(table.title in words for table in TABLES)
    assert "a day in bed" in words
    assert "letter.pdf" in words


@pytest.mark.parametrize("text", BREAKING, ids=lambda text: repr(text[:9]))
def test_no_text_becomes_markup_and_nothing_is_fetched_or_run(journal: Journal, text: str) -> None:
    plain = page(journal)
    with_text(journal, fill(journal), text)
    shown = page(journal, [(text, f'attachments/"{text}')])
    assert {tag for tag, _attributes in shown.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "tr", "th", "td", "ul", "li", "a")
    }
    named = {name for _tag, attributes in shown.tags for name in attributes}
    assert named <= {"lang", "charset", "http-equiv", "content", "scope", "dir", "href"}
    policy = next(attributes["content"] for tag, attributes in plain.tags if "http-equiv" in attributes)
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    kept = "".join(sign for sign in text if sign >= " " or sign in "\t\n\r")
    assert kept in shown.words


def test_a_page_stays_short_and_says_where_the_rest_is(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal_app.exchange.own.archive_page._MOST_ROWS", 3)
    facts = [an_event(DAY, title=f"event {number}") for number in range(4)]
    journal.change(Operation.LOAD, lambda edit: edit.add_many(facts))
    shown = page(journal)
    assert "event 2" in shown.words
    assert "event 3" not in shown.words
    assert "There are more; all of them are in csv/events.csv." in shown.words


def test_a_journal_that_holds_entries_is_left_alone(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    found = read_archive(written(journal, tmp_path))
    before = dump_of(journal)
    with pytest.raises(EntryRefused, match="already holds"):
        journal.load(found.dump, found.contents())
    assert dump_of(journal) == before


def _newer(members: dict[str, bytes]) -> None:
    members["about.json"] = b'{"format": 2}'


def _no_format(members: dict[str, bytes]) -> None:
    members["about.json"] = b'{"format": true}'


def _no_json(members: dict[str, bytes]) -> None:
    members["journal.json"] = b"{"


def _deep(members: dict[str, bytes]) -> None:
    members["journal.json"] = b"[" * 200_000


def _list(members: dict[str, bytes]) -> None:
    members["journal.json"] = b"[]"


def _endless(members: dict[str, bytes]) -> None:
    members["about.json"] = b" " * (1 << 17) + b"{}"


@pytest.mark.parametrize("spoil", [_newer, _no_format, _no_json, _deep, _list, _endless])
def test_an_archive_that_is_not_one_is_refused_whole(
    journal: Journal, tmp_path: Path, spoil: Callable[[dict[str, bytes]], None]
) -> None:
    path = remade(written(journal, tmp_path), spoil)
    assert is_archive(path)
    with pytest.raises(FileNotUnderstood) as refused:
        read_archive(path)
    assert refused.value.detail


def test_a_letter_that_is_not_the_one_it_says_takes_everything_back(journal: Journal, tmp_path: Path) -> None:
    fill(journal)

    def swap(members: dict[str, bytes]) -> None:
        (name,) = (name for name in members if name.startswith("attachments/"))
        members[name] = b"%PDF-1.7 another"

    found = read_archive(remade(written(journal, tmp_path), swap))
    with Journal.create(None) as other:
        before = dump_of(other)
        with pytest.raises(FileNotUnderstood, match="damaged"):
            other.load(found.dump, found.contents())
        assert dump_of(other) == before
        assert other.history() == []


def test_names_in_a_zip_are_no_paths_and_bytes_nobody_names_stay_out(journal: Journal, tmp_path: Path) -> None:
    fill(journal)
    evil = ("../evil", "/etc/evil", "attachments/../../evil", "C:\\evil", "attachments/" + "0" * 64 + ".pdf")

    def add(members: dict[str, bytes]) -> None:
        members.update(dict.fromkeys(evil, b"evil"))

    path = remade(written(journal, tmp_path), add)
    before = {str(path) for path in tmp_path.parent.rglob("*")}
    with loaded(path) as other:
        assert dump_of(other) == dump_of(journal)
        assert other.check().ok
        kept = other._db.execute("SELECT count(*) FROM blob").fetchone()[0]
    assert kept == 1
    assert {str(path) for path in tmp_path.parent.rglob("*")} == before


def test_a_zip_made_to_fill_a_disk_is_refused(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "_SMALL", 1 << 20)

    def swell(members: dict[str, bytes]) -> None:
        members["attachments/bomb"] = bytes(40 << 20)

    with pytest.raises(FileNotUnderstood, match="refused") as refused:
        read_archive(remade(written(journal, tmp_path), swell))
    assert "40 MB" in refused.value.detail


def test_a_member_that_lies_about_its_size_is_not_read_beyond_the_most(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(journal)
    monkeypatch.setattr(archive, "_MOST_DUMP", 1000)
    with pytest.raises(FileNotUnderstood, match="refused"):
        read_archive(written(journal, tmp_path))


@pytest.mark.parametrize("place", range(3))
def test_a_zip_with_bytes_turned_is_refused_or_read_right(journal: Journal, tmp_path: Path, place: int) -> None:
    fill(journal)
    content = bytearray(written(journal, tmp_path).read_bytes())
    for offset in [*range(place, len(content), 997), *range(len(content) - 1 - place, len(content) - 600, -12)]:
        turned = bytearray(content)
        turned[offset] ^= 0xFF
        (tmp_path / "b.zip").write_bytes(turned)
        if not is_archive(tmp_path / "b.zip"):
            continue
        try:
            with loaded(tmp_path / "b.zip") as other:
                assert dump_of(other) == dump_of(journal)
        except FileNotUnderstood:
            continue


def test_a_zip_that_is_cut_short_is_none(journal: Journal, tmp_path: Path) -> None:
    path = written(journal, tmp_path)
    path.write_bytes(path.read_bytes()[:-30])
    assert not is_archive(path)
    with pytest.raises(FileNotUnderstood, match="cannot be read"):
        read_archive(path)


def test_other_zips_and_other_files_are_none(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("journal.json", "{}")
    (tmp_path / "text.zip").write_text("no zip")
    assert [is_archive(tmp_path / name) for name in ("other.zip", "text.zip", "absent.zip", "")] == [False] * 4
    with pytest.raises(FileNotUnderstood):
        read_archive(tmp_path / "other.zip")


def test_doubled_and_locked_members_are_refused(journal: Journal, tmp_path: Path) -> None:
    path = written(journal, tmp_path)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(path, "a") as more:
        more.writestr("journal.json", "{}")
    with pytest.raises(FileNotUnderstood, match="cannot be read"):
        read_archive(path)
    content = bytearray(written(journal, tmp_path).read_bytes())
    head = content.find(b"PK\x01\x02")
    content[head + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(FileNotUnderstood, match="locked"):
        read_archive(path)


def test_all_of_an_archive_is_of_one_moment(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "a.ironjournal") as journal:
        fill(journal)
        reader = journal.open_reader()
        with reader, reader.one_moment():
            assert reader.changed_at() is not None
            verbs.note_day(journal, DAY, "meanwhile")
            assert "meanwhile" not in "".join(reader.dump_text())
        assert "meanwhile" in "".join(journal.facts.dump_text())
