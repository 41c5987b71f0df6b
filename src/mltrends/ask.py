"""The warehouse from Python: `connect` for SQL, `answer` for a finished answer as a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from mltrends.store.home import open_home
from mltrends.warehouse.catalogue import list_answers, list_columns
from mltrends.warehouse.open import MEMORY, WarehouseError, first_line
from mltrends.warehouse.open import connect as _connect
from mltrends.warehouse.scripts import statement

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

PREFIX = "answer_"
_WHOLE = {"BIGINT", "INTEGER", "SMALLINT", "TINYINT", "UBIGINT", "UINTEGER"}


def connect(home: Path | str = ".", *, memory: str = MEMORY) -> DuckDBPyConnection:
    """Open the warehouse of a home, to ask it in SQL.

    It is read-only and locked: no other file, no network, no extension, no change of settings. Use it as a
    context manager, or close it. It goes on seeing the file that it opened, whatever runs publish meanwhile;
    to see the newest one, close it and connect again. Connections are independent: a new one sees the newest
    file even while older ones are open.

    Args:
        home: the folder that holds data/ and reports/.
        memory: what DuckDB may take for itself, as "500MB" or "4GB"; what does not fit is refused.

    Raises:
        WarehouseError: when there is no warehouse, or it is from a newer version.

    Example:
        with mltrends.connect("/srv/ads") as con:
            roles = con.execute("from answer_roles").df()
    """
    return _connect(open_home(Path(home)).warehouse, memory=memory)


def answer(name: str, /, *, home: Path | str = ".", **filters: object) -> pd.DataFrame:
    """An answer of the warehouse as a DataFrame, in the order of its table.

    Args:
        name: the answer, as "skills" or "answer_skills".
        home: the folder that holds data/ and reports/.
        filters: column=value keeps the rows with that value, column=[…] those with one of them, and
            column=None those that have none.

    Returns:
        One row per grain of the answer. Whole numbers are Int64, so that a missing one stays missing; dates
        are datetime64.

    Raises:
        ValueError: when there is no such answer or column; the message says which there are.
        WarehouseError: when there is no warehouse, or a value does not go with its column.

    Example:
        mltrends.answer("skill_roles", home="/srv/ads", role=["Data Engineer", "MLOps Engineer"], suppressed=False)
    """
    with connect(home) as con:
        names = list_answers(con)
        table = name if name in names else f"{PREFIX}{name}"
        if table not in names:
            raise ValueError(_unknown("answer", name, [each.removeprefix(PREFIX) for each in names]))
        types = {column: kind for column, kind, _ in list_columns(con, table).rows}
        for column in filters:
            if column not in types:
                raise ValueError(_unknown(f"column of {table}", column, list(types)))
        sql, values = _rows_where(table, filters)
        try:
            df: pd.DataFrame = con.execute(sql, values).df()
        except duckdb.Error as error:
            raise WarehouseError(
                f"{table} cannot be filtered so ({first_line(error)}); its columns are: "
                f"{', '.join(f'{column} {kind.lower()}' for column, kind in types.items())}"
            ) from error
    return df.astype({column: "Int64" for column, kind in types.items() if kind in _WHOLE})


def _rows_where(table: str, filters: Mapping[str, object]) -> tuple[str, dict[str, Any]]:
    """The statement, with names that the file itself has, and values as parameters."""
    conditions: list[str] = []
    values: dict[str, Any] = {}
    for number, (column, wanted) in enumerate(filters.items()):
        listed = _listed(wanted)
        parts = (
            [statement("is_nothing", column=column).strip()] if any(value is None for value in listed) else []
        )
        present = [value for value in listed if value is not None]
        if present or not parts:
            values[f"value_{number}"] = present
            parts.append(statement("one_of", column=column, parameter=f"value_{number}").strip())
        conditions.append(statement("either", body=" or ".join(parts)).strip())
    return statement("rows_where", table=table, body=" and ".join(conditions) or "true"), values


def _listed(wanted: object) -> list[Any]:
    if isinstance(wanted, Iterable) and not isinstance(wanted, str | bytes):
        return [_plain(value) for value in wanted]
    return [_plain(wanted)]


def _plain(value: Any) -> Any:
    """Numpy's numbers and pandas' days as Python's own, so that they meet their column's type."""
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime()
    return value.item() if hasattr(value, "item") else value


def _unknown(what: str, name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, 1, 0.5)
    meant = f"; did you mean {close[0]!r}? There" if close else "; there"
    return f"there is no {what} {name!r}{meant} are: {', '.join(known)}"
