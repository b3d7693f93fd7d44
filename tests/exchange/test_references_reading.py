# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What each format's reader makes of a file, and of one that is not as it should be."""

import json

import pytest

from journal_app.domain.references import Reference, ReferenceKind
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.references.sniffing import FORMATS, sniff
from journal_app.exchange.references.tex import from_tex
from tests.exchange.reference_samples import BIBTEX, CSL_JSON, NBIB, PUBMED, RIS, SAMPLES, read_all, read_one, written


def kept(reference: Reference) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field in reference.kept:
        found.setdefault(field.name, []).append(field.value)
    return found


def outcome(form: str, text: str) -> list[str]:
    """Of each record its title, or where it stands and why it was rejected."""
    return [
        record.reference.title if record.reference else f"{record.where}: {record.reason}"
        for record in read_all(form, text)
    ]


@pytest.mark.parametrize("form", sorted(SAMPLES))
def test_a_format_is_told_by_its_content(form: str) -> None:
    assert sniff(SAMPLES[form]) is FORMATS[form]
    assert sniff("\n\n  \n" + SAMPLES[form].lstrip()) is FORMATS[form]


def test_ris() -> None:
    reference = read_one("ris", RIS)
    assert reference.title == "A made-up trial of iron in vitro and H2O"
    assert reference.authors == ("Adler, Anna B.", "Bode, Bert")
    assert (reference.journal, reference.published, reference.year) == (
        "Journal of Made-Up Results",
        "2019-07-03",
        "2019",
    )
    assert (reference.volume, reference.issue, reference.pages) == ("12", "3", "379-423")
    assert (reference.doi, reference.address) == ("10.5555/made.up.1", "https://example.org/one")
    assert reference.keywords == ("iron", "fatigue")
    assert kept(reference) == {
        "UR": ["https://example.org/two"],
        "JO": ["J Made Up"],
        "N1": ["first line * second line"],
        "XX": ["a tag nobody knows"],
    }


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("PY  - 1948/07//", "published", "1948-07"),
        ("Y1  - 1990///Spring", "published", "1990 Spring"),
        ("PY  - in press", "published", "in press"),
        ("UR  - https://doi.org/10.5555/in.address", "doi", "10.5555/in.address"),
        ("DO  - doi: 10.5555/A_b(1)", "doi", "10.5555/A_b(1)"),
        ("AN  - 123\nDB  - PubMed", "pmid", "123"),
        ("AN  - 123\nDB  - Web of Science", "pmid", ""),
        ("C2  - PMC77", "pmcid", "PMC77"),
        ("SP  - e0815", "pages", "e0815"),
        ("SP  - 1\u20139", "pages", "1-9"),
        ("N2  - One <b>bold</b> word", "abstract", "One bold word"),
    ],
)
def test_tags_of_ris(line: str, field: str, value: str) -> None:
    assert getattr(read_one("ris", f"TY  - JOUR\nTI  - Iron\n{line}\nER  - \n"), field) == value


@pytest.mark.parametrize(("tag", "kind"), [("MGZN", ReferenceKind.ARTICLE), ("SOUND", ReferenceKind.OTHER)])
def test_a_kind_of_ris_that_is_not_ours_comes_out_again(tag: str, kind: ReferenceKind) -> None:
    reference = read_one("ris", f"TY  - {tag}\nTI  - Iron\nER  - \n")
    assert reference.kind is kind
    assert written("ris", reference).startswith(f"TY  - {tag}\r\n")


def test_ris_with_junk_between_records_and_records_that_do_not_end() -> None:
    text = (
        "Exported by hand\n1.\nTY  - JOUR\nTI  - First\nER  - \n\n<<< junk >>>\n2.\nTY  - JOUR\nTI  - Without an end\n"
        "TY  - JOUR\nTY  - BOOK\nTI  - Begun twice\nER  -\nER  - \nTY  - JOUR\nAU  - Adler, Anna\nER  - \n"
        "TI  - Without a beginning\nER  - \nTY  - JOUR\nTI  - Last"
    )
    assert outcome("ris", text) == [
        *(
            "First",
            "Without an end",
            "Begun twice",
            "record 4, line 16: It has no title.",
            "Without a beginning",
            "Last",
        )
    ]


