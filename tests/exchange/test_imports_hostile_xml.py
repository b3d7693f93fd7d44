# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""XML that is made to do harm: entities that grow, entities and documents that are fetched, nesting without end.

The roots are those of the formats in XML that are read here, so that a reader takes each for its own first.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.exchange.previews.plan import Action
from journal_app.store.journal import Journal
from tests.exchange.every_format import SAMPLES
from tests.exchange.hostile import planned_or_refused, refused, zipped
from tests.exchange.samples import write

SECRET = "what stands in another file of this person"  # noqa: S105 -- a text to look for
ROOTS = {
    "HealthData": '<HealthData locale="en_GB"><ExportDate value="2024-03-04 08:10:00 +0100"/>{}</HealthData>',
    "ClinicalDocument": '<ClinicalDocument xmlns="urn:hl7-org:v3"><title>{}</title></ClinicalDocument>',
    "any": "<root>{}</root>",
}
GROWING = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 12))
DOCTYPES = {
    "growing entities": (f'<!DOCTYPE {{root}} [<!ENTITY a0 "ha">{GROWING}]>', "&a11;"),
    "one long entity many times": (f'<!DOCTYPE {{root}} [<!ENTITY a "{"a" * 10_000}">]>', "&a;" * 10_000),
    "an entity in itself": ('<!DOCTYPE {root} [<!ENTITY a "&b;"><!ENTITY b "&a;">]>', "&a;"),
    "a harmless entity": ('<!DOCTYPE {root} [<!ENTITY a "ferritin">]>', "&a;"),
    "another file": ('<!DOCTYPE {root} [<!ENTITY a SYSTEM "{secret}">]>', "&a;"),
    "another file as a parameter": ('<!DOCTYPE {root} [<!ENTITY % a SYSTEM "{secret}"> %a;]>', "x"),
    "a fetched document type": ('<!DOCTYPE {root} SYSTEM "http://127.0.0.1:9/a.dtd">', "&a;"),
    "a public document type": ('<!DOCTYPE {root} PUBLIC "-//A//B//EN" "http://127.0.0.1:9/a.dtd">', "&a;"),
    "an entity in an attribute": ('<!DOCTYPE {root} [<!ATTLIST {root} b CDATA "&a;"><!ENTITY a "b">]>', "&a;"),
    "no entity at all": ("", "&a;"),
}
# A document type that only names and describes what follows, as the exports of Apple Health have it, does no harm.


def documents() -> list[tuple[str, str]]:
    return [(root, what) for root in ROOTS for what in DOCTYPES]


def document(root: str, what: str, secret: Path) -> bytes:
    doctype, used = DOCTYPES[what]
    doctype = doctype.replace("{root}", root).replace("{secret}", secret.as_uri())
    return f'<?xml version="1.0" encoding="UTF-8"?>{doctype}{ROOTS[root].format(used)}'.encode()


@pytest.mark.parametrize(("root", "what"), documents())
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "in a zip"])
def test_xml_that_refers_to_something_is_refused(
    journal: Journal, tmp_path: Path, root: str, what: str, packed: bool
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    content = document(root, what, secret)
    name = "apple_health_export/export.xml"
    path = write(tmp_path, zipped((name, content)) if packed else content)
    if packed and root == "ClinicalDocument":  # a document beside others: it alone is refused
        plan = planned_or_refused(journal, path)
        assert plan is not None
        assert [entry.action for entry in plan.entries] == [Action.REJECT]
        assert SECRET not in repr(plan)
    else:
        assert SECRET not in str(refused(journal, path))


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_nesting_without_end_is_refused_or_passed_over(journal: Journal, tmp_path: Path, root: str, depth: int) -> None:
    content = ROOTS[root].format("<a>" * depth + "</a>" * depth).encode()
    _nothing_comes_of(journal, write(tmp_path, content))


@pytest.mark.parametrize("root", ROOTS)
@given(inside=st.text(st.sampled_from('<>/&;#x"= aRecord!-[]\0\n'), max_size=60))
def test_anything_inside(tmp_path_factory: pytest.TempPathFactory, root: str, inside: str) -> None:
    path = write(tmp_path_factory.getbasetemp(), ROOTS[root].format(inside).encode(), "inside.xml")
    with Journal.create(None) as journal:
        _nothing_comes_of(journal, path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-7", "cp037", "nobody-knows"])
def test_an_entity_is_not_hidden_by_an_encoding(journal: Journal, tmp_path: Path, encoding: str) -> None:
    text = document("HealthData", "growing entities", tmp_path).decode().replace("UTF-8", encoding)
    content = text.encode(encoding) if encoding != "nobody-knows" else text.encode()
    _nothing_comes_of(journal, write(tmp_path, content))


def _nothing_comes_of(journal: Journal, path: Path) -> None:
    plan = planned_or_refused(journal, path)
    assert plan is None or not plan.changes_anything


def test_the_roots_are_those_of_formats() -> None:
    """Every sample in XML has one of the roots tried here."""
    roots = [content for contents in SAMPLES.values() for content in contents if content.lstrip().startswith(b"<")]
    assert all(any(f"<{root}".encode() in content for root in ROOTS) for content in roots)
