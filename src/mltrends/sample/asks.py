"""The lines of an ad that name its concepts."""

from __future__ import annotations

from functools import cache

from mltrends.sample.data import table
from mltrends.sample.draw import Draw
from mltrends.sample.pools import Pools
from mltrends.sample.skills import PLACES, skills
from mltrends.sample.vacancy import Vacancy

LONGEST = 4  # concepts in one sentence


def skill_lines(draw: Draw, vacancy: Vacancy, pools: Pools) -> tuple[list[str], ...]:
    """Lines for requirements, for what is preferred, and for duties."""
    lines: tuple[list[str], ...] = tuple([] for _ in PLACES)
    groups: tuple[dict[str, list[str]], ...] = tuple({} for _ in PLACES)
    random, words = draw.random, _words(vacancy.language)
    for number, place in zip(vacancy.skills, vacancy.asked, strict=True):
        group, wordings, own = words[number]
        if own:
            lines[place].append(draw.pick(own[place]))
            continue
        name = wordings[int(random() * len(wordings))]
        if group in groups[place]:
            groups[place][group].append(name)
        else:
            groups[place][group] = [name]
    joint = draw.pick(pools.joints)
    for place, by_group in enumerate(groups):
        for group, names in by_group.items():
            for part in _parts(draw, names) if len(names) > LONGEST else [names]:
                line = draw.pick(pools.line(place, group))
                lines[place].append(line.replace("{skills}", _listed(part, joint)))
    return lines


@cache
def _words(language: str) -> list[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """Group, names and own lines of each concept in one language."""
    return [(skill.group, skill.names[language], skill.lines.get(language, ())) for skill in skills()]


def keyword_line(draw: Draw, vacancy: Vacancy) -> str:
    """A closing line of keywords, all of them concepts that the ad asks for anyway."""
    named = [skills()[number] for number in vacancy.skills]
    names = [draw.pick(skill.names[vacancy.language]) for skill in draw.some(named, 8) if not skill.lines]
    line: str = draw.pick(table("sentences/asks")["keywords"])
    return line.replace("{skills}", ", ".join(names)) if names else ""


def negation(draw: Draw, vacancy: Vacancy) -> str:
    """A line saying that a concept is not needed, if the ad does not ask for it."""
    asks = table("sentences/asks")
    label = draw.pick(asks["negated"])
    if any(skills()[number].label == label for number in vacancy.skills):
        return ""
    line: str = draw.pick(asks["negation"])
    return line.replace("{skill}", label)


def _parts(draw: Draw, names: list[str]) -> list[list[str]]:
    """`names` cut into sentences of at most four."""
    parts = []
    while len(names) > LONGEST:
        size = draw.between(2, LONGEST)
        parts.append(names[:size])
        names = names[size:]
    parts.append(names)
    return parts


def _listed(names: list[str], joint: str) -> str:
    if len(names) == 1:
        return names[0]
    if joint == " / ":
        return joint.join(names)
    return ", ".join(names[:-1]) + joint + names[-1]
