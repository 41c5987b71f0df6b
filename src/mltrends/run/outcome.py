"""What a run was asked, and what came of it: its record, its summary in words, its exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mltrends import __version__
from mltrends.run.inputs import RawFile
from mltrends.run.plan import Partition, Plan
from mltrends.store.objects import Address
from mltrends.store.tables import count_rows, read_table
from mltrends.warehouse.build import FileAccount

REFUSED_EXIT = 3
NAMES_SHOWN = 5  # of files with one reason; the data page has them all


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for; `run` is the name of the run."""

    run: str
    paths: tuple[Path | Address, ...] = ()
    sample: bool = False
    strict: bool = False
    verify: bool = False
    wait: float = 0.0  # seconds to wait for another run in the home to end
    accept: bool = False  # publish also what a check between runs would hold back
    store: str = ""  # address at which partitions are kept too; that of the settings when empty


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended."""

    record: dict[str, Any]
    lines: tuple[str, ...]
    exit_code: int


def accounts(plan: Plan) -> list[FileAccount]:
    """What became of every file, to the row."""
    parts: dict[str, list[Partition]] = {}
    for part in plan.partitions:
        parts.setdefault(part.file, []).append(part)
    told = [_account(file, parts.get(file.name, [])) for file in plan.files]
    for _, name in plan.choice.left_out:
        told.append(_left_out(name))
    return told


def refusals(files: Sequence[FileAccount]) -> dict[str, int]:
    """What was refused or set aside: whole files, and rows of files that were read."""
    whole = {
        f"{file.file}: {file.note}": file.rows_read or 1
        for file in files
        if file.status in ("refused", "set aside")
    }
    rows = {
        f"{file.file}: rows": file.rows_refused
        for file in files
        if file.status in ("read", "joined") and file.rows_refused
    }
    return whole | rows


def record_of(
    request: Request,
    plan: Plan,
    findings: Sequence[str],
    seconds: dict[str, float],
    warnings: Sequence[str] = (),
) -> dict[str, Any]:
    """The record of a run that ended well."""
    files = accounts(plan)
    return {
        "run": request.run,
        "key": plan.key,
        "version": __version__,
        "sample": plan.choice.is_sample,
        "paths": [str(place.absolute() if isinstance(place, Path) else place) for place in request.paths],
        "settings": plan.settings.lines(),
        "settings_shown": plan.settings.shown(),
        "vocabulary": plan.vocabulary_version,
        "files": [
            {
                "file": file.file,
                "status": file.status,
                "read": file.rows_read,
                "kept": file.rows_kept,
                "refused": file.rows_refused,
                "note": file.note,
            }
            for file in files
        ],
        "refusals": refusals(files),
        "partitions": [
            {
                "file": part.file,
                "slice": part.piece.number,
                "first_row": part.piece.first_row,
                "columns": part.columns.name,
                "postings": part.postings.name,
                "readings": part.readings.name,
            }
            for part in plan.partitions
        ],
        "findings": list(findings),
        "warnings": list(warnings),
        "seconds": seconds,
    }


def told_of(outcome: Outcome) -> dict[str, Any]:
    """What the journal keeps of a run that ended well."""
    record = outcome.record
    files = [file for file in record["files"] if file["status"] in ("read", "set aside", "joined")]
    return {
        "exit": outcome.exit_code,
        "version": record["version"],
        "vocabulary": record["vocabulary"],
        "inputs": record["key"],
        "sample": record["sample"],
        "files": len(files),
        "rows": sum(file["read"] for file in files),
        "kept": sum(file["kept"] for file in files),
        "refused": sum(file["refused"] for file in files),
        "partitions": len(record["partitions"]),
        "warnings": record.get("warnings", []),
    }


def exit_code(request: Request, record: dict[str, Any], before: dict[str, Any] | None) -> int:
    """3 when something was refused that was not refused last time; with --strict when anything was.

    The rows that our own sample breaks on purpose are no news, unless --strict asks for everything.
    """
    now: dict[str, int] = record["refusals"]
    if request.strict:
        return REFUSED_EXIT if now else 0
    if record["sample"]:
        return 0
    known: dict[str, int] = before["refusals"] if before else {}
    return REFUSED_EXIT if any(rows > known.get(what, 0) for what, rows in now.items()) else 0


def conclude(
    request: Request, record: dict[str, Any], before: dict[str, Any] | None, *, new: bool
) -> Outcome:
    """The outcome in words, held against the run before."""
    code = exit_code(request, record, before)
    there = {file["file"] for file in record["files"]}
    gone = [file["file"] for file in before["files"] if file["file"] not in there] if before else []
    return Outcome(record, tuple(_lines(record, code, gone, new=new)), code)


def _lines(record: dict[str, Any], code: int, gone: Sequence[str], *, new: bool) -> list[str]:
    files = record["files"]
    read = [file for file in files if file["status"] in ("read", "set aside", "joined")]
    rows, kept, refused = (sum(file[what] for file in read) for what in ("read", "kept", "refused"))
    lines = []
    if record["sample"]:
        lines.append(
            "Synthetic sample: made-up ads, to show what a report looks like. Put your own CSV files into data/raw."
        )
    if not new:
        lines.append("Nothing new since the last run: the report stands.")
    lines.append(f"Read {rows:,} rows of {len(read)} files: {kept:,} kept, {refused:,} refused.")
    lines += _by_reason(
        "SET ASIDE, counts in no trend:", [file for file in files if file["status"] == "set aside"]
    )
    lines += _by_reason("Refused", [file for file in files if file["status"] == "refused"])
    lines += [
        f"Refused {file['refused']:,} rows of {file['file']}: {file['note']}"
        for file in read
        if file["refused"] and file["status"] != "set aside"
    ]
    lines += [
        f"Noticed in {file['file']}: {file['note']}"
        for file in read
        if file["note"] and not file["refused"] and file["status"] == "read"
    ]
    lines += _by_reason("Left out", [file for file in files if file["status"] in ("copy", "left out")])
    if gone:
        lines.append(f"No longer there, and out of the warehouse: {', '.join(gone)}")
    lines += [f"Warning: {warning}" for warning in record.get("warnings", []) if new]
    lines += [f"- {finding}" for finding in record["findings"]]
    if code == REFUSED_EXIT:
        lines.append("Something was refused (exit code 3); the data page shows every file and reason.")
    return lines


def _by_reason(what: str, files: Sequence[dict[str, Any]]) -> list[str]:
    """A line for each reason, with the files that it holds for."""
    reasons: dict[str, list[str]] = {}
    for file in files:
        reasons.setdefault(file["note"], []).append(file["file"])
    return [
        f"{what} {', '.join(names[:NAMES_SHOWN])}"
        + (f" and {len(names) - NAMES_SHOWN} more files" if len(names) > NAMES_SHOWN else "")
        + f": {reason}"
        for reason, names in reasons.items()
    ]


def markdown(outcome: Outcome) -> str:
    """The summary as Markdown; names that came from files cannot become markup of their own."""
    lines = [f"# Run {outcome.record['run']}", ""]
    lines += [line if line.startswith("- ") else f"- {line}" for line in outcome.lines]
    return "\n".join(line.replace("<", "&lt;").replace("|", "&#124;") for line in lines) + "\n"


def _account(file: RawFile, parts: Sequence[Partition]) -> FileAccount:
    refused = sum(count_rows(part.rejects) for part in parts)
    kept = file.rows - refused if file.side else sum(count_rows(part.postings) for part in parts)
    status, notes = "read", []
    if file.problem is not None:
        status, notes = "refused", [file.problem]
    elif file.copy_of is not None:
        status, notes, kept = "copy", [f"the same bytes as {file.copy_of}"], 0
    else:
        if file.side:
            status, notes = "joined", [f"the table {file.side[1]} of {file.side[0]}"]
        elif file.set_aside:
            status = "set aside"
        notes += [f"odd: {flag}" for flag in file.flags]
        if refused:
            notes.append(_reasons(parts))
        if file.unseen:
            notes.append(f"columns not known to the source: {', '.join(file.unseen)}")
    profile = file.profile
    return FileAccount(
        file=file.name,
        digest=file.digest,
        bytes=file.bytes,
        source=profile.source if profile else None,
        encoding=profile.encoding if profile else None,
        delimiter=profile.delimiter if profile else None,
        rows_read=kept + refused,
        rows_kept=kept,
        rows_refused=refused,
        status=status,
        note="; ".join(notes),
        mapped=file.mapped if profile else None,
        sure=file.sure,
        cells_repaired=sum(_repaired(part.postings) for part in parts),
    )


def _repaired(postings: Path) -> int:
    return sum(row["repaired"] for row in read_table(postings, ["repaired"]))


def _left_out(name: str) -> FileAccount:
    note = "part of the synthetic sample, which never stands beside real ads"
    return FileAccount(name, "", 0, None, None, None, 0, 0, 0, "left out", note)


def _reasons(parts: Sequence[Partition]) -> str:
    counted: dict[str, int] = {}
    for part in parts:
        for row in read_table(part.rejects, ["reason"]):
            counted[row["reason"]] = counted.get(row["reason"], 0) + 1
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{reason} ({count:,})" for reason, count in ordered[:3])
    return shown + (f" and {len(ordered) - 3} more reasons" if len(ordered) > 3 else "")
