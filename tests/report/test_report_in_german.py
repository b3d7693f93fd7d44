# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is printed in another language is in that language alone: found by reading it, and by marking what is said."""

import gettext
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

import pytest
from babel import Locale

from journal_app import words
from journal_app.analysis.findings.finding import Finding
from journal_app.analysis.findings.page import findings
from journal_app.domain.catalogues import analytes
from journal_app.domain.records import AnswerSet, CardMark
from journal_app.domain.units import unit_shown
from journal_app.example.making import LAST_DAY, told
from journal_app.report import wallet_card, week_sheet
from journal_app.report.appointment.asked import Asked, Part
from journal_app.report.appointment.compose import compose, texts
from journal_app.report.appointment.dates import Dates
from journal_app.report.appointment.document import Document, Picture
from journal_app.report.appointment.render import make_report
from journal_app.report.pages import Pages, Sheet, write_pages
from journal_app.report.wallet_card import make_wallet_card
from journal_app.report.week_sheet import WeekSheet, make_week_sheet
from journal_app.research.library import bundled_cards
from journal_app.store.journal import Journal
from tests.analysis.lives import keep
from tests.report.papers import AN_EVENING, read_back

ASKED = Asked(dates=Dates(first=LAST_DAY.replace(year=2025), last=LAST_DAY), parts=frozenset(Part))
ANSWERS = '{"1": 1, "2": 2, "3": 0, "4": 3, "5": 1, "6": 0, "7": 2, "8": 1, "9": 0}'


@pytest.fixture(scope="module")
def life() -> Iterator[Journal]:
    """A year of the example's person, with a card to discuss and a questionnaire filled in."""
    with told(years=1) as journal:
        keep(
            journal,
            CardMark(card=bundled_cards()[0].key, discuss=True),
            AnswerSet(questionnaire="phq-9", answered_on=LAST_DAY, items=ANSWERS, score=None),
        )
        yield journal


def report(journal: Journal) -> tuple[Document, list[Finding]]:
    """The whole report in the language spoken now."""
    found = list(findings(journal.facts, today=LAST_DAY))
    return compose(journal.facts, ASKED, found=found), found


def printed(journal: Journal) -> dict[str, Pages]:
    """Everything we print, in the language spoken now."""
    document, _found = report(journal)
    sheet = WeekSheet(trackers=tuple(journal.facts.trackers()), first=LAST_DAY, made_up=True)
    return {
        "report": make_report(document, paper=ASKED.paper, last=LAST_DAY),
        "wallet card": make_wallet_card(journal.facts, today=LAST_DAY),
        "week sheet": make_week_sheet(sheet, created_at=AN_EVENING),
    }


# Read as it is printed


class Listening(gettext.NullTranslations):
    """A catalogue that notes what is asked of it, and what is said then."""

    def __init__(self, catalogue: gettext.NullTranslations) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.asked: set[str] = set()
        self.said: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return self.said.setdefault(message, self._catalogue.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        said = self.said[msgid1 if n == 1 else msgid2] = self._catalogue.ngettext(msgid1, msgid2, n)
        return said

    def pgettext(self, context: str, message: str) -> str:
        self.asked.add(f"{context}\x04{message}")
        return self._catalogue.pgettext(context, message)


Printed = tuple[dict[str, Pages], Listening]


@pytest.fixture(scope="module")
def german(life: Journal) -> Printed:
    """What is printed in German, and what was said on the way, each with what became of it."""
    with pytest.MonkeyPatch.context() as patch:
        listening = Listening(words._translations("de"))
        patch.setattr(words, "_translations", lambda _language: listening)
        with words.speaking("de"):
            return printed(life), listening


def plain_text(pages: Pages, folder: Path) -> str:
    path = folder / "printed.pdf"
    write_pages(pages, path, replace=True)
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, check=True, encoding="utf-8")
    return " ".join(run.stdout.replace("\u200b", "").split())


HEADINGS = {
    "report": (
        "Zusammenfassung für einen Termin",
        "Auf einen Blick",
        "Eisenwerte",
        "Zeitleiste",
        "Vor und nach einer Infusion",
        "Meine Fragen",
        "Güte der Angaben",
        "Alle Ergebnisse",
        "Tage seit einer Infusion",
        "Beobachtungen",
        "Behandlungen",
        "Fragebögen",
        "Was die Forschung gefunden hat",
        "Was die Tageswerte bedeuten",
        "Transferrinsättigung (TSAT)",
        "Hämoglobin",
        "Eisencarboxymaltose (Ferinject)",
        "Seite 1 von",
        "Es ist kein Medizinprodukt.",
        "20. Nov. 2026",
    ),
    "wallet card": ("Taschenkarte", "Letzte Eiseninfusion", "Notfallkontakt", "Stand 20. Nov. 2026", "Medizinprodukt"),
    "week sheet": (
        "Woche 20. – 26. Nov. 2026",
        "Wie müde waren Sie heute",
        "Zu krank zum Eintragen",
        "Mo.",
        "ich kenne",
    ),
}


@pytest.mark.parametrize("name", list(HEADINGS))
def test_it_speaks_german(german: Printed, name: str, tmp_path: Path) -> None:
    pages = german[0][name]
    text = plain_text(pages, tmp_path)
    assert [heading for heading in HEADINGS[name] if heading not in text] == []
    assert read_back(pages).language == "de"


def test_numbers_have_a_decimal_comma_where_they_are_ours(german: Printed, tmp_path: Path) -> None:
    text = plain_text(german[0]["report"], tmp_path)
    assert re.search(r"Unterschied beträgt [−+]\d,\d bis [−+]\d,\d Punkte", text)
    assert re.search(r"\b1000 mg\b", text)


