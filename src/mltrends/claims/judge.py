"""From a figure to a verdict, and from the verdicts of its parts to that of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from mltrends.claims.claim import (
    CONTRADICTED,
    INSUFFICIENT,
    NOT_TESTABLE,
    PARTLY,
    SUPPORTED,
    Claim,
    Figure,
    Judged,
    Part,
    Rule,
    Verdict,
)
from mltrends.claims.words import needed

FALSE_FINDS = 0.10
MIN_AGREE = 2
UNDECIDED = "more ads, for the interval of the figure leaves both a yes and a no"


def level(low: float, high: float, rule: Rule) -> Verdict:
    """What an interval says to a rule."""
    if low >= rule.start:
        return SUPPORTED
    if high < rule.below:
        return CONTRADICTED
    return rule.between if low >= rule.below else INSUFFICIENT


def judge(part: Part, figure: Figure, q_value: float | None = None) -> Judged:
    """The verdict on one part.

    Evidence comes first: what has too little of it is not judged, whatever the figure. Then the interval is held to
    the rule; a test that chance could have passed decides nothing, sources that go other ways make it partly so, and
    silence about what is taken for granted contradicts nothing.
    """
    short = needed(part.needs, figure.evidence, figure.short)
    if short:
        return Judged(part, figure, INSUFFICIENT, needs=short, q_value=q_value)
    if figure.value is None or figure.low is None or figure.high is None:
        return Judged(part, figure, INSUFFICIENT, needs=figure.refused, q_value=q_value)
    verdict = figure.holds or level(figure.low, figure.high, part.rule)
    if verdict == INSUFFICIENT:
        return Judged(part, figure, verdict, needs=UNDECIDED, q_value=q_value)
    # Surely little of something needs no test; more, or less, than nothing does.
    tested = verdict == SUPPORTED or part.rule.start == part.rule.below
    if q_value is not None and q_value > FALSE_FINDS and tested:
        chance = f"a clearer figure, for chance gives one like it among so many tests (q = {q_value:.2f})"
        return Judged(part, figure, INSUFFICIENT, needs=chance, q_value=q_value)
    if figure.agree is not None and figure.agree < min(MIN_AGREE, part.needs.get("sources", 1)):
        why = f"only {figure.agree} of {figure.sources} sources go this way"
        return Judged(part, figure, PARTLY, why=why, q_value=q_value)
    if figure.disputed and verdict in (SUPPORTED, CONTRADICTED):
        why = f"sources differ: not so in {' and '.join(figure.disputed)}"
        return Judged(part, figure, PARTLY, why=why, q_value=q_value)
    if verdict == CONTRADICTED and part.silence:
        needs = f"another kind of evidence than ads: it is {part.silence}"
        return Judged(part, figure, INSUFFICIENT, needs=needs, why=part.silence, q_value=q_value)
    return Judged(part, figure, verdict, q_value=q_value)


def verdict_of(claim: Claim, judged: Sequence[Judged]) -> Verdict:
    """The verdict on a claim, from those on its parts: each group must hold, and in it each part, or `enough` of them."""
    if claim.untestable:
        return NOT_TESTABLE
    groups: dict[str, list[Verdict]] = {}
    for one in judged:
        if one.part.judged:
            groups.setdefault(one.part.group or one.part.id, []).append(one.verdict)
    return together([_group(listed, claim.enough) for listed in groups.values()])


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """What several verdicts come to when all must hold.

    Half of them at least must be decided. All supported is supported, and all that are decided contradicted is
    contradicted; everything between is partly so.
    """
    decided = [one for one in verdicts if one != INSUFFICIENT]
    if not decided or 2 * len(decided) < len(verdicts):
        return INSUFFICIENT
    if all(one == SUPPORTED for one in verdicts):
        return SUPPORTED
    return CONTRADICTED if all(one == CONTRADICTED for one in decided) else PARTLY


def _group(verdicts: Sequence[Verdict], enough: int) -> Verdict:
    if not enough:
        return together(verdicts)
    held = sum(one == SUPPORTED for one in verdicts)
    if held >= enough:
        return SUPPORTED
    if held + sum(one in (PARTLY, INSUFFICIENT) for one in verdicts) < enough:
        return CONTRADICTED
    return PARTLY if held + sum(one == PARTLY for one in verdicts) >= enough else INSUFFICIENT
