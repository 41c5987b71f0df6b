"""The pandas notebook that most people would write: read the files, look for skills, count months, draw.

It is a baseline of `make bench` and written with care: vectorised where pandas can, texts lowered once, one
expression with word boundaries for each skill, no row touched from Python. `python -m benchmarks.notebook ADS OUT`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

SKILLS = """
python r sql java scala julia c++ c# go rust javascript typescript matlab sas spss stata bash html css php
tensorflow pytorch keras scikit-learn pandas numpy scipy matplotlib seaborn plotly xgboost lightgbm catboost
spacy nltk opencv jax mxnet langchain llamaindex openai transformers bert gpt llm rag
spark hadoop hive kafka airflow dbt flink beam databricks snowflake redshift bigquery
postgresql mysql mongodb redis cassandra elasticsearch neo4j oracle dynamodb
aws azure gcp sagemaker vertex docker kubernetes terraform jenkins git github gitlab linux mlflow kubeflow
tableau looker excel qlik grafana jupyter fastapi flask django react
machine learning;deep learning;computer vision;natural language processing;reinforcement learning
time series;recommender systems;generative ai;prompt engineering;statistics;linear algebra;a/b testing
data visualization;data engineering;feature engineering;power bi;ci/cd;mlops;etl;data warehouse
communication;leadership;teamwork;problem solving;project management;agile;scrum
"""
COLUMNS = {
    "Job Title": "title",
    "Job Description": "description",
    "Company Name": "company",
    "company_name": "company",
    "Location": "location",
    "date_posted": "date",
    "listed_time": "date",
    "min_amount": "low",
    "min_salary": "low",
    "max_amount": "high",
    "max_salary": "high",
}
KEPT = ["title", "company", "location", "description", "date", "low", "high"]
ROLES = {
    "Data Scientist": "data scien",
    "ML Engineer": "machine learning|ml engineer",
    "Data Engineer": "data engineer",
    "Data Analyst": "analyst",
    "AI Engineer": r"\bai\b",
    "Research": "research",
}


def skills() -> list[str]:
    lines = SKILLS.strip().splitlines()
    return [name.strip() for line in lines for name in (line.split(";") if ";" in line else line.split())]


def run(raw: Path, out: Path, rows: Mapping[str, int]) -> int:
    """The whole notebook; gives the number of ads that it read.

    Args:
        raw: folder of CSV files.
        out: where the charts go.
        rows: how many rows of each file to read; all, where it names none.
    """
    import matplotlib as mpl
    import pandas as pd

    mpl.use("Agg")
    frames = []
    for path in sorted(raw.glob("*.csv")):
        frame = pd.read_csv(path, nrows=rows.get(path.name), on_bad_lines="skip", low_memory=False)
        frame = frame.rename(columns=COLUMNS)
        frame = frame.loc[:, ~frame.columns.duplicated()].reindex(columns=KEPT)
        stamps = pd.to_numeric(frame["date"], errors="coerce")
        days = pd.to_datetime(frame["date"].where(stamps.isna()), errors="coerce")
        frame["date"] = days.fillna(pd.to_datetime(stamps, unit="ms", errors="coerce"))
        frames.append(frame)
    ads = pd.concat(frames, ignore_index=True)
    read = len(ads)
    ads = ads.dropna(subset=["title", "description"]).drop_duplicates(["title", "company", "description"])
    text = ads["description"].str.lower()
    found = pd.DataFrame({name: text.str.contains(expression(name), regex=True) for name in skills()})
    month = ads["date"].dt.to_period("M")
    shares = found.groupby(month).mean()
    counts = ads.groupby(month).size()
    title = ads["title"].str.lower()
    roles = pd.Series(
        {name: int(title.str.contains(words, regex=True).sum()) for name, words in ROLES.items()}
    )
    pay = pd.to_numeric(ads["low"], errors="coerce").add(pd.to_numeric(ads["high"], errors="coerce")).div(2)
    _draw(
        out,
        found.mean().sort_values(ascending=False),
        shares,
        counts,
        roles,
        pay[pay.between(20_000, 500_000)],
    )
    return read


def expression(name: str) -> str:
    """A skill as a word of its own; a sign at its end has no word boundary behind it."""
    return rf"\b{re.escape(name)}" + (r"\b" if name[-1].isalnum() else r"(?!\w)")


def _draw(out, top, shares, counts, roles, pay) -> None:  # type: ignore[no-untyped-def]
    """Five charts, as people draw them."""
    from matplotlib import pyplot as plt

    names = list(top.index[:5])
    for name, series, kind in (
        ("skills", top[:20][::-1], "barh"),
        ("trends", shares[names], "line"),
        ("ads", counts, "line"),
        ("roles", roles.sort_values(), "barh"),
    ):
        if len(series):
            axes = series.plot(kind=kind, figsize=(10, 6), title=name.title())
            axes.figure.tight_layout()
            axes.figure.savefig(out / f"{name}.png", dpi=100)
            plt.close(axes.figure)
    if len(pay):
        axes = pay.plot(kind="hist", bins=40, figsize=(10, 6), title="Pay")
        axes.figure.savefig(out / "pay.png", dpi=100)
        plt.close(axes.figure)


if __name__ == "__main__":
    print(run(Path(sys.argv[1]), Path(sys.argv[2]), {}))
