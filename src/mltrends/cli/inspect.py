"""`mltrends inspect`: how a file would be read, and a mapping to correct it by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from mltrends.run.inspection import Inspection

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", "~": "tilde"}
QUOTES = {"doubled": "quotes doubled", "escaped": "quotes behind a backslash", "none": "quotes are letters"}
WIDTH = 60  # characters of a cell that are shown


@click.command("inspect", short_help="Show how a file would be read, and write a mapping to edit.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--no-write", is_flag=True, help="Only look: write no FILE.mapping.toml.")
@click.option(
    "--force", is_flag=True, help="Write FILE.mapping.toml anew where there is one, or for a known dataset."
)
def command(file: Path, no_write: bool, force: bool) -> int:
    """Show how FILE would be read, and five of its ads.

    Encoding, delimiter, which column is what and how sure that is, what will be missing, what is odd.

    For a file that is no known dataset the mapping is written to FILE.mapping.toml beside it. Edit it where
    it is wrong: what it says wins from the next run on.

    \b
    mltrends inspect data/raw/stellen.csv
    """
    from mltrends.run.inspection import inspect_file, write_mapping

    code = 0
    for inspection in inspect_file(file):
        for line in _lines(inspection):
            click.echo("".join(letter if letter.isprintable() else "\ufffd" for letter in line))
        code = max(code, 1 if inspection.looked.problem else 0)
        if not no_write and (force or (inspection.guess is not None and inspection.file.mapped != "told")):
            target = write_mapping(file, inspection, force=force)
            if target is not None:
                click.echo(f"Wrote {target}; edit it where it is wrong: it wins from the next run on.")
    return code


def _lines(inspection: Inspection) -> Iterator[str]:
    file, looked = inspection.file, inspection.looked
    yield (
        f"{file.name}: {file.bytes / 1e6:,.1f} MB, {looked.rows:,} rows"
        if looked.rows
        else f"{file.name}: {file.bytes:,} bytes"
    )
    if looked.dialect is not None:
        encoding = looked.profile.encoding if looked.profile else "utf-8"
        packed = f", packed as {file.recipe.packing}" if file.recipe.packing else ""
        recoded = f" (made of {file.recipe.recode})" if file.recipe.recode else ""
        delimiter = DELIMITERS.get(looked.dialect.delimiter, looked.dialect.delimiter)
        yield f"  written as  {encoding}{recoded}{packed}, {delimiter} between cells, {QUOTES[looked.dialect.quoting]}"
    yield f"  taken for   {_taken_for(inspection)}"
    if looked.problem:
        yield f"  refused     {looked.problem}"
    yield from _columns(inspection)
    if inspection.missing:
        yield f"  missing     {', '.join(inspection.missing)}: reports will say nothing of these for this file"
    for one in looked.suspicions:
        aside = "; it would be set aside from all trends" if one.set_aside else ""
        yield f"  odd         {one.what}: {one.evidence}{aside}"
    if inspection.ads:
        yield "  the first ads, as they would be read"
        for number, ad in enumerate(inspection.ads, 1):
            yield f"    {number}. {_ad(ad)}"


def _taken_for(inspection: Inspection) -> str:
    source, guess = inspection.source, inspection.guess
    if inspection.file.mapped == "told":
        return f"what its mapping file says ({source.name if source else 'nothing'})"
    if inspection.looked.side:
        return f"the table {inspection.looked.side[1]} of the relational set {inspection.looked.side[0]}"
    if guess is not None:
        return f"an unknown table; what its columns are is inferred, {100 * guess.sure:.0f} % sure"
    return f"{source.title} ({source.name}, {source.kind})" if source else "nothing that is known"


def _columns(inspection: Inspection) -> Iterator[str]:
    source, dialect = inspection.source, inspection.looked.dialect
    if source is None or dialect is None:
        return
    from mltrends.sources.recognise import header_word, known_words

    words = [header_word(cell) for cell in dialect.header]
    sure = inspection.guess.confidence if inspection.guess else {}
    first = "  columns     "
    for role, columns in source.roles.items():
        there = [column for column in columns if column in words or column.split(".", 1)[0] in words]
        if not there:
            continue
        share = f", {100 * sure[role]:.0f} % sure" if role in sure else ""
        example = _example(dialect.rows, words, there[0])
        yield f"{first}{role} <- {', '.join(there)}{share}{example}"
        first = "              "
    used = {column for columns in source.roles.values() for column in columns}
    roots = {column.split(".", 1)[0] for column in used}
    ignored = [
        word or "(no name)" for word in words if word not in used | roots and word in known_words(source)
    ]
    if ignored:
        yield f"  not used    {', '.join(ignored)}"
    if inspection.looked.unseen:
        yield f"  not known   {', '.join(inspection.looked.unseen)}"


def _example(rows: tuple[tuple[str, ...], ...], words: list[str], column: str) -> str:
    at = words.index(column) if column in words else None
    cells = (row[at] for row in rows[:200] if at is not None and len(row) == len(words))
    cell = next((cell for cell in cells if cell.strip()), "")
    return f"   e.g. {_cut(cell)}" if cell else ""


def _ad(ad: dict[str, Any]) -> str:
    from mltrends.parse.mask import mask

    read = ad["ad"]
    place = ", ".join(part for part in (ad["city"], ad["region"], ad["country"]) if part)
    pay = ""
    if read.salary:
        bounds = [end for end in (read.salary.min, read.salary.max) if end is not None]
        ends = " to ".join(f"{end:,.0f}" for end in dict.fromkeys(bounds))
        pay = f"{read.salary.currency or ''} {ends} a {read.salary.period}".strip()
    facts = (
        _cut(ad["title"]),
        ad["company"],
        place,
        str(ad["posted_on"] or "no date"),
        read.remote if read.remote != "unstated" else "",
        pay,
        f"{read.role}{'' if read.seniority == 'mid' else ', ' + read.seniority}",
        f"{ad['text_chars']:,} characters of text" if ad["text_chars"] else "no text",
        ", ".join(sorted(read.skills)[:6]),
    )
    return mask(" | ".join(fact for fact in facts if fact))


def _cut(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
