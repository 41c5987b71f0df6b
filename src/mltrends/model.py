"""The shared nouns: what is handed from room to room. Imports nothing of ours.

A table that leaves a room is declared here once, as a tuple of columns with a type and a
meaning. The Parquet schemas, the comments in the warehouse and the codebook are all made
from these declarations, so that a column means one thing everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# ---------------------------------------------------------------- words with a fixed spelling

Role = Literal[
    "Data Scientist",
    "Machine Learning Engineer",
    "Machine Learning Research Scientist",
    "AI Engineer",
    "NLP Engineer",
    "Computer Vision Engineer",
    "Data Engineer",
    "Data Analyst",
    "MLOps Engineer",
    "AI/ML Product Manager",
    "AI Ethics and Policy Specialist",
    "Machine Learning Consultant",
    "Research Assistant",
    "Academic Researcher",
    "Software Engineer",
    "Other",
]
Seniority = Literal["intern", "junior", "mid", "senior", "lead", "manager", "director", "chief"]
Remote = Literal["remote", "hybrid", "onsite", "unstated"]
RemoteScope = Literal["worldwide", "country", "region", "unstated"]
Education = Literal["unstated", "bachelor", "master", "phd"]
Period = Literal["year", "month", "week", "day", "hour"]
Requirement = Literal["required", "preferred", "unstated"]
Section = Literal["title", "requirements", "preferred", "duties", "about", "benefits", "legal", "body"]
SourceKind = Literal["postings", "survey", "aggregate", "synthetic"]
PayKind = Literal[
    "stated_employer", "employer_estimate", "board_estimate", "model_predicted", "survey", "none"
]

UNSTATED = "unstated"  # the one word for "not said", in Python, SQL and on pages


# ---------------------------------------------------------------- what a reading of an ad says


@dataclass(frozen=True, slots=True)
class Salary:
    """Pay as the ad states it: one-sided pay stays one-sided, nothing is annualised here."""

    min: float | None
    max: float | None
    currency: str | None
    period: Period
    inferred: bool = field(default=False, compare=False)  # no word says the period, the size of the sum does


@dataclass(frozen=True, slots=True)
class Mention:
    """One concept found at one place of one ad.

    `field[start:end]` slices the string that was handed in; `surface` is the same words after
    the text was repaired (entities decoded, glued words split), so the two may differ.
    """

    concept: str
    label: str
    kind: str
    field: Literal["title", "text"]
    start: int
    end: int
    surface: str
    section: Section
    requirement: Requirement
    counted: bool
    why_not: str | None
    rule: str

    @property
    def required(self) -> bool:
        """True when the ad asks for it outright."""
        return self.requirement == "required"

    @property
    def preferred(self) -> bool:
        """True when the ad would only like to see it."""
        return self.requirement == "preferred"


# Kinds of concepts that say what an ad is about, and that nobody is asked to know.
TOPICS = (
    "seniority",
    "education",
    "learning",
    "industry",
    "application",
    "responsibility",
    "ethics",
    "future",
)


# Kinds of concepts that stand in a published classification, which a home may lay over the vocabulary. They are
# found and reported apart, and never change what is found of our own.
IMPORTED = ("esco", "onet")


@dataclass(frozen=True, slots=True)
class Ad:
    """What `read_ad` says of one ad."""

    role: Role
    seniority: Seniority
    remote: Remote
    education: Education
    years: int | None
    salary: Salary | None
    mentions: tuple[Mention, ...]
    language: str | None = None  # ISO 639-1; None when it cannot be told
    speciality: str | None = None  # a field that the title names beside the role: "Software Engineer, ML"
    remote_scope: RemoteScope | None = None  # from where remote work may be done; None when none is offered
    remote_countries: tuple[str, ...] = ()  # countries that the scope names, as ISO codes in order

    @property
    def skills(self) -> set[str]:
        """The labels of all counted mentions of skills; those of imported classifications are apart."""
        apart = (*TOPICS, *IMPORTED)
        return {one.label for one in self.mentions if one.counted and one.kind not in apart}

    @property
    def topics(self) -> set[str]:
        """The labels of all counted mentions of what the ad is about: industries, applications, ethics …."""
        return {one.label for one in self.mentions if one.counted and one.kind in TOPICS}


# ---------------------------------------------------------------- tables between the rooms

Type = Literal["text", "integer", "number", "date", "flag", "bytes"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, its type, and one sentence that says what it means."""

    name: str
    type: Type
    meaning: str


