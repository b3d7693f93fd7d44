# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where the program starts, and the only module that knows both front ends.

No command opens the window and ``tour`` draws the screens; both need PySide6 and say so where it is missing.
Every other command works without it.
"""

import gc
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.cli.alone import journal_alone
from journal_app.cli.failures import exit_code_of
from journal_app.errors import WindowUnavailable
from journal_app.words import language_of_the_system, set_language

if TYPE_CHECKING:  # loaded for a command, and not for the window alone
    from journal_app.cli.program import Tour


def main() -> None:
    """Run the command typed and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names and units hold letters that some terminals' encodings lack; a lost letter must not be a crash.
            stream.reconfigure(encoding="utf-8", errors="replace")
    set_language(language_of_the_system())
    journal = journal_alone(sys.argv[1:])
    if journal is not None:
        sys.exit(exit_code_of(lambda: _open_window(journal, None)))
    from journal_app.cli.program import Screens, make_program

    make_program(Screens(open_window=_open_window, make_tour=_make_tour))(prog_name="iron-journal")


def _open_window(path: Path, passphrase_file: Path | None) -> int:
    gc.disable()  # what a start makes is kept anyway; looking it through for garbage would only delay the first screen
    from journal_app.ui.opening import Opening, begun_ahead

    opening = Opening(path=path, passphrase_file=passphrase_file)
    ahead = begun_ahead(opening)
    load_what_needs_no_window()
    try:
        from journal_app.ui.app import run_window
    except ImportError as error:
        raise _without_screens(error) from error
    return run_window(opening, ahead)


def load_what_needs_no_window() -> None:
    """Load what knows no Qt ahead of it.

    Whatever is imported once PySide6 is there, PySide6 reads the source of, in search of its own name: a fifteenth of
    all that a start does, were it so for every module (``feature_imported`` in its ``shibokensupport``).
    """
    import journal_app.ui.today.presenter  # noqa: F401 -- used by the window, which then finds it here


def _make_tour(tour: "Tour") -> list[Path]:
    try:
        from journal_app.ui.opening import Opening
        from journal_app.ui.tour import Drawing, make_tour
    except ImportError as error:
        raise _without_screens(error) from error
    opening = Opening(path=tour.journal, passphrase_file=tour.passphrase_file, read_only=True) if tour.journal else None
    how = Drawing(
        theme=tour.theme,
        language=tour.language,
        text_percent=tour.text_percent,
        size=tour.size,
        is_hard=tour.is_hard,
    )
    return make_tour(tour.folder, how, opening)


def _without_screens(error: ImportError) -> WindowUnavailable:
    """Words for a missing graphical part; a mistake inside our own modules is a bug and goes on as one."""
    if (error.name or "").startswith("journal_app"):
        raise error
    from journal_app.ui.no_window import without_parts

    return without_parts(str(error))


if __name__ == "__main__":
    main()
