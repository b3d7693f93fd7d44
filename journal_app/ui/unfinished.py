# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is being typed, kept while it is typed, so that a crash costs nothing. Knows no Qt.

Hides where a form's draft goes and how it comes back. It is kept on the writer lane, in order with the saves: a draft
that is dropped after a save cannot come back behind it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, TypeVar

from journal_app.domain import frozen_json
from journal_app.domain.frozen_json import AnyDataclass
from journal_app.domain.records import KeptDraft
from journal_app.errors import JournalError
from journal_app.ui.desk import Desk
from journal_app.words import _, day_text, time_text

D = TypeVar("D", bound=AnyDataclass)


class Unfinished(Generic[D]):
    """The draft of one form of a journal, known by the name ``form``.

    ``blank`` is the draft of a form in which nothing stands: it is not worth keeping.
    """

    def __init__(self, desk: Desk, form: str, kind: type[D], blank: D | None = None) -> None:
        self._desk = desk
        self._form = form
        self._kind = kind
        self._blank = blank
        self._has_complained = False

    def hold(self, draft: D) -> None:
        """Keep what stands in the form now, in place of what was kept before."""
        if draft == self._blank:
            self.drop()
            return
        text = frozen_json.written(draft)
        self._desk.lanes.write(lambda journal: journal.keep_draft(self._form, text), self._on_held, self._on_refused)

    def drop(self) -> None:
        """Forget what was kept: the form was saved, or closed by the reader."""
        self._desk.lanes.write(lambda journal: journal.drop_draft(self._form), self._on_held, self._on_refused)

    def bring_back(self, done: Callable[[D, datetime], None]) -> None:
        """Call ``done`` with what was kept and when, if anything was that still fits the form.

        Never in a journal that is only looked at: the form may be open in another window.
        """
        if self._desk.info.read_only:
            return

        def on_found(found: tuple[D, datetime] | None) -> None:
            if found is not None and found[0] != self._blank:
                done(*found)

        self._desk.glance(lambda facts: self._found(facts.kept_draft(self._form)), on_found)

    def say_back(self, kept_at: datetime) -> None:
        """Say in the message line that what was typed before is back."""
        now = self._desk.now()
        then = kept_at.astimezone(now.tzinfo)
        words = (
            _("What you were typing at {time} is back; it was not saved yet.")
            if then.date() == now.date()
            else _("What you were typing on {day} at {time} is back; it was not saved yet.")
        )
        self._desk.say(words.format(day=day_text(then.date()), time=time_text(then)))

    def _found(self, kept: KeptDraft | None) -> tuple[D, datetime] | None:
        if kept is None:
            return None
        draft = frozen_json.read(self._kind, kept.content)
        return None if draft is None else (draft, kept.saved_at)

    def _on_held(self, _nothing: None) -> None:
        self._has_complained = False

    def _on_refused(self, error: JournalError) -> None:
        """Said once, not at every word that is typed while the disk is full."""
        if not self._has_complained:
            self._has_complained = True
            self._desk.say_refused(error)
