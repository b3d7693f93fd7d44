# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a system is told of the program: its menu entry, its kind of file, its page among other programs."""

import gzip
import re
import runpy
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import click
import pytest
from click.testing import CliRunner
from defusedxml.ElementTree import parse

from journal_app import __version__, passphrases, places
from journal_app.cli.program import Screens, make_program
from journal_app.ui import autostart
from journal_app.words import languages
from tests.cli.runner import commands_of

ROOT = Path(__file__).parents[1]
LINUX = ROOT / "packaging" / "linux"
ENTRY = LINUX / "iron-journal.desktop"
PAGE = LINUX / "iron-journal.metainfo.xml"
KIND = "application/x-iron-journal"
PROGRAM = make_program(Screens(open_window=lambda _path, _passphrase: 0, make_tour=lambda _tour: []))


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


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of the manual by their names."""
    folder = tmp_path_factory.mktemp("manual")
    runpy.run_path(str(LINUX / "manual.py"))["write_manual"](folder, __version__)
    return {path.name.removesuffix(".1.gz"): gzip.decompress(path.read_bytes()).decode() for path in folder.iterdir()}


def test_the_manual_has_a_page_for_the_program_and_for_each_command(manual: dict[str, str]) -> None:
    def pages(group: click.Group, name: str) -> Iterator[str]:
        yield name
        for inner, command in commands_of(group).items():
            full = f"{name}-{inner}"
            yield from pages(command, full) if isinstance(command, click.Group) else (full,)

    assert set(manual) == set(pages(PROGRAM, "iron-journal"))
    assert len(manual) > 60


def test_the_manual_cuts_no_sentence_short(manual: dict[str, str]) -> None:
    for name, page in manual.items():
        before, _sign, rest = page.partition(".SH SYNOPSIS\n")
        # What may be typed more than once ends with three dots there, as in [ARGS]...
        synopsis, _sign, after = rest.partition(".SH DESCRIPTION\n")
        assert after, name
        assert [line for line in (before + after).splitlines() if line.rstrip().endswith(("...", "…"))] == [], name
        assert len(synopsis.splitlines()) == 2


def test_the_manual_says_what_a_command_does_in_a_whole_sentence(manual: dict[str, str]) -> None:
    assert "List the backups of the journal, the newest first" in manual["iron-journal-backups"]
    assert "\n.SH NAME\niron-journal \\- A private journal of fatigue, mood, iron blood tests and infusions." in (
        "\n" + manual["iron-journal"]
    )


def test_the_manual_shows_the_examples_of_every_command_as_they_are_typed(manual: dict[str, str]) -> None:
    assert all(page.count(".SH EXAMPLES") == 1 for page in manual.values())
    for name in ("lab", "import", "quick-guide"):
        command = PROGRAM.get_command(click.Context(PROGRAM), name)
        assert command is not None
        lines = [line.strip() for line in (command.epilog or "").splitlines() if "iron-journal" in line]
        page = manual[f"iron-journal-{name}"].partition(".SH EXAMPLES")[2].replace("\\-", "-")
        assert lines
        assert lines == [line for line in page.splitlines() if line.startswith("iron-journal")]


SET_FOR_A_LIBRARY = {"MPLCONFIGDIR", "OPENPYXL_LXML"}
OF_THE_APP_IMAGE = {"APPDIR"}
"""Set by what packs an AppImage, and by nobody who reads a manual."""


def test_the_manual_names_what_the_program_reads_of_its_environment(manual: dict[str, str]) -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "journal_app").rglob("*.py")]
    read = {name for text in sources for name in re.findall(r'environ[.\w]*[\[(]"([A-Z_]+)"', text)}
    listed = {
        name
        for text in sources
        for names in re.findall(r"map\(os\.environ\.get, \((.*?)\)\)", text)
        for name in re.findall(r'"([A-Z_]+)"', names)
    }
    assert {"IRON_JOURNAL_FILE", "QT_QPA_PLATFORM"} <= read
    assert {"LANGUAGE", "LANG"} <= listed
    section = manual["iron-journal"].partition(".SH ENVIRONMENT\n")[2].partition(".SH FILES\n")[0]
    named = set(re.findall(r"[A-Z][A-Z_]+", section))
    assert (read | listed | {passphrases.VARIABLE}) - SET_FOR_A_LIBRARY - OF_THE_APP_IMAGE - named == set()


def test_the_manual_names_the_folders_of_the_reader(
    manual: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "IRON_JOURNAL_FILE"):
        monkeypatch.delenv(name, raising=False)
    section = manual["iron-journal"].partition(".SH FILES\n")[2].replace("\\-", "-").replace("\\(ti", "~")
    there = (places.default_journal(), places.backups_folder(), places.config_folder(), places.log_folder())
    for path in (*there, places.cache_folder(), autostart._file()):
        assert f"\n.B ~/{path.relative_to(tmp_path)}\n" in section, path


def test_help_and_manual_say_that_a_journal_alone_is_opened(manual: dict[str, str]) -> None:
    shown = CliRunner().invoke(PROGRAM, ["--help"]).stdout
    for text in (" ".join(shown.split()), manual["iron-journal"]):
        assert "iron-journal NAME.ironjournal opens it on that journal" in text


# The package for Debian


@pytest.fixture(scope="module")
def deb() -> dict[str, Any]:
    return runpy.run_path(str(LINUX / "deb.py"))


def test_a_package_has_its_hash_beside_it(deb: dict[str, Any], tmp_path: Path) -> None:
    package = tmp_path / deb["name"]()
    package.write_bytes(b"a package")
    assert __version__ in package.name
    assert deb["write_hash"](package).name == f"{package.name}.sha256"
    checked = subprocess.run(
        ["sha256sum", "--check", f"{package.name}.sha256"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert checked.stdout == f"{package.name}: OK\n"


def test_a_package_lists_the_hash_of_every_file_in_it(deb: dict[str, Any], tmp_path: Path) -> None:
    for name in ("usr/lib/iron journal/a", "usr/share/b", "DEBIAN/control"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "usr/bin").symlink_to("lib")
    assert [line.split("  ", 1)[1] for line in deb["hashes_within"](tmp_path).splitlines()] == [
        "usr/lib/iron journal/a",
        "usr/share/b",
    ]
    checked = subprocess.run(
        ["md5sum", "--check", "--quiet"], cwd=tmp_path, input=deb["hashes_within"](tmp_path), text=True, check=False
    )
    assert checked.returncode == 0


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
