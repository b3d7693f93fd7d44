# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A life of an encrypted journal, in parts to be run as programs: written in, looked at, worked on by commands.

    python -m tests.secrets.life JOURNAL READERS_FOLDER PART...

With ``wait`` among the parts it says "ready" while everything is open, and goes on writing until it is killed.
"""

import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from journal_app.domain.attachments import read_letter
from journal_app.domain.treatments import Infusion
from journal_app.store import keys, verbs
from journal_app.store.journal import Journal
from tests.builders import A_DAY, a_letter, a_score, an_infusion
from tests.secrets.words import PASSPHRASE, PASSPHRASES, marked, plant

RIS = f"TY  - JOUR\nTI  - {marked('title')}\nAU  - {marked('author')}\nAB  - {marked('abstract')}\nER  - \n"
SCORES = f"day,tracker,value,note\n2026-11-01,fatigue,7,{marked('imported')}\n"


def write(path: Path, _own: Path) -> None:
    """Everything a journal can hold, changed, taken back and searched for, and another passphrase and back."""
    if not path.exists():
        Journal.create(path, person=marked("person"), passphrase=PASSPHRASE).close()
    with Journal.open(path, passphrase=PASSPHRASE) as journal:
        _fill(journal)
    keys.set_passphrase(path, *PASSPHRASES)
    keys.set_passphrase(path, *reversed(PASSPHRASES))


def _fill(journal: Journal) -> None:
    journal.entered_by = marked("entered_by")
    plant(journal)
    infusion = verbs.add_infusion(journal, an_infusion(note=marked("note"))).value
    name = f"{marked('attachment')}.pdf"
    verbs.add_letters(journal, [read_letter(name, a_letter(marked("letter") * 2_000))], belongs_to=infusion)
    verbs.note_day(journal, A_DAY, marked("day ") * 5_000)
    verbs.remove_fact(journal, journal.facts.get(Infusion, infusion.id))
    journal.undo()
    journal.redo()
    journal.undo()
    journal.keep_draft("labs", f'["{marked("draft")}"]')
    assert journal.facts.kept_draft("labs") is not None
    journal.dump()
    assert journal.check().ok


def stay(path: Path, _own: Path) -> None:
    """Say "ready" with the log full and another reader looking, then write on and on."""
    with Journal.open(path, passphrase=PASSPHRASE) as journal, journal.open_reader() as reader:
        for number in range(10**9):
            verbs.log_score(journal, a_score(value=number % 10, note=marked(f"number {number} ") * 300))
            reader.scores()
            if number == 3:
                sys.stdout.write("ready\n")
                sys.stdout.flush()


def commands(path: Path, own: Path) -> None:
    """Commands as they are typed; what goes to a file of the reader's own choice lies in their own folder."""
    (own / "mine.ris").write_text(RIS, encoding="utf-8")
    (own / "scores.csv").write_text(SCORES, encoding="utf-8")
    (own / "other").write_text(PASSPHRASES[1], encoding="utf-8")
    (own / "first").write_text(PASSPHRASE, encoding="utf-8")
    os.environ["IRON_JOURNAL_PASSPHRASE"] = PASSPHRASE
    typed = [
        ["log", "fatigue=7", "--on", "2026-11-19", "--note", marked("logged"), "--by", marked("by")],
        ["lab", "add", "ferritin", "12,5", "µg/L", "--on", "2026-11-20", "--lab", marked("lab"), "--note", marked("x")],
        ["event", "add", "crash", marked("event"), "--from", "2026-11-20"],
        ["question", "add", marked("question")],
        ["visit", "add", "2026-11-20", "--with", marked("with"), "--said", marked("said")],
        ["import", str(own / "scores.csv")],
        ["research", "add", str(own / "mine.ris")],
        ["research", "search", marked("title")],
        ["undo"],
        ["redo"],
        ["history"],
        ["findings", "--all"],
        ["lab", "list"],
        ["dump"],
        ["check"],
        ["backup"],
        ["export", str(own / "tables")],
        ["report", str(own / "visit.pdf")],
        ["wallet-card", str(own / "card.pdf")],
        ["recovery-sheet", str(own / "sheet.pdf")],
        ["passphrase", "--new-passphrase-file", str(own / "other")],
        ["--passphrase-file", str(own / "first"), "undo"],
        ["--passphrase-file", str(own / "other"), "passphrase", "--new-passphrase-file", str(own / "first")],
    ]
    codes = [_type(["--journal", str(path), *words]) for words in typed]
    wrong = [words for words, code in zip(typed, codes, strict=True) if code]
    assert wrong == [typed[-2]], wrong


def _type(words: list[str]) -> object:
    from journal_app.__main__ import main

    sys.argv[1:] = words
    try:
        with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(io.StringIO()):
            main()
    except SystemExit as ended:
        return ended.code
    return 0


def crash(path: Path, _own: Path) -> None:
    """A bug in the middle of a command, whose message and whose local values tell everything."""
    os.environ["IRON_JOURNAL_PASSPHRASE"] = PASSPHRASE

    def broken(journal: Journal, *_given: object) -> None:
        told = [fact.note for fact in journal.facts.infusions()]
        raise ValueError(f"{told} {PASSPHRASE} {journal.person}") from KeyError(marked("key"))

    kept, verbs.log_scores = verbs.log_scores, broken  # type: ignore[assignment]
    code = _type(["--journal", str(path), "log", "fatigue=7", "--on", "2026-11-18"])
    verbs.log_scores = kept
    assert code == 70, code


PARTS: dict[str, Callable[[Path, Path], None]] = {"write": write, "stay": stay, "commands": commands, "crash": crash}


def main() -> None:
    """Live the parts named, in their order."""
    path, own, *parts = sys.argv[1:]
    for part in parts:
        if part.startswith("window"):
            from tests.secrets.window_life import window

            window(Path(path), is_waiting=part == "window-stay")
        else:
            PARTS[part](Path(path), Path(own))


if __name__ == "__main__":
    main()
