# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which lines of the open file are looked at, and which of them are taken. Knows no Qt."""

from collections.abc import Callable
from pathlib import Path

from journal_app.exchange.previews.plan import LEFT_OUT
from journal_app.ui.desk import Desk
from journal_app.ui.imports.chosen_file import ChosenFile
from journal_app.ui.imports.lines import A_PAGE, can_tick, is_ticked, must_choose, page_of, rejected_text, turned
from journal_app.ui.imports.state import LinesState, Shown
from journal_app.words import _
from journal_app.writing import put


class Choosing:
    """The intents. What is shown belongs to what was asked for last."""

    def __init__(self, desk: Desk, given: Callable[[], ChosenFile | None], tell: Callable[[], None]) -> None:
        self._desk = desk
        self._given = given
        self._tell = tell

    def show(self, shown: Shown, skip: int = 0) -> None:
        """List the lines of one sort, without the first ``skip``."""
        file = self._given()
        if file is not None:
            file.shown, file.skip = shown, max(0, skip)
            self._read(file)

    def turn(self, pages: int) -> None:
        """Go on to later lines (1) or back to earlier ones (-1)."""
        file = self._given()
        if file is not None:
            self.show(file.shown, file.skip + pages * A_PAGE)

    def turn_tick(self, line: str) -> None:
        """Take a line, or leave it out."""
        file = self._given()
        if file is None or file.looked is None or not line:
            return
        place = int(line)
        entry, pick = file.looked.plan.entries.outline(place), file.picks.get(place)
        if not must_choose(entry, pick):
            self._pick(file, place, turned(entry, pick))

    def choose(self, line: str, option: int) -> None:
        """Do with a line what was chosen: the first option is what was planned; -1 leaves it out."""
        file = self._given()
        if file is not None and line:
            self._pick(file, int(line), LEFT_OUT if option < 0 else option - 1 if option else None)

    def tick_all(self, *, is_taken: bool) -> None:
        """Take, or leave out, every line of the sort that is listed; of two readings none is taken by this."""
        file = self._given()
        if file is None or file.looked is None:
            return
        entries = file.looked.plan.entries
        for place in file.looked.places.shown(file.shown):
            entry, pick = entries.outline(place), file.picks.get(place)
            if can_tick(entry) and is_ticked(entry, pick) is not is_taken and not must_choose(entry, pick):
                self._keep(file, place, turned(entry, pick))
        self._read(file)

    def rejected(self) -> str:
        """What is not kept, a line each."""
        file = self._given()
        return rejected_text(file.looked.plan) if file is not None and file.looked is not None else ""

    def write_rejected(self, path: Path) -> None:
        """Write that as a text."""
        text = self.rejected().encode("utf-8", "replace")
        self._desk.read(
            lambda _facts: put(path, text), lambda _path: self._desk.say(_("Written: {path}").format(path=path))
        )

    def _pick(self, file: ChosenFile, place: int, pick: int | None) -> None:
        self._keep(file, place, pick)
        self._read(file)

    def _keep(self, file: ChosenFile, place: int, pick: int | None) -> None:
        if pick is None:
            file.picks.pop(place, None)
        else:
            file.picks[place] = pick

    def _read(self, file: ChosenFile) -> None:
        looked, shown, skip, picks = file.looked, file.shown, file.skip, dict(file.picks)
        if looked is None:
            return

        def on_read(lines: LinesState) -> None:
            if (looked, shown, skip, picks) == (file.looked, file.shown, file.skip, file.picks):
                file.lines = lines
                self._tell()

        self._desk.read(lambda facts: page_of(facts, looked.plan, looked.places, picks, shown, skip=skip), on_read)
