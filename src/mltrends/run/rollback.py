"""Put back what was published before: the warehouse, the report, and the record that they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mltrends.model import Problem, WrongUse
from mltrends.run.history import WITHDRAWN, records
from mltrends.store.files import swap_link
from mltrends.store.home import Home
from mltrends.store.lock import only_run


@dataclass(frozen=True, slots=True)
class Back:
    """What a rollback does."""

    run: str  # which is published afterwards
    withdrawn: tuple[str, ...]  # runs that are not any more, oldest first


def back_to(home: Home, run: str | None = None, *, dry_run: bool = False) -> Back:
    """Publish an earlier run again, the one before unless another is named; the later ones are withdrawn.

    A withdrawn run keeps its report folder and its record, under a name that no run takes for the last one. Cut short
    anywhere, it can be called again.

    Raises:
        WrongUse: when there is no such run, or its warehouse or report is not kept any more.
        Problem: when a run is at work.
    """
    with only_run(home):
        known = records(home)
        if not known:
            raise WrongUse("there is no run yet, so there is nothing to go back to")
        earlier = [record for record in known[:-1] if run is None or record["run"] == run]
        if not earlier:
            names = ", ".join(record["run"] for record in known[:-1]) or "none"
            raise WrongUse(
                f"there is no run before {known[-1]['run']}"
                if run is None
                else f"no earlier run {run!r}; there are: {names}"
            )
        target = earlier[-1]
        kept = _warehouse_of(home, target["key"])
        report = home.reports / target["run"]
        if kept is None or not (report / "index.html").is_file():
            what = "warehouse" if kept is None else "report"
            raise WrongUse(
                f"the {what} of {target['run']} is not kept any more ([retention] in mltrends.toml says how many are); "
                "to make it anew, put its files back into data/raw and run again"
            )
        later = tuple(record["run"] for record in known if record["run"] > target["run"])
        if not dry_run:
            _put_back(home, kept)
            swap_link(home.latest, report)
            for name in later:  # last: a rollback that was cut short finds the same target again
                path = home.runs / f"{name}.json"
                path.replace(path.with_suffix(WITHDRAWN))
    return Back(target["run"], later)


def _put_back(home: Home, kept: Path) -> None:
    if kept == home.warehouse:
        return
    from mltrends.warehouse.publish import second_name, swap

    home.building.mkdir(parents=True, exist_ok=True)
    draft = home.building / home.warehouse.name
    draft.unlink(missing_ok=True)
    second_name(kept, draft)  # it stays among those that are kept
    swap(draft, home.warehouse)


def _warehouse_of(home: Home, key: str) -> Path | None:
    """The newest file that holds just what a run published, told by the key of its inputs."""
    from mltrends.warehouse.catalogue import ask_rows
    from mltrends.warehouse.open import connect

    before = sorted(home.previous.glob("[0-9]*-*")) if home.previous.is_dir() else []
    for path in (home.warehouse, *reversed(before)):
        if not path.is_file():
            continue
        try:
            with connect(path) as con:
                told = {row["key"]: row["value"] for row in ask_rows(con, "about", {})}
        except Problem:  # of another version, or spoilt
            continue
        if told.get("inputs_key") == key:
            return path
    return None
