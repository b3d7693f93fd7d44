# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Small made-up documents as hospitals, laboratories and phones write them: made-up people, made-up values."""

from tests.exchange.hostile import zipped
from tests.exchange.samples import a_table

_HL7_LINES = """MSH|^~\\&|LAB|MADE-UP|PORTAL||20240304120000+0100||ORU^R01|1|P|2.5.1|||||||UNICODE UTF-8
PID|1||12345^^^MADE-UP^MR||Made-Up^Ada^B||19800229|F
OBR|1|A1|B1|24373-3^Iron panel^LN|||20240304081000+0100|||||||||||||||20240304110000+0100|||F
OBX|1|NM|2276-4^Ferritin^LN||167.4|ng/mL^^UCUM|30-400|N|||F|||20240304081000+0100
OBX|2|NM|2498-4^Iron^LN||62|ug/dL|50-170||||F|||20240304081000+0100
NTE|1||fasting
OBX|3|ST|2502-3^Transferrin saturation^LN||<16|%|16-45|L|||P|||20240304081000+0100
"""
HL7 = _HL7_LINES.replace("\n", "\r").encode()
HL7_BEGINS = HL7.partition(b"OBX")[0]

_RESULT = """<component><observation classCode="OBS" moodCode="EVN">
<templateId root="2.16.840.1.113883.10.20.22.4.2"/><id root="1.2.3" extension="CODE"/>
<code code="CODE" displayName="NAME" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC"/>
<statusCode code="completed"/><effectiveTime value="DAY081000+0100"/>
<value xsi:type="PQ" value="VALUE" unit="UNIT"/>
<interpretationCode code="N" codeSystem="2.16.840.1.113883.5.83"/>
<referenceRange><observationRange><text>30-400</text><value xsi:type="IVL_PQ"><low value="30" unit="UNIT"/>
<high value="400" unit="UNIT"/></value></observationRange></referenceRange></observation></component>
"""


def a_result(code: str, name: str, value: str, unit: str, day: str = "20240304") -> str:
    """A result as it stands in a clinical document."""
    parts = {"CODE": code, "NAME": name, "VALUE": value, "UNIT": unit, "DAY": day}
    text = _RESULT
    for mark, word in parts.items():
        text = text.replace(mark, word)
    return text


_CCDA = """<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="2.16.840.1.113883.10.20.22.1.2" extension="2015-08-01"/>
<id root="1.2.3.4"/><code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>A made-up summary</title>
<effectiveTime value="20240305120000+0100"/>
<recordTarget><patientRole><id root="1.2.3.5" extension="12345"/><patient><name><given>Ada</given>
<family>Made-Up</family></name><birthTime value="19800229"/></patient></patientRole></recordTarget>
<component><structuredBody><component><section>
<templateId root="2.16.840.1.113883.10.20.22.2.3.1" extension="2015-08-01"/>
<code code="30954-2" codeSystem="2.16.840.1.113883.6.1"/><title>Results</title><text>Ferritin 167.4 ng/mL</text>
<entry><organizer classCode="BATTERY" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.1"/>
<id root="1.2.3.6"/><code code="24373-3" codeSystem="2.16.840.1.113883.6.1" displayName="Iron panel"/>
<statusCode code="completed"/><effectiveTime><low value="20240304081000+0100"/></effectiveTime>
RESULTS</organizer></entry>
</section></component></structuredBody></component></ClinicalDocument>
"""


def a_document(*results: str) -> bytes:
    """A clinical document with these results."""
    return _CCDA.replace("RESULTS", "".join(results)).encode()


CCDA = a_document(a_result("2276-4", "Ferritin", "167.4", "ng/mL"), a_result("718-7", "Hemoglobin", "13.2", "g/dL"))

_HEALTH = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout|ActivitySummary)*)>
<!ATTLIST HealthData locale CDATA #REQUIRED>
<!ELEMENT Record ((MetadataEntry)*)>
<!ATTLIST Record type CDATA #REQUIRED unit CDATA #IMPLIED value CDATA #IMPLIED sourceName CDATA #REQUIRED>
]>
<HealthData locale="en_GB">
 <ExportDate value="2024-03-05 09:00:00 +0100"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1980-02-29"/>
RECORDS</HealthData>
"""
_RECORDS = """ <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Ada’s phone" unit="count" \
creationDate="2024-03-04 10:10:00 +0100" startDate="2024-03-04 10:00:00 +0100" endDate="2024-03-04 10:10:00 +0100" \
value="812"/>
 <Record type="HKQuantityTypeIdentifierRestingHeartRate" sourceName="Watch" unit="count/min" \
startDate="2024-03-04 00:00:00 +0100" endDate="2024-03-04 23:00:00 +0100" value="61">
  <MetadataEntry key="HKWasUserEntered" value="0"/>
 </Record>
 <Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" sourceName="Watch" unit="ms" \
startDate="2024-03-04 03:00:00 +0100" endDate="2024-03-04 03:01:00 +0100" value="34.5"/>
 <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" \
startDate="2024-03-03 23:00:00 +0100" endDate="2024-03-04 06:30:00 +0100" \
value="HKCategoryValueSleepAnalysisAsleepCore"/>
"""


def an_export(records: str) -> bytes:
    """An export of Apple Health with these records."""
    return _HEALTH.replace("RECORDS", records).encode()


HEALTH = an_export(_RECORDS)
HEALTH_ZIP = zipped(
    ("apple_health_export/export.xml", HEALTH), ("apple_health_export/export_cda.xml", b"<ClinicalDocument/>")
)

LAB_ROWS = a_table(
    "Date,Test,Result,Units,Reference Range,Flag",
    '2024-03-04,Ferritin,167.4,ng/mL,"30 - 400",',
    "2024-03-04,Hemoglobin,13.2,g/dL,12.0-16.0,",
    "2024-03-04,Transferrin saturation,<16,%,16-45,L",
).encode()
LAB_DAYS = "Analyt;Einheit;04.03.2024;14.06.2024\r\nFerritin;µg/l;12,5;48\r\nHämoglobin;g/dl;13,2;\r\n".encode("cp1252")


_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEADS = ("Date", "Test", "Result", "Unit")
_ROWS = (
    (45355, "Ferritin", 167.4, "ng/mL"),  # 4 March 2024, as days are kept in such a book
    (45457, "Ferritin", "<5", "ng/mL"),
)


def _cell(value: object, column: int) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value.replace("<", "&lt;")}</t></is></c>'
    return f'<c s="{1 if column == 0 else 0}"><v>{value}</v></c>'


def a_workbook(*given: tuple[object, ...]) -> bytes:
    """A book of one sheet of results with these rows, their days as such a book counts them."""
    rows = "".join(
        f"<row>{''.join(_cell(value, place) for place, value in enumerate(row))}</row>" for row in (_HEADS, *given)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SHEETS}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Labs" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEETS}"><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills>"
        "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
        '<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEETS}"><sheetData>{rows}</sheetData></worksheet>',
    }
    return zipped(*((name, text.encode()) for name, text in parts.items()))


LAB_WORKBOOK = a_workbook(*_ROWS)
DIARY_TABLE = a_table("Date,Fatigue,Mood,Notes", "2024-03-04,7,4,slept badly", "2024-03-05,6,5,").encode()
