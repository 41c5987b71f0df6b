"""What others take for a part of the same work on the same files: each in a process of its own, watched like ours.

`python -m benchmarks.baselines NAME --ads FOLDER` runs one of them and prints its seconds. Imports and the building of
matchers are not counted; where the whole set would take too long, a stated number of ads is worked on.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measure import ask
from benchmarks.sums import scaled

BATCH = 2_000  # texts in memory at a time
TEXT = ("description", "Job Description")  # columns of texts in the generated files


@dataclass(frozen=True, slots=True)
class Baseline:
    """A thing that others would use, and what it is held against."""

    name: str
    title: str
    against: tuple[str, ...]  # steps of ours
    one_core: bool  # then ours is counted in seconds of a core, too
    most: int | None  # ads that it works on; more are scaled from these
    lacks: str  # what it does not do, in words


BASELINES = (
    Baseline(
        "duckdb",
        "DuckDB's bare `read_csv` to Parquet, all cores",
        ("ingest",),
        False,
        None,
        "It copies cells. It does not find out encoding, delimiter and meaning of columns of files nobody has described, repairs and refuses no rows, keeps no "
        "account of them, parses no dates, places or pay, and reads everything again the next night.",
    ),
    Baseline(
        "scan",
        "a bare Aho-Corasick scan of the lower-cased texts, one core",
        ("extraction",),
        True,
        None,
        "It finds letters: also `R` in every word with an r, and `Go` in `going`. There are no word boundaries, no longest match, no sections, no negation, no required or preferred, no "
        "boilerplate, no role, pay, level, remote work, language or sketch of the text, and nothing is written.",
    ),
    Baseline(
        "spacy",
        'plain spaCy, `blank("en")` and a PhraseMatcher on lower-case words, one core',
        ("extraction",),
        True,
        20_000,
        "It finds words. Nothing tells `Go` from `go`, R from R&D or a skill that is asked for from one that is not; overlaps stay; no other "
        "field of an ad is read, and nothing is written.",
    ),
    Baseline(
        "notebook",
        "a pandas notebook as written by hand (`benchmarks/notebook.py`), one core",
        ("whole run",),
        False,
        10_000,
        "It looks for a hundred names with a regular expression each, drops rows that are equal, counts months and draws five charts. It holds everything in memory and does not find edited copies of ads, "
        "say how sure a number is, hold sources apart, read pay from texts, keep what was read, or show from which words a number comes.",
    ),
)


def is_scaled(one: Baseline, ads: int) -> bool:
    """True where it works on fewer ads than there are."""
    return one.most is not None and one.most < ads


def whole_seconds(one: Baseline, size: Mapping[str, Any]) -> float:
    """Its seconds for all ads of a size, in proportion where it worked on fewer."""
    found = size["baselines"][one.name]
    return (
        scaled(found["seconds"], found["ads"], size["ads"])
        if is_scaled(one, size["ads"])
        else float(found["seconds"])
    )


def measure_baselines(raw: Path, scratch: Path, ads: int, say: Callable[[str], object]) -> dict[str, Any]:
    """All of them on one set of files, as plain data by name: seconds, on how many ads, memory."""
    told = {}
    for one in BASELINES:
        most = min(ads, one.most or ads)
        say(f"  {one.title}: {most:,} ads")
        scratch.mkdir(parents=True, exist_ok=True)
        found, seen = ask(
            "benchmarks.baselines", one.name, "--ads", raw, "--out", scratch, "--share", str(most / ads)
        )
        shutil.rmtree(scratch)
        told[one.name] = {
            "seconds": found["seconds"],
            "ads": found["ads"],
            "peak_bytes": seen.peak_bytes,
            "work": seen.work,
        }
        say(f"    {found['seconds']:.1f} s")
    return told


def rows_of(raw: Path, share: float) -> list[tuple[Path, int]]:
    """The files, and how many rows of each are this share of all."""
    import duckdb

    return [(path, round(read_csv(duckdb, path).count("*").fetchall()[0][0] * share)) for path in _files(raw)]


def _files(raw: Path) -> list[Path]:
    return sorted(raw.glob("*.csv"))


def read_csv(con: Any, path: Path) -> Any:
    """A file as DuckDB reads it by itself; rows with a wrong number of cells are left out."""
    told = {"header": True, "all_varchar": True, "delimiter": ",", "quotechar": '"', "escapechar": '"'}
    return con.read_csv(str(path), ignore_errors=True, **told)


def texts(raw: Path, share: float) -> Iterator[list[str]]:
    """The texts of ads, in batches."""
    import duckdb

    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        for path, rows in rows_of(raw, share):
            table = read_csv(con, path)
            (column,) = (name for name in table.columns if name in TEXT)
            for batch in table.limit(rows).project(f'"{column}"').to_arrow_reader(BATCH):
                yield [text for text in batch.column(0).to_pylist() if text]


def duckdb_alone(raw: Path, out: Path, share: float) -> tuple[float, int]:
    import duckdb

    began = time.perf_counter()
    with duckdb.connect() as con:
        con.execute("set enable_progress_bar = false")
        for path in _files(raw):
            read_csv(con, path).write_parquet(str(out / f"{path.stem}.parquet"), compression="zstd")
    seconds = time.perf_counter() - began
    return seconds, sum(rows for _, rows in rows_of(raw, share))


def scan_alone(raw: Path, out: Path, share: float) -> tuple[float, int]:  # noqa: ARG001 - all baselines are called alike
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick([form.lower() for form in _forms()])
    return _timed(
        raw,
        share,
        lambda batch: [automaton.find_matches_as_indexes(text.lower(), overlapping=True) for text in batch],
    )


def spacy_alone(raw: Path, out: Path, share: float) -> tuple[float, int]:  # noqa: ARG001 - as above
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("skill", list(nlp.tokenizer.pipe(_forms())))
    return _timed(raw, share, lambda batch: [matcher(doc) for doc in nlp.pipe(batch)])


def notebook_alone(raw: Path, out: Path, share: float) -> tuple[float, int]:
    from benchmarks import notebook

    rows = {path.name: count for path, count in rows_of(raw, share)} if share < 1 else {}
    began = time.perf_counter()
    count = notebook.run(raw, out, rows)
    return time.perf_counter() - began, count


def _timed(raw: Path, share: float, work: Callable[[list[str]], object]) -> tuple[float, int]:
    """Seconds of the work alone, without the reading of the files, and the number of texts."""
    seconds, count = 0.0, 0
    for batch in texts(raw, share):
        began = time.perf_counter()
        work(batch)
        seconds += time.perf_counter() - began
        count += len(batch)
    return seconds, count


def _forms() -> list[str]:
    """All forms of the built-in vocabulary, each once."""
    from mltrends import taxonomy

    return sorted({form.text for concept in taxonomy.load().concepts for form in concept.forms()})


RUNS: dict[str, Callable[[Path, Path, float], tuple[float, int]]] = {
    "duckdb": duckdb_alone,
    "scan": scan_alone,
    "spacy": spacy_alone,
    "notebook": notebook_alone,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=RUNS)
    parser.add_argument(
        "--ads", type=Path, required=True, metavar="FOLDER", help="with the CSV files of `mltrends sample`"
    )
    parser.add_argument(
        "--out", type=Path, default=Path(), metavar="FOLDER", help="where it may write (default: here)"
    )
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the ads, from the head of each file (default: all)"
    )
    told = parser.parse_args()
    seconds, ads = RUNS[told.name](told.ads, told.out, told.share)
    print(json.dumps({"seconds": seconds, "ads": ads}))


if __name__ == "__main__":
    main()
