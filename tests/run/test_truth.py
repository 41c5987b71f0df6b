"""The whole chain, from CSV to answer, held against the truth that the sample was drawn from."""

from __future__ import annotations

import json
import os

import duckdb
import pytest

from mltrends import sample
from mltrends.cli import call

SEEDS = range(1, 11) if os.environ.get("MLTRENDS_SOAK") else range(1, 2)
ADS = 2400


@pytest.fixture(scope="module", params=SEEDS)
def told(request, tmp_path_factory):
    """The truth, and the warehouse that was made without knowing it."""
    home = tmp_path_factory.mktemp(f"seed-{request.param}")
    folder = home / "data" / "raw" / "sample" / "generated"
    sample.write(folder, ads=ADS, seed=request.param)
    assert call(["run", "--plain", "--quiet", "--home", str(home)]) == 0
    con = duckdb.connect(home / "data" / "processed" / "mltrends.duckdb", read_only=True)
    yield json.loads((folder / "truth.json").read_text()), con
    con.close()


def near(found: float, true: float, share: float, slack: float) -> bool:
    return abs(found - true) <= share * true + slack


pytestmark = [pytest.mark.long, pytest.mark.soak]


def test_ads_are_counted_once(told, figures):
    """Copies whose text was changed are found by no exact rule, so somewhat more ads remain than there are vacancies."""
    truth, con = told
    [(ads,)] = con.execute("SELECT count(*) FROM postings WHERE is_canonical").fetchall()

    figures(
        f"ads counted against vacancies drawn (seed {truth['seed']})",
        f"{ads:,} ads for {truth['vacancies']['all']:,} vacancies in {ADS:,} rows",
    )
    assert truth["vacancies"]["all"] * 0.98 <= ads <= truth["vacancies"]["all"] * 1.08


def test_languages_come_out_as_they_were_drawn(told):
    truth, con = told
    query = "SELECT language, count(*) FROM postings WHERE is_canonical AND has_text GROUP BY ALL"
    found = dict(con.execute(query).fetchall())

    assert set(found) <= {*truth["languages"], None}
    assert found.get(None, 0) <= 0.005 * sum(found.values())
    assert {
        language: (found[language], true)
        for language, true in truth["languages"].items()
        if language != "en" and not near(found[language], true, 0.10, 6)
    } == {}


def test_roles_come_out_as_they_were_drawn(told):
    truth, con = told
    found = dict(con.execute("SELECT role, k FROM answer_roles").fetchall())
    true = {
        role: sum(truth["roles"][role]["vacancies"]) + truth["snapshot"]["roles"].get(role, 0)
        for role in found
    }

    assert {
        role: (found[role], true[role]) for role in found if not near(found[role], true[role], 0.10, 6)
    } == {}


def test_skills_come_out_as_they_were_drawn(told, figures):
    truth, con = told
    found = dict(con.execute("SELECT label, k FROM answer_skills WHERE rank IS NOT NULL").fetchall())
    true = {
        label: sum(drawn["hits"]) + truth["snapshot"]["skills"].get(label, {}).get("hits", 0)
        for label, drawn in truth["skills"].items()
    }
    compared = [label for label in found if label in true]
    off = {
        label: (found[label], true[label])
        for label in compared
        if not near(found[label], true[label], 0.15, 12)
    }

    figures(
        f"skills counted within 15 % of the truth (seed {truth['seed']})",
        f"{len(compared) - len(off)} of {len(compared)}",
    )
    assert len(compared) >= 30
    assert len(off) <= len(compared) * 0.06, off


def test_remote_work_comes_out_as_it_was_drawn(told):
    truth, con = told
    found = dict(con.execute("SELECT mode, sum(k) FROM answer_remote_months GROUP BY mode").fetchall())
    true = {mode: sum(drawn["vacancies"]) for mode, drawn in truth["remote"].items()}

    assert {
        mode: (found[mode], true[mode]) for mode in true if not near(found[mode], true[mode], 0.15, 10)
    } == {}


def test_pay_comes_out_as_it_was_drawn(told):
    """Some copies remain among the ads and shift a median of few; its interval must hold the true one."""
    truth, con = told
    rows = con.execute(
        "SELECT role, currency, p50, ci_low, ci_high FROM answer_pay WHERE NOT suppressed"
    ).fetchall()
    compared = {
        (role, currency): (low, truth["pay"][role][currency]["realised"][1], high, median)
        for role, currency, median, low, high in rows
        if currency in truth["pay"].get(role, {})
    }

    assert compared
    assert {cell: told for cell, told in compared.items() if not told[0] <= told[1] <= told[2]} == {}
    assert {cell: told for cell, told in compared.items() if not near(told[3], told[1], 0.06, 0)} == {}


def test_planted_changes_are_found_with_their_sign(told, figures):
    """With so few ads not every planted change can be told from chance; none may come out with the wrong sign."""
    truth, con = told
    verdicts = dict(con.execute("SELECT label, verdict FROM answer_skill_changes").fetchall())
    planted = {
        label: drawn["planted"] for label, drawn in truth["skills"].items() if drawn["planted"] != "flat"
    }
    found = [label for label, sign in planted.items() if verdicts.get(label) == sign]
    wrong = [label for label, sign in planted.items() if verdicts.get(label) in {"rose", "fell"} - {sign}]
    flat = [label for label, drawn in truth["skills"].items() if drawn["planted"] == "flat"]
    false = [label for label in flat if verdicts.get(label) in {"rose", "fell"}]

    figures(
        f"planted changes found (seed {truth['seed']})",
        f"{len(found)} of {len(planted)} in {ADS:,} rows, {len(wrong)} with the wrong sign; {len(false)} of {len(flat)} flat skills called",
    )
    assert wrong == []
    assert "LLM" in found
    assert len(false) <= 4
