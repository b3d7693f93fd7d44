# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What goes into the bundled program on each system, what is drawn for it, and how it is tried."""

import os
import plistlib
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication

from journal_app import __version__

ROOT = Path(__file__).parents[1]
BUNDLE = ROOT / "packaging" / "bundle"
TRIMMING = runpy.run_path(str(BUNDLE / "trimming.py"))
ICONS = runpy.run_path(str(BUNDLE / "icons.py"))
TRY = runpy.run_path(str(BUNDLE / "try.py"))
LANGUAGES = ["en", "de", "ar"]


def kept(place: str, platform: str) -> bool:
    wanted: bool = TRIMMING["is_wanted"](place, platform, LANGUAGES, {"hu"})
    return wanted


# What is left out


@pytest.mark.parametrize(
    ("platform", "places"),
    [
        (
            "linux",
            [
                "PySide6/Qt/lib/libQt6Qml.so.6",
                "PySide6/Qt/plugins/imageformats/libqpdf.so",
                "PySide6/Qt/plugins/platforms/libqvnc.so",
                "PySide6/Qt/translations/qtbase_fi.qm",
                "PySide6/Qt/translations/qtmultimedia_de.qm",
                "libharfbuzz.so.0",
            ],
        ),
        (
            "win32",
            [
                r"PySide6\Qt6Qml.dll",
                r"PySide6\Qt6Network.dll",
                r"PySide6\plugins\imageformats\qpdf.dll",
                r"PySide6\plugins\tls\qschannelbackend.dll",
                r"PySide6\translations\qtbase_fi.qm",
                r"PySide6\qml\QtQuick\qmldir",
                r"matplotlib\mpl-data\fonts\afm\phvr8a.afm",
            ],
        ),
        (
            "darwin",
            [
                "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
                "PySide6/Qt/lib/QtNetwork.framework/Resources",
                "QtQml",
                "QtVirtualKeyboard",
                "PySide6/Qt/plugins/imageformats/libqpdf.dylib",
            ],
        ),
    ],
)
def test_what_has_no_use_is_left_out_under_its_name_on_every_system(platform: str, places: list[str]) -> None:
    assert [place for place in places if kept(place, platform)] == []


@pytest.mark.parametrize(
    ("platform", "places"),
    [
        (
            "linux",
            ["PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/translations/qtbase_de.qm", "libglib-2.0.so.0"],
        ),
        (
            "win32",
            [
                r"PySide6\Qt6Core.dll",
                r"PySide6\plugins\platforms\qwindows.dll",
                r"PySide6\plugins\platforms\qoffscreen.dll",
                r"PySide6\plugins\styles\qmodernwindowsstyle.dll",
                r"PySide6\translations\qtbase_de.qm",
                r"PySide6\opengl32sw.dll",
                "libharfbuzz-0.dll",
            ],
        ),
        (
            "darwin",
            [
                "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
                "QtCore",
                "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
                "libharfbuzz.0.dylib",
            ],
        ),
    ],
)
def test_what_the_program_runs_on_is_kept_under_its_name_on_every_system(platform: str, places: list[str]) -> None:
    assert [place for place in places if not kept(place, platform)] == []


def test_words_for_days_are_kept_for_the_languages_spoken_and_those_diaries_are_read_in() -> None:
    words = {
        code: kept(f"babel/locale-data/{code}.dat", "linux") for code in ("de_AT", "hu", "hu_HU", "no", "ja", "root")
    }
    assert words == {"de_AT": True, "hu": True, "hu_HU": False, "no": True, "ja": False, "root": True}


def test_only_linux_says_in_a_file_where_qt_lies() -> None:
    assert TRIMMING["unused_hooks"]("linux") - TRIMMING["unused_hooks"]("win32") == {"pyi_rth_pyside6"}


# Icons


@pytest.fixture(autouse=True, scope="module")
def application(qapp: QCoreApplication) -> QCoreApplication:
    return qapp


def test_windows_gets_one_file_with_the_icon_in_every_size(tmp_path: Path) -> None:
    with Image.open(ICONS["write_for_windows"](tmp_path / "new" / "iron-journal.ico")) as icon:
        assert icon.info["sizes"] == {(size, size) for size in ICONS["WINDOWS_SIZES"]}


