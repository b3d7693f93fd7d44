# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What several commands take alike, and how an argument is told from an option.

Hides that click would read ``-12`` as an option: commands with a VALUE take unknown options as arguments, and those
arguments send a mistyped ``--option`` back.
"""

import os
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from journal_app.words import _

Command = TypeVar("Command", bound=Callable[..., Any])

# For commands with a VALUE, which may start with a minus sign; such commands have no one-letter options.
TAKES_VALUES = {"ignore_unknown_options": True}


def typed(name: str) -> Callable[[Command], Command]:
    """An argument taken as typed, minus sign and all, for commands with TAKES_VALUES."""
    return click.argument(name, callback=_as_it_stands)


def _as_it_stands(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Two dashes at the start are no value but a mistyped option."""
    del param
    if value.startswith("--"):
        raise click.NoSuchOption(value, ctx=ctx)
    return value


class FilePath(click.Path):
    """A file or folder as it is named. An empty name, as of a variable that was never set, is none.

    The system would take it for the folder one is in.
    """

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path that was named; a slip where nothing was."""
        if not os.fspath(value):
            self.fail(_("The name of a file or folder is missing."), param, ctx)
        return super().convert(value, param, ctx)


def to_the_minute(ctx: click.Context, param: click.Parameter, typed: str) -> str:
    """A time of day as typed, sent back where it has seconds, which no entry keeps."""
    if _WITH_SECONDS.fullmatch(typed.strip()):
        raise click.BadParameter(_("Write hours and minutes, such as 08:30. Seconds are not kept."), ctx, param)
    return typed


_WITH_SECONDS = re.compile(r"[0-9]{1,2}:[0-9]{2}:(?!00)[0-9]{2}")


def example(*lines: str) -> str:
    """Lines to type, as they stand below a command's help."""
    # A line with a backspace keeps click from filling the lines that follow into one paragraph.
    return "\n".join(["\b", "Example:", *(f"  {line}" for line in lines)])


as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of a table.")
on_day = click.option("--on", "day", metavar="DAY", default="", help="The day, as 2026-11-21 or yesterday; else today.")
note = click.option("--note", metavar="TEXT", default="", help="Anything to remember with it.")
as_typed = click.option("--as-typed", is_flag=True, help="Keep a value that looks unlikely, exactly as it was typed.")
