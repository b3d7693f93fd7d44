# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The catalogues of translations: what there is to say goes into each language's file, and how much of it is done.

    python packaging/messages.py            # find every message, write iron-journal.pot and every iron-journal.po
    python packaging/messages.py --add fr   # begin a language
    python packaging/messages.py --take de.po  # put in what another file of that language has for what is open
    python packaging/messages.py --compile  # make the .mo files, which are not kept, from the .po files

Messages come from two places: the sentences marked in the program, and the words in seeds/ that the program shows
through translation (names of blood values, questions, notes ...). What others wrote stays in their language: the items
of questionnaires, the research cards and the papers that are read together.

What a translator cannot see is said beside a message, in a comment that begins ``# Translators:``. It stands above the
line of the message, or above the entry or the statement that the message is a part of; it is for every message there
which has no nearer one. Where it begins with a message in quotes, it is for that one alone::

    # Translators: headings of columns
    # Translators: "From": heading of a column: which file an entry came from
    columns = [_("When"), _("What"), _("From")]

What the seeds say, and what the command line says, has its note here, by the field it stands in.
"""

import argparse
import ast
import gettext
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = "iron-journal"
HEADER = """\
# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT"""
CHURNING = (
    *(b'"POT-Creation-Date:', b'"PO-Revision-Date:', b'"Generated-By:', b'"Last-Translator:', b'"Language-Team:'),
    *(b'"Project-Id-Version:', b'"Report-Msgid-Bugs-To:'),
)
"""Lines of a file's head that change with the day or the version, or tell of a person, and are left out."""
NOTE = "Translators:"
FOR_ONE = re.compile(r'"([^"]+)": ')
"""How a note begins that is for one message of several."""
COVERED = "X-Covered"
"""The line in the head of a compiled catalogue that says how much of it is translated, in whole per cent."""
FORMS_REPEAT_AFTER = 1000
"""Of a number up to a million, no language here looks at more than the last three digits."""
ABOUT_COVERAGE = """\
<!--
SPDX-FileCopyrightText: The Iron Journal contributors
SPDX-License-Identifier: MIT
-->

# How much each language says

Written by `make messages`; a test holds it true. English is the language the program is written in and says all. What
is not translated yet is said in English. How to help: translate in `iron-journal.po`, then run `make messages`.
"""

MARKERS = {"_": (0,), "N_": (0,), "ngettext": (0, 1), "pgettext": (1,)}
"""Which arguments are the message; the first of pgettext is its context."""
INNER_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
"""Where a line of a docstring goes on; ``journal_app.cli.spoken`` asks for whole paragraphs too."""
COMMANDS = {"command", "group"}
"""Decorators of click that make a docstring the help of a command."""
OF_CLICK: tuple[str | tuple[str, str], ...] = (
    "Usage:",
    "Options",
    "Commands",
    "default: {default}",
    "Show this message and exit.",
    "Repeat for confirmation",
    "Error: {message}",
    "Error: invalid input",
    "Error: The two entered values do not match.",
    "Try '{command} {option}' for help.",
    "Missing argument",
    "Missing option",
    "Missing command.",
    "Missing parameter",
    "No such option {name!r}.",
    "No such command {name!r}.",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    "Option {name!r} does not take a value.",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Could not open file {filename!r}: {message}",
    "Choose from:\n\t{choices}",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    "{value} is not in the range {range}.",
    "{value!r} is not a valid {number_type}.",
    "file",
    "directory",
    "path",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
    "{name} {filename!r} does not exist.",
)
"""What click itself says on our command line, as its sources have it."""
ABOUT_COMMANDS = "help of a command, printed in a terminal; what begins with -- and what stands in capitals stays"
ABOUT_OPTIONS = "help of an option or argument of a command, printed in a terminal"
ABOUT_CLICK = "printed in a terminal by click, which reads what is typed there; the words in braces stay"
CITED = "a source as it is cited; only what is not a name or a title is translated"
SEEDS = {
    "analytes.toml": {
        "name": "name of a blood value, as it stands on lab sheets",
        "no_conversion_reason": "why a blood value is not shown in another unit",
        "hint": "asked when a typed blood value is far from what is usual for its unit",
        "text": "a fact about a blood value, shown below its name",
        "note": "a remark on a blood value or a number about it",
        "cite": CITED,
    },
    "courses.toml": {
        "title": "name of a treatment taken over time, offered while it is typed",
        "text": "a fact about a treatment taken over time, shown below its name",
    },
    "crisis_contacts.toml": {
        "name": "name of a country",
        "hours": "when a crisis line can be reached",
        "cite": CITED,
    },
    "products.toml": {
        "inn": "name of a substance that is infused, as the WHO has it",
        "text": "a fact about a substance that is infused, shown below its name",
    },
    "questionnaires/*.toml": {"about": "what a questionnaire is about, below its name"},
    "questionnaires/*/*.toml": {"about": "what a questionnaire is about, below its name"},
    "reactions.toml": {
        "name": "what was felt after an infusion, offered while it is typed",
        "note": "a fact about a reaction to an infusion",
    },
    "trackers.toml": {
        "name": "name of a score that is given each day",
        "question": "question answered each day by a score",
        "low_words": "what the low end of a scale means, such as none for pain; stands alone beside its number",
        "high_words": "what the high end of a scale means; stands alone beside its number",
    },
}
"""The fields of the seeds that are shown through translation, by file, and what each of them is."""
OTHERS_WORDS = {"loinc", "line", "plausible"}
"""Tables whose fields are codes, or names that others gave."""


