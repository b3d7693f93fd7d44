# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Promise: the words are plain, judge nothing, and claim nothing that a paper diary could not.

Every sentence marked for translation, every text of the seeds, the command line's help and the public texts are
searched for words that judge a value or claim a medical purpose. What may stand all the same is listed with its reason.
Beside it: nothing reaches the screen past translation, nothing is modal, nothing moves.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from journal_app import errors
from tests.source_rules import TRANSLATORS

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "journal_app").rglob("*.py"))
MARKERS = TRANSLATORS | {"N_"}

FORBIDDEN = re.compile(
    r"\b(?:(?:ab)?normal(?:ly)?|low(?:er|est)?|high(?:er|est)?|improv\w*|detect\w*|should(?:n't)?|monitor\w*|measur\w*"
    r"|diagnos\w*|interpret\w*|alarm\w*|amplif\w*|analys[ei]s|analy[sz]\w*|calculat\w*|controls?|convert\w*"
    r"|symptom track\w*)\b"
    r"|(?:^|[.!?] )Your (?!journal\b|country\b|own\b)",
    re.IGNORECASE,
)
ALLOWED = {
    r"\b(?:lower|higher) is better\b": "the direction of a scale, said beside it",
    r"^PrivilegesRequired=lowest$": "a word of a set-up program, which asks for no rights of an administrator",
    r"\bthe lowest to the highest\b": "the ends of a band or of an order",
    r"^(?:lowest|highest)$|\bwords for the (?:lowest|highest)\b|\bthe (?:lowest|highest) number\b": "ends of a scale",
    r"\bgreater than the lowest\b": "ends of a scale",
    r"^lower$|\bmake \{panel\} lower\b": "how tall a panel is drawn",
    r"\bhigh contrast\b": "a theme",
    r"\bgives no diagnosis\b": "says what this is not",
    r"\b(?:meta-|before )analysis\b": "what others did, quoted with its source",
    r"\bhigh-dose biotin\b": "as labels and assay makers name a dose, quoted with its source",
    r"\blow phosphate\b": "as product labels name a condition, quoted with its source",
    r"\b\d+ % lower: a sample that waited reads lower\b": "what a study found of samples, quoted with its source",
    r"\blab convert\b": "a command that does arithmetic on units, by its name",
    r"`analysis`": "a folder of the program's source",
    r"\bhigh sensitivity\b|\blow molecular weight\b|\bnormal saline\b": "names of methods and products",
}
"""What may stand, by a pattern, and why; each pattern is in use."""
QUOTED_KEYS = {"cite", "doi", "address", "url", "loinc", "better", "pattern", "key", "title"}
"""Fields of the seeds that hold names of papers, codes and keys."""
QUOTED_IN_QUESTIONNAIRES = {"item", "answers", "stem", "notice", "full_name", "source", "sources"}
"""Words of a questionnaire's authors, which are shown as they were printed."""
SEEDS = [
    *(ROOT / "seeds").glob("*.toml"),
    *(path for path in (ROOT / "seeds" / "questionnaires").rglob("*.toml") if path.is_file()),
]
TEXTS = {".md", ".desktop", ".xml", ".txt", ".yml", ".iss", ""}
PUBLIC = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *(path for path in (ROOT / "packaging").rglob("*") if path.suffix in TEXTS and path.name != "constraints.txt"),
    *(path for path in (ROOT / ".github").rglob("*") if path.suffix in TEXTS),
    *(ROOT / "resources" / "help" / "en").rglob("*.md"),
]
"""What anybody reads who has not opened the program yet, and the help; other languages: tests/test_languages.py."""


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def called(node: ast.Call) -> str:
    function = node.func
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def texts_in(node: ast.AST) -> list[str]:
    """The texts that stand in an expression, those of an f-string included."""
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def marked_texts() -> Iterator[tuple[str, str]]:
    """Everything marked for translation, with the file it stands in."""
    for path in SOURCES:
        for call in calls(tree_of(path)):
            if called(call) in MARKERS:
                yield from ((path.name, text) for argument in call.args for text in texts_in(argument))


def seed_texts() -> Iterator[tuple[str, str]]:
    """Every text of the seeds that is ours, with its file."""
    for path in SEEDS:
        skipped = QUOTED_KEYS | (QUOTED_IN_QUESTIONNAIRES if "questionnaires" in path.parts else set())
        yield from ((path.name, text) for text in below(tomllib.loads(path.read_text(encoding="utf-8")), skipped))


