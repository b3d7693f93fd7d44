# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every stop of the tour in a language made for it: no words that were not marked, in pieces, or cut.

Each sentence of the program stands in brackets there, longer by a third. What is seen outside of brackets must be what
somebody wrote (the reader, an author, a maker) or a number with its unit; what is said side by side is joined by
" · ", and two sentences that are not are pieces of one.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journal_app import words
from journal_app.ui import speech, tour
from journal_app.ui.theme import apply_theme
from journal_app.ui.tour_stops import stops
from tests.ui.looking import cut_words, texts_of
from tests.ui.pseudo import CLOSE, OPEN, speak_pseudo

ROOT = Path(__file__).parents[2]

LATIN = re.compile(r"[A-Za-zÀ-ÿ]{2,}(?:[ '’,/-]+[A-Za-zÀ-ÿ]{2,})*")
INNERMOST = re.compile(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
WRITTEN = (
    *("seeds/cards", "seeds/questionnaires", "seeds/crisis_contacts.toml", "seeds/products.toml", "seeds/shelf.toml"),
    *("seeds/comparisons.toml", "resources/help/en", "journal_app/ui/tour_imports.py", "journal_app/ui/tour_stops.py"),
    *("journal_app/ui/tour_safety.py", "journal_app/ui/tour_backups.py"),
)
"""Where words are kept that stay in their authors' language, names of products and places, and what the tour types."""
OURS = "Iron Journal iron-journal Ctrl Alt Shift Tab Enter Esc Del Space Home End PgUp PgDn CSV PDF SVG PNG JSON FHIR"
"""Names and keys that are the same in every language."""
UNITS = (
    "ng mL dL ug mg mmol umol nmol pmol µg µmol fL fl mU IU mm pg kg MB kB GB LOINC PMID DOI HH MM YYYY DD"
    " ng/dL ng/mL mg/mL mg/dL g/dL"
)
DATED = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun and"
MONTHS = (
    "January February March April May June July August September October November December"
    " Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Ireland"
)
"""What the CLDR says in the English of Ireland, whose name this language borrows."""


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for both, which stays until the last test: matplotlib remembers where its fonts lie."""
    return tmp_path_factory.mktemp("pseudo") / "resources"


@pytest.fixture(params=["en_IE", "he"], ids=["from the left", "from the right"])
def language(
    request: pytest.FixtureRequest, qapp: QApplication, resources: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    code = str(request.param)
    speak_pseudo(monkeypatch, resources, code)
    apply_theme(qapp, "light")
    speech.speak(code)
    yield code
    speech.speak("en_GB")


def outside(text: str) -> str:
    """What of a text stands in no brackets."""
    text, before = words.plainly(text), ""
    while before != text:
        before, text = text, INNERMOST.sub(" ", text)
    return text


def unmarked(text: str, known: str) -> list[str]:
    """The words of a text that are neither marked nor anybody's."""
    rest = re.sub(r"</?[bu]>|\N{ZERO WIDTH SPACE}", "", outside(text))
    rest = re.sub(rf"{OPEN}.*…$", "", rest)  # a sentence that was made shorter for want of room
    rest = re.sub(r"<[^>]*>|&[a-z]+;|https?://\S+|(?<!\w)/\S+|\w\S*\.[a-z]{2,}\b", " ", rest)
    phrases = [phrase for found in LATIN.findall(rest) for phrase in " ".join(found.split()).split(", ")]
    return [phrase for phrase in phrases if phrase not in known]


def is_in_pieces(text: str) -> bool:
    """Whether a sentence goes on after another one that has not come to its end, in a place of no sentence's own."""
    depth, text = 0, words.plainly(text)
    for place, sign in enumerate(text):
        depth += (sign == OPEN) - (sign == CLOSE)
        if depth == 0 and sign == CLOSE and text[place + 1 : place + 3] == f" {OPEN}":
            before = text[:place].rstrip(f"~{CLOSE}")
            if before[-1:] not in set(".?!:;…"):
                return True
    return False


def test_words_that_are_not_marked_or_stand_in_pieces_would_be_seen() -> None:
    assert unmarked("⟦Sávé~~⟧ Undo", "") == ["Undo"]
    assert unmarked("⟦Sávéd ⟦ñów~⟧ by Alex~~⟧ 12 · <b>No</b>te, Day", "Day") == ["Note"]
    assert unmarked("⟦Sávé~~⟧ Ferinject 12 mg", "Ferinject mg") == []
    assert is_in_pieces("⟦Fátígúé~~⟧ ⟦ís képt~~⟧")
    assert not is_in_pieces("⟦Sávéd.~~⟧ ⟦Áll ís wéll~~⟧")
    assert not is_in_pieces("⟦⟦Fátígúé~~⟧ ⟦ís képt~~⟧~~⟧ · ⟦ñów~⟧")


def written_by_others() -> str:
    """All that has an author, as one text."""
    places = [ROOT / place for place in WRITTEN]
    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*.*")))]
    texts = [file.read_text(encoding="utf-8") for file in files if file.suffix in {".toml", ".md", ".py"}]
    named = words.languages().values()  # each in itself
    return " ".join(" ".join([*texts, *named, OURS, UNITS, DATED, MONTHS]).split())


def test_no_stop_of_the_tour_shows_unmarked_words_or_pieces_or_cuts_them(language: str) -> None:
    with tour._example() as journal:
        known = f"{written_by_others()} {journal.dump()}"
        found: dict[str, list[str]] = {}
        for stop in stops():
            changes = len(journal.history())
            with tour._window(journal, stop.size) as window:
                window.go_to(stop.screen)
                tour._settle()
                if stop.first is not None:
                    stop.first(window)
                    tour._settle()
                seen = texts_of(window)
                wrong = [f"{text!r}: {loose}" for text in seen if (loose := unmarked(text, known))]
                wrong += [f"in pieces: {text!r}" for text in seen if is_in_pieces(text)]
                wrong += [f"cut: {text!r}" for text in cut_words(window)]
                if wrong:
                    found[stop.name] = wrong
            for _change in range(len(journal.history()) - changes):
                journal.undo()
    assert found == {}
