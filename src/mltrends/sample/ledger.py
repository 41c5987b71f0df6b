"""What really came out: counts over unique vacancies, kept while rows are written."""

from __future__ import annotations

from collections import Counter

from mltrends.sample.posting import COPIES, FIRST, Posting
from mltrends.sample.roles import roles
from mltrends.sample.shares import BOARDS, MODES, Shares
from mltrends.sample.skills import REQUIRED, skills
from mltrends.sample.vacancy import Vacancy

SNAPSHOT = "glassdoor"


class Ledger:
    """Counts that do not grow with the number of ads.

    The month in which glassdoor was looked at stands for all of glassdoor; its counts are apart, by board.
    """

    def __init__(self, shares: Shares) -> None:
        self.shares = shares
        self.months = len(shares.calendar.firsts)
        self.vacancies = self._table()
        self.with_text = self._table()
        self.hits = [self._table() for _ in skills()]
        self.required = [0] * len(skills())
        self.remote = [[0] * self.months for _ in MODES]
        self.disclosed = [0] * self.months
        self.undated = 0
        self.pay: dict[tuple[str, str], Counter[float]] = {}
        self.levels: Counter[tuple[str, str]] = Counter()
        self.education: Counter[tuple[str, str]] = Counter()
        self.languages: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self.rows: Counter[tuple[str, str]] = Counter()

    def _table(self) -> dict[str, dict[str, list[int]]]:
        """Noughts by board, role and month."""
        return {board: {role.name: [0] * self.months for role in roles()} for board in BOARDS}

    def note(self, posting: Posting) -> None:
        """Count a row that was taken; of a vacancy, only its first posting."""
        self.rows[posting.board, posting.kind] += 1
        if posting.kind == FIRST:
            self._vacancy(posting.vacancy, dated=posting.day is not None)

    def broken(self, board: str) -> None:
        """Count a row that was broken on purpose."""
        self.rows[board, "broken"] += 1

    def copies(self, kind: str) -> int:
        """Rows of one kind of copy, over all files."""
        return sum(self.rows[board, kind] for board in BOARDS)

    def file_rows(self, board: str) -> dict[str, int]:
        """The account of one file."""
        kinds = {kind: self.rows[board, kind] for kind in COPIES}
        broken, first = self.rows[board, "broken"], self.rows[board, FIRST]
        return {"rows": first + sum(kinds.values()) + broken, "broken": broken, "vacancies": first, **kinds}

    def _vacancy(self, vacancy: Vacancy, *, dated: bool) -> None:
        role, scope = vacancy.role, vacancy.role.in_scope
        self.levels[role.name, vacancy.level] += 1
        self.education[role.name, vacancy.education] += 1
        self.countries[vacancy.country.code] += 1
        self.languages[vacancy.language] += 1
        self._paid(vacancy)
        if not dated:
            self.undated += 1
            return
        month = self.shares.at_glassdoor if vacancy.board == SNAPSHOT else vacancy.month
        board, name = vacancy.board, role.name
        self.vacancies[board][name][month] += 1
        if vacancy.has_text:
            self.with_text[board][name][month] += 1
            hits = self.hits
            for skill, place in zip(vacancy.skills, vacancy.asked, strict=True):
                hits[skill][board][name][month] += 1
                if scope and place == REQUIRED:
                    self.required[skill] += 1
        if scope and vacancy.board != SNAPSHOT:
            self.remote[MODES.index(vacancy.remote)][month] += 1
            self.disclosed[month] += vacancy.pay is not None

    def _paid(self, vacancy: Vacancy) -> None:
        pay = vacancy.pay
        if pay is None or pay.point is None or vacancy.employment != "full-time":
            return
        if pay.shown_in == "text" and not vacancy.has_text:
            return
        self.pay.setdefault((vacancy.role.name, pay.currency), Counter())[pay.point] += 1
