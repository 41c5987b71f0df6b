"""Columns, keys inside literals and side tables give the raw strings of a record by role."""

from __future__ import annotations

from mltrends.model import DateOrder, Profile
from mltrends.sources.catalogue import source_of
from mltrends.sources.columns import Columns
from mltrends.sources.headline import head_parts, with_headlines
from mltrends.sources.literals import key_of, opened
from mltrends.sources.values import ids_of, values_of

BASE = {
    "title": "t", "kind": "postings", "flow": True, "pay_kind": "none", "licence": "l", "citation": "c", "marks": [["a"]],
}  # fmt: skip


def raw(roles, header, cells, sides=None, **more):
    columns = Columns(source_of("x", BASE | {"roles": {"title": ["a"]} | roles} | more), header, sides)
    return {role: found for role, (found,) in columns.raw([cells]).items()}


def test_the_first_filled_column_wins():
    assert raw({"text": ["b", "c"]}, ["A", "B", "C"], ["x", " ", "z"])["text"] == "z"


def test_joined_columns_are_all_taken_once():
    found = raw(
        {"text": ["b", "c", "d"]}, ["a", "b", "c", "d"], ["x", "one", "", "one"], joins={"text": "\n"}
    )

    assert found["text"] == "one"


def test_cells_that_mean_nothing_are_passed_over():
    assert raw({"company": ["b"]}, ["a", "b"], ["x", "-1"], missing=["-1"])["company"] == ""


def test_a_key_inside_a_json_cell_is_read():
    found = raw({"company": ["b.name"], "place": ["c.city"]}, ["a", "b", "c"], ["x", '{"name": "Acme"}', "[{'city': 'Rome'}, {'city': 'Pisa'}]"])  # fmt: skip

    assert (found["company"], found["place"]) == ("Acme", "Rome, Pisa")


def test_a_header_that_is_spelled_with_a_point_wins_over_a_key():
    assert raw({"company": ["b.name"]}, ["a", "b.name"], ["x", "Acme"])["company"] == "Acme"


def test_a_side_table_is_joined_by_its_key():
    table = {"marks": ["job_id", "pay"], "key": "job_id"}
    sides = {"pays": {"7": {"pay": "50k"}}}

    found = raw({"pay": ["pays.pay"]}, ["job_id", "a"], [" 7", "x"], sides, tables={"pays": table})

    assert found["pay"] == "50k"


def test_a_list_of_strings_is_opened_into_lines_and_nothing_else_is():
    assert opened("['About\\xa0us', 'We build']") == "About\xa0us\nWe build"
    assert opened('["a", "b"]') == "a\nb"
    assert opened("[1, 2]") == "[1, 2]"
    assert opened("['broken") == "['broken"
    assert key_of("[" * 5000, ("a",)) == ""


def test_a_first_line_between_bars_tells_company_title_place_terms_and_pay():
    parts = head_parts(
        "Acme (<a href='https://a.example'>https://a.example</a>) | Senior Data Engineer | Berlin, Germany | REMOTE | Full-time | €80k - €100k<p>We are…"
    )

    assert parts == {
        "company": "Acme",
        "title": "Senior Data Engineer",
        "place": "Berlin, Germany",
        "remote": "REMOTE",
        "employment": "Full-time",
        "pay": "€80k - €100k",
    }


def test_several_jobs_of_a_post_are_one_title():
    parts = head_parts("Acme | Data Scientist | ML Engineer | NYC")

    assert parts["title"] == "Data Scientist, ML Engineer"


def test_a_post_may_name_the_job_before_who_offers_it():
    parts = head_parts("Backend Engineer (Scala) | Zolex GmbH | Berlin | Full-time")

    assert (parts["title"], parts["company"]) == ("Backend Engineer (Scala)", "Zolex GmbH")


def test_a_line_without_bars_is_a_title_only_when_it_names_work():
    assert head_parts("Lead software developer wanted<p>…") == {"title": "Lead software developer wanted"}
    assert head_parts("In New York City there are a lot of jobs.") == {}


def test_a_first_line_fills_what_columns_leave_open_and_nothing_else():
    source = source_of(
        "x", BASE | {"headline": True, "roles": {"text": ["a"], "company": ["b"], "title": ["c"]}}
    )
    profile = Profile("x", "utf-8", ",", ("a", "b", "c"), DateOrder())
    text = "Acme | Data Engineer | Berlin, Germany | REMOTE | €80k - €100k<p>We are…"
    raw = Columns(source, profile.header).raw([[text, "", ""], [text, "Beta", ""], [text, "", "Analyst"]])
    postings = {"row": [0, 1, 2]} | values_of(raw, source, profile)

    told = with_headlines(postings, source, profile)

    assert told["title"] == ["Data Engineer", "Data Engineer", "Analyst"]
    assert told["company"] == ["Acme", "Beta", None]
    assert told["country"] == ["DE", "DE", None]
    assert told["remote"] == ["remote", "remote", "unstated"]
    assert told["pay_max"] == [100_000, 100_000, None]
    assert postings["title"] == ["", "", "Analyst"]


def test_the_time_of_the_scrape_is_not_of_the_ad():
    source = source_of("x", BASE | {"roles": {"title": ["a"], "date": ["b"], "seen": ["c"]}})
    columns = Columns(source, ("a", "b", "c"))

    _, digests = ids_of(
        columns.raw([["Analyst", "today", "2024-03-15"], ["Analyst", "today", "2024-03-16"]]), source
    )

    assert digests[0] == digests[1]
