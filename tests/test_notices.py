# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whatever ships and is the work of others stands under a notice of theirs, and the notices are read in About.

A new file, column or package makes a test here fail until it is said whose it is.
"""

import importlib.util
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest
from packaging.utils import canonicalize_name

from journal_app.store.journal import Journal
from journal_app.ui.about.state import build_state
from journal_app.ui.desk import describe
from tests.test_house_rules import needed

ROOT = Path(__file__).parents[1]
NOTICES = ROOT / "LICENSES"
SEEDS = ROOT / "seeds"
PLACE = re.compile(r"\b(?:seeds|resources|journal_app|packaging)/[\w./*-]*[\w*/]")
SPDX = re.compile(r"SPDX-License-Identifier: ([A-Za-z0-9.-]+)")
MADE = {"__pycache__", ".mo"}
DRAWN = "resources/help/*/pictures/*.webp"
"""Pictures of this program on the made-up example, which packaging draws; they hold no line of whose they are."""

OURS = "LICENSE"
"""Words, keys and choices of this project, under its own licence."""
FACTS = "RESEARCH.txt"
"""Numbers and names of texts, each with its source beside it."""

COLUMNS: dict[str, dict[str, str]] = {
    "analytes.toml": {
        "LOINC.txt": "analyte.loinc.code analyte.loinc.name",
        "UCUM.txt": "analyte.units analyte.conventional_unit analyte.si_unit analyte.plausible.unit"
        " analyte.mix_ups.unit analyte.mix_ups.likely analyte.unit_aliases.*",
        FACTS: "analyte.affected_by_infusion.value analyte.molar_mass.value analyte.varies_by_factor"
        " analyte.within_person_cv_short.value analyte.within_person_cv_short.people"
        " analyte.within_person_cv_short.weeks analyte.within_person_cv_long.value"
        " analyte.within_person_cv_long.people analyte.within_person_cv_long.weeks"
        " analyte.within_person_cv_long.has_laboratory analyte.analytical_cv.value",
        OURS: "analyte.key analyte.name analyte.synonyms analyte.loinc.basis analyte.loinc.checked"
        " analyte.no_conversion_reason analyte.plausible.low analyte.plausible.high analyte.plausible.checked"
        " analyte.mix_ups.above analyte.mix_ups.below analyte.mix_ups.hint analyte.affected_by_infusion.note"
        " analyte.within_person_cv_short.note analyte.within_person_cv_long.note analyte.analytical_cv.note"
        " analyte.molar_mass.note analyte.remarks.text analyte.waiting.text",
    },
    "comparisons.toml": {
        OURS: "comparisons.key comparisons.title comparisons.how_to_read comparisons.cannot_say"
        " comparisons.lines.results.card comparisons.lines.results.what comparisons.lines.results.name",
    },
    "courses.toml": {"NAMES.txt": "course.title course.aliases course.is_a", OURS: "course.notes.text"},
    "crisis_contacts.toml": {
        "CRISIS-LINES.txt": "country.emergency.numbers.shown country.emergency.numbers.tel"
        " country.emergency.checked country.line.name country.line.hours country.line.call.shown"
        " country.line.call.tel country.line.checked country.line.text.shown country.line.text.tel"
        " country.line.text.word country.line.text.by country.line.address directory.address directory.checked",
        OURS: "country.code country.name",
    },
    "products.toml": {
        "NAMES.txt": "product.inn product.aliases product.brands.name product.brands.markets",
        FACTS: "product.strengths.text product.strengths.checked",
        OURS: "product.kind product.unit product.notes.text",
    },
    "reactions.toml": {OURS: "reaction.key reaction.name reaction.group reaction.note"},
    "shelf.toml": {OURS: "start_here"},
    "trackers.toml": {
        OURS: "tracker.key tracker.name tracker.on tracker.kind tracker.question tracker.low tracker.high"
        " tracker.low_words tracker.high_words tracker.better tracker.day_rule",
    },
    "questionnaires/*.toml": {
        OURS: "about minutes wording language score.rule score.needs score.never_estimated item.key item.contacts_from",
        "PHQ-GAD.txt": "key name full_name stem notice licence answers.*.value answers.*.words item.text item.answers",
    },
    "questionnaires/cc-by-4.0/dsq-pem.toml": {
        OURS: "about minutes wording language score.rule item.key answers.*.value",
        "DSQ-PEM.txt": "name full_name stem notice licence answers.*.words item.number item.text item.question"
        " item.answers item.numbered key",
    },
    "cards/*.toml": {
        OURS: "key headline evidence design population found why_patient why_caregiver why_clinician cannot_say"
        " conflicts conflicts_checked related contradicts checked_on read topics.analytes topics.trackers"
        " topics.treatments topics.conditions topics.safety topics.findings topics.reactions results.what"
        " results.higher_is results.comparison results.checked results.note citation.*.checked",
        FACTS: "n citation.*.text results.measure results.estimate results.low results.high results.level results.p"
        " results.n results.unit results.df results.counts results.interval_printed quotation.text quotation.from",
    },
}
"""Whose each column of a catalogue is, by the notice it stands under; ``*`` is any name."""
CITING = {"source", "sources"}
"""Where something was read, which is told everywhere and is nobody's."""
NAMED_BY_THE_READER = {"unit_aliases", "answers", "citation"}
"""Tables whose keys are names, and no columns."""


