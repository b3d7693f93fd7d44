# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The research cards from the command line."""

import click

from journal_app.cli.commands import research_files
from journal_app.cli.options import example


@click.group(epilog=example("iron-journal research add citations.nbib"))
def research() -> None:
    """Research cards: those that ship and those you add."""


research.add_command(research_files.add)
research.add_command(research_files.export)
