"""Families of skills; the contract is in the head of the .sql file beside this one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from mltrends.models.families import STABLE, families

COLUMNS = {
    "family": "integer", "name": "text", "concept": "text", "label": "text", "kind": "text", "members": "integer",
    "nearness": "number", "stability": "number", "stable": "flag", "judged": "integer", "n": "integer",
    "reason": "text",
}  # fmt: skip
MIN_SKILLS = 4
ALONE = "goes with no other skill closely enough"


def answer_table(table: pa.Table) -> list[dict[str, Any]]:
    """One row per concept: those of a family together, the largest family first."""
    is_concept = np.array(table.column("rank").is_valid().to_pylist(), dtype=bool)
    skills = table.filter(pa.array(is_concept)).to_pylist()
    if not skills:
        return []
    ads = table.filter(pa.array(~is_concept))
    blank = dict.fromkeys(COLUMNS) | {"judged": len(ads), "n": ads.column("n")[0].as_py() if len(ads) else 0}
    told = [blank | {name: skill[name] for name in ("concept", "label", "kind")} for skill in skills]
    if len(ads) < skills[0]["rank_min_ads"]:
        why = f"too few ads (n={len(ads)} < {skills[0]['rank_min_ads']})"
    elif len(skills) < MIN_SKILLS:
        why = f"too few skills ({len(skills)} < {MIN_SKILLS})"
    else:
        return _grown(told, skills, ads)
    return [row | {"reason": why} for row in told]


def _grown(told: list[dict[str, Any]], skills: list[dict[str, Any]], ads: pa.Table) -> list[dict[str, Any]]:
    column = {skill["rank"]: place for place, skill in enumerate(skills)}
    ranks = ads.column("ranks").combine_chunks()
    asked = np.zeros((len(ads), len(skills)), dtype=bool)
    rows = np.repeat(np.arange(len(ads)), np.diff(ranks.offsets.to_numpy()))
    asked[rows, [column[rank] for rank in ranks.flatten().to_pylist()]] = True
    numbered = [
        np.unique(np.array(ads.column(name).to_pylist()), return_inverse=True)[1].astype(np.int64)
        for name in ("cluster", "source")
    ]
    found = families(asked, *numbered)
    groups = [np.flatnonzero(found.family == number) for number in range(len(found.stability))]
    groups.sort(key=lambda group: (-len(group), int(group[0])))
    grown = []
    for number, group in enumerate(groups, 1):
        order = sorted(group.tolist(), key=lambda one: (-found.nearness[one], one))
        stability = float(found.stability[found.family[group[0]]])
        grown += [
            told[one]
            | {
                "family": number,
                "name": ", ".join(told[other]["label"] for other in order[:2]),
                "members": len(group),
                "nearness": float(found.nearness[one]),
                "stability": stability,
                "stable": stability >= STABLE,
            }
            for one in order
        ]
    return grown + [
        row | {"reason": ALONE} for row, family in zip(told, found.family, strict=True) if family < 0
    ]
