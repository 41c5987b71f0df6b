"""Every interval of a warehouse held against what the generator of the sample planted.

The truth of a cell is the probability that its ads were drawn from, never the count that came out: counts scatter, and
an interval that holds the count says nothing. Where an answer pools months and boards, so does the truth, by the
volumes that were planted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import duckdb

Truth = Mapping[str, Any]
PERIOD = 12
BOARDS = ("jobspy", "linkedin")


class Cell(NamedTuple):
    """One interval and the true value that it should hold."""

    kind: str
    name: str
    low: float
    found: float
    high: float
    true: float

    @property
    def holds(self) -> bool:
        return self.low <= self.true <= self.high


class Calls(NamedTuple):
    """What was said to rise or fall: of planted changes with the right sign, with the wrong one, and of flat skills."""

    planted: int
    found: int
    wrong: int
    flat: int
    false: int


def cells(truth: Truth, con: duckdb.DuckDBPyConnection) -> list[Cell]:
    """All intervals of all kinds."""
    planted = Planted(truth)
    return [
        cell
        for kind in (_skills, _skill_months, _skill_lines, _roles, _role_lines, _remote, _remote_lines, _pay, _changes, _remote_changes, _odds)
        for cell in kind(planted, con)
    ]  # fmt: skip


def calls(truth: Truth, con: duckdb.DuckDBPyConnection, answer: str) -> Calls:
    """Verdicts of an answer on change against what was planted."""
    verdicts = dict(con.execute(f"SELECT label, verdict FROM {answer}").fetchall())  # noqa: S608 - our own names
    planted = {label: one["planted"] for label, one in truth["skills"].items() if one["planted"] != "flat"}
    flat = [label for label, one in truth["skills"].items() if one["planted"] == "flat" and label in verdicts]
    called = {label: verdict for label, verdict in verdicts.items() if verdict in {"rose", "fell"}}
    return Calls(
        planted=len(planted),
        found=sum(called.get(label) == sign for label, sign in planted.items()),
        wrong=sum(label in called and called[label] != sign for label, sign in planted.items()),
        flat=len(flat),
        false=sum(label in called for label in flat),
    )


class Planted:
    """Planted shares, pooled as the answers pool them."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.months: list[str] = truth["months"]
        self.complete = range(truth["complete_months"])
        volume, scope = truth["volumes"], truth["volumes"]["in_scope"]
        self.in_scope = [
            math.fsum(truth["roles"][role]["expected"][month] for role in scope)
            for month in range(len(self.months))
        ]
        # Ads in scope of each board and month, as parts of all vacancies.
        self.volume = {
            board: [
                (1 - volume["snapshot"])
                * part
                * truth["sources"][board]["expected"][month]
                * self.in_scope[month]
                for month, part in enumerate(volume["by_month"])
            ]
            for board in BOARDS
        }
        self.at_snapshot = self.months.index(truth["snapshot"]["month"])
        self.of_snapshot = volume["snapshot"] * self.in_scope[self.at_snapshot]

    def by_board(self, label: str, board: str) -> list[float]:
        shares: list[float] = self.truth["skills"][label]["by_source"][board]["expected"]
        return shares

    def role(self, role: str) -> list[float]:
        """Share of a role among the ads in scope, by month."""
        shares = self.truth["roles"][role]["expected"]
        return [share / scope for share, scope in zip(shares, self.in_scope, strict=True)]

    def everywhere(self, by_board: Mapping[str, Sequence[float]], snapshot: float) -> float:
        """A share over all ads, of all months and without one."""
        weights = [
            (self.volume[board][month], by_board[board][month])
            for board in BOARDS
            for month in range(len(self.months))
        ]
        weights.append((self.of_snapshot, snapshot))
        return _mean(weights)

    def pooled(self, by_board: Mapping[str, Sequence[float]], months: Sequence[int]) -> float:
        """A share over both boards in some months."""
        return _mean(
            [(self.volume[board][month], by_board[board][month]) for board in BOARDS for month in months]
        )

    def fixed(self, by_board: Mapping[str, Sequence[float]], month: int) -> float:
        """A share of a month with each board weighing what it weighs on average."""
        totals = [self.volume["jobspy"][at] + self.volume["linkedin"][at] for at in self.complete]
        weights = {
            board: math.fsum(self.volume[board][at] / totals[at] for at in self.complete) for board in BOARDS
        }
        return _mean([(weights[board], by_board[board][month]) for board in BOARDS])

    def within(self, by_board: Mapping[str, Sequence[float]]) -> float:
        """The change from the first to the last year within boards, weighted by their ads in both."""
        first, last = self.complete[:PERIOD], self.complete[-PERIOD:]
        moves = []
        for board in BOARDS:
            before, after = (
                [(self.volume[board][month], by_board[board][month]) for month in months]
                for months in (first, last)
            )
            weight = math.fsum(volume for volume, _ in (*before, *after))
            moves.append((weight, _mean(after) - _mean(before)))
        return _mean(moves)

    def odds_ratio(self, label: str) -> float:
        """What the odds are multiplied by in a year: planted shares run straight on the logit scale."""
        slopes = []
        for board in BOARDS:
            odds = [_logit(share) for share in self.by_board(label, board)]
            slopes.append((odds[-1] - odds[0]) / (len(odds) - 1))
        return math.exp(PERIOD * math.fsum(slopes) / len(slopes))


