# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
import io
import zipfile
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.labs import Comparator, LabResult
from journal_app.domain.treatments import Infusion
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.cda.tree import NOTHING, Element
from journal_app.exchange.previews.plan import Action, Entry
from journal_app.store.journal import Journal
from tests.exchange.samples import TODAY, planned, write

CODE = '<code code="2276-4" codeSystem="2.16.840.1.113883.6.1" displayName="Ferritin"/>'
VALUE = '<value xsi:type="PQ" value="42" unit="ng/mL"/>'
DRAWN = '<effectiveTime value="202403040810+0100"/>'
DONE = '<statusCode code="completed"/>'
RANGE = (
    '<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="15" unit="ng/mL"/>'
    '<high value="150" unit="ng/mL"/></value></observationRange></referenceRange>'
)
LABORATORY = (
    "<performer><assignedEntity><representedOrganization><name>Made-up Laboratory</name>"
    "</representedOrganization></assignedEntity></performer>"
)
PERSON = (
    '<recordTarget><patientRole><id root="1.2.3" extension="4711"/><patient><name><given>Ada</given>'
    '<family>Made-Up</family></name><birthTime value="19800229"/></patient></patientRole></recordTarget>'
)
OTHER_PERSON = PERSON.replace("4711", "9").replace("Ada", "Ben").replace("Made-Up", "Other").replace("1980", "1970")
UNIT_BESIDE_OF = (
    '{}<entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN">'
    '<code code="246514001"/>{}</observation></entryRelationship>'
)
BARE_NUMBER = UNIT_BESIDE_OF.format('<value xsi:type="REAL" value="11.0"/>', '<value xsi:type="ST">ng/mL</value>')
OWN_UNIT = (
    '<value xsi:type="PQ" nullFlavor="OTH"><translation value="42" nullFlavor="OTH">'
    "<originalText>MCG/L</originalText></translation></value>"
)
UNIT_BESIDE = UNIT_BESIDE_OF.format('<value xsi:type="ST">&lt;5</value>', '<value xsi:type="CD" code="ug/L"/>')
RESULTS = '<templateId root="2.16.840.1.113883.10.20.22.2.3.1"/><code code="30954-2"/><title>Results</title>'


def an_observation(*parts: str, attributes: str = 'classCode="OBS" moodCode="EVN"') -> str:
    return f"<observation {attributes}>{''.join(parts)}</observation>"


FERRITIN = an_observation(CODE, DONE, DRAWN, VALUE)


def a_section(*entries: str, head: str = RESULTS, text: str = "") -> str:
    within = "".join(f"<entry>{one}</entry>" for one in entries)
    return f"<component><section>{head}<text>{text}</text>{within}</section></component>"


def an_organizer(*observations: str, more: str = DONE) -> str:
    within = "".join(f"<component>{one}</component>" for one in observations)
    return f'<organizer classCode="BATTERY" moodCode="EVN">{more}{within}</organizer>'


def a_document(*sections: str, people: str = PERSON, begin: str = '<?xml version="1.0"?>\n') -> str:
    return (
        f'{begin}<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{people}<component><structuredBody>{''.join(sections)}</structuredBody></component></ClinicalDocument>"
    )


