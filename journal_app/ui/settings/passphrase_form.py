# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form in which a passphrase is set, changed or removed.

Hides that what is typed is weighed once the hand rests, and that nothing of it stays in a form that is put away.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.ui.settings.state import TypedPassphrase, Want
from journal_app.ui.widgets.buttons import primary_button, secondary_button
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.messages import announce
from journal_app.ui.widgets.passphrase_field import REST_MS, PassphraseFields
from journal_app.ui.widgets.surfaces import Card, label
from journal_app.words import _

OLD, NEW, REPEATED = range(3)


class PassphraseForm(Card):
    """``save_requested`` carries a ``TypedPassphrase``, ``weigh_requested`` what is typed as the new one."""

    save_requested = Signal(object)
    weigh_requested = Signal(str)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Set a passphrase"), parent)
        self._want = Want.SET
        self.told = label("", "", self)
        names = [_("The passphrase now"), _("The new passphrase"), _("The new one once more")]
        self.fields = PassphraseFields(names, parent=self)
        self.strength = label("", "soft", self)
        self.save = primary_button(_("Set the passphrase"), self)
        self.close_button = secondary_button(_("Close"), self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._on_rest)
        for part in (self.told, self.fields, self.strength):
            self.body.addWidget(part)
        buttons = Flow()
        buttons.addWidget(self.save)
        buttons.addWidget(self.close_button)
        self.body.addLayout(buttons)
        self.fields.lines[NEW].textChanged.connect(self._on_typed)
        self.fields.entered.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.close_requested)
        self.hide()

    def open_for(self, want: Want) -> None:
        """Show it empty, with the fields that are needed, and the focus in the first."""
        self._want = want
        self.forget()
        heading, told, save = _words()[want]
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.told.setText(told)
        self.save.setText(save)
        self.fields.rows[OLD].setVisible(want is not Want.SET)
        for line in (NEW, REPEATED):
            self.fields.rows[line].setVisible(want is not Want.REMOVE)
        self.strength.setVisible(want is not Want.REMOVE)
        self.show()
        self.fields.lines[NEW if want is Want.SET else OLD].setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide it; nothing of what was typed stays."""
        self.forget()
        self.hide()

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        self._rest.stop()
        self.fields.forget()
        self._rest.stop()
        self.set_strength("")

    def say_problem(self, line: int, words: str) -> None:
        """Say beside a line what is wrong, or nothing."""
        self.fields.say_problem(line, words)

    def set_strength(self, words: str) -> None:
        """Say how strong the new passphrase is."""
        if words and words != self.strength.text():
            announce(self.fields.lines[NEW], words)
        self.strength.setText(words or _("How strong it is stands here while you type."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        if text:
            self._rest.start()
        else:
            self._rest.stop()
            self.set_strength("")

    def _on_rest(self) -> None:
        self.weigh_requested.emit(self.fields.lines[NEW].text())

    def _on_save(self) -> None:
        old, new, repeated = self.fields.typed()
        self.save_requested.emit(TypedPassphrase(old=old, new=new, repeated=repeated))


def _words() -> dict[Want, tuple[str, str, str]]:
    """The heading of the form, what it says first, and its button."""
    lost = _(
        "A lost passphrase cannot be recovered by anybody, and what is in the journal is lost with it. Write it down"
        " and keep the paper in a safe place."
    )
    removed = _("The file can then be read by whoever can open it. What is in it stays the same.")
    return {
        Want.SET: (_("Set a passphrase"), lost, _("Set the passphrase")),
        Want.CHANGE: (_("Change the passphrase"), lost, _("Change the passphrase")),
        Want.REMOVE: (_("Remove the passphrase"), removed, _("Remove the passphrase")),
    }
