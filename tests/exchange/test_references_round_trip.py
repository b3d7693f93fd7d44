# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What is written is read as it was, and what a file said comes out of the same format again, whatever stands in it."""

import json
from dataclasses import fields, replace
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.reference_marks import clean_doi
from journal_app.domain.references import KeptField, Reference, ReferenceKind
from journal_app.exchange.references.sniffing import FORMATS, sniff
from journal_app.exchange.references.texts import clean_pages, listed_name, plain_text, tidied
from tests.exchange.reference_samples import SAMPLES, read_all, read_one, written

EVERY = sorted(FORMATS)
PIECES = st.sampled_from(
    (
        *(
            "{",
            "}",
            "\\",
            "\\\\",
            "%",
            "&",
            "$",
            "#",
            "_",
            "^",
            "~",
            "--",
            "---",
            "``",
            "''",
            '"',
            "'",
            "\\'e",
            "@article{",
        ),
        *(
            "\n",
            "\r\n",
            "\t",
            "\u2028",
            "\x85",
            "\x00",
            "\x1d",
            "ER  - ",
            "TY  - JOUR",
            "PMID- 1",
            "      ",
            " and ",
            ",",
        ),
        *(
            "<b",
            "</x>",
            "]]>",
            "<!--",
            "&amp;",
            "&lt;i&gt;",
            "[doi]",
            ";",
            "; ",
            "ö",
            "o\u0308",
            "铁",
            "железо",
            "حديد",
            "🩸",
        ),
        *("iron", "Fatigue", " ", "1-2", "\\textbackslash{}", "{\\o}", "$x_1$", "="),
    )
)
RAW = st.lists(PIECES | st.text(st.characters(codec="utf-8"), max_size=6), max_size=6).map("".join)
TEXTS = RAW.map(tidied)
PLAIN = RAW.map(plain_text)
NAMES = st.one_of(
    st.builds("{}, {}".format, TEXTS, TEXTS).map(listed_name), TEXTS.map(listed_name), st.just("The Made-Up Group")
)
DATES = st.sampled_from(
    ("", "2018", "2018-04", "2018-04-03", "2018 Apr", "2018 Apr 3", "1990 Spring", "in press", "2018 Nov-Dec", "{%}")
)
DOIS = st.builds(
    "10.{}/{}".format, st.integers(1000, 99999), st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
)
PMIDS = st.just("") | st.integers(1, 999_999_999).map(str)
REFERENCES = st.builds(
    Reference,
    title=PLAIN.map(lambda text: text or "Iron"),
    kind=st.sampled_from(ReferenceKind),
    authors=st.lists(NAMES.filter(bool), max_size=3).map(tuple),
    journal=PLAIN,
    published=DATES,
    volume=TEXTS,
    issue=TEXTS,
    pages=st.sampled_from(("", "1-9", "e0815", "S1-S9", "1, 4-5")) | TEXTS.map(clean_pages),
    publisher=TEXTS,
    issn=st.sampled_from(("", "1234-5678", "1234-567X")),
    doi=st.just("") | DOIS.filter(lambda doi: clean_doi(tidied(doi)) == doi),
    pmid=PMIDS,
    pmcid=PMIDS.map(lambda digits: digits and f"PMC{digits}"),
    address=TEXTS,
    language=TEXTS,
    abstract=PLAIN,
    keywords=st.lists(TEXTS.filter(bool), max_size=3).map(tuple),
)
# What a format has no place for.
CANNOT_HOLD = {"nbib": {"address": ""}, "pubmed": {"address": "", "publisher": ""}}
KEYS = {"entry key", "id"}


def by_name(reference: Reference) -> tuple[KeptField, ...]:
    fields = (field for field in reference.kept if field.name not in KEYS)
    return tuple(sorted(fields, key=lambda field: field.name))


