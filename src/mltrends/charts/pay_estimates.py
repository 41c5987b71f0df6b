"""What boards, employers and models estimate for a role, beside what employers state: never one number."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers, RolePay
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.ladder import Dot, Ladder, Step
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, money, thousands
from mltrends.charts.rows.pay import EstimatedPay

KINDS = {
    "board_estimate": ("Estimated by a job board", "orange", "s"),
    "employer_estimate": ("Estimated by the employer", "green", "^"),
    "model_predicted": ("Predicted by a model", "purple", "D"),
}
STATED = ("Stated by employers, in other ads", "blue", "o")
TOO_FEW = "Too few ads carry estimates of pay to compare"


def currency(answers: Answers) -> str:
    """The currency of most estimates that can be shown; without any, of most estimates."""
    ads: dict[str, list[int]] = {}
    for row in answers.rows(EstimatedPay):
        counts = ads.setdefault(row.currency, [0, 0])
        counts[0] += 0 if row.suppressed else row.k
        counts[1] += row.k
    return min(ads, key=lambda name: ([-k for k in ads[name]], name), default="")


def shown(answers: Answers) -> dict[str, list[EstimatedPay]]:
    """Estimates with a median by role, the role with most of them first."""
    chosen = currency(answers)
    found: dict[str, list[EstimatedPay]] = {}
    for row in answers.rows(EstimatedPay):
        if row.currency == chosen and row.p50 is not None and not row.suppressed and row.salary_kind in KINDS:
            found.setdefault(row.role, []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: list(KINDS).index(row.salary_kind))
    return dict(sorted(found.items(), key=lambda one: (-sum(row.k for row in one[1]), one[0])))


def stated(answers: Answers) -> dict[str, RolePay]:
    """What employers state for a role in that currency."""
    chosen = currency(answers)
    rows = (row for row in answers.rows(RolePay) if row.currency == chosen and not row.suppressed)
    return {row.role: row for row in rows if row.p50 is not None}


def pairs(answers: Answers) -> list[tuple[EstimatedPay, RolePay]]:
    """Estimates that stand beside stated pay of the same role."""
    beside = stated(answers)
    return [(row, beside[role]) for role, rows in shown(answers).items() if role in beside for row in rows]


def _apart(one: EstimatedPay, other: RolePay) -> bool:
    ends = one.ci_low, one.ci_high, other.ci_low, other.ci_high
    return None not in ends and ((ends[1] or 0.0) < (ends[2] or 0.0) or (ends[3] or 0.0) < (ends[0] or 0.0))


def _title(answers: Answers) -> str:
    if not shown(answers):
        return TOO_FEW
    both = pairs(answers)
    if not both:
        return "Too few ads state pay to hold the estimates against"
    apart = sum(_apart(*pair) for pair in both)
    if not apart:
        return "No clear difference between estimated and stated pay"
    return f"Estimates differ clearly from stated pay in {apart} of {len(both)} cases"


def _subtitle(answers: Answers) -> str:
    n = sum(row.k for rows in shown(answers).values() for row in rows)
    unit = f"{clean(currency(answers), 8)} a year" if currency(answers) else "a year"
    return (
        f"Median of estimates in ads beside the median that other ads state, by role, {unit} with {CONFIDENCE}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with an estimate', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    if not shown(answers):
        return f"No chart: {TOO_FEW.lower()}."
    said = "; ".join(
        f"{clean(one.role, 60)} {thousands(one.p50 or 0.0)} estimated, {thousands(other.p50 or 0.0)} stated"
        for one, other in pairs(answers)[:4]
    )
    return (
        f"Dots with intervals for the median of estimated and of stated yearly pay by role, {len(shown(answers))} roles. "
        f"{_title(answers)}.{' ' + said + '.' if said else ''}"
    )


def _note(_answers: Answers) -> str:
    return (
        f"Each dot is a median, the line through it its {CONFIDENCE}. Estimates and stated pay are of different ads: a gap is no "
        "error of the estimates. A board gives many ads one estimate, so that they are surer than they look. No other chart "
        "counts estimates."
    )


def _table(answers: Answers) -> Table:
    beside = stated(answers)
    rows = []
    for role, estimates in shown(answers).items():
        for row in estimates:
            other = beside.get(role)
            rows.append(
                (
                    clean(role),
                    KINDS[row.salary_kind][0],
                    money(row.p50 or 0.0, clean(row.currency, 8)),
                    _between(row),
                    count(row.k),
                    count(row.amounts),
                    "" if other is None else money(other.p50 or 0.0, clean(other.currency, 8)),
                    "" if other is None else _between(other),
                    "" if other is None else count(other.k),
                )
            )
    head = (
        "Role", "Estimate", "Median", CONFIDENCE, "Ads", "Different amounts", "Stated median",
        f"{CONFIDENCE} of it", "Ads that state pay",
    )  # fmt: skip
    return Table("Estimated and stated yearly pay by role", head, tuple(rows))


def _between(row: EstimatedPay | RolePay) -> str:
    if row.ci_low is None or row.ci_high is None:
        return ""
    return f"{thousands(row.ci_low)}–{thousands(row.ci_high)}"


def _picture(answers: Answers) -> Picture:
    roles = shown(answers)
    if not roles:
        return Message(f"{TOO_FEW}. Most sources carry none: employers state pay, or nobody does.")
    beside = stated(answers)
    steps = []
    for role, estimates in roles.items():
        dots = [_dot(beside[role], STATED)] if role in beside else []
        steps.append(Step(clean(role), (*dots, *(_dot(row, KINDS[row.salary_kind]) for row in estimates))))
    used = {row.salary_kind for rows in roles.values() for row in rows}
    first = [Key(*STATED)] if set(beside) & set(roles) else []
    keys = (*first, *(Key(*look) for kind, look in KINDS.items() if kind in used))
    return Ladder(tuple(steps), thousands, keys)


def _dot(row: EstimatedPay | RolePay, look: tuple[str, str, str]) -> Dot:
    _, hue, marker = look
    return Dot(row.p50 or 0.0, row.ci_low, row.ci_high, hue, marker, thousands(row.p50 or 0.0))


def _behind(answers: Answers) -> tuple[Behind, ...]:
    chosen = currency(answers)
    return tuple(
        Behind(f"ads for {clean(other.role, 60)} that state pay in {clean(chosen, 8)}", "paid", {"role": other.role, "currency": chosen})
        for _, other in pairs(answers)[:1]
    )  # fmt: skip


CHART = Chart(
    name="pay_estimates",
    page="pay",
    order=110,
    metric="answer_pay_estimates",
    also=("answer_pay", "answer_roles", "answer_sources"),
    question="Do estimates of pay say what employers state?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
