"""By how much ads that ask for a skill post more, as more and more is held the same: a ladder for each skill."""

from __future__ import annotations

from collections import Counter

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.ladder import Dot, Ladder, Step
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, counted, more_percent, short_title
from mltrends.charts.rows.pay import Premium

MOST = 10
HEADLINE = "role"  # the rung of which the title tells: ads of the same role, level, country, year and source
MORE, LESS = "more", "less"
RUNGS = {  # what is drawn of the ladder, in its order: words, hue, marker
    "raw": ("All ads", "slate", "v"),
    "market": ("Same country, year and source", "sky", "^"),
    HEADLINE: ("Role and level too", "blue", "o"),
    "other skills": ("Other skills too", "green", "s"),
    "employer": ("Same employer", "purple", "D"),
}
TOO_FEW = "Too few ads with pay ask for the same skill"


def currency(answers: Answers) -> str:
    """The currency in which most skills have a figure; without any, that of most ads."""
    told: Counter[str] = Counter()
    ads: dict[str, int] = {}
    for row in answers.rows(Premium):
        told[row.currency] += row.rung == HEADLINE and row.premium is not None
        ads[row.currency] = max(ads.get(row.currency, 0), row.n)
    return min(ads, key=lambda name: (-told[name], -ads[name], name), default="")


def tested(answers: Answers) -> list[Premium]:
    """The headline rung of all skills that have one, those that differ clearly first, the surest first."""
    chosen = answers.kept(currency)
    rows = [
        row
        for row in answers.rows(Premium)
        if row.currency == chosen and row.rung == HEADLINE and row.premium is not None
    ]
    return sorted(rows, key=lambda row: (row.verdict not in {MORE, LESS}, -_sure(row), row.label))


def _sure(row: Premium) -> float:
    """How far the interval stays from no difference; of those that do not differ, how many ads there are."""
    if row.verdict in {MORE, LESS}:
        return min(abs(row.ci_low or 0.0), abs(row.ci_high or 0.0))
    return float(row.k)


def clear(answers: Answers) -> list[Premium]:
    """Skills whose ads differ clearly from like ones."""
    return [row for row in answers.kept(tested) if row.verdict in {MORE, LESS}]


def shown(answers: Answers) -> list[Premium]:
    """What is drawn: what differs clearly, then what does not, each with the largest premium first."""
    rows = answers.kept(tested)[:MOST]
    return sorted(rows, key=lambda row: (row.verdict not in {MORE, LESS}, -(row.premium or 0.0), row.label))


def _title(answers: Answers) -> str:
    if not answers.kept(tested):
        return TOO_FEW
    found = clear(answers)
    if not found:
        return "No clear pay difference between ads with a skill and like ads"
    first = found[0]
    name = clean(first.label, 50)
    if len(found) == 1:
        by = f"{abs(first.premium or 0.0):.0%}"
        return short_title(
            f"Ads that ask for {name} post {by} {first.verdict} than like ads",
            f"Ads that ask for one skill post {by} {first.verdict} pay",
        )
    more, less = (sum(row.verdict == verdict for row in found) for verdict in (MORE, LESS))
    if not less:
        return f"Ads that ask for {more} skills post more than like ads"
    if not more:
        return f"Ads that ask for {less} skills post less than like ads"
    return f"Ads that ask for {counted(more, 'skill')} post more pay, for {less} less"


def _subtitle(answers: Answers) -> str:
    chosen = answers.kept(currency)
    n = max((row.n for row in answers.rows(Premium) if row.currency == chosen), default=0)
    unit = f"in {clean(chosen, 8)}, " if chosen else ""
    return (
        f"By how many percent ads that ask for a skill post more pay, {unit}with {CONFIDENCE}, as more is held the same; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with pay and text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = shown(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    first, last = max(rows, key=_premium), min(rows, key=_premium)
    return (
        f"Dots with intervals for the difference in posted pay of ads that ask for a skill, {len(rows)} skills, "
        f"up to {len(RUNGS)} comparisons each. {_title(answers)}. Against like ads it runs from "
        f"{_said(last)} ({clean(last.label, 50)}) to {_said(first)} ({clean(first.label, 50)})."
    )


def _premium(row: Premium) -> float:
    return row.premium or 0.0


def _note(answers: Answers) -> str:
    n, found = len(answers.kept(tested)), len(clear(answers))
    first = f" The {found} that differ clearly stand first." if 0 < found < n else ""
    return (
        f"Like ads: same role, level, country, year and source. {counted(n, 'skill')} compared, corrected for testing many at "
        f"once.{first} Each dot of a row holds more the same. What is left may still be due to what ads do not say: no dot tells what a "
        "skill is worth to a person."
    )


def _said(row: Premium) -> str:
    return more_percent(round(row.premium or 0.0, 2))


def _rungs(answers: Answers) -> dict[tuple[str, str], Premium]:
    chosen = answers.kept(currency)
    return {(r.concept, r.rung): r for r in answers.rows(Premium) if r.currency == chosen and r.premium is not None}  # fmt: skip


def _table(answers: Answers) -> Table:
    rungs = _rungs(answers)
    rows = []
    for row in answers.kept(tested):
        told = [_cell(rungs.get((row.concept, rung))) for rung in RUNGS]
        rows.append((clean(row.label), *told, row.verdict or "", count(row.k), count(row.n)))
    head = ("Skill", *(words for words, _, _ in RUNGS.values()), "Against like ads", "Ads that ask for it", "Ads with pay")  # fmt: skip
    return Table(f"Difference in posted pay by skill, with {CONFIDENCE}", head, tuple(rows))


def _cell(row: Premium | None) -> str:
    if row is None:
        return ""
    if row.ci_low is None or row.ci_high is None:
        return _said(row)
    ends = (more_percent(round(end, 2)) for end in (row.ci_low, row.ci_high))
    return f"{_said(row)} ({' to '.join(ends)})"


def _picture(answers: Answers) -> Picture:
    rows = shown(answers)
    if not rows:
        return Message(
            f"{TOO_FEW}. A skill is compared when at least 100 ads with pay in one currency ask for it and 100 do not."
        )
    rungs = _rungs(answers)
    steps = []
    for row in rows:
        dots = [_dot(rungs[row.concept, rung], rung) for rung in RUNGS if (row.concept, rung) in rungs]
        steps.append(Step(clean(row.label), tuple(dots)))
    used = {rung for _, rung in rungs}
    keys = tuple(Key(*look) for rung, look in RUNGS.items() if rung in used)
    return Ladder(tuple(steps), more_percent, keys, zero=True)


def _dot(row: Premium, rung: str) -> Dot:
    _, hue, marker = RUNGS[rung]
    loud = rung == HEADLINE
    return Dot(row.premium or 0.0, row.ci_low, row.ci_high, hue, marker, _said(row) if loud else "", not loud)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    """The skills that the title is about."""
    return tuple(
        Behind(f"ads that mention {clean(row.label, 60)}", "naming", {"concept": row.concept})
        for row in clear(answers)[:3]
    )


CHART = Chart(
    name="skill_premiums",
    page="pay",
    order=90,
    metric="answer_skill_pay",
    also=("answer_roles", "answer_sources"),
    question="Do ads that ask for a skill post more pay?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
