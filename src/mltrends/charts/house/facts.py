"""What every chart and page says about the run: sources, period, n, version, sample or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mltrends.charts.house.answers import Answers, RoleShare, SourceAccount
from mltrends.charts.house.words import clean, count, counted, day_name, listed, period

PLACE = "all places in the data"
CONFIDENCE = "95% interval"
ONE_ROLE = "One role is counted, so that it has no share to follow"


@dataclass(frozen=True, slots=True)
class Facts:
    """The run in a few words."""

    sample: bool
    version: str
    as_of: str  # day on which the newest ad was first seen
    ads: int  # in scope
    sources: tuple[str, ...]  # titles of those that brought ads
    flowing: int  # how many of them say when an ad was posted
    repeats: float | None  # share of their postings that repeat an ad
    first: date | None
    last: date | None
    place: str = PLACE
    part: str = ""  # which ads these are, where they are not all

    @property
    def period(self) -> str:
        """First to last month in which ads were seen."""
        return period(self.first, self.last)

    @property
    def scope_line(self) -> str:
        """Place, period and n, for the end of a subtitle."""
        return f"{self.place}, {self.period}"

    @property
    def source_line(self) -> str:
        """Where the numbers come from, derived from the data."""
        names = listed([clean(title, 60) for title in self.sources], most=4) or "no source"
        kind = "synthetic sample: " if self.sample else ""
        until = f"; ads up to {self.as_of}" if self.as_of else ""
        part = f"Only {self.part}. " if self.part else ""
        return f"{part}Source: {kind}{names}, via mltrends\u00a0{self.version}; n\u00a0=\u00a0{count(self.ads)}\u00a0ads{until}"


def facts(answers: Answers) -> Facts:
    """Read the facts off the answers."""
    sample = answers.about.get("sample") == "true"
    brought = [source for source in answers.rows(SourceAccount) if source.ads > 0 and _counts(source, sample)]
    postings = sum(source.postings for source in brought)
    firsts = [source.first_month for source in brought if source.first_month]
    lasts = [source.last_month for source in brought if source.last_month]
    return Facts(
        sample=sample,
        version=answers.about.get("mltrends_version", "unknown"),
        as_of=day_name(answers.about.get("as_of", "")),
        ads=max((row.n for row in answers.rows(RoleShare)), default=0),
        sources=tuple(source.title for source in brought),
        repeats=1 - sum(source.ads for source in brought) / postings if postings else None,
        flowing=sum(source.flow for source in brought),
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        place=clean(answers.about.get("filter_place", "")) or PLACE,
        part=clean(answers.about.get("filter", ""), 400),
    )


def one_role(answers: Answers) -> bool:
    """True where ads are counted for one role alone, of whose share nothing can be said."""
    return len(answers.rows(RoleShare)) == 1


def _counts(source: SourceAccount, sample: bool) -> bool:
    """Ads of surveys and other kinds are in the warehouse, but in no answer on demand."""
    return source.kind == "postings" or (source.kind == "synthetic" and sample)


def from_sources(n: int, what: str, sources: int) -> str:
    """`n = 5,432 ads from 3 sources`, broken only between its parts."""
    return f"n\u00a0=\u00a0{count(n)} {what} from\u00a0{counted(sources, 'source')}"