def test_ris_as_some_programs_write_it() -> None:
    assert outcome("ris", "TY - JOUR\nTI - One blank\nER -\n") == ["One blank"]
    assert outcome("ris", "TY  -JOUR\r\nTI  -No blank\r\nER  -\r\n") == ["No blank"]
    assert outcome("ris", "TY  - JOUR\nTI  - IV\nIV - iron\nER  - \n") == ["IV IV - iron"]


def test_nbib() -> None:
    reference = read_one("nbib", NBIB)
    assert reference.title == "Ferritin in people who do not exist: a systematic review."
    assert reference.authors == ("Adler, Anna B", "Bode, Bert", "The Made-Up Group")
    assert (reference.pmid, reference.pmcid, reference.doi) == ("99000001", "PMC7654321", "10.5555/made.up.2")
    assert (reference.published, reference.issn, reference.language) == ("2018 Apr", "1234-5678", "eng")
    assert kept(reference)["AD.1"] == ["First Made-Up Institute.", "Second Made-Up Institute."]
    assert kept(reference)["PT"] == ["Review"]
    lines = written("nbib", reference).splitlines()
    assert lines[lines.index("FAU - Bode, Bert") + 1 :][:2] == ["AU  - Bode B", "AD  - Third Made-Up Institute."]


def test_nbib_with_several_records_and_older_names() -> None:
    text = "PMID- 1\n\nTI  - One\n\nAU  - Adler AB\nPMID- 2\nAB  - Something.\n\nPMID- 3\nPT  - Preprint\nTI  - Three\n"
    assert outcome("nbib", text) == ["One", "record 2, line 6: It has no title.", "Three"]
    first, _second, third = (record.reference for record in read_all("nbib", text))
    assert first is not None
    assert third is not None
    assert (first.authors, third.kind) == (("Adler, AB",), ReferenceKind.PREPRINT)


def test_a_long_line_of_nbib_is_broken_at_blanks() -> None:
    reference = Reference(title="word " * 60 + "end")
    lines = written("nbib", reference).splitlines()
    assert max(map(len, lines)) <= 100
    assert read_one("nbib", "\n".join(lines)) == reference


def test_pubmed_xml() -> None:
    article, chapter = (record.reference for record in read_all("pubmed", PUBMED))
    assert article is not None
    assert chapter is not None
    assert article.title == "Serum iron & in vitro fatigue at H2O."
    assert article.authors == ("Adler, Anna B", "Bode, B", "The Made-Up Group")
    assert (article.published, article.pages, article.doi) == ("1990 Spring", "113-125", "10.5555/made.up.3")
    assert article.abstract == "AIM: To make it up. P < 0.5."
    assert article.keywords == ("ferritin",)
    assert kept(article)["MedlineCitation/@Status"] == ["MADE"]
    assert any("First Institute" in xml for xml in kept(article)["MedlineCitation/Article/AuthorList/Author"])
    assert (chapter.kind, chapter.title, chapter.journal) == (
        ReferenceKind.CHAPTER,
        "A chapter on iron",
        "The Made-Up Book",
    )
    assert (chapter.publisher, chapter.published) == ("Made-Up Press", "2020")


def test_a_broken_record_of_xml_costs_only_itself() -> None:
    title = "<Article><ArticleTitle>{}</ArticleTitle></Article>"
    good = f"<PubmedArticle><MedlineCitation>{title}</MedlineCitation></PubmedArticle>"
    text = "\n".join(
        (
            "<PubmedArticleSet>",
            good.format("One"),
            good.format("<i>Two"),
            good.format("Unknown &nbsp; entity"),
            good.format(""),
            "<PubmedArticle><MedlineCitation>",
            good.format("Last"),
        )
    )
    broken = "Its XML is broken or cut short."
    assert outcome("pubmed", text) == [
        "One",
        f"record 2, line 3: {broken}",
        f"record 3, line 4: {broken}",
        "record 4, line 5: It has no title.",
        f"record 5, line 6: {broken}",
        "Last",
    ]


