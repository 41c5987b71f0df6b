"""Which skills ads mention most: dots with intervals, coloured and shaped by kind of skill."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers, SkillShare
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.message import Message
from mltrends.charts.house.palette import MARKERS, SERIES
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, interval, percent, short_title, whole_percent

MOST = 20
TOO_FEW = "Too few ads with text to rank skills"

# Twelve kinds would need twelve colours; readers can keep about seven apart.
GROUPS = {
    "language": "Languages",
    "library": "Libraries",
    "platform": "Platforms and tools",
    "database": "Platforms and tools",
    "bi": "Platforms and tools",
    "method": "Methods and maths",
    "math": "Methods and maths",
    "data": "Data work",
    "practice": "Practice",
}
OTHERS = "Soft, business, other"
ORDER = (
    "Languages",
    "Libraries",
    "Platforms and tools",
    "Methods and maths",
    "Data work",
    "Practice",
    OTHERS,
)
LOOKS = {group: (SERIES[at], MARKERS[at]) for at, group in enumerate(ORDER)}


def ranked(answers: Answers) -> list[SkillShare]:
    """Skills with a rank and a share, in the order of their rank."""
    rows = [
        r for r in answers.rows(SkillShare) if r.rank is not None and r.share is not None and not r.suppressed
    ]
    return sorted(rows, key=lambda row: (row.rank or 0, row.label))


def group(row: SkillShare) -> str:
    """The kind of skill as the chart names it."""
    return GROUPS.get(row.kind, OTHERS)


def with_text(answers: Answers) -> int:
    """Ads in scope that have a text, which is what shares of skills are shares of."""
    return max((row.n for row in answers.rows(SkillShare)), default=0)


def _title(answers: Answers) -> str:
    rows = ranked(answers)
    if not rows:
        return TOO_FEW
    first = clean(rows[0].label, 50)
    near = rivals(rows)
    if not near:
        share = percent(rows[0].share or 0.0, rows[0].n)
        return short_title(
            f"Ads mention {first} most: {share} of them", f"{share} of ads mention the same skill"
        )
    if len(near) == 1:
        return short_title(
            f"Ads mention {first} and {clean(near[0].label, 50)} most", "Two skills are mentioned most"
        )
    return f"No clear leader: ads mention {len(near) + 1} skills about as often"


def _subtitle(answers: Answers) -> str:
    return (
        f"Share of ads with text that mention a skill, percent with {CONFIDENCE}, up to {MOST} skills; "
        f"{facts(answers).scope_line}; {from_sources(with_text(answers), 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = ranked(answers)[:MOST]
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    first = ", ".join(f"{clean(row.label, 50)} {percent(row.share or 0.0, row.n)}" for row in rows[:5])
    return (
        f"Dots with intervals for the share of ads that mention a skill, {len(rows)} skills. "
        f"{_title(answers)}. At the top: {first}."
    )


def _note(_answers: Answers) -> str:
    return f"Each dot is a share of ads, the line through it its {CONFIDENCE}; colour and shape tell the kind of skill."


def _table(answers: Answers) -> Table:
    head = ("Rank", "Skill", "Kind", "Ads that mention it", CONFIDENCE, "Ads", "Ads with text", "Required in")
    rows = tuple(
        (
            str(row.rank),
            clean(row.label),
            group(row),
            percent(row.share or 0.0, row.n),
            "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n),
            count(row.k),
            count(row.n),
            "" if row.required_share is None else percent(row.required_share, row.n),
        )
        for row in ranked(answers)[:MOST]
    )
    return Table("Skills that ads mention most", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = ranked(answers)[:MOST]
    if not rows:
        n = count(with_text(answers))
        return Message(
            f"{TOO_FEW}: {n} ads have a text. Skills are ranked when there are enough ads to carry it."
        )
    used = [name for name in ORDER if name in {group(row) for row in rows}]
    dots = tuple(
        Row(
            clean(row.label),
            percent(row.share or 0.0, row.n),
            row.share,
            row.ci_low,
            row.ci_high,
            hue=LOOKS[group(row)][0],
            marker=LOOKS[group(row)][1],
        )
        for row in rows
    )
    keys = tuple(Key(name, *LOOKS[name]) for name in used)
    return Ranking(dots, tick=whole_percent, keys=keys)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    return tuple(
        Behind(f"ads that mention {clean(row.label, 80)}", "naming", {"concept": row.concept})
        for row in ranked(answers)[:2]
    )


CHART = Chart(
    name="skills",
    page="skills",
    order=20,
    metric="answer_skills",
    also=("answer_roles", "answer_sources"),
    question="Which skills do ads mention most?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
