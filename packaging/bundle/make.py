# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The program as one folder that needs no Python: build/bundle/iron-journal, started by the file of that name in it.

    python packaging/bundle/make.py [FOLDER]

Hides which libraries may be stripped of their symbols: all but those that numpy, scipy and Pillow bring in folders
of their own, whose layout stripping breaks.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What an installed program may weigh (issue of the packages: "at most 350 MB unpacked").
MOST_BYTES = 350_000_000
# Languages of the catalogues, and English, which needs none.
ENGLISH = "en"
# Where Qt finds its plugins and its own words, from where the program lies.
QT_CONF = "[Paths]\nPrefix = _internal/PySide6/Qt\n"


def main(folder: Path) -> int:
    """Build the folder, try that it starts, and say what it weighs; 1 where it weighs more than it may."""
    compiled = [sys.executable, str(ROOT / "packaging/messages.py"), "--compile"]
    subprocess.run(compiled, check=True, cwd=ROOT)
    _freeze(folder)
    bundle = folder / "iron-journal"
    for library in _strippable(bundle):
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{bundle} weighs {size / 1e6:.0f} MB")
    if size > MOST_BYTES:
        print(f"That is more than {MOST_BYTES / 1e6:.0f} MB.", file=sys.stderr)
        return 1
    return 0


def languages() -> list[str]:
    """The languages the bundle speaks."""
    return [ENGLISH, *sorted(path.name for path in (ROOT / "resources/locale").iterdir() if path.is_dir())]


def _freeze(folder: Path) -> None:
    shutil.rmtree(folder / "iron-journal", ignore_errors=True)
    told = {"IRON_JOURNAL_CHECKOUT": str(ROOT), "IRON_JOURNAL_LANGUAGES": " ".join(languages())}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", str(folder)]
    command += ["--workpath", str(folder / "work"), str(ROOT / "packaging/bundle/iron-journal.spec")]
    subprocess.run(command, check=True, env=os.environ | told)
    shutil.rmtree(folder / "work", ignore_errors=True)
    if sys.platform == "linux":
        (folder / "iron-journal" / "qt.conf").write_text(QT_CONF, encoding="utf-8")


def _strippable(bundle: Path) -> list[Path]:
    """The libraries that lose nothing but their symbols; none on Windows and macOS, where that is done otherwise."""
    if sys.platform != "linux" or shutil.which("strip") is None:
        return []
    found = sorted(path for path in bundle.rglob("*.so*") if path.is_file() and not path.is_symlink())
    return [path for path in found if not any(part.endswith(".libs") for part in path.parts)]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/bundle"))