def test_macos_gets_one_file_with_the_icon_in_every_size(tmp_path: Path) -> None:
    with Image.open(ICONS["write_for_macos"](tmp_path / "iron-journal.icns")) as icon:
        there = {width * scale for width, _height, scale in icon.info["sizes"]}
        assert there == set(ICONS["MACOS_SIZES"])


def test_linux_gets_a_picture_a_size(tmp_path: Path) -> None:
    ICONS["write_for_linux"](tmp_path)
    for size in ICONS["LINUX_SIZES"]:
        with Image.open(tmp_path / f"{size}x{size}" / "apps" / "iron-journal.png") as picture:
            assert picture.size == (size, size)
            assert picture.getchannel("A").getextrema()[1] == 255  # something is drawn


def form_of(path: str) -> str | None:
    with Image.open(path) as icon:
        return icon.format


# The recipe, read with stand-ins for what PyInstaller gives it


class Recipe:
    """What the recipe asked PyInstaller for."""

    def __init__(self, scratch: Path) -> None:
        self.programs: list[dict[str, Any]] = []
        self.folders: list[tuple[Any, ...]] = []
        self.apps: list[dict[str, Any]] = []
        self.scratch = scratch
        self.modules = [("journal_app.words", "", "PYMODULE"), ("PIL.Image", "", "PYMODULE"), ("json", "", "PYMODULE")]

    def read(self) -> None:
        given = {
            "workpath": str(self.scratch),
            "Analysis": lambda *_scripts, **_how: SimpleNamespace(
                pure=self.modules, binaries=[("libz.so.1", "", "BINARY")], datas=[], scripts=[]
            ),
            "PYZ": lambda pure: pure,
            "EXE": self._program,
            "COLLECT": lambda *parts, **_how: self.folders.append(parts),
            "BUNDLE": lambda *parts, **how: self.apps.append({"program": parts[0], **how}),
        }
        spec = BUNDLE / "iron-journal.spec"
        exec(compile(spec.read_text(encoding="utf-8"), str(spec), "exec"), given)  # noqa: S102 -- as PyInstaller does

    def _program(self, *_parts: Any, **how: Any) -> dict[str, Any]:
        self.programs.append(how)
        return how


@pytest.fixture
def recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recipe:
    monkeypatch.setenv("IRON_JOURNAL_CHECKOUT", str(ROOT))
    monkeypatch.setenv("IRON_JOURNAL_LANGUAGES", " ".join(LANGUAGES))
    monkeypatch.setattr("PyInstaller.utils.hooks.collect_submodules", lambda _package: [])
    return Recipe(tmp_path)