def found() -> Catalog:
    """Every message of the program, its commands and its seeds, in a catalogue without a language."""
    catalog = Catalog(project="Iron Journal", charset="utf-8", header_comment=HEADER, fuzzy=False)
    for path in sorted((ROOT / "journal_app").rglob("*.py")):
        _add_marked(catalog, path)
    for path in sorted((ROOT / "journal_app" / "cli").rglob("*.py")):
        _add_help(catalog, path)
    for message in OF_CLICK:
        _add(catalog, ROOT / "journal_app" / "cli" / "spoken.py", message, notes=[ABOUT_CLICK])
    for pattern, fields in SEEDS.items():
        for path in sorted((ROOT / "seeds").glob(pattern)):
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
            for field, text in _texts(tables, set(fields)):
                _add(catalog, path, text, notes=[fields[field]])
    return catalog


def _add_marked(catalog: Catalog, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    for node, places in _calls(ast.parse(source)):
        if not isinstance(node.func, ast.Name) or node.func.id not in MARKERS:
            continue
        texts = [part.value if isinstance(part, ast.Constant) else None for part in node.args]
        picked = [text for place in MARKERS[node.func.id] if isinstance(text := texts[place], str) and text]
        if len(picked) == len(MARKERS[node.func.id]):
            message = picked[0] if len(picked) == 1 else tuple(picked)
            context = texts[0] if node.func.id == "pgettext" else None
            _add(catalog, path, message, context=context, notes=_notes(lines, places, picked[0]))


def _calls(node: ast.AST, places: tuple[int, ...] = ()) -> Iterator[tuple[ast.Call, tuple[int, ...]]]:
    """Every call below a node, with the lines that a note on it may stand above, the nearest first."""
    if isinstance(node, ast.stmt):
        places = (node.lineno,)
    elif isinstance(node, ast.expr):
        places = (node.lineno, *places)
    if isinstance(node, ast.Call):
        yield node, places
    entries = zip(node.keys, node.values, strict=True) if isinstance(node, ast.Dict) else ()
    keys = {value: key.lineno for key, value in entries if key}
    for inner in ast.iter_child_nodes(node):
        yield from _calls(inner, (keys[inner], *places) if inner in keys else places)


def _add_help(catalog: Catalog, path: Path) -> None:
    """What --help prints: the docstrings of commands and the help of their options."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and any(map(_makes_a_command, node.decorator_list)):
            text = ast.get_docstring(node)
            if text:
                _add(catalog, path, INNER_BREAK.sub(" ", text), notes=[ABOUT_COMMANDS])
        elif isinstance(node, ast.Call):
            for part in node.keywords:
                if part.arg == "help" and isinstance(part.value, ast.Constant):
                    _add(catalog, path, str(part.value.value), notes=[ABOUT_OPTIONS])


def _makes_a_command(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Attribute) and called.attr in COMMANDS


def _notes(lines: list[str], places: Iterable[int], message: str) -> list[str]:
    """What is said to translators of a message, in the comment above the nearest line that has one on it."""
    for number in dict.fromkeys(places):
        told = [note for name, note in _notes_above(lines, number) if name in {"", message}]
        if told:
            return told
    return []


def _notes_above(lines: list[str], number: int) -> Iterator[tuple[str, str]]:
    """The notes in the comment above a line, each with the message it is for; for every message if that is empty."""
    comment: list[str] = []
    while number - 1 > len(comment) and (line := lines[number - 2 - len(comment)].strip()).startswith("#"):
        comment.insert(0, line.removeprefix("#").strip())
    _before, *notes = " ".join(comment).split(NOTE)
    for note in map(str.strip, notes):
        name = FOR_ONE.match(note)
        yield (name[1], note[name.end() :]) if name else ("", note)


def _texts(part: object, fields: set[str]) -> Iterator[tuple[str, str]]:
    """The texts in the fields that are shown, each with its field."""
    if isinstance(part, list):
        for inner in part:
            yield from _texts(inner, fields)
    elif isinstance(part, dict):
        for key, inner in part.items():
            if isinstance(inner, str):
                yield from [(key, inner)] if inner and key in fields else []
            elif key == "line":
                yield from _texts(inner, fields - {"name"})  # the name of a help line is its own
            elif key not in OTHERS_WORDS:
                yield from _texts(inner, fields)


def _add(
    catalog: Catalog,
    path: Path,
    message: str | tuple[str, ...],
    *,
    context: str | None = None,
    notes: Iterable[str] = (),
) -> None:
    place = (path.relative_to(ROOT).as_posix(), None)
    added = catalog.add(message, locations=[place], auto_comments=[f"{NOTE} {note}" for note in notes], context=context)
    added.flags.discard("python-format")  # "{level} % interval" is none; every placeholder here has a name


# ---------------------------------------------------------------- files


def template() -> Path:
    """The file of every message without a translation."""
    return ROOT / "resources" / "locale" / f"{DOMAIN}.pot"


def files(root: Path | None = None) -> list[Path]:
    """The file of every language."""
    return sorted(((root or ROOT) / "resources" / "locale").glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """A language's catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name, domain=DOMAIN)


def read_template() -> Catalog:
    """The catalogue without a language, as it was written last."""
    with template().open("rb") as file:
        return read_po(file, domain=DOMAIN)


def write(path: Path, catalog: Catalog) -> None:
    """A catalogue in the one form in which it is kept, so that only what was changed differs."""
    for message in catalog:
        message.flags.discard("python-format")  # what is read back is taken for one again, as in ``_add``
    kept = BytesIO()
    write_po(kept, catalog, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = [line for line in kept.getvalue().splitlines(keepends=True) if not line.startswith(CHURNING)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(lines))


def update() -> None:
    """Write the template anew, and bring every language's file to its messages."""
    catalog = found()
    write(template(), catalog)
    for path in files():
        language = read(path)
        language.update(catalog, no_fuzzy_matching=True)
        language.fuzzy = False
        write(path, language)
        write(path, read(path))  # what is a pattern is only marked as it is read; a new message has no mark before


def add(language: str) -> None:
    """Begin the file of a language."""
    path = ROOT / "resources" / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.exists():
        catalog = Catalog(locale=Locale.parse(language), project="Iron Journal", header_comment=HEADER, fuzzy=False)
        write(path, catalog)


def take(source: Path) -> None:
    """Fill in what is open in a language with what another file of it says."""
    with source.open("rb") as file:
        other = read_po(file)
    path = ROOT / "resources" / "locale" / str(other.locale) / "LC_MESSAGES" / f"{DOMAIN}.po"
    language = read(path)
    for message in language:
        known = other.get(message.id, message.context) if message.id and not is_translated(message) else None
        if known is not None and is_translated(known):
            words = known.string
            message.string = words if isinstance(words, str) else _in_forms_of(language, other, tuple(words or ()))
    write(path, language)


def _in_forms_of(ours: Catalog, theirs: Catalog, said: tuple[str, ...]) -> tuple[str, ...]:
    """What another file says, in our order of the forms of a number.

    Of Arabic two orders are in use: 25 takes the last form in one of them, and the last but one in the other. Ends the
    program where one of our forms stands for several of theirs.
    """
    our_form, their_form = gettext.c2py(ours.plural_expr), gettext.c2py(theirs.plural_expr)
    forms: dict[int, set[int]] = {}
    for number in range(FORMS_REPEAT_AFTER):
        forms.setdefault(our_form(number), set()).add(their_form(number))
    if any(len(theirs_for_one) > 1 for theirs_for_one in forms.values()):
        sys.exit(f"The forms of a number are others there: {theirs.plural_forms} Ours: {ours.plural_forms}")
    return tuple(said[their] for _our, [their] in sorted(forms.items()))


def compile_catalogues(root: Path | None = None) -> list[Path]:
    """Make the .mo file of every language whose .po is newer; gives those there are."""
    made = [path.with_suffix(".mo") for path in files(root)]
    for source, compiled in zip(files(root), made, strict=True):
        if compiled.exists() and compiled.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        unfinished = compiled.with_name(f"{compiled.name}.{os.getpid()}")
        with unfinished.open("wb") as file:
            write_mo(file, _with_coverage(read(source)))
        unfinished.replace(compiled)
    return made


def _with_coverage(catalog: Catalog) -> Catalog:
    """The catalogue with how much of it is translated in its head, where the program reads it."""
    counted = _Counted(locale=catalog.locale, domain=DOMAIN, charset="utf-8", fuzzy=False)
    counted.percent = int(covered(catalog))
    for message in catalog:
        if message.id and is_translated(message) and not message.fuzzy:
            counted.add(message.id, message.string, context=message.context)
    return counted


class _Counted(Catalog):
    """One that says so."""

    percent = 0

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of its head."""
        return [*super().mime_headers, (COVERED, str(self.percent))]


def is_translated(message: Message) -> bool:
    """Whether each of its forms is there."""
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return bool(message.id) and all(forms)


def counts(catalog: Catalog) -> tuple[int, int]:
    """How many messages there are, and how many of them are translated and not in doubt."""
    messages = [message for message in catalog if message.id]
    return len(messages), sum(is_translated(message) and not message.fuzzy for message in messages)


def covered(catalog: Catalog) -> float:
    """How much of it is translated, in per cent."""
    every, done = counts(catalog)
    return 100 * done / max(1, every)


def coverage() -> Iterator[str]:
    """How much of it each language says, a line each."""
    yield f"{'language':<12}{'messages':>10}{'translated':>12}{'per cent':>10}"
    for path in files():
        catalog = read(path)
        every, done = counts(catalog)
        yield f"{path.parents[1].name:<12}{every:>10}{done:>12}{covered(catalog):>10.1f}"


def coverage_page() -> str:
    """The same for people to read, as it is kept in COVERAGE.md beside the catalogues."""
    rows = [ABOUT_COVERAGE, "| Language | Code | Messages | Translated | Per cent |", "|---|---|---:|---:|---:|"]
    for path in files():
        code, catalog = path.parents[1].name, read(path)
        every, done = counts(catalog)
        name = Locale.parse(code).get_display_name("en")
        rows.append(f"| {name} | {code} | {every} | {done} | {covered(catalog):.1f} |")
    return "\n".join(rows) + "\n"


def coverage_file() -> Path:
    """Where that page is kept."""
    return ROOT / "resources" / "locale" / "COVERAGE.md"


def main() -> None:
    """Do what is asked for."""
    asked = argparse.ArgumentParser(description="The catalogues of translations.")
    asked.add_argument("--add", metavar="LANGUAGE", help="begin a language, such as fr or pt_BR")
    asked.add_argument("--take", metavar="FILE.po", type=Path, help="fill in what is open from another file")
    asked.add_argument("--compile", action="store_true", help="only make the .mo files")
    options = asked.parse_args()
    if not options.compile:
        if options.add:
            add(options.add)
        update()
        if options.take:
            take(options.take)
        coverage_file().write_text(coverage_page(), encoding="utf-8")
        sys.stdout.write("".join(f"{line}\n" for line in coverage()))
    compile_catalogues()


if __name__ == "__main__":
    main()
