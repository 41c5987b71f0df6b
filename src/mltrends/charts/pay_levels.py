"""How posted pay climbs with the level: the median of each level, role by role, in one currency."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.countries import country_name
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.ladder import Dot, Ladder, Step
from mltrends.charts.house.levels import LEVELS, LOOKS, ORDER
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, money, thousands
from mltrends.charts.rows.pay import LevelPay

TOO_FEW = "Too few ads state pay to compare levels"
Place = tuple[str, str]  # role and country


def currency(answers: Answers) -> str:
    """The currency with the most ads of cells that can be shown; without any, with the most ads."""
    ads: Counter[tuple[bool, str]] = Counter()
    for row in answers.rows(LevelPay):
        ads[row.suppressed, row.currency] += row.k
    return min(ads, key=lambda one: (one[0], -ads[one], one[1]), default=(True, ""))[1]


def told(answers: Answers) -> dict[Place, list[LevelPay]]:
    """Levels with a median by role and country, the places with most levels first, the lowest level first."""
    chosen = currency(answers)
    found: dict[Place, list[LevelPay]] = {}
    for row in answers.rows(LevelPay):
        if row.currency == chosen and row.p50 is not None and not row.suppressed and row.seniority in ORDER:
            found.setdefault((row.role, row.country), []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: ORDER[row.seniority])
    return dict(sorted(found.items(), key=lambda one: (-len(one[1]), -sum(r.k for r in one[1]), one[0])))


def shown(answers: Answers) -> dict[Place, list[LevelPay]]:
    """Places with levels to compare; without any, all that have a median."""
    every = told(answers)
    return {place: rows for place, rows in every.items() if len(rows) > 1} or every


def compared(answers: Answers) -> tuple[str, str, int, int] | None:
    """Of the two levels told side by side most often: both, where the upper one clearly pays more, and where told."""
    pairs: Counter[tuple[str, str]] = Counter()
    clear: Counter[tuple[str, str]] = Counter()
    for rows in told(answers).values():
        for low, high in combinations(rows, 2):
            pair = low.seniority, high.seniority
            pairs[pair] += 1
            if low.ci_high is not None and high.ci_low is not None and high.ci_low > low.ci_high:
                clear[pair] += 1
    if not pairs:
        return None
    best = min(pairs, key=lambda pair: (-pairs[pair], -clear[pair], ORDER[pair[0]], ORDER[pair[1]]))
    return *best, clear[best], pairs[best]


def _title(answers: Answers) -> str:
    found = compared(answers)
    if found is None:
        return TOO_FEW
    low, high, clear, of = found
    upper, lower = LEVELS[high], LEVELS[low].lower()
    if not clear:
        return f"No clear difference in posted pay between {lower} and {upper.lower()} ads"
    if of == 1:
        return f"{upper} ads post clearly more pay than {lower} ones"
    roles = {role for role, _ in told(answers)}
    what = "roles" if len(roles) == len(told(answers)) else "cases"
    return f"{upper} ads post more than {lower} ones in {clear} of {of} {what}"


def _subtitle(answers: Answers) -> str:
    n = sum(row.k for rows in told(answers).values() for row in rows)
    unit = f"{clean(currency(answers), 8)} a year" if currency(answers) else "a year"
    return (
        f"Median of the base pay that employers post, by role and level, {unit} with {CONFIDENCE}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with such pay', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = [row for listed in shown(answers).values() for row in listed]
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    first, last = max(rows, key=_median), min(rows, key=_median)
    return (
        f"Dots with intervals for the median of posted yearly pay by role and level, {len(shown(answers))} rows. "
        f"{_title(answers)}. Medians run from {_said(last)} to {_said(first)}."
    )


def _median(row: LevelPay) -> float:
    return row.p50 or 0.0


def _said(row: LevelPay) -> str:
    return f"{money(_median(row), clean(row.currency, 8))} ({LEVELS[row.seniority].lower()} {clean(row.role, 60)})"


def _note(answers: Answers) -> str:
    places = sorted({country_name(country) for _, country in shown(answers)})
    where = f" Shown: {'; '.join(places[:6])}." if places else ""
    return (
        f"Each dot is a median, the line through it its {CONFIDENCE}; what lies apart differs beyond chance.{where} "
        "Levels are read from titles: an ad whose title names none counts as mid-level. Other currencies are in the table."
    )


def _name(place: Place, answers: Answers) -> str:
    role, country = place
    several = len({country for _, country in shown(answers)}) > 1
    return f"{clean(role)}, {country_name(country)}" if several else clean(role)


def _table(answers: Answers) -> Table:
    chosen = currency(answers)
    listed = sorted(
        (row for row in answers.rows(LevelPay) if not row.suppressed and row.p50 is not None),
        key=lambda row: (row.currency != chosen, row.currency, row.role, row.country, ORDER.get(row.seniority, 99)),
    )  # fmt: skip
    rows = tuple(
        (
            clean(row.role),
            LEVELS.get(row.seniority, clean(row.seniority, 30)),
            country_name(row.country),
            money(row.p25, clean(row.currency, 8)) if row.p25 is not None else "",
            money(_median(row), clean(row.currency, 8)),
            ""
            if row.ci_low is None or row.ci_high is None
            else f"{thousands(row.ci_low)}–{thousands(row.ci_high)}",
            money(row.p75, clean(row.currency, 8)) if row.p75 is not None else "",
            count(row.k),
        )
        for row in listed
    )
    head = ("Role", "Level", "Country", "Lower quartile", "Median", CONFIDENCE, "Upper quartile", "Ads with such pay")  # fmt: skip
    return Table("Posted yearly pay by role, level and country", head, rows)


def _picture(answers: Answers) -> Picture:
    places = shown(answers)
    if not places:
        return Message(
            f"{TOO_FEW}. A level of a role is shown when enough ads of enough employers state its pay in one currency."
        )
    steps = tuple(Step(_name(place, answers), tuple(map(_dot, rows))) for place, rows in places.items())
    used = {row.seniority for rows in places.values() for row in rows}
    keys = tuple(Key(words, *LOOKS[level]) for level, words in LEVELS.items() if level in used)
    return Ladder(steps, thousands, keys)


def _dot(row: LevelPay) -> Dot:
    hue, marker = LOOKS[row.seniority]
    return Dot(_median(row), row.ci_low, row.ci_high, hue, marker, thousands(_median(row)))


def _behind(answers: Answers) -> tuple[Behind, ...]:
    """The two roles first in the picture."""
    roles = list(dict.fromkeys(role for role, _ in shown(answers)))[:2]
    chosen = currency(answers)
    return tuple(
        Behind(f"ads for {clean(role, 60)} that state pay in {clean(chosen, 8)}", "paid", {"role": role, "currency": chosen})
        for role in roles
    )  # fmt: skip


CHART = Chart(
    name="pay_levels",
    page="pay",
    order=60,
    metric="answer_pay_levels",
    also=("answer_roles", "answer_sources"),
    question="How does posted pay climb with the level?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
