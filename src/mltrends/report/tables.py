"""Tables of the data page: files, refusals, sources and the funnel, with names made safe to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from mltrends.charts.house.answers import Answers, SourceAccount
from mltrends.charts.house.chart import Table
from mltrends.charts.house.words import clean, count, percent, period

LONGEST = 160  # characters of a file name or reason on a page; the CSV has all of it

PAY_KINDS = {
    "stated_employer": "stated by the employer",
    "employer_estimate": "estimated by the employer",
    "board_estimate": "estimated by the job board",
    "model_predicted": "predicted by a model",
    "survey": "told in a survey",
    "none": "not given",
}


READ = ("read", "set aside", "joined")


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What became of a raw file."""

    ANSWER: ClassVar[str] = "answer_files"
    file: str
    source: str | None
    status: str
    rows_read: int | None
    rows_kept: int | None
    rows_refused: int | None
    duplicates: int | None
    note: str | None
    mapped: str | None
    sure: float | None
    cells_repaired: int | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why rows of a file were refused."""

    ANSWER: ClassVar[str] = "answer_rejects"
    file: str
    reason: str
    rows: int
    example_line: int | None


@dataclass(frozen=True, slots=True)
class Stage:
    """How many rows are left at a step."""

    ANSWER: ClassVar[str] = "answer_funnel"
    step: int
    stage: str
    rows: int
    note: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage of the funnel, with the length of its bar."""

    stage: str
    rows: str
    note: str
    percent: str  # of the longest bar


@dataclass(frozen=True, slots=True)
class Passport:
    """What a source is, what it brought, and under which terms."""

    title: str
    kind: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DataTables:
    """All that the data page shows."""

    summary: str
    funnel: tuple[Bar, ...]
    files: Table
    notes: Table
    refusals: Table
    passports: tuple[Passport, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting in force."""

    name: str
    value: str


def data_tables(answers: Answers) -> DataTables:
    """The tables of the data page."""
    files = answers.rows(FileAccount)
    return DataTables(
        summary=_summary(files),
        funnel=_funnel(answers.rows(Stage)),
        files=_files(files),
        notes=_notes(files),
        refusals=_refusals(answers.rows(Refusal)),
        passports=tuple(map(_passport, answers.rows(SourceAccount))),
    )


def settings_of(about: Mapping[str, str]) -> tuple[Setting, ...]:
    """The settings in force, one a line of what the warehouse keeps of them."""
    pairs = (line.partition(" = ") for line in about.get("settings", "").splitlines())
    return tuple(Setting(clean(name, 80), clean(value, 400)) for name, _, value in pairs if name.strip())


def _summary(files: tuple[FileAccount, ...]) -> str:
    read = [file for file in files if file.status in READ]
    rows = sum(file.rows_read or 0 for file in read)
    kept = sum(file.rows_kept or 0 for file in read)
    refused = sum(file.rows_refused or 0 for file in read)
    joined = [file for file in read if file.status == "joined"]
    others = len(files) - len(read)
    tables = (
        f" {count(len(joined))} of them, with {count(sum(file.rows_read or 0 for file in joined))} rows, "
        f"{'is a table that was' if len(joined) == 1 else 'are tables that were'} joined to the ads of another file."
        if joined
        else ""
    )
    left = (
        f" {count(others)} further {'file was' if others == 1 else 'files were'} not read." if others else ""
    )
    return (
        f"{count(len(read))} {'file was' if len(read) == 1 else 'files were'} read, with {count(rows)} rows: "
        f"{count(kept)} kept, {count(refused)} refused.{tables}{left}"
    )


def _funnel(stages: tuple[Stage, ...]) -> tuple[Bar, ...]:
    longest = max((stage.rows for stage in stages), default=0) or 1
    return tuple(
        Bar(
            clean(stage.stage, 60),
            count(stage.rows),
            clean(stage.note or "", 200),
            f"{100 * stage.rows / longest:.1f}",
        )
        for stage in sorted(stages, key=lambda stage: stage.step)
    )


def _files(files: tuple[FileAccount, ...]) -> Table:
    head = ("File", "Source", "Columns", "Status", "Rows read", "Kept", "Refused", "Duplicates")
    rows = (
        (
            clean(file.file, LONGEST),
            clean(file.source or "", 60),
            _mapped(file),
            clean(file.status, 40),
            *(
                count(number or 0)
                for number in (file.rows_read, file.rows_kept, file.rows_refused, file.duplicates)
            ),
        )
        for file in files
    )
    return Table("What became of each file", head, tuple(rows))


def _notes(files: tuple[FileAccount, ...]) -> Table:
    """What there is to say of a file beyond its counts."""
    head = ("File", "What was noticed")
    rows = (
        (clean(file.file, LONGEST), clean(f"{file.status}: {'; '.join(said)}", 400))
        for file in files
        if (said := list(_said_of(file)))
    )
    return Table("What was noticed in files", head, tuple(rows))


def _said_of(file: FileAccount) -> Iterator[str]:
    if file.note:
        yield file.note
    if file.cells_repaired:
        yield f"damaged letters were put right in {count(file.cells_repaired)} cells"


def _mapped(file: FileAccount) -> str:
    """Who says what the file's columns are, and how sure that is."""
    if file.mapped == "inferred" and file.sure is not None:
        return f"inferred, {100 * file.sure:.0f} % sure"
    return {"known": "a known dataset", "told": "told by its mapping file"}.get(file.mapped or "", "")


def _refusals(refusals: tuple[Refusal, ...]) -> Table:
    head = ("File", "Reason", "Rows", "First at line")
    rows = (
        (
            clean(row.file, LONGEST),
            clean(row.reason, LONGEST),
            count(row.rows),
            "" if row.example_line is None else count(row.example_line),
        )
        for row in refusals
    )
    return Table("What was refused, and why", head, tuple(rows))


def _passport(source: SourceAccount) -> Passport:
    lines = (
        ("What it is", "ads as they came in" if source.flow else "a snapshot: levels, but no trend"),
        ("Postings", count(source.postings)),
        ("Ads, each counted once", count(source.ads)),
        (
            "Repeats",
            "" if source.duplicate_share is None else percent(source.duplicate_share, source.postings),
        ),
        ("Months", period(source.first_month, source.last_month)),
        ("Pay is", PAY_KINDS.get(source.pay_kind, clean(source.pay_kind, 60))),
        ("Licence", clean(source.licence or "not stated", 200)),
        ("Citation", clean(source.citation or "not stated", 400)),
    )
    return Passport(
        clean(source.title, 120), clean(source.kind, 40), tuple(line for line in lines if line[1])
    )
