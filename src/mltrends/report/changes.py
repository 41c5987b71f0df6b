"""Findings about change: only what the tests found, and "No clear change" where they found nothing."""

from __future__ import annotations

from collections.abc import Iterator

from mltrends.charts import remote, skill_trend
from mltrends.charts.house.answers import Answers, RemoteChange, SkillChange
from mltrends.charts.house.months import ads_of_ends, last_complete
from mltrends.charts.house.verdicts import FELL, NO_CLEAR_CHANGE, ROSE, TOO_LITTLE, tested
from mltrends.charts.house.words import clean, count, counted, month_name, percent
from mltrends.metrics.changes import MONTHS
from mltrends.report.finding import Finding, Number, change_rests_on, interval_words, n_words, too_few


def skill_changes(answers: Answers) -> Iterator[Finding]:
    """The surest riser and the surest faller, or that there is none."""
    movers = skill_trend.movers(answers)
    if not movers:
        yield _no_skill_moved(answers)
    for verdict in (ROSE, FELL):
        same = [row for row in movers if row.verdict == verdict]
        if same:
            yield _skill_moved(answers, same[0], len(same))


def _skill_moved(answers: Answers, row: SkillChange, as_many: int) -> Finding:
    n = ads_of_ends(skill_trend.any_months(answers), row.months_before, row.months_after)
    name, more = clean(row.label, 80), "more" if row.verdict == ROSE else "less"
    others = f" {counted(as_many, 'skill')} {row.verdict} in all." if as_many > 1 else ""
    sentence = (
        f"Ads mention {name} {more} often: {percent(row.before or 0.0, n)} of them in the first "
        f"{row.months_before} complete months, {percent(row.after or 0.0, n)} in the last {row.months_after}.{others}"
    )
    return _of_change(f"skill-{row.verdict}", "skill_trend", sentence, row, n)


def _no_skill_moved(answers: Answers) -> Finding:
    had = tested(answers.rows(SkillChange))
    months = skill_trend.any_months(answers)
    if not had:
        n = sum(row.n for row in months)
        sentence = f"Too little data to tell which skills rose or fell: that takes {2 * MONTHS} complete months, with enough ads in the first and the last {MONTHS} of them."
        evidence = n_words(n, "dated ads with text")
        return Finding("skill-change", "skill_trend", sentence, evidence, TOO_LITTLE, Number("pp"), n)
    widest = max(had, key=lambda row: abs(row.change or 0.0))
    n = ads_of_ends(months, widest.months_before, widest.months_after)
    one = len(had) == 1
    sentence = (
        "No clear change in the skills that ads mention: "
        f"{'the one' if one else f'of {count(len(had))}'} tested{' did not rise or fall' if one else ', none rose or fell'} beyond chance."
    )
    evidence = change_rests_on(widest, n, f"Largest difference: {clean(widest.label, 80)},")
    number = Number("pp", widest.change, widest.ci_low, widest.ci_high)
    return Finding("skill-change", "skill_trend", sentence, evidence, NO_CLEAR_CHANGE, number, n)


def remote_change(answers: Answers) -> Finding:
    """How many ads offer remote work, and whether that changed."""
    found = remote.change(answers, "remote")
    months = remote.by_mode(answers).get("remote", [])
    level = last_complete(months)
    silent_months = remote.by_mode(answers).get("unstated", [])
    if level is None:
        sentence = (
            "Not known how many ads offer remote work: in no month with enough of them does any say."
            if last_complete(silent_months)
            else "Too few dated ads to say how many offer remote work."
        )
        n = sum(row.n for row in silent_months or months)
        return too_few("remote", "remote", sentence, n, "dated ads")
    unstated = last_complete([row for row in silent_months if row.month == level.month])
    silent = f"; {percent(unstated.share or 0.0, unstated.n)} did not say" if unstated else ""
    share = percent(level.share or 0.0, level.n)
    now = f"In {month_name(level.month)}, {share} of ads offered remote work{silent}."
    if found is None or found.verdict == TOO_LITTLE or found.change is None:
        evidence = "; ".join([*interval_words(level.ci_low, level.ci_high, level.n), n_words(level.n)])
        number = Number("share", level.share, level.ci_low, level.ci_high)
        sentence = f"{now} Too little data to tell whether that changed."
        return Finding("remote", "remote", sentence, evidence, TOO_LITTLE, number, level.n)
    n = ads_of_ends(months, found.months_before, found.months_after)
    span = f"the first {found.months_before} and the last {found.months_after} complete months"
    if found.verdict == NO_CLEAR_CHANGE:
        sentence = f"No clear change in ads offering remote work between {span}. {now}"
    else:
        before, after = percent(found.before or 0.0, n), percent(found.after or 0.0, n)
        sentence = f"Ads offering remote work {found.verdict} from {before} to {after} between {span}. {now}"
    return _of_change("remote", "remote", sentence, found, n)


def _of_change(name: str, chart: str, sentence: str, row: SkillChange | RemoteChange, n: int) -> Finding:
    number = Number("pp", row.change, row.ci_low, row.ci_high)
    return Finding(name, chart, sentence, change_rests_on(row, n), row.verdict, number, n)
