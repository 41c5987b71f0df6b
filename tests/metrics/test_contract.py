"""Every metric keeps what its head promises, and a head that promises wrongly is refused."""

from __future__ import annotations

import shutil
from importlib import resources

import pytest
from tests.warehouse.rows import Given, ask, settings, table, warehouse

from mltrends.metrics import answer_all, load_metrics
from mltrends.metrics.load import metric_of
from mltrends.sources.catalogue import PROVIDES, ROLES
from mltrends.warehouse.heads import HeadError
from mltrends.warehouse.open import WarehouseError

COLUMNS = "select column_name from duckdb_columns() where table_name = $table order by column_index"
CHANGE = "months_before months_after before after change ci_low ci_high sources sources_agree verdict"
SHARE = "k n share ci_low ci_high"
THIN = "suppressed reason"
QUARTILES = "p25 p50 p75 ci_low ci_high ci_method"
PROMISED = {
    "answer_roles": f"role {SHARE} employers sources {THIN} deff",
    "answer_industries": f"industry label {SHARE} by_words employers sources {THIN} deff",
    "answer_skills": f"rank concept label kind {SHARE} required_share employers sources {THIN} deff",
    "answer_skill_roles": f"role concept label kind {SHARE} employers sources {THIN} deff",
    "answer_skill_months": f"month concept label kind {SHARE} employers sources complete {THIN} deff",
    "answer_skill_changes": f"concept label kind {CHANGE}",
    "answer_trends": "subject thing label month k n raw raw_low raw_high adjusted adjusted_low adjusted_high gap sources linked piece suppressed reason",
    "answer_same_mix": "subject thing label year k n raw held held_low held_high gap worth uncovered capped sources suppressed reason",
    "answer_skill_growth": "place concept label kind odds_ratio ci_low ci_high p_value q_value k n k_early k_late months clusters sources sources_agree tested verdict reason",
    "answer_pay_growth": "salary_kind currency year k median pooled growth ci_low ci_high gap index_pooled index index_low index_high index_cells index_reason cells reason",
    "answer_pairs": "concept label other other_label k n lift npmi npmi_low npmi_high odds_ratio or_low or_high q_value tested",
    "answer_signatures": "role place concept label kind k n log_odds ci_low ci_high q_value",
    "answer_role_likeness": "role other place likeness n other_n",
    "answer_bundles": f"role n p25 p50 p75 mean none {THIN}",
    "answer_ml_share": "source month k n share ci_low ci_high sources linked piece suppressed reason",
    "answer_shifts": "subject thing label year_before year_after before after n_before n_after raw within within_low within_high mix came_or_went reversed q_value tested verdict reason",
    "answer_imported": f"scheme concept label link {SHARE} {THIN} deff attribution",
    "answer_pay": f"role currency k n disclosed disclosure {QUARTILES} inferred removed employers sources {THIN}",
    "answer_skill_families": "family name concept label kind members nearness stability stable judged n reason",
    "answer_document_roles": f"role concept label documents k n share ci_low ci_high elsewhere verdict {THIN}",
    "answer_skill_pay": "currency concept label kind step rung k n employers premium ci_low ci_high p_value q_value verdict reason",
    "answer_remote_pay": "currency mode against step rung k n employers premium ci_low ci_high p_value q_value verdict reason",
    "answer_pay_model": "currency n employers judged error baseline gain gain_low gain_high usable low high held alpha reason",
    "answer_pay_terms": "currency part term effect k",
    "answer_titles_model": "role n unread asked made_of softness bar judged names precision precision_low reason",
    "answer_ad_roles": "posting_id role role_source probability",
    "answer_modelled_roles": "role matched modelled probability precision asked coverage n reason",
    "answer_pay_estimates": f"role currency salary_kind k amounts {QUARTILES} inferred removed employers sources stated_k stated_p50 {THIN}",
    "answer_pay_usd": f"role measure k own survey left_out {QUARTILES} employers sources {THIN}",
    "answer_pay_levels": f"role seniority country currency k n disclosure {QUARTILES} employers sources {THIN}",
    "answer_pay_ranges": f"country currency k n single wider {QUARTILES} employers sources {THIN}",
    "answer_disclosure_months": f"month country {SHARE} employers sources complete {THIN} deff",
    "answer_disclosure_change": f"country {CHANGE}",
    "answer_remote_roles": f"subject thing mode {SHARE} employers sources {THIN} deff",
    "answer_remote_months": f"month mode {SHARE} employers sources complete {THIN} deff",
    "answer_remote_change": f"mode {CHANGE}",
    "answer_remote_scope": f"scope {SHARE} employers sources {THIN} deff",
    "answer_education": f"role degree asked {SHARE} employers sources {THIN} deff",
    "answer_degree_groups": f"role_group degree asked {SHARE} difference difference_low difference_high compared verdict employers sources {THIN} deff",
    "answer_education_fields": f"rank concept label {SHARE} of_degrees employers sources {THIN} deff",
    "answer_experience": f"role seniority k n stated p25 p50 p75 k_three employers sources {THIN}",
    "answer_experience_years": f"level years k n stated share k_or_more or_more ci_low ci_high of_all employers sources {THIN} deff",
    "answer_industry_roles": f"industry label role {SHARE} everywhere employers sources {THIN} deff",
    "answer_applications": f"rank concept label {SHARE} employers sources {THIN} deff",
    "answer_application_industries": "concept label industry industry_label k n known in_industry lift odds_ratio or_low or_high q_value tested verdict reason",
    "answer_topics": f"topic concept label {SHARE} anywhere n_first first_share n_last last_share last_low last_high odds_ratio or_low or_high q_value change verdict employers sources {THIN} deff",
    "answer_ethics_months": f"month counting {SHARE} employers sources complete {THIN} deff",
    "answer_ethics_change": f"counting {CHANGE}",
    "answer_guides": f"concept label kind documents side rank {SHARE} middle missed {THIN}",
    "answer_source_months": "source title month n in_scope with_text complete reason",
    "answer_days": "source title day n",
    "answer_files": "file source status rows_read rows_kept rows_refused duplicates note mapped sure cells_repaired",
    "answer_robustness": f"headline thing label rival place variant source title {SHARE} rival_share ahead inside clusters {THIN} deff",
    "answer_reading": "subject thing measure k n share ci_low ci_high labelled measured_with read_with",
    "answer_rejects": "file reason rows example_line",
    "answer_funnel": "step stage rows note",
    "answer_languages": "language k n share",
    "answer_coverage": "answer part source step reason k n",
    "answer_sources": "source title kind flow pay_kind licence citation postings ads first_month last_month duplicate_share",
}
METRICS = {metric.name: metric for metric in load_metrics()}
GOOD = METRICS["answer_rejects"].sql


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    rows = [{"posted_on": "2024-01-05", "skills": ["python"]}]
    rejects = [{"reason": "one"}, {"reason": "two"}]
    return warehouse(tmp_path_factory.mktemp("contract"), Given({"a.csv": rows}, rejects={"a.csv": rejects}))


