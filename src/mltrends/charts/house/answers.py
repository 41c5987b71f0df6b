"""What a chart is handed: the answers of a run, as rows with names and types.

A chart asks for the rows of an answer by a dataclass that names the columns it needs. A column
that is missing is an error that names it; a column that the chart does not know is passed over,
so that an answer may grow without a change here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter
from typing import Any, ClassVar, Protocol, TypeVar

from mltrends.model import Problem


class AnswerError(Problem):
    """An answer that was asked for is not there, or lacks a column."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer table as it stands in the warehouse."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class RowKind(Protocol):
    """A dataclass whose fields are columns of the answer that it names."""

    ANSWER: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=RowKind)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of a run, and what is known about the run."""

    tables: Mapping[str, Answer]
    about: Mapping[str, str]
    _made: dict[type, tuple[Any, ...]] = field(default_factory=dict, repr=False, compare=False)
    _shelf: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def table(self, name: str) -> Answer:
        """The answer of that name; an unknown one raises with the names that exist."""
        if name not in self.tables:
            raise AnswerError(f"no answer {name!r}; there are: {', '.join(sorted(self.tables))}")
        return self.tables[name]

    def rows(self, kind: type[R]) -> tuple[R, ...]:
        """All rows of an answer as objects of `kind`, in the order of the table; made once and kept."""
        if kind not in self._made:
            self._made[kind] = self._rows(kind)
        return self._made[kind]

    def grouped(self, kind: type[R], *columns: str) -> Mapping[Any, Sequence[R]]:
        """Rows of an answer by one column, or by a tuple of several, each group in the order of the table."""
        if (kind, columns) not in self._shelf:
            key, groups = attrgetter(*columns), {}  # type: ignore[var-annotated]  # of lists, as said above
            for row in self.rows(kind):
                groups.setdefault(key(row), []).append(row)
            self._shelf[kind, columns] = groups
        grouped: Mapping[Any, Sequence[R]] = self._shelf[kind, columns]
        return grouped

    def kept(self, make: Callable[..., T], *of: Any) -> T:
        """What a function makes of these answers, and of a thing, made once: a chart asks for it many times."""
        if (make, of) not in self._shelf:
            self._shelf[make, of] = make(self, *of)
        kept: T = self._shelf[make, of]
        return kept

    def _rows(self, kind: type[R]) -> tuple[R, ...]:
        answer = self.table(kind.ANSWER)
        missing = [column.name for column in fields(kind) if column.name not in answer.columns]
        if missing:
            raise AnswerError(
                f"{answer.name} has no column {missing[0]!r}; it has: {', '.join(answer.columns)}"
            )
        places = {column.name: answer.columns.index(column.name) for column in fields(kind)}
        return tuple(kind(**{name: row[at] for name, at in places.items()}) for row in answer.rows)


@dataclass(frozen=True, slots=True)
class RoleShare:
    """Share of the ads in scope that are for a role."""

    ANSWER: ClassVar[str] = "answer_roles"
    role: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    employers: int
    sources: int
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class SkillShare:
    """Share of the ads with text that mention a skill."""

    ANSWER: ClassVar[str] = "answer_skills"
    rank: int | None
    concept: str
    label: str
    kind: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    required_share: float | None
    employers: int
    sources: int
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class SkillMonth:
    """Share of a month's ads with text that mention a skill."""

    ANSWER: ClassVar[str] = "answer_skill_months"
    month: date
    concept: str
    label: str
    kind: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    complete: bool
    suppressed: bool


@dataclass(frozen=True, slots=True)
class SkillChange:
    """How the share of a skill differs between the first and the last complete year."""

    ANSWER: ClassVar[str] = "answer_skill_changes"
    concept: str
    label: str
    kind: str
    months_before: int
    months_after: int
    before: float | None
    after: float | None
    change: float | None
    ci_low: float | None
    ci_high: float | None
    sources: int
    sources_agree: int | None
    verdict: str


@dataclass(frozen=True, slots=True)
class RolePay:
    """Quartiles of the yearly pay that employers post for a role, in one currency."""

    ANSWER: ClassVar[str] = "answer_pay"
    role: str
    currency: str
    k: int
    n: int
    disclosed: int
    disclosure: float | None
    p25: float | None
    p50: float | None
    p75: float | None
    ci_low: float | None
    ci_high: float | None
    inferred: float
    employers: int
    sources: int
    suppressed: bool
    reason: str | None


@dataclass(frozen=True, slots=True)
class RemoteMonth:
    """Share of a month's ads that offer a mode of work."""

    ANSWER: ClassVar[str] = "answer_remote_months"
    month: date
    mode: str
    k: int
    n: int
    share: float | None
    ci_low: float | None
    ci_high: float | None
    complete: bool
    suppressed: bool


@dataclass(frozen=True, slots=True)
class RemoteChange:
    """How the share of a mode of work differs between the first and the last complete year."""

    ANSWER: ClassVar[str] = "answer_remote_change"
    mode: str
    months_before: int
    months_after: int
    before: float | None
    after: float | None
    change: float | None
    ci_low: float | None
    ci_high: float | None
    sources: int
    sources_agree: int | None
    verdict: str


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """What a source is and what it brought."""

    ANSWER: ClassVar[str] = "answer_sources"
    source: str
    title: str
    kind: str
    flow: bool
    pay_kind: str
    licence: str | None
    citation: str | None
    postings: int
    ads: int
    first_month: date | None
    last_month: date | None
    duplicate_share: float | None
