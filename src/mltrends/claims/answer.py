"""Put every claim to the test, and tell of each what was found: rows for two answers and the table of queries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from duckdb import DuckDBPyConnection

from mltrends.claims.claim import INSUFFICIENT, Claim, Figure, Judged, Part
from mltrends.claims.judge import judge, verdict_of
from mltrends.claims.load import load_claims
from mltrends.claims.market import Market, market, sql
from mltrends.claims.measures import MEASURES, sql_of
from mltrends.claims.queries import written_out
from mltrends.claims.words import listed
from mltrends.metrics import Further
from mltrends.metrics.answer import write_table
from mltrends.metrics.load import metric_of
from mltrends.stats.many import benjamini_hochberg
from mltrends.warehouse.lay import comment

MOST_NEEDS = 4
Rows = list[dict[str, Any]]

FIGURE = {
    "value": "number", "ci_low": "number", "ci_high": "number", "unit": "text", "k": "integer", "n": "integer",
}  # fmt: skip
COUNTS = {"employers": "integer", "sources": "integer", "months": "integer"}
COLUMNS: dict[str, dict[str, str]] = {
    "answer_claim_parts": {
        "claim": "text", "part": "integer", "name": "text", "measure": "text", "rule": "text", "verdict": "text",
        "words": "text", **FIGURE, "before": "number", "after": "number", **COUNTS, "q_value": "number", "needs": "text",
    },
    "answer_claims": {
        "claim": "text", "documents": "text", "words": "text", "type": "text", "verdict": "text", "what": "text",
        **FIGURE, **COUNTS, "needs": "text", "caveat": "text", "behind": "text", "behind_of": "text",
    },
}  # fmt: skip
QUERIES = {
    "claim": "Id of the claim.",
    "part": "Number of the figure in its claim, as in answer_claim_parts.",
    "sql": "A statement that gives the figure, or the counts that it is made of; its columns are named as those of answer_claim_parts.",
    "finished": "What is made of those counts that SQL cannot, and how; null where the statement gives all.",
}


def claim_answers(claims: Sequence[Claim] | None = None) -> Further:
    """The answers of this room, to be made after the metrics.

    Args:
        claims: other claims than those of the documents.
    """
    tested = load_claims() if claims is None else tuple(claims)
    metrics = [
        metric_of(name, resources.files("mltrends.claims").joinpath(f"{name}.sql").read_text("utf-8"))
        for name in COLUMNS
    ]
    return Further(metrics, COLUMNS, lambda con: _rows(con, tested))


def _rows(con: DuckDBPyConnection, claims: Sequence[Claim]) -> Mapping[str, Rows]:
    ads = market(con, [part for claim in claims for part in claim.parts])
    judged = put_to_test(ads, claims)
    labels = dict(con.execute(sql("labels")).fetchall())
    queries = [_query(ads, one.part) for parts in judged.values() for one in parts]
    write_table(
        con, "claim_queries", {"claim": "text", "part": "integer", "sql": "text", "finished": "text"}, queries
    )
    comment(
        con,
        "claim_queries",
        "table",
        "How each figure of answer_claim_parts can be had again. One row per: claim, part.",
        QUERIES,
    )
    return {
        "answer_claim_parts": [_part_row(one, labels) for parts in judged.values() for one in parts],
        "answer_claims": [_claim_row(claim, judged[claim.id], labels) for claim in claims],
    }


def put_to_test(ads: Market, claims: Sequence[Claim]) -> dict[str, list[Judged]]:
    """Measure all parts, hold chance down over all that were tested by one measure, and judge each."""
    parts = [part for claim in claims for part in claim.parts]
    found: dict[str, Figure] = {}
    q_values: dict[str, float] = {}
    for name, measure in MEASURES.items():
        here = [part for part in parts if part.measure == name]
        figures = measure.measure(ads, here) if here else []
        found |= {part.id: figure for part, figure in zip(here, figures, strict=True)}
        if measure.TESTED:
            tested = {
                part.id: figure.p_value
                for part, figure in zip(here, figures, strict=True)
                if figure.p_value is not None
            }
            q_values |= dict(zip(tested, benjamini_hochberg(list(tested.values())), strict=True))
    return {
        claim.id: [judge(part, found[part.id], q_values.get(part.id)) for part in claim.parts]
        for claim in claims
    }


def _query(ads: Market, part: Part) -> dict[str, Any]:
    measure = MEASURES[part.measure]
    written = written_out(sql_of(part.measure), measure.values(ads, part))
    return {"claim": part.claim, "part": part.place, "sql": written, "finished": measure.FINISHED or None}


def _name(part: Part, labels: Mapping[str, str]) -> str:
    if part.name:
        return part.name
    fact = part.asks[0]
    return labels.get(fact, fact.partition(": ")[2] or fact)


def _figure(figure: Figure, part: Part) -> dict[str, Any]:
    return {
        "value": figure.value,
        "ci_low": figure.low,
        "ci_high": figure.high,
        "unit": part.rule.unit,
        "k": figure.k,
        "n": figure.n,
        "employers": figure.employers,
        "sources": figure.sources,
        "months": figure.months,
    }


def _part_row(one: Judged, labels: Mapping[str, str]) -> dict[str, Any]:
    part, figure = one.part, one.figure
    return {
        "claim": part.claim,
        "part": part.place,
        "name": _name(part, labels),
        "measure": part.measure,
        "rule": part.rule.name,
        "verdict": one.verdict if part.judged else None,
        "words": _told(one, labels),
        **_figure(figure, part),
        "before": figure.before,
        "after": figure.after,
        "q_value": one.q_value,
        "needs": (one.needs or None) if part.judged else None,
    }


def _told(one: Judged, labels: Mapping[str, str]) -> str:
    return MEASURES[one.part.measure].told(one.part, _name(one.part, labels), one.figure)


def _claim_row(claim: Claim, judged: Sequence[Judged], labels: Mapping[str, str]) -> dict[str, Any]:
    first = judged[0] if judged else None
    blank: dict[str, Any] = dict.fromkeys([*FIGURE, *COUNTS])
    kind, of = behind(first.part) if first else (None, None)
    return {
        "claim": claim.id,
        "documents": ", ".join(claim.documents),
        "words": claim.words,
        "type": claim.type,
        "verdict": verdict_of(claim, judged),
        "what": _what(claim, judged, labels),
        **(_figure(first.figure, first.part) if first else blank),
        "needs": claim.lacks or _missing(judged, labels),
        "caveat": claim.caveat or None,
        "behind": kind,
        "behind_of": json.dumps(of, sort_keys=True) if of is not None else None,
    }


def _what(claim: Claim, judged: Sequence[Judged], labels: Mapping[str, str]) -> str:
    """The figures in one sentence, those with a say first."""
    shown = sorted((one for one in judged if not one.part.rival), key=lambda one: not one.part.judged)
    rivals = sorted(
        (one for one in judged if one.part.rival and one.figure.value),
        key=lambda one: -(one.figure.value or 0),
    )[:3]
    figures = listed([_told(one, labels) for one in shown])
    if rivals:
        ahead = [MEASURES["share"].told(one.part, _name(one.part, labels), one.figure) for one in rivals]
        figures += f". The first of the others: {listed(ahead)}"
    why = _why([one for one in judged if one.part.judged], labels)
    opening = f"Not testable: {claim.untestable}" if claim.untestable else ""
    sentences = [words for words in (opening, figures, why[:1].upper() + why[1:]) if words]
    return f"{'. '.join(sentences)}." if sentences else f"Nothing could be measured: it lacks {claim.lacks}."


def _why(judged: Sequence[Judged], labels: Mapping[str, str]) -> str:
    """What the verdicts need to be said beside their figures, with whose it is where there are several."""
    whys: dict[str, list[str]] = {}
    for one in judged:
        if one.why:
            whys.setdefault(one.why, []).append(_name(one.part, labels))
    if len(judged) < 2:
        return next(iter(whys), "")
    return "; ".join(f"{', '.join(names)}: {why}" for why, names in whys.items())


def _missing(judged: Sequence[Judged], labels: Mapping[str, str]) -> str | None:
    """What the figures that could not be decided would need, each need once, with whose it is where they differ."""
    needs: dict[str, list[str]] = {}
    for one in judged:
        if one.part.judged and one.verdict == INSUFFICIENT and one.needs:
            needs.setdefault(one.needs, []).append(one.part.group or _name(one.part, labels))
    if len(needs) < 2:
        return next(iter(needs), None)
    told = [f"{', '.join(dict.fromkeys(names))}: {words}" for words, names in needs.items()]
    more = [f"and {len(told) - MOST_NEEDS} more"] if len(told) > MOST_NEEDS else []
    return ". ".join([*told[:MOST_NEEDS], *more])


def behind(part: Part) -> tuple[str | None, dict[str, str] | None]:
    """Which list of ads stands behind a figure, in the kinds that charts know; the first thing that is asked for."""
    role = next(
        (facts[0].removeprefix("role: ") for facts in part.among if facts[0].startswith("role: ")), ""
    )
    asked = part.asks[0].removeprefix("under: ") if part.asks else ""
    kind, _, name = asked.partition(": ")
    if kind == "role":
        return "role", {"role": name}
    if kind == "industry":
        return "industry", {"industry": name}
    if kind == "work":
        return "remote", {"mode": name}
    if asked and not name and asked not in ("field", "reposted"):
        return ("role_naming", {"role": role, "concept": asked}) if role else ("naming", {"concept": asked})
    if role:
        return "role", {"role": role}
    return ("months", {}) if part.measure == "trend" else (None, None)
