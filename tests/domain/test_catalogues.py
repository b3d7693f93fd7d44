# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a new journal knows is complete, sourced and found by the names people use."""

import math
import re
from collections import Counter
from decimal import Decimal

import pytest

from journal_app.domain.catalogues import (
    Analyte,
    Figure,
    OfferedTracker,
    Product,
    analyte_by_loinc,
    analytes,
    find_analyte,
    find_product,
    offered_trackers,
    products,
    reaction_kinds,
)
from journal_app.domain.scores import Better, DayRule, TrackerKind
from journal_app.domain.spelling import plain
from journal_app.domain.treatments import InfusionKind
from journal_app.errors import NotFound

each_analyte = pytest.mark.parametrize("analyte", analytes().values(), ids=lambda analyte: analyte.key)
each_product = pytest.mark.parametrize("product", products(), ids=lambda product: product.inn)
each_tracker = pytest.mark.parametrize("offer", offered_trackers(), ids=lambda offer: offer.tracker.key)

# Words of software that claims to be a medical device, and verdicts; none of them in what a reader is shown.
CLAIMS = re.compile(
    r"\b(monitor|diagnos|interpret|alarm|detect|measur|improv|abnormal|normal|recommend|optimi|should|target)",
    re.IGNORECASE,
)


def test_the_expected_analytes_are_there() -> None:
    assert set(analytes()) == {
        "ferritin", "iron", "tibc", "uibc", "transferrin", "tsat", "haemoglobin", "mcv", "mch", "rdw_cv", "rdw_sd",
        "reticulocyte_haemoglobin", "soluble_transferrin_receptor", "crp", "phosphate", "vitamin_b12", "folate",
        "vitamin_d", "tsh",
    }  # fmt: skip


@each_analyte
def test_each_analyte_is_complete(analyte: Analyte) -> None:
    assert analyte.name
    assert analyte.loinc
    assert analyte.sources
    assert len(set(analyte.units)) == len(analyte.units)
    assert analyte.plausible_low is not None
    assert analyte.plausible_high is not None
    assert analyte.plausible_low < analyte.plausible_high


def luhn_digit(number: str) -> int:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(number))]
    return -sum(sum(divmod(value, 10)) for value in doubled) % 10


@each_analyte
def test_each_loinc_code_passes_its_check_digit_and_has_its_official_name(analyte: Analyte) -> None:
    for row in analyte.loinc:
        number, check = row.code.split("-")
        assert luhn_digit(number) == int(check)
        assert row.long_name
        assert analyte_by_loinc(row.code) is analyte


def test_a_loinc_code_stands_for_one_analyte() -> None:
    codes = Counter(row.code for analyte in analytes().values() for row in analyte.loinc)
    assert max(codes.values()) == 1


def test_a_result_is_written_with_the_code_that_fits_its_unit() -> None:
    iron = analytes()["iron"]
    mass, molar = iron.loinc_for("ug/dL"), iron.loinc_for("umol/L")
    assert mass is not None
    assert molar is not None
    assert (mass.code, molar.code) == ("2498-4", "14798-3")
    assert analytes()["vitamin_d"].loinc_for("nmol/L") is None  # its code is not checked yet
    assert analytes()["ferritin"].loinc_other == ("20567-4", "24373-3")


def test_no_spelling_means_two_analytes() -> None:
    owners: dict[str, set[str]] = {}
    for analyte in analytes().values():
        for name in (analyte.key, analyte.name, *analyte.synonyms):
            owners.setdefault(plain(name), set()).add(analyte.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_no_spelling_means_two_products() -> None:
    counted = Counter(plain(name) for product in products() for name in {plain(one) for one in product.spellings})
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ferritin", "ferritin"),
        ("FERRITINE", "ferritin"),
        ("2276-4", "ferritin"),
        ("Eisen", "iron"),
        ("Fer sérique", "iron"),
        ("fer serique", "iron"),
        ("Hierro", "iron"),
        ("Hb", "haemoglobin"),
        ("Hemoglobin", "haemoglobin"),
        ("Hämoglobin", "haemoglobin"),
        ("Transferrinsättigung", "tsat"),
        ("% saturation", "tsat"),
        ("reticulocyte-haemoglobin", "reticulocyte_haemoglobin"),
        ("RDW-SD", "rdw_sd"),
        ("25-OH Vitamin D", "vitamin_d"),
        ("VGM", "mcv"),
        ("14685-2", "vitamin_b12"),
        ("Fe", "iron"),
        ("ferr", "ferritin"),
        ("Hgb", "haemoglobin"),
        ("sTfR", "soluble_transferrin_receptor"),
        ("vit D", "vitamin_d"),
        ("25(OH)D", "vitamin_d"),
        ("B12", "vitamin_b12"),
        ("B9", "folate"),
        ("TSAT %", "tsat"),
        ("Retic Hb", "reticulocyte_haemoglobin"),
    ],
)
def test_an_analyte_is_found_by_the_names_people_and_files_use(text: str, key: str) -> None:
    assert find_analyte(text).key == key


