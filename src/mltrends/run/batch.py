"""What a worker does with a batch of partitions: read raw slices, and extract what the ads say.

These run in child processes, here or on other machines: they take small picklable arguments, write
finished files, and give back counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mltrends.model import MENTIONS, POSTINGS, READINGS, Profile, Salary
from mltrends.run.plan import Partition, ReadJob
from mltrends.run.reach import Reach
from mltrends.run.workers import tell
from mltrends.sources.columns import Sides
from mltrends.sources.headline import with_headlines
from mltrends.sources.mapping import source_of_profile
from mltrends.sources.reader import check_side, read_slice, side_rows
from mltrends.store.forgotten import load_forgotten
from mltrends.store.home import Home
from mltrends.store.tables import count_rows, read_columns, read_table, write_columns, write_table

IN_THE_HOME = Reach()
PAY_COLUMNS = ("pay_min", "pay_max", "pay_currency", "pay_period", "pay_inferred")
READ_COLUMNS = (
    "row", "title", "text", "place_text", "country", "remote_text", "company",
    *PAY_COLUMNS,
)  # fmt: skip


def read_batch(batch: Sequence[ReadJob], home: Home, reach: Reach = IN_THE_HOME) -> tuple[int, int]:
    """Read the slices of a batch into postings and refusals; gives rows kept and refused."""
    kept = refused = 0
    tables: dict[tuple[str, ...], Sides] = {}
    forgotten = load_forgotten(home)
    for job in batch:
        part = job.partition
        content = reach.slice_of(part.path, part.piece, part.raw, part.recipe, part.url)
        if part.is_side:
            counted = check_side(content, job.profile, part.columns, part.rejects)
        else:
            names = tuple(side.digest for side in job.sides)
            if names not in tables:
                tables[names] = _side_tables(job, reach)
            counted = read_slice(
                content,
                job.profile,
                part.columns,
                part.rejects,
                sides=tables[names],
                forgets=forgotten.names_ad if forgotten else None,
            )
        reach.keep_read(part)
        kept, refused = kept + counted[0], refused + counted[1]
        tell(len(content))
    return kept, refused


def _side_tables(job: ReadJob, reach: Reach) -> Sides:
    """The columns of side tables that roles name, by key."""
    source = source_of_profile(job.profile)
    columns = [column.split(".", 1) for names in source.roles.values() for column in names if "." in column]
    keys = {table.name: table.key for table in source.tables}
    made: dict[str, dict[str, dict[str, str]]] = {}
    for side in job.sides:
        if side.side is None or side.profile is None:
            continue
        name = side.side[1]
        wanted = {column[1] for column in columns if column[0] == name}
        for piece in side.slices if wanted else ():
            content = reach.slice_of(side.plain, piece, side.path, side.recipe, side.url)
            for key, row in side_rows(content, side.profile, keys[name], wanted).items():
                made.setdefault(name, {}).setdefault(key, row)
    return made


def extract_batch(batch: Sequence[Partition], layers: Sequence[Path], reach: Reach = IN_THE_HOME) -> int:
    """Read the texts of a batch; gives the number of ads. The matchers are built once for all of it.

    A partition that is there already was finished by a worker that died later: it is not read again.
    """
    from mltrends import taxonomy
    from mltrends.extract.reader import Reader, builtin_reader

    reader = Reader(taxonomy.load(layers)) if layers else builtin_reader()
    ads = 0
    for partition in batch:
        reach.fetch(partition)
        if partition.is_extracted:
            ads += count_rows(partition.readings)
            continue
        if partition.headed is not None:
            add_headlines(partition.columns, partition.headed, partition.postings)
        readings: list[dict[str, Any]] = []
        mentions: list[dict[str, Any]] = []
        for posting in read_table(partition.postings, READ_COLUMNS):
            reading = reading_of(reader, posting)
            readings.append(_reading_row(posting["row"], reading))
            mentions.extend(_mention_rows(posting["row"], reading))
        write_table(partition.mentions, MENTIONS, mentions)
        write_table(partition.readings, READINGS, readings)  # last: where it is, the mentions are too
        reach.keep_extracted(partition)
        ads += len(readings)
        tell(len(readings))
    return ads


def add_headlines(columns: Path, profile: Profile, postings: Path) -> None:
    """Write postings with what first lines of their texts tell beside their columns."""
    told = with_headlines(read_columns(columns), source_of_profile(profile), profile)
    write_columns(postings, POSTINGS, told)


def reading_of(reader: Any, posting: dict[str, Any]) -> Any:
    """What the reader says of a posting; the pay column goes in as the value that it was parsed to."""
    pay = None
    if posting["pay_period"] is not None:
        pay = Salary(*(posting[name] for name in PAY_COLUMNS))
    return reader.read(
        title=posting["title"],
        text=posting["text"],
        place=posting["place_text"],
        country=posting["country"],
        currency=posting["pay_currency"],
        remote=posting["remote_text"],
        company=posting["company"] or "",
        column_pay=pay,
    )


def _reading_row(row: int, reading: Any) -> dict[str, Any]:
    ad, pay = reading.ad, reading.ad.salary
    return {
        "row": row,
        "role": ad.role,
        "seniority": ad.seniority,
        "speciality": ad.speciality,
        "remote": ad.remote,
        "remote_said": reading.remote_said,
        "remote_scope": ad.remote_scope,
        "remote_countries": " ".join(ad.remote_countries) or None,
        "education": ad.education,
        "years": ad.years,
        "language": ad.language,
        "employment_said": reading.employment,
        "industry_said": reading.industry.concept if reading.industry else None,
        "industry_field": reading.industry.field if reading.industry else None,
        "salary_min": pay.min if pay else None,
        "salary_max": pay.max if pay else None,
        "salary_currency": pay.currency if pay else None,
        "salary_period": pay.period if pay else None,
        "salary_inferred": pay.inferred if pay else None,
        "salary_field": reading.salary_field,
        "text_chars": reading.text_chars,
        "text_digest": reading.text_digest,
        "text_sketch": reading.text_sketch,
    }


def _mention_rows(row: int, reading: Any) -> Iterator[dict[str, Any]]:
    for mention, snippet in zip(reading.ad.mentions, reading.snippets, strict=True):
        yield {
            "row": row,
            "concept": mention.concept,
            "label": mention.label,
            "kind": mention.kind,
            "field": mention.field,
            "span_start": mention.start,
            "span_end": mention.end,
            "surface": mention.surface,
            "section": mention.section,
            "requirement": mention.requirement,
            "counted": mention.counted,
            "why_not": mention.why_not,
            "rule": mention.rule,
            "snippet": snippet,
        }
