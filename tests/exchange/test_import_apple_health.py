# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Apple Health's export, of made-up people and small."""

import zipfile
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from journal_app.domain.facts import Kind
from journal_app.domain.scores import Score, TrackerKind
from journal_app.errors import FileNotUnderstood
from journal_app.exchange import importing
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.previews.answers import Answers, TrackerReading
from journal_app.exchange.previews.plan import Action, ImportPlan
from journal_app.exchange.readers import apple_health
from journal_app.exchange.reading import Stopped
from journal_app.store.journal import Journal
from tests.exchange.samples import TODAY, a_patient, an_observation, as_json

SLEEP, PULSE, HRV, STEPS = "Hours of sleep", "Resting pulse", "Heart rate variability", "Steps"
DOCTYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 13 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST Record
  type CDATA #REQUIRED
>
]>
"""
PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n'


def an_export(*elements: str, before: str = PROLOG + DOCTYPE) -> str:
    return f'{before}<HealthData locale="en_GB">\n' + "\n".join(elements) + "\n</HealthData>\n"


def a_record(kind: str, begin: str, end: str = "", *, value: str = "", unit: str = "", device: str = "Watch") -> str:
    said = {"type": kind, "sourceName": device, "unit": unit, "startDate": begin, "endDate": end or begin}
    parts = " ".join(f'{name}="{text}"' for name, text in {**said, "value": value}.items() if text)
    return f'<Record {parts}>\n <MetadataEntry key="HKWasUserEntered" value="0"/>\n</Record>'


def asleep(begin: str, end: str, stage: str = "AsleepCore", device: str = "Watch") -> str:
    value = f"HKCategoryValueSleepAnalysis{stage}"
    return a_record("HKCategoryTypeIdentifierSleepAnalysis", begin, end, value=value, device=device)


def steps(begin: str, value: str, device: str = "Watch", unit: str = "count") -> str:
    return a_record("HKQuantityTypeIdentifierStepCount", begin, value=value, unit=unit, device=device)


def pulse(begin: str, value: str, unit: str = "count/min") -> str:
    return a_record("HKQuantityTypeIdentifierRestingHeartRate", begin, value=value, unit=unit)


def hrv(begin: str, value: str) -> str:
    return a_record("HKQuantityTypeIdentifierHeartRateVariabilitySDNN", begin, value=value, unit="ms")


def kept(folder: Path, text: str, name: str = "export.xml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def zipped(folder: Path, members: Mapping[str, str]) -> Path:
    path = folder / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def looked_at(journal: Journal, path: Path, answers: Answers | None = None) -> ImportPlan:
    return importing.preview(path, journal.facts, answers=answers or Answers(), today=TODAY)


def everything(journal: Journal, path: Path) -> ImportPlan:
    """The plan of somebody who wants a tracker for each name of the file."""
    asked = looked_at(journal, path).asks.trackers
    new = {
        ask.name: TrackerReading(tracker=ask.reading.new.key, new=ask.reading.new) for ask in asked if ask.reading.new
    }
    return looked_at(journal, path, Answers(trackers=new))


def numbers(plan: ImportPlan, name: str) -> dict[str, str]:
    key = f"apple_health_{name.lower().replace(' ', '_')}"
    found = [entry.fact for entry in plan.entries.of(Action.ADD, Action.CHANGE)]
    return {fact.day.isoformat(): str(fact.value) for fact in found if isinstance(fact, Score) and fact.tracker == key}


def read(journal: Journal, folder: Path, name: str, *elements: str) -> dict[str, str]:
    return numbers(everything(journal, kept(folder, an_export(*elements))), name)


def test_nothing_is_kept_that_was_not_asked_for(journal: Journal, tmp_path: Path) -> None:
    plan = looked_at(journal, kept(tmp_path, an_export(steps("2026-03-01 10:00:00 +0100", "10"))))
    assert plan.format == "apple-health"
    assert not plan.changes_anything
    assert [entry.action for entry in plan.entries] == [Action.SKIP]
    assert [ask.reading.tracker for ask in plan.asks.trackers] == [""]


def test_each_name_becomes_a_tracker_with_its_unit_and_no_better_end(journal: Journal, tmp_path: Path) -> None:
    day = "2026-03-01 10:00:00 +0100"
    night = asleep("2026-03-01 00:00:00 +0100", "2026-03-01 07:00:00 +0100")
    path = kept(tmp_path, an_export(night, pulse(day, "58"), hrv(day, "41.25"), steps(day, "1200")))
    plan = everything(journal, path)
    assert {tracker.name: tracker.kind for tracker in plan.trackers} == {
        "Heart rate variability (ms, SDNN) (Apple Health)": TrackerKind.NUMBER,
        "Hours of sleep (Apple Health)": TrackerKind.DURATION,
        "Resting pulse (bpm) (Apple Health)": TrackerKind.NUMBER,
        "Steps (Apple Health)": TrackerKind.COUNT,
    }
    assert {tracker.better for tracker in plan.trackers} == {"neither"}
    assert [numbers(plan, name) for name in (SLEEP, PULSE, HRV, STEPS)] == [
        {"2026-03-01": "7"},
        {"2026-03-01": "58"},
        {"2026-03-01": "41.25"},
        {"2026-03-01": "1200"},
    ]


def test_a_night_belongs_to_the_day_of_waking(journal: Journal, tmp_path: Path) -> None:
    found = read(
        journal,
        tmp_path,
        SLEEP,
        asleep("2026-03-01 22:30:00 +0100", "2026-03-01 23:10:00 +0100"),
        asleep("2026-03-01 23:10:00 +0100", "2026-03-02 01:00:00 +0100", "AsleepDeep"),
        asleep("2026-03-02 01:00:00 +0100", "2026-03-02 01:30:00 +0100", "Awake"),
        asleep("2026-03-02 03:30:00 +0100", "2026-03-02 06:00:00 +0100", "AsleepREM"),
        asleep("2026-03-02 13:00:00 +0100", "2026-03-02 13:45:00 +0100", "AsleepUnspecified"),
        asleep("2026-03-02 22:00:00 +0100", "2026-03-03 06:00:00 +0100", "InBed"),
    )
    assert found == {"2026-03-02": "5.75"}


def test_sleep_that_two_devices_saw_is_counted_once(journal: Journal, tmp_path: Path) -> None:
    found = read(
        journal,
        tmp_path,
        SLEEP,
        asleep(
            "2026-03-02 02:00:00 +0100",
            "2026-03-02 07:00:00 +0100",
            "Asleep",
            "Alex\N{RIGHT SINGLE QUOTATION MARK}s iPhone",
        ),
        asleep("2026-03-01 23:00:00 +0100", "2026-03-02 03:00:00 +0100"),
        asleep("2026-03-01 23:00:00 +0100", "2026-03-02 03:00:00 +0100"),
        asleep("2026-03-02 04:00:00 +0100", "2026-03-02 05:00:00 +0100", "AsleepREM"),
    )
    assert found == {"2026-03-02": "8"}


@pytest.mark.parametrize(
    ("begin", "end", "day", "hours"),
    [
        ("2026-03-29 00:00:00 +0100", "2026-03-29 08:00:00 +0200", "2026-03-29", "7"),
        ("2025-10-26 00:00:00 +0200", "2025-10-26 08:00:00 +0100", "2025-10-26", "9"),
        # Asleep on a flight from Berlin to New York: the day is the one written where it ends.
        ("2026-03-02 02:00:00 +0100", "2026-03-01 23:00:00 -0500", "2026-03-01", "3"),
        ("20150616223000-0700", "20150617060000-0700", "2015-06-17", "7.5"),
    ],
)
def test_hours_are_those_that_passed(
    journal: Journal, tmp_path: Path, begin: str, end: str, day: str, hours: str
) -> None:
    assert read(journal, tmp_path, SLEEP, asleep(begin, end)) == {day: hours}


def test_steps_of_two_devices_are_not_added_to_each_other(journal: Journal, tmp_path: Path) -> None:
    found = read(
        journal,
        tmp_path,
        STEPS,
        steps("2026-03-01 10:00:00 +0100", "700"),
        steps("2026-03-01 10:00:00 +0100", "650", "iPhone"),
        steps("2026-03-01 23:58:00 +0100", "300"),
        steps("2026-03-01 20:00:00 +0100", "200", "iPhone"),
        steps("2026-03-02 00:10:00 +0100", "40", "iPhone"),
    )
    assert found == {"2026-03-01": "1000", "2026-03-02": "40"}


def test_the_pulse_of_a_day_is_the_mean_of_its_records(journal: Journal, tmp_path: Path) -> None:
    day = "2026-03-01"
    found = read(
        journal,
        tmp_path,
        HRV,
        *(hrv(f"{day} 0{hour}:00:00 +0000", value) for hour, value in enumerate(("40", "41", "45"))),
    )
    assert found == {day: "42"}
    assert read(journal, tmp_path, PULSE, pulse(f"{day} 00:00:00 +0000", "57.123456")) == {day: "57.123456"}


def test_records_written_as_elements_are_read_too(journal: Journal, tmp_path: Path) -> None:
    parts = {
        "type": "HKQuantityTypeIdentifierStepCount",
        "sourceName": "Watch &amp; Co",
        "unit": "count",
        "startDate": "2026-03-01 10:00:00 +0100",
        "value": "\n 12 ",
    }
    written = "".join(f"<{name}>{text}</{name}>" for name, text in parts.items())
    other = "<Record><type>HKQuantityTypeIdentifierBodyMass</type><value>70</value></Record>"
    plan = everything(
        journal,
        kept(
            tmp_path,
            an_export(
                f'<Record>{written}<MetadataEntry key="type" value="x"/></Record>',
                other,
                steps("2026-03-01 10:00:00 +0100", "30", "Watch &amp; Co"),
            ),
        ),
    )
    assert numbers(plan, STEPS) == {"2026-03-01": "42"}
    assert plan.remarks == ("1 record is not kept: weight.",)


def test_a_record_inside_a_correlation_is_not_taken_twice(journal: Journal, tmp_path: Path) -> None:
    record = steps("2026-03-01 10:00:00 +0100", "30")
    plan = everything(journal, kept(tmp_path, an_export(f'<Correlation type="x">{record}</Correlation>', record)))
    assert numbers(plan, STEPS) == {"2026-03-01": "30"}
    assert plan.remarks == ("1 record is not kept: records that belong together, each also there by itself.",)


def test_what_is_not_kept_is_counted_by_kind(journal: Journal, tmp_path: Path) -> None:
    day = "2026-03-01 10:00:00 +0100"
    plan = looked_at(
        journal,
        kept(
            tmp_path,
            an_export(
                a_record("HKQuantityTypeIdentifierHeartRate", day, value="70", unit="count/min"),
                a_record("HKQuantityTypeIdentifierHeartRate", day, value="71", unit="count/min"),
                a_record("HKQuantityTypeIdentifierVO2Max", day, value="30"),
                f'<StateOfMind startDate="{day}" valence="0.4"/>',
                '<Workout workoutActivityType="HKWorkoutActivityTypeYoga"/>',
            ),
        ),
    )
    assert plan.remarks == (
        "2 records are not kept: pulse.",
        "1 record is not kept: VO2 max.",
        "1 state of mind is not read: the file does not say what its number means.",
        "1 record is not kept: workouts.",
    )
    assert len(plan.entries) == 0


def test_whose_file_it_is_stands_in_it_as_a_birth_date(journal: Journal, tmp_path: Path) -> None:
    me = '<Me HKCharacteristicTypeIdentifierDateOfBirth="1990-02-02" HKCharacteristicTypeIdentifierBiologicalSex="x"/>'
    plan = looked_at(journal, kept(tmp_path, an_export('<ExportDate value="2026-03-01"/>', me)))
    assert [person.born for person in plan.people] == ["1990-02-02"]
    assert plan.remarks == ()
    assert looked_at(journal, kept(tmp_path, an_export())).people == ()


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        (steps("2026-03-01 10:00:00 +0100", "many"), "“many” is no number that can be kept."),
        (steps("2026-03-01 10:00:00 +0100", "-3"), "“-3” is no number that can be kept."),
        (steps("2026-03-01 10:00:00 +0100", "3", unit="mi"), 'Its unit is "mi", not "count".'),
        (pulse("2027-03-01 10:00:00 +0100", "58"), "2027-03-01 has not come yet."),
        (pulse("yesterday", "58"), "is not a day"),
        (asleep("2026-03-01 23:00", "2026-03-02 07:00"), "is no instant with its distance from UTC."),
        (asleep("2026-03-01 25:00:00 +0100", "2026-03-02 07:00:00 +0100"), "is no day and time."),
        (asleep("2026-03-02 08:00:00 +0100", "2026-03-02 07:00:00 +0100"), "It ends before it begins."),
        (asleep("2026-03-02 08:00:00 +0100", "2026-03-03 08:00:01 +0100"), "It is longer than a day."),
        (asleep("2026-03-02 08:00:00 +0100", "2026-03-02 09:00:00 +0100", "Dreaming"), "is no kind of sleep known"),
    ],
)
def test_a_record_that_cannot_be_read_is_refused_by_its_line(
    journal: Journal, tmp_path: Path, element: str, reason: str
) -> None:
    (entry,) = everything(journal, kept(tmp_path, an_export('<ExportDate value=""/>', element))).entries
    assert entry.action is Action.REJECT
    assert entry.where.startswith("line 11, ")
    assert reason in entry.reason


def test_of_very_many_that_cannot_be_read_the_rest_is_counted(journal: Journal, tmp_path: Path) -> None:
    bad = [steps("2026-03-01 10:00:00 +0100", "x")] * 203
    entries = list(everything(journal, kept(tmp_path, an_export(*bad))).entries)
    assert len(entries) == 201
    assert entries[-1].reason == "3 more records cannot be read."


def test_again_adds_nothing_and_a_day_that_got_more_is_a_change(journal: Journal, tmp_path: Path) -> None:
    first = [steps("2026-03-01 10:00:00 +0100", "700"), hrv("2026-03-01 10:00:00 +0100", "40")]
    path = kept(tmp_path, an_export(*first))
    plan = everything(journal, path)
    importing.run(journal, plan)
    # The trackers are here now, so they are taken without being asked for again.
    again = looked_at(journal, path)
    assert [entry.action for entry in again.entries] == [Action.SKIP, Action.SKIP]
    assert not again.changes_anything
    later = looked_at(journal, kept(tmp_path, an_export(*first, steps("2026-03-01 12:00:00 +0100", "50"))))
    assert [entry.action for entry in later.entries] == [Action.SKIP, Action.CHANGE]
    importing.run(journal, later)
    kept_steps = journal.facts.scores(tracker="apple_health_steps")
    assert [(score.day, score.value) for score in kept_steps] == [(date(2026, 3, 1), Decimal(750))]
    journal.undo()
    assert [score.value for score in journal.facts.scores(tracker="apple_health_steps")] == [Decimal(700)]


@pytest.mark.parametrize(
    "name", ["apple_health_export/Export.xml", "apple_health_export/экспорт.xml", "a/Exportar.xml"]
)
def test_in_a_zip_the_records_are_found_by_what_they_are(journal: Journal, tmp_path: Path, name: str) -> None:
    members = {
        "a/export_cda.xml": '<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"/>',
        name: an_export(steps("2026-03-01 10:00:00 +0100", "700")),
        "a/workout-routes/route.gpx": "<gpx/>",
        "a/other.xml": "<other/>",
    }
    plan = everything(journal, zipped(tmp_path, members))
    assert numbers(plan, STEPS) == {"2026-03-01": "700"}
    assert plan.remarks == (
        "a/export_cda.xml tells some of the same records once more and was not read.",
        "2 other files in the zip were not read.",
    )


def test_clinical_records_are_read_as_fhir_each_with_its_file(journal: Journal, tmp_path: Path) -> None:
    me = '<Me HKCharacteristicTypeIdentifierDateOfBirth="1980-02-29"/>'
    clinical = '<ClinicalRecord type="Observation" resourceFilePath="/clinical-records/Observation-1.json"/>'
    members = {
        "a/export.xml": an_export(me, clinical, steps("2026-03-01 10:00:00 +0100", "700")),
        "a/clinical-records/Patient-1.json": as_json(a_patient()),
        "a/clinical-records/Observation-1.json": as_json(an_observation()),
        "a/clinical-records/Observation-2.json": as_json(an_observation(status="cancelled")),
    }
    plan = everything(journal, zipped(tmp_path, members))
    assert [(entry.action, entry.kind) for entry in plan.entries] == [
        (Action.ADD, Kind.SCORE),
        (Action.ADD, Kind.LAB_RESULT),
        (Action.SKIP, Kind.LAB_RESULT),
    ]
    assert plan.entries[1].where.startswith("a/clinical-records/Observation-1.json")
    assert plan.remarks == ()
    assert [person.name for person in plan.people] == ["Ada Made-Up"]
    importing.run(journal, plan)
    assert len(journal.facts.lab_results()) == 1


def test_a_zip_with_two_exports_is_refused(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(FileNotUnderstood, match="unclear"):
        looked_at(journal, zipped(tmp_path, {"a.xml": an_export(), "b.xml": an_export()}))


def test_a_zip_without_one_is_another_format(tmp_path: Path) -> None:
    assert not apple_health.sniff(Opened(zipped(tmp_path, {"a.xml": "<a/>", "b.txt": "<HealthData>"})))
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    assert not apple_health.sniff(Opened(broken))


@pytest.mark.parametrize(
    "before",
    [
        "",
        "\N{BYTE ORDER MARK}" + PROLOG,
        PROLOG + DOCTYPE,
        # As iOS 16 wrote it: a declaration that is never closed.
        PROLOG
        + "<!DOCTYPE HealthData [\n<!ATTLIST VisionPrescription\n  type CDATA #REQUIRED\n<!ELEMENT Eye EMPTY>\n]>\n",
    ],
)
def test_every_beginning_that_was_seen_is_read(journal: Journal, tmp_path: Path, before: str) -> None:
    path = kept(
        tmp_path, an_export(steps("2026-03-01 10:00:00 +0100", "7", "Alex\N{NO-BREAK SPACE}\x0bWatch"), before=before)
    )
    assert numbers(everything(journal, path), STEPS) == {"2026-03-01": "7"}


def test_utf_16_is_read_as_it_is(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(an_export(steps("2026-03-01 10:00:00 +0100", "7"), before=DOCTYPE).encode("utf-16"))
    assert numbers(everything(journal, path), STEPS) == {"2026-03-01": "7"}


HOSTILE = {
    "an entity": ('<!DOCTYPE HealthData [<!ENTITY a "b">]><HealthData>&a;</HealthData>', "entities"),
    "a parameter entity": (
        '<!DOCTYPE HealthData [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><HealthData/>',
        "entities",
    ),
    "a reference": ('<!DOCTYPE HealthData SYSTEM "http://example.org/a.dtd"><HealthData/>', "refers"),
    "a public one": ('<!DOCTYPE HealthData PUBLIC "-//a" "a.dtd" []><HealthData/>', "refers"),
    "an unknown entity": ("<HealthData>&unknown;</HealthData>", "not written as XML is"),
    "cut short": ('<HealthData>\n<Record type="x"/>\n', "cut short"),
    "cut in a tag": ('<HealthData>\n<Record type="HKQuantity', "cut short"),
    "two roots": ("<HealthData/><HealthData/>", "not written as XML is"),
    "another root": ("<Other><HealthData/></Other>", "begins with Other"),
    "nested": ("<HealthData>" + "<Record>" * 200, "deep"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_xml_that_does_more_than_tell_is_refused_whole(journal: Journal, tmp_path: Path, name: str) -> None:
    text, said = HOSTILE[name]
    before = journal.dump()
    with pytest.raises(FileNotUnderstood) as refused:
        importing.preview(kept(tmp_path, text), journal.facts, answers=Answers(format="apple-health"), today=TODAY)
    assert said in refused.value.detail
    assert journal.dump() == before


def test_a_piece_without_end_is_refused_before_it_is_held(journal: Journal, tmp_path: Path) -> None:
    path = kept(tmp_path, '<HealthData><Record type="' + "x" * (20 << 20))
    with pytest.raises(FileNotUnderstood, match="refused"):
        looked_at(journal, path)


def test_more_names_and_devices_than_anybody_has_are_refused(journal: Journal, tmp_path: Path) -> None:
    for many in (
        "".join(f"<a{number}/>" for number in range(11_000)),
        "".join(f'<Record type="k{number}"/>' for number in range(6_000)),
        "".join(steps("2026-03-01 10:00:00 +0100", "1", f"d{number}") for number in range(1_100)),
    ):
        with pytest.raises(FileNotUnderstood):
            looked_at(journal, kept(tmp_path, an_export(many)))


def test_a_long_reading_can_be_stopped(journal: Journal, tmp_path: Path) -> None:
    def stop(done: int, whole: int) -> None:
        assert 0 < done <= whole
        raise Stopped("stopped")

    path = kept(tmp_path, an_export(steps("2026-03-01 10:00:00 +0100", "1")))
    with pytest.raises(Stopped):
        importing.preview(path, journal.facts, today=TODAY, tell=stop)


def test_every_kind_of_record_has_words() -> None:
    from journal_app.exchange.apple_health.kinds import words_of

    assert words_of("HKQuantityTypeIdentifierActiveEnergyBurned") == "active energy burned"
    assert words_of("HKCategoryTypeIdentifierHandwashingEvent") == "handwashing event"
    assert words_of("HKDataTypeSleepDurationGoal") == "sleep duration goal"
    assert words_of("HK") == "HK"
