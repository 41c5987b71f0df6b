"""`mltrends match`: which roles ask for the skills you have, and what they ask for besides."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mltrends.cli.options import home_option
from mltrends.cli.skill_words import concepts_of
from mltrends.cli.tables import counted, print_table, printable
from mltrends.model import WrongUse
from mltrends.store.home import open_home

if TYPE_CHECKING:
    from mltrends.models.match import Asked


@click.command("match", short_help="Which roles ask for the skills that you have?")
@home_option
@click.option("--skills", required=True, help="What you know, with commas; as people write it.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many roles.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is written."
)  # fmt: skip
def command(home: Path, skills: str, limit: int, form: str) -> None:
    """Rank the roles by how much of what their ads ask for you have, and show what is missing.

    Of each ad: which part of the skills that it names is among yours. "Covered" is the mean over the ads of a role,
    with its 95 % interval; "half or more" the share of its ads of which you have at least half. Behind each
    skill stands the share of the role's ads that name it. All is counted in the ads of your warehouse; ads name
    what employers write down, which is neither all that they want nor all that they need.

    \b
    mltrends match --skills "Python, SQL, Spark"
    """
    from mltrends.models.match import match_roles
    from mltrends.warehouse.open import connect

    concepts = concepts_of(home, skills)
    if not concepts:
        raise WrongUse('--skills names none; write them with commas, as --skills "Python, SQL"')
    with connect(open_home(home).warehouse) as con:
        matches, thin = match_roles(con, concepts)
    if form == "json":
        told = {
            "skills": concepts,
            "roles": [asdict(match) for match in matches[:limit]],
            "too_few_ads": thin,
        }
        json.dump(told, sys.stdout, indent=1)
        click.echo()
        return
    if not matches:
        raise WrongUse('no role has ads enough with text to compare; see: mltrends sql "FROM answer_roles"')
    print_table(
        (
            "role",
            "ads",
            "covered",
            "95 % interval",
            "half or more",
            "you have",
            "missing, the most asked for first",
        ),
        [
            (
                match.role,
                match.n,
                f"{match.covered:.0%}",
                f"{match.ci_low:.0%} to {match.ci_high:.0%}",
                f"{match.half:.0%}",
                _listed(match.has),
                _listed(match.gaps),
            )
            for match in matches[:limit]
        ],
        most=110,
    )
    if thin:
        click.echo(printable(f"Too few ads with skills: {', '.join(thin)}."), err=True)
    if len(matches) > limit:
        click.echo(f"{counted(len(matches) - limit, 'more role')} with --limit {len(matches)}.", err=True)


def _listed(skills: Sequence[Asked]) -> str:
    return ", ".join(f"{skill.label} {skill.share:.0%}" for skill in skills)
