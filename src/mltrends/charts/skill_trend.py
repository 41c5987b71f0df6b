"""Whether mentions of skills rose or fell: lines with bands, those that moved first."""

from __future__ import annotations

from datetime import date

from mltrends.charts.house.answers import Answers, SkillChange, SkillMonth, SkillShare
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, PLACE, facts, from_sources
from mltrends.charts.house.message import Message
from mltrends.charts.house.months import cell, last_words, point, usable
from mltrends.charts.house.palette import DASHES, MARKERS, SERIES
from mltrends.charts.house.timeline import Series, Timeline
from mltrends.charts.house.verdicts import FELL, ROSE, moved, tested
from mltrends.charts.house.words import (
    clean,
    counted,
    month_name,
    points,
    points_between,
    short_title,
    whole_percent,
)
from mltrends.metrics.changes import MONTHS

MOST = 5
MOVERS = 3  # of the lines go to skills that rose or fell, the rest to those mentioned most
TOO_FEW = "Too few ads by month to draw a trend"


def by_concept(answers: Answers) -> dict[str, list[SkillMonth]]:
    """Months of each skill, those without a number to show left in as gaps."""
    found: dict[str, list[SkillMonth]] = {}
    for row in answers.rows(SkillMonth):
        found.setdefault(row.concept, []).append(row)
    return {concept: sorted(rows, key=lambda row: row.month) for concept, rows in found.items()}


def any_months(answers: Answers) -> list[SkillMonth]:
    """The months of one skill: all skills have the same ads in a month."""
    return next(iter(by_concept(answers).values()), [])


def drawable(answers: Answers) -> set[str]:
    """Skills with at least one month to draw."""
    return {concept for concept, rows in by_concept(answers).items() if any(map(usable, rows))}


def movers(answers: Answers) -> list[SkillChange]:
    """Skills that rose or fell beyond chance, those that can be drawn first."""
    known = drawable(answers)
    return sorted(moved(answers.rows(SkillChange)), key=lambda row: row.concept not in known)


def chosen(answers: Answers) -> list[str]:
    """The skills that are drawn: what moved beyond chance, filled up with what is mentioned most."""
    known = drawable(answers)
    first = [row.concept for row in movers(answers) if row.concept in known][:MOVERS]
    ranked = sorted(
        (row for row in answers.rows(SkillShare) if row.rank is not None), key=lambda row: row.rank or 0
    )
    rest = [row.concept for row in ranked if row.concept in known and row.concept not in first]
    left = [concept for concept in sorted(known) if concept not in first and concept not in rest]
    return (first + rest + left)[:MOST]


def _title(answers: Answers) -> str:
    found = movers(answers)
    if not found:
        if tested(answers.rows(SkillChange)):
            return "No clear change in the skills that ads mention"
        return "Too little data to tell which skills rose or fell"
    first = found[0]
    name, by = clean(first.label, 50), points(first.change or 0.0)
    if len(found) == 1:
        more = "more" if first.verdict == ROSE else "less"
        return short_title(f"Ads mention {name} {more} often: {by}", f"One skill {first.verdict} in the ads")
    counts = _rose_fell(*(sum(row.verdict == verdict for row in found) for verdict in (ROSE, FELL)))
    return short_title(f"{counts}, among them {name}: {by}", f"{counts} in the ads")


def _rose_fell(rose: int, fell: int) -> str:
    if not fell:
        return f"{rose} skills rose"
    if not rose:
        return f"{fell} skills fell"
    return f"{rose} {'skill' if rose == 1 else 'skills'} rose, {fell} fell"