def differences(one: Reference, other: Reference) -> dict[str, tuple[object, object]]:
    """The fields in which two references differ, however those kept are ordered, the key they went by aside."""
    one, other = (replace(each, kept=by_name(each)) for each in (one, other))
    pairs = {field.name: (getattr(one, field.name), getattr(other, field.name)) for field in fields(Reference)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("form", EVERY)
@given(reference=REFERENCES)
def test_what_is_written_is_read_as_it_was(form: str, reference: Reference) -> None:
    reference = replace(reference, **CANNOT_HOLD.get(form, {}))  # type: ignore[arg-type]
    text = written(form, reference)
    assert sniff(text) is FORMATS[form]
    assert differences(read_one(form, text), reference) == {}


def comes_out_again(form: str, text: str) -> None:
    """Every reference in a file is written so that all of it, fields kept too, is read again."""
    for record in read_all(form, text):
        if record.reference is not None:
            assert differences(read_one(form, written(form, record.reference)), record.reference) == {}


@pytest.mark.parametrize("form", EVERY)
def test_what_a_file_said_comes_out_again(form: str) -> None:
    comes_out_again(form, SAMPLES[form])


TAGS = st.sampled_from(
    (
        *(
            "TI",
            "T1",
            "T2",
            "BT",
            "CT",
            "AU",
            "A1",
            "A2",
            "JF",
            "JO",
            "PY",
            "Y1",
            "DA",
            "SP",
            "EP",
            "DO",
            "UR",
            "AN",
            "DB",
        ),
        *("C2", "KW", "AB", "N2", "ID", "X9", "SN", "VL", "TY"),
    )
)
RIS_VALUES = TEXTS | st.sampled_from(
    (
        "JOUR",
        "BOOK",
        "CHAP",
        "MGZN",
        "2019/07//",
        "2019/07/03/Spring",
        "2019",
        "10.1/x",
        "10.5555/x",
        "PubMed",
        "123",
        "PMC12",
    )
)


@given(lines=st.lists(st.tuples(TAGS, RIS_VALUES), max_size=12), kind=st.sampled_from(("JOUR", "BOOK", "CHAP", "MGZN")))
def test_any_ris(lines: list[tuple[str, str]], kind: str) -> None:
    body = "\n".join(f"{tag}  - {value}" for tag, value in lines)
    comes_out_again("ris", f"TY  - {kind}\nTI  - Iron\n{body}\nER  - \n")


MEDLINE = st.sampled_from(
    (
        *(
            "TI",
            "TT",
            "BTI",
            "FAU",
            "AU",
            "AD",
            "AUID",
            "CN",
            "JT",
            "TA",
            "DP",
            "VI",
            "IP",
            "PG",
            "LID",
            "AID",
            "PMC",
            "IS",
        ),
        *("PT", "OT", "MH", "AB", "LA", "PB", "XYZ", "FED", "ED"),
    )
)
MEDLINE_VALUES = TEXTS | st.sampled_from(
    (
        "Adler, Anna",
        "Adler A",
        "10.5555/x [doi]",
        "1234-5678 (Print)",
        "1234-5678",
        "Preprint",
        "Journal Article",
        "123",
    )
)


@given(lines=st.lists(st.tuples(MEDLINE, MEDLINE_VALUES), max_size=14))
def test_any_nbib(lines: list[tuple[str, str]]) -> None:
    body = "\n".join(f"{tag:<4}- {value}" for tag, value in lines)
    comes_out_again("nbib", f"PMID- 1\nTI  - Iron\n{body}\n")


BIB_NAMES = st.sampled_from(
    (
        *(
            "author",
            "editor",
            "journal",
            "booktitle",
            "year",
            "month",
            "day",
            "date",
            "pages",
            "number",
            "issue",
            "doi",
            "pmid",
        ),
        *(
            "url",
            "school",
            "institution",
            "publisher",
            "keywords",
            "note",
            "howpublished",
            "Weird Name",
            "eprint",
            "pmcid",
        ),
    )
)
BIB_VALUES = RAW | st.sampled_from(
    (
        "Adler, Anna and Bode, Bert",
        "others",
        "2020",
        "2020-02-03",
        "feb",
        "2",
        "10.5555/x",
        "1--9",
        "{A} and {B, C}",
        "a, b; c",
    )
)


@given(
    lines=st.lists(st.tuples(BIB_NAMES, BIB_VALUES, st.sampled_from(("{%s}", '"%s"', "%s", '{%s} # "x"'))), max_size=8),
    kind=st.sampled_from(("article", "book", "phdthesis", "incollection", "manual", "techreport", "online")),
)
def test_any_bibtex(lines: list[tuple[str, str, str]], kind: str) -> None:
    body = ",\n".join(f"{name} = {form % value}" for name, value, form in lines)
    comes_out_again("bibtex", f"@{kind}{{key,\ntitle = {{Iron}},\n{body}}}\n")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | RAW,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(RAW, inner, max_size=3),
    max_leaves=8,
)
CSL_NAMES = st.sampled_from(
    (
        "author",
        "issued",
        "keyword",
        "DOI",
        "PMID",
        "page",
        "volume",
        "container-title",
        "id",
        "type",
        "custom",
        "editor",
    )
)
PEOPLE = st.lists(
    st.dictionaries(st.sampled_from(("family", "given", "literal", "suffix", "dropping-particle")), RAW, max_size=3),
    max_size=3,
)
ISSUED = st.fixed_dictionaries(
    {"date-parts": st.lists(st.lists(st.integers(0, 2030) | st.just("4"), max_size=4), max_size=2)}
)


@given(item=st.dictionaries(CSL_NAMES, JSON | PEOPLE | ISSUED, max_size=6))
def test_any_csl_json(item: dict[str, object]) -> None:
    comes_out_again("csl-json", json.dumps([{"title": "Iron", **item}]))


XML_NAMES = st.sampled_from(
    (
        *(
            "MedlineCitation",
            "Article",
            "Journal",
            "JournalIssue",
            "PubDate",
            "Year",
            "Month",
            "MedlineDate",
            "AuthorList",
        ),
        *(
            "Author",
            "LastName",
            "ForeName",
            "CollectiveName",
            "Abstract",
            "AbstractText",
            "KeywordList",
            "Keyword",
            "PMID",
        ),
        *(
            "ArticleIdList",
            "ArticleId",
            "ELocationID",
            "PublicationTypeList",
            "PublicationType",
            "Title",
            "ArticleTitle",
        ),
        *("PubmedData", "BookDocument", "Book", "BookTitle", "Pagination", "MedlinePgn", "ISSN", "Unheard"),
    )
)
ATTRIBUTES = st.sampled_from(("", ' IdType="doi"', ' EIdType="doi"', ' IdType="pubmed"', ' Label="AIM"', ' Owner="UP"'))
XML = st.recursive(
    TEXTS.map(escape),
    lambda inner: st.builds(
        "<{0}{1}>{2}</{0}>".format, XML_NAMES, ATTRIBUTES, st.lists(inner, max_size=4).map("".join)
    ),
    max_leaves=12,
)
TITLE = "<MedlineCitation><Article><ArticleTitle>Iron</ArticleTitle>{}</Article>{}</MedlineCitation>{}"


@given(inner=XML, citation=XML, data=XML)
def test_any_pubmed_xml(inner: str, citation: str, data: str) -> None:
    comes_out_again("pubmed", f"<PubmedArticle>{TITLE.format(inner, citation, data)}</PubmedArticle>")
