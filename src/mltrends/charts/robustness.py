"""Whether the shares of the first page hang on one choice: each counted again in other ways, and without each source."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources, one_role
from mltrends.charts.house.keys import Key
from mltrends.charts.house.ladder import Dot, Ladder, Step
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, interval, percent, short_title, whole_percent
from mltrends.charts.rows.demand import OtherCount

REPORTED, LEFT_OUT = "as reported", "without a source"
HOLDS = 0.8  # of the other counts must agree before a headline is said to hold
SKILL, ROLE, REMOTE = "skill", "role", "remote"
LOOKS = {ROLE: ("blue", "o"), SKILL: ("orange", "s"), REMOTE: ("green", "D")}
FIRST = {SKILL: "most named skill", ROLE: "most advertised role"}
HANGS = {
    SKILL: "Which skill is named most hangs on how ads are counted",
    ROLE: "Which role is advertised most hangs on how ads are counted",
}
NAMES = {
    REPORTED: "As reported",
    "dated ads": "Dated ads alone",
    "complete months": "Complete months alone",
    "last 12 months": "Last 12 complete months",
    "with a country": "Ads that name a country",
    "without the 5 largest employers": "Without the 5 largest employers",
    "every posting": "Every posting, repeats too",
    "each employer once": "Each employer once",
}
TOO_FEW = "Too few ads to count headline shares in other ways"


def _headlines(answers: Answers) -> list[OtherCount]:
    """All that is counted; of one role alone its share of all says nothing."""
    left = {ROLE} if one_role(answers) else set()
    return [row for row in answers.rows(OtherCount) if row.headline not in left]


def name_of(row: OtherCount) -> str:
    """What is counted in the row."""
    return f"Without {clean(row.title, 40)}" if row.variant == LEFT_OUT else NAMES[row.variant]


def counted(answers: Answers) -> list[list[OtherCount]]:
    """The headlines of each way to count; sources that are left out come last, for there may be many."""
    rows = sorted(_headlines(answers), key=lambda row: (row.variant == LEFT_OUT, row.place, name_of(row)))
    groups: dict[tuple[str, str], list[OtherCount]] = {}
    for row in rows:
        groups.setdefault((row.variant, row.source), []).append(row)
    return [sorted(group, key=lambda row: list(LOOKS).index(row.headline)) for group in groups.values()]


def others(answers: Answers, headline: str) -> list[OtherCount]:
    """A headline in all other ways to count that have ads enough; none where it has no share as reported."""
    rows = [row for row in _headlines(answers) if row.headline == headline and row.share is not None]
    return (
        [row for row in rows if row.variant != REPORTED]
        if any(row.variant == REPORTED for row in rows)
        else []
    )


def _ahead(answers: Answers, headline: str) -> tuple[int, int]:
    """In how many of the other counts it stays first, and of how many."""
    rows = [row for row in others(answers, headline) if row.ahead is not None]
    return sum(row.ahead or False for row in rows), len(rows)


def _title(answers: Answers) -> str:
    """A headline that does not hold goes before one that does."""
    counts = {headline: _ahead(answers, headline) for headline in FIRST}
    told = {headline: (ahead, n) for headline, (ahead, n) in counts.items() if n}
    if not told:
        return TOO_FEW
    for headline, (ahead, n) in told.items():
        if ahead < HOLDS * n:
            return HANGS[headline]
    headline, (ahead, n) = next(iter(told.items()))
    how = "however ads are counted" if ahead == n else f"in {ahead} of {n} other counts"
    words, label = FIRST[headline], clean(others(answers, headline)[0].label, 40)
    return short_title(f"{label} stays the {words} {how}", f"The {words} stays so {how}")


def _subtitle(answers: Answers) -> str:
    n = max((row.n for row in answers.rows(OtherCount) if row.variant == REPORTED), default=0)
    return (
        f"Share of ads, percent with {CONFIDENCE}, as reported and counted in other ways; skills of ads with text; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    if _title(answers) == TOO_FEW:
        return f"No chart: {TOO_FEW.lower()}."
    return (
        f"Dots with intervals for the shares of the first page, {len(counted(answers))} ways to count below each other. "
        f"{_title(answers)}. {' '.join(_told(answers))}"
    )


def _told(answers: Answers) -> list[str]:
    """What becomes of each headline, in a sentence."""
    told = []
    for headline in LOOKS:
        rows = others(answers, headline)
        if not rows:
            continue
        low, high = min(rows, key=_share), max(rows, key=_share)
        between = f"{percent(_share(low), low.n)} to {percent(_share(high), high.n)}"
        words = f"{_named(rows[0])}: {between} in {len(rows)} other counts"
        if headline in FIRST and rows[0].rival is not None:
            words += f", ahead of {clean(rows[0].rival, 40)} in {sum(row.ahead or False for row in rows)}"
        told.append(f"{words}.")
    return told


def _share(row: OtherCount) -> float:
    return row.share or 0.0


def _named(row: OtherCount) -> str:
    return "Remote work offered" if row.headline == REMOTE else clean(row.label, 40)


def _note(answers: Answers) -> str:
    return " ".join(
        [
            *_told(answers),
            f"A headline holds where at least {HOLDS:.0%} of the other counts agree on who is first. Each employer once: known employers, each with "
            "the share among its own ads. That shares agree does not make them right: all rest on the same ads and rules.",
        ]
    )


def _table(answers: Answers) -> Table:
    rows = tuple(
        (
            name_of(row),
            _named(row),
            percent(row.share, row.n) if row.share is not None else clean(row.reason, 80),
            "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n),
            "" if row.rival_share is None else f"{clean(row.rival, 60)} {percent(row.rival_share, row.n)}",
            {True: "yes", False: "no", None: ""}[row.inside],
            count(row.n),
        )
        for group in counted(answers)
        for row in group
    )
    head = ("Counted", "Share of", "Share", CONFIDENCE, "Second", "Within the interval reported", "n")
    return Table("Shares of the first page, counted in other ways", head, rows)


def _picture(answers: Answers) -> Picture:
    if _title(answers) == TOO_FEW:
        return Message(f"{TOO_FEW}. A share is told of as many ads as on the other pages.")
    steps: list[Step] = []
    keys: dict[str, Key] = {}
    for group in counted(answers):
        drawn = [row for row in group if row.share is not None]
        keys |= {row.headline: Key(_named(row), *LOOKS[row.headline]) for row in drawn}
        why = "" if drawn else clean(group[0].reason, 80)
        steps.append(Step(name_of(group[0]), tuple(_dot(row) for row in drawn), why))
    return Ladder(tuple(steps), whole_percent, tuple(keys[one] for one in LOOKS if one in keys))


def _dot(row: OtherCount) -> Dot:
    return Dot(_share(row), row.ci_low, row.ci_high, *LOOKS[row.headline], quiet=row.variant != REPORTED)


CHART = Chart(
    name="robustness",
    page="data",
    order=40,
    metric="answer_robustness",
    also=("answer_roles", "answer_sources"),
    question="Do shares hold however ads are counted?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
)
