# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The bundled program as a package of Debian and Ubuntu, with its place in the menu, its icons and its manual.

    python packaging/linux/deb.py BUNDLE FOLDER
    python packaging/linux/deb.py --name

The second says what the package is called.

Hides where Debian keeps what. Nothing in it runs at installation, and nothing of it lies where journals and backups
do, so that removing the package leaves those alone.
"""

import gzip
import hashlib
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

# What a download may weigh (issue of the packages: "130 MB as a .deb").
MOST_BYTES = 130_000_000
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
SHELLS = {
    "bash": "usr/share/bash-completion/completions/iron-journal",
    "zsh": "usr/share/zsh/vendor-completions/_iron-journal",
    "fish": "usr/share/fish/vendor_completions.d/iron-journal.fish",
}
OF_OTHERS = b"""
The program ships with the work of others. Whose it is and under which licence stands in
/usr/lib/iron-journal/_internal/LICENSES, and on the page About of the program.
"""
_GLIBC = re.compile(rb"GLIBC_2\.([0-9]+)")


def main(bundle: Path, folder: Path) -> int:
    """Write FOLDER/iron-journal_VERSION_ARCHITECTURE.deb and its hash; 1 where it weighs more than it may."""
    folder.mkdir(parents=True, exist_ok=True)
    package = folder / name()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        _fill(root, bundle)
        _describe(root, bundle)
        command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(root), str(package)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    write_hash(package)
    size = package.stat().st_size
    print(f"{package} weighs {size / 1e6:.0f} MB")
    return 1 if size > MOST_BYTES else 0


def name() -> str:
    """What the package of this version is called on this machine."""
    return f"iron-journal_{version()}_{_architecture()}.deb"


def write_hash(package: Path) -> Path:
    """Write PACKAGE.sha256 beside it, as `sha256sum --check` reads it; its path."""
    with package.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    path = package.with_name(f"{package.name}.sha256")
    path.write_text(f"{digest}  {package.name}\n", encoding="utf-8")
    return path


def hashes_within(root: Path) -> str:
    """The hash of each file of the package, by which Debian can tell later whether one was changed."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    within = (path for path in files if path.relative_to(root).parts[0] != "DEBIAN")
    lines = (f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in within)  # noqa: S324 -- Debian's own format
    return "".join(lines)


def _architecture() -> str:
    return ARCHITECTURES[os.uname().machine]


def version() -> str:
    """The version of the program, which stands in one place."""
    from journal_app import __version__

    return __version__


def _fill(root: Path, bundle: Path) -> None:
    shutil.copytree(bundle, root / "usr/lib/iron-journal", symlinks=True)
    command = root / "usr/bin/iron-journal"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/iron-journal/iron-journal")
    for name, place in (
        ("iron-journal.desktop", "usr/share/applications/iron-journal.desktop"),
        ("iron-journal.metainfo.xml", "usr/share/metainfo/invalid.iron_journal.IronJournal.metainfo.xml"),
        ("iron-journal.mime.xml", "usr/share/mime/packages/iron-journal.xml"),
        ("../../resources/app/iron-journal.svg", "usr/share/icons/hicolor/scalable/apps/iron-journal.svg"),
        ("../../CHANGELOG.md", "usr/share/doc/iron-journal/changelog.gz"),
    ):
        _put(root / place, (HERE / name).read_bytes())
    _put(root / "usr/share/doc/iron-journal/copyright", (ROOT / "LICENSE").read_bytes() + OF_OTHERS)
    _from("bundle/icons.py")["write_for_linux"](root / "usr/share/icons/hicolor")
    _from("linux/manual.py")["write_manual"](root / "usr/share/man/man1", version())
    for shell, place in SHELLS.items():
        _put(root / place, _completion(bundle / "iron-journal", shell))


def _from(module: str) -> dict[str, Any]:
    """What a module of packaging/ defines."""
    return runpy.run_path(str(ROOT / "packaging" / module))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def _completion(program: Path, shell: str) -> bytes:
    environment = os.environ | {"_IRON_JOURNAL_COMPLETE": f"{shell}_source"}
    return subprocess.run([program], check=True, env=environment, stdout=subprocess.PIPE).stdout


def _describe(root: Path, bundle: Path) -> None:
    size = sum(path.lstat().st_size for path in root.rglob("*")) >> 10
    listed = subprocess.run(["sh", ROOT / "packaging/system-packages", "--list"], check=True, stdout=subprocess.PIPE)
    needed = [f"libc6 (>= 2.{_glibc(bundle)})", *listed.stdout.decode().split()]
    lines = (HERE / "control").read_text(encoding="utf-8")
    filled = lines.format(version=version(), architecture=_architecture(), size=size, needed=", ".join(needed))
    _put(root / "DEBIAN/control", filled.encode())
    _put(root / "DEBIAN/md5sums", hashes_within(root).encode())


def _glibc(bundle: Path) -> int:
    """The newest release of the C library, counted after 2., that anything in the bundle asks for."""
    return max(int(found) for path in _libraries(bundle) for found in _GLIBC.findall(path.read_bytes()))


def _libraries(bundle: Path) -> Iterator[Path]:
    yield bundle / "iron-journal"
    yield from (path for path in bundle.rglob("*.so*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    if sys.argv[1:] == ["--name"]:
        print(name())
    else:
        sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