def _subtitle(answers: Answers) -> str:
    months = sorted({row.month for row in answers.rows(SkillMonth)})
    span = f"{month_name(months[0])} – {month_name(months[-1])}" if months else facts(answers).period
    n = sum({row.month: row.n for row in answers.rows(SkillMonth)}.values())
    return (
        f"Share of each month's ads with text that mention a skill, percent with {CONFIDENCE}; "
        f"{PLACE}, {span}; {from_sources(n, 'dated ads with text', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    names = [series.name for series in _series(answers)]
    if not names:
        return f"No chart: {_message(answers)} {_title(answers)}."
    ends = "; ".join(f"{series.name} {series.last}" for series in _series(answers) if series.last)
    return f"Lines of the monthly share of ads that mention {', '.join(names)}. {_title(answers)}. Last complete month: {ends}."


def _note(answers: Answers) -> str:
    changes = answers.rows(SkillChange)
    had = tested(changes)
    words = "Bands are 95% intervals; dotted grey months are not complete; gaps are months with too few ads. "
    if not had:
        return words + f"Change is tested from {2 * MONTHS} complete months on."
    span = min(row.months_before for row in had)
    return (
        words
        + f"Tested: {counted(len(had), 'skill')}, first against last {span} complete months, within each source, "
        "corrected for testing many at once."
    )


def _series(answers: Answers) -> list[Series]:
    months = by_concept(answers)
    found = {row.concept for row in movers(answers)}
    made = []
    for at, concept in enumerate(chosen(answers)):
        rows = months[concept]
        name = clean(rows[0].label, 60)
        quiet = bool(found) and concept not in found
        points_ = tuple(map(point, rows))
        made.append(Series(name, last_words(rows), points_, SERIES[at], MARKERS[at], DASHES[at], quiet))
    return made


def _table(answers: Answers) -> Table:
    months = by_concept(answers)
    concepts = chosen(answers)
    if not concepts:
        return _table_of_changes(answers)
    cells: dict[tuple[date, str], SkillMonth] = {(row.month, c): row for c in concepts for row in months[c]}
    head = ("Month", "Complete", *(clean(months[concept][0].label, 60) for concept in concepts))
    rows = []
    for month in sorted({month for month, _ in cells}):
        whole = all(row.complete for (at, _), row in cells.items() if at == month)
        shares = tuple(cell(cells.get((month, concept))) for concept in concepts)
        rows.append((month_name(month), "yes" if whole else "no", *shares))
    return Table("Share of ads by month that mention a skill, with 95% interval", head, tuple(rows))


def _table_of_changes(answers: Answers) -> Table:
    """What was tested over whole years, for runs whose months are too thin to show."""
    rows = tuple(
        (
            clean(row.label, 60),
            points(row.change or 0.0),
            "" if row.ci_low is None or row.ci_high is None else points_between(row.ci_low, row.ci_high),
            row.verdict,
        )
        for row in movers(answers) or tested(answers.rows(SkillChange))[:MOST]
    )
    return Table(
        f"Change between the first and the last {MONTHS} complete months",
        ("Skill", "Change", CONFIDENCE, "Verdict"),
        rows,
    )


def _message(answers: Answers) -> str:
    found = [f"{clean(row.label, 40)} {points(row.change or 0.0)}" for row in movers(answers)[:MOVERS]]
    if found:
        return f"{TOO_FEW}. Between the first and the last {MONTHS} complete months: {'; '.join(found)}."
    return f"{TOO_FEW}. A month is drawn when enough of its ads have a date and a text."


def _picture(answers: Answers) -> Picture:
    series = _series(answers)
    if not series:
        return Message(_message(answers))
    return Timeline(tuple(series), tick=whole_percent)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    labels = {concept: rows[0].label for concept, rows in by_concept(answers).items()}
    return tuple(
        Behind(f"ads that mention {clean(labels[concept], 80)}", "naming", {"concept": concept})
        for concept in chosen(answers)[:2]
    )


CHART = Chart(
    name="skill_trend",
    page="skills",
    order=30,
    metric="answer_skill_months",
    also=("answer_skill_changes", "answer_skills", "answer_roles", "answer_sources"),
    question="Which skills are mentioned more, or less, than before?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
