# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How a run ends: what a failure prints, and the exit code.

Hides the one door through which every command leaves. 0: done. 1: something expected, told in words. 2: the command
was not typed as it is meant to be. 70: a bug. Ctrl-C ends quietly with 130, as shells have it.
"""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from datetime import UTC, datetime

from journal_app import places
from journal_app.errors import JournalError
from journal_app.words import _

EXPECTED, BUG, INTERRUPTED = 1, 70, 130
# What a disk says that takes no more of what is printed into a file; the journal's own writes never end here.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
# The line that shows what this run has changed; empty while it has changed nothing.
_shown_with: ContextVar[str] = ContextVar("shown_with", default="")


def exit_code_of(run: Callable[[], object]) -> int:
    """Run a command; what it prints on failure goes to stderr, and its exit code is given back."""
    _shown_with.set("")
    try:
        outcome = run()
    except JournalError as error:
        return _said(str(error), EXPECTED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the last stop: a bug is reported and ends the run, never swallowed
        return _code_of(error)
    return outcome if isinstance(outcome, int) else 0


def note_kept(shown_with: str) -> None:
    """Note that this run has changed a journal, and the line to type that shows it: to try again would do it twice."""
    _shown_with.set(shown_with)


def _code_of(error: Exception) -> int:
    import click  # loaded by every command anyway, and not by a start of the window that goes well

    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        if error.filename is None:
            _let_go_of_output()
        return _said(_no_room_words(error), EXPECTED)
    return _said(_bug_words(error), BUG)


def _said(words: str, code: int) -> int:
    import click

    click.echo(words, err=True)
    return code


def _no_room_words(error: OSError) -> str:
    title = _("What was to be printed could not be written.")
    # Translators: "The output": in place of the name of a file: what the program prints
    where = _("{path}: {reason}.").format(path=error.filename or _("The output"), reason=error.strerror)
    shown_with = _shown_with.get()
    if shown_with:
        return f"{title}\n{where}\n" + _("The change itself was kept. It is shown with: {command}").format(
            command=shown_with
        )
    return f"{title}\n{where}\n" + _("Make room there and try again.")


def _let_go_of_output() -> None:
    """What is still to be printed goes nowhere; on leaving Python would try again and complain in words of its own."""
    with suppress(OSError, ValueError):  # what stands for the output in a test is no file
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, sys.stdout.fileno())
        finally:
            os.close(nowhere)


def _bug_words(error: Exception) -> str:
    """What is said about a bug, once its report is written."""
    from journal_app.crashes import report_text, write_report

    title = _("Iron Journal stopped because of a mistake of its own.")
    safe = _("What was kept before is safe: a change is kept whole or not at all.")
    try:
        path = write_report(error, places.log_folder())
    except OSError:
        where = _("No report could be written to disk, so here it is. It holds none of your entries:")
        return "\n".join((title, safe, where, "", report_text(error, datetime.now(UTC))))
    where = _("A report without any of your entries is in {path}").format(path=path)
    return f"{title}\n{safe}\n{where}"