def a_zip(**members: str | bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return whole.getvalue()


def entry_of(journal: Journal, folder: Path, *parts: str, more: str = DONE, text: str = "") -> Entry:
    document = a_document(a_section(an_organizer(an_observation(*parts), more=more), text=text))
    (entry,) = planned(journal, folder, document).entries
    return entry


def read(journal: Journal, folder: Path, *parts: str, more: str = DONE, text: str = "") -> LabResult:
    entry = entry_of(journal, folder, *parts, more=more, text=text)
    assert entry.action is Action.ADD, entry.reason
    assert isinstance(entry.fact, LabResult)
    return entry.fact


def test_a_result_is_kept_as_printed(journal: Journal, tmp_path: Path) -> None:
    act = '<act classCode="ACT" moodCode="EVN"><code code="48767-8"/><text>haemolysed</text></act>'
    comment = f"<entryRelationship>{act}</entryRelationship>"
    flag = '<interpretationCode code="N"/>'
    result = read(journal, tmp_path, CODE, DONE, DRAWN, VALUE, flag, RANGE, comment, more=LABORATORY)
    assert result == LabResult(
        collected_on=date(2024, 3, 4),
        collected_time=time(8, 10),
        analyte="ferritin",
        value=Decimal(42),
        unit="ng/mL",
        unit_code="ng/mL",
        printed_value="42",
        range_low=Decimal(15),
        range_high=Decimal(150),
        flag="N",
        laboratory="Made-up Laboratory",
        note="haemolysed",
    )


def test_whose_it_is_and_where_each_line_stands(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_document("\n", a_section(FERRITIN)))
    (person,) = plan.people
    assert (person.name, person.born, person.identifiers) == ("Ada Made-Up", "1980-02-29", ("4711",))
    assert [entry.where for entry in plan.entries] == ["line 3"]


def test_a_document_of_several_people_is_asked_about(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, a_document(a_section(FERRITIN), people=PERSON + OTHER_PERSON))
    assert [person.name for person in plan.people] == ["Ada Made-Up", "Ben Other"]
    assert plan.question is not None


@pytest.mark.parametrize(
    ("value", "sign", "number", "unit"),
    [
        ('<value xsi:type="PQ" value="1.250" unit="ng/mL"/>', "", "1.250", "ng/mL"),
        ('<value xsi:type="PQ" value="&lt;5" unit="ng/mL"/>', "<", "5", "ng/mL"),
        ('<value value="42" unit="ng/mL"/>', "", "42", "ng/mL"),
        ('<value xsi:type="IVL_PQ"><high value="5" unit="ng/mL" inclusive="false"/></value>', "<", "5", "ng/mL"),
        ('<value xsi:type="IVL_PQ"><low nullFlavor="NI"/><high value="5" unit="ng/mL"/></value>', "<=", "5", "ng/mL"),
        ('<value xsi:type="IVL_PQ"><low value="2000" unit="ug/L"/></value>', ">=", "2000", "ug/L"),
        ('<value xsi:type="IVL_PQ"><low value="9" unit="ug/L" inclusive="false"/></value>', ">", "9", "ug/L"),
        ('<value xsi:type="ST">&lt; 5 ug/L</value>', "<", "5", "ug/L"),
        ('<value xsi:type="ED"><reference value="#v1"/></value>', "", "42", "ng/mL"),
        ('<value xsi:type="CD"><originalText>&lt;5 ug/L</originalText></value>', "<", "5", "ug/L"),
        (
            OWN_UNIT,
            "",
            "42",
            "MCG/L",
        ),
        (BARE_NUMBER, "", "11.0", "ng/mL"),
        (
            UNIT_BESIDE,
            "<",
            "5",
            "ug/L",
        ),
    ],
)
def test_values_of_every_type_are_read(
    journal: Journal, tmp_path: Path, value: str, sign: str, number: str, unit: str
) -> None:
    result = read(journal, tmp_path, CODE, DONE, DRAWN, value, text='<td ID="v1">42 <content>ng/mL</content></td>')
    assert (result.comparator, result.value, result.unit) == (Comparator(sign), Decimal(number), unit)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "no value"),
        ('<value xsi:type="PQ" nullFlavor="NAV"/>', "not available yet"),
        ('<value xsi:type="PQ" nullFlavor="NI"/>', "no information"),
        ('<value xsi:type="ST"/>', "no value"),
        ('<value xsi:type="ST">Unable to calculate</value>', "not a number"),
        ('<value xsi:type="CD" code="1" displayName="Positive"/>', "not a number"),
        ('<value xsi:type="BL" value="true"/>', "another kind (BL)"),
        ('<value xsi:type="RTO"><numerator value="1"/></value>', "another kind (RTO)"),
        ('<value xsi:type="IVL_PQ"><low value="1"/><high value="2"/></value>', "span of values"),
        ('<value xsi:type="PQ" value="1"/><value xsi:type="PQ" value="2"/>', "more than one value"),
        ('<value xsi:type="REAL" value="42"/>', "No unit"),
        ('<value xsi:type="INT" value="42"/>', "No unit"),
    ],
)
def test_what_is_no_value_is_said_in_words(journal: Journal, tmp_path: Path, value: str, words: str) -> None:
    entry = entry_of(journal, tmp_path, CODE, DONE, DRAWN, value)
    assert entry.action is Action.REJECT
    assert words in entry.reason


