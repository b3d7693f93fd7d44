# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Settings screen as the shell knows it: each section of the view joined to what it stands for."""

from pathlib import Path

from journal_app.domain.facts import Kind
from journal_app.ui.desk import Desk
from journal_app.ui.preferences import Preferences
from journal_app.ui.screen import Screen
from journal_app.ui.settings.choices import Choices
from journal_app.ui.settings.keeping import Keeping
from journal_app.ui.settings.laboratories import Laboratories
from journal_app.ui.settings.languages import LanguageChoices
from journal_app.ui.settings.looks import LookChoices
from journal_app.ui.settings.machine import MachineChoices
from journal_app.ui.settings.others import Others
from journal_app.ui.settings.packing import Packing
from journal_app.ui.settings.presenter import Presenter
from journal_app.ui.settings.securing import Securing
from journal_app.ui.settings.this_machine import ThisMachine
from journal_app.ui.settings.view import SettingsView
from journal_app.words import _

LABORATORIES, SAFETY, BACKUPS, PACK, LANGUAGE = "laboratories", "passphrase", "backups", "pack", "language"


class SettingsScreen(Screen):
    """Shows trackers and settings of the journal, and what belongs to this machine."""

    kinds = frozenset({Kind.TRACKER, Kind.SETTING, Kind.LABORATORY, Kind.LAB_RESULT})

    def __init__(self, desk: Desk) -> None:
        view = SettingsView()
        self.widget = view
        self._desk = desk
        self._view = view
        self._computer = ThisMachine()
        self._presenter = Presenter(desk, view)
        self._looks = LookChoices(desk, view, self._computer)
        self._languages = LanguageChoices(desk, view, self._computer)
        self._choices = Choices(desk, view)
        self._laboratories = Laboratories(desk, view.laboratories)
        self._others = Others(desk, view)
        self._securing = Securing(desk, view.passphrase)
        self._machine = MachineChoices(desk, view, self._computer, self._on_kept)
        self._join_scores()
        self._join_choices()
        self._join_laboratories()
        self._join_machine()
        self._keeping = Keeping(desk, view.backups)
        self._packing = Packing(desk, view.pack)
        self._join_safety()
        self._join_backups()
        self._join_pack()

    def refresh(self) -> None:
        """Read the settings again and show them; the laboratories only while they are in view."""
        self._presenter.refresh()
        self._choices.refresh()
        self._looks.refresh()
        self._machine.refresh()
        self._on_section(self._view.shown)

    def take_focus(self) -> None:
        """Where a reader begins in the section shown."""
        self._view.take_focus()

    def key_hints(self) -> str:
        """The keys worth knowing here."""
        # Translators: the line of keys at the foot of a screen; names of keys are written as on keyboards
        return _("Keys: Ctrl+PgDn Ctrl+PgUp for the sections · Enter to change · Alt+↑ Alt+↓ to move")

    def show(self, what: str) -> None:
        """Bring the section with this key into view, with the focus in it."""
        self._view.show_section(what)
        self._view.take_focus()

    def place(self) -> str:
        """The section in view."""
        return self._view.shown

    def leave(self) -> None:
        """Keep what is still being typed, but never a passphrase."""
        self._view.hand_over()
        self._securing.close()
        self._packing.leave()

    def _on_section(self, key: str) -> None:
        if key == LABORATORIES:
            self._laboratories.refresh()
        if key == BACKUPS:
            self._keeping.refresh()
        if key == PACK:
            self._packing.refresh()
        if key == LANGUAGE:
            self._languages.refresh()
        if key == SAFETY:
            self._securing.look_at_keyring()
        else:
            self._securing.close()  # out of sight, nothing that was typed in it stays

    def _on_kept(self, kept: Preferences) -> None:
        self._others.refresh(kept)
        self._securing.show_kept(kept)

    def _join_scores(self) -> None:
        scores, presenter = self._view.scores, self._presenter
        scores.add_requested.connect(presenter.start_adding)
        scores.offer_requested.connect(presenter.add_offered)
        scores.edit_requested.connect(presenter.start_editing)
        scores.move_requested.connect(presenter.move)
        scores.put_away_requested.connect(presenter.put_away)
        scores.return_requested.connect(presenter.bring_back)
        scores.save_requested.connect(presenter.save)
        scores.close_requested.connect(presenter.close)
        scores.form.edited.connect(lambda: presenter.hold(scores.form.draft()))

    def _join_choices(self) -> None:
        view, choices = self._view, self._choices
        view.day.day_end.typed.connect(self._presenter.set_day_ends)
        view.day.parts.switched.connect(choices.set_parts)
        view.day.yesterday.switched.connect(choices.set_yesterday)
        view.units.unit_chosen.connect(choices.choose_unit)
        view.units.way_chosen.connect(choices.choose_units)
        view.contact.country.chosen.connect(choices.choose_country)
        view.contact.name.typed.connect(choices.set_contact_name)
        view.contact.number.typed.connect(choices.set_contact_number)
        view.people.person.typed.connect(choices.set_person)
        view.people.colour.chosen.connect(choices.choose_colour)

    def _join_laboratories(self) -> None:
        view, laboratories = self._view.laboratories, self._laboratories
        self._view.section_shown.connect(self._on_section)
        view.renamed.connect(laboratories.rename)
        view.forget_requested.connect(laboratories.forget)
        view.edit_requested.connect(laboratories.start_editing)
        view.forget_one_requested.connect(laboratories.forget_one)
        view.save_requested.connect(laboratories.save)
        view.close_requested.connect(laboratories.close)

    def _join_backups(self) -> None:
        view, keeping = self._view.backups, self._keeping
        view.make_requested.connect(keeping.make)
        view.restore_requested.connect(keeping.preview)
        view.file_chosen.connect(keeping.preview_file)
        view.second_chosen.connect(lambda path: keeping.choose_second(Path(path) if path else None))
        view.most.chosen.connect(keeping.choose_most)
        view.removal_requested.connect(keeping.ask_removal)
        view.preview.go_requested.connect(keeping.go_on)
        view.preview.close_requested.connect(keeping.close)
        view.preview.passphrase_typed.connect(keeping.unlock)

    def _join_pack(self) -> None:
        view, packing = self._view.pack, self._packing
        view.parts.toggled.connect(packing.toggle_part)
        view.trackers.toggled.connect(packing.toggle_tracker)
        view.notes.switched.connect(packing.set_notes)
        view.weigh_requested.connect(packing.weigh)
        view.pack_requested.connect(packing.write)

    def _join_machine(self) -> None:
        view, machine = self._view, self._machine
        view.reminders.reminds.switched.connect(machine.set_reminding)
        view.reminders.time.typed.connect(machine.set_time)
        view.reminders.stays.switched.connect(machine.set_stays_in_tray)
        view.reminders.starts.switched.connect(machine.set_start_at_login)
        view.people.remembers.switched.connect(machine.set_remembers_recent)
        view.file.history.clicked.connect(lambda: self._desk.go_to("history"))
        view.file.bring.clicked.connect(lambda: self._desk.go_to("import"))
        view.people.open_requested.connect(self._others.open)
        view.people.new_requested.connect(self._others.make_new)
        view.look.theme_chosen.connect(self._looks.choose_theme)
        view.look.text_stepped.connect(self._looks.step_text)
        view.look.interface_stepped.connect(self._looks.step_interface)
        view.language.chosen.connect(self._languages.choose)
        view.restyled.connect(self._looks.refresh)

    def _join_safety(self) -> None:
        view, securing, machine = self._view.passphrase, self._securing, self._machine
        view.want_chosen.connect(securing.start)
        view.sheet_wanted.connect(securing.write_sheet)
        view.form.save_requested.connect(securing.save)
        view.form.weigh_requested.connect(securing.weigh)
        view.form.close_requested.connect(securing.close)
        view.idle.switched.connect(machine.set_locks_when_idle)
        view.minutes.chosen.connect(machine.set_lock_minutes)
        view.sleep.switched.connect(machine.set_locks_on_sleep)
        view.names.switched.connect(machine.set_shows_names)
        view.keyring.switched.connect(securing.set_remembers)


def make_screen(desk: Desk) -> Screen:
    """The Settings screen at a desk."""
    return SettingsScreen(desk)
