"""The answers on claims: their contracts, and every figure had again by the statement that stands beside it."""

from __future__ import annotations

import json
import math

import duckdb
import pytest
from tests.claims.made import ads, answered, built, claim

import mltrends
from mltrends.claims import load_claims
from mltrends.claims.answer import COLUMNS, claim_answers
from mltrends.claims.claim import INSUFFICIENT, NOT_TESTABLE, VERDICTS
from mltrends.claims.measures import MEASURES
from mltrends.claims.queries import literal, written_out
from mltrends.metrics import load_metrics
from mltrends.warehouse.questions import run_limited

CLAIMS = {one.id: one for one in load_claims()}
METRICS = {metric.name: metric for metric in claim_answers().metrics}
KINDS = {"naming", "role", "role_naming", "paid", "remote", "industry", "education", "months"}
OF_KIND = {"naming": {"concept"}, "role": {"role"}, "role_naming": {"role", "concept"}, "remote": {"mode"}, "industry": {"industry"}, "months": set()}  # fmt: skip


@pytest.fixture(scope="module")
def con(sample_home):
    with mltrends.connect(sample_home) as con:
        yield con


def rows(con, sql):
    cursor = con.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.fixture(scope="module")
def claims(con):
    return rows(con, "from answer_claims order by claim")


@pytest.fixture(scope="module")
def parts(con):
    return rows(con, "from answer_claim_parts order by claim, part")


# ---------------------------------------------------------------- the figures, had again


def same(one, other):
    if isinstance(one, float) or isinstance(other, float):
        return one is not None and other is not None and math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return one == other


def told_again(con, parts):
    """For each part: what its statement gives, and the part itself."""
    asked = {(row["claim"], row["part"]): row for row in rows(con, "from claim_queries")}
    assert sorted(asked) == sorted((part["claim"], part["part"]) for part in parts)
    for part in parts:
        query = asked[part["claim"], part["part"]]
        result = run_limited(con, query["sql"], 60)
        assert len(result.rows) == 1, part["claim"]
        yield part, query, dict(zip(result.columns, result.rows[0], strict=True))


@pytest.mark.long
def test_every_figure_is_what_its_statement_gives_to_a_reader(con, parts):
    seen = 0
    for part, query, found in told_again(con, parts):
        assert {"n"} <= set(found) <= set(part)
        assert "value" in found or query["finished"], part["claim"]
        if part["value"] is None:  # the figure was refused, so that its counts alone are told
            found = {name: found[name] for name in ("k", "n") if name in found}
        for name, value in found.items():
            assert same(value, part[name]), (part["claim"], part["part"], name, value, part[name])
            seen += 1
    assert seen > 1000


def test_a_statement_holds_its_values_and_no_parameter(con):
    for row in rows(con, "from claim_queries"):
        assert "$" not in row["sql"]
        assert not row["sql"].lstrip().startswith("--")


def test_values_are_written_as_sql_spells_them():
    assert literal(["it's", 1, 0.5, True]) == "['it''s', 1, 0.5, true]"
    assert literal([]) == "[]"
    assert written_out("-- not $this\nselect $one, $two_x;", {"one": 1, "two_x": "b"}) == "select 1, 'b'"
    with pytest.raises(KeyError):
        written_out("select $none", {})
    with pytest.raises(TypeError):
        literal(None)


# ---------------------------------------------------------------- the contracts


@pytest.mark.parametrize("name", METRICS)
def test_the_answer_has_the_columns_that_its_head_promises(con, name):
    found = con.execute(f"describe {name}").fetchall()

    assert [row[0] for row in found] == list(METRICS[name].columns) == list(COLUMNS[name])


def test_the_answers_are_in_the_register_with_their_statements(con):
    told = dict(con.execute("select answer, sql from answers").fetchall())

    assert set(told) == {*METRICS, *(metric.name for metric in load_metrics())}
    assert all(told[name] == METRICS[name].sql for name in METRICS)


def test_what_is_counted_is_what_the_coverage_says(con):
    counted = dict(
        con.execute(
            "select part, sum(k) from answer_coverage where answer = 'answer_claims' and reason = 'counted' group by all"
        ).fetchall()
    )

    for part, among in (("ads", [["ad"]]), ("field", [["field"]]), ("text", [["field"], ["text"]])):
        ((n,),) = con.execute(f"select count(*) from ads_that({literal(among)}, [])").fetchall()  # noqa: S608 - our own
        assert counted[part] == n > 0


def test_every_claim_has_a_row_in_our_words(claims):
    assert [row["claim"] for row in claims] == list(CLAIMS)
    for row in claims:
        assert row["words"] == CLAIMS[row["claim"]].words
        assert row["documents"] == ", ".join(CLAIMS[row["claim"]].documents)
        assert row["caveat"] == (CLAIMS[row["claim"]].caveat or None)
        assert row["verdict"] in VERDICTS


def test_a_claim_without_verdict_says_what_is_missing_and_one_that_is_judged_states_its_figure(claims, parts):
    for row in claims:
        assert row["what"].endswith(".")
        assert len(row["what"]) > 20
        if row["verdict"] == INSUFFICIENT:
            assert row["needs"], row["claim"]
        elif row["verdict"] == NOT_TESTABLE:
            assert row["what"].startswith("Not testable: ")
        else:
            mine = [part for part in parts if part["claim"] == row["claim"] and part["verdict"]]
            assert any(part["words"] in row["what"] for part in mine), row["claim"]


