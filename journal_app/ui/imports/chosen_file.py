# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One file that was chosen, and all that is known and was said of it while it is on the screen. Knows no Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from journal_app.exchange.previews.answers import NOTHING_SAID, Answers
from journal_app.ui.imports.lines import Places
from journal_app.ui.imports.looking import Plan
from journal_app.ui.imports.state import LinesState, Shown, Stage
from journal_app.words import N_, _

# Translators: how far a file of an import is, in a column beside its name
_SAID = {
    Stage.NOTHING: N_("not looked at yet"),
    Stage.READING: N_("is being read"),
    Stage.STOPPED: N_("reading was stopped"),
    Stage.REFUSED: N_("cannot be read"),
    Stage.JOURNAL: N_("a journal, or entries from somebody"),
    # Translators: what a file holds, in a column beside its name
    Stage.REFERENCES: N_("references to studies"),
    Stage.ARCHIVE: N_("an archive of a whole journal"),
    Stage.PREVIEW: N_("looked at, nothing done yet"),
    Stage.STORING: N_("is being imported"),
    # Translators: said of a file of an import: it was read in
    Stage.DONE: N_("done"),
}


@dataclass(slots=True, kw_only=True)
class ChosenFile:
    """A file and how far it is. Nothing of it outlives the visit to the screen; a passphrase is never in it.

    ``answers`` are those given on the screen; ``problems`` what is wrong in its forms, by field. ``change`` is what
    importing it made, ``is_sent`` says that it holds what somebody else signed off, ``has_room`` that an
    archive can be loaded here.
    """

    id: str
    path: Path
    stage: Stage = Stage.NOTHING
    told: tuple[str, ...] = ()
    act: str = ""
    answers: Answers = NOTHING_SAID
    problems: dict[str, str] = field(default_factory=dict)
    looked: Plan | None = None
    picks: dict[int, int] = field(default_factory=dict)
    shown: Shown = Shown.ALL
    skip: int = 0
    lines: LinesState = field(default_factory=LinesState)
    change: str | None = None
    is_sent: bool = False
    has_room: bool = False

    @property
    def name(self) -> str:
        """The file's own name; what is no letter in it becomes a question mark."""
        return self.path.name.encode("utf-8", "replace").decode("utf-8")

    @property
    def said(self) -> str:
        """How far it is, in a few words."""
        return _(_SAID[self.stage])

    @property
    def holding(self) -> Answers:
        """What holds of the file: what was said here, and what is remembered from files before it."""
        return self.looked.plan.answers if self.looked is not None else self.answers

    @property
    def places(self) -> Places | None:
        """Where the lines of each sort stand."""
        return self.looked.places if self.looked is not None else None

    def settle(self, stage: Stage, *told: str, act: str = "") -> None:
        """It is this far, which is told in these sentences; ``act`` is the one thing that can be done about it."""
        self.stage, self.told, self.act = stage, tuple(words for words in told if words), act

    def take_plan(self, looked: Plan) -> None:
        """It has been looked at."""
        self.looked, self.lines = looked, looked.lines
        self.shown, self.skip = Shown.ALL, 0
        self.settle(Stage.PREVIEW)

    def drop_plan(self) -> None:
        """What it would do is not known any more."""
        self.looked, self.lines = None, LinesState()
        self.picks, self.skip, self.shown = {}, 0, Shown.ALL
