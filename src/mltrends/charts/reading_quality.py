"""How right the reading of ads is, held against labels: skills by group, and the other fields of an ad."""

from __future__ import annotations

from mltrends.charts.house.answers import Answers
from mltrends.charts.house.chart import Chart, Picture, Table
from mltrends.charts.house.facts import CONFIDENCE, facts
from mltrends.charts.house.keys import Key
from mltrends.charts.house.ladder import Dot, Ladder, Step
from mltrends.charts.house.message import Message
from mltrends.charts.house.words import clean, count, interval, percent, whole_percent
from mltrends.charts.rows.society import Read

SKILL, FIELD, ALL = "skill", "field", "all"
RECALL, PRECISION, RIGHT = "recall", "precision", "right"
MEASURES = {  # words, hue, marker
    RECALL: ("Named by readers, found", "blue", "o"),
    PRECISION: ("Found, and right", "orange", "s"),
    RIGHT: ("Read as readers read it", "green", "D"),
}
NAMES = {
    (SKILL, ALL): "All skills",
    (FIELD, "role"): "Role",
    (FIELD, "seniority"): "Level",
    (FIELD, "remote"): "Remote work",
    (FIELD, "education"): "Education",
    (FIELD, "years"): "Years of experience",
    (FIELD, "salary"): "Pay, as told in the ad",
}
MOST_SAID = 12  # rows whose figures are said in words
TOO_FEW = "Too few labels to say how right the reading is"


def name_of(subject: str, thing: str) -> str:
    """What a row is called."""
    return NAMES.get((subject, thing)) or clean(thing, 60).capitalize()


def told(answers: Answers) -> dict[tuple[str, str], dict[str, Read]]:
    """The measures of each group and field that has any: skills first, all of them together last of these."""
    found: dict[tuple[str, str], dict[str, Read]] = {}
    for row in sorted(answers.rows(Read), key=_place):
        if row.share is not None and row.measure in MEASURES:
            found.setdefault((row.subject, row.thing), {})[row.measure] = row
    return found


def _place(row: Read) -> tuple[bool, bool, float, str, int]:
    best = -(row.share or 0.0) if row.measure == RIGHT else 0.0
    return row.subject != SKILL, row.thing == ALL, best, row.thing, list(MEASURES).index(row.measure)


def labelled(answers: Answers) -> int:
    """Labelled ads that it was measured on."""
    return max((row.labelled for row in answers.rows(Read)), default=0)


def other_vocabulary(answers: Answers) -> str:
    """Which vocabulary it was measured with and which one read the ads, where they differ."""
    row = next(iter(answers.rows(Read)), None)
    if row is None or not row.read_with or row.read_with == row.measured_with:
        return ""
    return f"Measured with the vocabulary {clean(row.measured_with, 80)}; these ads were read with {clean(row.read_with, 80)}."


def _whole(answers: Answers) -> tuple[Read, Read] | None:
    found = told(answers).get((SKILL, ALL), {})
    return (found[RECALL], found[PRECISION]) if RECALL in found and PRECISION in found else None


def _title(answers: Answers) -> str:
    whole = _whole(answers)
    if whole is None:
        return TOO_FEW
    recall, precision = (percent(row.share or 0.0, 1) for row in whole)
    return f"{recall} of named skills are found; {precision} of found ones are right"


def _subtitle(answers: Answers) -> str:
    return (
        f"Share that is read right, percent with {CONFIDENCE}, on labelled ads that no rule was written by; the same in every report "
        f"of this version; n\u00a0=\u00a0{count(labelled(answers))} labelled ads, which are not the ads of this report"
    )


def _source(answers: Answers) -> str:
    return (
        f"Source: {count(labelled(answers))} labelled ads of public sets, measured for mltrends\u00a0{facts(answers).version}; "
        "not the ads of this report"
    )


def _alt(answers: Answers) -> str:
    found = told(answers)
    if _whole(answers) is None:
        return f"No chart: {TOO_FEW.lower()}."
    said = "; ".join(
        f"{name_of(*key).lower()} {' and '.join(_printed(row) for row in rows.values())}"
        for key, rows in list(found.items())[:MOST_SAID]
    )
    return (
        "Dots with intervals for how much of each group of skills (found, then right) and of each field of an ad is read right, "
        f"{len(found)} rows. {_title(answers)}. {said}."
    )


def _note(answers: Answers) -> str:
    other = other_vocabulary(answers)
    return (
        "A dot is a share, the line through it its interval, which takes the labels of one ad as independent and so is a little narrow. "
        f"The scale does not start at 0. What was found wrongly adds to a skill's share, what was missed takes from it.{' ' if other else ''}{other}"
    )


def _printed(row: Read) -> str:
    return percent(row.share or 0.0, row.n)


def _table(answers: Answers) -> Table:
    head = ("Read", "What is told", "Right", "Of", "Share", CONFIDENCE)
    rows = tuple(
        (
            name_of(*key),
            MEASURES[row.measure][0],
            count(row.k),
            count(row.n),
            _printed(row),
            "" if row.ci_low is None or row.ci_high is None else interval(row.ci_low, row.ci_high, row.n),
        )
        for key, measures in told(answers).items()
        for row in measures.values()
    )
    return Table("How much is read right, on labelled ads", head, rows if _whole(answers) else ())


def _picture(answers: Answers) -> Picture:
    if _whole(answers) is None:
        return Message(f"{TOO_FEW}. This version was not held against any.")
    steps = [
        Step(name_of(*key), tuple(_dot(row) for row in measures.values()))
        for key, measures in told(answers).items()
    ]
    return Ladder(tuple(steps), whole_percent, tuple(Key(*look) for look in MEASURES.values()))


def _dot(row: Read) -> Dot:
    _, hue, marker = MEASURES[row.measure]
    printed = f"{_printed(row)}, n\u00a0=\u00a0{count(row.n)}"
    return Dot(row.share or 0.0, row.ci_low, row.ci_high, hue, marker, printed)


CHART = Chart(
    name="reading_quality",
    page="data",
    order=30,
    metric="answer_reading",
    also=("answer_roles", "answer_sources"),
    question="How right is the reading of ads?",
    title=_title,
    subtitle=_subtitle,
    alt=_alt,
    note=_note,
    table=_table,
    picture=_picture,
    of_others=_source,
)
