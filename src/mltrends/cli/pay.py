"""`mltrends pay`: what ads like this state, modelled, with the range, what it rests on and the nearest real cells."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from mltrends.cli.options import home_option
from mltrends.cli.skill_words import concepts_of
from mltrends.cli.tables import counted, print_table, printable
from mltrends.model import Role, Seniority, WrongUse
from mltrends.store.home import open_home

if TYPE_CHECKING:
    from mltrends.models.pay_ask import Answer, Question

ROLES = get_args(Role)


@click.command("pay", short_help="What do ads like this pay? A modelled answer, or a refusal.")
@home_option
@click.option("--role", required=True, help="A role, as in answer_roles; case makes no difference.")
@click.option(
    "--seniority",
    type=click.Choice(get_args(Seniority), case_sensitive=False),
    default="mid",
    show_default=True,
    help="The level.",
)
@click.option("--country", required=True, help="ISO 3166 code of two letters, as US or DE; or unstated.")
@click.option("--skills", default="", help="What the ad asks for, with commas; as people write it.")
@click.option("--currency", help="ISO 4217 code; else the one with the most ads that has a usable model.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="How it is written."
)  # fmt: skip
@click.pass_context
def command(
    context: click.Context,
    home: Path,
    role: str,
    seniority: str,
    country: str,
    skills: str,
    currency: str | None,
    form: str,
) -> None:
    """Say what ads like this are expected to state a year, and the range of eight in ten of them.

    The figure is modelled: it is worked out from the ads of your warehouse, from role, level, country, year and
    skills together. It is given only where the model was better than plain medians on employers that it had not
    seen, and only where there are like ads; else the command says why not, shows what the nearest ads state, and
    ends with exit code 1.

    \b
    mltrends pay --role "Data Scientist" --seniority senior --country US --skills "Python, SQL"
    """
    from mltrends.models.pay_ask import Question, ask_pay
    from mltrends.stats.refused import Refused
    from mltrends.warehouse.open import connect

    question = Question(
        _role(role),
        seniority.lower(),
        "unstated" if country.lower() == "unstated" else country.upper(),
        concepts_of(home, skills),
        currency.upper() if currency else None,
    )
    with connect(open_home(home).warehouse) as con:
        answer = ask_pay(con, question)
    refused = isinstance(answer.found, Refused)
    if form == "json":
        json.dump({"question": asdict(question)} | asdict(answer), sys.stdout, indent=1, default=str)
        click.echo()
    else:
        _tell(question, answer)
    if refused:
        context.exit(1)


def _role(words: str) -> str:
    found = next((role for role in ROLES if role.lower() == words.strip().lower()), None)
    if found is None:
        raise WrongUse(f"there is no role {words!r}; the roles are: {', '.join(ROLES)}")
    return str(found)


def _tell(question: Question, answer: Answer) -> None:
    from mltrends.stats.refused import Refused

    asked = ", ".join([question.role, question.seniority, question.country, *question.skills])
    if isinstance(answer.found, Refused):
        click.echo(printable(f"No estimate for {asked}: {answer.found.reason}."))
    else:
        found, model = answer.found, answer.model
        when = f", as of {found.year}" if found.year else ""
        click.echo(
            printable(f"{asked}: about {answer.currency} {_round(found.expected)} a year{when}. Modelled.")
        )
        click.echo(f"Eight in ten such ads state between {_round(found.low)} and {_round(found.high)}.")
        click.echo(
            f"It rests on {counted(model['n'], 'ad')} of {counted(model['employers'], 'employer')}; on employers that it had "
            f"not seen it erred by {_percent(model['error'])}, medians of like ads by {_percent(model['baseline'])}."
        )
    if answer.cells:
        click.echo(f"\nWhat ads state, in {answer.currency} a year (too few ads: no figures):")
        print_table(
            ("ads of the same", "ads", "employers", "lower quartile", "median", "upper quartile"),
            [
                (cell.cell, cell.k, cell.employers, *(None if one is None else round(one) for one in (cell.p25, cell.p50, cell.p75)))
                for cell in answer.cells
            ],
        )  # fmt: skip


def _round(amount: float) -> str:
    """Three digits; more would promise too much."""
    return f"{float(f'{amount:.3g}'):,.0f}"


def _percent(error: float) -> str:
    return f"{error:.0%}"
