"""A look at a whole file before it is read: its shape, what plays which role, where it can be cut, what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from mltrends.model import DateOrder, DatePart, Profile, SideTable, Source, WrongUse
from mltrends.parse.date_column import DateColumn
from mltrends.parse.dates import parse_date
from mltrends.sources.columns import Columns
from mltrends.sources.cuts import Slice, Told, cut
from mltrends.sources.dialect import HEAD_BYTES, Dialect, dialect_of
from mltrends.sources.encoding import mark_of
from mltrends.sources.general.infer import Guess, infer
from mltrends.sources.mapping import Mapping, mapping_text, read_mapping, source_of_profile
from mltrends.sources.no_table import no_table
from mltrends.sources.recognise import header_word, recognise, side_table, unseen_columns
from mltrends.sources.records import Found, decoded
from mltrends.sources.suspect import suspicions
from mltrends.sources.suspect_dates import Suspicion

FIRST_ROWS, ROWS_A_SLICE, MOST_ROWS = 3000, 100, 8000  # of the sample that is looked at for what is odd
FEW_EXTRAS = 2  # columns beyond its marks with which a table is surely a side table
COMMON_MARKS = 6  # so short a set of marks may be anybody's header
MOST_COLUMNS = 2000  # tables of ads have some tens; each is looked at
CELL = 500  # characters of a cell in that sample
_Part = DatePart | Literal["mixed"] | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What a file is. `problem` says why it cannot be read; then it has no slices."""

    problem: str | None = None
    profile: Profile | None = None
    side: tuple[str, str] | None = None  # the relational set and the table of it, when it is a side table
    slices: tuple[Slice, ...] = ()
    rows: int = 0
    unseen: tuple[str, ...] = ()
    suspicions: tuple[Suspicion, ...] = ()
    guess: Guess | None = field(default=None, repr=False)
    dialect: Dialect | None = field(default=None, repr=False)


def survey(
    path: Path, encoding: str, *, name: str = "", mapping: str | None = None, told: Told = lambda _: None
) -> Survey:
    """Look at a plain text file.

    Args:
        path: the file.
        encoding: of its text.
        name: of the raw file; its mapping is called after it when it gives no name itself.
        mapping: the text of the user's mapping for it, which wins over what would be found.
        told: hears how many bytes more were looked at.
    """
    given = read_mapping(mapping, _name_of(name or path.name)) if mapping is not None else None
    head, start, whole = _head(path)
    if problem := no_table(head):
        return Survey(problem)
    if given is not None and given.encoding:
        encoding = given.encoding
    dialect = dialect_of(head, encoding, whole=whole, delimiter=given.delimiter if given else None)
    if dialect is None:
        return Survey("it is empty")
    if len(dialect.header) < 2:
        return Survey(
            f"it has one column only ({_shown(dialect.header[:1])}), under any delimiter", dialect=dialect
        )
    if len(dialect.header) > MOST_COLUMNS:
        return Survey(f"it has {len(dialect.header):,} columns; no more than {MOST_COLUMNS:,} are read")
    if not dialect.rows and (given is None or given.header):
        return Survey("it has a header and no rows", dialect=dialect)
    looked = _shape(dialect, encoding, given)
    if looked.profile is None:
        return looked
    return _gone_through(path, start, looked, looked.profile, told)


def _shape(dialect: Dialect, encoding: str, given: Mapping | None) -> Survey:
    """Who plays which role in the file: told by the user, known, or inferred."""
    header = dialect.header
    base = Profile("", encoding, dialect.delimiter, header, DateOrder(), dialect.quoting, dialect.above + 1)
    if given is not None:
        if not given.header:
            base = replace(base, header=_numbered(len(header)), above=dialect.above)
        order = DateOrder(given.date_order, given.date_order)
        text = mapping_text(given.source, encoding="", delimiter="")
        profile = replace(base, source=given.source.name, mapping=text, dates=order, expires=order)
        lacking = _lacking(given.source, profile.header)
        if lacking:
            raise WrongUse(f"its mapping names columns that are not there: {', '.join(lacking)}")
        return Survey(
            profile=profile, dialect=dialect, unseen=tuple(unseen_columns(given.source, profile.header))
        )
    source = recognise(header)
    unseen = tuple(unseen_columns(source, header)) if source is not None else ()
    if source is not None and not unseen:
        return Survey(profile=replace(base, source=source.name), dialect=dialect)
    if source is None and (side := side_table(header, extras=FEW_EXTRAS)) is not None:
        return _as_side(side, base, dialect)
    guess = infer(header, [[cell[:CELL] for cell in row] for row in dialect.rows])
    if source is not None:
        return _known_with_extras(source, unseen, guess, base, dialect)
    if guess.refused is None:
        return _inferred(guess, base, dialect)
    if (side := side_table(header)) is not None:
        return _as_side(side, base, dialect)
    return Survey(guess.refused, guess=guess, dialect=dialect)


