# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from journal_app.domain.records import Laboratory
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.store.verbs import forget_laboratory, rename_laboratory
from tests.builders import a_lab_result


def known(journal: Journal) -> list[tuple[str, str, str]]:
    return [(one.name, one.analyte, one.unit) for one in journal.facts.laboratories()]


def named_on_results(journal: Journal) -> list[str]:
    return [result.laboratory for result in journal.facts.lab_results()]


def test_a_laboratory_bears_its_new_name_everywhere_and_one_undo_takes_it_back(journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result(laboratory="North"), a_lab_result("crp", laboratory="South")])
    rename_laboratory(journal, "North", "North Clinic")
    assert known(journal) == [("North Clinic", "ferritin", "ug/L"), ("South", "crp", "ug/L")]
    assert named_on_results(journal) == ["South", "North Clinic"]
    journal.undo()
    assert named_on_results(journal) == ["South", "North"]
    assert {name for name, *_rest in known(journal)} == {"North", "South"}


def test_two_spellings_become_one_and_what_the_other_was_known_for_stays(journal: Journal) -> None:
    verbs.add_lab_results(
        journal,
        [
            a_lab_result(laboratory="St Mary", unit="ng/mL"),
            a_lab_result("crp", laboratory="St Mary"),
            a_lab_result(laboratory="St Mary’s", unit="ug/L"),
        ],
    )
    before = journal.dump()["laboratory"]
    rename_laboratory(journal, "St Mary", "St Mary’s")
    assert known(journal) == [("St Mary’s", "crp", "ug/L"), ("St Mary’s", "ferritin", "ug/L")]
    assert set(named_on_results(journal)) == {"St Mary’s"}
    journal.undo()
    assert journal.dump()["laboratory"] == before


def test_the_same_name_again_is_no_change(journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result(laboratory="North")])
    assert rename_laboratory(journal, "North", "North").change is None


def test_forgetting_leaves_the_results(journal: Journal) -> None:
    verbs.add_lab_results(journal, [a_lab_result(laboratory="North"), a_lab_result("crp", laboratory="South")])
    forget_laboratory(journal, "North")
    assert known(journal) == [("South", "crp", "ug/L")]
    assert sorted(named_on_results(journal)) == ["North", "South"]
    journal.undo()
    assert len(journal.facts.every(Laboratory)) == 2
