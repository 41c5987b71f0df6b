"""The shares of the first page, counted in other ways: each as it is when counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.warehouse.rows import Given, ask, settings, warehouse

NEEDED = {"answer_roles", "answer_skills", "answer_robustness"}
RULES = settings(share_min_ads=20)
START = date(2022, 1, 3)


def ad(number, **given):
    """A distinct ad; Python is named often on the board, SQL everywhere on the other one."""
    day = START + timedelta(days=9 * number % 800)
    return {
        "title": f"Job {number}",
        "company": f"Company {number % 80}",
        "posted_on": day.isoformat(),
        "role": "Data Scientist" if number % 5 < 3 else "Data Engineer",
        "remote": "remote" if number % 4 == 0 else "unstated",
        "country": "US" if number % 3 else None,
        "skills": ["python"] if number % 10 else ["sql"],
        "source": "board",
    } | given


def rows():
    board = [ad(number) for number in range(300)]
    other = [
        ad(number, source="other", skills=["sql"], role="Data Engineer", remote="unstated", country="DE")
        for number in range(300, 420)
    ]
    large = [ad(number, company="Largest", remote="remote", skills=["sql"]) for number in range(420, 460)]
    undated = [ad(number, posted_on=None, skills=["sql", "python"]) for number in range(460, 490)]
    bare = [ad(number, text_chars=0, skills=[]) for number in range(490, 520)]
    unnamed = [ad(number, company=None) for number in range(520, 560)]
    out = [ad(number, role="Software Engineer", skills=["sql"]) for number in range(560, 600)]
    return [*board, *other, *large, *undated, *bare, *unnamed, *out]


def again(row, times):
    """The ad posted anew by the same employer, some days later each time."""
    day = date.fromisoformat(row["posted_on"])
    return [row | {"posted_on": (day + timedelta(days=5 * at)).isoformat()} for at in range(1, times + 1)]


REPEATED = [ad(number) for number in (0, 4, 8)]
REPEATS = [one for row in REPEATED for one in again(row, 6)]
ADS = [row for row in rows() if row["role"] != "Software Engineer"]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    given = Given({"ads.csv": [*rows(), *REPEATS]})
    return warehouse(tmp_path_factory.mktemp("robust"), given, RULES, answers=NEEDED)


def told(path, headline):
    asked = "select variant, source, k, n, share, ci_low, ci_high, rival_share, ahead, inside from answer_robustness where headline = $headline"
    return {(row[0], row[1]): row[2:] for row in ask(path, asked, {"headline": headline})}


HITS = {
    "role": lambda row: row["role"] == "Data Engineer",
    "skill": lambda row: "python" in row["skills"],
    "remote": lambda row: row["remote"] == "remote",
}
KEPT = {
    ("as reported", "none"): lambda row: True,
    ("without a source", "board"): lambda row: row["source"] != "board",
    ("without a source", "other"): lambda row: row["source"] != "other",
    ("dated ads", "none"): lambda row: row["posted_on"] is not None,
    ("with a country", "none"): lambda row: row["country"] is not None,
}


@pytest.mark.parametrize("headline", HITS)
@pytest.mark.parametrize("variant", KEPT)
def test_a_share_is_that_of_the_ads_that_the_variant_keeps(path, headline, variant):
    base = [row for row in ADS if KEPT[variant](row) and (headline != "skill" or row.get("text_chars", 1000))]
    hits = sum(HITS[headline](row) for row in base)

    k, n, share, low, high, *_ = told(path, headline)[variant]
    assert (k, n) == (hits, len(base))
    assert share == pytest.approx(hits / len(base))
    assert low <= share <= high


def test_the_largest_employers_are_left_out(path):
    sizes = {}
    for row in ADS:
        if row["company"]:
            sizes[row["company"]] = sizes.get(row["company"], 0) + 1
    left = sorted(sizes.values(), reverse=True)[5:]

    _, n, share, *_ = told(path, "remote")["without the 5 largest employers", "none"]
    assert n == sum(left) + sum(row["company"] is None for row in ADS)
    assert share < told(path, "remote")["as reported", "none"][2]  # the largest one is remote


def test_every_posting_counts_repeats_too(path):
    reported, every = (told(path, "remote")[name, "none"] for name in ("as reported", "every posting"))

    assert every[1] == reported[1] + len(REPEATS)
    assert every[0] == reported[0] + sum(row["remote"] == "remote" for row in REPEATS)


def test_each_employer_that_is_known_counts_once(path):
    ads = {}
    for row in ADS:
        if row["company"]:
            ads.setdefault(row["company"], []).append(row["remote"] == "remote")
    shares = [sum(hits) / len(hits) for hits in ads.values()]

    _, n, share, *_ = told(path, "remote")["each employer once", "none"]
    assert n == len(shares) == 81
    assert share == pytest.approx(sum(shares) / len(shares))


def test_months_are_those_that_are_complete_and_the_last_twelve_of_them(path):
    whole = (
        "select count(*) from ads inner join period_status using (source, month) where in_scope and complete"
    )
    last = (
        f"{whole} and month in (select month from month_status where complete order by month desc limit 12)"  # noqa: S608
    )
    expected = {"complete months": ask(path, whole)[0][0], "last 12 months": ask(path, last)[0][0]}

    assert 0 < expected["last 12 months"] < expected["complete months"] < len(ADS)
    assert {name: told(path, "remote")[name, "none"][1] for name in expected} == expected


def test_a_headline_that_hangs_on_one_source_is_seen_to(path):
    told_of = told(path, "skill")

    assert told_of["as reported", "none"][-2:] == (True, True)  # Python is ahead of SQL
    assert told_of["without a source", "board"][-2:] == (False, False)
    assert told_of["without a source", "other"][-2] is True


def test_as_reported_is_what_the_other_answers_report(path):
    for headline, query in (
        ("skill", "select k, n, share, ci_low, ci_high from answer_skills where rank = 1"),
        ("role", "select k, n, share, ci_low, ci_high from answer_roles order by k desc limit 1"),
    ):
        assert told(path, headline)["as reported", "none"][:5] == pytest.approx(ask(path, query)[0])


def test_too_few_have_the_reason_and_no_share(tmp_path):
    path = warehouse(tmp_path, [ad(number) for number in range(15)], RULES, answers=NEEDED)

    rows = ask(path, "select variant, share, ahead, inside, reason from answer_robustness")
    assert {row[0] for row in rows} >= {"as reported", "each employer once", "last 12 months"}
    assert "without a source" not in {row[0] for row in rows}  # of one nothing would be left
    assert all(row[1:4] == (None, None, None) and row[4].startswith("too few") for row in rows)


def test_without_ads_there_are_no_rows(tmp_path):
    assert ask(warehouse(tmp_path, Given({}), answers=NEEDED), "select * from answer_robustness") == []
