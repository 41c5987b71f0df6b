"""A row of each known dataset says what a reader of it would say: right columns, codes spelled out, tables joined."""

from __future__ import annotations

from datetime import date

import pytest

from mltrends.model import DateOrder, Profile
from mltrends.sources.catalogue import source_named
from mltrends.sources.columns import Columns
from mltrends.sources.headline import with_headlines
from mltrends.sources.recognise import recognise
from mltrends.sources.values import ids_of, values_of

SURVEY = (
    "work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,"
    "remote_ratio,company_location,company_size"
)
ROWS_SAY = [
    ("glassdoor",
     {"": "0", "job title": "Data Analyst", "salary estimate": "Employer Provided Salary:$21-$34 Per Hour", "job description": "…",
      "company": "Acme\n3.8", "location": "-1"},
     {"company": "Acme", "country": None, "place_text": "", "pay_min": 21, "pay_period": "hour", "pay_kind": "stated_employer"}),
    ("glassdoor",
     {"Job Title": "Data Analyst", "Salary Estimate": "$53K-$91K (Glassdoor est.)", "Job Description": "…", "Company Name": "-1", "Location": "Austin, TX",
      "Industry": "-1", "Sector": "Health Care"},
     {"industry_text": "Health Care", "industry": "healthcare", "company": None, "pay_max": 91000, "pay_kind": "board_estimate", "city": "Austin"}),
    ("adzuna",
     {"Id": "7", "Title": "Analyst", "FullDescription": "…", "LocationRaw": "", "LocationNormalized": "London", "ContractType": "full_time",
      "ContractTime": "contract", "SalaryRaw": "30000 to 35000 per year", "SalaryNormalized": "99"},
     {"base_id": "adzuna:7", "city": "London", "country": "GB", "employment": "contract", "pay_max": 35000, "pay_currency": "GBP"}),
    ("adzuna_api",
     {"id": "5", "title": "Analyst", "created": "2025-07-06T12:00:00Z", "redirect_url": "https://example.org/5", "adref": "x",
      "company": "{'display_name': 'Tech Ltd'}", "location": "{'display_name': 'Leeds', 'area': ['UK', 'Leeds']}", "salary_min": "30000",
      "salary_max": "40000.5", "contract_time": "part_time", "contract_type": "permanent"},
     {"company": "Tech Ltd", "city": "Leeds", "pay_period": "year", "pay_kind": "model_predicted", "employment": "part-time"}),
    ("ai_jobs_net",
     dict(zip(SURVEY.split(","), ["2024", "SE", "CT", "Data Scientist", "60000", "EUR", "66666", "DE", "0", "DE", "M"], strict=True)),
     {"country": "DE", "remote": "onsite", "remote_text": "0", "employment": "contract", "employment_text": "CT", "pay_min": 60000,
      "pay_max": 60000, "pay_currency": "EUR", "pay_period": "year", "pay_kind": "survey", "posted_on": None, "date_text": "2024"}),
    ("asaniczka",
     {"job_link": "https://example.org/a", "job_title": "Data Engineer", "company": "Acme", "job_location": "Boston, MA", "job_type": "Onsite",
      "first_seen": "2024-01-13"},
     {"remote": "unstated", "base_id": "asaniczka:https://example.org/a", "posted_on": date(2024, 1, 13)}),
    ("yanmsong",
     {"": "0", "Name": "Data Scientist", "Company": "Acme", "State": "NY", "City": "New York", "Salary": "$44k-$77k",
      "Location": "New York, NY", "Url": "https://example.org", "Description": "['First line', 'Second line']"},
     {"text": "First line\nSecond line", "pay_min": 44000, "pay_kind": "board_estimate"}),
    ("yanmsong_indeed",
     {"Job Title": "Data Analyst", "Location": "Chicago, IL", "Company": "Acme", "Salary": "None", "Description": "…", "Source": "Indeed"},
     {"pay_text": "", "pay_kind": "none"}),
    ("google_jobs_da_2023",
     {"title": "Data Analyst", "company_name": "Acme", "location": " Anywhere ", "description": "…", "qualifications": "[]",
      "extensions": "{'schedule_type': 'Contractor', 'work_from_home': True}", "posted_at": "2 days ago", "work_from_home": "",
      "salary": "104K–110K a year", "remote": "0", "bachelor_degree_required": "1"},
     {"remote": "remote", "employment": "contract", "pay_max": 110000, "pay_currency": "USD", "posted_on": None}),
    ("google_jobs",
     {"title": "Data Analyst", "company_name": "Acme", "location": "Wien, Österreich", "via": "x", "description": "…",
      "detected_extensions": '{"posted_at": "1 day ago", "schedule_type": "Part-time", "salary": "€50,000 a year"}'},
     {"employment": "part-time", "pay_min": 50000, "pay_currency": "EUR", "date_text": "1 day ago"}),
    ("gsearch_jobs",
     {"title": "Data Analyst", "description": "…", "company_name": "Acme", "location": "Anywhere", "salary": "101K–143K a year",
      "date_time": "2022-11-04 03:40:23.706046", "salary_standardized": "122000", "description_tokens": "['sql']",
      "search_location": "United States", "work_from_home": "True"},
     {"country": "US", "pay_min": 101000, "posted_on": date(2022, 11, 4), "remote": "remote", "pay_currency": "USD"}),
    ("data_jobs",
     {"job_title_short": "Data Analyst", "job_title": "Analyst (Paris)", "job_posted_date": "2023-06-16 13:44:15", "salary_rate": "hour",
      "salary_year_avg": "", "salary_hour_avg": "24.5", "job_country": "France", "job_location": "Paris, France", "job_work_from_home": "False"},
     {"title": "Analyst (Paris)", "pay_min": 24.5, "pay_period": "hour", "pay_currency": "USD", "remote": "unstated"}),
    ("stepstone_de",
     {"": "0", "job_title": "Data Scientist (m/w/d)", "company_name": "Muster GmbH", "location": "Köln", "employment": "Befristeter Vertrag",
      "position_type": "Vollzeit, Home Office möglich", "job_content": "…"},
     {"country": "DE", "remote": "hybrid", "employment": "temporary"}),
    ("hh_ru",
     {"name": "Аналитик", "salary_from": "", "salary_to": "60000.0", "salary_currency": "RUR", "area_name": "Москва",
      "published_at": "2008-06-23T18:00:31+0400"},
     {"country": "RU", "pay_min": None, "pay_max": 60000, "pay_currency": "RUB", "pay_period": "month", "posted_on": date(2008, 6, 23)}),
    ("hh_ru",
     {"id": "1", "name": "Аналитик", "area": "{'id': '1', 'name': 'Москва'}", "salary": "{'from': 100000, 'to': None, 'currency': 'RUR'}",
      "employer": "{'name': 'Ромашка'}", "snippet": "{'requirement': 'Знание SQL', 'responsibility': 'Отчеты'}",
      "schedule": "{'id': 'remote', 'name': 'Удаленная работа'}", "employment": "{'name': 'Полная занятость'}", "published_at": "2023-05-01"},
     {"text": "Знание SQL\n\nОтчеты", "company": "Ромашка", "pay_min": 100000, "remote": "remote", "employment": "full-time"}),
    ("hn_whoishiring",
     {"id": "9", "by": "", "time": "1393697401", "parent": "1", "thread": "2014-03",
      "text": "Acme | Data Engineer | Berlin, Germany | REMOTE | Full-time<p>We build things."},
     {"company": "Acme", "title": "Data Engineer", "country": "DE", "remote": "remote", "employment": "full-time", "posted_on": date(2014, 3, 1)}),
    ("jobspy",
     {"id": "li-1", "title": "Data Analyst", "company_name": "Acme", "job_url": "https://example.org/1", "job_url_direct": "",
      "location_country": "worldwide", "location_display": "Austin, TX", "compensation_min": "90000", "compensation_max": "",
      "compensation_currency": "USD", "compensation_interval": "yearly", "date_posted": "2025-10-01", "is_remote": "True"},
     {"base_id": "jobspy:li-1", "city": "Austin", "company": "Acme", "pay_min": 90000, "pay_max": None, "remote": "remote"}),
    ("emscad",
     {"job_id": "1", "title": "Data Analyst", "location": "US, NY, New York", "description": "One.", "requirements": "Two.", "benefits": "",
      "company_profile": "Three.", "salary_range": "20000-28000", "telecommuting": "1", "has_company_logo": "1", "has_questions": "0"},
     {"text": "One.\n\nTwo.", "country": "US", "pay_max": 28000, "remote": "remote"}),
    ("nyc_jobs",
     {"Job ID": "4", "Agency": "DEPT OF HEALTH", "Business Title": "Data Scientist", "Salary Range From": "60000", "Salary Range To": "90000",
      "Salary Frequency": "Annual", "Full-Time/Part-Time indicator": "P", "Job Description": "One.", "Preferred Skills": "Two.", "Posting Date": "2024-03-05T00:00:00.000", "Post Until": "04-APR-2024"},
     {"expires_text": "04-APR-2024", "expires_on": date(2024, 4, 4), "city": "New York", "employment": "part-time", "pay_currency": "USD", "pay_period": "year", "text": "One.\n\nTwo."}),
    ("linkedin_postings",
     {"job_id": "7", "company_name": "Acme", "title": "Data Analyst", "description": "…", "formatted_work_type": "Full-time",
      "work_type": "FULL_TIME", "listed_time": "1.7000000e+12", "expiry": "1703000000000.0", "closed_time": ""},
     {"posted_on": date(2023, 11, 14), "expires_on": date(2023, 12, 19), "expires_text": "1703000000000.0"}),
    ("armenian_jobs",
     {"jobpost": "…", "date": "Jan 5, 2004", "Title": "Data Analyst", "Company": "Acme", "AnnouncementCode": "", "Deadline": "26 January 2004"},
     {"posted_on": date(2004, 1, 5), "expires_on": date(2004, 1, 26)}),
    ("ai_job_dataset",
     {"job_title": "Data Analyst", "salary_usd": "1", "required_skills": "", "job_description_length": "1", "posting_date": "2024-05-05",
      "application_deadline": "2024-05-04"},
     {"posted_on": date(2024, 5, 5), "expires_text": "2024-05-04", "expires_on": None}),
    ("job_descriptions",
     {"Job Id": "1", "Salary Range": "$1K-$2K", "Work Type": "Intern", "Job Posting Date": "2022-04-24", "Job Portal": "x", "Job Title": "Analyst",
      "Company Profile": '{"Sector":"Energy","Industry":"Energy - Oil & Gas Exploration"}'},
     {"industry_text": "Energy", "industry": "energy", "employment": "internship"}),
    ("naukri",
     {"industry": "IT-Software / Software Services", "jobdescription": "…", "joblocation_address": "Chennai", "jobtitle": "Analyst", "payrate": "Not Disclosed by Recruiter", "jobid": "3"},
     {"industry": "technology-industry", "country": "IN", "pay_text": "", "pay_kind": "none"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [pytest.param(*row, id=f"{row[0]}-{place}") for place, row in enumerate(ROWS_SAY)],
)
def test_a_row_of_a_known_dataset_says_what_its_reader_would_say(name, row, said):
    source = recognise(list(row))
    assert source is source_named(name)

    posting = posting_of(Columns(source, list(row)).raw([list(row.values())]), source, name)

    assert {column: posting[column] for column in said} == said


def test_pay_that_stands_in_a_table_of_its_own_is_joined_by_the_ad():
    source = source_named("linkedin_tables")
    row = {
        "job_id": "7",
        "company_id": "3",
        "title": "Analyst",
        "formatted_work_type": "Contract",
        "application_type": "x",
    }
    sides = {
        "salaries": {
            "7": {
                "min_salary": "",
                "med_salary": "20.0",
                "max_salary": "",
                "pay_period": "HOURLY",
                "currency": "USD",
            }
        },
        "companies": {"3": {"name": "Acme"}},
        "company_industries": {"3": {"industry": "Law Practice"}},
    }

    posting = posting_of(Columns(source, list(row), sides).raw([list(row.values())]), source, source.name)

    assert (posting["pay_min"], posting["pay_period"], posting["company"]) == (20, "hour", "Acme")
    assert (posting["industry_text"], posting["industry"]) == ("Law Practice", "other")


def posting_of(raw, source, name):
    columns = values_of(raw, source, profile(name)) | {"row": [0], "base_id": ids_of(raw, source)[0]}
    if source.headline:
        columns = with_headlines(columns, source, profile(name))
    return {column: cells[0] for column, cells in columns.items()}


def profile(name: str) -> Profile:
    return Profile(source=name, encoding="utf-8", delimiter=",", header=(), dates=DateOrder())
