"""What a run answered, kept beside its record, so that a later run can say what changed.

A folder of one Parquet file an answer, and `about.json`: what is known of the run, and of every answer its
question, what there is one row of, its unit and a digest of its query. No row of an ad is in it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from mltrends.charts.house.answers import Answer, Answers
from mltrends.model import Column, Problem, Type
from mltrends.report.read import Query
from mltrends.store.files import digest_of, put_json
from mltrends.store.tables import read_columns, write_columns

ABOUT = "about.json"
WHAT = "answers of a run of mltrends"


class KeptError(Problem):
    """What a run answered cannot be read; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer answers, without its numbers."""

    title: str
    grain: tuple[str, ...]
    unit: str
    query: str  # digest of its SQL


@dataclass(frozen=True, slots=True)
class Kept:
    """What a run answered; `run` is its name, and empty for one that has none yet."""

    answers: Answers
    questions: Mapping[str, Question]
    run: str = ""


def kept_of(answers: Answers, queries: tuple[Query, ...], run: str = "") -> Kept:
    """What was read from a warehouse, to be held against what a run kept."""
    return Kept(answers, {query.answer: _question(query) for query in queries}, run)


def keep_answers(kept: Kept, types: Mapping[str, Mapping[str, Type]], folder: Path) -> None:
    """Write all answers into `folder`, which is there whole or not at all; the same answers give the same bytes.

    Args:
        kept: what is to be kept.
        types: of the columns of every answer.
        folder: takes the place of what is there.
    """
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(parents=True)
        for name, answer in kept.answers.tables.items():
            _write(draft / f"{name}.parquet", answer, types[name])
        told = {
            "what": WHAT,
            "about": dict(kept.answers.about),
            "questions": {name: asdict(question) for name, question in sorted(kept.questions.items())},
            "answers": sorted(kept.answers.tables),
        }
        put_json(draft / ABOUT, told)
        shutil.rmtree(folder, ignore_errors=True)
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def read_kept(folder: Path) -> Kept:
    """Read what a run answered.

    Raises:
        KeptError: when the folder is none of ours, or not whole.
    """
    try:
        told = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        questions = {
            name: Question(**question | {"grain": tuple(question["grain"])})
            for name, question in told["questions"].items()
        }
        tables = {name: _answer(folder, name) for name in told["answers"]}
        return Kept(Answers(tables, told["about"]), questions, folder.name)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, pa.ArrowException) as error:
        raise KeptError(
            f"the answers that were kept in {folder} cannot be read ({type(error).__name__}); "
            "remove that folder, the next run keeps its own"
        ) from error


def _write(path: Path, answer: Answer, types: Mapping[str, Type]) -> None:
    cells = [list(column) for column in zip(*answer.rows, strict=True)] or [[] for _ in answer.columns]
    columns = [Column(name, types[name], "") for name in answer.columns]
    write_columns(path, columns, dict(zip(answer.columns, cells, strict=True)))


def _question(query: Query) -> Question:
    grain = tuple(word.strip() for word in query.grain.split(","))
    return Question(query.title, grain, query.unit, digest_of(query.sql))


def _answer(folder: Path, name: str) -> Answer:
    columns = read_columns(folder / f"{name}.parquet")
    return Answer(name, tuple(columns), tuple(zip(*columns.values(), strict=True)))
