# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a system is told of the program: its menu entry, its kind of file, its page among other programs."""

import gzip
import os
import plistlib
import re
import runpy
import shutil
import subprocess
import sys
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


# The recipes that nobody could try: run here with stand-ins for what they lack


APP_ID = "invalid.iron_journal.IronJournal"


def run_in(folder: Path, script: str, **environment: str) -> str:
    outcome = subprocess.run(
        ["/bin/sh", "-euc", script],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    return outcome.stdout


def stand_in(folder: Path, name: str, script: str = ":") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the recipes need of the checkout, with a bundle that seems to be built."""
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "packaging", root / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources" / "app", root / "resources" / "app")
    for program in ("iron-journal/iron-journal", "Iron Journal.app/Contents/MacOS/Iron Journal"):
        path = root / "build" / "bundle" / program
        path.parent.mkdir(parents=True)
        path.touch()
    return root


def test_in_a_flatpak_every_file_agrees_on_the_id(tmp_path: Path, checkout: Path) -> None:
    recipe = (checkout / "packaging" / "flatpak" / f"{APP_ID}.yml").read_text(encoding="utf-8")
    commands = re.findall(r"(?m)^      - (.+)$", recipe.partition("build-commands:")[2].partition("sources:")[0])
    sources = tmp_path / "sources"
    shutil.copytree(checkout / "build" / "bundle", sources / "bundle")
    shutil.copytree(LINUX, sources / "linux")
    shutil.copytree(checkout / "resources" / "app", sources / "app")
    app = tmp_path / "app"
    run_in(sources, "\n".join(commands).replace("/app/", f"{app}/"))
    share = app / "share"
    assert (app / "bin" / "iron-journal").is_file()
    entry = share / "applications" / f"{APP_ID}.desktop"
    assert judged("desktop-file-validate", entry) == ""
    assert f"\nIcon={APP_ID}\n" in entry.read_text(encoding="utf-8")
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / f"{APP_ID}.svg").is_file()
    page = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    assert "successful" in judged("appstreamcli", "validate", "--no-net", page)
    assert [root_of(page).findtext(name) for name in ("id", "icon", "launchable", "provides/binary")] == [
        APP_ID,
        APP_ID,
        f"{APP_ID}.desktop",
        "iron-journal",
    ]
    kind = (share / "mime" / "packages" / f"{APP_ID}.xml").read_text(encoding="utf-8")
    assert f'<icon name="{APP_ID}"/>' in kind
    assert KIND in kind


def test_an_app_image_brings_its_kind_of_file_and_icons_that_are_pictures(tmp_path: Path, checkout: Path) -> None:
    stand_in(tmp_path / "bin", "appimagetool", 'echo made >"$2"')
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    run_in(checkout, "packaging/appimage/make-appimage 1.2.3", PATH=path, PYTHON=sys.executable)
    folder = checkout / "build" / "AppDir"
    assert (checkout / "dist" / "iron-journal-1.2.3.AppImage").is_file()
    for name in ("AppRun", "iron-journal.desktop", "usr/share/mime/packages/iron-journal.xml"):
        assert (folder / name).is_file()
    for name in ("iron-journal.png", ".DirIcon", "usr/share/icons/hicolor/48x48/apps/iron-journal.png"):
        assert (folder / name).read_bytes().startswith(b"\x89PNG")


def test_an_app_for_macos_is_signed_with_what_a_packed_python_must_be_allowed(tmp_path: Path, checkout: Path) -> None:
    for name in ("codesign", "hdiutil"):
        stand_in(tmp_path / "bin", name, f'echo {name} "$@"')
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    said = run_in(checkout, "packaging/macos/make-app 1.2.3", PATH=path)
    assert (checkout / "dist" / "Iron Journal.app" / "Contents" / "MacOS" / "Iron Journal").is_file()
    signing = said.splitlines()[0]
    assert "--options runtime --entitlements packaging/macos/entitlements.plist" in signing
    assert "dist/iron-journal-1.2.3.dmg" in said
    allowed = plistlib.loads((checkout / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert allowed == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def test_on_windows_menu_icon_and_double_click_lead_to_the_program_without_a_console() -> None:
    lines = (ROOT / "packaging" / "windows" / "iron-journal.iss").read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if ".exe" in line and not line.startswith(";")]
    assert len(named) == 4
    assert all("Iron Journal.exe" in line and "iron-journal.exe" not in line for line in named)
    assert any(r"Software\Classes\.ironjournal" in line for line in lines)


@pytest.mark.parametrize("code", ["de", "ar"])
def test_what_other_programs_show_of_it_is_said_in_every_complete_language(code: str) -> None:
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    page, kinds = root_of(PAGE), root_of(LINUX / "iron-journal.mime.xml")
    for tag in ("summary", "p", "li"):
        said = [each.get(language) for each in page.iter(tag)]
        assert said.count(code) == said.count(None) > 0, tag
    assert [each.get(language) for each in kinds.iter() if each.tag.endswith("}comment")].count(code) == 1


# What is run where the project is hosted


WORKFLOW = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")


def test_what_is_run_elsewhere_is_there_and_says_that_it_was_not_tried() -> None:
    assert "Not tried" in WORKFLOW
    scripts = set(re.findall(r"(?:packaging|\.ci)/[\w./-]+", WORKFLOW))
    assert {".ci/run", "packaging/bundle/try.py", "packaging/sums.py"} <= scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


def test_no_system_waits_for_another_and_a_shell_on_windows_leaves_the_version_alone() -> None:
    assert "needs:" not in WORKFLOW
    assert 'MSYS_NO_PATHCONV: "1"' in WORKFLOW.partition('iscc "')[0].rpartition("- name:")[2]


def test_a_tag_that_is_not_the_version_is_sent_back() -> None:
    def asked(tag: str) -> int:
        command = ["/bin/sh", str(ROOT / "packaging" / "tag-is-version"), tag]
        return subprocess.run(command, check=False, capture_output=True).returncode

    assert [asked(f"v{__version__}"), asked(__version__), asked("v99.0"), asked("v")] == [0, 1, 1, 1]


def test_what_is_handed_out_is_listed_with_its_hash(tmp_path: Path) -> None:
    sums = runpy.run_path(str(ROOT / "packaging" / "sums.py"))
    with pytest.raises(FileNotFoundError):
        sums["write_sums"](tmp_path)
    for name in (
        "iron-journal_1_amd64.deb",
        "iron-journal_1_amd64.deb.sha256",
        "iron-journal-1-setup.exe",
        "notes.txt",
    ):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert sums["write_sums"](tmp_path).name == "SHA256SUMS"
    checked = run_in(tmp_path, "sha256sum --check SHA256SUMS")
    assert checked == "iron-journal-1-setup.exe: OK\niron-journal_1_amd64.deb: OK\n"


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
