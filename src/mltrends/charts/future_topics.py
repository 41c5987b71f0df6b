"""What the documents said would come: the share of ads that name it at first and at last, with a verdict."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.cells import fine_percent, interval_cell
from mltrends.charts.house.chart import Behind, Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts, from_sources
from mltrends.charts.house.keys import Key
from mltrends.charts.house.message import Message
from mltrends.charts.house.ranking import Ranking, Row
from mltrends.charts.house.words import clean, count, counted, percent, short_title
from mltrends.charts.rows.society import FUTURE, Topic

TOO_FEW = "Too few ads a year to judge what was foretold"
ARRIVED, PRESENT, NOT_YET = "arrived", "present", "not yet visible"
LOOKS = {ARRIVED: ("green", "^"), PRESENT: ("blue", "o"), NOT_YET: ("slate", "s")}
SEEN = {ARRIVED: "Arrived", PRESENT: "Present", NOT_YET: "Not yet visible"}


def judged(answers: Answers) -> list[Topic]:
    """Topics with a verdict: those that arrived, those that are there, those that are not, by their last share."""
    rows = [
        r
        for r in answers.rows(Topic)
        if r.topic == FUTURE and r.verdict in LOOKS and r.last_share is not None
    ]
    return sorted(rows, key=lambda row: (list(LOOKS).index(row.verdict), -(row.last_share or 0.0), row.label))  # fmt: skip


def unjudged(answers: Answers) -> list[Topic]:
    """Those with too few ads for one."""
    kept = {row.concept for row in judged(answers)}
    rows = [row for row in answers.rows(Topic) if row.topic == FUTURE and row.concept not in kept]
    return sorted(rows, key=lambda row: row.label)


def _title(answers: Answers) -> str:
    rows = judged(answers)
    if not rows:
        return TOO_FEW
    came = [row for row in rows if row.verdict == ARRIVED]
    hidden = sum(row.verdict == NOT_YET for row in rows)
    if not came:
        return short_title(f"None of {len(rows)} foretold topics has arrived; {hidden} are not visible")
    if len(came) == 1:
        return short_title(
            f"{clean(came[0].label, 40)} has arrived, one of {len(rows)} foretold topics",
            f"1 of {len(rows)} foretold topics has arrived in ads",
        )
    return f"{len(came)} of {len(rows)} foretold topics have arrived in ads"


def _subtitle(answers: Answers) -> str:
    n = max((row.n_last or 0 for row in answers.rows(Topic) if row.topic == FUTURE), default=0)
    return (
        f"Share of ads with text that name a topic, first and last 12 complete months, percent with {CONFIDENCE}; "
        f"{facts(answers).scope_line}; {from_sources(n, 'ads of the last 12 months', facts(answers).flowing)}"
    )


def _alt(answers: Answers) -> str:
    rows = judged(answers)
    if not rows:
        return f"No chart: {TOO_FEW.lower()}."
    told = "; ".join(f"{clean(row.label, 50)} {_share(row)}, {row.verdict}" for row in rows[:4])
    return f"Dots for the share in the last 12 months and rings for the first, {counted(len(rows), 'topic')}. {_title(answers)}. {told}."


def _note(_answers: Answers) -> str:
    return (
        "Arrived: the share rises within sources, chance held down, and surely 1% of the last year's ads name it. Not yet "
        "visible: less than 0.2% do. Present: neither. A verdict needs 2,000 ads in the last year; ads may mean a thing "
        "and name it otherwise."
    )


def _share(row: Topic) -> str:
    return percent(row.last_share or 0.0, row.n_last or 0)


def _then_and_now(row: Topic) -> str:
    if row.first_share is None:
        return _share(row)
    return f"{_share(row)}, at first {percent(row.first_share, row.n_first or 0)}"


def _table(answers: Answers) -> Table:
    head = (
        "Topic", "Verdict", "First 12 months", "Last 12 months", CONFIDENCE, "Odds ratio per year", "Change",
        "Ads of the last 12 months", "All ads that name it",
    )  # fmt: skip
    rows = tuple(
        (
            clean(row.label),
            SEEN.get(row.verdict, "Too few ads"),
            "" if row.first_share is None else percent(row.first_share, row.n_first or 0),
            "" if row.last_share is None else _share(row),
            interval_cell(row.last_low, row.last_high, row.n_last or 0),
            "" if row.odds_ratio is None else f"{row.odds_ratio:.2f}",
            row.change,
            "" if row.n_last is None else count(row.n_last),
            count(row.k),
        )
        for row in [*judged(answers), *unjudged(answers)]
    )
    return Table("What the documents foretold, and whether ads name it", head, rows)


def _picture(answers: Answers) -> Picture:
    rows = judged(answers)
    if not rows:
        return Message(
            f"{TOO_FEW}. A topic is judged when the last 12 complete months have 2,000 ads with text."
        )
    dots = tuple(
        Row(
            clean(row.label),
            _then_and_now(row),
            row.last_share,
            row.last_low,
            row.last_high,
            aside=SEEN[row.verdict],
            hue=LOOKS[row.verdict][0],
            marker=LOOKS[row.verdict][1],
            before=row.first_share,
        )
        for row in rows
    )
    thin = tuple(Row(clean(row.label), "too few ads to judge") for row in unjudged(answers))
    used = {row.verdict for row in rows}
    keys = tuple(Key(SEEN[verdict], *look) for verdict, look in LOOKS.items() if verdict in used)
    return Ranking(
        dots + thin, tick=fine_percent, keys=(*keys, Key("First 12 months", "slate", "o", hollow=True))
    )


def _behind(answers: Answers) -> tuple[Behind, ...]:
    rows = [row for row in judged(answers)[:2] if row.k]
    return tuple(
        Behind(f"ads that mention {clean(row.label, 50)}", "naming", {"concept": row.concept}) for row in rows
    )


CHART = Chart(
    name="future_topics",
    page="ethics",
    order=30,
    metric="answer_topics",
    also=("answer_roles", "answer_sources"),
    question="Has what the documents foretold arrived in ads?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    behind=_behind,
)
