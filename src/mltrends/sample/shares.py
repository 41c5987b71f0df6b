"""True shares: of roles, boards, remote modes and concepts, and the odds that make them come out.

A planted share holds for all ads in scope of a board and a month, whatever the mix of roles is then.
So for each concept, board and month the one number is found by which the odds of all roles have to be
multiplied, averaged over the habits of employers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mltrends.sample.data import on_curve, on_line, table
from mltrends.sample.draw import Cumulative, cumulative
from mltrends.sample.months import Calendar, calendar
from mltrends.sample.roles import roles
from mltrends.sample.skills import logit, skills

BOARDS = ("jobspy", "linkedin", "glassdoor")
DATED = BOARDS[:2]
SIDES = {"jobspy": 1, "linkedin": -1, "glassdoor": 0}
MODES = ("remote", "hybrid", "onsite", "unstated")
MIN_ODDS, MAX_ODDS = 1e-6, 1e6
CLOSE = 1e-9

Terms = list[tuple[float, float]]  # weight, factor on the odds


@dataclass(frozen=True, slots=True)
class Habits:
    """The factors on the odds that employers draw from, and how often each is drawn."""

    factors: tuple[float, ...]
    weights: tuple[float, ...]
    sums: Cumulative

    def spread(self, terms: Terms) -> Terms:
        """`terms`, each taken apart by the habits of employers."""
        return [
            (weight * often, factor * habit)
            for weight, factor in terms
            for habit, often in zip(self.factors, self.weights, strict=True)
        ]

    def mean(self, odds: float) -> float:
        """The share over all employers of what has these odds without habits."""
        return math.fsum(
            often * (odds * habit) / (1 + odds * habit)
            for habit, often in zip(self.factors, self.weights, strict=True)
        )


def habits() -> Habits:
    """The habits of market.toml."""
    given = table("market")["habits"]
    factors = tuple(math.exp(step) for step in given["steps"])
    return Habits(factors, tuple(given["weights"]), cumulative(given["weights"]))


def solve(target: float, terms: Terms, odds: float) -> float:
    """The odds that, times each factor, give shares with the weighted mean `target`; Newton's method."""
    where = math.log(odds)
    for _ in range(60):
        level, slope = -target, 0.0
        odds = math.exp(where)
        for weight, factor in terms:
            share = odds * factor / (1 + odds * factor)
            level += weight * share
            slope += weight * share * (1 - share)
        if abs(level) < CLOSE:
            break
        where -= max(-1.5, min(1.5, level / slope))
        if not MIN_ODDS < math.exp(where) < MAX_ODDS:
            return max(MIN_ODDS, min(MAX_ODDS, math.exp(where)))
    return odds


@lru_cache(maxsize=2)
def shares_over(months: int) -> Shares:
    """The true shares over a window of so many months; they do not depend on the seed."""
    return Shares(calendar(months))


