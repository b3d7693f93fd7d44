# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is handed out works by itself: the wheel, installed somewhere else, away from the checkout."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.plugins.offline import FOLDER as OFFLINE

ROOT = Path(__file__).parents[1]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def run(*command: str | Path, folder: Path) -> str:
    """What a command printed, offline and with the checkout out of sight; the test fails if the command did."""
    outcome = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(OFFLINE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without fetching anything from a checkout in which nothing was made yet."""
    checkout, folder = tmp_path_factory.mktemp("checkout") / "iron-journal", tmp_path_factory.mktemp("wheel")
    made = shutil.ignore_patterns(
        ".git", ".venv", ".hypothesis", ".*_cache", "*.mo", "__pycache__", "build", "dist", "tests"
    )
    shutil.copytree(ROOT, checkout, ignore=made)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=checkout)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an environment that holds the wheel, and sees the dependencies that are here already."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", environment, folder=environment)
    python = environment / SCRIPTS / "python"
    packages = Path(
        run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=environment).strip()
    )
    # A path named in a .pth file comes after this environment's own packages, and .pth files there are not followed:
    # an editable installation of the checkout stays out of sight.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--no-index", "--no-deps", wheel, folder=environment)
    return python.parent


def shipped(folder: str) -> set[str]:
    """The files under a folder of the checkout, by their path from it."""
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}


def test_the_wheel_holds_what_the_app_looks_up_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = shipped("resources") | shipped("seeds")
    assert len(wanted) > 10
    assert {f"journal_app/_shipped/{name}" for name in wanted if "__pycache__" not in name} <= names
    assert not [name for name in names if not name.startswith(("journal_app/", "iron_journal-"))]
    assert [name for name in names if name.endswith("/licenses/LICENSE")]


def test_the_wheel_holds_what_every_translation_was_compiled_to(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    written = {name for name in names if name.endswith(".po")}
    assert written
    assert {name.removesuffix(".po") + ".mo" for name in written} <= names


def test_the_wheel_speaks_every_language(installed: Path, tmp_path: Path) -> None:
    code = (
        "from journal_app import words; words.set_language('de_DE'); print(*sorted(words.languages()), words._('Note'))"
    )
    spoken = sorted(path.parents[1].name for path in (ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po"))
    assert run(installed / "python", "-c", code, folder=tmp_path).split() == [*sorted([*spoken, "en_GB"]), "Notiz"]


def test_the_wheel_works_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import journal_app; print(journal_app.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)
    command = installed / "iron-journal"
    run(command, "demo", "example.ironjournal", "--years", "1", folder=tmp_path)
    checked = json.loads(run(command, "--journal", "example.ironjournal", "check", "--json", folder=tmp_path))
    assert checked == {"ok": True, "problems": []}
