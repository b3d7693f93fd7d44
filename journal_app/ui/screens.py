# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which screens there are, and in what order.

Hides that a screen is imported and built on its first visit only.
"""

from collections.abc import Callable

from journal_app.domain.frozen import frozen
from journal_app.ui.desk import Desk
from journal_app.ui.screen import Screen
from journal_app.words import N_


@frozen
class ScreenEntry:
    """A place in the rail. ``title`` is marked for translation and translated when shown.

    Ctrl and its ``number``, 0 for none, or its ``letter`` open it. One ``is_at_foot`` stands below the others. One
    ``is_tucked`` stands behind "More" until it was opened once on this machine.
    """

    key: str
    title: str
    icon: str
    make: Callable[[Desk], Screen]
    number: int = 0
    letter: str = ""
    is_at_foot: bool = False
    is_tucked: bool = False


def _make_today(desk: Desk) -> Screen:
    from journal_app.ui.today.screen import make_screen

    return make_screen(desk)


def _make_timeline(desk: Desk) -> Screen:
    from journal_app.ui.timeline.ways import make_screen

    return make_screen(desk)


def _make_labs(desk: Desk) -> Screen:
    from journal_app.ui.labs.screen import make_screen

    return make_screen(desk)


def _make_treatments(desk: Desk) -> Screen:
    from journal_app.ui.treatments.screen import make_screen

    return make_screen(desk)


def _make_findings(desk: Desk) -> Screen:
    from journal_app.ui.findings.screen import make_screen

    return make_screen(desk)


def _make_research(desk: Desk) -> Screen:
    from journal_app.ui.research.screen import make_screen

    return make_screen(desk)


def _make_appointment(desk: Desk) -> Screen:
    from journal_app.ui.appointment.screen import make_screen

    return make_screen(desk)


def _make_week(desk: Desk) -> Screen:
    from journal_app.ui.week.screen import make_screen

    return make_screen(desk)


def _make_questionnaires(desk: Desk) -> Screen:
    from journal_app.ui.questionnaires.screen import make_screen

    return make_screen(desk)


def _make_history(desk: Desk) -> Screen:
    from journal_app.ui.history.screen import make_screen

    return make_screen(desk)


def _make_import(desk: Desk) -> Screen:
    from journal_app.ui.imports.screen import make_screen

    return make_screen(desk)


def _make_settings(desk: Desk) -> Screen:
    from journal_app.ui.settings.screen import make_screen

    return make_screen(desk)


def _make_help(desk: Desk) -> Screen:
    from journal_app.ui.help.screen import make_screen

    return make_screen(desk)


def _make_about(desk: Desk) -> Screen:
    from journal_app.ui.about.screen import make_screen

    return make_screen(desk)


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry(key="today", title=N_("Today"), icon="today", make=_make_today, number=1),
    ScreenEntry(key="timeline", title=N_("Timeline"), icon="timeline", make=_make_timeline, number=2),
    ScreenEntry(key="labs", title=N_("Labs"), icon="labs", make=_make_labs, number=3),
    ScreenEntry(key="treatments", title=N_("Treatments"), icon="treatments", make=_make_treatments, number=4),
    ScreenEntry(key="findings", title=N_("Findings"), icon="findings", make=_make_findings, number=5, is_tucked=True),
    ScreenEntry(key="research", title=N_("Research"), icon="research", make=_make_research, number=6, is_tucked=True),
    ScreenEntry(
        key="appointment",
        title=N_("Appointment"),
        icon="appointment",
        make=_make_appointment,
        number=7,
        is_tucked=True,
    ),
    ScreenEntry(key="week", title=N_("Week"), icon="week", make=_make_week, number=8, is_tucked=True),
    ScreenEntry(
        key="questionnaires",
        title=N_("Questionnaires"),
        icon="questionnaires",
        make=_make_questionnaires,
        number=9,
        is_tucked=True,
    ),
    ScreenEntry(key="history", title=N_("History"), icon="history", make=_make_history, letter="H", is_tucked=True),
    ScreenEntry(key="import", title=N_("Import"), icon="import", make=_make_import, letter="I", is_tucked=True),
    ScreenEntry(key="settings", title=N_("Settings"), icon="settings", make=_make_settings, is_at_foot=True),
    # Translators: name of a screen and a command
    ScreenEntry(key="help", title=N_("Help"), icon="help", make=_make_help, is_at_foot=True),
    # Translators: name of a screen: about Iron Journal, its version and licences
    ScreenEntry(key="about", title=N_("About"), icon="about", make=_make_about, is_at_foot=True),
)
"""The screens in the order of the rail; the first one is shown at start. A number, once given, stays."""
