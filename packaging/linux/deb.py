# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The bundled program as a package of Debian and Ubuntu, with its place in the menu, its icons and its manual.

    python packaging/linux/deb.py BUNDLE FOLDER

Hides where Debian keeps what. Nothing in it runs at installation, and nothing of it lies where journals and backups
do, so that removing the package leaves those alone.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

# What a download may weigh (issue of the packages: "130 MB as a .deb").
MOST_BYTES = 130_000_000
ICON_SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
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
    architecture = ARCHITECTURES[os.uname().machine]
    package = folder / f"iron-journal_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        _fill(root, bundle)
        _describe(root, bundle, architecture)
        command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z9", "--build", str(root), str(package)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    size = package.stat().st_size
    print(f"{package} weighs {size / 1e6:.0f} MB")
    return 1 if size > MOST_BYTES else 0


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
    _draw_icons(root / "usr/share/icons/hicolor")
    _write_manual(root / "usr/share/man/man1")
    for shell, place in SHELLS.items():
        _put(root / place, _completion(bundle / "iron-journal", shell))


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)


def _draw_icons(folder: Path) -> None:
    """The icon in every size a menu asks for; Qt draws it, without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(ROOT / "resources/app/iron-journal.svg"))
    for size in ICON_SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        path = folder / f"{size}x{size}" / "apps" / "iron-journal.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not picture.save(str(path)):
            raise OSError(f"{path} could not be written")


def _write_manual(folder: Path) -> None:
    """A page for the program and one for each command, from what --help says."""
    from click_man.core import write_man_pages

    from journal_app.cli.program import Screens, make_program

    program = make_program(Screens(open_window=lambda _path, _passphrase: 0, make_tour=lambda _tour: []))
    _load(program, click.Context(program, info_name="iron-journal"))
    folder.mkdir(parents=True, exist_ok=True)
    write_man_pages("iron-journal", program, version=version(), target_dir=str(folder))
    examples = dict(_examples(program, "iron-journal"))
    for page in sorted(folder.iterdir()):
        _put(page.with_suffix(".1.gz"), page.read_bytes() + examples[page.stem].encode())
        page.unlink()


def _load(group: click.Group, context: click.Context) -> None:
    """Put the commands where the writer of the manual looks for them; ours come in only when they are typed."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            group.commands[name] = command
        if isinstance(command, click.Group):
            _load(command, click.Context(command, info_name=name, parent=context))


def _examples(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """The section of each page that shows what to type, which click-man leaves out."""
    lines = [line.strip() for line in (command.epilog or "").partition("Example:")[2].splitlines() if line.strip()]
    typed = "\n".join(line.replace("\\", "\\e").replace("-", "\\-") for line in lines)
    yield name, f".SH EXAMPLES\n.nf\n{typed}\n.fi\n"
    for inner, held in command.commands.items() if isinstance(command, click.Group) else ():
        yield from _examples(held, f"{name}-{inner}")


def _completion(program: Path, shell: str) -> bytes:
    environment = os.environ | {"_IRON_JOURNAL_COMPLETE": f"{shell}_source"}
    return subprocess.run([program], check=True, env=environment, stdout=subprocess.PIPE).stdout


def _describe(root: Path, bundle: Path, architecture: str) -> None:
    size = sum(path.lstat().st_size for path in root.rglob("*")) >> 10
    listed = subprocess.run(["sh", ROOT / "packaging/system-packages", "--list"], check=True, stdout=subprocess.PIPE)
    needed = [f"libc6 (>= 2.{_glibc(bundle)})", *listed.stdout.decode().split()]
    lines = (HERE / "control").read_text(encoding="utf-8")
    filled = lines.format(version=version(), architecture=architecture, size=size, needed=", ".join(needed))
    _put(root / "DEBIAN/control", filled.encode())


def _glibc(bundle: Path) -> int:
    """The newest release of the C library, counted after 2., that anything in the bundle asks for."""
    return max(int(found) for path in _libraries(bundle) for found in _GLIBC.findall(path.read_bytes()))


def _libraries(bundle: Path) -> Iterator[Path]:
    yield bundle / "iron-journal"
    yield from (path for path in bundle.rglob("*.so*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
