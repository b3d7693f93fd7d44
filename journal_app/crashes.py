# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Crash reports: enough to find a bug, and nothing of what a journal holds.

Hides what goes into a report. The message of an exception may quote what was typed, so only its type and the places
in the code are kept, and paths are cut to the part below the installation so that no account name is in them.
"""

import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path, PurePath

import journal_app


def report_text(error: BaseException, at: datetime) -> str:
    """The report of an unexpected exception at an instant, ready to be sent to whoever mends it."""
    lines = [
        f"Iron Journal {journal_app.__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
        at.isoformat(timespec="seconds"),
        "Messages and values are left out on purpose.",
    ]
    for link in _chain(error):
        lines += ["", f"{type(link).__module__}.{type(link).__qualname__}"]
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
    return "\n".join(lines) + "\n"


def write_report(error: BaseException, folder: Path) -> Path:
    """Write the report of an unexpected exception into a folder, made if need be; OSError when the disk refuses."""
    at = datetime.now(UTC)
    for each in reversed([folder, *folder.parents]):
        if not each.exists():
            each.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(report_text(error, at))
    return path


def _chain(error: BaseException) -> list[BaseException]:
    """The exception and those it came from, the first cause first."""
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or link.__context__
    return links[::-1]


def _short(filename: str) -> str:
    """A source file's place without the folders above the installation."""
    parts = PurePath(filename).parts
    for root in ("journal_app", "site-packages", "dist-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) - 1 :])
    return "/".join(parts[-2:])
