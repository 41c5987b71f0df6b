"""Find the metrics: every `answer_*.sql` in this folder, its contract read strictly from its head."""

from __future__ import annotations

from importlib import resources

from mltrends.model import Metric
from mltrends.warehouse.heads import HeadError, read_head
from mltrends.warehouse.scripts import in_order

REQUIRED = ("title", "grain", "unit", "needs", "columns")
OPTIONAL = ("model",)


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
        HeadError: naming keys that are missing or unknown, and parts of the grain that are no columns.
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
        needs=frozenset(head.listed("needs")),
        sql=sql,
        model=head.keys.get("model"),
    )