@pytest.mark.parametrize(
    ("parts", "action", "words"),
    [
        ((CODE, '<statusCode code="active"/>', DRAWN, VALUE), Action.SKIP, "not final"),
        ((CODE, '<statusCode code="aborted"/>', DRAWN, VALUE), Action.SKIP, "aborted"),
        ((CODE, '<statusCode code="odd"/>', DRAWN, VALUE), Action.REJECT, "odd"),
        ((CODE, DONE, VALUE), Action.REJECT, "when the blood was drawn"),
        ((CODE, DONE, '<effectiveTime value="2024"/>', VALUE), Action.REJECT, "names no day"),
        ((DONE, DRAWN, VALUE), Action.REJECT, "what was tested"),
        ((CODE.replace("2276-4", "2500-7"), DONE, DRAWN, VALUE), Action.REJECT, "contradict"),
    ],
)
def test_what_does_not_count_is_left_out_in_words(
    journal: Journal, tmp_path: Path, parts: tuple[str, ...], action: Action, words: str
) -> None:
    entry = entry_of(journal, tmp_path, *parts)
    assert (entry.action, words in entry.reason) == (action, True), entry.reason


@pytest.mark.parametrize(
    "attributes", ['classCode="OBS" moodCode="INT"', 'classCode="OBS" moodCode="EVN" negationInd="true"']
)
def test_what_is_planned_or_denied_is_left_out(journal: Journal, tmp_path: Path, attributes: str) -> None:
    observation = an_observation(CODE, DONE, DRAWN, VALUE, attributes=attributes)
    (entry,) = planned(journal, tmp_path, a_document(a_section(observation))).entries
    assert entry.action is Action.SKIP


def test_a_result_of_a_relative_is_refused(journal: Journal, tmp_path: Path) -> None:
    relative = "<subject><relatedSubject/></subject>"
    assert "somebody else" in entry_of(journal, tmp_path, relative, CODE, DONE, DRAWN, VALUE).reason


@pytest.mark.parametrize(
    ("when", "day", "at"),
    [
        ('<effectiveTime value="20240304"/>', date(2024, 3, 4), None),
        ('<effectiveTime value="20240304233000.000-0800"/>', date(2024, 3, 4), time(23, 30)),
        ('<effectiveTime><low value="20240304"/><high value="20240305"/></effectiveTime>', date(2024, 3, 4), None),
        ('<effectiveTime nullFlavor="UNK"/><author><time value="20240306"/></author>', date(2024, 3, 6), None),
    ],
)
def test_the_day_is_the_one_printed(journal: Journal, tmp_path: Path, when: str, day: date, at: time | None) -> None:
    result = read(journal, tmp_path, CODE, DONE, when, VALUE)
    assert (result.collected_on, result.collected_time) == (day, at)


def test_the_day_of_what_gathers_a_result_holds_for_it(journal: Journal, tmp_path: Path) -> None:
    assert read(journal, tmp_path, CODE, DONE, VALUE, more=DONE + DRAWN).collected_time == time(8, 10)
    assert "whether it is final" in entry_of(journal, tmp_path, CODE, DRAWN, VALUE, more="").reason


@pytest.mark.parametrize(
    "code",
    [
        '<code nullFlavor="UNK"><originalText>Ferritin</originalText></code>',
        '<code nullFlavor="UNK"><originalText><reference value="#t1"/></originalText></code>',
        CODE.replace("/>", '><originalText>Ferritin<reference value="#row"/></originalText></code>'),
        '<code code="F" codeSystem="9.9"><translation code="2276-4" codeSystem="2.16.840.1.113883.6.1"/></code>',
        CODE.replace('"Ferritin"', '"FERRITIN:MCNC:PT:SER/PLAS:QN:"'),
    ],
)
def test_the_test_is_told_by_code_translation_and_narrative(journal: Journal, tmp_path: Path, code: str) -> None:
    result = read(
        journal, tmp_path, code, DONE, DRAWN, VALUE, text='<td ID="t1">Ferritin <br/></td><td ID="row">Ferritin 42</td>'
    )
    assert result.analyte == "ferritin"


