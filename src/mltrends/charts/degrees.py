"""Which degree ads ask for by role: the least that will do to the left, what they would like beyond it to the right."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import share_cell
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.diverging import Diverging, Pair, Part
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.message import Message
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, count, percent, short_title, whole_percent
from mltrends.charts.rows.society import Degree

TOO_FEW = "Too few ads with text to compare degrees by role"
LEVELS = {"bachelor": ("Bachelor's", "sky"), "master": ("Master's", "blue"), "phd": ("PhD", "slate")}
REQUIRED, PREFERRED, ANY = "required", "preferred", "any"


def shares(answers: Answers) -> dict[tuple[str, str, str], Degree]:
    """The rows by role, way of asking and degree."""
    return {(row.role, row.asked, row.degree): row for row in answers.rows(Degree)}


def ranked(answers: Answers) -> list[Degree]:
    """What roles require of any degree, the most first; roles with too few ads are left out."""
    rows = [r for r in answers.rows(Degree) if r.asked == REQUIRED and r.degree == ANY and _shown(r)]
    return sorted(rows, key=lambda row: (-(row.share or 0.0), row.role))


def thin(answers: Answers) -> list[Degree]:
    """Those with too few ads."""
    rows = [r for r in answers.rows(Degree) if r.asked == REQUIRED and r.degree == ANY and not _shown(r)]
    return sorted(rows, key=lambda row: (-row.n, row.role))


def _shown(row: Degree) -> bool:
    return row.share is not None and not row.suppressed


def _title(answers: Answers) -> str:
    rows = ranked(answers)
    if not rows:
        return TOO_FEW
    first = clean(rows[0].role, 60)
    share = percent(rows[0].share or 0.0, rows[0].n)
    if len(rows) == 1:
        return short_title(f"{share} of ads for {first} require a degree", f"{share} of ads require a degree")
    near = rivals(rows)
    if not near:
        return short_title(
            f"Ads for {first} require a degree most often: {share}",
            f"One role requires a degree most often: {share} of ads",
        )
    if len(near) == len(rows) - 1:
        return f"No clear leader: {len(rows)} roles require degrees about as often"
    last = rows[-1]
    return short_title(
        f"From {percent(last.share or 0.0, last.n)} to {share} of ads require a degree, by role",
        f"No clear leader among {len(near) + 1} roles that require degrees most",
    )


def _subtitle(answers: Answers) -> str:
    n = sum(row.n for row in [*ranked(answers), *thin(answers)])
    return (
        "Share of each role's ads with text that require a degree, by the least that will do, and that prefer a higher "
        f"one, percent; {facts(answers).scope_line}; {from_sources(n, 'ads with text', len(facts(answers).sources))}"
    )


def _alt(answers: Answers) -> str:
    rows = ranked(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    told = "; ".join(
        f"{clean(row.role, 50)} {percent(row.share or 0.0, row.n)}" for row in (rows if len(rows) < 4 else [*rows[:2], rows[-1]])
    )  # fmt: skip
    return (
        f"Bars to the left for degrees that ads require and to the right for higher ones that they prefer, {len(rows)} roles. "
        f"{_title(answers)}. Require a degree: {told}."
    )


def _note(_answers: Answers) -> str:
    return (
        "Left: ads by the least degree that will do, so that “bachelor's or master's” counts as bachelor's. Right: ads that "
        "would like a higher degree than they require, by the highest. Degrees in short forms (MS, MSc) are read where "
        f"required, and less surely where preferred; the {CONFIDENCE} of each share is in the table."
    )


def _cell(row: Degree | None) -> str:
    if row is None or not _shown(row):
        return share_cell(None, None, None, 0)
    return share_cell(row.share, row.ci_low, row.ci_high, row.n)


def _table(answers: Answers) -> Table:
    found = shares(answers)
    head = ["Role", "Require any degree"]
    head += [f"Require {name}" for name, _ in LEVELS.values()]
    head += [
        "Prefer a higher one",
        *(f"Prefer {name}" for name, _ in LEVELS.values()),
        "Name a PhD",
        "Ads with text",
    ]
    rows = [
        (
            clean(row.role),
            *(_cell(found.get((row.role, REQUIRED, level))) for level in (ANY, *LEVELS)),
            *(_cell(found.get((row.role, PREFERRED, level))) for level in (ANY, *LEVELS)),
            _cell(found.get((row.role, "named", "phd"))),
            count(row.n),
        )
        for row in [*ranked(answers), *thin(answers)]
    ]
    return Table("Degrees that ads require and prefer, by role", tuple(head), tuple(rows))  # fmt: skip


def _parts(found: dict[tuple[str, str, str], Degree], role: str, asked: str) -> tuple[Part, ...]:
    rows = [(level, found.get((role, asked, level))) for level in LEVELS]
    return tuple(
        Part(row.share, percent(row.share, row.n), LEVELS[level][1])
        for level, row in rows
        if row is not None and row.share
    )


def _picture(answers: Answers) -> Picture:
    rows = ranked(answers)
    if not rows:
        return Message(f"{TOO_FEW}. A role is shown when it has enough ads with text.")
    found = shares(answers)
    pairs = []
    for row in rows:
        wish = found.get((row.role, PREFERRED, ANY))
        pairs.append(
            Pair(
                clean(row.role),
                _parts(found, row.role, REQUIRED),
                _parts(found, row.role, PREFERRED),
                percent(row.share or 0.0, row.n),
                percent(wish.share, wish.n) if wish is not None and wish.share is not None else "",
            )
        )
    pairs += [
        Pair(clean(row.role), words=f"too few ads with text (n = {count(row.n)})") for row in thin(answers)
    ]
    keys = tuple(Key(name, hue) for name, hue in LEVELS.values())
    return Diverging(tuple(pairs), "Require", "Prefer a higher one", tick=whole_percent, keys=keys)


def _behind(answers: Answers) -> tuple[Behind, ...]:
    rows = ranked(answers)[:1]
    return tuple(Behind(f"ads for {clean(row.role, 60)}", "role", {"role": row.role}) for row in rows)


CHART = Chart(
    name="degrees",
    page="education",
    order=10,
    metric="answer_education",
    also=("answer_roles", "answer_sources"),
    question="Which degrees do ads require, and which do they prefer?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
