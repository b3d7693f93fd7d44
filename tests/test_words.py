# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One language for the program, and another for a while."""

import os
import subprocess
import sys
import threading
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale

from journal_app import words
from journal_app.report.stretches import stretch_words


def test_another_language_is_spoken_for_a_while_and_no_longer() -> None:
    with words.speaking("de"):
        assert words.language() == "de"
        assert words.day_text(date(2026, 3, 5), "d MMMM") == "5. März"
        assert words.number_text(Decimal("1.5")) == "1,5"
        with words.speaking("en_US"):
            assert words.number_text(Decimal("1.5")) == "1.5"
        assert words.language() == "de"
    assert words.language() == "en_GB"


def test_it_ends_where_something_fails() -> None:
    with pytest.raises(ZeroDivisionError), words.speaking("de"):
        raise ZeroDivisionError
    assert words.language() == "en_GB"


def test_whoever_works_beside_it_hears_nothing_of_it() -> None:
    heard: list[str] = []
    with words.speaking("de"):
        beside = threading.Thread(target=lambda: heard.append(words.language()))
        beside.start()
        beside.join()
    assert heard == ["en_GB"]


def test_the_languages_there_are_have_their_own_names() -> None:
    assert list(words.languages().items())[:2] == [("en_GB", "English"), ("de", "Deutsch")]


@pytest.mark.parametrize(
    ("code", "day"), [("de_AT", "1. Jän. 2026"), ("de_CH", "1. Jan. 2026"), ("de", "1. Jan. 2026")]
)
def test_a_region_speaks_its_language_and_writes_dates_its_own_way(code: str, day: str) -> None:
    with words.speaking(code):
        assert words._("Note") == "Notiz"
        assert words.language() == code
        assert words.day_text(date(2026, 1, 1)) == day


def test_a_language_without_a_catalogue_speaks_english_with_its_own_dates() -> None:
    with words.speaking("fr"):
        assert words._("Note") == "Note"
        assert words.ngettext("{count} day", "{count} days", 2) == "{count} days"
        assert words.day_text(date(2026, 3, 5)) == "5 mars 2026"


def test_where_no_catalogue_was_compiled_english_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal_app.places.resources", lambda: tmp_path)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert words.languages() == {"en_GB": "English"}
    assert words.language_of_the_system() == "en_GB"
    with words.speaking("de"):
        assert words._("Note") == "Note"
        assert words.pgettext("what something is about", "About") == "About"


def test_nothing_to_say_stays_nothing() -> None:
    with words.speaking("de"):
        assert words._("") == ""  # where gettext would give the head of the catalogue


@pytest.mark.parametrize(
    ("code", "pattern", "said"),
    [
        ("de", "d MMM y", "5. März 2026"),
        ("de", "d MMMM y", "5. März 2026"),
        ("de", "EEE d MMM", "Do., 5. März"),
        ("de", "EEEE d MMMM", "Donnerstag, 5. März"),
        ("de", "d", "5."),
        ("de", "LLLL y", "März 2026"),
        ("de", "EEEE", "Donnerstag"),
        ("en_GB", "EEE d MMM", "Thu 5 Mar"),
        ("en_US", "d MMM y", "Mar 5, 2026"),
        ("en_US", "EEEE d MMMM", "Thursday, March 5"),
        ("en_AU", "d MMM y", "5 Mar 2026"),
        ("es", "d MMMM y", "5 de marzo de 2026"),
        ("pt_BR", "d", "5"),
        ("ja", "d MMM y", "2026年3月5日"),
        ("hu", "d MMMM y", "2026. március 5."),
    ],
)
def test_a_date_is_written_in_the_order_of_its_language(code: str, pattern: str, said: str) -> None:
    with words.speaking(code):
        assert words.day_text(date(2026, 3, 5), pattern) == said


@pytest.mark.parametrize(
    ("code", "is_first"), [("en_GB", True), ("en_US", False), ("de", True), ("ar", True), ("ja", False)]
)
def test_a_stretch_leaves_a_month_out_only_where_the_day_comes_first(code: str, is_first: bool) -> None:
    with words.speaking(code):
        assert words.is_day_first() is is_first
        said = stretch_words(date(2024, 3, 1), date(2024, 3, 31))
        assert said.count(words.day_text(date(2024, 3, 1), "MMM")) == (1 if is_first else 2)


# From right to left


@pytest.mark.parametrize("code", [*sorted(words._RIGHT_TO_LEFT), "ar_EG", "en_GB", "de", "fr", "pl", "sv", "zh", "hi"])
def test_a_language_is_read_from_the_side_that_the_cldr_says(code: str) -> None:
    with words.speaking(code):
        assert words.is_right_to_left() == (Locale.parse(code).character_order == "right-to-left")


