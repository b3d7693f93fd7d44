# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What belongs to this machine and not to a journal: the look, reminders, and which journals were opened here.

Hides the file they are kept in. A file that cannot be read counts as none, and a value that makes no sense as the first
one: the reader must get to the journal. What a later version wrote beside is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from journal_app import places
from journal_app.domain.frozen import frozen
from journal_app.errors import EntryRefused, StorageFailed
from journal_app.files import make_folder, write_whole
from journal_app.ui.theme import THEMES, apply_theme, current
from journal_app.words import _

T = TypeVar("T")
FOLLOW_SYSTEM = ""
PERCENTS = range(50, 301)
MOST_RECENT = 8
LOCK_MINUTES = (5, 15, 30, 60)
FIRST_LOCK_MINUTES = 15
_FOLLOWS = "follows_system"


@frozen
class Preferences:
    """An empty ``theme`` follows the system until one is chosen.

    ``recent`` are the paths of the journals opened here, newest first. ``reminder_time`` is HH:MM, or empty while
    nothing is asked for; ``reminded_on`` the last day a reminder was shown for, as YYYY-MM-DD. ``stays_in_tray`` keeps
    the program running when its window is closed. ``opened_screens`` are those that have left "More".
    ``knows_browser`` is set once the reader was told what opening a link means.

    ``language`` is the one chosen for this program, empty for that of the system.

    Of journals with a passphrase: ``lock_minutes`` without a key or the mouse lock one, 0 is never; ``locks_on_sleep``
    when the computer sleeps; ``shows_names`` lets the window title and lists name whose they are.
    """

    theme: str = FOLLOW_SYSTEM
    text_percent: int = 100
    interface_percent: int = 100
    recent: tuple[str, ...] = ()
    remembers_recent: bool = True
    reminder_time: str = ""
    reminded_on: str = ""
    stays_in_tray: bool = False
    opened_screens: tuple[str, ...] = ()
    knows_browser: bool = False
    lock_minutes: int = 0
    locks_on_sleep: bool = True
    shows_names: bool = False
    language: str = ""

    def theme_for(self, scheme: Qt.ColorScheme) -> str:
        """The theme to apply while the system shows this scheme; its dark is answered with the dim one."""
        return self.theme or ("dim" if scheme is Qt.ColorScheme.Dark else "light")


def read_preferences() -> Preferences:
    """The preferences kept on this machine, or the first ones."""
    kept = _kept()
    if not kept:
        return Preferences()
    first = Preferences()
    theme = kept.get("theme")
    return Preferences(
        theme=theme if theme in THEMES else FOLLOW_SYSTEM,
        text_percent=_percent(kept.get("text_percent")),
        interface_percent=_percent(kept.get("interface_percent")),
        recent=_texts(kept.get("recent"))[:MOST_RECENT],
        remembers_recent=_same_kind(kept.get("remembers_recent"), first.remembers_recent),
        reminder_time=_time(kept.get("reminder_time")),
        reminded_on=_same_kind(kept.get("reminded_on"), first.reminded_on),
        stays_in_tray=_same_kind(kept.get("stays_in_tray"), first.stays_in_tray),
        opened_screens=_texts(kept.get("opened_screens")),
        knows_browser=_same_kind(kept.get("knows_browser"), first.knows_browser),
        lock_minutes=_minutes(kept.get("lock_minutes")),
        locks_on_sleep=_same_kind(kept.get("locks_on_sleep"), first.locks_on_sleep),
        shows_names=_same_kind(kept.get("shows_names"), first.shows_names),
        language=_same_kind(kept.get("language"), first.language),
    )


def keep_preferences(preferences: Preferences) -> None:
    """Keep preferences for the next start; raises OSError where the folder cannot be written."""
    import json

    path = _file()
    make_folder(path.parent)
    write_whole(path, json.dumps({**_kept(), **asdict(preferences)}, indent=1).encode())


