"""Rows in the shape of `glassdoor_jobs.csv`: a snapshot without dates, most pay estimated by the board."""

from __future__ import annotations

from mltrends.sample.data import table
from mltrends.sample.draw import Draw
from mltrends.sample.pay import HOURS
from mltrends.sample.posting import NONE, Posting

FILE = "glassdoor_jobs.csv"
HEADER = (
    "", "Job Title", "Salary Estimate", "Job Description", "Rating", "Company Name", "Location", "Headquarters", "Size",
    "Founded", "Type of ownership", "Industry", "Sector", "Revenue", "Competitors",
)  # fmt: skip
MISSING = "-1"
NO_PAY = 0.22
ESTIMATES = ("Glassdoor est.",) * 30 + ("Employer est.",)


def row(posting: Posting, draw: Draw) -> list[str]:
    """The cells of a posting; the first one, a running number, is filled in when the row is written."""
    vacancy, employer = posting.vacancy, posting.vacancy.employer
    names = table("employers")
    rated = draw.chance(0.93)
    known = draw.chance(0.96)
    rating = f"{employer.rating:.1f}"
    place = f"{vacancy.city.name}, {vacancy.city.code}"
    company = posting.company or employer.name
    return [
        "",
        posting.title,
        _pay(posting, draw),
        posting.text or MISSING,
        rating if rated else MISSING,
        f"{company}\n{rating}" if rated and company != NONE else company,
        {"missing": MISSING, "none": "United States", "short": vacancy.city.region}.get(posting.place, place),
        f"{employer.cities[0].name}, {employer.cities[0].code}" if known else MISSING,
        names["sizes"][employer.size][0] if known else MISSING,
        str(employer.founded) if draw.chance(0.9) else MISSING,
        employer.ownership if known else MISSING,
        employer.trade["name"] if known else MISSING,
        employer.trade["sector"] if known else MISSING,
        names["revenues"][employer.revenue][0] if known else MISSING,
        MISSING,
    ]


def _pay(posting: Posting, draw: Draw) -> str:
    vacancy, pay = posting.vacancy, posting.vacancy.pay
    if pay is not None and pay.shown_in != "text" and pay.low is not None and pay.high is not None:
        if pay.period == "hour":
            return f"Employer Provided Salary:${pay.low:g}-${pay.high:g} Per Hour"
        if pay.low == pay.high:
            return f"Employer Provided Salary:${pay.low / 1000:g}K"
        return f"Employer Provided Salary:${pay.low / 1000:g}K-${pay.high / 1000:g}K"
    if draw.chance(NO_PAY):
        return MISSING
    guess = vacancy.yearly * draw.uniform(0.8, 1.15)
    low, high = guess * draw.uniform(0.7, 0.85), guess * draw.uniform(1.15, 1.4)
    if vacancy.employment == "internship" or draw.chance(0.04):
        return f"${low / HOURS:.0f}-${high / HOURS:.0f} Per Hour(Glassdoor est.)"
    return f"${low / 1000:.0f}K-${high / 1000:.0f}K ({draw.pick(ESTIMATES)})"
