"""What changed between two runs: only what lies beyond chance is news, and what else may be the reason is told first."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mltrends.metrics.load import load_metrics
from mltrends.report.between.compare import compare
from mltrends.report.between.words import NOTHING, as_data, on_a_page, sentences
from mltrends.report.kept import Kept, Question
from mltrends.report.site import since_run


@pytest.fixture
def kept(made):
    """What a made-up run answered, as far as it is not changed."""
    questions = {
        metric.name: Question(metric.title, metric.grain, metric.unit, "q") for metric in load_metrics()
    }

    def kept(changed=None, about=None, run="2026-01-01_000000"):
        answers = made.answers(changed, about)
        return Kept(answers, {name: questions[name] for name in answers.tables if name in questions}, run)

    return kept


@pytest.fixture
def tables(made):
    """The answers of the run after, to be changed."""
    return made.tables()


def row(tables, answer, **wanted):
    return next(
        row for row in tables[answer] if all(row[column] == value for column, value in wanted.items())
    )


def told(found, kind):
    return [change.sentence for change in found.changes if change.kind == kind]


def test_a_run_held_against_itself_tells_that_nothing_changed(kept):
    found = compare(kept(), kept())

    assert found.changes == ()
    assert found.compared > 100
    assert found.within == 0
    assert sentences(found) == (NOTHING,)
    assert on_a_page(found) == (NOTHING,)


def test_a_share_whose_intervals_lie_apart_is_told_and_others_are_counted(kept, tables):
    row(tables, "answer_skills", label="Python").update(share=0.78, ci_low=0.765, ci_high=0.795)
    row(tables, "answer_skills", label="SQL").update(share=0.56, ci_low=0.545, ci_high=0.575)

    found = compare(kept(), kept(tables))

    assert told(found, "share") == [
        "Python: 72.0% to 78.0% of the ads in scope with text (intervals 70.8–73.2% and 76.5–79.5%)."
    ]
    assert found.within == 1
    assert sentences(found)[-1].startswith("1 share or median of ")
    assert NOTHING not in sentences(found)


@pytest.mark.parametrize(("low", "is_news"), [(0.7320, False), (0.7322, True)])
def test_intervals_that_just_meet_are_no_news(kept, made, tables, low, is_news):
    high = row(made.tables(), "answer_skills", label="Python")["ci_high"]
    assert 0.7320 < high < 0.7322
    row(tables, "answer_skills", label="Python").update(share=0.75, ci_low=low, ci_high=0.77)

    found = compare(kept(), kept(tables))

    assert bool(told(found, "share")) == is_news
    assert found.within == (not is_news)


def test_a_share_that_is_too_thin_in_one_run_is_not_compared(kept, tables):
    thin = {"share": None, "ci_low": None, "ci_high": None, "suppressed": True}
    row(tables, "answer_roles", role="Data Analyst").update(thin)

    found = compare(kept(), kept(tables))

    assert told(found, "share") == []
    assert found.compared == compare(kept(), kept()).compared - 1


def test_median_pay_is_told_by_role_and_currency(kept, tables):
    pay = row(tables, "answer_pay", role="Data Scientist", currency="USD")
    pay.update(p50=pay["p50"] + 20_000, ci_low=pay["ci_low"] + 20_000, ci_high=pay["ci_high"] + 20_000)

    [sentence] = told(compare(kept(), kept(tables)), "pay")

    assert sentence.startswith("Data Scientist: median pay USD ")
    assert " a year (intervals " in sentence


def test_a_verdict_that_is_another_one_is_told_by_its_grain(kept, tables):
    row(tables, "answer_skill_changes", label="PyTorch").update(verdict="rose")
    row(tables, "answer_remote_change", mode="remote").update(verdict="no clear change")

    found = told(compare(kept(), kept(tables)), "verdict")

    assert (
        "PyTorch: no clear change to rose (Which skills do ads ask for more, or less, than before?)" in found
    )
    assert "remote: rose to no clear change (Do more ads offer remote work than before?)" in found
    assert len(found) == 2


def test_a_verdict_that_is_new_is_told_only_where_it_says_something(kept, made, tables):
    before = made.tables()
    for label in ("LLM", "Docker"):  # the one rose, the other did not clearly change
        before["answer_skill_changes"].remove(row(before, "answer_skill_changes", label=label))

    found = told(compare(kept(before), kept(tables)), "verdict")

    assert [sentence.split(" (")[0] for sentence in found] == ["LLM: no verdict to rose"]


def test_places_at_the_top_are_told_with_whether_chance_may_explain_them(kept, made):
    def ranked(rank_of_git, rank_of_excel, share_of_git):
        tables = made.tables()
        row(tables, "answer_skills", label="Git").update(rank=rank_of_git, **share_of_git)
        row(tables, "answer_skills", label="Excel").update(rank=rank_of_excel)
        return tables

    as_it_was = {}
    much_more = {"share": 0.2, "ci_low": 0.19, "ci_high": 0.21}
    before = kept(ranked(26, 25, as_it_was))

    by_chance = compare(before, kept(ranked(25, 26, as_it_was)))
    beyond = compare(before, kept(ranked(25, 26, much_more)))

    assert told(by_chance, "top") == [
        "Excel left the 25 most mentioned skills (place 25, now place 26; its share moved within its interval).",
        "Git entered the 25 most mentioned skills (place 26, now place 25; its share moved within its interval).",
    ]
    assert not by_chance.is_beyond_chance
    assert sentences(by_chance)[0] == NOTHING
    assert told(beyond, "top")[0] == "Git entered the 25 most mentioned skills (place 26, now place 25)."
    assert beyond.is_beyond_chance


def test_a_new_leader_is_told(kept, tables):
    row(tables, "answer_skills", label="SQL").update(share=0.8, ci_low=0.78, ci_high=0.82)

    assert told(compare(kept(), kept(tables)), "leader") == [
        "Most mentioned skill: SQL, before it was Python."
    ]


def test_what_the_numbers_rest_on_is_told_before_them(kept, made, tables):
    for role in tables["answer_roles"]:
        role["n"] = 6_010
    tables["answer_sources"][0].update(source="board", title="A new board")
    row(tables, "answer_funnel", stage="kept")["rows"] = 8_000

    found = compare(kept(), kept(tables, {"as_of": "2026-01-03"}))

    assert [change.sentence for change in found.changes][:4] == [
        "Ads in scope: 5,432 to 6,010.",
        "New source with 2,081 ads: A new board.",
        "Source gone, before with 2,081 ads: Glassdoor-like sample.",
        "Newest ad: 17 Dec 2025 to 3 Jan 2026.",
    ]
    assert found.changes[-1].sentence == "Rows kept: 7,089 to 8,000."


def test_other_reasons_for_other_numbers_come_first(kept, made, tables):
    row(tables, "answer_skills", label="Python").update(share=0.78, ci_low=0.765, ci_high=0.795)
    settings = made.ABOUT["settings"]
    for old, new in (
        ('"Data Analyst", ', ""),
        ("share_min_ads = 50", "share_min_ads = 20"),
        ("retention.logs = 30", "retention.logs = 3"),  # no number depends on it
    ):
        assert old in settings
        settings = settings.replace(old, new)
    about = {"mltrends_version": "0.2.0", "vocabulary_version": "f" * 18, "settings": settings}
    after = kept(tables, about)
    changed = after.questions | {"answer_pay": replace(after.questions["answer_pay"], query="other")}

    found = compare(kept(), replace(after, questions=changed))

    assert [change.sentence for change in found.changes][:5] == [
        "Mltrends is of another version (0.1.0, now 0.2.0): numbers may differ for that reason.",
        "The vocabulary is another one (9b1c44d2, now ffffffffffff): numbers may differ for that reason.",
        "Setting scope.roles: now without Data Analyst; numbers may differ for that reason.",
        "Setting thresholds.share_min_ads: 50 to 20; numbers may differ for that reason.",
        "1 answer is made by another query (answer_pay): numbers may differ for that reason.",
    ]
    assert found.changes[5].kind == "share"


def test_made_up_ads_and_real_ones_are_not_compared(kept):
    found = compare(kept(), kept(about={"sample": "false"}))

    assert sentences(found) == (
        "Before it was the synthetic sample, now it is real ads: the two are not compared.",
    )
    assert found.compared == 0


def test_an_answer_that_came_went_or_is_counted_otherwise_is_told_and_not_compared(kept, tables):
    before, after = kept(), kept(tables | {"answer_pay": []})
    one = Kept(
        replace(
            before.answers, tables={k: v for k, v in before.answers.tables.items() if k != "answer_roles"}
        ),
        before.questions,
    )
    other = replace(
        after,
        questions=after.questions
        | {"answer_skills": replace(after.questions["answer_skills"], unit="share of the wise")},
    )

    found = compare(one, other)

    assert [change.sentence.split(":")[0] for change in found.changes if change.kind == "answer"] == [
        "Nothing to tell any more",
        "New answer",
        "Counted in another way than before, and not compared",
    ]
    assert told(found, "share") == []


def test_where_many_of_a_kind_changed_some_are_told_and_the_others_counted(kept, tables):
    for at, skill in enumerate(tables["answer_skills"][:12]):
        skill.update(share=0.9 + at / 1000, ci_low=0.89, ci_high=0.92)

    found = compare(kept(), kept(tables))

    shares = [line for line in sentences(found) if "in scope with text (intervals" in line]
    assert len(told(found, "share")) == 12
    assert len(shares) == 5
    assert "7 more such changes: Which skills do ads ask for most?" in sentences(found)
    assert all(sentence in sentences(found, None) for sentence in told(found, "share"))
    assert len(on_a_page(found)) <= 8
    shown = sum(change.sentence in on_a_page(found) for change in found.changes)
    assert f"And {len(found.changes) - shown} more: mltrends diff 2026-01-01_000000" in on_a_page(found)


def test_the_surest_difference_is_told_first(kept, tables):
    row(tables, "answer_roles", role="Data Analyst").update(share=0.16, ci_low=0.15, ci_high=0.17)
    row(tables, "answer_roles", role="Data Engineer").update(share=0.4, ci_low=0.39, ci_high=0.41)

    first, second = told(compare(kept(), kept(tables)), "share")

    assert first.startswith("Data Engineer: 18.2% to 40.0%")
    assert second.startswith("Data Analyst: 12.9% to 16.0%")


def test_programs_get_every_change_with_its_numbers_and_intervals(kept, tables):
    row(tables, "answer_skills", label="Python").update(share=0.78, ci_low=0.765, ci_high=0.795)

    data = json.loads(json.dumps(as_data(compare(kept(), kept(tables, run="2026-02-01_000000")))))

    assert (data["before"]["run"], data["after"]["run"]) == ("2026-01-01_000000", "2026-02-01_000000")
    [change] = data["changes"]
    assert (change["kind"], change["answer"], change["thing"]) == ("share", "answer_skills", "Python")
    assert (change["before"], change["after"]) == (pytest.approx(0.72, abs=0.001), 0.78)
    assert change["after_interval"] == [0.765, 0.795]
    assert change["beyond_chance"] is data["beyond_chance"] is True
    assert data["within_intervals"] == 0


def test_hostile_words_become_one_plain_line(kept, made):
    changed, about = made.hostile()

    for line in sentences(compare(kept(), kept(changed, about)), None):
        assert line.isprintable(), line
        assert len(line) < 2000


def test_what_cannot_be_read_any_more_is_said_and_stops_no_report(kept, tmp_path):
    before, since = since_run(tmp_path / "2026-01-01_000000", kept())

    assert before == "run 2026-01-01_000000"
    assert since == ("What that run answered cannot be read any more, so nothing is compared.",)
