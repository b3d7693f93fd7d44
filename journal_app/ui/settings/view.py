# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Settings screen as widgets: a list of sections, and the one that is shown.

Hides that every section is made at once, so that the order of stops is whole, and that only one is in view.
"""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.fields import FieldProblem
from journal_app.ui.focus import widgets_in_order
from journal_app.ui.settings.backups import BackupsSection
from journal_app.ui.settings.contact import ContactSection
from journal_app.ui.settings.day import DaySection
from journal_app.ui.settings.labs import LaboratoriesSection
from journal_app.ui.settings.language_card import LanguageCard
from journal_app.ui.settings.look_card import LookCard
from journal_app.ui.settings.pack import PackSection
from journal_app.ui.settings.passphrase import PassphraseSection
from journal_app.ui.settings.people import FileSection, PeopleSection
from journal_app.ui.settings.reminding import RemindingSection
from journal_app.ui.settings.scores import ScoresSection
from journal_app.ui.settings.sections import SectionList
from journal_app.ui.settings.state import (
    ChoicesState,
    FormState,
    LookState,
    PeopleState,
    RemindersState,
    SettingsState,
)
from journal_app.ui.settings.units import UnitsSection
from journal_app.ui.spoken_languages import LanguageState
from journal_app.ui.widgets.entry_form import holds_focus
from journal_app.ui.widgets.surfaces import Page, heading_line
from journal_app.words import N_, _

# Translators: sections of the screen Settings
TITLES = {
    "scores": N_("Daily scores"),
    "day": N_("Today"),
    # Translators: a section of Settings: in which units blood values are shown
    "units": N_("Units"),
    "laboratories": N_("Laboratories"),
    "contact": N_("Help and contact"),
    "reminders": N_("Reminders"),
    # Translators: a section of Settings: journals of several persons
    "people": N_("People"),
    "pack": N_("A pack for somebody"),
    "look": N_("Look"),
    "language": N_("Language"),
    "passphrase": N_("Passphrase and lock"),
    "backups": N_("Backups"),
    "file": N_("Journal file"),
}


class SettingsView(QWidget):
    """Its sections tell what the reader wants; the methods that begin with ``set_`` or ``show_`` tell it what is so.

    ``section_shown`` carries the key of the section that came into view.
    """

    section_shown = Signal(str)
    restyled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(self)
        self.list = SectionList({key: _(words) for key, words in TITLES.items()})
        self.scores = ScoresSection(self.page)
        self.day = DaySection()
        self.units = UnitsSection()
        self.laboratories = LaboratoriesSection(self.page)
        self.contact = ContactSection()
        self.reminders = RemindingSection()
        self.backups = BackupsSection(self.page)
        self.people = PeopleSection()
        self.pack = PackSection()
        self.look = LookCard()
        self.language = LanguageCard()
        self.passphrase = PassphraseSection()
        self.file = FileSection()
        self.sections: dict[str, QWidget] = {
            "scores": self.scores,
            "day": self.day,
            "units": self.units,
            "laboratories": self.laboratories,
            "contact": self.contact,
            "reminders": self.reminders,
            "people": self.people,
            "pack": self.pack,
            "look": self.look,
            "language": self.language,
            "passphrase": self.passphrase,
            "backups": self.backups,
            "file": self.file,
        }
        self.shown = "scores"
        self._lay_out()
        self.list.chosen.connect(self.show_section)
        self.passphrase.backups.clicked.connect(partial(self.show_section, "backups"))
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._go_on, step))
        self.show_section(self.shown)

    def set_state(self, state: SettingsState) -> None:
        """Show the trackers and when a day ends."""
        self.scores.set_state(state)
        self.day.set_day_end(state.day_ends, state.day_ends_words, can_change=state.can_change)

    def set_choices(self, state: ChoicesState) -> None:
        """Show what is chosen in the journal."""
        self.day.set_choices(state)
        self.units.set_choices(state)
        self.contact.set_choices(state)
        self.people.set_choices(state)

    def set_reminders(self, state: RemindersState) -> None:
        """Show what is chosen on this machine."""
        self.reminders.set_reminders(state)

    def set_time_problem(self, message: str) -> None:
        """Say beside the time of reminders what is wrong, or nothing."""
        self.reminders.set_time_problem(message)

    def set_people(self, state: PeopleState) -> None:
        """Show the other journals, and where this one lies."""
        self.people.set_people(state)
        self.file.set_file(state.file)

    def set_look(self, look: LookState) -> None:
        """Show how the window looks on this machine."""
        self.look.set_look(look)

    def set_language(self, state: LanguageState) -> None:
        """Show which language is chosen on this machine."""
        self.language.set_language(state)

    def set_form(self, form: FormState) -> None:
        """Open the form of a tracker with a draft, or close it."""
        if form.heading:
            self.show_section("scores")
        self.scores.set_form(form)

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        """Say beside the fields of that form what is wrong."""
        self.scores.set_problems(problems)

    def set_day_problem(self, message: str) -> None:
        """Say beside the field of the day's end what is wrong, or nothing."""
        self.day.day_end.refuse(message)

    def show_tracker(self, key: str) -> None:
        """Go to a tracker, now or as soon as it is in the list."""
        self.scores.show_tracker(key)

    def show_section(self, key: str) -> None:
        """Bring a section into view; the focus stays in the list of sections, or goes into the section."""
        is_inside = holds_focus(self.sections[self.shown])
        self.hand_over()
        self.shown = key
        self.list.show_chosen(key)
        for known, section in self.sections.items():
            section.setVisible(known == key)
        self.page.verticalScrollBar().setValue(0)
        if is_inside:
            self.take_focus()
        self.section_shown.emit(key)

    def take_focus(self) -> None:
        """Where a reader begins in the section that is shown."""
        section = self.sections[self.shown]
        if isinstance(section, ScoresSection):
            section.take_focus()
            return
        stops = (widget for widget in widgets_in_order(section) if widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first = next((stop for stop in stops if stop.isVisibleTo(section) and stop.isEnabled()), None)
        (first or self.list.buttons[self.shown]).setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_over(self) -> None:
        """Hand over what was typed and not kept yet."""
        self.day.day_end.hand_over()
        self.contact.hand_over()
        self.laboratories.name.hand_over()
        self.reminders.time.hand_over()
        self.people.person.hand_over()

    def changeEvent(self, event: QEvent) -> None:
        """Say that another look was put on, wherever it was chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.people.dress()
            self.restyled.emit()

    def _go_on(self, step: int) -> None:
        """The next section or the one before, from anywhere on the screen."""
        was_in_list = holds_focus(self.list)
        self.show_section(self.list.next_to(self.shown, step))
        if was_in_list:
            self.list.buttons[self.shown].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        body = self.page.body
        body.addLayout(heading_line(_("Settings")))
        body.addWidget(self.list)
        for section in self.sections.values():
            body.addWidget(section)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
