# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The whole command line in one object: global options, every command, and the way a run ends.

Hides click's own endings behind ours. What the graphical front end offers is handed in, because only
``journal_app.__main__`` knows both front ends.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

import journal_app
from journal_app.cli.alone import is_opened
from journal_app.cli.failures import exit_code_of
from journal_app.cli.options import FilePath, example
from journal_app.cli.printing import language_called
from journal_app.cli.session import Session, session_for
from journal_app.cli.spoken import speak_click, spoken
from journal_app.domain.frozen import frozen
from journal_app.words import _


@frozen
class Tour:
    """What a tour draws: into which folder and how, and which journal if not the example.

    Without ``size`` each picture has the width and height in pixels that suit its screen.
    """

    folder: Path
    theme: str
    language: str
    text_percent: int = 100
    size: tuple[int, int] | None = None
    is_hard: bool = False
    journal: Path | None = None
    passphrase_file: Path | None = None


@frozen
class Screens:
    """What the graphical front end does: open the window (exit code), draw every screen (the pictures)."""

    open_window: Callable[[Path, Path | None], int]
    make_tour: Callable[[Tour], list[Path]]


class _Program(click.Group):
    """The group of all commands. It always leaves by ``exit_code_of``, and lists commands as a day uses them."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        kwargs["standalone_mode"] = False
        run = super().main
        sys.exit(exit_code_of(lambda: run(*args, **kwargs)))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A file alone, as a file manager gives it, is opened."""
        is_alone = len(args) == 1 and is_opened(args[0]) and not args[0].startswith("-")
        return super().parse_args(ctx, ["--journal", *args] if is_alone else args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return [*_COMMANDS, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = _COMMANDS[cmd_name]
        return spoken(getattr(import_module(f"journal_app.cli.commands.{module}"), name))


def make_program(screens: Screens) -> click.Group:
    """The command line with the graphical front end given."""

    @click.group(
        cls=_Program,
        invoke_without_command=True,
        epilog=example(
            "iron-journal new --person Anna",
            "iron-journal log fatigue=7 mood=4",
            "iron-journal lab add ferritin 18 ug/L --on 2026-11-02 --range 15-150",
            "iron-journal infusion add Ferinject 1000 --on 2026-10-05",
            "iron-journal backup",
        ),
    )
    @click.option(
        "--journal",
        type=FilePath(path_type=Path),
        metavar="FILE",
        help="The journal. Without it: IRON_JOURNAL_FILE, else the one in your data folder.",
    )
    @click.option(
        "--passphrase-file",
        type=FilePath(path_type=Path),
        metavar="FILE",
        help="A file whose first line is the passphrase. Without it: IRON_JOURNAL_PASSPHRASE, else you are asked.",
    )
    @click.version_option(journal_app.__version__, prog_name="iron-journal", help="Print the version and leave.")
    @click.pass_context
    def program(ctx: click.Context, journal: Path | None, passphrase_file: Path | None) -> None:
        """A private journal of fatigue, mood, iron blood tests and infusions.

        Without a command, the window opens; iron-journal NAME.ironjournal opens it on that journal. Everything stays
        in one file on this computer.
        """
        session = session_for(journal, passphrase_file)
        ctx.obj = session
        if ctx.invoked_subcommand is None:
            ctx.exit(screens.open_window(session.path, session.passphrase_file))

    program.add_command(_tour(screens))
    speak_click()
    return spoken(program)  # type: ignore[return-value]  # of a group it is a group


# Each command's module and name there; imported when it is typed or listed, so that the window waits for none of them.
_COMMANDS = {
    "new": ("files", "new"),
    "log": ("scores", "log"),
    "lab": ("labs", "lab"),
    "infusion": ("infusions", "infusion"),
    "event": ("happenings", "event"),
    "course": ("courses", "course"),
    "follow-up": ("follow_ups", "follow_up"),
    "question": ("questions", "question"),
    "visit": ("visits", "visit"),
    "findings": ("findings", "findings"),
    "research": ("research", "research"),
    "import": ("transfer", "import_files"),
    "export": ("export", "export"),
    "report": ("report", "report"),
    "week-sheet": ("pages", "week_sheet"),
    "wallet-card": ("pages", "wallet_card"),
    "quick-guide": ("pages", "quick_guide"),
    "dump": ("files", "dump"),
    "load": ("files", "load"),
    "undo": ("changes", "undo"),
    "redo": ("changes", "redo"),
    "history": ("changes", "history"),
    "compact": ("changes", "compact"),
    "check": ("files", "check"),
    "backup": ("backups", "backup"),
    "backups": ("backups", "backups"),
    "restore": ("backups", "restore"),
    "encrypt": ("passphrases", "encrypt"),
    "decrypt": ("passphrases", "decrypt"),
    "passphrase": ("passphrases", "passphrase"),
    "recovery-sheet": ("passphrases", "recovery_sheet"),
    "pack": ("packs", "pack"),
    "receive": ("packs", "receive"),
    "demo": ("files", "demo"),
}


def _read_size(ctx: click.Context, param: click.Parameter, text: str | None) -> tuple[int, int] | None:
    """A width and a height such as 1024x640, within what a screen can be."""
    if text is None:
        return None
    width, _by, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and {int(width), int(height)} <= set(_SIDES)):
        raise click.BadParameter(_("{size} is not a size such as 1024x640.").format(size=text), ctx, param)
    return int(width), int(height)


_SIDES = range(320, 7681)


def _tour(screens: Screens) -> click.Command:
    @click.command(
        epilog=example(
            "iron-journal tour build/tour --theme dark", "iron-journal --journal my.ironjournal tour pictures"
        )
    )
    @click.argument("folder", metavar="DIR", type=FilePath(path_type=Path, file_okay=False))
    @click.option(
        "--theme",
        type=click.Choice(["light", "dark", "dim", "high-contrast"]),
        default="light",
        show_default=True,
        help="The colours to draw in.",
    )
    @click.option("--language", default="en_GB", show_default=True, metavar="CODE", help="The language to draw in.")
    @click.option(
        "--text",
        type=click.IntRange(50, 300),
        default=100,
        show_default=True,
        metavar="PERCENT",
        help="The size of the text.",
    )
    @click.option(
        "--window", callback=_read_size, metavar="WIDTHxHEIGHT", help="The size of the window, as in 1024x640."
    )
    @click.option("--hard", is_flag=True, help="Draw journals too that are hard to draw, such as an empty one.")
    @click.pass_obj
    def tour(
        session: Session,
        folder: Path,
        theme: str,
        language: str,
        text: int,
        window: tuple[int, int] | None,
        *,
        hard: bool,
    ) -> None:
        """Draw every screen of the app as pictures.

        They show a made-up person's journal, or the one named with --journal, and need no display.
        """
        pictures = screens.make_tour(
            Tour(
                folder=folder,
                theme=theme,
                language=language_called(language),
                text_percent=text,
                size=window,
                is_hard=hard,
                journal=session.path if session.is_named else None,
                passphrase_file=session.passphrase_file,
            )
        )
        for picture in pictures:
            click.echo(picture)
        click.echo(_("{count} pictures are in {folder}.").format(count=len(pictures), folder=folder))

    return tour