BOMB = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<PubmedArticleSet><PubmedArticle>&lol2;</PubmedArticle></PubmedArticleSet>"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!DOCTYPE html><html><body>&lt;PubmedArticle&gt; @article{x,</body></html>", "web page"),
        ("<html><head><title>TY  - JOUR</title></head></html>", "web page"),
        ("<?xml version='1.0'?><!-- x --><html xmlns='http://www.w3.org/1999/xhtml'></html>", "web page"),
        (BOMB, "entities"),
        ("<?xml version='1.0'?><ClinicalDocument/>", "RIS, nbib"),
        ("day,tracker,value\n2026-11-20,fatigue,7\n", "RIS, nbib"),
        ("\x0c \n", "blanks"),
        ("[Fau86]\n  author: Nobody\n", "RIS, nbib"),
        ("Dear Sir, TY  - JOUR", "Dear Sir"),
    ],
)
def test_what_holds_no_references_is_refused_whole(text: str, said: str) -> None:
    with pytest.raises(FileNotUnderstood) as refused:
        sniff(text)
    assert said in str(refused.value)
    assert "Nothing was changed." in str(refused.value)


def test_bibtex() -> None:
    article, manual = (record.reference for record in read_all("bibtex", BIBTEX))
    assert article is not None
    assert manual is not None
    assert article.title == "A Made-Up trial of 5% iron & fatigue: ß, \N{GREEK SMALL LETTER ALPHA}, 100% and H2O"
    assert article.authors == (
        "Adler, Anna B.",
        "van der Bode, Bert",
        "The Made-Up Group and Friends",
        "Müller, Józef",
    )
    assert (article.journal, article.published) == ("Journal of Made-Up Results, Series A", "2019-02")
    assert (article.doi, article.pmid, article.pages) == ("10.5555/made_up.4", "99000004", "493-500")
    assert article.address == "https://example.org/a_b"
    assert kept(article) == {"entry key": ["Adler2019"], "annote": [r"kept as {T}eX \emph{here}"]}
    assert (manual.kind, kept(manual)["entry type"]) == (ReferenceKind.OTHER, ["manual"])
    assert "annote = {kept as {T}eX \\emph{here}}" in written("bibtex", article)
    assert written("bibtex", manual).startswith("@manual{Manual,")


def test_bibtex_with_a_broken_entry_between_good_ones() -> None:
    text = (
        "@article{a,\n title = {One}}\n@article{b,\n title = {Two\n"
        "@article{a,\n title = {One again}}\n@book{c,\n year = 2020}\n"
    )
    assert outcome("bibtex", text) == [
        "One",
        "record 2, line 3: Its braces or commas are not in order, so its fields cannot be told apart.",
        "One again",
        "record 4, line 7: It has no title.",
    ]


def test_two_entries_of_one_key_are_written_under_two() -> None:
    one, other = (Reference(title=title) for title in ("One", "Other"))
    text = FORMATS["bibtex"].write([("my-key", one), ("MY-KEY", other)])
    assert [line for line in text.splitlines() if line.startswith("@")] == ["@article{my-key,", "@article{MY-KEY-2,"]


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{\"o} \"{o} \"o {\'{\i}} \c{c} \v s \AA{}s", "ö ö ö í ç š Ås"),
        (r"p $<$ 0.05, $\beta$-x, $x_1^{2}$", "p < 0.05, β-x, x12"),
        ("50% of $5 only", "50% of $5 only"),
        (r"\emph{in vitro} \textbf{\textit{x}} \unknown{kept}", "in vitro x kept"),
        ("pages 1--9 --- ``quoted''", "pages 1–9 — “quoted”"),
        (r"a~b\ c\\d", "a b c d"),
        (r"\textless{}5 \textdegree C \{x\} \_", "<5 °C {x} _"),
    ],
)
def test_tex(tex: str, text: str) -> None:
    assert from_tex(tex) == text


