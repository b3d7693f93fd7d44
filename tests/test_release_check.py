# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The check before a release, on days that stand still: `make test` does not turn red with the calendar."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

PATH = Path(__file__).parents[1] / "packaging" / "release-check.py"


@pytest.fixture(scope="module")
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release_check", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_names_each_contact_that_is_unchecked_or_too_old(check: ModuleType) -> None:
    found = check.stale_contacts(date(2026, 11, 21))
    assert "AT TelefonSeelsorge: never checked; open telefonseelsorge.at" in found
    assert "FR 3114: last checked 2025-10-01; open 3114.fr" in found
    assert not any(line.startswith("GB Samaritans") for line in found)


def test_it_fails_naming_them(check: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["2026-11-21"]) == 1
    printed = capsys.readouterr().out
    assert "Contacts to check" in printed
    assert "CH Die Dargebotene Hand" in printed


def test_it_passes_when_nothing_is_left(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "stale_contacts", lambda on: [])
    monkeypatch.setattr(check, "claiming_sentences", lambda folder: [])
    assert check.main(["2026-11-21"]) == 0
    assert check.main([]) == 0
    assert capsys.readouterr().out == ""


def test_no_sentence_of_the_program_keeps_a_release_from_being_made(check: ModuleType) -> None:
    assert check.claiming_sentences(check.ROOT / "journal_app") == []


def test_it_finds_words_of_a_medical_device_in_what_the_reader_sees(check: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "journal_app"
    folder.mkdir()
    (folder / "screen.py").write_text(
        '"""It monitors nothing."""\n'
        'TITLE = N_("Monitors your ferritin")\n'
        'print(_("Shown in both units"), _("It does not diagnose anything."), log("detects"))\n'
        'print(ngettext("{n} alarm", "{n} alarms", 2))\n'
        'print(_("It would be {calculated}."), N_("meta-analysis"))\n',
        encoding="utf-8",
    )
    assert check.claiming_sentences(folder) == [
        "journal_app/screen.py:2: Monitors your ferritin",
        "journal_app/screen.py:4: {n} alarm",
        "journal_app/screen.py:4: {n} alarms",
    ]