def _skills(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    rows = con.execute(
        "SELECT label, ci_low, share, ci_high FROM answer_skills WHERE rank IS NOT NULL"
    ).fetchall()
    for label, *interval in _known(planted, rows):
        by_board = {board: planted.by_board(label, board) for board in BOARDS}
        snapshot = planted.truth["snapshot"]["skills"][label]["expected"]
        yield Cell("skill, all ads", label, *interval, planted.everywhere(by_board, snapshot))


def _skill_months(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    for label, month, *interval in _known(planted, _lines(con, "skill", "raw")):
        by_board = {board: planted.by_board(label, board) for board in BOARDS}
        yield Cell(
            "skill in a month, as counted",
            f"{label} {month}",
            *interval,
            planted.pooled(by_board, [planted.months.index(month)]),
        )


def _skill_lines(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    for label, month, *interval in _known(planted, _lines(con, "skill", "adjusted")):
        by_board = {board: planted.by_board(label, board) for board in BOARDS}
        yield Cell(
            "skill in a month, mix held still",
            f"{label} {month}",
            *interval,
            planted.fixed(by_board, planted.months.index(month)),
        )


def _roles(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    for role, *interval in con.execute("SELECT role, ci_low, share, ci_high FROM answer_roles").fetchall():
        shares = planted.role(role)
        true = planted.everywhere(dict.fromkeys(BOARDS, shares), shares[planted.at_snapshot])
        yield Cell("role, all ads", role, *interval, true)


def _role_lines(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    for role, month, *interval in _lines(con, "role", "raw"):
        yield Cell(
            "role in a month", f"{role} {month}", *interval, planted.role(role)[planted.months.index(month)]
        )


def _remote(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    query = "SELECT mode, strftime(month, '%Y-%m'), ci_low, share, ci_high FROM answer_remote_months WHERE complete AND NOT suppressed"
    for mode, month, *interval in con.execute(query).fetchall():
        true = planted.truth["remote"][mode]["expected"][planted.months.index(month)]
        yield Cell("place of work in a month", f"{mode} {month}", *interval, true)


def _remote_lines(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    for mode, month, *interval in _lines(con, "remote", "adjusted"):
        true = planted.truth["remote"][mode]["expected"][planted.months.index(month)]
        yield Cell("place of work in a month, mix held still", f"{mode} {month}", *interval, true)


def _pay(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    query = "SELECT role, currency, ci_low, p50, ci_high FROM answer_pay WHERE NOT suppressed"
    for role, currency, *interval in con.execute(query).fetchall():
        true = planted.truth["pay"][role].get(currency, {}).get("expected")
        if true:
            yield Cell("median of pay", f"{role} {currency}", *interval, true[1])


def _changes(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    query = "SELECT label, ci_low, change, ci_high FROM answer_skill_changes WHERE change IS NOT NULL"
    for label, *interval in _known(planted, con.execute(query).fetchall()):
        by_board = {board: planted.by_board(label, board) for board in BOARDS}
        yield Cell("change of a skill, first year to last", label, *interval, planted.within(by_board))


def _remote_changes(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    query = "SELECT mode, ci_low, change, ci_high FROM answer_remote_change WHERE change IS NOT NULL"
    for mode, *interval in con.execute(query).fetchall():
        shares = planted.truth["remote"][mode]["expected"]
        yield Cell(
            "change of a place of work, first year to last",
            mode,
            *interval,
            planted.within(dict.fromkeys(BOARDS, shares)),
        )


def _odds(planted: Planted, con: duckdb.DuckDBPyConnection) -> Iterator[Cell]:
    query = "SELECT label, ci_low, odds_ratio, ci_high FROM answer_skill_growth WHERE odds_ratio IS NOT NULL"
    for label, *interval in _known(planted, con.execute(query).fetchall()):
        yield Cell("odds ratio of a skill, per year", label, *interval, planted.odds_ratio(label))


def _lines(con: duckdb.DuckDBPyConnection, subject: str, line: str) -> list[tuple[Any, ...]]:
    bounds = f"{line}_low, {line}, {line}_high"
    return con.execute(
        f"SELECT label, strftime(month, '%Y-%m'), {bounds} FROM answer_trends WHERE subject = $1 AND NOT suppressed",  # noqa: S608 - as above
        [subject],
    ).fetchall()


def _known(planted: Planted, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows of the concepts that were planted; ads name others too."""
    return [row for row in rows if row[0] in planted.truth["skills"]]


def _mean(weighted: Sequence[tuple[float, float]]) -> float:
    return math.fsum(weight * value for weight, value in weighted) / math.fsum(
        weight for weight, _ in weighted
    )


def _logit(share: float) -> float:
    return math.log(share / (1 - share))
