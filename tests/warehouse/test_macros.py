"""What the file offers in SQL is what `stats` computes in Python."""

from __future__ import annotations

from random import Random

import duckdb
import pytest
from tests.warehouse.rows import ask, warehouse

from mltrends.stats.shares import design_effect, wilson
from mltrends.warehouse.lay import lay_macros


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        lay_macros(con)
        yield con


def value(con, sql, *values):
    ((found,),) = con.execute(sql, values).fetchall()
    return found


@pytest.mark.parametrize(("k", "n"), [(10, 100), (100, 1000), (0, 5), (5, 5), (1, 3), (2.5, 7.5), (1, 1)])
def test_intervals_are_those_of_python(con, k, n):
    low, high = (value(con, f"select wilson_{end}($1, $2)", k, n) for end in ("low", "high"))

    assert (low, high) == pytest.approx(wilson(k, n), abs=1e-12)


def test_nothing_has_no_interval(con):
    assert value(con, "select wilson_low(0, 0)") is None
    assert value(con, "select wilson_high(0, null)") is None


@pytest.mark.parametrize("seed", range(5))
def test_the_design_effect_is_that_of_python(con, seed):
    random = Random(seed)  # noqa: S311 - draws of a test, no secret
    counts = [(random.randrange(ads + 1), ads) for ads in (random.randrange(1, 30) for _ in range(40))]

    found = value(
        con,
        """
        select design_effect(sum(k), sum(n), sum(k * k), sum(k * n), sum(n * n), count(*))
        from (select unnest($1) as k, unnest($2) as n)
        """,
        [k for k, _ in counts],
        [n for _, n in counts],
    )

    assert found == pytest.approx(design_effect(counts))
    assert found > 1


@pytest.mark.parametrize(
    ("period", "year"),
    [("year", 10), ("month", 120), ("week", 520), ("day", 2600), ("hour", 20_800), ("fortnight", None)],
)
def test_pay_per_year(con, period, year):
    assert value(con, "select annualise(10, $1)", period) == year


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    days = [f"2024-{month:02}-{day:02}" for month in (1, 2, 3) for day in (3, 17, 27)]
    rows = [{"posted_on": day, "skills": ["python"] if day.endswith("03") else []} for day in days]
    return warehouse(tmp_path_factory.mktemp("macros"), rows, answers=False)


@pytest.mark.parametrize(("source", "status"), [("'board'", "period_status"), ("null", "month_status")])
def test_the_complete_months_are_those_of_the_status(built, source, status):
    found = ask(built, f"select month, nth from complete_months({source})")  # noqa: S608 - a test's own words

    assert found == ask(
        built,
        f"select month, row_number() over (order by month) from {status} where complete order by month",  # noqa: S608
    )
    assert len(found) == 2  # the last month was not seen to its end


def test_a_source_that_is_not_there_has_no_months(built):
    assert ask(built, "from complete_months('nobody')") == []


def test_the_ads_that_name_a_concept_come_with_the_words_around_it(built):
    found = ask(built, "select month, snippet from ads_naming('python') order by month")

    assert [str(month) for month, _ in found] == ["2024-01-01", "2024-02-01", "2024-03-01"]
    assert {snippet for _, snippet in found} == {"… python …"}
    assert ask(built, "from ads_naming('sql')") == []
