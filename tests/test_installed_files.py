# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a system is told of the program: its menu entry, its kind of file, its page among other programs."""

import gzip
import re
import runpy
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element

import click
import pytest
from click.testing import CliRunner
from defusedxml.ElementTree import parse

from journal_app import __version__
from journal_app.cli.program import Screens, make_program
from journal_app.words import languages

ROOT = Path(__file__).parents[1]
LINUX = ROOT / "packaging" / "linux"
ENTRY = LINUX / "iron-journal.desktop"
PAGE = LINUX / "iron-journal.metainfo.xml"
KIND = "application/x-iron-journal"


def judged(*command: str | Path) -> str:
    """What a judge of others printed; the test fails where it found something wrong."""
    outcome = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout + outcome.stderr


def root_of(path: Path) -> Element:
    root: Element | None = parse(path).getroot()
    assert root is not None
    return root


def entry_lines() -> dict[str, str]:
    lines = (line.partition("=") for line in ENTRY.read_text(encoding="utf-8").splitlines() if "=" in line)
    return {name: value for name, _sign, value in lines}


def test_the_menu_entry_is_clean() -> None:
    assert judged("desktop-file-validate", ENTRY) == ""


def test_the_page_among_other_programs_is_clean() -> None:
    assert "successful" in judged("appstreamcli", "validate", "--no-net", PAGE)


def test_the_page_names_the_menu_entry_the_command_and_the_version() -> None:
    page = root_of(PAGE)
    assert page.findtext("launchable") == ENTRY.name
    assert page.findtext("provides/binary") == "iron-journal"
    newest = page.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__


def test_a_journal_is_one_kind_of_file_to_menu_page_and_system() -> None:
    kinds = root_of(LINUX / "iron-journal.mime.xml")
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    [kind] = kinds.findall(f"{space}mime-type")
    glob = kind.find(f"{space}glob")
    assert glob is not None
    assert (kind.get("type"), glob.get("pattern")) == (KIND, "*.ironjournal")
    assert entry_lines()["MimeType"] == f"{KIND};"
    assert root_of(PAGE).findtext("provides/mediatype") == KIND


def test_the_menu_entry_speaks_every_language_of_the_program() -> None:
    entry = entry_lines()
    spoken = [code for code in languages() if not code.startswith("en")]
    assert spoken
    for code in spoken:
        assert {f"GenericName[{code}]", f"Comment[{code}]"} <= set(entry), code


@pytest.mark.parametrize(
    ("typed", "opened"),
    [
        (["{folder}/mine.ironjournal"], "mine.ironjournal"),
        (["--journal", "{folder}/other.ironjournal"], "other.ironjournal"),
    ],
)
def test_a_journal_alone_is_opened_as_a_file_manager_opens_it(tmp_path: Path, typed: list[str], opened: str) -> None:
    seen: list[Path] = []

    def open_window(path: Path, _passphrase: Path | None) -> int:
        seen.append(path)
        return 0

    program = make_program(Screens(open_window=open_window, make_tour=lambda _tour: []))
    outcome = CliRunner().invoke(program, [part.format(folder=tmp_path) for part in typed])
    assert outcome.exit_code == 0
    assert seen == [tmp_path / opened]


@pytest.mark.filterwarnings("ignore:'click.utils.make_default_short_help' is deprecated")  # used by click-man
def test_the_manual_shows_the_examples_of_every_command_as_they_are_typed(tmp_path: Path) -> None:
    deb = runpy.run_path(str(LINUX / "deb.py"))
    deb["_write_manual"](tmp_path)
    screens = Screens(open_window=lambda _path, _passphrase: 0, make_tour=lambda _tour: [])
    program = make_program(screens)
    pages = {path.name: gzip.decompress(path.read_bytes()).decode() for path in tmp_path.iterdir()}
    assert len(pages) > 60
    assert all(page.count(".SH EXAMPLES") == 1 for page in pages.values())
    for name in ("lab", "import", "quick-guide"):
        command = program.get_command(click.Context(program), name)
        assert command is not None
        lines = [line.strip() for line in (command.epilog or "").splitlines() if "iron-journal" in line]
        page = pages[f"iron-journal-{name}.1.gz"].partition(".SH EXAMPLES")[2].replace("\\-", "-")
        assert lines
        assert lines == [line for line in page.splitlines() if line.startswith("iron-journal")]


def test_another_word_alone_is_a_command() -> None:
    screens = Screens(open_window=lambda _path, _passphrase: 0, make_tour=lambda _tour: [])
    assert CliRunner().invoke(make_program(screens), ["mine.journal"]).exit_code == 2


@pytest.mark.parametrize("recipe", ["windows/iron-journal.iss", "macos/make-app", "appimage/make-appimage"])
def test_a_recipe_that_nobody_tried_says_so_and_takes_the_version_from_its_caller(recipe: str) -> None:
    text = (ROOT / "packaging" / recipe).read_text(encoding="utf-8")
    assert "Not tried" in text
    assert re.search(r"VERSION|Version", text)
    assert __version__ not in re.sub(r"/DVersion=\S+", "", text)


def test_icons_of_every_size_a_menu_asks_for_are_drawn_from_one_picture() -> None:
    picture = (ROOT / "resources" / "app" / "iron-journal.svg").read_text(encoding="utf-8")
    assert "<svg" in picture
    assert "currentColor" not in picture