def change_preferences(change: Callable[[Preferences], Preferences]) -> Preferences:
    """Keep what ``change`` makes of the preferences, and give it; raises StorageFailed where that cannot be kept."""
    changed = change(read_preferences())
    try:
        keep_preferences(changed)
    except OSError as error:
        raise StorageFailed(
            _("This could not be kept for the next start."),
            _("{reason}. Your journal is not touched by this.").format(reason=error.strerror),
        ) from error
    return changed


def with_recent(preferences: Preferences, path: Path) -> Preferences:
    """The preferences once the journal at ``path`` was opened: it stands first, unless nothing is remembered."""
    if not preferences.remembers_recent:
        return preferences
    others = [known for known in preferences.recent if known != str(path)]
    return replace(preferences, recent=(str(path), *others)[:MOST_RECENT])


def wear(preferences: Preferences) -> None:
    """Dress the running app, and keep this look for the next start; what else is kept here stays as it is.

    Raises StorageFailed when it cannot be kept; it is put on all the same.
    """
    try:
        keep_preferences(
            replace(
                read_preferences(),
                theme=preferences.theme,
                text_percent=preferences.text_percent,
                interface_percent=preferences.interface_percent,
            )
        )
    except OSError as error:
        raise StorageFailed(
            _("This look could not be kept for the next start."),
            _("{reason}. Your journal is not touched by this.").format(reason=error.strerror),
        ) from error
    finally:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            _put_on(app, preferences)


def has_tray() -> bool:
    """Whether this desktop has a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def follow_system(app: QApplication) -> None:
    """From now on, go along when the system turns dark or light, as long as no theme is chosen."""
    hints = app.styleHints()
    if read_preferences().theme == FOLLOW_SYSTEM:
        hints.unsetColorScheme()  # a scheme that the app has set itself hides the system's from it
    if not app.property(_FOLLOWS):
        app.setProperty(_FOLLOWS, True)  # noqa: FBT003 -- Qt takes it by position
        hints.colorSchemeChanged.connect(lambda scheme: _on_system(app, scheme))


def _on_system(app: QApplication, scheme: Qt.ColorScheme) -> None:
    preferences = read_preferences()
    is_worn = current().tokens.name == preferences.theme_for(scheme)
    if preferences.theme == FOLLOW_SYSTEM and not is_worn:
        sizes = current().sizes
        apply_theme(app, preferences.theme_for(scheme), sizes.text_percent, sizes.interface_percent)
        app.styleHints().unsetColorScheme()


def _put_on(app: QApplication, preferences: Preferences) -> None:
    hints = app.styleHints()
    if preferences.theme == FOLLOW_SYSTEM:
        hints.unsetColorScheme()  # the last theme had set its own
    theme = preferences.theme_for(hints.colorScheme())
    apply_theme(app, theme, preferences.text_percent, preferences.interface_percent)
    if preferences.theme == FOLLOW_SYSTEM:
        hints.unsetColorScheme()


def _kept() -> Mapping[str, object]:
    """All that the file holds; nothing when there is none or it makes no sense."""
    import json  # most machines have no such file, and the start is quicker without

    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _percent(kept: object) -> int:
    return kept if isinstance(kept, int) and kept in PERCENTS else 100


def _minutes(kept: object) -> int:
    return kept if isinstance(kept, int) and kept in LOCK_MINUTES else 0


def _same_kind(kept: object, first: T) -> T:
    return kept if isinstance(kept, type(first)) else first


def _texts(kept: object) -> tuple[str, ...]:
    return tuple(text for text in kept if isinstance(text, str)) if isinstance(kept, list) else ()


def _time(kept: object) -> str:
    from journal_app.domain.days import read_time  # only where a file is there to be read

    if not isinstance(kept, str) or not kept:
        return ""
    try:
        read_time(kept)
    except EntryRefused:
        return ""
    return kept


def _file() -> Path:
    return places.config_folder() / "window.json"
