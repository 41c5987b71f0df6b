"""Rows in the shape that JobSpy writes: Markdown texts, ISO dates, pay and remote columns."""

from __future__ import annotations

import re

from mltrends.sample.data import table
from mltrends.sample.draw import Draw, cumulative
from mltrends.sample.posting import NONE, Posting

FILE = "jobspy_jobs.csv"
HEADER = (
    "id", "site", "job_url", "job_url_direct", "title", "company", "location", "date_posted", "job_type", "salary_source",
    "interval", "min_amount", "max_amount", "currency", "is_remote", "job_level", "job_function", "listing_type", "emails",
    "description", "company_industry", "company_url", "company_logo", "company_url_direct", "company_addresses",
    "company_num_employees", "company_revenue", "company_description", "skills", "experience_range", "company_rating",
    "company_reviews_count", "vacancy_count", "work_from_home_type",
)  # fmt: skip
SITES = (("indeed", "in"), ("linkedin", "li"), ("zip_recruiter", "zr"), ("glassdoor", "gd"), ("google", "go"))
SITE_SUMS = cumulative((50, 26, 10, 8, 6))
JOB_TYPES = {
    "full-time": "fulltime", "part-time": "parttime", "contract": "contract", "internship": "internship",
    "temporary": "temporary",
}  # fmt: skip
INTERVALS = {"year": "yearly", "month": "monthly", "hour": "hourly"}
LEVELS = {
    "intern": "internship", "junior": "entry level", "mid": "associate", "senior": "mid-senior level",
    "lead": "mid-senior level", "manager": "mid-senior level", "director": "director", "chief": "executive",
}  # fmt: skip
MODES = {"remote": "Remote", "hybrid": "Hybrid", "onsite": "Work from office"}
MAIL = re.compile(r"[\w.]+@[\w.\\-]+\.(?:com|org|example)|[\w.]+@[\w\\-]+\.example")


def row(posting: Posting, draw: Draw) -> list[str]:
    """The cells of a posting."""
    vacancy, employer = posting.vacancy, posting.vacancy.employer
    names = table("employers")
    site, short = SITES[draw.index(SITE_SUMS)]
    key = (
        f"{int(draw.random() * 2**52):013x}"
        if short != "li"
        else str(draw.between(3_600_000_000, 4_300_000_000))
    )
    at_indeed, at_linkedin = site == "indeed", site == "linkedin"
    size = names["sizes"][employer.size][1]
    return [
        f"{short}-{key}",
        site,
        f"https://{site.replace('_', '')}.example.com/viewjob?jk={key}",
        f"https://careers.example.org/{employer.slug}/{key[:8]}" if draw.chance(0.5) else "",
        posting.title,
        posting.company,
        _place(posting, draw),
        posting.day.isoformat() if posting.day else "",
        _job_type(posting, draw),
        *_pay(posting),
        str(posting.remote_column),
        LEVELS[vacancy.level] if at_linkedin and draw.chance(0.7) else "",
        "Engineering and Information Technology" if at_linkedin and draw.chance(0.4) else "",
        "sponsored" if draw.chance(0.06) else "",
        _mails(posting.text),
        posting.text,
        employer.trade["name"] if at_linkedin or draw.chance(0.5) else "",
        f"https://{site.replace('_', '')}.example.com/cmp/{employer.slug}",
        f"https://img.example.org/logos/{employer.number}.png" if draw.chance(0.6) else "",
        f"https://www.{employer.slug}.example.com" if at_indeed and draw.chance(0.7) else "",
        f"{1 + employer.number % 240} {names['streets'][employer.number % len(names['streets'])]}, {employer.cities[0].name}"
        if at_indeed and draw.chance(0.5)
        else "",
        size if at_indeed and draw.chance(0.8) else "",
        names["revenues"][employer.revenue][1] if at_indeed else "",
        f"{employer.name} {employer.words['does']}." if at_indeed and draw.chance(0.6) else "",
        "",
        "",
        f"{employer.rating:.1f}" if at_indeed and draw.chance(0.2) else "",
        str(draw.between(3, 2400)) if at_indeed and draw.chance(0.2) else "",
        "",
        MODES.get(vacancy.remote, "") if vacancy.country.code == "IN" and draw.chance(0.6) else "",
    ]


def _mails(text: str) -> str:
    """The addresses in a text, without the escapes of Markdown."""
    return ", ".join(mail.replace("\\", "") for mail in MAIL.findall(text)) if "@" in text else ""


def _place(posting: Posting, draw: Draw) -> str:
    vacancy = posting.vacancy
    country, city = vacancy.country.code, vacancy.city
    if posting.remote_place:
        return draw.pick((f"Remote, {country}", "Remote", f"{city.name}, {city.code}, {country} (Remote)"))
    ways = {"missing": "", "none": NONE, "short": country}
    return ways.get(posting.place, f"{city.name}, {city.code}, {country}")


def _job_type(posting: Posting, draw: Draw) -> str:
    kind = posting.vacancy.employment
    if kind == "full-time" and draw.chance(0.3):
        return ""
    if kind == "contract" and draw.chance(0.3):
        return "fulltime, contract"
    return JOB_TYPES[kind]


def _pay(posting: Posting) -> list[str]:
    """salary_source, interval, min_amount, max_amount, currency."""
    pay = posting.vacancy.pay
    if pay is None or pay.shown_in == "text":
        return [""] * 5
    return ["direct_data", INTERVALS[pay.period], str(pay.low), str(pay.high), pay.currency]
