# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The help of the commands in the language spoken now.

Hides that click is given its texts when a module is imported, before any language is known, and looks up its own by
the domain of the whole process.
"""

import gettext
import re
from copy import copy
from inspect import cleandoc

import click

from journal_app import places
from journal_app.words import DOMAIN, _

_INNER_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


def spoken(command: click.Command) -> click.Command:
    """A command, and those below it, with help in the language spoken now; the command itself stays as it was."""
    said = copy(command)
    said.help = _(in_paragraphs(command.help)) if command.help else command.help
    # Translators: before a command that can be typed
    said.epilog = command.epilog.replace("Example:", _("Example:")) if command.epilog else command.epilog
    said.params = [_spoken_option(param) for param in command.params]
    if isinstance(said, click.Group):
        said.commands = {name: spoken(below) for name, below in said.commands.items()}
    return said


def in_paragraphs(docstring: str) -> str:
    """A docstring as translators are given it: each paragraph on a line of its own."""
    return _INNER_BREAK.sub(" ", cleandoc(docstring))


def speak_click() -> None:
    """Have click find its own words, such as "Usage:", in the catalogues of the program.

    It asks for the language of the system, as commands do.
    """
    gettext.bindtextdomain(DOMAIN, str(places.resources() / "locale"))
    gettext.textdomain(DOMAIN)


def _spoken_option(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or not param.help:
        return param
    said = copy(param)
    said.help = _(param.help)
    return said
