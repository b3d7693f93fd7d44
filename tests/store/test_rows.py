# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Every fact goes into its row and comes back as it was."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.facts import Fact
from journal_app.store import rows
from journal_app.store.journal import Journal

_VALUES = {
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9),
    date: st.dates(min_value=date(1900, 1, 1)),
    time: st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    datetime: st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001 -- bounds are naive
        lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)
    ),
}


def _whole(fact_type: type[Fact]) -> st.SearchStrategy[Fact]:
    hints = get_type_hints(fact_type)
    return st.builds(fact_type, **{column.name: st.from_type(hints[column.name]) for column in rows.columns(fact_type)})


@pytest.fixture(autouse=True)
def _register() -> None:
    for kind, strategy in _VALUES.items():
        st.register_type_strategy(kind, strategy)


@pytest.mark.parametrize("fact_type", list(rows.FACTS.values()), ids=lambda fact_type: fact_type.__name__)
def test_a_fact_comes_back_from_its_row_as_it_was(fact_type: type[Fact]) -> None:
    @given(_whole(fact_type))
    def comes_back(fact: Fact) -> None:
        assert rows.decode(fact_type, rows.encode(fact)) == fact

    comes_back()


def test_columns_of_facts_are_the_columns_of_the_tables(journal: Journal) -> None:
    for kind, fact_type in rows.FACTS.items():
        in_file = {name for _number, name, *_more in journal._db.execute(f"PRAGMA table_info({kind})").fetchall()}
        assert {column.name for column in rows.columns(fact_type)} == in_file


def test_a_number_is_never_written_with_an_exponent() -> None:
    assert rows.decimal_text(Decimal("1E+3")) == "1000"
    assert rows.decimal_text(Decimal("0.00")) == "0.00"