@pytest.mark.parametrize("text", ["% Hemoglobin A1C", "Hemoglobin A1c", "Iron studies", "", "Ferritin/CRP", "4548-4"])
def test_a_name_that_only_contains_a_known_one_is_not_found(text: str) -> None:
    with pytest.raises(NotFound):
        find_analyte(text)


def test_a_long_text_and_one_with_signs_nobody_sees_is_quoted_shortly() -> None:
    with pytest.raises(NotFound) as refused:
        find_analyte("\u202eferr\x07itin\tand\n" + "x" * 10_000)
    assert refused.value.title == f"“ferritin and {'x' * 46}…” is not a blood value this journal knows."


def test_a_slip_names_the_nearest() -> None:
    with pytest.raises(NotFound, match=r"[Ff]erritin"):
        find_analyte("feritin")


def test_only_iron_store_results_are_marked_after_an_infusion() -> None:
    marked = {key: analyte.affected_by_infusion_days for key, analyte in analytes().items()}
    stores = {"ferritin", "iron", "tsat", "tibc", "uibc", "transferrin"}
    assert {key for key, days in marked.items() if days is not None} == stores
    assert {days for days in marked.values() if days is not None} == {28}
    for key in stores:
        mark = analytes()[key].affected_by_infusion
        assert mark is not None
        assert mark.note
        assert mark.source.address


@each_analyte
def test_each_number_names_where_it_was_read(analyte: Analyte) -> None:
    coefficients = (analyte.within_person_cv_short, analyte.within_person_cv_long, analyte.analytical_cv)
    for figure in (analyte.molar_mass, analyte.affected_by_infusion, *coefficients):
        assert figure is None or (figure.checked and figure.source.cite)
    for figure in coefficients:
        assert figure is None or figure.source.doi or figure.source.address
    for remark in analyte.remarks:
        assert remark.source.address or remark.source.doi


def test_a_variation_nobody_could_read_is_left_out() -> None:
    phosphate = analytes()["phosphate"]
    assert (phosphate.within_person_cv_short, phosphate.within_person_cv_long, phosphate.analytical_cv) == (None,) * 3


def factor(within: Figure | None, analytical: Figure | None) -> float:
    """How many times larger the second of two results is in 1 of 40 unchanged pairs."""
    assert within is not None
    assert analytical is not None
    spread = sum(math.log1p(float(figure.value / 100) ** 2) for figure in (within, analytical))
    return math.exp(1.96 * math.sqrt(2 * spread))


@pytest.mark.parametrize(
    ("key", "short", "expected"),
    [
        ("ferritin", True, 1.62),
        ("ferritin", False, 2.08),
        ("iron", False, 2.21),
        ("transferrin", True, 1.11),
        ("transferrin", False, 1.21),
        ("haemoglobin", False, 1.09),
        ("mcv", False, 1.04),
        ("vitamin_b12", True, 1.35),
        ("folate", True, 1.42),
        ("tsh", True, 1.66),
        ("soluble_transferrin_receptor", True, 1.20),
        ("crp", True, 3.1),
    ],
)
def test_the_variations_give_the_published_change_factors(key: str, short: bool, expected: float) -> None:
    analyte = analytes()[key]
    within = analyte.within_person_cv_short if short else analyte.within_person_cv_long
    digits = 1 if key == "crp" else 2
    assert round(factor(within, analyte.analytical_cv), digits) == expected


ATOMS = {"C": 12.011, "H": 1.008, "N": 14.007, "O": 15.999, "P": 30.973762, "Co": 58.933, "Fe": 55.845}


def mass_of(formula: str) -> float:
    return sum(ATOMS[atom] * int(count or 1) for atom, count in re.findall(r"([A-Z][a-z]?)(\d*)", formula))