def catalogues() -> list[Path]:
    return sorted(SEEDS.rglob("*.toml"))


def columns_in(table: object, above: str = "") -> Iterator[str]:
    """The columns of a catalogue that hold something, by their place in it."""
    if isinstance(table, list) and any(isinstance(row, dict) for row in table):
        for row in table:
            yield from columns_in(row, above)
    elif isinstance(table, dict):
        for key, inner in table.items():
            if key not in CITING:
                name = "*" if above.rpartition(".")[2] in NAMED_BY_THE_READER else key
                yield from columns_in(inner, f"{above}.{name}" if above else name)
    else:
        yield above


def declared(catalogue: str) -> dict[str, set[str]]:
    """Whose the columns of a catalogue are said to be, by the notice."""
    found = [whose for pattern, whose in COLUMNS.items() if PurePosixPath(catalogue).match(pattern)]
    assert len(found) == 1, f"{catalogue} is in no catalogue that tests/test_notices.py knows"
    return {notice: set(columns.split()) for notice, columns in found[0].items()}


def undeclared(catalogue: str, tables: dict[str, object]) -> set[str]:
    return set(columns_in(tables)) - set().union(*declared(catalogue).values())


def named_in(notice: Path) -> list[str]:
    """The places of the checkout that a notice says it is about."""
    told = " ".join(notice.read_text(encoding="utf-8").split())
    return PLACE.findall(told)


def covers(notice: Path, file: str) -> bool:
    return any(fnmatch(file, place) or file.startswith(f"{place.rstrip('/')}/") for place in named_in(notice))


def own_notices() -> list[Path]:
    return sorted(NOTICES.glob("*.txt"))


def without_notice(file: str, text: str) -> bool:
    """Whether nothing says whose a file is: no licence in it that is here, and no notice that names it."""
    licence = SPDX.search(text)
    if (licence and licence[1] == "MIT") or PurePosixPath(file).match(DRAWN):
        return False
    notices = (notice for notice in own_notices() if licence is None or notice.stem != licence[1])
    return not any(covers(notice, file) for notice in notices)


def text_of(path: Path) -> str:
    return path.read_bytes()[:2000].decode("utf-8", errors="replace")


def bundled() -> Iterator[Path]:
    for folder in ("resources", "seeds"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and not MADE & {path.suffix, *path.parts}:
                yield path


# Columns of the catalogues


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.name)
def test_it_is_said_of_every_column_whose_it_is(path: Path) -> None:
    name = path.relative_to(SEEDS).as_posix()
    assert undeclared(name, tomllib.loads(path.read_text(encoding="utf-8"))) == set()