def test_what_is_filled_in_keeps_its_own_direction_there_and_only_there() -> None:
    amount, range_ = "12.5 µmol/L", "15–150"
    with words.speaking("ar"):
        assert words.isolated(amount) == f"\u2068{amount}\u2069"
        assert words.isolated("حديد 12") == "\u2067حديد 12\u2069"
        assert words.isolated("") == ""
        said = words._("{name}: {value}").format(name="Ferritin", value=amount)
        assert f"\u2068{amount}\u2069" in said
        assert words.plainly(said) == f"Ferritin: {amount}"
        line = words.in_one_line([amount, "", range_])
        assert line == f"\u200f\u2068{amount}\u2069 · \u2068{range_}\u2069"
        assert words.in_one_line([]) == ""
        assert said.startswith("\u200f")  # it begins with what has a direction of its own, and is Arabic all the same
    with words.speaking("he"):  # which has no catalogue here, and says it in English
        assert words._("0–9 score") == "\u20680–9\u2069 score"
        assert words.ngettext("{count} day", "{count} days", 2).format(count=2) == "2 days"
    assert words.isolated(amount) == amount
    assert words.in_one_line([amount, range_]) == f"{amount} · {range_}"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("بين -1 و1", "بين \u2068-1\u2069 و1"),
        ("كما في <5 ug/l.", "كما في \u2068<5 ug/l\u2069."),
        ("Alt+↑ Alt+↓ نقل", "\u200f\u2068Alt+↑\u2069 \u2068Alt+↓\u2069 نقل"),
        ("مثل 2026-11-20.", "مثل \u20682026-11-20\u2069."),
        ("و\u2066<5\u2069 أيضًا", "و\u2066\u2068<5\u2069\u2069 أيضًا"),
        ("Iron Journal برنامج", "\u200fIron Journal برنامج"),
        ("Ferritin 15–150", "Ferritin \u206815–150\u2069"),
        ("برنامج Iron Journal", "برنامج Iron Journal"),
    ],
)
def test_signs_and_keys_stay_whole_in_a_sentence_that_is_read_from_the_right(said: str, shown: str) -> None:
    with words.speaking("ar"):
        assert words._sentence(said) == shown
    assert words._sentence(said) == said


def test_a_key_whose_name_is_filled_in_is_still_filled_in() -> None:
    with words.speaking("ar"):
        assert words.plainly(words._("Ctrl+{number}").format(number="3")) == "Ctrl+3"


@pytest.mark.parametrize(
    ("code", "commas", "semicolons"),
    [("ar", "a، -1", "a؛ -1"), ("he", "a, -1", "a; -1"), ("de", "a, -1", "a; -1"), ("en_GB", "a, -1", "a; -1")],
)
def test_parts_stand_apart_by_the_signs_of_the_language(code: str, commas: str, semicolons: str) -> None:
    with words.speaking(code):
        assert words.plainly(words.with_commas(["a", "-1"])) == commas
        assert words.plainly(words.with_semicolons(["a", "-1"])) == semicolons
        assert words.with_commas([]) == ""


# Which language


@pytest.mark.parametrize(("chosen", "spoken"), [("de", "de_AT"), ("en_GB", "en_GB"), ("fr", "fr")])
def test_a_language_is_written_as_where_the_reader_is(
    chosen: str, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert words.of_this_region(chosen) == spoken


def test_a_begun_language_that_was_chosen_is_written_as_where_the_reader_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    assert words.of_this_region("fr") == "fr_CA"
    assert words.language_of_the_system() == "en_GB"


def test_english_is_written_as_where_the_reader_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert words.of_this_region("en_GB") == "en_US"


SET = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("given", "spoken"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de_DE"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_AT.UTF-8@euro"}, "de_AT"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en_GB"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "tlh:de_CH:fr"}, "de_CH"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en_US:de"}, "en_US"),
        ({"LANG": "en_US.UTF-8"}, "en_US"),
        ({"LANG": "en_QQ.UTF-8"}, "en_GB"),
        ({"LANG": "en"}, "en_GB"),
        ({"LANG": "en_GB.UTF-8"}, "en_GB"),
        ({"LANG": "fr_FR.UTF-8"}, "en_GB"),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de"}, "de"),
        ({"LANG": "tlh_QO"}, "en_GB"),
        ({"LANG": "POSIX"}, "en_GB"),
        ({"LANG": "../../etc"}, "en_GB"),
    ],
)
def test_the_program_speaks_as_the_system_does(
    given: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SET:
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    assert words.language_of_the_system() == spoken


@pytest.mark.parametrize(
    ("told", "spoken"), [(("de_DE", "UTF-8"), "de_DE"), ((None, None), "en_GB"), (("xx", None), "en_GB")]
)
def test_a_system_that_sets_none_of_them_is_asked(
    told: tuple[str | None, str | None], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(words, "getlocale", lambda: told)
    assert words.language_of_the_system() == spoken


def test_a_system_that_says_what_nobody_can_read_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> tuple[str, str]:
        raise ValueError("unknown locale: UTF-8")

    for name in SET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(words, "getlocale", unreadable)
    assert words.language_of_the_system() == "en_GB"


@pytest.mark.parametrize(("language", "said"), [("de_DE.UTF-8", "ist kein Tageswert"), ("en_US.UTF-8", "is no score")])
def test_a_started_program_speaks_as_the_system_does(language: str, said: str, journal_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "journal_app", "--journal", journal_path, "log", "xx"],
        env={**os.environ, "LANG": language},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert said in run.stderr + run.stdout


@pytest.mark.parametrize("code", ["de", "en_US", "pt_BR"])
def test_a_language_that_there_is_can_be_spoken(code: str) -> None:
    assert words.is_language(code)


@pytest.mark.parametrize("code", ["klingon!", "", "xx"])
def test_no_other_can(code: str) -> None:
    assert not words.is_language(code)