def below(part: object, skipped: set[str]) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, inner in part.items():
            if key not in skipped:
                yield from below(inner, skipped)
    elif isinstance(part, list):
        for inner in part:
            yield from below(inner, skipped)


def help_texts() -> Iterator[tuple[str, str]]:
    """What the command line says of itself: the docstrings and the help of its commands."""
    for path in (ROOT / "journal_app" / "cli").rglob("*.py"):
        tree = tree_of(path)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.decorator_list:
                yield path.name, ast.get_docstring(node) or ""
        for call in calls(tree):
            yield from ((path.name, text) for word in call.keywords if word.arg == "help" for text in texts_in(word))


def public_texts() -> Iterator[tuple[str, str]]:
    """What is said in public, line by line, and what the package says of itself."""
    for path in filter(Path.is_file, PUBLIC):
        yield from ((path.name, line) for line in path.read_text(encoding="utf-8").splitlines())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    yield from (("pyproject.toml", text) for text in (project["description"], *project["keywords"]))


@cache
def all_texts() -> list[tuple[str, str]]:
    return [*marked_texts(), *seed_texts(), *help_texts(), *public_texts()]


def judging(text: str) -> list[str]:
    """The words of a text that may not stand there."""
    text = re.sub(r"\{[^}]*\}", lambda found: found[0] if found[0] in {"{panel}", "{iron}"} else "", text)
    for pattern in ALLOWED:
        text = re.sub(pattern, "", text, flags=re.IGNORECASE)
    return [found[0] for found in FORBIDDEN.finditer(text)]


def test_no_text_judges_a_value_or_claims_a_medical_purpose() -> None:
    texts = all_texts()
    assert len(texts) > 2000
    assert [(file, text, judging(text)) for file, text in texts if judging(text)] == []


def test_what_is_public_is_among_the_texts() -> None:
    files = {file for file, _text in all_texts()}
    assert {"README.md", "pyproject.toml", "control", "iron-journal.desktop", "iron-journal.metainfo.xml"} <= files
    assert {"make-app", "iron-journal.iss", "invalid.iron_journal.IronJournal.yml", "bug.yml", "glossary.md"} <= files


def test_every_exception_is_one() -> None:
    texts = [text for _file, text in all_texts()]
    unused = [pattern for pattern in ALLOWED if not any(re.search(pattern, text, re.IGNORECASE) for text in texts)]
    assert unused == []


@pytest.mark.parametrize(
    "text",
    [
        "Your ferritin is fine.",
        "Saved. Your mood went up.",
        "This is low.",
        "Abnormal",
        "You should rest.",
        "Higher than usual",
        "Set an alarm",
        "monitors iron",
        "Lower is worse",
        "Fatigue improved",
    ],
)
def test_a_judging_word_would_be_seen(text: str) -> None:
    assert judging(text)


@pytest.mark.parametrize(
    "text", ["Lower is better", "From {low} to {high}", "Your journal is the file {path}.", "How was your mood today?"]
)
def test_a_plain_one_may_stand(text: str) -> None:
    assert judging(text) == []


# Nothing reaches the screen past translation

SAID_BY = {
    "Button", "Card", "Chosen", "EmptyState", "EntryForm", "KeptField", "Message", "OneOf", "QAction", "QCheckBox",
    "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QToolButton", "Switch", "addAction", "addItem", "announce",
    "choice_button", "form_row", "label", "primary_button", "quiet_button", "say", "secondary_button",
    "setAccessibleDescription", "setAccessibleName", "setPlaceholderText", "setText", "setTitle", "setToolTip",
    "setWindowTitle", "set_heading", "set_problem", "set_words", "text_field",
}  # fmt: skip
"""Calls whose first argument, and whose arguments by name, are words for the reader."""
LOOKS = {"look", "role", "kind", "name", "key"}
"""Arguments by name that are no words for the reader."""
OWN_NAMES = {"Iron Journal"}
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type)} | {"UnknownUnit", "NoConversion"}


def bare(argument: ast.expr) -> list[str]:
    """The words in an argument that no translation has seen; what is worked out elsewhere is judged there."""
    if isinstance(argument, ast.IfExp):
        return bare(argument.body) + bare(argument.orelse)
    if isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Constant):
        parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
        texts = [text for part in parts if not isinstance(part, ast.FormattedValue) for text in texts_in(part)]
        return [text for text in texts if re.search(r"[^\W\d_]", text) and text not in OWN_NAMES]
    return []