def test_every_notice_of_a_column_is_there_and_names_its_catalogue() -> None:
    for path in catalogues():
        name = path.relative_to(SEEDS).as_posix()
        for notice in declared(name).keys() - {OURS, FACTS}:
            assert covers(NOTICES / notice, f"seeds/{name}"), (name, notice)
    assert (ROOT / OURS).is_file()
    assert covers(NOTICES / FACTS, "seeds/cards/prefer-2014.toml")


def test_no_column_is_told_of_that_is_not_there() -> None:
    for pattern, whose in COLUMNS.items():
        files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in SEEDS.glob(pattern)]
        there = {column for tables in files for column in columns_in(tables)}
        told = {column for columns in whose.values() for column in columns.split()}
        assert (pattern, told - there) == (pattern, set())


def test_a_new_column_would_be_seen() -> None:
    tables: dict[str, object] = {"analyte": [{"key": "ferritin", "snomed": "489004", "loinc": [{"display": "x"}]}]}
    assert undeclared("analytes.toml", tables) == {"analyte.snomed", "analyte.loinc.display"}


# Files


def test_of_every_file_that_ships_it_is_said_whose_it_is() -> None:
    files = [path for path in bundled() if without_notice(path.relative_to(ROOT).as_posix(), text_of(path))]
    assert [str(path.relative_to(ROOT)) for path in files] == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("resources/fonts/Another-Regular.ttf", "\0\1"),
        ("resources/icons/another.svg", "<svg/>"),
        ("resources/help/en/another.webp", "RIFF"),
        ("seeds/questionnaires/cc-by-4.0/another.toml", "# SPDX-License-Identifier: CC-BY-4.0"),
    ],
)
def test_a_new_file_would_be_seen(file: str, text: str) -> None:
    assert without_notice(file, text)


@pytest.mark.parametrize("path", [*bundled()], ids=lambda path: path.name)
def test_the_licence_that_a_file_names_lies_there(path: Path) -> None:
    licence = SPDX.search(text_of(path))
    if licence and licence[1] != "MIT":
        assert (NOTICES / f"{licence[1]}.txt").is_file()


@pytest.mark.parametrize("notice", own_notices(), ids=lambda notice: notice.name)
def test_what_a_notice_names_is_there(notice: Path) -> None:
    for place in named_in(notice):
        assert [*ROOT.glob(place.rstrip("/"))], place


@pytest.mark.parametrize(
    ("code", "notice"),
    [
        (r"\"\d{3,5}-\d\"", "LOINC.txt"),
        (r"unitsofmeasure\.org", "UCUM.txt"),
        (r"\bB03AC\b", "ATC.txt"),
    ],
)
def test_a_module_with_codes_of_others_is_named_in_their_notice(code: str, notice: str) -> None:
    sources = (path for path in (ROOT / "journal_app").rglob("*.py") if re.search(code, path.read_text("utf-8")))
    places = [path.relative_to(ROOT).as_posix() for path in sources]
    assert places
    assert [place for place in places if not covers(NOTICES / notice, place)] == []


# Wording that the owners ask for, word for word

ASKED_FOR = {
    "LOINC.txt": "This material contains content from LOINC (http://loinc.org). LOINC is copyright © 1995-2020, "
    "Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is "
    "available at no cost under the license at http://loinc.org/license. LOINC® is a registered United States "
    "trademark of Regenstrief Institute, Inc.",
    "ATC.txt": "Use of all or parts of the material requires reference to the WHO Collaborating Centre for Drug "
    "Statistics Methodology. Copying and distribution for commercial purposes is not allowed. Changing or "
    "manipulating the material is not allowed.",
    "PHQ-GAD.txt": "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an "
    "educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
    "DSQ-PEM.txt": "Cotler J, Holtzman C, Dudun C, Jason LA. A Brief Questionnaire to Assess Post-Exertional "
    "Malaise. Diagnostics 2018;8(3):66.",
}


@pytest.mark.parametrize("notice", ASKED_FOR)
def test_a_notice_says_what_its_owner_asks_for(notice: str) -> None:
    assert ASKED_FOR[notice] in " ".join((NOTICES / notice).read_text(encoding="utf-8").split())