POSTINGS = (
    Column(
        "row", "integer", "Number of the record in its slice of the raw file, from 0, header not counted."
    ),
    Column("line", "integer", "Line of the slice on which the record starts, from 0."),
    Column(
        "base_id", "text", "Source and the publisher's id, else source and a digest of the row; may repeat."
    ),
    Column(
        "row_digest", "text", "Digest of the raw cells that play a role; equal for rows that say the same."
    ),
    Column("source", "text", "Name of the source whose shape the file has."),
    Column("title", "text", "Job title, as the publisher wrote it."),
    Column("text", "text", "Text of the ad, as the publisher wrote it; empty when the source has none."),
    Column("company_text", "text", "Employer cell, raw."),
    Column("place_text", "text", "Location cell, raw."),
    Column("country_text", "text", "Country cell, raw, when the source has one apart from the location."),
    Column("pay_text", "text", "Pay cell, raw; cells of a structured pay joined by spaces."),
    Column("date_text", "text", "Date posted, raw."),
    Column("expires_text", "text", "End of the ad, raw: closing date, expiry, last day to apply."),
    Column("remote_text", "text", "Remote flag, raw."),
    Column("employment_text", "text", "Kind of employment, raw."),
    Column("industry_text", "text", "Industry of the employer, raw."),
    Column("url", "text", "Link to the ad, raw."),
    Column("company", "text", "Employer's name, tidied; null when not said."),
    Column("city", "text", "City, when it could be told."),
    Column("region", "text", "State or region, when it could be told."),
    Column("country", "text", "Country as ISO 3166 two-letter code, when it could be told."),
    Column("posted_on", "date", "Day on which the ad was posted; null when it could not be told."),
    Column(
        "expires_on",
        "date",
        "Last day on which the ad is open; null when it could not be told, or cannot be: before the ad was posted, or over two years after.",
    ),
    Column("remote", "text", "What the remote column says: remote, hybrid, onsite or unstated."),
    Column("employment", "text", "full-time, part-time, contract, internship, temporary or unstated."),
    Column(
        "industry",
        "text",
        "Industry that the column tells: id of a concept of kind industry, or other; null when it tells none.",
    ),
    Column("pay_min", "number", "Lower bound of the pay column, in its own currency and period."),
    Column("pay_max", "number", "Upper bound of the pay column, in its own currency and period."),
    Column(
        "pay_currency",
        "text",
        'Currency of the pay column as ISO code; "$" alone is USD where neither column nor country says otherwise.',
    ),
    Column("pay_period", "text", "year, month, week, day or hour."),
    Column(
        "pay_inferred", "flag", "True when no word says that period, so that the size of the sum decided."
    ),
    Column(
        "pay_kind", "text", "Who says the pay: stated_employer, board_estimate, …; none when there is no pay."
    ),
    Column(
        "level",
        "text",
        "Level that a column names, in the words of seniority; null where there is none such.",
    ),
    Column(
        "pay_usd",
        "number",
        "The same pay in US dollars, for the same period, as the source itself converted it; null where it does not.",
    ),
    Column("repaired", "integer", "Cells of the row in which damaged letters were put right."),
)

REJECTS = (
    Column("row", "integer", "Number of the record in its slice, from 0, header not counted."),
    Column("line", "integer", "Line of the slice on which the record starts, from 0."),
    Column("reason", "text", "Why the record was refused."),
    Column("raw", "text", "The record as it stands in the file."),
)