class Shares:
    """All true shares over one calendar."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.habits = habits()
        self.roles = roles()
        self.at_glassdoor = calendar.month_of(table("market")["boards"]["glassdoor_at"])
        self._named = [[role.named(skill) for skill in range(len(skills()))] for role in self.roles]
        self._factors = [
            [math.exp(skill.offset(role.code, role.family)) for skill in skills()] for role in self.roles
        ]
        self._expected: dict[tuple[int, str, int], list[float]] = {}
        self._in_scope = [self._scope(month) for month in range(len(calendar.firsts))]

    @cached_property
    def role_shares(self) -> list[list[float]]:
        """By month, the share of each role among all ads."""
        made = []
        for month in range(len(self.calendar.firsts)):
            at = self.calendar.at(month)
            weights = [math.exp(on_line([math.log(end) for end in role.weight], at)) for role in self.roles]
            made.append([weight / math.fsum(weights) for weight in weights])
        return made

    @cached_property
    def role_sums(self) -> list[Cumulative]:
        """The same, cumulative."""
        return [cumulative(shares) for shares in self.role_shares]

    def board_share(self, board: str, month: int) -> float:
        """The share of a dated board among dated ads."""
        jobspy = on_line(table("market")["boards"]["jobspy"], self.calendar.at(month))
        return jobspy if board == "jobspy" else 1 - jobspy

    def months(self, board: str) -> list[int]:
        """The months in which a board has ads."""
        return [self.at_glassdoor] if board == "glassdoor" else list(range(len(self.calendar.firsts)))

    @cached_property
    def scales(self) -> dict[str, dict[int, list[float]]]:
        """By board and month, for each concept the odds that all roles share."""
        made: dict[str, dict[int, list[float]]] = {}
        for board in BOARDS:
            made[board] = {}
            before = [math.exp(logit(skill.share(0.0, SIDES[board]))) for skill in skills()]
            for month in self.months(board):
                before = [self._scale(board, month, number, odds) for number, odds in enumerate(before)]
                made[board][month] = before
        return made

    @cached_property
    def odds(self) -> dict[str, dict[int, list[list[float]]]]:
        """By board, month and role, the odds of each concept for an employer without habits."""
        return {
            board: {
                month: [
                    [scale * factor for scale, factor in zip(scales, row, strict=True)]
                    for row in self._factors
                ]
                for month, scales in by_month.items()
            }
            for board, by_month in self.scales.items()
        }

    def expected(self, skill: int, board: str, month: int) -> list[float]:
        """The true share of a concept on a board in a month, by role; worked out once."""
        key = (skill, board, month)
        if key not in self._expected:
            self._expected[key] = self._by_role(skill, board, month)
        return self._expected[key]

    def _by_role(self, skill: int, board: str, month: int) -> list[float]:
        scale = self.scales[board][month][skill]
        factors = [row[skill] for row in self._factors]
        means = {factor: self.habits.mean(scale * factor) for factor in dict.fromkeys(factors)}
        return [
            marks[skill] + (1 - marks[skill]) * means[factor]
            for marks, factor in zip(self._named, factors, strict=True)
        ]

    def in_scope(self, month: int) -> list[float]:
        """The shares of the roles in scope among the ads in scope; 0 for the others."""
        return self._in_scope[month]

    @cached_property
    def remote(self) -> list[list[float]]:
        """By month, the true share of each mode."""
        curves = table("market")["remote"]
        made = []
        for month in range(len(self.calendar.firsts)):
            at = self.calendar.at(month)
            remote = on_curve(curves["remote"], at)
            hybrid = (1 - remote) * on_curve(curves["hybrid"], at)
            onsite = (1 - remote - hybrid) * on_curve(curves["onsite"], at)
            made.append([remote, hybrid, onsite, 1 - remote - hybrid - onsite])
        return made

    @cached_property
    def remote_odds(self) -> list[tuple[float, ...]]:
        """By month, the odds of remote; of hybrid when not remote; of on-site when neither."""
        terms = self.habits.spread([(1.0, 1.0)])
        made = []
        for remote, hybrid, onsite, _ in self.remote:
            chain = (remote, hybrid / (1 - remote), onsite / (1 - remote - hybrid))
            made.append(tuple(solve(share, terms, math.exp(logit(share))) for share in chain))
        return made

    def _scope(self, month: int) -> list[float]:
        shares = [
            share if role.in_scope else 0.0
            for share, role in zip(self.role_shares[month], self.roles, strict=True)
        ]
        return [share / math.fsum(shares) for share in shares]

    def _terms(self, month: int, skill: int) -> tuple[float, Terms]:
        """The share that titles name by themselves, and the terms of all the rest; equal factors joined."""
        named = 0.0
        by_factor: dict[float, float] = {}
        for factors, share, marks in zip(self._factors, self._in_scope[month], self._named, strict=True):
            if share:
                named += share * marks[skill]
                factor = factors[skill]
                by_factor[factor] = by_factor.get(factor, 0.0) + share * (1 - marks[skill])
        return named, self.habits.spread([(weight, factor) for factor, weight in by_factor.items()])

    def _scale(self, board: str, month: int, skill: int, start: float) -> float:
        named, terms = self._terms(month, skill)
        target = skills()[skill].share(self.calendar.at(month), SIDES[board]) - named
        return solve(target, terms, start) if target > 0 else MIN_ODDS
