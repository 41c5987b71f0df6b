"""Nothing personal reaches the file: not in its tables, and not in its bytes."""

from __future__ import annotations

import pytest
from tests.warehouse.rows import Given, ask, warehouse

from mltrends.parse.mask import mask

ROWS = [
    {
        "title": "Data Scientist (write to jane.roe@example.org)",
        "company": "Acme +44 20 7946 0958",
        "city": "Oslo, linkedin.com/in/jane-roe-1234",
        "pay_text": "ask jane.roe@example.org",
        "url": "https://www.linkedin.com/in/jane-roe-1234",
    },
    {
        "title": "Data Scientist 2024-2025",
        "company": "Acme",
        "pay_text": "$120,000 - $150,000",
        "url": "https://example.com/jobs/12345678901",
    },
    {"title": "Analyst", "url": "javascript:alert(1)"},
    {"title": "Analyst", "url": "mailto:jane.roe@example.org"},
]
SPELLINGS = [
    "jane.roe@example.org",
    "jane.roe＠example.org",
    "jane.roe&#64;example.org",
    "jane.roe&commat;example.org",
    "jane.roe (at) example (dot) org",
    "jane.roe [at] example.org",
    "jane.roe {AT} example.org",
    "jane.roe AT example.org",
    "jane.roe at example dot org",
    "linkedin.com/in/jane.roe",
    "https://www.LinkedIn.com/in/jane.roe/",
    "linkedin.com&#x2F;in&#x2F;jane.roe",
    "github.com/jane.roe",
    "https://t.me/jane.roe",
    "x.com/jane.roe",
    "+44 20 7946 0958",
    "(415) 555-0132",
    "call 415.555.0132",
    "＋４４ ２０ ７９４６ ０９５８",
    "tel 020‑7946‑0958",
]
REJECTS = [
    {"raw": "1,2,jane.roe@example.org," + "x" * 500, "reason": "too few cells"},
    *({"raw": f"row {number}", "reason": "too many cells"} for number in range(30)),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    given = Given({"a.csv": ROWS}, rejects={"a.csv": REJECTS})
    return warehouse(tmp_path_factory.mktemp("masks"), given, answers=False)


def test_addresses_numbers_and_profiles_are_masked(path):
    title, company, city, pay = ask(
        path, "select title, company, city, pay_text from postings where row = 0"
    )[0]

    assert title == "Data Scientist (write to [e-mail])"
    assert company == "Acme [phone]"
    assert city == "Oslo, [link]"
    assert pay == "ask [e-mail]"


@pytest.fixture(scope="module")
def spelled(tmp_path_factory):
    rows = [{"title": f"Analyst, {spelling}"} for spelling in SPELLINGS]
    return [
        title
        for (title,) in ask(
            warehouse(tmp_path_factory.mktemp("spelled"), rows, answers=False),
            "select title from postings order by row",
        )
    ]


@pytest.mark.parametrize("number", range(len(SPELLINGS)), ids=SPELLINGS)
def test_nothing_that_is_masked_when_looked_at_is_passed_over(spelled, number):
    raw = f"Analyst, {SPELLINGS[number]}"

    assert spelled[number] == mask(raw) != raw


def test_what_is_not_personal_stays(path):
    assert ask(path, "select title, company, pay_text, url from postings where row = 1") == [
        ("Data Scientist 2024-2025", "Acme", "$120,000 - $150,000", "https://example.com/jobs/12345678901")
    ]


def test_a_link_is_a_web_address_and_no_profile(path):
    assert ask(path, "select row from postings where url is not null") == [(1,)]


def test_refused_rows_are_shown_masked_and_short(path):
    excerpt, *_ = (row[0] for row in ask(path, "select excerpt from rejects order by row"))

    assert excerpt.startswith("1,2,[e-mail],xxx")
    assert len(excerpt) == 200


def test_of_many_refusals_for_one_reason_the_first_are_shown(path):
    rows = ask(
        path,
        "select count(*), count(excerpt), max(row) filter (where excerpt is not null) from rejects where reason = 'too many cells'",
    )

    assert rows == [(30, 20, 1020)]


def test_the_bytes_of_the_file_hold_nothing_personal(path):
    content = path.read_bytes()

    assert b"jane.roe" not in content
    assert b"7946" not in content
    assert b"Data Scientist" in content  # what is not compressed away can be seen