READINGS = (
    Column("row", "integer", "Number of the posting in its slice."),
    Column("role", "text", "Role read from the title."),
    Column("seniority", "text", "Level read from the title."),
    Column(
        "speciality",
        "text",
        "Field that the title names beside the role: Machine learning, …; null when none.",
    ),
    Column(
        "remote", "text", "remote, hybrid, onsite or unstated, from column, title, place and text together."
    ),
    Column(
        "remote_said",
        "text",
        "What title, place and text say of it: remote, hybrid, onsite or unstated; where the column says otherwise, words on work at home win, and the column wins over mere words of an office.",
    ),
    Column(
        "remote_scope",
        "text",
        "From where remote work may be done: worldwide, country (one), region (several countries, a part of the world or of a country, a time zone) or unstated; null when the ad is neither remote nor hybrid.",
    ),
    Column(
        "remote_countries",
        "text",
        "Countries that the scope names, as ISO codes in alphabetical order with spaces between: US, CA US; null when it names none.",
    ),
    Column("education", "text", "Lowest degree asked for."),
    Column("years", "integer", "Years of experience asked for."),
    Column(
        "language",
        "text",
        "Language of the text as ISO 639-1 code, of the title when there is no text; null when it cannot be told.",
    ),
    Column(
        "employment_said",
        "text",
        "Kind of employment that the title names: full-time, part-time, contract, internship or temporary; null when none.",
    ),
    Column(
        "industry_said",
        "text",
        "Industry that the employer's name or the text says outright that it is of: id of a concept; null when they say none, or several.",
    ),
    Column("industry_field", "text", "Where that was read: company or text."),
    Column("salary_min", "number", "Lower bound of the pay, from text, title or pay column."),
    Column("salary_max", "number", "Upper bound of the pay, from text, title or pay column."),
    Column(
        "salary_currency",
        "text",
        'Currency of that pay as ISO code; "$" alone is USD where neither column nor country says otherwise.',
    ),
    Column("salary_period", "text", "year, month, week, day or hour."),
    Column(
        "salary_inferred", "flag", "True when no word says that period, so that the size of the sum decided."
    ),
    Column("salary_field", "text", "Where the pay was read: pay, title or text."),
    Column("text_chars", "integer", "Characters of readable text; 0 when there is no text."),
    Column("text_digest", "text", "Digest of the normalised words of the text; null when there is no text."),
    Column(
        "text_sketch", "bytes", "Sketch of its wording, by which near duplicates are found; null when short."
    ),
)

MENTIONS = (
    Column("row", "integer", "Number of the posting in its slice."),
    Column("concept", "text", "Id of the concept in the taxonomy."),
    Column("label", "text", "Name of the concept as pages show it."),
    Column("kind", "text", "Kind of concept: language, library, platform, method, …"),
    Column("field", "text", "title or text."),
    Column("span_start", "integer", "First character in that field of the raw posting."),
    Column("span_end", "integer", "Character after the last one in that field of the raw posting."),
    Column("surface", "text", "The words, as repaired."),
    Column("section", "text", "Part of the ad in which the words stand."),
    Column("requirement", "text", "required, preferred or unstated."),
    Column("counted", "flag", "False when a rule keeps the mention from counting."),
    Column("why_not", "text", "The rule that keeps it from counting; null when it counts."),
    Column("rule", "text", "The rule or pattern that found it."),
    Column("snippet", "text", "Up to 200 characters around the words, masked."),
)


# ---------------------------------------------------------------- sources and files


@dataclass(frozen=True, slots=True)
class SideTable:
    """A second CSV of a relational set, joined to the ads by a key."""

    name: str  # roles name its columns as "name.column"
    marks: tuple[str, ...]  # header words that must all be there
    key: str  # column of the same name in both files


