# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is said about safety is so: how keys come about, whose work is used under which licence, how it is audited."""

import importlib.util
import re
from importlib.metadata import metadata
from pathlib import Path
from types import ModuleType

import pytest
from packaging.utils import canonicalize_name

from journal_app.store import vault
from journal_app.store.journal import Journal
from journal_app.ui.about.state import build_state
from journal_app.ui.desk import describe

ROOT = Path(__file__).parents[1]
SECURITY = ROOT / ".github" / "SECURITY.md"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
PACKAGES = ROOT / "LICENSES" / "PACKAGES.txt"
LINE = re.compile(r"([a-z0-9-]+) {2,}(\S.*)")
# What a package says of its licence, where it says it in other words than SPDX does.
OTHER_WORDS = {
    "BSD-3-Clause": ("BSD",),
    "PSF-2.0": ("PSF", "Python Software Foundation"),
    "LicenseRef-Matplotlib": ("License agreement for matplotlib",),
    "Apache-2.0": ("Apache",),
    "LGPL-3.0-only": ("LGPL-3.0-only",),
    "MIT": ("MIT",),
}
SILENT = {"sqlcipher3", "click-default-group"}  # their metadata name no licence, or a wrong one; their files do


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / "packaging" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def licences() -> dict[str, str]:
    lines = map(LINE.fullmatch, PACKAGES.read_text(encoding="utf-8").splitlines())
    return {line[1]: line[2] for line in lines if line}


def run_time_pins() -> set[str]:
    """The packages that the app runs on, by the first part of the constraints."""
    head = CONSTRAINTS.read_text(encoding="utf-8").split("# what the app runs on")[1].split("\n#")[0]
    return {canonicalize_name(line.split("==")[0]) for line in head.splitlines() if "==" in line}


def test_each_package_the_app_runs_on_is_listed_with_its_licence() -> None:
    assert set(licences()) == run_time_pins()


def test_the_licences_are_those_the_packages_name_themselves() -> None:
    for name, licence in licences().items():
        if name in SILENT or name == "colorama":  # which is for Windows alone and may not be installed
            continue
        told = metadata(name)
        classifiers = [line for line in told.get_all("Classifier", []) if line.startswith("License")]
        said = " ".join([*told.get_all("License-Expression", []), *told.get_all("License", []), *classifiers])
        assert licence in said or any(words in said for words in OTHER_WORDS.get(licence, ())), (name, said[:200])


def test_nothing_is_used_under_a_licence_that_would_bind_the_whole() -> None:
    assert not [name for name, licence in licences().items() if re.search(r"\bA?GPL", licence.replace("LGPL", ""))]


def test_about_lists_them(journal: Journal) -> None:
    notices = build_state(describe(journal)).notices
    assert all(name in notices for name in licences())


def test_keys_are_derived_as_security_says(tmp_path: Path) -> None:
    path = tmp_path / "locked.ironjournal"
    Journal.create(path, passphrase="a long one").close()
    db = vault.connect(path, passphrase="a long one")
    settings = " ".join(str(row[0]) for row in db.execute("PRAGMA cipher_settings").fetchall())
    db.close()
    said = " ".join(SECURITY.read_text(encoding="utf-8").split())
    for told, so in (
        ("256,000 rounds", "kdf_iter = 256000;"),
        ("PBKDF2 with HMAC-SHA512", "cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;"),
        ("carries an HMAC-SHA512", "cipher_hmac_algorithm = HMAC_SHA512;"),
        ("page of 4096 bytes", "cipher_page_size = 4096;"),
    ):
        assert told in said
        assert so in settings


def test_security_names_tests_that_are_there() -> None:
    named = re.findall(r"`(tests/[a-z_/]+\.py)`", SECURITY.read_text(encoding="utf-8"))
    assert len(named) >= 3
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_an_audit_says_what_it_could_ask_and_what_it_found(audit: ModuleType) -> None:
    known = {"name": "click", "version": "8.5.1", "vulns": []}
    holed = {"name": "old", "version": "1", "vulns": [{"id": "A-1", "fix_versions": ["2"]}]}
    skipped = {"name": "new", "skip_reason": "not found"}
    assert audit.verdict(None) == (0, [audit.UNREACHED])
    assert audit.verdict({"dependencies": [skipped]}) == (0, [audit.UNREACHED])
    assert audit.verdict({"dependencies": [known, skipped]}) == (
        0,
        ["1 pinned versions audited, 0 known holes.", "Not known to the database: new."],
    )
    assert audit.verdict({"dependencies": [known, holed]}) == (
        1,
        ["2 pinned versions audited, 1 known holes.", "old 1: A-1, mended in 2"],
    )


def test_lint_audits() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "packaging/audit.py $(CONSTRAINTS)" in makefile.split("\nlint:")[1].split("\n\n")[0]
