"""Cut a part out of a warehouse: a file of its own with some of the ads, in which everything is counted anew.

What was read is copied, as far as it is of the ads that were chosen; what is worked out from it is laid by the same
.sql files as in a build. What was judged over all ads stays judged so (`sql/part`): which postings are one ad, which
months are whole, which pay is a slip. In ads that were picked by role, the other roles are out of scope.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from duckdb import DuckDBPyConnection

from mltrends.model import IMPORTED, WrongUse
from mltrends.warehouse.checks import run_checks
from mltrends.warehouse.heads import HeadError, head_lines
from mltrends.warehouse.lay import PASS, Meanings, head_of, lay_macros, lay_texts
from mltrends.warehouse.open import WarehouseError, connect, first_line, writing
from mltrends.warehouse.scripts import (
    in_order,
    parameters,
    script,
    scripts,
    statement,
    used,
    without_comments,
)

_GIVEN = re.compile(r"\bgiven_\w+|\bread_parquet\b")
ABOUT = "given_about"  # the one table that a part is given as a build is


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which ads a part is made of; what is empty chooses all."""

    first: date | None = None  # the first day of the first month in which they were first seen
    last: date | None = None  # the first day of the last month
    countries: tuple[str, ...] = ()  # ISO codes, or unstated
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class There:
    """What there is to choose from, what most ads have first: countries by their codes and roles in scope, each with its ads."""

    countries: Mapping[str, int]
    roles: Mapping[str, int]


def what_there_is(whole: Path) -> There:
    """The countries and roles of the ads of a warehouse."""
    with connect(whole) as con:
        return There(*(dict(con.execute(script("ask", name)).fetchall()) for name in ("countries", "roles")))


def settings_kept(warehouse: Path) -> list[str]:
    """The settings that a warehouse was built with, line by line."""
    with connect(warehouse) as con:
        rows = con.execute(script("build", "about_value"), {"key": "settings"}).fetchall()
    return [line for (value,) in rows for line in (value or "").splitlines()]


def cut(whole: Path, target: Path, chosen: Chosen, told: Mapping[str, str]) -> int:
    """Make a warehouse of the chosen ads at `target`, without its answers; gives how many they are.

    Args:
        whole: a published warehouse, which is only read.
        target: the file to make.
        chosen: which of the ads.
        told: what is to be known about the part, beside what is known about the whole.

    Raises:
        WrongUse: when no ad is chosen, or none that a report could count; with how many each condition leaves.
        WarehouseError: when the whole was built by another version, or the part cannot be written.
    """
    connect(whole).close()  # refuses what is no warehouse, or a newer one
    values: dict[str, Any] = {
        "imported": list(IMPORTED),
        **{key: list(value) if isinstance(value, tuple) else value for key, value in asdict(chosen).items()},
    }
    try:
        with writing(target, new=True) as con:
            con.execute(statement("attach_whole", text=str(whole.absolute()))).fetchall()
            ads = _choose(con, chosen, values)
            _give_about(con, told)
            meanings = Meanings()
            lay_macros(con)
            lay_texts(con, _texts(values), meanings, values)
            lay_macros(con, "table_macros")
            run_checks(con, meanings, values, whole=False)
        return ads
    except (HeadError, duckdb.BinderException, duckdb.CatalogException) as error:
        raise WarehouseError(
            f"{whole} was built by another version of mltrends ({first_line(error)}); build it again with: mltrends run"
        ) from error


def _choose(con: DuckDBPyConnection, chosen: Chosen, values: Mapping[str, Any]) -> int:
    """Mark the chosen ads, in a table for this connection alone; gives how many of them count."""
    sql = script("build", "chosen")
    con.execute(sql, used(sql, values)).fetchall()
    ((ads, *each, left, in_scope),) = con.execute(script("build", "chosen_counts")).fetchall()
    if not left:
        conditions = [words for words in _words(chosen, each) if words]
        raise WrongUse(
            f"there is no such ad: of {ads:,} ads {', '.join(conditions)}; choose more months, countries or roles"
        )
    if not in_scope:
        raise WrongUse(
            f"none of these {left:,} ads is for a role in scope, so that a report would have nothing to count; "
            "choose more months or countries"
        )
    return int(left)


def _words(chosen: Chosen, counts: list[int]) -> tuple[str, str, str]:
    """How many ads meet each of the conditions that there are."""
    months, countries, roles = counts
    first, last = (f"{month:%Y-%m}" if month else "" for month in (chosen.first, chosen.last))
    span = f"from {first} to {last}" if first and last else f"from {first} on" if first else f"up to {last}"
    return (
        f"{months:,} were first seen {span}" if first or last else "",
        f"{countries:,} are in {' or '.join(chosen.countries)}" if chosen.countries else "",
        f"{roles:,} are for {' or '.join(chosen.roles)}" if chosen.roles else "",
    )


def _give_about(con: DuckDBPyConnection, told: Mapping[str, str]) -> None:
    known = dict(con.execute(script("build", "about_whole")).fetchall()) | dict(told)
    con.register(
        ABOUT,
        pa.table(
            {
                "key": pa.array(list(known), pa.string()),
                "value": pa.array(list(known.values()), pa.string()),
            }
        ),
    )


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    """What each table of the part is laid with: a copy, what was judged over all ads, or the statement of a build."""
    laid = {name: sql for folder in ("staging", "marts") for name, sql in scripts(folder).items()}
    judged = scripts("part")
    texts = {}
    for name, sql in laid.items():
        if name in judged:
            texts[name] = _in_place_of(sql, judged[name])
        elif _was_read(sql, values):
            of_ads = "posting_id" in head_of(name, sql).listed("grain")
            texts[name] = _in_place_of(sql, script("build", "copied_of_ads" if of_ads else "copied"), name)
        else:
            texts[name] = sql
    both = {name: f"{sql}\n{texts[name]}" for name, sql in laid.items()}  # meanings go the way of a build
    return {name: texts[name] for name in in_order(both)}


def _was_read(sql: str, values: Mapping[str, Any]) -> bool:
    """True for a table that only a build can lay: it reads what a build is given, or wants a value of it."""
    given = set(_GIVEN.findall(without_comments(sql))) - {ABOUT}
    return bool(given or parameters(sql) - set(values) - PASS)


def _in_place_of(sql: str, body: str, table: str = "") -> str:
    """Another statement under the same head; what was a view is a table, for the whole is not there to be asked later."""
    head = [line for line in head_lines(sql) if not line.startswith("-- kind:")]
    return "\n".join([*head, "--", without_comments(body).format(table=table) if table else body])