@dataclass(frozen=True, slots=True)
class Source:
    """What marks a dataset, how its columns map to roles, and what it can carry.

    A role's columns are header words. "column.key" is a key inside cells that are Python or JSON literals,
    or a column of a side table; a header that has just this name wins.
    """

    name: str
    title: str
    kind: SourceKind
    flow: bool  # False: a snapshot, which gives levels but no trend
    pay_kind: PayKind  # of a pay cell that does not say itself who made it
    licence: str
    citation: str
    marks: tuple[tuple[str, ...], ...]  # sets of header words; all of one set must be there
    roles: dict[str, tuple[str, ...]]  # role -> columns, first one that is filled wins
    ignores: tuple[str, ...]
    missing: tuple[str, ...]  # cells that mean "nothing", beside the empty one
    provides: frozenset[str]
    joins: dict[str, str]  # role -> what stands between its columns when all that are filled are joined
    fixed: dict[str, str]  # role -> what to take when no column says it
    says: dict[str, dict[str, str]]  # role -> cell -> the word that the cell stands for
    headline: bool  # the first line of the text names company, role, place … between bars
    snapshots: bool  # each file is the whole set on one day: a row that comes again is the same row
    stable_id: bool  # an id names the same ad in every file of the source
    snippets: bool  # words of its ads may be shown; False where its terms forbid it
    tables: tuple[SideTable, ...]


DatePart = Literal["day_first", "month_first", "year_first"]


class DateOrder(NamedTuple):
    """How a column writes its dates, as far as the whole column shows it.

    None: it does not show. mixed: its cells prove more than one order.
    """

    slashes: DatePart | Literal["mixed"] | None = None  # which part stands first in 03/04/05 and 03-04-05
    points: DatePart | Literal["mixed"] | None = None  # and in 03.04.05
    serials: bool = False  # numbers such as 45306 are days as spreadsheets count them
    turned: bool = False  # 2024-31-12: the year stands first, and then the day


@dataclass(frozen=True, slots=True)
class Profile:
    """How one raw file is to be read: found once, part of the key of everything read from it."""

    source: str
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    dates: DateOrder  # how the date column writes its dates, decided per file
    quoting: str = (
        "doubled"  # how a quote is written inside quotes: doubled, escaped, or none when quotes are letters
    )
    above: int = 1  # records above the data: the header, and what stands above it
    mapping: str = ""  # TOML of a source that was inferred or written by the user; "" for a known one
    joined: tuple[tuple[str, str], ...] = ()  # side tables: name and digest of the file that plays it
    expires: DateOrder = field(default_factory=DateOrder)  # how the column of the ads' end writes its dates

    def lines(self) -> tuple[str, ...]:
        """All of it as strings, to make a key of."""
        joined = (f"{name} {digest}" for name, digest in self.joined)
        dates = " ".join(map(str, self.dates))
        expires = " ".join(map(str, self.expires))
        shape = (self.source, self.encoding, self.delimiter, dates, self.quoting, self.mapping)
        return (*shape, *joined, "expires", expires, "header", *self.header)


# ---------------------------------------------------------------- answers


@dataclass(frozen=True, slots=True)
class Metric:
    """The contract in the head of a metric's .sql file."""

    name: str
    title: str
    grain: tuple[str, ...]
    columns: dict[str, str]  # name -> meaning
    unit: str
    counts: dict[str, tuple[str, ...]]  # part -> the conditions that ads must meet to be counted in it
    needs: frozenset[str]
    sql: str
    model: str | None = None  # the model that it is made with, if any: what it says was not read from ads


# ---------------------------------------------------------------- what can go wrong


class Problem(Exception):  # noqa: N818 - it is shown to people, and "problem" is what they would call it
    """Something that the input, the machine or the user did: one line says what is wrong and what to do.

    A verb shows the line and ends with `exit_code`; a traceback is for our own mistakes only.
    """

    exit_code = 1


class WrongUse(Problem):
    """The command or a settings file asks for something that cannot be meant."""

    exit_code = 2