def test_the_questions_are_those_that_are_promised():
    assert sorted(METRICS) == sorted(PROMISED)


@pytest.mark.parametrize("name", PROMISED)
def test_the_answer_has_its_columns_in_their_order(path, name):
    columns = [column for (column,) in ask(path, COLUMNS, {"table": name})]

    assert columns == PROMISED[name].split() == list(METRICS[name].columns)


@pytest.mark.parametrize("name", PROMISED)
def test_the_answer_is_made_by_the_statement_that_the_file_shows(path, name):
    ((sql,),) = ask(path, "select sql from answers where answer = $name", {"name": name})

    assert sql == METRICS[name].sql
    rows = ask(path, sql)
    if (
        not resources.files("mltrends.metrics").joinpath(f"{name}.py").is_file()
    ):  # those are finished in Python
        assert rows == table(path, name)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_a_metric_needs_what_a_source_can_provide(metric):
    assert metric.needs <= {*PROVIDES, *ROLES}


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (GOOD.replace("-- unit: rows\n", ""), ["answer_x.sql", "missing", "'unit'"]),
        (
            GOOD.replace("-- unit:", "-- units:"),
            ["missing", "'unit'", "unknown", "'units'", "title, grain, unit, counts, needs, columns"],
        ),
        (
            GOOD.replace("grain: file, reason", "grain: file, why"),
            ["grain", "'why'", "file, reason, rows, example_line"],
        ),
        (
            GOOD.replace("counts: nothing", "counts: ads, skills"),
            ["answer_x.sql", "'ads, skills'", "in this order: nothing, ads, surveys, scope, field, text"],
        ),
        (GOOD.replace("counts: nothing", "counts: scope, ads"), ["'scope, ads'", "in this order"]),
        (GOOD.replace("counts: nothing", "counts: a: ads; a: scope"), ["part 'a' twice"]),
    ],
)
def test_a_head_that_promises_wrongly_is_refused_by_name(bad, words):
    with pytest.raises(HeadError) as refused:
        metric_of("answer_x", bad)

    assert all(word in str(refused.value) for word in words), refused.value


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (
            GOOD.replace("    count(*) as rows,\n", "    count(*) as number,\n").replace(
                "rows desc", "number desc"
            ),
            "promises the columns",
        ),
        (GOOD.replace("-- grain: file, reason", "-- grain: rows"), "one row per rows, and 1 have more"),
    ],
)
def test_an_answer_that_breaks_its_promise_stops_the_run(path, tmp_path, monkeypatch, bad, words):
    copy = tmp_path / "copy.duckdb"
    shutil.copy(path, copy)
    before = table(copy, "answer_rejects")
    monkeypatch.setattr("mltrends.metrics.answer.load_metrics", lambda: (metric_of("answer_rejects", bad),))

    with pytest.raises(WarehouseError, match=words):
        answer_all(copy, settings())

    assert table(copy, "answer_rejects") == before


@pytest.mark.long
def test_answering_twice_gives_the_same(path):
    before = {name: table(path, name) for name in PROMISED}

    answer_all(path, settings())

    assert {name: table(path, name) for name in PROMISED} == before


def test_other_thresholds_than_those_of_the_file_are_refused(path):
    with pytest.raises(WarehouseError, match="other thresholds"):
        answer_all(path, settings(pay_min_ads=7))