def test_all_that_was_said_is_translated(german: Printed, life: Journal) -> None:
    kept = vars(words._translations("de"))["_catalog"]
    told_by_others = own_words(life) | texts_of_cards()
    asked = german[1].asked
    assert len(asked) > 250
    missing = {each for each in asked if each not in kept and (each, 0) not in kept}
    assert missing - told_by_others == set()


def test_no_sentence_of_ours_is_left_in_english(german: Printed, tmp_path: Path) -> None:
    text = " ".join(plain_text(pages, tmp_path) for pages in german[0].values())
    pieces = {
        piece.strip()
        for message, became in german[1].said.items()
        if became != message
        for piece in re.split(r"\{[^{}]*\}", message)
        if len(piece.split()) > 1
    }
    assert len(pieces) > 100
    assert [piece for piece in pieces if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text)] == []


# Marked sentence by sentence

OPEN, CLOSE = "⟦", "⟧"
LETTERS = r"[^\W\d_]{2}"


class Marking(gettext.NullTranslations):
    """A language that is English with a mark around each message."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{OPEN}{msgid1 if n == 1 else msgid2}{CLOSE}"

    def pgettext(self, _context: str, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(words, "_translations", lambda _language: Marking())
    with words.speaking("en_GB"):
        yield


NO_WORDS = {"key", "id", "kind", "ink", "dash", "product", "part", "unit", "code", "treatment", "colour"}
"""Fields of what is drawn that hold names of ours and of units, never shown as words."""


def strings(thing: object) -> Iterator[str]:
    """All texts of a chart or a fact."""
    if isinstance(thing, Enum):
        return
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mapping):
        yield from strings(list(thing.values()))
    elif isinstance(thing, Sequence):
        for each in thing:
            yield from strings(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in NO_WORDS:
                yield from strings(getattr(thing, field.name))


def pictures(thing: object) -> Iterator[object]:
    if isinstance(thing, Picture):
        yield thing.spec
    elif isinstance(thing, tuple):
        for each in thing:
            yield from pictures(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from pictures(getattr(thing, field.name))


def outside(text: str) -> str:
    """What stands outside every mark."""
    depth, kept = 0, []
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        kept.append(letter if depth == 0 and letter != CLOSE else " ")
    return "".join(kept)


def own_words(journal: Journal) -> set[str]:
    """All that the journal's person wrote, and units and names of products as they are kept."""
    return {text for text in strings(journal.dump()) if re.search(LETTERS, text)}


def texts_of_cards() -> set[str]:
    """The words of the research cards, which stay in the language in which they were written."""
    return {text for card in bundled_cards() for text in strings(card)}


def calendar_words() -> set[str]:
    english = Locale.parse("en_GB")
    names = (english.months, english.days)
    return {
        str(word) for kinds in names for widths in kinds.values() for days in widths.values() for word in days.values()
    }


def unmarked(said: Iterable[str], allowed: Iterable[str]) -> list[str]:
    """Words that stand outside every mark and are none of those that may."""
    longest_first = sorted({word for word in allowed if word}, key=len, reverse=True)
    found = []
    for text in dict.fromkeys(said):
        left = outside(text)
        for word in longest_first:
            left = left.replace(word, " ")
        short = re.search(r"([^\W\d_][^…:]*)…\s*$", left)  # where there is no room for a word it is cut
        if short and any(word.startswith(short[1]) for word in longest_first):
            left = left[: short.start()]
        if re.search(LETTERS, left):
            found.append(text)
    return found


def allowed_beside(journal: Journal) -> set[str]:
    units = {unit for analyte in analytes().values() for code in analyte.units for unit in (code, unit_shown(code))}
    return own_words(journal) | calendar_words() | units | {"and"}  # as the CLDR joins a list


def test_every_word_of_the_report_is_marked_for_translation(life: Journal, marked: None) -> None:
    document, found = report(life)
    said = [text for text in texts(document) if not isinstance(text, Enum)]
    said += [text for spec in pictures(document) for text in strings(spec)]
    assert len(said) > 500
    assert len(found) > 100
    assert unmarked(said, allowed_beside(life) | texts_of_cards()) == []


def test_every_word_of_the_card_and_the_sheet_is_marked_too(
    life: Journal, marked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets: list[Sheet] = []

    def noting(sheet: Sheet) -> Pages:
        sheets.append(sheet)
        return Pages(content=b"")

    for module in (wallet_card, week_sheet):
        monkeypatch.setattr(module, "make_pages", noting)
    make_wallet_card(life.facts, today=LAST_DAY)
    for first in (LAST_DAY, None):
        make_week_sheet(WeekSheet(trackers=tuple(life.facts.trackers()), first=first), created_at=AN_EVENING)
    said = [text for sheet in sheets for text in (*strings(sheet.values), sheet.printed.title, sheet.printed.foot)]
    assert len(sheets) == 3
    assert len(said) > 100
    assert unmarked(said, allowed_beside(life)) == []


@pytest.mark.parametrize("text", ["Saved", "⟦Saved⟧ today", "⟦{day}⟧ on Monday evening", "Fatigue: ⟦7⟧", "Save…"])
def test_an_unmarked_word_would_be_seen(text: str) -> None:
    assert unmarked([text], ["Mon", "Monday"]) == [text]


@pytest.mark.parametrize("text", ["⟦Saved ⟦today⟧⟧", "21 Nov 2026", "7 – 10", "⟦Note⟧: Anna", "⟦Note⟧: Ann…", ""])
def test_marked_ones_may_stand(text: str) -> None:
    assert unmarked([text], ["Nov", "Anna"]) == []
