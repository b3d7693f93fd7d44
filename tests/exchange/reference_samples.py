# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Small reference files of the shapes that exist in the world; their authors, titles and numbers are made up."""

from journal_app.domain.references import Reference
from journal_app.exchange.references.records import Record
from journal_app.exchange.references.sniffing import FORMATS

RIS = """TY  - JOUR
AU  - Adler,Anna B.
A1  - Bode, Bert
TI  - A made-up trial of iron <i>in vitro</i> and H<sub>2</sub>O
T2  - Journal of Made-Up Results
JO  - J Made Up
PY  - 2019/07//
DA  - 2019/07/03
VL  - 12
IS  - 3
SP  - 379
EP  - 423
DO  - https://doi.org/10.5555/made.up.1
UR  - https://example.org/one
UR  - https://example.org/two
KW  - iron
KW  - fatigue
N1  - first line
      * second line
XX  - a tag nobody knows
ER  - \n"""

NBIB = """PMID- 99000001
OWN - MADE
IS  - 1234-5678 (Electronic)
IS  - 1234-567X (Linking)
VI  - 10
IP  - 4
DP  - 2018 Apr
TI  - Ferritin in people who do not exist: a systematic
      review.
PG  - 335-339
LID - 10.5555/made.up.2 [doi]
AB  - BACKGROUND: Nobody was asked.
FAU - Adler, Anna B
AU  - Adler AB
AD  - First Made-Up Institute.
AD  - Second Made-Up Institute.
FAU - Bode, Bert
AU  - Bode B
AD  - Third Made-Up Institute.
CN  - The Made-Up Group
LA  - eng
PT  - Journal Article
PT  - Review
TA  - J Made Up
JT  - Journal of made-up results
MH  - Iron/*blood
OT  - ferritin
AID - 10.5555/made.up.2 [doi]
PMC - PMC7654321
"""

PUBMED = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "pubmed_250101.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MADE" Owner="UP"><PMID Version="1">99000002</PMID>
<DateRevised><Year>2007</Year><Month>11</Month></DateRevised>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">1234-5678</ISSN><JournalIssue CitedMedium="Print">
<Volume>17</Volume><Issue>1</Issue><PubDate><Year>1990</Year><Season>Spring</Season></PubDate></JournalIssue>
<Title>Journal of made-up results</Title><ISOAbbreviation>J Made Up</ISOAbbreviation></Journal>
<ArticleTitle>Serum iron &amp; <i>in vitro</i> fatigue at H<sub>2</sub>O.</ArticleTitle>
<Pagination><StartPage>113</StartPage><EndPage>125</EndPage><MedlinePgn>113-25</MedlinePgn></Pagination>
<Abstract><AbstractText Label="AIM">To make it up.</AbstractText><AbstractText>P &lt; 0.5.</AbstractText></Abstract>
<AuthorList CompleteYN="Y"><Author ValidYN="Y"><LastName>Adler</LastName><ForeName>Anna B</ForeName>
<Initials>AB</Initials><AffiliationInfo><Affiliation>First Institute.</Affiliation></AffiliationInfo></Author>
<Author><LastName>Bode</LastName><Initials>B</Initials></Author>
<Author><CollectiveName>The Made-Up Group</CollectiveName></Author></AuthorList>
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
<PublicationType UI="D016454">Review</PublicationType></PublicationTypeList></Article>
<MeshHeadingList><MeshHeading><DescriptorName UI="D1">Iron</DescriptorName></MeshHeading></MeshHeadingList>
<KeywordList Owner="UP"><Keyword MajorTopicYN="N">ferritin</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">99000002</ArticleId>
<ArticleId IdType="doi">10.5555/made.up.3</ArticleId><ArticleId IdType="pii">S1</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle>
<PubmedBookArticle><BookDocument><PMID Version="1">99000003</PMID><Book><Publisher><PublisherName>Made-Up Press
</PublisherName></Publisher><BookTitle book="x">The Made-Up Book</BookTitle><PubDate><Year>2020</Year></PubDate></Book>
<ArticleTitle>A chapter on iron</ArticleTitle><AuthorList Type="authors"><Author><LastName>Coe</LastName>
<ForeName>Cleo</ForeName></Author></AuthorList></BookDocument></PubmedBookArticle>
</PubmedArticleSet>
"""

BIBTEX = r"""% made by hand
@string{jmu = "Journal of Made-Up Results"}
@preamble{"\newcommand{\x}{y}"}
@comment{nobody reads this}
@article{Adler2019,
  author = {Adler, Anna B. and Bert van der Bode and {The Made-Up Group and Friends} and M{\"u}ller, J\'{o}zef},
  title = {{A Made-Up} trial of 5\% iron \& fatigue: {\ss}, \alpha, 100% and H$_2$O},
  journal = jmu # ", Series A",
  year = 2019,
  month = feb,
  volume = 12,
  number = "3",
  pages = {493--500},
  doi = {10.5555/made_up.4},
  pmid = 99000004,
  pmid = {99000004},
  url = {https://example.org/a_b},
  keywords = {iron, fatigue},
  annote = {kept as {T}eX \emph{here}},
}
@manual{Manual,
  title = "Taking iron",
  organization = {The Organizers},
  year = 2020,
}
"""

CSL_JSON = """[
 {"id": "adler", "type": "article-journal", "title": "A made-up trial of <i>iron</i>",
  "container-title": "Journal of Made-Up Results", "volume": 12, "issue": "3", "page": "1–9",
  "author": [{"family": "Adler", "given": "Anna"}, {"literal": "The Made-Up Group"},
             {"family": "Bode", "non-dropping-particle": "van der", "given": "Bert"}],
  "issued": {"date-parts": [[2019, 7, 3]]}, "DOI": "https://doi.org/10.5555/made.up.5", "PMID": "99000005",
  "keyword": "iron, fatigue", "custom": {"anything": [1, null, true]}},
 {"id": "bode", "type": "speech", "title": ["One title", "and another"],
  "issued": {"raw": "Spring 2020", "circa": true}}
]
"""

SAMPLES = {"ris": RIS, "nbib": NBIB, "pubmed": PUBMED, "bibtex": BIBTEX, "csl-json": CSL_JSON}


def read_all(form: str, text: str) -> list[Record]:
    return list(FORMATS[form].read(text))


def read_one(form: str, text: str) -> Reference:
    (record,) = read_all(form, text)
    assert record.reference is not None, record.reason
    return record.reference


def written(form: str, reference: Reference, key: str = "my-key") -> str:
    return FORMATS[form].write([(key, reference)])
