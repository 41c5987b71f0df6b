"""By how much ads for remote and hybrid work post more than others, as more and more is held the same."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.ladder import Dot, Ladder, Step
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, counted, more_percent
from mltrends.charts.rows.pay import PlacePay

MOST = 3  # currencies that are drawn; the table has all
HEADLINE = "role"  # the rung of which the title tells: ads of the same role, level, country, year and source
MORE, LESS = "more", "less"
RUNGS = {  # what is drawn of the ladder, in its order: words, hue, marker
    "raw": ("All ads", "slate", "v"),
    "market": ("Same country, year and source", "sky", "^"),
    HEADLINE: ("Role and level too", "blue", "o"),
    "employer": ("Same employer", "purple", "D"),
}
PAIRS = {
    ("remote", "onsite"): ("Remote, against on-site", "remote and on-site", "Remote"),
    ("hybrid", "onsite"): ("Hybrid, against on-site", "hybrid and on-site", "Hybrid"),
    ("remote", "unstated"): ("Remote, against no place told", "remote and other", "Remote"),
}
LIKE = {"onsite": "like on-site ads", "unstated": "like ads that tell no place"}
TOO_FEW = "Too few ads with pay to compare places of work"
Pair = tuple[str, str, str]


def currencies(answers: Answers) -> list[str]:
    """Those with a figure first, then those with most ads."""
    rows = answers.rows(PlacePay)
    told = {row.currency for row in rows if row.premium is not None}
    ads = {row.currency: 0 for row in rows}
    for row in rows:
        ads[row.currency] = max(ads[row.currency], row.n)
    return sorted(ads, key=lambda name: (name not in told, -ads[name], name))


def _drawn(answers: Answers) -> list[str]:
    found = answers.kept(told)
    return [name for name in currencies(answers) if any(key[0] == name for key in found)][:MOST]


def compared(answers: Answers) -> dict[Pair, list[PlacePay]]:
    """The rungs of each pair in each currency, in the order in which they are drawn."""
    groups = answers.grouped(PlacePay, "currency", "mode", "against")
    keys = [(currency, *pair) for currency in currencies(answers) for pair in PAIRS]
    return {key: sorted(groups[key], key=lambda row: row.step) for key in keys if key in groups}


def told(answers: Answers) -> dict[Pair, PlacePay]:
    """The headline rung of the pairs that have one."""
    return {
        key: row
        for key, rows in answers.kept(compared).items()
        for row in rows
        if row.rung == HEADLINE and row.premium is not None
    }


def _title(answers: Answers) -> str:
    found = answers.kept(told)
    first = next(iter(found.values()), None)
    if first is None:
        return TOO_FEW
    _, both, name = PAIRS[first.mode, first.against]
    if first.verdict not in {MORE, LESS}:
        return f"No clear pay difference between like {both} ads"
    by = more_percent(round(abs(first.premium or 0.0), 2)).lstrip("+")
    return f"{name} ads post {by} {first.verdict} than {LIKE[first.against]}"


def _subtitle(answers: Answers) -> str:
    rows = answers.rows(PlacePay)
    found = next(iter(answers.kept(told).values()), None) or max(rows, key=lambda row: row.n, default=None)
    n, unit = (found.n, f"in {clean(found.currency, 8)}, ") if found else (0, "")
    return (
        f"By how many percent ads for remote or hybrid work post more pay, with {CONFIDENCE}, as more is held the same; first "
        f"row {unit}{facts(answers).scope_line}; {from_sources(n, 'ads with pay', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    found = answers.kept(told)
    if not found:
        return f"No chart: {TOO_FEW.lower()}."
    said = "; ".join(f"{_name(key)}, {_said(row)}" for key, row in found.items())
    return (
        f"Dots with intervals for the difference in posted pay by place of work, up to {len(RUNGS)} comparisons each. "
        f"{_title(answers)}. Against like ads: {said}."
    )


def _note(answers: Answers) -> str:
    others = len(currencies(answers)) - len(_drawn(answers))
    more = f" {counted(others, 'further currency', 'further currencies')} in the table." if others else ""
    return (
        "Like ads: same role, level, country, year and source. Each dot of a row holds more the same; the title tells of the first row "
        f"that has a figure. No currency is converted.{more} Ads that tell no place are not all on site, and remote ads often name no "
        "country: what is left is a difference between ads, not what working from home would bring."
    )


def _name(key: Pair) -> str:
    return f"{PAIRS[key[1], key[2]][0]}, {clean(key[0], 8)}"


def _said(row: PlacePay) -> str:
    return more_percent(round(row.premium or 0.0, 2))


def _table(answers: Answers) -> Table:
    rows = []
    for key, rungs in answers.kept(compared).items():
        by_rung = {row.rung: row for row in rungs}
        head = by_rung.get(HEADLINE, rungs[0])
        told = [_cell(by_rung.get(rung)) for rung in RUNGS]
        verdict = head.verdict or clean(head.reason, 100)
        rows.append(
            (_name(key), *told, verdict, count(head.k), count(head.n - head.k), count(head.employers))
        )
    heads = ("Compared", *(words for words, _, _ in RUNGS.values()), "Against like ads", "Ads of the first", "Of the other", "Employers")  # fmt: skip
    return Table(f"Difference in posted pay by place of work, with {CONFIDENCE}", heads, tuple(rows))


def _cell(row: PlacePay | None) -> str:
    if row is None or row.premium is None:
        return ""
    if row.ci_low is None or row.ci_high is None:
        return _said(row)
    ends = (more_percent(round(end, 2)) for end in (row.ci_low, row.ci_high))
    return f"{_said(row)} ({' to '.join(ends)})"


def _picture(answers: Answers) -> Picture:
    found = answers.kept(compared)
    if not answers.kept(told):
        return Message(
            f"{TOO_FEW}. Two are compared when at least 100 ads of each state pay in one currency, by 30 employers."
        )
    drawn = _drawn(answers)
    steps: list[Step] = []
    used: set[str] = set()
    for key, rows in found.items():
        figures = [row for row in rows if row.premium is not None and row.rung in RUNGS]
        if key[0] in drawn:
            used |= {row.rung for row in figures}
            steps.append(Step(_name(key), tuple(_dot(row) for row in figures), _why(rows)))
    keys = tuple(Key(*look) for rung, look in RUNGS.items() if rung in used)
    return Ladder(tuple(steps), more_percent, keys, zero=True)


def _why(rows: list[PlacePay]) -> str:
    return clean(next((row.reason for row in rows if row.reason), ""), 90)


def _dot(row: PlacePay) -> Dot:
    _, hue, marker = RUNGS[row.rung]
    loud = row.rung == HEADLINE
    printed = f"{_said(row)}, n\u00a0=\u00a0{count(row.n)}" if loud else ""
    return Dot(row.premium or 0.0, row.ci_low, row.ci_high, hue, marker, printed, not loud)


CHART = Chart(
    name="remote_pay",
    page="pay",
    order=95,
    metric="answer_remote_pay",
    also=("answer_roles", "answer_sources"),
    question="Does remote pay differ?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
