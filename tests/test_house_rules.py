# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What holds for every file of the checkout, and for what the project leans on."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis", "LICENSES"}
NOT_OURS |= {"cc-by-4.0"}  # questionnaires of others, under the licence that stands beside them
CODE = {".py", ".sh", ".qss", ".toml"}
SPDX = ["SPDX-FileCopyrightText: The Iron Journal contributors", "SPDX-License-Identifier: MIT"]
# Spelled in pieces, so that this file does not name what it looks for. Where packages come from is the reader's choice.
HOSTS = re.compile(r"\b(py" r"pi|python" r"hosted|npm" r"js|debian|ubuntu|anaconda)\.(org|com|net)\b", re.IGNORECASE)
PIN = re.compile(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*( ; python_version (<|>=) '3\.[0-9]+')?")


def our_files() -> Iterator[Path]:
    """Every file of the checkout that is ours and written by hand."""
    for path in sorted(ROOT.rglob("*")):
        if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts):
            yield path


def is_code(path: Path) -> bool:
    """Whether a file is a program of ours, or data that a program reads."""
    if path.suffix in CODE:
        return path.name != "pyproject.toml"
    return not path.suffix and path.read_bytes().startswith(b"#!")


def text_of(path: Path) -> str:
    """What a file says, or nothing if it is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def says_whose_it_is(text: str) -> bool:
    """Whether the two SPDX lines stand as a comment at the top of ``text``, or right under how a script is run."""
    lines = text.splitlines()
    start = 1 if text.startswith("#!") else 0
    return [line.strip("#/* ") for line in lines[start : start + 2]] == SPDX


def unpinned(constraints: str) -> list[str]:
    """The lines of a constraints file that are no comment, not empty, and no exact pin."""
    lines = [line.strip() for line in constraints.splitlines()]
    return [line for line in lines if line and not line.startswith("#") and not PIN.fullmatch(line)]


def unbounded(requirements: list[str]) -> list[str]:
    """The requirements that would take any newer release."""
    return [
        text
        for text in requirements
        if not any(part.operator in {"<", "==", "~="} for part in Requirement(text).specifier)
    ]


def needed(requirements: list[str], extras: frozenset[str] = frozenset()) -> set[str]:
    """The names of everything that ``requirements`` bring along on this Python, as installed here."""
    found: set[str] = set()
    waiting = [(Requirement(text), extras) for text in requirements]
    while waiting:
        requirement, wanted = waiting.pop()
        name = canonicalize_name(requirement.name)
        environments = [{"extra": extra} for extra in (wanted or {""})]
        if requirement.marker and not any(requirement.marker.evaluate(each) for each in environments):
            continue
        if name not in found:
            found.add(name)
            waiting += [(Requirement(text), frozenset(requirement.extras)) for text in requires(name) or ()]
    return found


@pytest.fixture(scope="module")
def project() -> dict[str, dict[str, list[str]]]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        loaded: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return loaded


@pytest.fixture(scope="module")
def everything_asked_for(project: dict[str, dict[str, list[str]]]) -> list[str]:
    groups = project["dependency-groups"]
    asked = (project["project"]["dependencies"], *groups.values(), project["build-system"]["requires"])
    return [requirement for each in asked for requirement in each]


def test_every_program_says_whose_it_is() -> None:
    programs = [path for path in our_files() if is_code(path)]
    assert len(programs) > 50
    assert [str(path.relative_to(ROOT)) for path in programs if not says_whose_it_is(text_of(path))] == []


def test_no_file_names_a_package_registry() -> None:
    assert [str(path.relative_to(ROOT)) for path in our_files() if HOSTS.search(text_of(path))] == []


def test_a_registry_would_be_seen() -> None:
    assert HOSTS.search("https://" + "py" + "pi.org/simple")
    assert HOSTS.search("http://deb." + "debian" + ".org/debian")
    assert not HOSTS.search("import debian.organisation, python_hosted")


def test_a_missing_line_would_be_seen() -> None:
    first, second = (f"# {line}\n" for line in SPDX)
    assert says_whose_it_is("#!/bin/sh\n" + first + second)
    assert not says_whose_it_is(first + "import os\n")
    assert not says_whose_it_is("import os\n" + first + second)


def test_the_constraints_are_pins_and_nothing_else() -> None:
    assert unpinned((ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    ["click>=8", "click", "--index-url https://example.invalid", "click==8.5.1 --hash=sha256:0", "click @ file:///x"],
)
def test_anything_else_would_be_seen(line: str) -> None:
    assert unpinned(f"# words\nnumpy==2.4.6\n{line}\n") == [line]


def test_the_constraints_pin_all_that_is_installed_and_nothing_more(everything_asked_for: list[str]) -> None:
    lines = (ROOT / "packaging" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {canonicalize_name(line.split("==")[0]) for line in lines if PIN.fullmatch(line)}
    # pip installs all the rest; hatchling asks for editables only while it makes an editable installation.
    assert pinned == needed([*everything_asked_for, "pip"]) | {"editables"}


def test_every_dependency_has_an_upper_bound(everything_asked_for: list[str]) -> None:
    assert unbounded(everything_asked_for) == []
    assert unbounded(["click>=8", "click>=8,<9", "ruff==0.17.5", "numpy"]) == ["click>=8", "numpy"]
