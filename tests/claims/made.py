"""Small made-up markets, and claims about them."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path

import duckdb
from tests.warehouse.rows import Given, settings, source, warehouse

from mltrends.claims.answer import claim_answers, put_to_test
from mltrends.claims.judge import verdict_of
from mltrends.claims.load import read_claims
from mltrends.claims.market import market
from mltrends.metrics.answer import write_table

DOCUMENTS = ("000", "001", "002")


def ads(count, *, of="", **given):
    """So many ads that are alike, each of an employer of its own unless one is given."""
    return [given | {"title": f"Title {of} {given} {number}"} for number in range(count)]


def built(folder: Path, rows, concepts=None, sources=("board", "other"), files=None) -> Path:
    """A warehouse without answers, for claims to be put to."""
    given = Given(files or {"ads.csv": rows}, sources=[source(name) for name in sources])
    return warehouse(folder, given, settings(share_min_ads=50), answers=False, concepts=concepts)


def claim(text: str, **keys) -> str:
    """A claim as it stands in a file: one with what is not told filled in."""
    filled = {"id": '"C01"', "documents": '["000"]', "claim": '"It is so"', "type": '"level"'} | keys
    return "[[claim]]\n" + "".join(f"{key} = {value}\n" for key, value in filled.items()) + text + "\n"


@contextmanager
def asking(path: Path, text: str):
    """The claims of a text, judged; gives verdicts by claim, figures by claim, and the connection."""
    claims = read_claims({"made.toml": text})
    with duckdb.connect(str(path)) as con:
        found = put_to_test(market(con, [part for one in claims for part in one.parts]), claims)
        yield {one.id: verdict_of(one, found[one.id]) for one in claims}, found, con


def answered(path: Path, text: str) -> dict[str, list[dict]]:
    """The tables of a text's claims, as they stand in the file."""
    further = claim_answers(read_claims({"made.toml": text}))
    with duckdb.connect(str(path)) as con:
        rows = further.make(con)
        for metric in further.metrics:
            write_table(con, metric.name, further.columns[metric.name], rows[metric.name])
    return {name: list(told) for name, told in rows.items()}
