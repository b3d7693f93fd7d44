# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What belongs to this machine and not to a journal: the look and the text size.

Hides the file they are kept in. A file that cannot be read counts as none: the reader must get to the journal.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal_app import places
from journal_app.errors import StorageFailed
from journal_app.ui.theme import THEMES, apply_theme
from journal_app.words import _

FOLLOW_SYSTEM = ""
PERCENTS = range(50, 301)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """An empty ``theme`` follows the system until one is chosen."""

    theme: str = FOLLOW_SYSTEM
    text_percent: int = 100
    interface_percent: int = 100

    def theme_for(self, scheme: Qt.ColorScheme) -> str:
        """The theme to apply while the system shows this scheme; its dark is answered with the dim one."""
        return self.theme or ("dim" if scheme is Qt.ColorScheme.Dark else "light")


def read_preferences() -> Preferences:
    """The preferences kept on this machine, or the first ones."""
    import json  # most machines have no such file, and the start is quicker without

    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(kept, dict):
        return Preferences()
    theme = kept.get("theme")
    return Preferences(
        theme=theme if theme in THEMES else FOLLOW_SYSTEM,
        text_percent=_percent(kept.get("text_percent")),
        interface_percent=_percent(kept.get("interface_percent")),
    )


def keep_preferences(preferences: Preferences) -> None:
    """Keep preferences for the next start; raises OSError where the folder cannot be written."""
    import json

    path = _file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(preferences), indent=1), encoding="utf-8")


def wear(preferences: Preferences) -> None:
    """Dress the running app, and keep the preferences for the next start.

    Raises StorageFailed when they cannot be kept; they are put on all the same.
    """
    try:
        keep_preferences(preferences)
    except OSError as error:
        raise StorageFailed(
            _("This look could not be kept for the next start."),
            _("{reason}. Your journal is not touched by this.").format(reason=error.strerror),
        ) from error
    finally:
        _put_on(preferences)


def _put_on(preferences: Preferences) -> None:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    hints = app.styleHints()
    if preferences.theme == FOLLOW_SYSTEM:
        hints.unsetColorScheme()  # the last theme had set its own
    theme = preferences.theme_for(hints.colorScheme())
    apply_theme(app, theme, preferences.text_percent, preferences.interface_percent)


def _percent(kept: object) -> int:
    return kept if isinstance(kept, int) and kept in PERCENTS else 100


def _file() -> Path:
    return places.config_folder() / "window.json"
