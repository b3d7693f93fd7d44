# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Where things live: the reader's own folders, and the files that ship with the app.

The one module that knows appdirs and the layout of a checkout, a wheel and a frozen build. A leaf.
"""

import os
import sys
from pathlib import Path

APP_NAME = "iron-journal"


def is_packaged() -> bool:
    """Whether this is the installed program, which brings its own Python, and to which nothing can be added by pip."""
    return bool(getattr(sys, "frozen", False))


def data_folder() -> Path:
    """The folder that holds the reader's journals unless they choose another; not created here."""
    import appdirs  # kept out of the import of every module that only wants seeds

    return Path(appdirs.user_data_dir(APP_NAME, appauthor=False))


def backups_folder() -> Path:
    """The folder that holds a folder of backups for each journal; removing the program leaves it where it is."""
    return data_folder() / "backups"


def config_folder() -> Path:
    """The folder for what belongs to this machine (window, theme, recent files), never for facts."""
    import appdirs

    return Path(appdirs.user_config_dir(APP_NAME, appauthor=False))


def log_folder() -> Path:
    """The folder for crash reports, which hold no journal values."""
    import appdirs

    return Path(appdirs.user_log_dir(APP_NAME, appauthor=False))


def cache_folder() -> Path:
    """The folder for what can be made again, and holds nothing of a journal; not created here."""
    import appdirs

    return Path(appdirs.user_cache_dir(APP_NAME, appauthor=False))


def private_folder() -> Path:
    """The folder for copies that another program shows and that go when the app closes; not created here.

    It lies in memory where the system has a place for that which is the reader's alone (XDG_RUNTIME_DIR).
    """
    in_memory = os.environ.get("XDG_RUNTIME_DIR", "")
    if in_memory and Path(in_memory).is_dir():
        return Path(in_memory) / APP_NAME
    return cache_folder() / "shown"


def default_journal() -> Path:
    """The journal that is opened when none is named: IRON_JOURNAL_FILE, else one in the data folder."""
    named = os.environ.get("IRON_JOURNAL_FILE")
    return Path(named) if named else data_folder() / "my.ironjournal"


def journal_at(named: Path | None) -> Path:
    """The journal that was named, "~" read as the home folder, or the default one."""
    # Not Path.expanduser, which fails where nobody is called that.
    return Path(os.path.expanduser(named or default_journal()))  # noqa: PTH111 -- see above


def _shipped(name: str) -> Path:
    """The shipped folder ``name``: inside the package (wheel, frozen app) or beside it (checkout)."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_shipped" / name, package.parent / name]
    if frozen:
        candidates.insert(0, Path(frozen) / name)
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"this installation is incomplete: its {name} folder is missing")


def seeds() -> Path:
    """The folder of catalogues and cards that a new journal knows."""
    return _shipped("seeds")


def resources() -> Path:
    """The folder of fonts, themes, icons and translations."""
    return _shipped("resources")


def licences() -> Path:
    """The folder of the licences and notices of what ships with the app."""
    return _shipped("LICENSES")
