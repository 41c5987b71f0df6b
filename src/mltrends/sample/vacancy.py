"""One vacancy: all that is true of it, before a word of it is written."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from mltrends.sample.data import table
from mltrends.sample.draw import Draw, cumulative
from mltrends.sample.employers import Employer, World
from mltrends.sample.months import Calendar
from mltrends.sample.pay import Pay, disclosed, median_pay, stated, yearly
from mltrends.sample.places import City, Country, countries, country_sums
from mltrends.sample.roles import Role, Title
from mltrends.sample.shares import MODES, Shares
from mltrends.sample.skills import DUTY, PREFERRED, REQUIRED

EDUCATIONS = ("unstated", "bachelor", "master", "phd")
MOST_YEARS = 15


@dataclass(slots=True)
class Vacancy:
    """One vacancy. `month` is its place in the window; on glassdoor, where nothing is dated, -1."""

    number: int
    board: str
    month: int
    posted: datetime.date
    role: Role
    level: str
    title: Title
    employer: Employer
    country: Country
    city: City
    language: str
    skills: list[int]
    asked: list[int]
    remote: str
    employment: str
    education: str
    years: int | None
    yearly: float
    pay: Pay | None
    has_text: bool
    dated: bool = True


class Maker:
    """Draws vacancies of one block."""

    def __init__(self, shares: Shares, world: World, draw: Draw) -> None:
        self.shares, self.world, self.draw = shares, world, draw
        self.calendar: Calendar = shares.calendar
        self.market = table("market")
        self._education = {
            key: cumulative(weights)
            for key, weights in self.market["education"].items()
            if isinstance(weights, list)
        }

    def vacancy(self, number: int) -> Vacancy:
        """Draw the vacancy with this number."""
        draw = self.draw
        on_glassdoor = draw.chance(self.market["boards"]["glassdoor"])
        month, posted = self.calendar.draw(draw)
        if on_glassdoor:
            board, month = "glassdoor", self.shares.at_glassdoor
        else:
            board = "jobspy" if draw.chance(self.shares.board_share("jobspy", month)) else "linkedin"
        place = draw.index(self.shares.role_sums[month])
        role = self.shares.roles[place]
        employer = self.world.draw(draw, campus=role.campus, home=on_glassdoor)
        country, city = self._where(employer, home=on_glassdoor)
        rank = draw.index(role.level_sums)
        level = role.levels[rank]
        title = draw.pick(role.titles[rank])
        employment = self._employment(level, on_glassdoor=on_glassdoor)
        skills = self._skills(self.shares.odds[board][month][place], employer, title)
        pay = yearly(draw, median_pay(role.base, role.level_pay[rank], country), employer.pay)
        shown = None
        if draw.chance(disclosed(country, self.calendar.at(month))) and not (
            on_glassdoor and employment == "internship"
        ):
            shown = stated(draw, pay, country, employment, two_sided=on_glassdoor)
        return Vacancy(
            number=number,
            board=board,
            month=-1 if on_glassdoor else month,
            posted=posted,
            role=role,
            level=level,
            title=title,
            employer=employer,
            country=country,
            city=city,
            language=self._language(country),
            skills=skills,
            asked=self._asked(len(skills)),
            remote=self._remote(month, employer),
            employment=employment,
            education=self._degree(role),
            years=self._years(level),
            yearly=pay,
            pay=shown,
            has_text=not draw.chance(self.market["text"]["missing"]),
            dated=not on_glassdoor,
        )

    def _where(self, employer: Employer, *, home: bool) -> tuple[Country, City]:
        draw = self.draw
        if home or not draw.chance(self.market["employers"]["abroad"]):
            return employer.country, draw.pick(employer.cities)
        country = countries()[draw.index(country_sums())]
        return country, draw.pick(country.cities)

    def _skills(self, odds: list[float], employer: Employer, title: Title) -> list[int]:
        """The concepts of an ad: u < x / (1 + x), with x the odds of the role times the employer's habit."""
        random = self.draw.random
        drawn = [
            number
            for number, (base, habit) in enumerate(zip(odds, employer.odds, strict=True))
            if (u := random()) < (1.0 - u) * base * habit
        ]
        if title.marks:
            drawn = sorted(title.marks.union(drawn))
        return drawn

    def _asked(self, count: int) -> list[int]:
        given, random = self.market["asking"], self.draw.random
        required, preferred = given["required"], given["required"] + given["preferred"]
        return [
            REQUIRED if u < required else PREFERRED if u < preferred else DUTY
            for u in (random() for _ in range(count))
        ]

    def _remote(self, month: int, employer: Employer) -> str:
        for mode, odds, habit in zip(MODES, self.shares.remote_odds[month], employer.remote, strict=False):
            u = self.draw.random()
            if u < (1.0 - u) * odds * habit:
                return mode
        return "unstated"

    def _employment(self, level: str, *, on_glassdoor: bool) -> str:
        """Interns are interns; glassdoor has no column for the rest, so that there all is full-time."""
        if level == "intern":
            return "internship"
        left = self.draw.random()
        if not on_glassdoor:
            for key in ("contract", "part_time", "temporary"):
                left -= self.market["employment"][key]
                if left < 0:
                    return key.replace("_", "-")
        return "full-time"

    def _language(self, country: Country) -> str:
        text = self.market["text"]
        for language, code, share in (("de", "DE", text["german"]), ("fr", "FR", text["french"])):
            if country.code == code and self.draw.chance(share):
                return language
        return "en"

    def _degree(self, role: Role) -> str:
        sums = self._education.get(role.code) or self._education[role.family]
        return EDUCATIONS[self.draw.index(sums)]

    def _years(self, level: str) -> int | None:
        given = self.market["years"]
        if not self.draw.chance(given["stated"][level]):
            return None
        years = round(given["mean"][level] + 1.3 * self.draw.normal())
        return min(years, MOST_YEARS) if years >= 1 else None
