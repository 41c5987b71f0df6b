"""A part of the ads: what is counted in it is what the whole says of just these ads."""

from __future__ import annotations

import random
from datetime import date

import duckdb
import pytest
from tests.warehouse.rows import Given, ask, settings, source, table, warehouse

from mltrends import claims, metrics
from mltrends.model import WrongUse
from mltrends.store.settings import Settings, settings_told
from mltrends.warehouse.open import WarehouseError
from mltrends.warehouse.part import Chosen, cut, settings_kept
from mltrends.warehouse.scripts import scripts

EVERY_TABLE = "select table_name from duckdb_tables() where database_name = 'whole'"
LESS = "select count(*) from (from {1}.{0} except all from {2}.{0})"
OF_READING = {"answer_files", "answer_funnel"}  # tell of all that was read
ROLES = ("Data Scientist", "Data Engineer")


def part_of(whole, folder, chosen, *, answers=False, told=None):
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "part.duckdb"
    cut(whole, target, chosen, {"filter": "some"} if told is None else told)
    if answers:
        metrics.answer_all(target, settings_told(settings_kept(target)))
    return target


def differing(one, other):
    """Tables of which the two files hold other rows, however they are ordered."""
    with duckdb.connect() as con:
        con.execute(f"attach '{one}' as whole (read_only)")
        con.execute(f"attach '{other}' as part (read_only)")
        names = [name for (name,) in con.execute(EVERY_TABLE).fetchall()]
        assert len(names) > 80
        return {
            name
            for name in names
            for sides in (("whole", "part"), ("part", "whole"))
            if con.execute(LESS.format(name, *sides)).fetchone()[0]
        }


