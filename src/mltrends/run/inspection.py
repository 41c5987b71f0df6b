"""A file looked at for its owner: how it would be read, how sure that is, and five ads of it."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mltrends.model import Profile, Source, WrongUse
from mltrends.run.inputs import RawFile, clean, inspect, mapping_of, slice_content, survey_of
from mltrends.sources.general.infer import Guess
from mltrends.sources.mapping import mapping_text, source_of_profile
from mltrends.sources.plain import members, packing_of
from mltrends.sources.reader import read_slice
from mltrends.sources.survey import Survey
from mltrends.store.files import put_text
from mltrends.store.tables import read_table

ADS = 5
LOOKED_AT = 400  # characters of a cell that is shown as an example
_CARRIES = ("text", "pay", "place", "date", "remote", "employment")
_PAY_ROLES = ("pay", "pay_low", "pay_high")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is known of one table: the file, the survey of it, and its first ads."""

    file: RawFile
    looked: Survey
    source: Source | None
    ads: tuple[dict[str, Any], ...]

    @property
    def guess(self) -> Guess | None:
        """What was inferred, when the dataset is not known."""
        return self.looked.guess

    @property
    def missing(self) -> tuple[str, ...]:
        """What reports will lack from this file."""
        if self.source is None:
            return ()
        there = {role for role in self.source.roles if role in _CARRIES}
        if any(role in self.source.roles for role in _PAY_ROLES):
            there.add("pay")
        return tuple(what for what in _CARRIES if what not in there)


def inspect_file(path: Path) -> list[Inspection]:
    """Look at a file, and at each table in it when it is a zip file.

    Raises:
        WrongUse: when there is no such file, or its mapping cannot be meant.
        Problem: when it cannot be unpacked.
    """
    if not path.is_file():
        raise WrongUse(f"there is no file {path}")
    packing = packing_of(path)
    with tempfile.TemporaryDirectory(prefix="mltrends-") as scratch:
        folder = Path(scratch)
        base = inspect(path, clean(path.name), folder)
        inside = members(path) if packing == "zip" else [""]
        found = []
        for file, member in zip(base, inside, strict=True):
            file, looked = survey_of(file, packing, member, folder, lambda _: None)
            profile = looked.profile
            source = source_of_profile(profile) if profile is not None else None
            if source is None and looked.guess is not None:
                source = looked.guess.source
            ads = _first_ads(file, looked, profile, folder) if profile is not None and not looked.side else ()
            found.append(Inspection(file, looked, source, ads))
    return found


def write_mapping(path: Path, inspection: Inspection, *, force: bool = False) -> Path | None:
    """Write the mapping of a file beside it for its owner to edit; None when there is nothing to map.

    Raises:
        WrongUse: when there is one already and `force` is not given.
    """
    target = mapping_of(path)
    source, dialect = inspection.source, inspection.looked.dialect
    if source is None or dialect is None:
        return None
    if target.exists() and not force:
        raise WrongUse(f"{target.name} is there already and is what counts; --force writes it anew")
    guess = inspection.guess
    sure = {role: f"{100 * share:.0f} % sure" for role, share in guess.confidence.items()} if guess else {}
    encoding = inspection.looked.profile.encoding if inspection.looked.profile else "utf-8"
    found = (
        "# How the file is written is found anew each time; what is told here would be taken instead.\n"
        f'# encoding = "{encoding}"\n# delimiter = {json.dumps(dialect.delimiter)}\n\n'
    )
    text = mapping_text(source, encoding="", delimiter="", comments=sure)
    put_text(target, text.replace("\nname = ", f"\n{found}name = ", 1))
    return target


def _first_ads(file: RawFile, looked: Survey, profile: Profile, folder: Path) -> tuple[dict[str, Any], ...]:
    """The first ads as a run would read them: columns and text together."""
    from mltrends.extract.reader import builtin_reader
    from mltrends.run.batch import add_headlines, reading_of

    postings, rejects = folder / "postings.parquet", folder / "rejects.parquet"
    content = slice_content(file.plain, looked.slices[0], file.path, file.recipe)
    read_slice(content, profile, postings, rejects)
    if source_of_profile(profile).headline:
        add_headlines(postings, profile, postings)
    reader = builtin_reader()
    ads = []
    for posting in read_table(postings)[:ADS]:
        reading = reading_of(reader, posting)
        ads.append(posting | {"ad": reading.ad, "text_chars": reading.text_chars})
    return tuple(ads)
