"""The files have the shapes of the real ones, and as many rows as they say."""

from __future__ import annotations

import csv
import datetime
import re
from collections import Counter

import pytest

from mltrends.sample.formats import FORMATS
from mltrends.sample.sheet import quoted

BOARDS = [shape.board for shape in FORMATS]


def good(made, board: str) -> list[dict[str, str]]:
    header = made.headers[board]
    return [dict(zip(header, row, strict=True)) for row in made.rows[board] if len(row) == len(header)]


@pytest.mark.parametrize("board", BOARDS)
def test_rows_and_broken_rows_are_as_stated(made, board):
    account, width = made.truth["files"][board], len(made.headers[board])
    assert len(made.rows[board]) == account["rows"]
    odd = [len(row) - width for row in made.rows[board] if len(row) != width]
    assert len(odd) == account["broken"] > 1
    assert min(odd) < 0 < max(odd)


def test_all_files_together_have_the_rows_that_were_asked_for(made):
    assert sum(len(rows) for rows in made.rows.values()) == 6000 == len(made.ads)


def test_cells_are_quoted_as_the_csv_module_would(tmp_path):
    cells = ["", "plain", "a,b", 'say "so"', "two\nlines", " spaces ", "é", '"', "-1", "=1+1", "a;b\tc"]
    with (tmp_path / "theirs.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)
    assert (tmp_path / "theirs.csv").read_text(encoding="utf-8") == ",".join(
        quoted(cell) for cell in cells
    ) + "\n"


def test_glassdoor_looks_like_glassdoor(made):
    rows = good(made, "glassdoor")
    assert made.headers["glassdoor"][:3] == ["", "Job Title", "Salary Estimate"]
    assert [int(row[""]) for row in rows if row[""].isdigit()] == sorted(int(row[""]) for row in rows)
    pays = Counter(
        next((kind for kind in ("(Glassdoor est.)", "Employer Provided Salary:$", "(Employer est.)", "-1") if kind in row["Salary Estimate"]), "")
        for row in rows
    )  # fmt: skip
    assert set(pays) == {"(Glassdoor est.)", "Employer Provided Salary:$", "(Employer est.)", "-1"}
    assert pays["(Glassdoor est.)"] > len(rows) / 2
    assert any(
        re.fullmatch(r"\$\d+-\$\d+ Per Hour\(Glassdoor est\.\)", row["Salary Estimate"]) for row in rows
    )
    assert all(
        row["Company Name"].endswith("\n" + row["Rating"]) for row in rows if "\n" in row["Company Name"]
    )
    assert any(row["Rating"] == "-1" and "\n" not in row["Company Name"] for row in rows)


def test_glassdoor_repeats_a_tenth_to_a_third_of_its_rows(made):
    rows = [tuple(row[1:]) for row in made.rows["glassdoor"] if len(row) == len(made.headers["glassdoor"])]
    repeated = len(rows) - len(set(rows))
    assert repeated == made.truth["files"]["glassdoor"]["exact"]
    assert 0.1 < repeated / len(rows) < 0.34


def test_jobspy_has_iso_dates_markdown_and_partly_filled_pay(made):
    rows = good(made, "jobspy")
    assert len(made.headers["jobspy"]) == 34
    days = [datetime.date.fromisoformat(row["date_posted"]) for row in rows if row["date_posted"]]
    assert len(days) < len(rows)
    assert max(days) <= datetime.date(2026, 6, 10)
    assert {row["is_remote"] for row in rows} == {"True", "False"}
    assert sum("\\-" in row["description"] and "**" in row["description"] for row in rows) > 0.9 * len(rows)
    assert any("C\\+\\+" in row["description"] for row in rows)
    paid = [row for row in rows if row["min_amount"]]
    assert 0.1 < len(paid) / len(rows) < 0.5
    assert all(float(row["min_amount"]) <= float(row["max_amount"]) for row in paid)
    assert {row["interval"] for row in paid} >= {"yearly", "monthly", "hourly"}
    assert {row["currency"] for row in paid} >= {"USD", "GBP", "EUR", "CAD", "INR"}
    assert {row["location"][-2:] for row in rows} >= {"US", "GB", "DE", "FR", "CA", "IN"}
    assert any("(m/w/d)" in row["title"] for row in rows)


def test_linkedin_has_milliseconds_some_of_them_in_scientific_notation(made):
    rows = good(made, "linkedin")
    assert len(made.headers["linkedin"]) == 31
    assert any(re.fullmatch(r"\d\.\d{6}e\+12", row["listed_time"]) for row in rows)
    assert any(re.fullmatch(r"\d{13}\.0", row["listed_time"]) for row in rows)
    assert {row["remote_allowed"] for row in rows} == {"1.0", ""}
    assert {row["pay_period"] for row in rows} == {"YEARLY", "HOURLY", "MONTHLY", ""}
    assert all((row["min_salary"] == "") == (row["max_salary"] == "") for row in rows)
    assert any(row["med_salary"] for row in rows)
    assert any(row["location"] == "London, England, United Kingdom" for row in rows)
    assert any(re.fullmatch(r"[A-Z][\w ]+, [A-Z]{2}", row["location"]) for row in rows)


def test_dates_in_the_files_are_the_true_ones(made):
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    for ad in made.ads:
        if ad["source"] == "jobspy":
            assert made.cell(ad, "date_posted") == ad["posted"]
        elif ad["source"] == "linkedin":
            shown = epoch + datetime.timedelta(milliseconds=float(made.cell(ad, "listed_time")))
            assert shown.date().isoformat() == ad["posted"]


def test_the_window_is_42_months_and_the_last_one_is_partial(made):
    months = Counter(ad["posted"][:7] for ad in made.first() if ad["posted"])
    assert sorted(months) == made.truth["months"]
    assert len(months) == 42
    assert max(ad["posted"] for ad in made.ads) <= made.truth["last_day"] == "2026-06-10"
    assert months["2026-06"] < 0.5 * months["2026-05"]


def test_pay_columns_hold_the_true_pay(made):
    shown = 0
    for ad in made.first():
        if ad["source"] == "jobspy" and made.cell(ad, "min_amount"):
            assert (made.cell(ad, "min_amount"), made.cell(ad, "max_amount")) == (
                ad["pay_low"],
                ad["pay_high"],
            )
            assert made.cell(ad, "currency") == ad["pay_currency"]
            shown += 1
        elif ad["source"] == "linkedin" and made.cell(ad, "normalized_salary"):
            assert float(made.cell(ad, "normalized_salary")) == pytest.approx(float(ad["pay_point"]), abs=0.1)
            shown += 1
    assert shown > 500


def test_cells_are_dirty_in_all_promised_ways(made):
    titles = [made.title(ad) for ad in made.ads if ad["kind"] != "broken"]
    companies = [made.cell(ad, "company") for ad in made.ads if ad["source"] == "jobspy"]
    texts = [made.text(ad) for ad in made.ads if ad["kind"] != "broken"]
    assert any(title.isupper() for title in titles)
    assert any(title != title.strip() for title in titles)
    assert any("\u00a0" in title for title in titles)
    assert any("&amp;" in title for title in titles)
    assert any("🚀" in title for title in titles)
    assert any(title[0] in "=+@" for title in titles)
    assert {"None", ""} < set(companies)
    assert any(company != company.strip() for company in companies)
    assert any("&#39;" in text for text in texts)
    assert any("\u00a0" in text for text in texts)
    assert sum(text in {"", "-1"} for text in texts) > 10
    assert {ad["language"] for ad in made.ads} >= {"en", "de", "fr"}


def test_many_glassdoor_texts_have_glued_words(made):
    glued = [
        bool(re.search(r"[a-z][A-Z][a-z]+ [a-z]", made.text(ad)))
        for ad in made.first()
        if ad["source"] == "glassdoor"
    ]
    assert 0.3 < sum(glued) / len(glued) < 0.7