@pytest.mark.parametrize(
    ("limits", "low", "high", "text"),
    [
        ("<text>15-150 ng/mL</text>", "15", "150", "15-150 ng/mL"),
        ('<text><reference value="#r1"/></text>', "15", "150", "15 - 150"),
        ("<text>see note</text>", None, None, "see note"),
        ('<value xsi:type="IVL_PQ"><low value="15" unit="ug/dL"/></value>', None, None, ">= 15 ug/dL"),
        ('<value xsi:type="IVL_PQ"><high value="9" unit="ug/L"/></value>', None, "9", ""),
        ('<value xsi:type="IVL_PQ"><low value="9"/><high value="1"/></value>', None, None, "9 - 1"),
    ],
)
def test_ranges_are_read_where_they_are_plain(
    journal: Journal, tmp_path: Path, limits: str, low: str | None, high: str | None, text: str
) -> None:
    printed = f"<referenceRange><observationRange>{limits}</observationRange></referenceRange>"
    result = read(journal, tmp_path, CODE, DONE, DRAWN, VALUE, printed, text='<td ID="r1">15 - 150</td>')
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    assert ([result.range_low, result.range_high], result.range_text) == (bounds, text)


@pytest.mark.parametrize(
    "head",
    [
        '<templateId root="2.16.840.1.113883.10.20.22.2.3" extension="2015-08-01"/><title>R</title>',
        '<templateId root="2.16.840.1.113883.10.20.1.14"/><title>R</title>',
        '<code code="18719-5"/><title>Chemistry</title>',
        "<title>Lab results</title>",
    ],
)
def test_sections_of_results_of_older_and_other_guides_are_read(journal: Journal, tmp_path: Path, head: str) -> None:
    nested = (
        f'<act classCode="ACT" moodCode="EVN"><entryRelationship>{an_organizer(FERRITIN)}</entryRelationship></act>'
    )
    assert planned(journal, tmp_path, a_document(a_section(nested, head=head))).counts()[Action.ADD] == 1


def test_vital_signs_are_no_results_and_each_section_is_spoken_of(journal: Journal, tmp_path: Path) -> None:
    head = '<templateId root="2.16.840.1.113883.10.20.22.2.4.1"/><code code="8716-3"/><title>Vital signs</title>'
    plan = planned(journal, tmp_path, a_document(a_section(FERRITIN, FERRITIN, head=head)))
    (entry,) = plan.entries
    assert (entry.action, "“Vital signs” has 2" in entry.reason) == (Action.SKIP, True)
    assert "no laboratory results" in plan.remarks[0]


def test_a_result_in_another_section_is_told_by_its_template(journal: Journal, tmp_path: Path) -> None:
    marked = FERRITIN.replace("<code", '<templateId root="2.16.840.1.113883.10.20.22.4.2"/><code', 1)
    plan = planned(journal, tmp_path, a_document(a_section(marked, head="<title>Encounters</title>")))
    assert plan.counts()[Action.ADD] == 1


def test_a_section_of_results_in_words_alone_is_refused_in_words(journal: Journal, tmp_path: Path) -> None:
    (entry,) = planned(journal, tmp_path, a_document(a_section(text="Ferritin 42"))).entries
    assert (entry.action, "words alone" in entry.reason) == (Action.REJECT, True)


def test_a_document_without_sections_says_so(journal: Journal, tmp_path: Path) -> None:
    document = a_document().replace("structuredBody", "nonXMLBody")
    assert "such as a PDF" in planned(journal, tmp_path, document).remarks[0]


GIVEN = '<effectiveTime value="20240304100000+0000"/>'
IV = '<routeCode code="C38276" displayName="INTRAVENOUS"/>'
DOSE = '<doseQuantity value="1000" unit="mg"/>'
MEDICINES = '<templateId root="2.16.840.1.113883.10.20.22.2.1.1"/><title>Medications</title>'


def a_medicine(*parts: str, name: str = "ferric carboxymaltose (Ferinject) injection", mood: str = "EVN") -> str:
    product = (
        "<consumable><manufacturedProduct><manufacturedMaterial>"
        f'<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="{name}"/>'
        "</manufacturedMaterial></manufacturedProduct></consumable>"
    )
    within = "".join(parts) + product
    return f'<substanceAdministration classCode="SBADM" moodCode="{mood}">{within}</substanceAdministration>'


def medicine_of(journal: Journal, folder: Path, medicine: str) -> Entry:
    (entry,) = planned(journal, folder, a_document(a_section(medicine, head=MEDICINES))).entries
    return entry


def test_iron_that_was_given_is_an_infusion(journal: Journal, tmp_path: Path) -> None:
    infusion = medicine_of(journal, tmp_path, a_medicine(DONE, GIVEN, IV, DOSE)).fact
    assert isinstance(infusion, Infusion)
    assert (infusion.given_on, infusion.given_time) == (date(2024, 3, 4), time(10))
    assert (infusion.product, infusion.amount, infusion.unit) == ("Ferric carboxymaltose", Decimal(1000), "mg")


