"""No label covers another or runs out of its picture, at any number of categories."""

from __future__ import annotations

import pytest

from mltrends.charts.house.look import LOOKS

CASES = [(1, "endless"), (3, "long"), (16, "short"), (25, "endless")]
LONG = "Principal Machine Learning Infrastructure and Platform Reliability Specialist"
ENDLESS = "Donaudampfschifffahrtsgesellschaftskapitänsanwärterin" * 4


def names(count, kind):
    if kind == "short":
        return [f"Role {at}" for at in range(count)]
    stem = LONG if kind == "long" else ENDLESS
    return [f"{at} {stem}" for at in range(count)]


def ranked(made, count, kind):
    shares = [max(0.004, 0.93 - at * 0.035) for at in range(count)]
    listed = list(zip(names(count, kind), shares, strict=True))
    thin = {"share": None, "ci_low": None, "ci_high": None, "suppressed": True}
    pay = []
    for at, (name, _) in enumerate(listed):
        row = made.tables()["answer_pay"][1] | {"role": name, "k": 5000 - at * 150}
        few = {"p25": None, "p50": None, "p75": None, "ci_low": None, "ci_high": None, "suppressed": True}
        pay.append(row | (few if at % 4 == 3 else {"p50": 180_000 - 2000 * at}))
    return {
        "answer_roles": [
            {"role": name} | made.share(int(share * 4000), 4000) | (thin if at % 5 == 4 else {})
            for at, (name, share) in enumerate(listed)
        ],
        "answer_skills": [
            {"rank": at, "concept": name, "label": name, "kind": kind_of, "required_share": 0.5}
            | made.share(int(share * 900), 900)
            for at, ((name, share), kind_of) in enumerate(
                zip(
                    listed,
                    ["language", "library", "bi", "math", "data", "practice", "soft"] * 4,
                    strict=False,
                ),
                1,
            )
        ],
        "answer_pay": pay,
        **monthly(made, listed),
    }


def monthly(made, listed):
    months = [
        {"month": month, "concept": name, "label": name, "kind": "method"}
        | made.share(int(300 * share), 300)
        | {"complete": at < 35}
        for name, share in listed
        for at, month in enumerate(made.MONTHS)
    ]
    changes = [
        {"concept": name, "label": name, "kind": "method"} | made.change("rose", share / 2, share)
        for name, share in listed
    ]
    return {"answer_skill_months": months, "answer_skill_changes": changes}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize(("count", "kind"), CASES)
def test_labels_keep_clear_of_each_other_and_of_the_edges(made, charts, look_at, count, kind, look):
    answers = made.answers(ranked(made, count, kind))

    for name in ("roles", "skills", "skill_trend", "pay"):
        seen = look_at(charts[name], answers, look)

        assert seen.cut() == [], name
        assert seen.covered() == [], name
        assert seen.spilt() == [], name


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("months", [1, 7, 36, 240])
def test_months_have_room_for_their_names_however_many_there_are(made, charts, look_at, months, look):
    calendar = [made.date(2005 + at // 12, at % 12 + 1, 1) for at in range(months)]
    rows = [
        {"month": month, "mode": mode}
        | made.share(int(400 * share), 400)
        | {"complete": at < months - 1 or months == 1}
        for at, month in enumerate(calendar)
        for mode, share in {"remote": 0.25, "hybrid": 0.25, "onsite": 0.25, "unstated": 0.25}.items()
    ]

    seen = look_at(charts["remote"], made.answers({"answer_remote_months": rows}), look)

    assert (seen.cut(), seen.covered(), seen.spilt()) == ([], [], [])


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_short_label_is_never_cut(made, charts, look_at, look):
    answers = made.answers()

    for name in ("roles", "pay"):
        words = look_at(charts[name], answers, look).words

        assert "Machine Learning Research Scientist" in words, name
        assert "AI Ethics and Policy Specialist" in words, name


def test_rows_without_room_are_counted_not_dropped(made, charts, look_at):
    rows = [{"role": f"Role {at}"} | made.share(400 - at, 40_000) for at in range(60)]

    seen = look_at(charts["roles"], made.answers({"answer_roles": rows}), LOOKS[-1])

    shown = sum(words.startswith("Role ") for words in seen.words)
    assert 20 <= shown < 60
    assert f"and {60 - shown} more, in the table of this chart" in seen.words


def test_type_on_a_phone_is_large_enough_to_read(made, charts, look_at):
    for chart in charts.values():
        seen = look_at(chart, made.answers(), LOOKS[1])
        sizes = [
            text.get_fontsize()
            for text in seen.figure.findobj(lambda artist: hasattr(artist, "get_fontsize"))
            if text.get_text()
        ]

        assert min(sizes) >= 11, chart.name
        assert seen.figure.get_size_inches()[0] * 72 <= 328, chart.name
