"""Whether titles without a known job can be given a role; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa

from mltrends.models.titled import OTHER, titled
from mltrends.stats.refused import Refused

COLUMNS = {
    "role": "text", "n": "integer", "unread": "integer", "asked": "integer", "made_of": "integer", "softness": "number",
    "bar": "number", "judged": "integer", "names": "integer", "precision": "number", "precision_low": "number", "reason": "text",
}  # fmt: skip


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per role that a title names."""
    from mltrends.models.title_fit import (
        MIN_ROLE,
        MIN_ROLE_NAMES,
        askable,
        judge,
    )  # scikit-learn takes a while

    ads = titled(table)
    known = Counter(str(role) for role, job in zip(ads.roles, ads.jobs, strict=True) if job is not None)
    found = judge(ads)
    whole = dict.fromkeys(COLUMNS) | {"unread": int(ads.unread.sum()), "asked": len(askable(ads))}
    records = {} if isinstance(found, Refused) else {record.role: record for record in found.records}
    told = []
    for role in sorted(known.keys() - {OTHER}):
        row = whole | {"role": role, "n": known[role]}
        if isinstance(found, Refused):
            told.append(row | {"reason": found.reason})
            continue
        row |= {"made_of": found.made_of, "softness": found.softness}
        if record := records.get(role):
            same = {name: getattr(record, name) for name in ("bar", "judged", "names", "precision", "reason")}
            told.append(row | same | {"precision_low": record.low})
        else:
            few = f"too few ads of the role, or names of its jobs (fewer than {MIN_ROLE} or {MIN_ROLE_NAMES})"
            told.append(row | {"reason": few})
    return told
