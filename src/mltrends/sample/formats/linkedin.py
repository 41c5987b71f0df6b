"""Rows in the shape of LinkedIn's `postings.csv`: epoch milliseconds, flags that are 1.0 or empty."""

from __future__ import annotations

import datetime

from mltrends.sample.draw import Draw
from mltrends.sample.posting import NONE, Posting

FILE = "linkedin_postings.csv"
HEADER = (
    "job_id", "company_name", "title", "description", "max_salary", "pay_period", "location", "company_id", "views",
    "med_salary", "min_salary", "formatted_work_type", "applies", "original_listed_time", "remote_allowed",
    "job_posting_url", "application_url", "application_type", "expiry", "closed_time", "formatted_experience_level",
    "skills_desc", "listed_time", "posting_domain", "sponsored", "work_type", "currency", "compensation_type",
    "normalized_salary", "zip_code", "fips",
)  # fmt: skip
PERIODS = {"year": "YEARLY", "month": "MONTHLY", "hour": "HOURLY"}
WORK = {
    "full-time": "Full-time", "part-time": "Part-time", "contract": "Contract", "internship": "Internship",
    "temporary": "Temporary",
}  # fmt: skip
LEVELS = {
    "intern": "Internship", "junior": "Entry level", "mid": "Associate", "senior": "Mid-Senior level",
    "lead": "Mid-Senior level", "manager": "Mid-Senior level", "director": "Director", "chief": "Executive",
}  # fmt: skip
EPOCH = datetime.date(1970, 1, 1)
DAY = 86_400_000
OPEN_DAYS = 30
COUNTRIES_WITH_STATES = ("US", "CA")


def row(posting: Posting, draw: Draw) -> list[str]:
    """The cells of a posting."""
    vacancy, employer = posting.vacancy, posting.vacancy.employer
    number = draw.between(3_400_000_000, 4_300_000_000)
    time = ((posting.day or vacancy.posted) - EPOCH).days * DAY + draw.between(6 * 3600, 20 * 3600) * 1000
    write = _scientific if draw.chance(0.35) else _whole
    views = draw.between(1, 400)
    work = WORK[vacancy.employment]
    low, middle, high, period, currency, kind, normal = _pay(posting)
    american = vacancy.country.code == "US" and posting.place == "full"
    return [
        str(number),
        posting.company,
        posting.title,
        posting.text,
        high,
        period,
        _place(posting, draw),
        f"{1_000_000 + employer.number * 37}.0",
        f"{views}.0" if draw.chance(0.97) else "",
        middle,
        low,
        work,
        f"{draw.between(1, 1 + views // 4)}.0" if draw.chance(0.3) else "",
        write(time),
        "1.0" if posting.remote_column else "",
        f"https://www.example.com/jobs/view/{number}/?trk=jobs_biz_prem_srch",
        f"https://careers.example.org/{employer.slug}/{number % 100_000}" if draw.chance(0.6) else "",
        draw.pick(("OffsiteApply", "OffsiteApply", "ComplexOnsiteApply", "SimpleOnsiteApply")),
        write(time + OPEN_DAYS * DAY),
        write(time + draw.between(2, OPEN_DAYS) * DAY) if draw.chance(0.01) else "",
        LEVELS[vacancy.level] if draw.chance(0.75) else "",
        "",
        write(time),
        "careers.example.org" if draw.chance(0.6) else "",
        "0",
        work.upper().replace("-", "_"),
        currency,
        kind,
        normal,
        vacancy.city.postal + ".0" if american and vacancy.city.postal and draw.chance(0.8) else "",
        f"{vacancy.city.district}.0" if american and vacancy.city.district and draw.chance(0.8) else "",
    ]


def _scientific(milliseconds: int) -> str:
    """As spreadsheets write it, with digits enough for the day: 1.713445e+12."""
    return f"{milliseconds:.6e}"


def _whole(milliseconds: int) -> str:
    return f"{milliseconds}.0"


def _place(posting: Posting, draw: Draw) -> str:
    city, country = posting.vacancy.city, posting.vacancy.country
    if posting.place != "full":
        return {"missing": "", "none": NONE, "short": country.name}[posting.place]
    if country.code in COUNTRIES_WITH_STATES and draw.chance(0.85):
        return (
            f"{city.name}, {city.code}"
            if country.code == "US"
            else f"{city.name}, {city.region}, {country.name}"
        )
    if country.code == "US":
        return draw.pick(
            (f"{city.name} Metropolitan Area", f"{city.name}, {city.region}, {country.name}", country.name)
        )
    return f"{city.name}, {city.region}, {country.name}"


def _pay(posting: Posting) -> list[str]:
    """Low, middle, high, period, currency, kind of compensation, and the middle as yearly pay."""
    pay = posting.vacancy.pay
    if pay is None or pay.shown_in == "text" or pay.point is None:
        return [""] * 7
    exact = pay.low == pay.high
    return [
        "" if exact else str(pay.low),
        str(pay.low) if exact else "",
        "" if exact else str(pay.high),
        PERIODS[pay.period],
        pay.currency,
        "BASE_SALARY",
        f"{pay.point:.1f}",
    ]
