"""Findings about levels: what is advertised, mentioned and paid most.

A leader is named only where its interval lies apart from those that follow.
"""

from __future__ import annotations

from mltrends.charts import pay, roles, skills
from mltrends.charts.house.answers import Answers
from mltrends.charts.house.facts import facts, one_role
from mltrends.charts.house.verdicts import rivals
from mltrends.charts.house.words import clean, money, percent
from mltrends.report.finding import LEVEL, Finding, Number, named, pay_rests_on, share_rests_on, too_few


def top_role(answers: Answers) -> Finding:
    """Which role is advertised most."""
    rows = roles.shown(answers)
    if not rows:
        n = facts(answers).ads
        return too_few("role", "roles", "Too few ads to say which roles are advertised most.", n)
    first, near = rows[0], rivals(rows)
    name, share = clean(first.role, 80), percent(first.share or 0.0, first.n)
    if one_role(answers):
        sentence = f"All ads that are counted are for one role, {name}."
    elif not near:
        sentence = f"{name} is the role advertised most: {share} of the ads are for it."
    elif len(near) == 1:
        second = named(near[0].role, near[0].share, near[0].n)
        if len(rows) > 2:
            sentence = f"{name} ({share}) and {second} are advertised most; their intervals overlap."
        else:  # there is no third role that they could be ahead of
            sentence = (
                f"Neither {name} ({share}) nor {second} is surely advertised more; their intervals overlap."
            )
    else:
        sentence = (
            f"No clear leader among roles: {name} has the largest share, {share} of the ads, "
            f"and the intervals of {len(near)} others reach its own."
        )
    number = Number("share", first.share, first.ci_low, first.ci_high)
    return Finding("role", "roles", sentence, share_rests_on(first, "ads"), LEVEL, number, first.n)


def top_skill(answers: Answers) -> Finding:
    """Which skill ads mention most."""
    rows = skills.ranked(answers)
    if not rows:
        n = skills.with_text(answers)
        return too_few("skill", "skills", "Too few ads with text to say which skills are mentioned most.", n)
    first, near = rows[0], rivals(rows)
    name, share = clean(first.label, 80), percent(first.share or 0.0, first.n)
    if not near:
        others = " and ".join(named(row.label, row.share, row.n) for row in rows[1:3])
        follow = f"; {others} {'follow' if len(rows) > 2 else 'follows'}" if others else ""
        sentence = f"{share} of ads with text mention {name}, more than any other skill{follow}."
    elif len(near) == 1:
        second = named(near[0].label, near[0].share, near[0].n)
        sentence = f"Ads mention {name} ({share}) and {second} most; their intervals overlap."
    else:
        sentence = (
            f"No clear leader among skills: {name} is mentioned in {share} of ads with text, "
            f"and the intervals of {len(near)} others reach its own."
        )
    number = Number("share", first.share, first.ci_low, first.ci_high)
    return Finding(
        "skill", "skills", sentence, share_rests_on(first, "ads with text"), LEVEL, number, first.n
    )


def top_pay(answers: Answers) -> Finding:
    """For which role the highest pay is posted."""
    rows = pay.shown(answers)
    if not rows:
        n = sum(row.k for row in pay.in_currency(answers))
        return too_few("pay", "pay", "Too few ads state pay to compare roles.", n, "ads with posted pay")
    first, near = rows[0], rivals(rows)
    name, currency = clean(first.role, 80), clean(first.currency, 8)
    median = money(first.p50 or 0.0, currency)
    if len(rows) == 1:
        sentence = f"Posted pay for {name} has a median of {median} a year."
    elif not near:
        sentence = f"Posted pay is highest for {name}, with a median of {median} a year."
    elif len(near) == 1:
        second = f"{clean(near[0].role, 80)} ({money(near[0].p50 or 0.0, currency)})"
        sentence = f"Posted pay is highest for {name} (median {median} a year) and {second}; their intervals overlap."
    else:
        sentence = (
            f"No clear leader in posted pay: {name} has the highest median, {median} a year, "
            f"and the intervals of {len(near)} other roles reach its own."
        )
    number = Number(f"{currency} a year", first.p50, first.ci_low, first.ci_high)
    return Finding("pay", "pay", sentence, pay_rests_on(first), LEVEL, number, first.k)
