# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The manual: a page for the program and one for each command, from what --help says.

Hides how pages are written (click-man does), and adds what it leaves out: whole sentences where it would cut them,
what to type, and on the first page which settings of the environment are read and which files there are.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

import click

NAME = "iron-journal"
ENVIRONMENT = {
    "IRON_JOURNAL_FILE": "The journal to use where --journal names none.",
    "IRON_JOURNAL_PASSPHRASE": "The passphrase of a journal that is locked, where --passphrase-file names no file. "
    "Other programs of yours can read it there; a file is better.",
    "LANGUAGE, LC_ALL, LC_MESSAGES, LANG": "The language spoken, the first of them that is set. In the window, the one "
    "chosen in Settings goes before it.",
    "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME": "Where the folders named below lie, if not in ~/.local/share, "
    "~/.config and ~/.cache.",
    "XDG_RUNTIME_DIR": "Where copies lie, in memory, of letters and photos that another program shows. They go with "
    "the window.",
    "WAYLAND_DISPLAY, DISPLAY": "The screen the window opens on.",
    "QT_QPA_PLATFORM": "How Qt reaches that screen; with offscreen nothing is shown.",
    "APPIMAGE": "The file the program was started from, where it is an AppImage. It is what starts with the computer, "
    "if that is wanted.",
}
FILES = {
    "~/.local/share/iron-journal/my.ironjournal": "The journal, where none is named.",
    "~/.local/share/iron-journal/backups": "A folder of backups for each journal. Removing the program leaves it.",
    "~/.config/iron-journal": "The settings of this computer: among them where journals lie, and where backups go. "
    "Nothing that was entered.",
    "~/.config/autostart/iron-journal.desktop": "There if the program was told to start with the computer.",
    "~/.cache/iron-journal/log": "Reports of crashes. They hold nothing that was entered.",
    "~/.cache/iron-journal": "What can be made again.",
    "FILE.ironjournal-lock, -wal, -shm": "Beside a journal while it is open. Leave them; after a crash they hold what "
    "was entered last.",
}
_MORE_THAN_ANY_SENTENCE = 10_000


def write_manual(folder: Path, version: str) -> None:
    """A page for the program and one for each command, packed as Debian keeps them."""
    from click_man.core import write_man_pages

    from journal_app.cli.program import Screens, make_program

    program = make_program(Screens(open_window=lambda _path, _passphrase: 0, make_tour=lambda _tour: []))
    _load(program, click.Context(program, info_name=NAME))
    folder.mkdir(parents=True, exist_ok=True)
    write_man_pages(NAME, program, version=version, target_dir=str(folder))
    added = dict(_added(program, NAME))
    for page in sorted(folder.glob("*.1")):
        whole = page.read_bytes() + added[page.stem].encode()
        page.with_suffix(".1.gz").write_bytes(gzip.compress(whole, mtime=0))
        page.unlink()


def _load(command: click.Command, context: click.Context) -> None:
    """Make a command ready for the writer of the pages.

    Ours come in only when they are typed, so they are put where it looks for them. And what a command does is said in
    a whole sentence, where the writer would cut it after 45 letters.
    """
    command.short_help = command.get_short_help_str(_MORE_THAN_ANY_SENTENCE)
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        if below is not None:
            command.commands[name] = below
            _load(below, click.Context(below, info_name=name, parent=context))


def _added(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    """What is added to each page, by its name."""
    lines = [line.strip() for line in (command.epilog or "").partition("Example:")[2].splitlines() if line.strip()]
    examples = ".SH EXAMPLES\n.nf\n{}\n.fi\n".format("\n".join(map(_plain, lines)))
    if name == NAME:
        yield name, _listed("ENVIRONMENT", ENVIRONMENT) + _listed("FILES", FILES) + examples
    else:
        yield name, f"{examples}.SH SEE ALSO\n.BR {_plain(NAME)} (1)\n"
    for inner, held in command.commands.items() if isinstance(command, click.Group) else ():
        yield from _added(held, f"{name}-{inner}")


def _listed(title: str, entries: dict[str, str]) -> str:
    return f".SH {title}\n" + "".join(f".TP\n.B {_plain(name)}\n{_plain(what)}\n" for name, what in entries.items())


def _plain(text: str) -> str:
    """A text that is shown as it is: its hyphens can be typed, and no word of it is taken for a sign of the page's."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