def untranslated(tree: ast.Module) -> list[str]:
    """Words said on screen, or by an error, that stand in the source untranslated, each with its line."""
    found = []
    for call in calls(tree):
        name = called(call)
        said = [*call.args[:1], *(word.value for word in call.keywords if word.arg not in LOOKS)]
        said = said if name in SAID_BY else [*call.args] if name in ERRORS else []
        found += [f"{call.lineno}: {text}" for argument in said for text in bare(argument)]
    return found


SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,} [^\W\d_]{2,}")
NOT_SAID = {"TypeError", "ValueError", "AssertionError", "RuntimeError", "LookupError"}  # bugs, which nobody reads here
KNOWN_SENTENCES = {
    "autostart.py": "a desktop entry, which has no languages here",
    "theme.py": "names of fonts",
    "tour.py": "what Qt says, to be told apart",
}


def loose_sentences(tree: ast.Module) -> list[str]:
    """Three words in a row that are neither a docstring nor translated."""
    found: list[str] = []

    def look(node: ast.AST) -> None:
        for part in ast.iter_child_nodes(node):
            is_docstring = isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)
            is_handled = isinstance(part, ast.Call) and called(part) in MARKERS | NOT_SAID
            if is_docstring or is_handled:
                continue
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and SENTENCE.search(part.value):
                found.append(f"{part.lineno}: {part.value}")
            look(part)

    look(tree)
    return found


def test_all_that_is_said_goes_through_translation() -> None:
    found = {path.name: untranslated(tree_of(path)) for path in SOURCES}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_no_sentence_stands_loose_in_the_window() -> None:
    sources = [path for path in SOURCES if path.is_relative_to(ROOT / "journal_app" / "ui")]
    found = {path.name: loose_sentences(tree_of(path)) for path in sources}
    assert {name: lines for name, lines in found.items() if lines and name not in KNOWN_SENTENCES} == {}


@pytest.mark.parametrize(
    "line",
    [
        'label("Saved")',
        'button.setText("Saved")',
        'button.setText(_("Saved") if saved else "Not saved")',
        'button.setText(f"Saved {time}")',
        'desk.say("Saved")',
        'raise EntryRefused("No such day")',
        'Message(text="Saved")',
    ],
)
def test_untranslated_words_would_be_seen(line: str) -> None:
    assert untranslated(ast.parse(line))


@pytest.mark.parametrize(
    "line",
    [
        'label(_("Saved"))',
        'label("", "soft")',
        'label(_("Saved"), "soft")',
        'button.setText(f"{name}: {value}")',
        'button.setText(_("Saved") if saved else _("Not saved"))',
        'raise EntryRefused(_("No such day"))',
    ],
)
def test_translated_ones_may_stand(line: str) -> None:
    assert untranslated(ast.parse(line)) == []


# Nothing stands in the way, nothing moves

MODAL = {
    "QColorDialog", "QDialog", "QErrorMessage", "QFontDialog", "QInputDialog", "QMessageBox", "QProgressDialog",
    "QSplashScreen", "QWizard", "exec_", "setModal", "setWindowModality",
}  # fmt: skip
MOVING = {
    "QAbstractAnimation", "QMovie", "QParallelAnimationGroup", "QPropertyAnimation", "QScroller",
    "QSequentialAnimationGroup", "QTimeLine", "QVariantAnimation", "animateClick", "setAnimated",
}  # fmt: skip
INSISTING = {"alert", "beep", "flashWindow"}
EXCUSED = {
    "app.py": {"exec"},  # runs the application itself
    "frozen.py": {"exec"},  # runs the text of a function: Python's own, no dialog
    "ask_file.py": {"QMessageBox"},  # part of the file dialog: a file that is replaced no undo brings back
}


def insistent(name: str, tree: ast.Module) -> list[str]:
    """Whatever holds the reader up, moves or calls for attention, each with its line."""
    names = [(node.lineno, node.id if isinstance(node, ast.Name) else node.attr) for node in ast.walk(tree)
             if isinstance(node, ast.Name | ast.Attribute)]  # fmt: skip
    banned = (MODAL | MOVING | INSISTING | {"exec"}) - EXCUSED.get(name, set())
    return [f"{line}: {word}" for line, word in names if word in banned]


def test_nothing_is_modal_and_nothing_moves() -> None:
    found = {path.name: insistent(path.name, tree_of(path)) for path in SOURCES}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line", ["dialog.exec()", "QMessageBox.warning(self)", "QPropertyAnimation(widget)", "tree.setAnimated(True)"]
)
def test_what_insists_would_be_seen(line: str) -> None:
    assert insistent("view.py", ast.parse(line))
