"""The notebook's door: `read_ad` reads one ad, `read_ads` a DataFrame of ads.

>>> ad = read_ad(title="Senior ML Engineer (Remote, UK)", text="Python and PyTorch required. £70k - £90k a year.", country="GB")
>>> ad.role, ad.seniority, ad.remote, ad.salary.max
('Machine Learning Engineer', 'senior', 'remote', 90000.0)
>>> sorted(ad.skills)
['Machine learning', 'PyTorch', 'Python']

The first call builds the matchers, once a process, in about a second.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from mltrends.model import Ad

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = (
    "role", "seniority", "remote", "education", "years", "salary_min", "salary_max", "salary_currency", "salary_period", "salary_inferred",
    "skills",
    "language",
    "remote_scope", "remote_countries",
)  # fmt: skip
_BATCH = 200  # ads that go to a worker at a time


def read_ad(
    *,
    title: str | None = "",
    text: str | None = "",
    location: str | None = "",
    salary: str | None = "",
    country: str | None = None,
    company: str | None = "",
    posted: object = None,
    remote: object = None,
    currency: str | None = None,
) -> Ad:
    """Read one ad.

    Args:
        title: job title.
        text: text of the ad, plain, HTML or Markdown.
        location: location field, as "London" or "Remote, US".
        salary: pay field, as "£70k - £90k".
        country: ISO code of the ad's country, as "GB"; says what "$" is.
        company: employer; its own name is no skill.
        posted: day of posting; taken so that a row of a table can be handed over whole, and not read.
        remote: what a structured remote column says, as True, "1.0" or "hybrid".
        currency: ISO code of pay that names no currency.

    Returns:
        What the ad says. `ad.mentions` are the words it was read from: for each, the field (title or
        text), `start` and `end` in the string that was handed in, the section, whether it is
        required or preferred, and, when it does not count, why not.

    Example:
        >>> ad = read_ad(title="Data Analyst", text="SQL and Excel required, Tableau is a plus.")
        >>> [(mention.label, mention.requirement) for mention in ad.mentions if mention.counted]
        [('SQL', 'required'), ('Excel', 'required'), ('Tableau', 'preferred')]
    """
    del posted  # the reading of an ad does not depend on its day
    from mltrends.extract.reader import builtin_reader

    reading = builtin_reader().read(
        title=_text(title),
        text=_text(text),
        place=_text(location),
        pay=_text(salary),
        country=_text(country) or None,
        currency=_text(currency) or None,
        remote=_text(remote),
        company=_text(company),
    )
    return reading.ad


def read_ads(
    df: pd.DataFrame,
    *,
    title: str | None = None,
    text: str | None = None,
    location: str | None = None,
    salary: str | None = None,
    country: str | None = None,
    company: str | None = None,
    posted: str | None = None,
    remote: str | None = None,
    currency: str | None = None,
    processes: int = 1,
) -> pd.DataFrame:
    """Read a DataFrame of ads.

    Args:
        df: one ad a row.
        title: name of the column with the job title.
        text: name of the column with the text of the ad.
        location: name of the column with the location.
        salary: name of the column with the pay.
        country: name of the column with the country's ISO code.
        company: name of the column with the employer.
        posted: name of the column with the day of posting, which is not read.
        remote: name of the column with the remote flag.
        currency: name of the column with the currency of pay that names none.
        processes: how many processes read; more than one pays from some thousands of ads on. In a
            script, call it under `if __name__ == "__main__":`, since processes are spawned.

    Returns:
        A DataFrame with the same index and the columns role, seniority, remote, education, years,
        salary_min, salary_max, salary_currency, salary_period, salary_inferred (no word says the period), skills
        (a sorted list of labels), language, remote_scope (worldwide, country, region or unstated; missing when no remote
        work is offered) and remote_countries (the countries that it names, a sorted list of ISO codes).
        Empty cells (None, NaN) are read as not said.

    Raises:
        ValueError: no column of title or text is named, a named column does not exist (the message
            says which columns do), or `processes` is less than one.

    Example:
        >>> import pandas as pd
        >>> ads = pd.DataFrame({"Job Title": ["Jr. Data Engineer"], "Text": ["Spark and SQL, 2+ years of experience"]}, index=[7])
        >>> read_ads(ads, title="Job Title", text="Text")[["role", "seniority", "years", "skills"]]
                    role seniority  years        skills
        7  Data Engineer    junior      2  [SQL, Spark]
    """
    import pandas as pd

    named = {
        "title": title, "text": text, "location": location, "salary": salary, "country": country, "company": company,
        "posted": posted, "remote": remote, "currency": currency,
    }  # fmt: skip
    wanted = {argument: column for argument, column in named.items() if column is not None}
    _check(df, wanted, processes)
    ads = [
        dict(zip(wanted, row, strict=True))
        for row in zip(*(df[column].tolist() for column in wanted.values()), strict=True)
    ]
    rows = [_row(ad) for ad in ads] if processes == 1 else _in_processes(ads, processes)
    made = pd.DataFrame(rows, index=df.index, columns=list(_COLUMNS))
    made["years"] = made["years"].astype("Int64")
    return made.astype({"salary_min": "float64", "salary_max": "float64"})


def _check(df: pd.DataFrame, wanted: dict[str, str], processes: int) -> None:
    if "title" not in wanted and "text" not in wanted:
        raise ValueError("name the column of the titles (title=…), of the texts (text=…), or both")
    for argument, column in wanted.items():
        if column not in df.columns:
            raise ValueError(
                f"{argument}={column!r} names no column; the columns are: {', '.join(map(str, df.columns))}"
            )
        if (df.columns == column).sum() > 1:
            raise ValueError(f"{argument}={column!r} names more than one column; give them different names")
    if processes < 1:
        raise ValueError(f"processes must be 1 or more, not {processes}")


def _in_processes(ads: list[dict[str, Any]], processes: int) -> list[dict[str, Any]]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    batches = [ads[start : start + _BATCH] for start in range(0, len(ads), _BATCH)]
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        return [row for rows in pool.map(_rows, batches) for row in rows]


def _rows(ads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_row(ad) for ad in ads]


def _row(ad: dict[str, Any]) -> dict[str, Any]:
    made = read_ad(**ad)
    salary = made.salary
    return {
        "role": made.role,
        "seniority": made.seniority,
        "remote": made.remote,
        "education": made.education,
        "years": made.years,
        "salary_min": salary.min if salary else None,
        "salary_max": salary.max if salary else None,
        "salary_currency": salary.currency if salary else None,
        "salary_period": salary.period if salary else None,
        "salary_inferred": salary.inferred if salary else None,
        "skills": sorted(made.skills),
        "language": made.language,
        "remote_scope": made.remote_scope,
        "remote_countries": list(made.remote_countries),
    }


def _text(value: object) -> str:
    """A cell as text: None, NaN and pandas' own "missing" are empty."""
    if (
        value is None
        or (isinstance(value, float) and math.isnan(value))
        or type(value).__name__ in {"NAType", "NaTType"}
    ):
        return ""
    return value if isinstance(value, str) else str(value)