def test_a_procedure_that_names_iron_is_an_infusion(journal: Journal, tmp_path: Path) -> None:
    code = '<code code="J1439" displayName="Injection, ferric carboxymaltose, 1 mg"/>'
    procedure = f'<procedure classCode="PROC" moodCode="EVN">{code}{DONE}{GIVEN}</procedure>'
    assert isinstance(medicine_of(journal, tmp_path, procedure).fact, Infusion)


@pytest.mark.parametrize(
    ("medicine", "action", "words"),
    [
        (a_medicine(DONE, GIVEN, IV, DOSE, mood="INT"), Action.SKIP, "planned or ordered"),
        (a_medicine('<statusCode code="active"/>', GIVEN, IV), Action.SKIP, "active"),
        (a_medicine(DONE, IV), Action.REJECT, "when it was given"),
        (
            a_medicine(DONE, '<effectiveTime><low value="20240304"/><high value="20240401"/></effectiveTime>'),
            Action.REJECT,
            "over a time",
        ),
        (a_medicine(DONE, '<effectiveTime><low value="20240304"/></effectiveTime>'), Action.REJECT, "over a time"),
        (a_medicine(DONE, GIVEN, '<effectiveTime xsi:type="PIVL_TS"/>'), Action.REJECT, "prescription"),
        (a_medicine(DONE, GIVEN, '<routeCode code="x" displayName="Oral"/>'), Action.REJECT, "another way"),
        (a_medicine(DONE, GIVEN, IV, '<doseQuantity value="15" unit="mL"/>'), Action.REJECT, "milligrams"),
        (a_medicine(DONE, GIVEN, IV, DOSE, name="Aspirin 81 MG Oral Tablet"), Action.SKIP, "Medications"),
        (a_medicine(DONE, GIVEN, name="ferrous sulfate 325 MG Oral Tablet"), Action.SKIP, "Medications"),
    ],
)
def test_what_does_not_plainly_say_that_iron_was_given_is_not_taken(
    journal: Journal, tmp_path: Path, medicine: str, action: Action, words: str
) -> None:
    entry = medicine_of(journal, tmp_path, medicine)
    assert (entry.action, words in entry.reason) == (action, True), entry.reason


def test_documents_in_a_zip_are_one_plan(journal: Journal, tmp_path: Path) -> None:
    one, two = a_document(a_section(FERRITIN)), a_document(a_section(FERRITIN, FERRITIN.replace('"42"', '"43"')))
    plan = planned(journal, tmp_path, a_zip(a_XML=one, b_xml=two, readme_txt="hello", style_xml="<x/>"))
    assert [(entry.action, entry.where) for entry in plan.entries] == [
        (Action.ADD, "a.XML: line 2"),
        (Action.SKIP, "b.xml: line 2"),
        (Action.ADD, "b.xml: line 2"),
    ]
    assert "2 other files" in plan.remarks[0]


def test_documents_of_two_people_in_a_zip_are_told_apart(journal: Journal, tmp_path: Path) -> None:
    other = a_document(a_section(FERRITIN.replace('"42"', '"43"')), people=OTHER_PERSON)
    plan = planned(journal, tmp_path, a_zip(a_xml=a_document(a_section(FERRITIN)), b_xml=other))
    assert plan.question is not None
    assert [entry.whose for entry in plan.entries] == [person.key for person in plan.people]


def test_a_broken_document_in_a_zip_is_a_line_of_the_plan(journal: Journal, tmp_path: Path) -> None:
    broken = a_document(a_section(FERRITIN))[:-20]
    plan = planned(journal, tmp_path, a_zip(a_xml=a_document(a_section(FERRITIN)), b_xml=broken))
    assert [(entry.action, entry.where) for entry in plan.entries][1] == (Action.REJECT, "b.xml")


