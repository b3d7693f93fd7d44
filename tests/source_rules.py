# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""House rules that are read off a module's source; each gives the lines that break it, as ``3: what is wrong``.

What imports alone can tell is left to import-linter (pyproject.toml); here is what only the source shows.
"""

import ast
import sys
from collections.abc import Callable, Iterator

THREAD_MODULES = {"threading", "_thread", "multiprocessing", "asyncio", "concurrent"}
THREAD_NAMES = {"QThread", "QThreadPool", "QRunnable", "QtConcurrent"}
NETWORK_MODULES = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "socketserver",
    "xmlrpc",
    "webbrowser",
}
NETWORK_NAMES = {"QtNetwork", "QtWebEngineWidgets", "QtWebEngineCore", "QTcpSocket", "QNetworkAccessManager"}
TRANSLATORS = {"_", "ngettext", "pgettext"}
HIDING = {"import_module", "__import__"}
BROAD = {"Exception", "BaseException"}
LAST_STOP = "journal_app.cli.failures"  # where a bug is reported and ends the run

Rule = Callable[[str, str], list[str]]


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name imported, dotted, with its line; ``from a import b`` is both ``a`` and ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or "."
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, alias.name) for alias in node.names)


def _called(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _within(name: str, roots: set[str]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


def _uses(source: str, modules: set[str], names: set[str]) -> list[str]:
    tree = ast.parse(source)
    found = {(line, name) for line, name in _imports(tree) if _within(name, modules)}
    found |= {(line, name) for line, name in _names(tree) if name in names}
    return [f"{line}: uses {name}" for line, name in sorted(found)]


def threads_only_in_lanes(module: str, source: str) -> list[str]:
    """One module makes threads; everything else asks it."""
    return [] if module == "journal_app.ui.lanes" else _uses(source, THREAD_MODULES, THREAD_NAMES)


def no_network(_module: str, source: str) -> list[str]:
    """Nothing in the app can reach another computer."""
    return _uses(source, NETWORK_MODULES, NETWORK_NAMES)


def domain_is_plain(module: str, source: str) -> list[str]:
    """The domain needs the standard library, and the three modules below it, alone."""
    if not _within(module, {"journal_app.domain"}):
        return []
    allowed = {"journal_app.domain", "journal_app.words", "journal_app.errors", "journal_app.places"}
    return [
        f"{line}: imports {name}"
        for line, name in _imports(ast.parse(source))
        if name.split(".", maxsplit=1)[0] not in sys.stdlib_module_names
        and name != "journal_app"
        and not _within(name, allowed)
    ]


def _leading_text(call: ast.Call) -> str:
    """What the first argument certainly begins with."""
    first = call.args[0] if call.args else None
    if isinstance(first, ast.JoinedStr):
        first = first.values[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


def no_hidden_imports(module: str, source: str) -> list[str]:
    """No import that a reader, a type checker and import-linter cannot see, but of a part's own modules."""
    tree = ast.parse(source)
    own = ".".join(module.split(".")[:2]) + "."
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node.func) in HIDING]
    renamed = [node for node in ast.walk(tree) if isinstance(node, ast.alias) and node.name in HIDING and node.asname]
    lines = [node.lineno for node in calls if not _leading_text(node).startswith(own)]
    lines += [node.lineno for node in renamed]
    return [f"{line}: hides what it imports" for line in lines]


def absolute_imports(_module: str, source: str) -> list[str]:
    """Every import says from where."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom))
    return [f"{node.lineno}: a relative import" for node in nodes if node.level]


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or _called(kind) in BROAD for kind in caught)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def nothing_swallowed(module: str, source: str) -> list[str]:
    """A bug is never caught, but to tidy up and raise it again."""
    broken = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node):
            if not _raises_again(node) and module != LAST_STOP:
                broken.append(f"{node.lineno}: catches everything")
        elif isinstance(node, ast.Call) and _called(node.func) == "suppress":
            broken += [f"{node.lineno}: suppresses everything" for kind in node.args if _called(kind) in BROAD]
    return broken


def translated_when_shown(_module: str, source: str) -> list[str]:
    """Words are looked up when they are shown, not when a module is imported, and never from an f-string."""
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node.func) in TRANSLATORS]
    pieced = [call for call in calls if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args[:1])]
    early = [call for call in _run_at_import(tree) if _called(call.func) in TRANSLATORS]
    return [f"{call.lineno}: translates a pieced-together sentence" for call in pieced] + [
        f"{call.lineno}: translates while it is imported" for call in early
    ]


def _run_at_import(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls made as the module is imported: everything but the bodies of functions, whose defaults do count."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _run_at_import(node.args)
        elif not isinstance(node, ast.Lambda):
            if isinstance(node, ast.Call):
                yield node
            yield from _run_at_import(node)


RULES: tuple[Rule, ...] = (
    threads_only_in_lanes,
    no_network,
    domain_is_plain,
    no_hidden_imports,
    absolute_imports,
    nothing_swallowed,
    translated_when_shown,
)