def test_a_questionnaire_carries_the_notice_itself() -> None:
    for path in SEEDS.glob("questionnaires/*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["notice"] == ASKED_FOR["PHQ-GAD.txt"]
    for path in SEEDS.glob("questionnaires/cc-by-4.0/*.toml"):
        assert ASKED_FOR["DSQ-PEM.txt"] in tomllib.loads(path.read_text(encoding="utf-8"))["notice"]


# Packages


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    spec = importlib.util.spec_from_file_location("licences", ROOT / "packaging" / "bundle" / "licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_text_of_every_package_travels_with_the_bundle(licences: ModuleType) -> None:
    files = list(licences.licence_files())
    there = {Path(folder).parts[2] for _text, folder in files}
    wanted = {*licences.run_time_packages(), licences.STARTS_IT, "python"} - set(licences.WITHOUT_TEXT)
    assert wanted - licences.OTHERS <= there
    assert all(Path(text).is_file() for text, _folder in files)
    assert len({(folder, Path(text).name) for text, folder in files}) == len(files)


def test_a_package_without_a_text_of_its_own_has_one_here(licences: ModuleType) -> None:
    for package, text in licences.WITHOUT_TEXT.items():
        assert not licences.texts_of(package)
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in (NOTICES / text).read_text(encoding="utf-8")


def test_a_new_package_without_a_text_would_be_seen(licences: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "WITHOUT_TEXT", {})
    with pytest.raises(FileNotFoundError, match="PySide6-Essentials"):
        list(licences.licence_files())


def test_a_bundle_is_held_against_the_texts_in_it_by_what_it_imports_and_by_its_files(licences: ModuleType) -> None:
    ours = ["journal_app.words", "json.decoder", "PIL.Image", "dateutil.tz", "packaging.version", "_pyi_rth_utils.qt"]
    files = ["numpy/_core/_multiarray_umath.so", "libz.so.1", "python3.11/lib-dynload/_json.so", "seeds/shelf.toml"]
    assert licences.strangers(ours, files) == []
    assert licences.strangers(
        [*ours, "hypothesis.core", "made_up_module"], [*files, "cryptography/hazmat/_rust.so"]
    ) == [
        "cryptography (cryptography)",
        "hypothesis (hypothesis)",
        "made_up_module (of no package)",
    ]
    assert licences.strangers([], ["_cffi_backend.cpython-311-x86_64-linux-gnu.so"]) == ["_cffi_backend (cffi)"]


def test_the_packages_with_a_text_are_those_the_program_asks_for_and_what_they_bring(licences: ModuleType) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        asked: list[str] = tomllib.load(file)["project"]["dependencies"]
    # A command of sqlite-utils asks for pip; nothing that the program does.
    assert {canonicalize_name(name) for name in licences.run_time_packages()} == needed(asked) - {"pip"}


@pytest.mark.parametrize(
    ("library", "text"),
    [
        ("usr/lib/python3.11/os.py", "usr/lib/python3.11/LICENSE.txt"),
        ("Python311/Lib/os.py", "Python311/LICENSE.txt"),
        ("built/lib/python3.11/os.py", "built/LICENSE"),
        ("usr/lib/python3.11/os.py", "usr/share/doc/python3.11/copyright"),
    ],
)
def test_python_keeps_its_licence_where_its_system_does(
    licences: ModuleType, tmp_path: Path, library: str, text: str
) -> None:
    for path in (tmp_path / library, tmp_path / text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert licences.text_of_python(tmp_path / library, tmp_path / library.partition("/")[0]) == tmp_path / text
    (tmp_path / text).unlink()
    with pytest.raises(FileNotFoundError, match="no licence text"):
        licences.text_of_python(tmp_path / library, tmp_path / library.partition("/")[0])


# About


def test_about_shows_every_notice_the_short_ones_first(journal: Journal) -> None:
    shown = build_state(describe(journal)).notices
    texts = [notice.read_text(encoding="utf-8").strip() for notice in own_notices()]
    assert len(texts) > 12
    assert all(text in shown for text in texts)
    assert shown.index("LOINC is copyright") < shown.index("GNU LESSER GENERAL PUBLIC LICENSE")