def ads(seed=3, per_month=8, months=26, **given):
    """Ads in two countries, for two roles, of few employers, as many in each month."""
    rng = random.Random(seed)  # noqa: S311 - a test's own dice
    return [
        {
            "posted_on": date(2022 + month // 12, 1 + month % 12, 3 + number).isoformat(),
            "country": "GB" if number % 2 else "US",
            "role": rng.choice(ROLES),
            "company": f"{'British' if number % 2 else 'American'} {rng.randrange(6)}",
            "title": f"Job {month} {number}",
            "remote": rng.choice(["remote", "unstated", "onsite"]),
            "skills": rng.sample(["python", "sql", "spark"], rng.randrange(4)),
            **given,
        }
        for month in range(months)
        for number in range(per_month)
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return warehouse(tmp_path_factory.mktemp("whole"), ads(), answers=False)


@pytest.fixture(scope="module")
def british(made, tmp_path_factory):
    return part_of(made, tmp_path_factory.mktemp("british"), Chosen(countries=("GB",)), answers=True)


@pytest.mark.long
def test_a_part_with_nothing_left_out_holds_what_the_whole_holds_row_by_row(sample_home, tmp_path):
    whole = sample_home / "data" / "processed" / "mltrends.duckdb"
    before = whole.read_bytes()

    part = part_of(whole, tmp_path, Chosen(), told={})
    metrics.answer_all(part, settings_told(settings_kept(part)), claims.claim_answers())

    assert differing(whole, part) == {"checks"}
    assert whole.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["part.duckdb"]


@pytest.mark.long
def test_a_part_answers_as_if_none_but_its_ads_had_been_read(british, tmp_path):
    alone = warehouse(tmp_path, [row for row in ads() if row["country"] == "GB"])

    answers = {name for name in differing(alone, british) if name.startswith("answer_")}
    assert answers == OF_READING
    assert len(table(british, "answer_trends")) > 100


def test_counts_of_a_part_are_those_of_the_whole_under_its_conditions(sample_home, tmp_path):
    whole = sample_home / "data" / "processed" / "mltrends.duckdb"
    chosen = Chosen(date(2024, 1, 1), date(2025, 12, 1), ("GB", "US"), ("Data Analyst", "Data Scientist"))
    where = (
        "first_seen >= '2024-01-01' and first_seen < '2026-01-01' and country in ('GB', 'US') "
        "and role in ('Data Analyst', 'Data Scientist')"
    )

    part = part_of(whole, tmp_path, chosen)

    assert len(table(part, "ads")) > 50
    assert set(table(part, "ads")) == set(table(whole, "ads", where=where))
    for asked, mart in (
        (
            "select concept, count(*) from ad_concepts semi join (from ads where {}) using (posting_id) group by all",
            "select concept, sum(k) from mart_skill_role where k > 0 group by all",
        ),
        (
            "select role, median(pay_year) from paid_ads where source = 'jobspy' and salary_currency = 'USD' and {} group by all",
            "select role, p50 from mart_pay_role where source = 'jobspy' and currency = 'USD'",
        ),
    ):
        assert sorted(ask(part, mart)) == sorted(ask(whole, asked.format(where))), mart


def test_all_postings_of_an_ad_go_with_its_first(tmp_path):
    first = {"company": "Acme", "title": "Data Scientist", "text_digest": "same", "city": "York"}
    whole = warehouse(
        tmp_path / "whole",
        [
            {**first, "posted_on": "2024-01-20", "country": "GB"},
            {**first, "posted_on": "2024-03-20", "country": "GB"},
            {"posted_on": "2024-03-21", "country": "GB", "title": "Another"},
        ],
        answers=False,
    )
    counted = "select count(*), count_if(is_canonical), max(sightings) from postings"
    assert ask(whole, counted) == [(3, 2, 2)]

    january = part_of(whole, tmp_path / "january", Chosen(date(2024, 1, 1), date(2024, 1, 1)))
    later = part_of(whole, tmp_path / "later", Chosen(date(2024, 2, 1)))

    assert ask(january, counted) == [(2, 1, 2)]
    assert ask(later, counted) == [(1, 1, 1)]


def test_an_ad_without_a_date_is_in_no_part_by_months_and_one_without_a_country_can_be_asked_for(tmp_path):
    whole = warehouse(
        tmp_path / "whole",
        [
            {"title": "Without a date"},
            {"posted_on": "2024-01-20", "country": "GB"},
            {"posted_on": "2024-01-21"},
            {"posted_on": "2024-01-22", "source": "snapshot", "country": "GB"},
        ],
        answers=False,
    )
    days = "select coalesce(strftime(first_seen, '%d'), 'none') as day, source from ads order by day"

    by_month = part_of(whole, tmp_path / "month", Chosen(last=date(2024, 1, 1)))
    unstated = part_of(whole, tmp_path / "unstated", Chosen(countries=("unstated",)))

    assert ask(by_month, days) == [("20", "board"), ("21", "board"), ("22", "snapshot")]
    assert ask(unstated, days) == [("21", "board"), ("none", "board")]


def test_a_month_that_is_whole_over_all_ads_is_so_in_a_part_with_few_of_them(tmp_path):
    rows = [
        row
        for row in ads(months=30)
        if row["country"] == "US" or row["posted_on"][:7] not in {"2022-05", "2022-07", "2022-08", "2023-02"}
    ]
    rows += [row | {"country": "GB", "title": f"More {row['title']}"} for row in ads(months=1)]
    whole = warehouse(tmp_path / "whole", rows, answers=False)

    part = part_of(whole, tmp_path, Chosen(date(2022, 2, 1), date(2024, 4, 1), ("GB",)))

    months = "select month, complete from month_status where month between '2022-02-01' and '2024-04-01'"
    assert ask(part, months) == ask(whole, months)
    assert ask(part, "select count(*), count_if(complete), count_if(n = 0) from period_status") == [
        (27, 27, 4)
    ]
    assert ask(part, "select sum(n) from month_status") == ask(part, "select count(*) from ads")
    assert ask(whole, "select year from whole_years order by year") == [(2022,), (2023,)]
    assert ask(part, "select year from whole_years") == [(2023,)]  # the first month of 2022 was left out


def test_a_source_without_ads_in_a_part_has_no_months_there(tmp_path):
    rows = [*ads(months=3, country="GB"), *ads(seed=5, months=6, country="US", source="other")]
    whole = warehouse(tmp_path / "whole", rows, answers=False)

    part = part_of(whole, tmp_path, Chosen(countries=("GB",)))

    assert ask(part, "select distinct source from period_status") == [("board",)]
    assert ask(part, "select min(month), max(month) from month_status") == [
        (date(2022, 1, 1), date(2022, 3, 1))
    ]


def test_what_is_a_slip_among_all_ads_is_one_in_a_part_that_is_too_small_to_tell(tmp_path):
    def paying(day, amount):
        return {
            "posted_on": f"2024-{day}",
            "country": "US",
            "salary_min": amount,
            "salary_max": amount,
            "salary_currency": "USD",
            "salary_period": "year",
            "salary_field": "text",
        }

    rows = [paying(f"01-{1 + number:02}", 100_000.0 + 500 * number) for number in range(25)]
    rows += [paying("03-01", 9_000_000.0), paying("03-02", 101_000.0)]
    whole = warehouse(tmp_path / "whole", rows, answers=False)

    part = part_of(whole, tmp_path, Chosen(date(2024, 3, 1)))

    assert ask(part, "select pay_year from pay_outliers") == [(9_000_000.0,)]
    assert ask(part, "select pay_year from paid_ads") == [(101_000.0,)]


def test_exchange_rates_are_those_of_the_whole_though_the_survey_that_implies_them_is_elsewhere(tmp_path):
    survey = [
        {
            "source": "survey",
            "country": "DE",
            "date_text": "2023",
            "pay_min": 50_000.0 + number,
            "pay_max": 50_000.0 + number,
            "pay_currency": "EUR",
            "pay_period": "year",
            "pay_kind": "survey",
            "pay_usd": (50_000 + number) * 1.0797,
        }
        for number in range(12)
    ]
    whole = warehouse(
        tmp_path / "whole",
        Given({"survey.csv": survey, "ads.csv": [{"posted_on": "2023-05-04", "country": "FR"}]}),
        answers=False,
    )

    part = part_of(whole, tmp_path, Chosen(countries=("FR",)))

    assert len(table(part, "postings")) == 1
    assert len(table(part, "rate_months")) == 12
    assert table(part, "rate_months") == table(whole, "rate_months")


def test_ads_that_were_picked_by_role_are_a_whole_and_other_roles_out_of_scope(made, tmp_path):
    part = part_of(made, tmp_path, Chosen(roles=("Data Engineer",)))

    assert ask(part, "select role from roles where in_scope") == [("Data Engineer",)]
    assert ask(part, "select role, sum(k), sum(n) from mart_role_month group by all") == ask(
        made, "select role, count(*), count(*) from ads where role = 'Data Engineer' group by all"
    )


def test_the_funnel_of_a_part_says_how_many_postings_are_outside_it(british, sample_home):
    rows = {stage: (rows, note) for _, stage, rows, note in table(british, "answer_funnel")}

    assert (rows["read"][0], rows["kept"][0], rows["not a duplicate"][0]) == (208, 208, 104)
    assert rows["not a duplicate"][1].startswith("104 are of ads outside this part; 0 are another posting")
    whole = sample_home / "data" / "processed" / "mltrends.duckdb"
    assert "outside" not in str(table(whole, "answer_funnel"))


def test_a_part_keeps_the_settings_of_the_whole_and_says_what_it_is(tmp_path):
    using = settings(pay_min_ads=7)
    whole = warehouse(tmp_path / "whole", ads(months=2), using, answers=False)

    part = part_of(whole, tmp_path, Chosen(countries=("GB",)), told={"filter": "ads in GB"})

    assert settings_told(settings_kept(part)).thresholds == using.thresholds
    known = dict(table(part, "about"))
    assert known.pop("filter") == "ads in GB"
    assert known | {"as_of": None} == dict(table(whole, "about")) | {"as_of": None}
    assert known["as_of"] == "2022-02-10"


def test_settings_are_told_as_they_were_in_force():
    told = Settings().lines()

    assert settings_told(told) == Settings()
    assert not settings_told(
        [line.replace("models.pay = true", "models.pay = false") for line in told]
    ).models.pay


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (
            Chosen(date(2031, 1, 1)),
            "there is no such ad: of 208 ads 0 were first seen from 2031-01 on; choose more",
        ),
        (
            Chosen(date(2022, 1, 1), date(2022, 1, 1), ("FR",), ("Data Scientist",)),
            r"8 were first seen from 2022-01 to 2022-01, 0 are in FR, \d+ are for Data Scientist; choose",
        ),
        (Chosen(last=date(2001, 5, 1)), "0 were first seen up to 2001-05; choose"),
    ],
)
def test_a_part_without_an_ad_is_refused_with_what_each_condition_leaves(made, tmp_path, chosen, words):
    with pytest.raises(WrongUse, match=words):
        part_of(made, tmp_path, chosen)


