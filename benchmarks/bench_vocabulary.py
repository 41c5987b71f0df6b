"""Measure what a large vocabulary costs: reading ads with 30,000 imported concepts on top, and the start of a reader.

Run alone, `python -m benchmarks.bench_vocabulary --concepts 60000` says what was found, too.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from pathlib import Path

from mltrends import sample, taxonomy
from mltrends.extract.reader import Reader
from mltrends.model import IMPORTED
from mltrends.taxonomy.imported import Entry, layer_text

CONCEPTS = 30_000
FORMS = 4  # of each
ADS = 300
MOST = 1.5  # times as long as without, at the most
START = "from mltrends import taxonomy; from mltrends.extract.reader import Reader; Reader(taxonomy.load())"

Row = tuple[str, float, str, float]


def layers(folder: Path, texts: Sequence[str], concepts: int, common: float) -> list[Path]:
    """Made-up classifications, met in these ads as often as ESCO and O*NET are in real ones, or more.

    Of the forms of the first a share of `common` are runs of words of an ad, and twenty times as many begin like one,
    so that the scan looks closer and finds nothing; all others are words that no ad has.
    """
    draw = random.Random(11)  # noqa: S311 - made-up words, no secret
    runs = ["".join(sign if sign.isalpha() else " " for sign in text).lower().split() for text in texts]

    def name() -> str:
        return "".join(draw.choices("aeioulnrst", k=7)).capitalize()

    def phrase() -> str:
        words, chance = draw.choice(runs), draw.random()
        start = draw.randrange(len(words) - 6)
        if chance < common:
            return " ".join(words[start : start + draw.randint(2, 4)])
        begins = words[start : start + 3] if chance < 20 * common else [name().lower(), words[start]]
        return " ".join((*begins, name().lower(), words[-1]))

    made = []
    for scheme, share in (("esco", 2 / 3), ("onet", 1 / 3)):
        entries = []
        for number in range(round(concepts * share)):
            names = (name(),) if scheme == "onet" else ()
            forms = tuple(
                dict.fromkeys(phrase() if scheme == "esco" else f"{names[0]} {name()}" for _ in range(FORMS))
            )
            entries.append(Entry(f"{scheme}-{number}", f"Entry {number}", forms, (), names, f"x:{number}"))
        head = dict.fromkeys(("title", "attribution", "licence", "from"), "made up") | {"scheme": scheme}
        made.append(folder / f"{scheme}.csv")
        made[-1].write_text(layer_text(head, entries), encoding="utf-8")
    return made


def sample_texts(folder: Path) -> list[str]:
    sample.write(folder, ads=3 * ADS)
    return _some(sorted(folder.glob("*.csv")))


def real_texts() -> list[str]:
    """Ads of the real files, an equal number of each as far as they reach; none when there are no files."""
    folder = os.environ.get("MLTRENDS_DATASETS")
    return _some(sorted(Path(folder).rglob("*.csv"))) if folder else []


def _some(paths: Sequence[Path]) -> list[str]:
    found = [list(_texts(path)) for path in paths]
    turns = zip_longest(*found)
    return [text for turn in turns for text in turn if text is not None][:ADS]


def _texts(path: Path) -> Iterator[str]:
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in islice(csv.reader(file), ADS):
            longest = max(row, key=len, default="")
            if 800 < len(longest) < 20_000 and longest.count(" ") > 100:
                yield longest


def reading(folder: Path, repeat: int, concepts: int = CONCEPTS) -> list[Row]:
    """Rows for the table of `make bench`: reading with imported layers, against reading without, by turns."""
    folder.mkdir(parents=True, exist_ok=True)
    made = sample_texts(folder / "ads")
    rows = []
    for what, texts, common in (("made-up", made, 1 / 1000), ("real", real_texts(), 1 / 300)):
        if not texts:
            continue
        paths = layers(folder, texts, concepts, common)
        plain, layered = Reader(taxonomy.load()), Reader(taxonomy.load(paths))
        seconds: dict[bool, list[float]] = {False: [], True: []}
        found = [0, 0]
        for number in range(repeat + 1):
            for beside, reader in ((False, plain), (True, layered)):
                began = time.process_time()
                ads = [reader.read(text=text).ad for text in texts]
                if number:  # in the first turn words are met for the first time
                    seconds[beside].append(time.process_time() - began)
                found[beside] = sum((one.kind in IMPORTED) is beside for ad in ads for one in ad.mentions)
        rows.append(
            (
                f"{len(texts)} {what} ads read with {concepts:,} imported concepts on top "
                f"({found[1] / len(texts):.1f} mentions an ad beside our {found[0] / len(texts):.1f}), one core",
                statistics.median(seconds[True]),
                "the built-in vocabulary alone",
                statistics.median(seconds[False]),
            )
        )
    return rows


def start(repeat: int) -> list[Row]:
    """The start of a reader in a fresh process, against the import of spaCy that is part of it; seconds of a core."""

    def process(script: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", script], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    pairs = [(process(START), process("import spacy")) for _ in range(repeat)]
    ours, theirs = (statistics.median(seconds) for seconds in zip(*pairs, strict=True))
    what = "`Reader(taxonomy.load())` in a fresh process, all imports included"
    return [(what, ours, "`import spacy` alone", theirs)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=CONCEPTS)
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mltrends-bench-") as name:
        rows = [*start(given.repeat), *reading(Path(name), given.repeat, given.concepts)]
    for what, ours, against, theirs in rows:
        print(f"{what}: {ours:.2f} s; {against}: {theirs:.2f} s; ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
