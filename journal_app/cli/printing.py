# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What commands that make pages have in common: the language to print in, and what they say when they are done."""

from contextlib import AbstractContextManager
from pathlib import Path

import click

from journal_app.domain.spelling import shortened
from journal_app.errors import EntryRefused
from journal_app.words import _, is_language, language, speaking

in_language = click.option(
    "--language", metavar="CODE", default="", help="The language and dates to print in, such as de or en_US."
)


def printing_in(code: str) -> AbstractContextManager[None]:
    """Speak the language of a code, or go on as before where none is given.

    EntryRefused where there is none, or where our fonts lack the letters it writes days in.
    """
    if not code:
        return speaking(language())
    named = language_called(code)
    from journal_app.report.drawable import can_write_days  # --help does without what knows fonts

    if not can_write_days(named):
        raise EntryRefused(
            _("No page can be made in {code}: its letters are in none of our fonts.").format(code=shortened(code)),
            _("Name another language, such as de, fr or en_US. Nothing was made."),
        )
    return speaking(named)


def language_called(code: str) -> str:
    """The language of a code as the program names it, the one spoken now for none; EntryRefused where there is none."""
    named = code.replace("-", "_") or language()
    if is_language(named):
        return named
    raise EntryRefused(
        _("There is no language called {code}.").format(code=shortened(code)),
        _("Name it by its code, such as de, fr or en_US. Nothing was made."),
    )


def say_written(path: Path, replaced: int) -> None:
    """Say where the pages are, and of how many characters no font of ours knows the look."""
    # Translators: an answer: the file at {path} was written
    click.echo(_("Written: {path}").format(path=path))
    if replaced:
        from journal_app.report.drawable import replaced_words  # --help does without what knows fonts

        click.echo(replaced_words(replaced), err=True)