def test_a_part_without_an_ad_in_scope_is_refused(tmp_path):
    rows = [{"country": "GB", "role": "Other"}, {"country": "US"}]
    whole = warehouse(tmp_path / "whole", rows, answers=False)

    with pytest.raises(WrongUse, match="none of these 1 ads is for a role in scope"):
        part_of(whole, tmp_path, Chosen(countries=("GB",)))


def test_a_whole_of_another_version_is_refused_with_what_to_do(tmp_path):
    whole = warehouse(tmp_path / "whole", ads(months=1), answers=False)
    with duckdb.connect(str(whole)) as con:
        con.execute("alter table concepts drop column links")

    with pytest.raises(
        WarehouseError, match=r"built by another version of mltrends .*build it again with: mltrends run"
    ):
        part_of(whole, tmp_path, Chosen())


def test_every_judgement_of_the_whole_stands_in_the_place_of_a_table():
    assert set(scripts("part")) < {*scripts("staging"), *scripts("marts")}


def test_snippets_that_the_terms_of_a_source_keep_out_are_not_in_a_part_either(tmp_path):
    rows = [{"posted_on": "2024-01-20", "skills": ["python"]}]
    whole = warehouse(
        tmp_path / "whole",
        Given({"ads.csv": rows}, sources=(source("board", snippets=False),)),
        answers=False,
    )

    part = part_of(whole, tmp_path, Chosen(first=date(2024, 1, 1)))

    assert ask(part, "select concept, snippet from mentions") == [("python", None)]