def test_linux_has_one_program_for_commands_and_window(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    recipe.read()
    assert [(each["name"], each["console"]) for each in recipe.programs] == [("iron-journal", True)]
    assert recipe.apps == []


def test_windows_has_a_second_program_without_a_console_in_the_same_folder(
    recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    recipe.read()
    assert [(each["name"], each["console"]) for each in recipe.programs] == [
        ("iron-journal", True),
        ("Iron Journal", False),
    ]
    [folder] = recipe.folders
    assert all(each in folder for each in recipe.programs)
    for each in recipe.programs:
        assert form_of(each["icon"]) == "ICO"


def test_macos_has_an_app_that_opens_journals_by_a_double_click(
    recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    recipe.read()
    [app] = recipe.apps
    assert app["program"] == recipe.programs[1]
    assert app["program"]["argv_emulation"]
    assert not app["program"]["console"]
    assert form_of(app["icon"]) == "ICNS"
    told = app["info_plist"]
    assert told["CFBundleVersion"] == told["CFBundleShortVersionString"] == __version__
    [kind] = told["CFBundleDocumentTypes"]
    assert kind["CFBundleTypeExtensions"] == ["ironjournal"]
    assert plistlib.dumps(told)


def test_nothing_is_built_with_a_package_whose_licence_text_is_not_in_it(recipe: Recipe) -> None:
    recipe.modules.append(("hypothesis.core", "", "PYMODULE"))
    with pytest.raises(SystemExit, match=r"without a licence text.*hypothesis \(hypothesis\)$"):
        recipe.read()
    assert recipe.programs == []


# Trying it


class MadeUpBundle:
    """A built folder whose program is a script; each command of it can be given another ending."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands = {
            "--version": "echo iron-journal, version 1",
            "demo": 'echo made >"$2"',
            "check": "echo sound",
            "report": 'echo %PDF-1.7 >"$4"',
            "backup": 'mkdir -p "$4" && echo copy >"$4/one.ironjournal"',
            "export": 'echo PK >"$4"',
            "import": "echo read",
            "window": 'touch "$1-lock"; exec sleep 1000',
        }

    def tried(self) -> int:
        program = self.folder / "iron-journal" / "iron-journal"
        program.parent.mkdir()
        cases = "\n".join(f"  {name}) {what};;" for name, what in self.commands.items())
        verb = '[ "$1" = --journal ] && verb=$3\n[ "$1" = "${1%.ironjournal}" ] || verb=window'
        text = f"#!/bin/sh\nverb=$1\n{verb}\ncase $verb in\n{cases}\nesac\n"
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
        outcome: int = TRY["main"](self.folder)
        return outcome


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeUpBundle:
    monkeypatch.setitem(TRY["stays_open"].__globals__, "STAYS_S", 0.01)
    return MadeUpBundle(tmp_path)


def test_a_bundle_that_works_is_said_to_work(bundle: MadeUpBundle, capsys: pytest.CaptureFixture[str]) -> None:
    assert bundle.tried() == 0
    said = capsys.readouterr().out
    assert "iron-journal demo ~/example.ironjournal" in said
    assert "the window opened its journal and stayed" in said
    assert said.endswith(" works.\n")


@pytest.mark.parametrize(
    ("command", "instead", "said"),
    [
        ("check", "echo broken; exit 3", "check: ended with 3\nbroken"),
        ("report", ":", "report.pdf is not what was asked for"),
        ("backup", ":", "backup left no copy"),
        ("export", 'echo nothing >"$4"', "all.xlsx is not what was asked for"),
        ("window", "echo no screen; exit 1", "ended by itself\nno screen"),
    ],
)
def test_what_does_not_work_is_named(
    bundle: MadeUpBundle, capsys: pytest.CaptureFixture[str], command: str, instead: str, said: str
) -> None:
    bundle.commands[command] = instead
    assert bundle.tried() == 1
    assert said in capsys.readouterr().err


def test_a_window_that_never_opens_its_journal_does_not_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stays_open: Callable[..., str] = TRY["stays_open"]
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nexec sleep 1000\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setitem(stays_open.__globals__, "PATIENCE_S", 0.01)
    with pytest.raises(TRY["NotWorking"], match="did not open its journal"):
        stays_open(program, tmp_path, tmp_path / "a.ironjournal")


def test_a_folder_without_a_program_is_said_to_be_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert TRY["main"](tmp_path) == 1
    assert f"there is no {tmp_path}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("linux", ["iron-journal"]),
        ("win32", ["iron-journal.exe", "Iron Journal.exe"]),
        ("darwin", ["iron-journal", "Iron Journal"]),
    ],
)
def test_every_program_that_opens_a_window_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, names: list[str]
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    (tmp_path / "iron-journal").mkdir()
    (tmp_path / "iron-journal" / names[0]).touch()
    command, windows = TRY["programs_in"](tmp_path)
    assert command.name == names[0]
    assert [window.name for window in windows] == names


def test_the_made_up_reader_has_a_name_that_programs_stumble_over_and_nothing_of_the_builder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("PYTHONPATH", "IRON_JOURNAL_FILE", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, "of the builder")
    told = TRY["_environment"](tmp_path / "Zoë Müller")
    assert "of the builder" not in told.values()
    assert told["HOME"] == os.path.join(tmp_path, "Zoë Müller")  # noqa: PTH118 -- as a text, which an environment holds
    assert '"Zoë Müller"' in (BUNDLE / "try.py").read_text(encoding="utf-8")
