"""Write docs/codebook.md, docs/cookbook.md and the lists of docs/claims.md, from a warehouse of the synthetic sample: `make codebook`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from duckdb import DuckDBPyConnection

from mltrends import sample
from mltrends.claims.claim import Claim
from mltrends.claims.load import load_claims, load_rules
from mltrends.cli import call
from mltrends.cli.sql_rows import NULL
from mltrends.cli.tables import table_lines
from mltrends.store.home import open_home
from mltrends.warehouse.catalogue import list_columns, list_macros, list_tables
from mltrends.warehouse.open import connect
from mltrends.warehouse.questions import run_limited
from mltrends.warehouse.recipes import list_recipes

DOCS = Path(__file__).resolve().parent.parent / "docs"
ADS, SEED = 600, 7  # the sample of the tests
SHOWN = 10  # rows of an output
WIDTH = 60
MADE = "<!-- What follows is made of the data by `make codebook`. -->"
CODEBOOK = """# Codebook

Every table, view, column and macro of the warehouse, and what it means. Made by `make codebook` from the comments that the
file itself carries; `mltrends sql --tables` and `--describe NAME` say the same of yours.
"""
COOKBOOK = """# Cookbook

Questions that people ask, as SQL that can be copied: each is a file of [cookbook](../src/mltrends/warehouse/cookbook), to be run
with `mltrends sql --recipe NUMBER`, and stands in every report with the first rows of its own warehouse. The outputs are of a small synthetic sample (600 made-up ads, so many shares
are too thin to be shown), at most ten rows of each. Made by `make codebook`; the tests run them all.

Count rows of `ads` to count ads: `postings` holds each ad as often as it was posted. Give n beside every share, and take the
finished answers (`answer_…`) where there is one, because they hold back what is too thin. An interval `wilson_low(k, n)` of plain counts takes ads as independent, and is a
little narrow where few employers post many; the answers and marts allow for that (`deff`).
"""


def codebook(con: DuckDBPyConnection) -> str:
    """The page on all that can be asked."""
    tables = [(name, kind, meaning) for name, kind, _, meaning in list_tables(con).rows]
    lines = [CODEBOOK, "| name | kind | what it is |", "|---|---|---|"]
    lines += [f"| [{name}](#{name}) | {kind} | {_cell(meaning)} |" for name, kind, meaning in tables]
    lines += ["", "## Macros", "", "| macro | gives | |", "|---|---|---|"]
    lines += [
        f"| `{name}({parameters})` | {'rows' if kind == 'table_macro' else 'a value'} | {_cell(meaning.split(': ', 1)[1])} |"
        for name, kind, parameters, meaning in list_macros(con).rows
    ]
    for name, _, meaning in tables:
        lines += ["", f"## {name}", "", meaning, "", "| column | type | meaning |", "|---|---|---|"]
        lines += [
            f"| {column} | {kind.lower()} | {_cell(says)} |"
            for column, kind, says in list_columns(con, name).rows
        ]
    return "\n".join(lines) + "\n"


def cookbook(con: DuckDBPyConnection) -> str:
    """The page of questions, with what they give."""
    lines = [COOKBOOK]
    for recipe in list_recipes():
        result = run_limited(con, recipe.sql, 10)
        shown = table_lines(result.columns, result.rows[:SHOWN], WIDTH, NULL)
        more = [f"({len(result.rows) - SHOWN:,} more)"] if len(result.rows) > SHOWN else []
        lines += [f"## {recipe.number}. {recipe.title}", "", recipe.answers, ""]
        lines += ["```sql", recipe.sql, "```", "", "```text", *shown, *more, "```", ""]
    return "\n".join(lines)


def claims(_con: DuckDBPyConnection | None = None) -> str:
    """The page on claims: what stands in it by hand, and the rules and claims as the data has them."""
    by_hand = (DOCS / "claims.md").read_text(encoding="utf-8").partition(MADE)[0]
    rules = load_rules()
    lines = [
        by_hand + MADE,
        "",
        "## Rules",
        "",
        "| rule | supported from | contradicted below | unit | what it takes a claim to say |",
    ]
    lines += ["|---|---|---|---|---|"]
    lines += [
        f"| {rule.name} | {rule.start:g} | {rule.below:g} | {rule.unit} | {_cell(rule.says)} |"
        for rule in rules.values()
    ]
    lines += [
        "",
        "## Claims",
        "",
        "| claim | what is claimed | documents | measures and rules | least evidence | what it cannot say |",
    ]
    lines += ["|---|---|---|---|---|---|"]
    lines += [f"| {' | '.join(map(_cell, _claim_cells(claim)))} |" for claim in load_claims()]
    return "\n".join(lines) + "\n"


def _claim_cells(claim: Claim) -> tuple[str, ...]:
    judged = [part for part in claim.parts if part.judged]
    tests = dict.fromkeys(f"{part.measure}: {part.rule.name}" for part in judged)
    needs = dict.fromkeys(
        ", ".join(f"{kind} {least:g}" for kind, least in part.needs.items()) for part in judged
    )
    how = ", ".join(tests) or f"none: {claim.untestable or f'it lacks {claim.lacks}'}"
    return (claim.id, claim.words, ", ".join(claim.documents), how, "; ".join(needs), claim.caveat)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Read the sample and write the pages."""
    with tempfile.TemporaryDirectory() as folder:
        home = open_home(Path(folder))
        sample.write(home.sample, ads=ADS, seed=SEED)
        if code := call(["run", "--plain", "--quiet", "--home", folder]):
            sys.exit(code)
        with connect(home.warehouse) as con:
            for name, make in (("codebook", codebook), ("cookbook", cookbook), ("claims", claims)):
                (DOCS / f"{name}.md").write_text(make(con), encoding="utf-8")
                print(f"docs/{name}.md")


if __name__ == "__main__":
    main()
