"""A part of the ads, as a person asks for it: understood, put into words, cut out of the warehouse and answered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from mltrends.charts.house.countries import country_name
from mltrends.charts.house.words import clean, counted, listed, month_name
from mltrends.claims import claim_answers, load_claims
from mltrends.metrics import answer_all
from mltrends.model import UNSTATED, WrongUse
from mltrends.parse.gazetteer import country_of
from mltrends.run.progress import Progress
from mltrends.store.settings import ROLES, settings_told
from mltrends.warehouse.part import Chosen, There, cut, settings_kept, what_there_is

_MONTH = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")
SHOWN = 12  # countries in a sentence that says which there are
NAMED = 6  # countries or roles in the words for a part; of more, the rest is counted
WITH_THE = ("United ", "Netherlands", "Philippines", "Czech Republic", "Dominican Republic", "Isle of Man")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person typed; what is empty asks for all."""

    first: str | None = None  # 2023-01 or 2023
    last: str | None = None
    countries: tuple[str, ...] = ()  # codes or names, each with commas or not
    roles: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """True when no part is asked for."""
        return self == Asked()


def choose_part(warehouse: Path, asked: Asked) -> Chosen:
    """Which ads are meant.

    Raises:
        WrongUse: for a month, a country or a role that cannot be meant, with what there is.
    """
    there = what_there_is(warehouse)
    first = _month("--from", asked.first, 1) if asked.first is not None else None
    last = _month("--to", asked.last, 12) if asked.last is not None else None
    if first and last and first > last:
        raise WrongUse(f"--from {first:%Y-%m} is after --to {last:%Y-%m}; name the earlier month first")
    return Chosen(
        first,
        last,
        tuple(sorted({_country(words, there) for words in _each("--country", asked.countries)})),
        tuple(sorted({_role(words, there) for words in _each("--role", asked.roles)})),
    )


def make_part(warehouse: Path, target: Path, chosen: Chosen, progress: Progress) -> None:
    """Make a warehouse of the chosen ads at `target`, with all its answers.

    Raises:
        WrongUse: when no ad is chosen, or none that a report could count.
    """
    with progress.step("cut", unit="ads") as step:
        ads = cut(warehouse, target, chosen, part_told(chosen))
        step.summary = counted(ads, "ad")
    with progress.step("answer"):
        claims = [claim for claim in load_claims() if not (chosen.roles and claim.counts_roles)]
        answer_all(target, settings_told(settings_kept(target)), claim_answers(claims))


def part_told(chosen: Chosen) -> dict[str, str]:
    """What the warehouse of a part knows of it, and its report says."""
    return {
        "filter": part_words(chosen),
        "filter_place": listed([country_name(code) for code in chosen.countries], most=NAMED),
        "filter_from": f"{chosen.first:%Y-%m}" if chosen.first else "",
        "filter_to": f"{chosen.last:%Y-%m}" if chosen.last else "",
        "filter_countries": ", ".join(chosen.countries),
        "filter_roles": ", ".join(chosen.roles),
    }


def part_words(chosen: Chosen) -> str:
    """The part in words: `ads first seen from Jan 2023 to Dec 2024, in the United Kingdom, for Data Scientist`."""
    return f"ads {', '.join(_conditions(chosen))}"


def _conditions(chosen: Chosen) -> Iterator[str]:
    if chosen.first and chosen.first == chosen.last:
        yield f"first seen in {month_name(chosen.first)}"
    elif chosen.first and chosen.last:
        yield f"first seen from {month_name(chosen.first)} to {month_name(chosen.last)}"
    elif chosen.first:
        yield f"first seen from {month_name(chosen.first)} on"
    elif chosen.last:
        yield f"first seen up to {month_name(chosen.last)}"
    if chosen.countries:
        yield f"in {_either([_with_the(code) for code in chosen.countries])}"
    if chosen.roles:
        yield f"for {_either(chosen.roles)}"


def _with_the(code: str) -> str:
    if code == UNSTATED:
        return "no stated country"
    name = country_name(code)
    return f"the {name}" if name.startswith(WITH_THE) else name


def _either(names: Sequence[str]) -> str:
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    *others, last = [*names[:NAMED], *more]
    return f"{', '.join(others)} or {last}" if others else last


def _each(option: str, given: Sequence[str]) -> list[str]:
    """What stands between commas."""
    found = [words.strip() for text in given for words in text.split(",") if words.strip()]
    if given and not found:
        raise WrongUse(f"{option} names none; leave it out for all")
    return found


def _month(option: str, words: str, month: int) -> date:
    """The first day of a month; of a year alone that of its first or last month, as the option means it."""
    found = _MONTH.fullmatch(words.strip())
    if found is None:
        raise WrongUse(
            f"{option} {clean(words, 40)!r} is no month; write it as 2024-05, or a whole year as 2024"
        )
    return date(int(found[1]), int(found[2] or month), 1)


def _country(words: str, there: There) -> str:
    """The code of a country that ads are in, by code or name."""
    code = UNSTATED if words.casefold() == UNSTATED else country_of(words)
    if code in there.countries:
        return str(code)
    shown = list(there.countries)[:SHOWN]
    named = ", ".join(one if one == UNSTATED else f"{country_name(one)} ({one})" for one in shown)
    more = f" and {len(there.countries) - SHOWN} more" if len(there.countries) > SHOWN else ""
    names = {country_name(one).casefold(): country_name(one) for one in there.countries}
    wrong = f"no ad is in {country_name(code)}" if code else f"there is no country {clean(words, 40)!r}"
    raise WrongUse(f"{wrong}{_meant(words, names) if not code else ''}; ads are in: {named}{more}")


def _role(words: str, there: There) -> str:
    """A role in scope that ads are for, in any case."""
    names = {role.casefold(): role for role in there.roles}
    role = names.get(words.casefold())
    if role is None and (out := next((one for one in ROLES if one.casefold() == words.casefold()), None)):
        raise WrongUse(
            f"{out} is not in scope, and its ads are in no share; put it into scope.roles in mltrends.toml and run "
            f"again, or choose among: {', '.join(there.roles)}"
        )
    if role is None:
        raise WrongUse(
            f"there is no role {clean(words, 60)!r}{_meant(words, names)}; the roles are: {', '.join(there.roles)}"
        )
    if not there.roles[role]:
        raise WrongUse(
            f"no ad is for {role}; ads are for: {', '.join(one for one, ads in there.roles.items() if ads)}"
        )
    return role


def _meant(words: str, names: Mapping[str, str]) -> str:
    close = get_close_matches(words.casefold(), names, 1, 0.6)
    return f", did you mean {names[close[0]]}?" if close else ""