def _known_with_extras(
    source: Source, unseen: tuple[str, ...], guess: Guess, base: Profile, dialect: Dialect
) -> Survey:
    """A known header with columns that it never had: when these are roles that the set lacks, a stranger's.

    A short set of marks is then only a common header, and the file is read as unknown. A long one is no chance:
    the set is known, and its owner is told what is not read.
    """
    new = {header_word(cell) for cell in unseen}
    plays = {
        column
        for role, columns in guess.source.roles.items()
        for column in columns
        if role not in source.roles
    }
    marked = max(
        len(marks) for marks in source.marks if {header_word(cell) for cell in base.header}.issuperset(marks)
    )
    if guess.refused is None and new & plays and marked <= COMMON_MARKS:
        return _inferred(guess, base, dialect)
    return Survey(profile=replace(base, source=source.name), dialect=dialect, unseen=unseen)


def _inferred(guess: Guess, base: Profile, dialect: Dialect) -> Survey:
    if not guess.has_header:
        base = replace(base, header=_numbered(len(base.header)), above=dialect.above)
    text = mapping_text(guess.source, encoding="", delimiter="")
    profile = replace(base, source=guess.source.name, mapping=text)
    return Survey(profile=profile, guess=guess, dialect=dialect)


def _as_side(side: tuple[Source, SideTable], base: Profile, dialect: Dialect) -> Survey:
    source, table = side
    return Survey(profile=replace(base, source=source.name), side=(source.name, table.name), dialect=dialect)


def _gone_through(path: Path, start: int, looked: Survey, profile: Profile, told: Told) -> Survey:
    """Cut the file into slices; on the way decide the order of day and month, and sample what is odd."""
    source = source_of_profile(profile)
    width, dates, ends = len(profile.header), DateColumn(), DateColumn()
    columns = None if looked.side else Columns(source, profile.header)
    places = columns.place_of("date") if columns else ()
    ending = columns.place_of("expires") if columns else ()
    scraped = columns.place_of("seen")[:1] if columns else ()
    told_day = parse_date(source.fixed.get("seen", ""))
    sample: list[list[str]] = []
    header = {cell.encode(profile.encoding, "replace").decode("latin-1") for cell in profile.header if cell}
    turned: list[int] = []  # lines of headers with the same columns in another order

    def see(found: Found, in_slice: int) -> None:
        cells = found.cells
        if cells and cells[0] in header and len(header) > 2 and header == set(cells) - {""}:
            known = [decoded(cell, profile.encoding) for cell in cells]
            if known != list(profile.header):
                turned.append(found.line + 1)
        if len(cells) == width:
            day = parse_date(cells[scraped[0]]) if scraped else told_day
            for place in places:
                dates.see(decoded(cells[place], profile.encoding), day)
            for place in ending:
                ends.see(decoded(cells[place], profile.encoding))
        if len(sample) < FIRST_ROWS or (in_slice < ROWS_A_SLICE and len(sample) < MOST_ROWS):
            sample.append([decoded(cell[: CELL * 4], profile.encoding)[:CELL] for cell in cells])

    slices, rows = cut(path, start, profile, see=see, told=told)
    if not rows:
        return replace(looked, profile=None, problem="it has a header and no rows")
    order = _order(profile.dates, dates.order)
    expires = _order(profile.expires, _beside(ends.order, order))
    return replace(
        looked,
        profile=replace(profile, dates=order, expires=expires),
        slices=slices,
        rows=rows,
        suspicions=()
        if looked.side
        else (*_turned(turned), *suspicions(profile.header, sample, source, order, expires)),
    )


def _order(told: DateOrder, found: DateOrder) -> DateOrder:
    """How a column writes its dates: as its owner tells, else as its cells show."""
    return found._replace(slashes=told.slashes or found.slashes, points=told.points or found.points)


def _beside(shown: DateOrder, dates: DateOrder) -> DateOrder:
    """The order of a second column of dates: its own where its cells show one, else that of the days of posting.

    Its own first, since one may be a program's and the other typed by employers; but where it shows nothing, a table
    that is written by one program is likelier to have one order than two.
    """

    def part(own: _Part, other: _Part) -> _Part:
        return own or (None if other == "mixed" else other)

    return shown._replace(slashes=part(shown.slashes, dates.slashes), points=part(shown.points, dates.points))


def _turned(lines: Sequence[int]) -> list[Suspicion]:
    if not lines:
        return []
    evidence = (
        f"line {lines[0]:,} names the same columns in another order, so what follows stands in wrong ones"
    )
    return [Suspicion("columns change places", evidence, set_aside=True)]


def _head(path: Path) -> tuple[bytes, int, bool]:
    """The first bytes behind the byte-order mark, where they start, and whether they are all."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
        whole = not file.read(1)
    _, mark = mark_of(head)
    return head[mark:], mark, whole


def _numbered(width: int) -> tuple[str, ...]:
    return tuple(f"column_{number}" for number in range(1, width + 1))


def _lacking(source: Source, header: Sequence[str]) -> list[str]:
    there = {header_word(cell) for cell in header}
    return [
        column
        for columns in source.roles.values()
        for column in columns
        if column not in there and column.split(".", 1)[0] not in there
    ]


def _name_of(file: str) -> str:
    stem = file.rsplit("/", 1)[-1].split(".", 1)[0].lower()
    kept = "".join(letter if letter.isalnum() and letter.isascii() else "_" for letter in stem)
    return kept.strip("_")[:40] or "mapped"


def _shown(header: Sequence[str]) -> str:
    words = ", ".join(header_word(cell)[:30] or "(no name)" for cell in header[:8])
    return words + (", …" if len(header) > 8 else "")
