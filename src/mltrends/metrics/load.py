"""Find the metrics: every `answer_*.sql` in this folder, its contract read strictly from its head."""

from __future__ import annotations

from functools import cache
from importlib import resources

from mltrends.model import Metric
from mltrends.warehouse.heads import HeadError, read_head
from mltrends.warehouse.lay import head_of
from mltrends.warehouse.scripts import in_order, script

REQUIRED = ("title", "grain", "unit", "counts", "needs", "columns")
OPTIONAL = ("model",)
WHOLE = "all"  # the one part of an answer whose numbers are all of the same ads
NO_CONDITIONS = ("cell", "source", "n")  # columns of ad_conditions that are none


def load_metrics() -> tuple[Metric, ...]:
    """All metrics, each after those whose answers it reads."""
    folder = resources.files("mltrends.metrics")
    texts = {
        file.name.removesuffix(".sql"): file.read_text("utf-8")
        for file in folder.iterdir()
        if file.name.startswith("answer_") and file.name.endswith(".sql")
    }
    return tuple(metric_of(name, texts[name]) for name in in_order(texts))


def metric_of(name: str, sql: str) -> Metric:
    """A metric from the text of its file.

    Raises:
        HeadError: naming keys that are missing or unknown, parts of the grain that are no columns, and
            conditions that are unknown or not in their order.
    """
    head = read_head(sql, f"{name}.sql", required=REQUIRED, optional=OPTIONAL)
    grain = head.listed("grain")
    unknown = [column for column in grain if column not in head.columns]
    if unknown:
        raise HeadError(
            f"{name}.sql: grain has {unknown}, which are no columns; columns are: {', '.join(head.columns)}"
        )
    return Metric(
        name=name,
        title=head.keys["title"],
        grain=grain,
        columns=head.columns,
        unit=head.keys["unit"],
        counts=_counts(name, head.keys["counts"]),
        needs=frozenset(head.listed("needs")),
        sql=sql,
        model=head.keys.get("model"),
    )


def _counts(name: str, told: str) -> dict[str, tuple[str, ...]]:
    """Part by part the conditions of "one: ads, scope; other: ads", or those of all of it of "ads, scope"."""
    counts: dict[str, tuple[str, ...]] = {}
    for piece in told.split(";"):
        before, _, listed = piece.rpartition(":")
        part = before.strip() or WHOLE
        conditions = tuple(word.strip() for word in listed.split(","))
        if part in counts:
            raise HeadError(f"{name}.sql: counts has the part {part!r} twice")
        if conditions != tuple(one for one in _conditions() if one in conditions):
            raise HeadError(
                f"{name}.sql: counts has {', '.join(conditions)!r}; "
                f"allowed are, each once and in this order: {', '.join(_conditions())}"
            )
        counts[part] = conditions
    return counts


@cache
def _conditions() -> tuple[str, ...]:
    """The conditions that an answer may name, in the order in which reasons are looked for."""
    head = head_of("ad_conditions", script("marts", "ad_conditions"))
    return tuple(column for column in head.columns if column not in NO_CONDITIONS)
