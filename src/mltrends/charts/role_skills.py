"""What separates roles: the share of each role's ads that mention a skill, role by role."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.heatmap import Cell, Heatmap
from mltrends.charts.house.message import Message
from mltrends.charts.house.order import alike_side_by_side
from mltrends.charts.house.words import clean, count, counted, interval, percent, short_title
from mltrends.charts.rows.demand import NO_ROLE, SkillOfRole

MOST_SKILLS, MOST_ROLES = 16, 12
TOO_FEW = "Too few ads with text to compare the skills of roles"


def by_role(answers: Answers) -> dict[str, dict[str, SkillOfRole]]:
    """Skills of each role with ads enough, by their concept; the roles with most ads."""
    found: dict[str, dict[str, SkillOfRole]] = {}
    for row in answers.rows(SkillOfRole):
        if row.share is not None and not row.suppressed and row.role != NO_ROLE:
            found.setdefault(row.role, {})[row.concept] = row
    largest = sorted(found, key=lambda role: (-max(row.n for row in found[role].values()), role))
    return {role: found[role] for role in largest[:MOST_ROLES]}


def apart(roles: dict[str, dict[str, SkillOfRole]]) -> list[str]:
    """Skills that differ most between roles: by how far the interval of the highest lies above the lowest."""
    spans = {}
    for concept in {concept for skills in roles.values() for concept in skills}:
        rows = [skills[concept] for skills in roles.values() if concept in skills]
        high, low = max(row.ci_low or 0.0 for row in rows), min(_or_one(row.ci_high) for row in rows)
        if high > low:
            spans[concept] = high - low
    return sorted(spans, key=lambda concept: (-spans[concept], concept))


def _or_one(value: float | None) -> float:
    return 1.0 if value is None else value


def _grid(answers: Answers) -> tuple[list[str], list[str], dict[str, dict[str, SkillOfRole]]]:
    """Skills, roles, and their shares, what is alike side by side."""
    roles = answers.kept(by_role)
    if len(roles) < 2:
        return [], [], {}
    skills = apart(roles)[:MOST_SKILLS]
    names = list(roles)

    def share(role: str, concept: str) -> float:
        return (roles[role][concept].share or 0.0) if concept in roles[role] else 0.0

    by_skill = alike_side_by_side(skills, [[share(role, skill) for role in names] for skill in skills])
    by_name = alike_side_by_side(names, [[share(role, skill) for skill in by_skill] for role in names])
    return by_skill, by_name, roles


def _extremes(answers: Answers) -> tuple[SkillOfRole, SkillOfRole] | None:
    """Of the skill that separates most, the role that names it most and the one that names it least."""
    roles = answers.kept(by_role)
    skills = apart(roles) if len(roles) > 1 else []
    if not skills:
        return None
    rows = [found[skills[0]] for found in roles.values() if skills[0] in found]
    return max(rows, key=lambda row: row.ci_low or 0.0), min(rows, key=lambda row: _or_one(row.ci_high))


def _title(answers: Answers) -> str:
    if len(answers.kept(by_role)) < 2:
        return TOO_FEW
    ends = answers.kept(_extremes)
    if ends is None:
        return f"No clear difference in the skills that {len(answers.kept(by_role))} roles mention"
    most, least = ends
    span = f"{percent(least.share or 0.0, least.n)} to {percent(most.share or 0.0, most.n)}"
    return short_title(
        f"{clean(most.label, 40)} separates roles most: {span} of their ads",
        f"One skill separates roles most: {span} of ads",
    )


def _subtitle(answers: Answers) -> str:
    n = sum(next(iter(skills.values())).n for skills in answers.kept(by_role).values())
    return (
        "Share of the role's ads with text that mention a skill, percent, the skills that differ most; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    skills, roles, _ = answers.kept(_grid)
    if not skills:
        return f"No chart: {_title(answers)}."
    ends = answers.kept(_extremes)
    told = ""
    if ends:
        told = f" Most in {clean(ends[0].role, 60)}, least in {clean(ends[1].role, 60)}."
    return (
        f"Heatmap of the share of ads that mention a skill, {counted(len(skills), 'skill')} by "
        f"{counted(len(roles), 'role')}. {_title(answers)}.{told}"
    )


def _note(_answers: Answers) -> str:
    return (
        "Printed are percent of the role's ads; the darker, the more. Skills are those whose intervals lie furthest "
        "apart between roles; roles and skills that are alike stand side by side. The intervals are in the table."
    )


def _table(answers: Answers) -> Table:
    skills, roles, found = answers.kept(_grid)
    head = ("Skill", *(clean(role, 60) for role in roles))
    rows = []
    for concept in skills:
        label = next(clean(found[role][concept].label, 60) for role in roles if concept in found[role])
        rows.append((label, *(_in_table(found[role].get(concept)) for role in roles)))
    return Table(f"Share of the role's ads that mention a skill, with {CONFIDENCE}", head, tuple(rows))


def _in_table(row: SkillOfRole | None) -> str:
    if row is None or row.share is None:
        return ""
    words = percent(row.share, row.n)
    if row.ci_low is None or row.ci_high is None:
        return words
    return f"{words} ({interval(row.ci_low, row.ci_high, row.n)})"


def _picture(answers: Answers) -> Picture:
    skills, roles, found = answers.kept(_grid)
    if not skills:
        n = count(facts(answers).ads)
        return Message(
            f"{_title(answers)}: {n} ads in scope. Two roles with enough ads with text are needed."
        )
    labels, cells = [], []
    for concept in skills:
        rows = [found[role].get(concept) for role in roles]
        labels.append(next(clean(row.label, 60) for row in rows if row))
        cells.append(tuple(_cell(row) for row in rows))
    return Heatmap(tuple(labels), tuple(clean(role, 60) for role in roles), tuple(cells))


def _cell(row: SkillOfRole | None) -> Cell | None:
    if row is None or row.share is None:
        return None
    return Cell(percent(row.share, 0).removesuffix("%"), row.share)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    ends = answers.kept(_extremes)
    return tuple(
        Behind(
            f"ads for {clean(row.role, 60)} that mention {clean(row.label, 60)}",
            "role_naming",
            {"role": row.role, "concept": row.concept},
        )
        for row in (ends or ())
    )


CHART = Chart(
    name="role_skills",
    page="skills",
    order=60,
    metric="answer_skill_roles",
    also=("answer_roles", "answer_sources"),
    question="What separates roles?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
