"""Which cells of a record play which role: columns, keys inside literals, and joined side tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mltrends.model import Source
from mltrends.sources.headline import head_parts
from mltrends.sources.literals import key_of, opened
from mltrends.sources.recognise import header_word

Look = Callable[[Sequence[str]], str]
Sides = Mapping[str, Mapping[str, Mapping[str, str]]]  # table -> key -> column -> cell


class Columns:
    """The raw strings of a record by role, found once per file."""

    def __init__(self, source: Source, header: Sequence[str], sides: Sides | None = None) -> None:
        self._position: dict[str, int] = {}
        for number, cell in enumerate(header):
            self._position.setdefault(header_word(cell), number)
        self._source = source
        self._missing = frozenset({"", *source.missing})
        self._sides = sides or {}
        self._plain: dict[str, tuple[int, ...]] = {}
        self._looks: dict[str, tuple[Look, ...]] = {}
        for role, columns in source.roles.items():
            places = tuple(self._position[column] for column in columns if column in self._position)
            if len(places) == sum(self._is_there(column) for column in columns):
                self._plain[role] = places
            else:
                self._looks[role] = tuple(self._look(column) for column in columns if self._is_there(column))
        self.roles = tuple(source.roles)

    def raw(self, cells: Sequence[str], role: str) -> str:
        """What the columns of a role say, as the publisher wrote it; empty when they say nothing."""
        found: list[str] = []
        joint = self._source.joins.get(role)
        if role in self._looks:
            options = [look(cells) for look in self._looks[role]]
        else:
            options = [cells[number] for number in self._plain.get(role, ())]
        for cell in options:
            if cell and (bare := cell.strip()) not in self._missing:
                text = opened(cell) if bare[0] == "[" else cell
                if joint is None:
                    return text
                found.append(text)
        return joint.join(dict.fromkeys(found)) if joint is not None else ""

    def all_raw(self, cells: Sequence[str]) -> dict[str, str]:
        """The raw string of every role that the source has."""
        raw = {role: self.raw(cells, role) for role in self.roles}
        if self._source.headline and not raw.get("title"):
            for role, part in head_parts(raw.get("text", "")).items():
                if not raw.get(role):
                    raw[role] = part
        return raw

    def place_of(self, role: str) -> tuple[int, ...]:
        """Numbers of the columns that play a role outright."""
        return self._plain.get(role, ())

    def _is_there(self, column: str) -> bool:
        root = column.split(".", 1)[0]
        return column in self._position or ("." in column and (root in self._position or root in self._sides))

    def _look(self, column: str) -> Look:
        if column in self._position:
            number = self._position[column]
            return lambda cells: cells[number]
        root, rest = column.split(".", 1)
        if root in self._sides:
            table = self._sides[root]
            key = self._position.get(next(side.key for side in self._source.tables if side.name == root))
            return lambda cells: "" if key is None else table.get(cells[key].strip(), {}).get(rest, "")
        number, keys = self._position[root], tuple(rest.split("."))
        return lambda cells: key_of(cells[number], keys)