def test_csl_json() -> None:
    first, second = (record.reference for record in read_all("csl-json", CSL_JSON))
    assert first is not None
    assert second is not None
    assert first.authors == ("Adler, Anna", "The Made-Up Group", "van der Bode, Bert")
    assert (first.title, first.published, first.pages) == ("A made-up trial of iron", "2019-07-03", "1-9")
    assert (first.doi, first.pmid, first.volume) == ("10.5555/made.up.5", "99000005", "12")
    assert (second.kind, second.title, second.published) == (ReferenceKind.OTHER, "One title", "Spring 2020")
    (again,) = json.loads(written("csl-json", first))
    (before, _other) = json.loads(CSL_JSON)
    assert again["author"] == before["author"]
    assert again["custom"] == before["custom"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"title": "Alone"}', ["Alone"]),
        ('{"items": [{"title": "One"}, {"title": "Two"}]}', ["One", "Two"]),
        ('[{"title": 5}, {"title": ["First", "x"]}]', ["5", "First"]),
        ('[{"title": "A", "author": "x", "issued": 3, "keyword": {}, "volume": {"a": 1}, "DOI": true}]', ["A"]),
        ('[{"title": "A", "author": [1, null, {"family": {}}], "issued": {"date-parts": [[]]}}]', ["A"]),
        ('[{"title": {"a": 1}}]', ["record 1, line 1: It has no title."]),
        ('[{"title": "A"},\n7]', ["A", "record 2, line 2: It is no object with fields."]),
        (
            '[{"title": "A"},\n{"title": NaN}]',
            ["A", "record 2, line 2: From here on this is no JSON that can be read."],
        ),
        (
            '[{"title": "A"},\n{"title": "B"',
            ["A", "record 2, line 2: From here on this is no JSON that can be read."],
        ),
        ('[{"title": "\\ud800Half \\u0000a sign"}]', ["Half a sign"]),
        (
            '[{"title": "A", "n": ' + "9" * 5000 + "}]",
            ["record 1, line 1: From here on this is no JSON that can be read."],
        ),
        (
            '[{"title": "A", "deep": ' + "[" * 60 + "]" * 60 + "}]",
            ["record 1, line 1: It is nested too deeply to be a reference."],
        ),
        ('[{"title": ' + "[" * 100_000, ["record 1, line 1: From here on this is no JSON that can be read."]),
    ],
)
def test_csl_json_of_any_shape(text: str, expected: list[str]) -> None:
    assert outcome("csl-json", text) == expected


def test_halves_of_characters_are_left_out_wherever_they_stand() -> None:
    half = "\\ud800"
    text = f'[{{"title": "A{half}", "DOI": "10.5555/{half}a", "URL": "x{half}", "author": [{{"family": "B{half}"}}], '
    reference = read_one("csl-json", text + f'"issued": {{"literal": "{half}2018"}}, "x{half}": "{half}"}}]')
    assert repr(reference).isprintable()
    assert (reference.doi, reference.authors, reference.published) == ("10.5555/a", ("B",), "2018")
    assert kept(reference)["x"] == ['""']


@pytest.mark.parametrize("form", sorted(SAMPLES))
def test_absurdly_long_records_are_rejected_one_by_one(form: str) -> None:
    long_title = written(form, Reference(title="iron " * 2_000))
    long_text = written(form, Reference(title="Iron", abstract="iron " * 300_000))
    assert outcome(form, long_title)[0].endswith(": Its title has 9999 signs.")
    assert outcome(form, long_text)[0].endswith(": It is too long to be a reference.")
