# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the About screen shows, as values. Knows no Qt."""

import journal_app
from journal_app import disclaimer, places
from journal_app.domain.frozen import frozen
from journal_app.ui.desk import JournalInfo
from journal_app.words import _


@frozen
class AboutState:
    """``points`` say what the program is not; ``notices`` are the licences of what ships with it, in full."""

    version: str
    where: str
    points: tuple[str, ...]
    notices: str


def build_state(info: JournalInfo) -> AboutState:
    """The screen for the journal that is open."""
    return AboutState(
        # Translators: of Iron Journal; {version} is a number
        version=_("Version {version}").format(version=journal_app.__version__),
        where=_("Your journal is the file {path}.").format(path=info.path) if info.path else "",
        points=disclaimer.points(),
        notices="\n\n\n".join(_texts()),
    )


def _texts() -> list[str]:
    """The notices and licences; short ones, which say whose work it is, before the licences that lawyers wrote."""
    texts = (file.read_text(encoding="utf-8").strip() for file in sorted(places.licences().glob("*.txt")))
    return sorted(texts, key=len)
