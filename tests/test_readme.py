# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the README and the pages beside it say is there, is there."""

import re
import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse

from journal_app.cli.program import Screens, make_program
from tests.cli.runner import commands_of

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = ROOT / "packaging" / "pictures"
MOST_BYTES = 1_000_000
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / ".github").glob("*.md")),
    ROOT / "packaging" / "README.md",
    ROOT / "seeds" / "cards" / "README.md",
]
LINK = re.compile(r"\]\(([^)\s]+)\)")
SVG = "{http://www.w3.org/2000/svg}"
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def anchors(page: str) -> set[str]:
    """What a link with # can lead to on a page."""
    heads = re.findall(r"(?m)^#+ (.+)$", page)
    return {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}


def section(title: str) -> str:
    """The part of the README under a heading."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


# Links and pictures


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.name}")
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link for link in LINK.findall(text) if not link.startswith("https://")]
    for link in links:
        place, _sign, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


def test_every_picture_is_named_and_every_named_picture_is_there() -> None:
    named = set(re.findall(r"\(packaging/pictures/([^)]+)\)", README))
    assert named == {path.name for path in PICTURES.iterdir()}
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES


def test_every_picture_says_in_words_what_is_on_it() -> None:
    told = re.findall(r"!\[([^\]]*)\]", README)
    assert len(told) == len(list(PICTURES.iterdir()))
    assert all(len(words.split()) >= 6 for words in told)


def test_the_picture_of_the_parts_names_each_of_them_and_says_so_to_those_who_cannot_see_it() -> None:
    picture: Element | None = parse(PICTURES / "architecture.svg").getroot()
    assert picture is not None
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = [layer for layer in contracts[0]["layers"] if layer != "__main__"]
    shown = {word for text in picture.iter(f"{SVG}text") for word in (text.text or "").replace("·", " ").split()}
    assert {part.strip() for layer in layers for part in layer.split("|")} <= shown
    title, what = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert what is not None
    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == f"{title.get('id')} {what.get('id')}"
    assert "prefers-color-scheme: dark" in "".join(picture.itertext())


# What is said


def test_it_is_published_that_nothing_depends_on_how_values_look() -> None:
    assert "What you see never depends on how your values look" in section("What it promises")


def test_every_command_stands_in_the_readme() -> None:
    screens = Screens(open_window=lambda _path, _passphrase: 0, make_tour=lambda _tour: [])
    commands = set(commands_of(make_program(screens)))
    told = set(re.findall(r"iron-journal(?: --[a-z-]+ \S+)* ([a-z][a-z-]*)", README))
    told |= set(re.findall(r"`([a-z-]+)`", section("Use it without a window")))
    assert commands - told == set()


def test_each_journal_in_the_comparison_has_its_source_and_the_comparison_its_month() -> None:
    part = section("Beside other journals")
    head = next(line for line in part.splitlines() if line.startswith("| |"))
    others = [cell.strip() for cell in head.split("|")[3:-1]]
    assert len(others) >= 5
    assert re.search(r"as of [A-Z][a-z]+ 20[0-9]{2}", part)
    for other in others:
        assert re.search(rf"(?m)^- {re.escape(other)}: \[", part), other
    rows = [line for line in part.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {len(others) + 3}


def test_how_things_are_added_names_files_that_are_there() -> None:
    part = section("Add to it")
    named = re.findall(r"`((?:seeds|tests|journal_app|packaging)/[\w./-]+)`", part)
    assert len(named) >= 8
    assert [place for place in named if not (ROOT / place).exists()] == []
    tried = [test for line in re.findall(r"TESTS=\"?([\w./ -]+)", part) for test in line.split()]
    assert len(tried) >= 6
    assert [test for test in tried if not (ROOT / test).exists()] == []


# Forms for whoever has something to say


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_asks_for_nothing_private(form: Path) -> None:
    text = form.read_text(encoding="utf-8")
    assert "SPDX-License-Identifier: MIT" in text
    if "body:" in text and form.name in {"bug.yml", "import-format.yml"}:
        assert re.search(r"(?i)please send no", text)
        assert "Nothing private" in text


def test_a_bug_is_told_with_the_crash_report() -> None:
    [bug] = [form for form in FORMS if form.name == "bug.yml"]
    assert "label: Crash report" in bug.read_text(encoding="utf-8")
    assert {form.stem for form in FORMS} >= {"bug", "import-format", "translation", "research-card"}


def test_no_page_names_an_address_to_write_to() -> None:
    for page in (*PAGES, *FORMS):
        assert not re.search(r"[\w.+-]+@[\w-]+\.\w+", page.read_text(encoding="utf-8")), page