def test_every_part_of_every_claim_has_a_row(parts):
    listed = [(part.claim, part.place) for one in CLAIMS.values() for part in one.parts]

    assert [(part["claim"], part["part"]) for part in parts] == listed


def test_a_figure_lies_in_its_interval_and_says_how_it_was_judged(parts):
    for part in parts:
        own = CLAIMS[part["claim"]].parts[part["part"] - 1]
        assert part["measure"] in MEASURES
        assert part["name"]
        assert part["words"].startswith(part["name"])
        assert (part["verdict"] is None) == (not own.judged)
        assert part["verdict"] is None or part["verdict"] in VERDICTS
        if part["verdict"] == INSUFFICIENT:
            assert part["needs"], own.id
        if part["value"] is not None:
            assert part["ci_low"] <= part["value"] <= part["ci_high"], own.id
        if part["unit"] == "share" and part["value"] is not None:
            assert part["ci_low"] >= 0
            assert part["ci_high"] <= 1
        assert 0 <= part["k"] <= part["n"], own.id
        assert (part["q_value"] is not None) <= MEASURES[part["measure"]].TESTED


def test_the_headline_is_the_first_figure(claims, parts):
    firsts = {part["claim"]: part for part in parts if part["part"] == 1}
    for row in claims:
        for name in ("value", "ci_low", "ci_high", "unit", "k", "n", "employers", "sources", "months"):
            assert row[name] == firsts.get(row["claim"], {}).get(name), (row["claim"], name)


def test_the_ads_behind_a_claim_are_asked_for_in_a_known_way(con, claims):
    concepts = {name for (name,) in con.execute("select concept from concepts").fetchall()}
    roles = {name for (name,) in con.execute("select role from roles").fetchall()}
    behind = [row for row in claims if row["behind"]]

    assert len(behind) > 50
    for row in behind:
        of = json.loads(row["behind_of"])
        assert row["behind"] in KINDS
        assert set(of) == OF_KIND[row["behind"]], row["claim"]
        assert of.get("concept") in {None, *concepts}
        assert of.get("role") in {None, *roles}


def test_tables_and_columns_say_what_they_mean(con):
    named = con.execute(
        "select table_name, comment from duckdb_tables() where table_name in ('answer_claims', 'answer_claim_parts', 'claim_queries')"
    ).fetchall()
    columns = con.execute(
        "select column_name, comment from duckdb_columns() where table_name in ('answer_claims', 'answer_claim_parts', 'claim_queries')"
    ).fetchall()

    assert len(named) == 3
    assert all(comment for _, comment in [*named, *columns])


# ---------------------------------------------------------------- answers of made-up claims


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    path = built(tmp_path_factory.mktemp("few"), [*ads(60, skills=["python"]), *ads(40, skills=["sql"])])
    text = claim('parts = ["python", { asks = ["sql"], judged = false }]', needs="{ ads = 50 }")
    text += claim('parts = ["python"]', id='"C02"')
    text += claim("", id='"C03"', untestable='"ads do not say why"')
    text += claim("", id='"C04"', lacks='"the weather of the day"')
    text += claim(
        'parts = ["python"]\nrivals = ["sql"]',
        id='"C05"',
        measure='"rank"',
        rule='"first"',
        top=1,
        needs="{ ads = 50 }",
    )
    return path, answered(path, text)


def test_the_figures_stand_in_one_sentence_and_those_with_a_say_come_first(few):
    _, told = few
    by_id = {row["claim"]: row for row in told["answer_claims"]}

    assert by_id["C01"]["verdict"] == "supported"
    assert by_id["C01"]["what"] == "Python 60% (50% to 69%) of 100 ads; Sql 40% (31% to 50%) of 100 ads."
    assert by_id["C01"]["needs"] is None
    assert (
        by_id["C02"]["needs"] == "500 ads, 2 sources, 50 employers; found: 100 ads, 1 source, 100 employers"
    )
    assert by_id["C03"]["what"] == "Not testable: ads do not say why."
    assert (by_id["C03"]["verdict"], by_id["C03"]["value"]) == (NOT_TESTABLE, None)
    assert by_id["C04"]["what"] == "Nothing could be measured: it lacks the weather of the day."
    assert (by_id["C04"]["verdict"], by_id["C04"]["needs"]) == (INSUFFICIENT, "the weather of the day")
    assert by_id["C05"]["what"] == (
        "Python 60% (50% to 69%) of 100 ads, place 1. The first of the others: Sql 40% (31% to 50%) of 100 ads."
    )


def test_the_same_ads_give_the_same_answers_again(few):
    path, told = few
    text = claim('parts = ["python", { asks = ["sql"], judged = false }]', needs="{ ads = 50 }")

    with duckdb.connect(str(path)) as con:
        before = con.execute("from claim_queries").fetchall()
    again = answered(path, text)

    assert again["answer_claims"] == told["answer_claims"][:1]
    with duckdb.connect(str(path)) as con:
        assert con.execute("from claim_queries").fetchall() == before[:2]