@pytest.mark.parametrize(
    ("key", "formula"),
    [("iron", "Fe"), ("tibc", "Fe"), ("uibc", "Fe"), ("phosphate", "P"), ("vitamin_b12", "C63H88CoN14O14P"),
     ("folate", "C19H19N7O6"), ("vitamin_d", "C27H44O2")],
)  # fmt: skip
def test_molar_masses_are_those_of_their_formula(key: str, formula: str) -> None:
    figure = analytes()[key].molar_mass
    assert figure is not None
    assert float(figure.value) == pytest.approx(mass_of(formula), rel=2e-5)


@each_analyte
def test_what_is_said_of_an_analyte_makes_no_claim(analyte: Analyte) -> None:
    said = [analyte.name, analyte.no_conversion_reason, *(remark.text for remark in analyte.remarks)]
    said += [rule.hint for rule in analyte.mix_ups]
    assert [text for text in said if CLAIMS.search(text)] == []


@each_tracker
def test_each_tracker_can_be_scored(offer: OfferedTracker) -> None:
    tracker = offer.tracker
    assert tracker.question.endswith("?")
    assert tracker.low is not None
    assert tracker.high is not None
    assert tracker.low < tracker.high
    assert tracker.low_words
    assert tracker.high_words
    assert tracker.day_rule is not DayRule.WORST or tracker.better is not Better.NEITHER
    assert not CLAIMS.search(tracker.name + tracker.question)


def test_fatigue_and_mood_are_on_and_face_opposite_ways() -> None:
    by_key = {offer.tracker.key: offer for offer in offered_trackers()}
    assert [key for key, offer in by_key.items() if offer.on] == ["fatigue", "mood"]
    assert set(by_key) == {"fatigue", "mood", "brain_fog", "pain", "sleep_quality", "sleep_hours", "pem", "period"}
    fatigue, mood = by_key["fatigue"].tracker, by_key["mood"].tracker
    assert (fatigue.better, mood.better) == (Better.LOWER, Better.HIGHER)
    assert fatigue.question == "How tired were you today, at the worst?"
    assert (fatigue.low, fatigue.high) == (Decimal(0), Decimal(10))
    assert by_key["pem"].tracker.kind is TrackerKind.YES_NO
    assert [offer.tracker.position for offer in offered_trackers()] == list(range(8))


@each_product
def test_each_product_names_its_sources_and_makes_no_claim(product: Product) -> None:
    assert product.sources
    assert product.unit
    for remark in (*product.strengths, *product.notes):
        assert remark.source.address or not remark.checked
        assert not CLAIMS.search(remark.text)
    if product.kind is not InfusionKind.IRON:
        assert (product.strengths, product.notes) == ((), ())


@pytest.mark.parametrize(
    ("text", "inn"),
    [
        ("Ferinject", "Ferric carboxymaltose"),
        ("ferric carboxymaltose", "Ferric carboxymaltose"),
        ("Ferric carboxymaltose (Ferinject)", "Ferric carboxymaltose"),
        ("Iron isomaltoside 1000", "Ferric derisomaltose"),
        ("Monofer", "Ferric derisomaltose"),
        ("venofer", "Iron sucrose"),
        ("CosmoFer", "Iron dextran"),
        ("Ocrevus", "Ocrelizumab"),
        ("IVIG", "Human immunoglobulin"),
    ],
)
def test_a_product_is_found_by_name_brand_and_older_name(text: str, inn: str) -> None:
    found = find_product(text)
    assert found is not None
    assert found.inn == inn


@pytest.mark.parametrize("text", ["", "Orofer FCM", "(", "ferri"])
def test_any_other_product_is_simply_not_in_the_list(text: str) -> None:
    assert find_product(text) is None


def test_ferumoxytol_carries_its_note_about_scans() -> None:
    found = find_product("Feraheme")
    assert found is not None
    assert any("magnetic resonance" in note.text for note in found.notes)


def test_reactions_are_distinct_and_sourced() -> None:
    kinds = reaction_kinds()
    assert len({kind.key for kind in kinds}) == len({plain(kind.name) for kind in kinds}) == len(kinds)
    assert all(kind.source.address and kind.group for kind in kinds)
    assert [kind.key for kind in kinds if CLAIMS.search(kind.name + kind.note)] == []
    assert {"headache", "skin_staining", "joint_pain", "fishbane", "more_fatigue"} <= {kind.key for kind in kinds}


def test_the_catalogues_are_read_once() -> None:
    assert analytes() is analytes()
    assert products() is products()