@pytest.mark.parametrize(
    "begin",
    [
        "\n <?xml version='1.0'?>",
        "\ufeff<?xml version='1.0' encoding='utf-8'?>",
        "<?xml version='1.0'?><?xml-stylesheet href='CDA.xsl'?><!-- <html> -->",
    ],
)
def test_what_stands_before_a_document_is_no_hindrance(journal: Journal, tmp_path: Path, begin: str) -> None:
    assert planned(journal, tmp_path, a_document(a_section(FERRITIN), begin=begin)).counts()[Action.ADD] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_the_encoding_it_declares_is_used(journal: Journal, tmp_path: Path, encoding: str) -> None:
    text = a_document(a_section(FERRITIN), begin=f"<?xml version='1.0' encoding='{encoding}'?>")
    plan = planned(journal, tmp_path, text.replace("Ada", "Zoé").encode(encoding))
    assert (plan.people[0].name, plan.counts()[Action.ADD]) == ("Zoé Made-Up", 1)


DEEP = "<component>" * 300 + "</component>" * 300
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (a_document(begin=BOMB), "document type"),
        (a_document(begin='<!DOCTYPE ClinicalDocument SYSTEM "http://example.invalid/x.dtd">'), "document type"),
        (a_document(DEEP), "nested too deeply"),
        (a_document(a_section(FERRITIN))[:-30], "cut short"),
        (a_document(a_section(FERRITIN)).replace("</section>", "</sectio>"), "broken"),
        (a_document(begin="<?xml version='1.0' encoding='klingon'?>"), ""),
        ("<html><body/></html>", "XML"),
    ],
)
def test_hostile_and_other_xml_is_refused_with_words(
    journal: Journal, tmp_path: Path, document: str, words: str
) -> None:
    with pytest.raises(FileNotUnderstood) as refused:
        planned(journal, tmp_path, document)
    assert words in refused.value.detail


def test_xml_with_another_root_is_named_when_it_was_said_to_be_a_document(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood):
        planned(journal, tmp_path, "<HealthData/>", format="ccda")


def test_the_same_document_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    document = a_document(a_section(FERRITIN), a_section(a_medicine(DONE, GIVEN, IV, DOSE), head=MEDICINES))
    assert importing.run(journal, planned(journal, tmp_path, document)).added == 2
    again = importing.run(journal, planned(journal, tmp_path, document))
    assert (again.added, again.skipped) == (0, 2)


PIECES = [
    CODE,
    VALUE,
    DONE,
    DRAWN,
    RANGE,
    LABORATORY,
    FERRITIN,
    PERSON,
    IV,
    "<",
    ">",
    '"',
    "</",
    "&lt;",
    "x",
    "",
    "value",
]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_document_with_a_piece_changed_is_read_or_refused_in_words(
    journal: Journal, tmp_path: Path, data: st.DataObject
) -> None:
    whole = a_document(a_section(an_organizer(FERRITIN)), a_section(a_medicine(DONE, GIVEN, IV, DOSE), head=MEDICINES))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 80)))
    piece = "".join(data.draw(st.lists(st.sampled_from(PIECES), max_size=3)))
    path = write(tmp_path, whole[:start] + piece + whole[end:])
    with suppress(FileNotUnderstood):
        plan = importing.preview(path, journal.facts, today=TODAY)
        assert all(entry.reason for entry in plan.entries if entry.fact is None)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    parts=st.lists(st.sampled_from(PIECES[:9]), max_size=8), values=st.text(st.sampled_from("<>=5.,e-9 %"), max_size=6)
)
def test_statements_of_any_parts_are_read_or_refused_in_words(
    journal: Journal, tmp_path: Path, parts: list[str], values: str
) -> None:
    escaped = values.replace("<", "&lt;")
    within = "".join(parts).replace('value="42"', f'value="{escaped}"')
    path = write(tmp_path, a_document(a_section(an_observation(within), an_organizer(within))))
    plan = importing.preview(path, journal.facts, today=TODAY)
    assert all(entry.reason for entry in plan.entries if entry.fact is None)


def test_what_stands_in_a_wide_element_is_found_by_name_in_its_order() -> None:
    wide = Element("organizer", 1, {})
    wide.inside += [Element(("component", "author")[number % 2], number, {}) for number in range(100)]
    assert [one.line for one in wide.children("author")] == list(range(1, 100, 2))
    wide.inside += [" ", Element("author", 200, {}), Element("code", 201, {})]
    assert [one.line for one in wide.children("author")][-2:] == [99, 200]
    assert (wide.child("code").line, wide.child("code", "code"), wide.child("text")) == (201, NOTHING, NOTHING)
    assert [one.line for one in wide.children("author", "code")][-2:] == [200, 201]
    assert len(list(wide.children())) == 102
