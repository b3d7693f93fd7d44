# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The house stands as it was drawn: which part may know which, and what no part may do.

Each rule is also shown to fail where it is broken: import-linter's on a copy of the package with one wrong import in
it, the others on a made-up line of source.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import source_rules
from tests.source_rules import RULES, Rule

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "journal_app"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package in ``folder``, over the contracts in pyproject.toml there."""
    command = [sys.executable, "-c", LINT]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def module_name(path: Path) -> str:
    """``journal_app.ui.work`` for its file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A package laid out like ours with every module empty, and a screen, beside our contracts."""
    for source in [*SOURCES, PACKAGE / "ui" / "probe" / "view.py", PACKAGE / "ui" / "probe" / "presenter.py"]:
        copy = tmp_path / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
        (copy.parent / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_import_goes_the_way_it_may() -> None:
    outcome = lint_imports(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "7 kept, 0 broken" in outcome.stdout


def test_an_empty_house_keeps_every_contract(house: Path) -> None:
    assert lint_imports(house).returncode == 0


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/facts.py", "import journal_app.store", "Arrows point down"),
        ("store/__init__.py", "import journal_app.exchange", "Arrows point down"),
        ("cli/__init__.py", "import journal_app.ui", "Arrows point down"),
        ("ui/__init__.py", "import journal_app.cli", "Arrows point down"),
        ("places.py", "import journal_app.words", "Arrows point down"),
        ("another.py", "", "Arrows point down"),
        ("cli/__init__.py", "from PySide6.QtCore import QTimer", "Only ui knows Qt"),
        (
            "exchange/fhir/labs.py",
            "import journal_app.exchange.importing",
            "In the exchange a format stands on previews",
        ),
        (
            "exchange/hl7/text.py",
            "import journal_app.exchange.fhir.labs",
            "In the exchange a format stands on previews",
        ),
        ("domain/facts.py", "import shiboken6", "Only ui knows Qt"),
        ("ui/probe/view.py", "import pyqtgraph", "Only ui.charts knows pyqtgraph"),
        ("exchange/__init__.py", "import sqlite3", "Only store speaks SQL"),
        ("ui/work.py", "from sqlcipher3 import dbapi2", "Only store speaks SQL"),
        ("ui/probe/view.py", "from journal_app.store import journal", "Views are given their state"),
        ("ui/probe/view.py", "import journal_app.exchange", "Views are given their state"),
        ("ui/probe/presenter.py", "from PySide6 import QtGui", "Presenters run without Qt"),
        ("ui/probe/presenter.py", "from journal_app.ui.probe import view", "Presenters run without Qt"),
    ],
)
def test_a_contract_breaks_at_one_wrong_import(house: Path, module: str, line: str, contract: str) -> None:
    (house / "journal_app" / "ui" / "probe" / "view.py").write_text("import PySide6\n")
    with (house / "journal_app" / module).open("a") as file:
        file.write(f"{line}\n")
    outcome = lint_imports(house)
    broken = [text for text in outcome.stdout.splitlines() if " BROKEN" in text]
    assert outcome.returncode == 1
    assert any(text.startswith(contract) for text in broken), outcome.stdout


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_module_breaks_a_house_rule(rule: Rule) -> None:
    assert len(SOURCES) > 20
    broken = {
        str(path.relative_to(ROOT)): found
        for path in SOURCES
        if (found := rule(module_name(path), path.read_text(encoding="utf-8")))
    }
    assert not broken


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (source_rules.threads_only_in_lanes, "import threading"),
        (source_rules.threads_only_in_lanes, "from concurrent.futures import ThreadPoolExecutor"),
        (source_rules.threads_only_in_lanes, "from PySide6.QtCore import QThread"),
        (source_rules.threads_only_in_lanes, "from PySide6 import QtCore\npool = QtCore.QThreadPool()"),
        (source_rules.no_network, "def f():\n    import socket"),
        (source_rules.no_network, "from urllib import request"),
        (source_rules.no_network, "import urllib.request"),
        (source_rules.no_network, "from PySide6 import QtNetwork"),
        (source_rules.domain_is_plain, "import numpy as np"),
        (source_rules.domain_is_plain, "from journal_app import store"),
        (source_rules.no_hidden_imports, "import importlib\nimportlib.import_module('sqlite3')"),
        (source_rules.no_hidden_imports, "__import__('PySide6')"),
        (source_rules.no_hidden_imports, "import_module(f'journal_app.{part}.view')"),
        (source_rules.no_hidden_imports, "from importlib import import_module as load"),
        (source_rules.absolute_imports, "from . import facts"),
        (source_rules.nothing_swallowed, "try:\n    x\nexcept Exception:\n    y"),
        (source_rules.nothing_swallowed, "try:\n    x\nexcept (OSError, builtins.BaseException):\n    y"),
        (source_rules.nothing_swallowed, "try:\n    x\nexcept:\n    y"),
        (source_rules.nothing_swallowed, "try:\n    x\nexcept Exception as error:\n    raise Lost from error"),
        (source_rules.nothing_swallowed, "with contextlib.suppress(Exception):\n    x"),
        (source_rules.translated_when_shown, "TITLE = _('Today')"),
        (source_rules.translated_when_shown, "class View:\n    title = words.ngettext('a day', 'days', 2)"),
        (source_rules.translated_when_shown, "def f(title=_('Today')):\n    pass"),
        (source_rules.translated_when_shown, "def f(n):\n    return _(f'{n} days')"),
        (source_rules.translated_when_shown, "def f(n):\n    return _('days: ' + n)"),
    ],
)
def test_a_house_rule_sees_what_breaks_it(rule: Rule, source: str) -> None:
    assert rule("journal_app.domain.made_up", source)


@pytest.mark.parametrize(
    ("module", "rule", "source"),
    [
        ("journal_app.ui.lanes", source_rules.threads_only_in_lanes, "from PySide6.QtCore import QThread"),
        ("journal_app.domain.days", source_rules.domain_is_plain, "import datetime\nfrom journal_app import words"),
        ("journal_app.store.rows", source_rules.domain_is_plain, "import sqlite_utils"),
        ("journal_app.store.rows", source_rules.nothing_swallowed, "try:\n    x\nexcept OSError:\n    y"),
        (
            "journal_app.store.rows",
            source_rules.nothing_swallowed,
            "try:\n    x\nexcept BaseException:\n    y\n    raise",
        ),
        (
            "journal_app.cli.program",
            source_rules.no_hidden_imports,
            "import_module(f'journal_app.cli.commands.{name}')",
        ),
        ("journal_app.ui.app", source_rules.translated_when_shown, "def f():\n    return _('Today')"),
        ("journal_app.ui.app", source_rules.no_network, "from urllib.parse import quote"),
    ],
)
def test_a_house_rule_lets_pass_what_may_be(module: str, rule: Rule, source: str) -> None:
    assert rule(module, source) == []
