# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from journal_app import disclaimer
from journal_app.store.journal import Journal
from journal_app.ui.about.state import build_state
from journal_app.ui.desk import describe


def test_about_says_what_the_program_is_not_and_whose_work_is_in_it(journal: Journal) -> None:
    state = build_state(describe(journal))

    assert state.points == disclaimer.points()
    said = " ".join(state.points)
    for point in ("not a medical device", "no diagnosis", "Do not change a treatment", "emergency number", "infusion"):
        assert point in said
    for owner in ("LOINC", "Regenstrief", "Unified Code for Units of Measure", "SIL OPEN FONT LICENSE", "Atkinson"):
        assert owner in state.notices


def test_about_says_nothing_that_depends_on_what_was_entered(journal: Journal) -> None:
    assert build_state(describe(journal)).points == disclaimer.points()
    assert "{" not in " ".join(disclaimer.points())
