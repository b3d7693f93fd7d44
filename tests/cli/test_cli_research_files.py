# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reference files from the command line; what each format means is tested with its reader."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.runner import Iron

RIS = (
    "TY  - JOUR\nTI  - A made-up trial\nAU  - Adler, Anna\nPY  - 2019\nDO  - 10.5555/made.up\nER  - \n"
    "TY  - JOUR\nTI  - The same\nDO  - doi:10.5555/MADE.UP\nER  - \n"
    "TY  - JOUR\nAU  - Bode, Bert\nER  - \n"
)
PAGE = "<!DOCTYPE html><html><body>Citation</body></html>"


@pytest.fixture
def ris(tmp_path: Path) -> Path:
    return saved(tmp_path / "from elsewhere.txt", RIS)


def saved(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def test_a_file_is_one_change_and_what_is_not_kept_is_named_with_its_place(iron: Iron, ris: Path) -> None:
    before = iron("dump").stdout_bytes
    assert iron("research", "add", ris).stdout.splitlines() == [
        "from elsewhere.txt (ris): 1 added, 1 passed over, 1 not kept.",
        "  my-adler-2019: A made-up trial",
        "  record 2, line 7: The same. It is here already, as my-adler-2019.",
        "  record 3, line 11: It has no title.",
    ]
    assert [row["key"] for row in iron.table("card")] == ["my-adler-2019"]
    iron("undo")
    assert iron("dump").stdout_bytes == before


def test_json_tells_every_record(iron: Iron, ris: Path) -> None:
    report = iron.json("research", "add", "--json", ris)
    rows = report.pop("rows")
    assert report == {"format": "ris", "encoding": "utf-8", "added": 1, "skipped": 1, "rejected": 1}
    assert rows[0] == {
        "action": "add",
        "where": "record 1, line 1",
        "title": "A made-up trial",
        "key": "my-adler-2019",
        "reason": "",
    }
    assert [(row["action"], row["key"], bool(row["reason"])) for row in rows[1:]] == [
        ("skip", "my-adler-2019", True),
        ("reject", "", True),
    ]


def test_a_dry_run_says_the_same_and_does_nothing(iron: Iron, ris: Path) -> None:
    before = iron("dump").stdout_bytes
    assert iron("research", "add", "--dry-run", ris).stdout.startswith(
        "from elsewhere.txt (ris): 1 to add, 1 to pass over,"
    )
    assert iron.json("research", "add", "--dry-run", "--json", ris)["dry_run"] is True
    assert iron("dump").stdout_bytes == before


def test_the_same_file_again_adds_nothing_and_says_so(iron: Iron, ris: Path) -> None:
    iron("research", "add", ris)
    said = iron("research", "add", ris).stdout
    assert "0 added, 2 passed over, 1 not kept. Nothing in it is new." in said
    assert len(iron.json("history", "--json")) == 1


def test_the_encoding_is_said_where_it_is_a_rare_one(iron: Iron, tmp_path: Path) -> None:
    gbk = saved(tmp_path / "gbk.bib", "@article{a, title = {铁与疲劳}, author = {张伟}, year = 2020}\n", "gbk")
    said = iron("research", "add", gbk).stdout
    assert "Its text was read as gb18030." in said
    assert "铁与疲劳" in said


def test_several_files_are_several_changes_and_know_of_each_other(iron: Iron, ris: Path, tmp_path: Path) -> None:
    second = saved(tmp_path / "b.json", json.dumps([{"title": "x", "DOI": "10.5555/made.up"}, {"title": "New"}]))
    reports = iron.json("research", "add", "--json", ris, second)
    assert [(each["format"], each["added"], each["skipped"]) for each in reports] == [("ris", 1, 1), ("csl-json", 1, 1)]
    assert [change["operation"] for change in iron.json("history", "--json")] == ["import", "import"]


@pytest.mark.parametrize(("content", "said"), [(PAGE, "web page"), ("", "empty"), ("Dear Sir,", "Dear Sir")])
def test_a_file_that_cannot_be_read_is_refused_and_none_of_the_others_kept(
    iron: Iron, ris: Path, tmp_path: Path, content: str, said: str
) -> None:
    assert said in iron.refused("research", "add", "--json", ris, saved(tmp_path / "page.xml", content))


def test_a_file_that_is_not_there_is_named(iron: Iron, tmp_path: Path) -> None:
    assert "missing.ris" in iron.refused("research", "add", tmp_path / "missing.ris")
    assert "is a folder" in iron.refused("research", "add", tmp_path)


def test_a_title_does_not_move_the_cursor(iron: Iron, tmp_path: Path) -> None:
    hostile = saved(tmp_path / "h.ris", "TY  - JOUR\nTI  - \x1b[2JClear\nER  - \n")
    assert "\x1b" not in iron("research", "add", hostile).stdout


@pytest.mark.parametrize("form", ["ris", "nbib", "pubmed", "bibtex", "csl-json"])
def test_what_was_added_is_written_and_known_when_it_comes_back(
    iron: Iron, ris: Path, tmp_path: Path, form: str
) -> None:
    iron("research", "add", ris)
    path = tmp_path / "mine"
    assert iron("research", "export", path, "--as", form).stdout == f"Written: {path}, with 1 reference.\n"
    report = iron.json("research", "add", "--json", path)
    assert (report["format"], report["added"], report["skipped"]) == (form, 0, 1)


def test_cards_are_chosen_by_their_ids(iron: Iron, ris: Path, tmp_path: Path) -> None:
    iron("research", "add", ris)
    iron("research", "export", tmp_path / "x.json", "aga-2024", "my-adler-2019", "--as", "csl-json")
    items = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert [item["id"] for item in items] == ["aga-2024", "my-adler-2019"]


def test_no_file_is_replaced_and_nothing_is_written_without_cards(iron: Iron, ris: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.ris"
    assert "no cards of your own" in iron.refused("research", "export", path, "--as", "ris")
    assert not path.exists()
    iron("research", "add", ris)
    assert "aga-2024" in iron.refused("research", "export", path, "aga-2042", "--as", "ris")
    assert not path.exists()
    saved(path, "mine")
    assert "already a file" in iron.refused("research", "export", path, "--as", "ris")
    assert path.read_text(encoding="utf-8") == "mine"
    assert "could not be written" in iron.refused("research", "export", tmp_path / "no" / "x", "--as", "ris")


def test_the_readers_of_reference_files_are_imported_only_when_one_is_read() -> None:
    code = (
        "import sys, journal_app.cli.commands.research, journal_app.exchange.references.planning as planning;"
        "heavy = ('rispy', 'bibtexparser', 'pylatexenc', 'defusedxml', 'charset_normalizer', 'xml');"
        "print([name for name in heavy if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
