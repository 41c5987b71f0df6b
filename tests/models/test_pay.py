"""What a skill comes with in pay, and pay itself: told where the ads carry it, and refused with the reason elsewhere."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse
from sklearn.linear_model import Ridge
from tests.warehouse.rows import ask, settings, warehouse

from mltrends.cli import call
from mltrends.models.pay_fit import _sums
from mltrends.store.settings import Models

pytestmark = pytest.mark.long  # each home is answered with all models

RULES = settings(pay_min_ads=30, pay_min_employers=5)
LEVELS = {"junior": -0.3, "senior": 0.3}


def ads(count=600, employers=120, *, python=0.15, noise=0.15, seed=3, **given):
    """Pay that hangs on level and Python; Spark is asked for with Python, and worth nothing by itself."""
    random = np.random.default_rng(seed)
    habit = random.normal(0, 0.1, employers)
    rows = []
    for number in range(count):
        employer = int(random.integers(0, employers))
        level = "senior" if random.random() < 0.5 else "junior"
        knows = random.random() < (0.7 if level == "senior" else 0.3)
        skills = [
            name
            for name, has in (("python", knows), ("spark", random.random() < (0.6 if knows else 0.2)))
            if has
        ]
        if random.random() < 0.5:
            skills.append("sql")
        log_pay = 11.5 + LEVELS[level] + python * knows + habit[employer] + random.normal(0, noise)
        pay = float(np.exp(log_pay).round(-2))
        rows.append(
            {
                "posted_on": f"202{2 + number % 2}-{1 + number % 12:02}-03",
                "company": f"Employer {employer}",
                "title": f"Data Scientist {number}",
                "role": "Data Scientist",
                "seniority": level,
                "country": "US",
                "skills": skills,
                "salary_min": pay,
                "salary_max": pay,
                "salary_currency": "USD",
                "salary_period": "year",
                "salary_field": "text",
            }
            | given
        )
    return rows


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("paid")
    made = warehouse(folder, ads(), RULES)
    at = folder / "data" / "processed" / "mltrends.duckdb"
    at.parent.mkdir(parents=True)
    shutil.copy(made, at)
    return folder


def rungs(home, concept):
    rows = ask(
        home / "mltrends.duckdb",
        "select rung, premium, ci_low, ci_high, verdict, reason from answer_skill_pay where concept = $concept order by step",
        {"concept": concept},
    )
    return {rung: rest for rung, *rest in rows}


@pytest.mark.long
def test_the_gap_shrinks_to_what_was_planted_as_more_is_held(home):
    told = rungs(home, "python")

    assert list(told) == ["raw", "market", "role", "role, median", "other skills", "employer"]
    assert told["raw"][0] > told["role"][0] + 0.05  # senior ads ask for Python more often
    for rung in ("role", "role, median", "other skills", "employer"):
        figure, low, high, verdict, _ = told[rung]
        assert low < np.expm1(0.15) < high
        assert figure == pytest.approx(np.expm1(0.15), abs=0.08)
        assert verdict == "more"


def test_what_only_goes_along_with_another_skill_is_worth_nothing_by_itself(home):
    told = rungs(home, "spark")

    assert told["raw"][3] == "more"
    assert told["other skills"][3] == "no clear difference"


def test_a_skill_that_few_ads_ask_for_has_the_reason_and_no_figure(tmp_path):
    path = warehouse(tmp_path, ads(count=150), RULES)

    rows = ask(path, "select premium, verdict, reason from answer_skill_pay where concept = 'sql'")

    assert len(rows) == 1
    assert rows[0][:2] == (None, None)
    assert "too few ads" in rows[0][2]


def test_the_model_says_how_it_errs_beside_medians(home):
    ((usable, n, error, baseline, gain_low, held),) = ask(
        home / "mltrends.duckdb", "select usable, n, error, baseline, gain_low, held from answer_pay_model"
    )

    assert usable
    assert n > 580
    assert error < baseline
    assert gain_low > 0
    assert held == pytest.approx(0.8, abs=0.05)


def test_ridge_from_sums_is_the_ridge_of_scikit_learn_also_for_the_ads_of_all_folds_but_one():
    random = np.random.default_rng(5)
    design = sparse.csr_matrix((random.random((900, 40)) < 0.2).astype(float))
    log_pay = np.asarray(design @ random.normal(0, 0.1, 40)) + random.normal(11, 0.2, 900)
    out = random.random(900) < 0.2
    rest = _sums(design, log_pay).less(_sums(design[out], log_pay[out]))

    for alpha in (1.0, 300.0):
        plain = Ridge(alpha=alpha).fit(design[~out].toarray(), log_pay[~out])
        base, effects = rest.ridge(alpha)

        assert base == pytest.approx(plain.intercept_, abs=1e-10)
        assert effects == pytest.approx(plain.coef_, abs=1e-10)


def test_the_range_holds_eight_in_ten_ads_that_were_never_seen(home):
    path = home / "mltrends.duckdb"
    ((low, high),) = ask(path, "select low, high from answer_pay_model")
    effect = {
        (part, term): value
        for part, term, value in ask(path, "select part, term, effect from answer_pay_terms")
    }
    fresh = ads(count=500, employers=500, seed=9)
    rest = [
        np.log(row["salary_min"])
        - effect["base", ""]
        - effect.get(("seniority", row["seniority"]), 0)
        - effect.get(("year", row["posted_on"][:4]), 0)
        - sum(effect.get(("skill", skill), 0) for skill in row["skills"])
        for row in fresh
    ]

    assert np.mean([low <= one <= high for one in rest]) == pytest.approx(0.8, abs=0.06)


def test_where_the_model_is_no_better_than_medians_nothing_is_estimated(tmp_path):
    path = warehouse(tmp_path, ads(python=0.0, noise=0.5), RULES)

    ((usable, reason),) = ask(path, "select usable, reason from answer_pay_model")

    assert not usable
    assert "no better than medians" in reason
    assert ask(path, "select * from answer_pay_terms") == []


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (ads(count=20), "too few ads with pay and text"),
        (ads(count=400, employers=9), "too few employers"),
        (ads(count=400, salary_min=100_000.0, salary_max=100_000.0), "all ads pay the same"),
    ],
    ids=["twenty ads", "nine employers", "equal pay"],
)
def test_bad_input_gets_one_sentence(tmp_path, rows, reason):
    path = warehouse(tmp_path, rows, RULES)

    assert reason in ask(path, "select reason from answer_pay_model")[0][0]
    figures = ask(path, "select premium, reason from answer_skill_pay")
    assert figures
    assert all(premium is None and why for premium, why in figures)


def test_without_pay_there_are_no_rows_and_no_fault(tmp_path):
    path = warehouse(tmp_path, [{"posted_on": "2024-01-05", "skills": ["python"]}], RULES)

    assert ask(path, "select * from answer_skill_pay") == ask(path, "select * from answer_pay_model") == []


@pytest.mark.long
def test_the_same_ads_in_any_order_give_the_same_figures(tmp_path):
    rows = ads(count=400)
    figures = [
        ask(warehouse(tmp_path / name, given, RULES), "select * from answer_skill_pay order by concept, step")
        for name, given in (("as it is", rows), ("turned", rows[::-1]))
    ]

    def rounded(table):
        return [[round(cell, 9) if isinstance(cell, float) else cell for cell in row] for row in table]

    assert rounded(figures[0]) == rounded(figures[1])


@pytest.mark.long
def test_a_model_can_be_left_out_and_says_that_it_is_one(tmp_path):
    path = warehouse(
        tmp_path, ads(count=400), replace(RULES, models=Models(skill_pay=False, pay=False)), comments=True
    )

    for table in ("answer_skill_pay", "answer_pay_model", "answer_pay_terms"):
        assert ask(path, f"select * from {table}") == []  # noqa: S608 - a test's own words
        ((told,),) = ask(path, f"select comment from duckdb_tables() where table_name = '{table}'")  # noqa: S608
        assert "Modelled" in told
    assert ask(path, "select count(*) from answers where model in ('skill_pay', 'pay')") == [(3,)]


def pay(home, *arguments):
    return call(["pay", "--home", str(home), "--role", "data scientist", *arguments])


def test_the_command_gives_the_figure_the_range_and_what_it_rests_on(home, capsys):
    assert pay(home, "--seniority", "senior", "--country", "us", "--skills", "Python, SQL") == 0

    out = capsys.readouterr().out
    assert "Modelled." in out
    assert "Eight in ten" in out
    assert "role, with all these skills" in out


def test_the_figure_is_near_the_truth_and_the_cells_are_real(home, capsys):
    assert (
        pay(home, "--seniority", "senior", "--country", "US", "--skills", "Python", "--format", "json") == 0
    )
    told = json.loads(capsys.readouterr().out)

    assert told["found"]["expected"] == pytest.approx(np.exp(11.5 + 0.3 + 0.15), rel=0.1)
    assert told["found"]["low"] < told["found"]["expected"] < told["found"]["high"]
    nearest = told["cells"][0]
    ((median, k),) = ask(
        home / "mltrends.duckdb",
        "select median(pay), count(*) from paid_ads_asking where seniority = 'senior' and country = 'US'",
    )
    assert (nearest["p50"], nearest["k"]) == (median, k)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--country", "DE", "--seniority", "senior"), "too few ads of this role, level and country"),
        (("--country", "US", "--seniority", "chief"), "too few ads of this role, level and country"),
        (
            ("--country", "US", "--seniority", "senior", "--skills", "Kubernetes"),
            "too few ads with pay name kubernetes",
        ),
        (("--country", "US", "--currency", "EUR"), "no ads with pay in EUR"),
    ],
)
def test_it_refuses_to_go_beyond_the_ads(home, capsys, arguments, reason):
    assert pay(home, *arguments) == 1

    out = capsys.readouterr().out
    assert reason in out
    assert "about" not in out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [(("--role", "Wizard"), "there is no role 'Wizard'"), (("--skills", "Pyhton"), "nearest: Python")],
)
def test_words_that_mean_nothing_are_refused_with_what_there_is(home, capsys, arguments, reason):
    assert pay(home, "--country", "US", *arguments) == 2
    assert reason in capsys.readouterr().err


def test_a_warehouse_of_an_older_version_is_named_and_no_traceback(tmp_path, capsys):
    made = warehouse(tmp_path, [{"posted_on": "2024-01-05"}], answers=False)
    at = tmp_path / "home" / "data" / "processed" / "mltrends.duckdb"
    at.parent.mkdir(parents=True)
    shutil.copy(made, at)

    assert pay(tmp_path / "home", "--country", "US") == 1
    assert "mltrends run" in capsys.readouterr().err
