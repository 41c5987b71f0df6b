"""Measures of change on markets whose truth is known: trends, curves, turnover, kinds of titles."""

from __future__ import annotations

from itertools import product

import pytest
from tests.claims.made import ads, asking, built, claim

from mltrends.claims.claim import CONTRADICTED, INSUFFICIENT, PARTLY, SUPPORTED

MONTHS = [f"{year}-{month:02}" for year, month in product((2021, 2022, 2023), range(1, 13))]
END = {"posted_on": "2024-01-20", "role": "Software Engineer"}  # so that the last month that counts is whole


UP, DOWN, FLAT, ALONE, APART, LATE, MIXED, WORDS, FACTOR, STEPS, MORE, FEWER, SHORT = (
    "Data Scientist", "Data Engineer", "Data Analyst", "AI Engineer", "NLP Engineer", "Computer Vision Engineer",
    "MLOps Engineer", "Machine Learning Engineer", "Machine Learning Research Scientist", "AI/ML Product Manager",
    "Machine Learning Consultant", "Research Assistant", "Academic Researcher",
)  # fmt: skip
TWO_YEARS = MONTHS[:24]
KINDS = [2, 3, 4, 5, 6, 10, 12, 15]  # of titles, in eight months


def rising(at):
    return 4 + at // 2


def falling(at):
    return 16 - at // 2


def flat(at):
    return 10 + at % 2


def weak(at):
    return 9 + at // 8


def doubling(at):
    return round(2 * 1.12**at)


def stepping(at):
    return 2 + round(1.2 * at)


def monthly(role, hits, months=TWO_YEARS, n=20, source="board"):
    """So many ads a month for a role, of which `hits(month)` name python; n may depend on the month too."""
    rows = []
    for at, month in enumerate(months):
        for number in range(n(at) if callable(n) else n):
            day = f"{month}-{1 + number % 28:02}"
            skills = ["python"] if number < hits(at) else []
            rows.append(
                {
                    "posted_on": day,
                    "source": source,
                    "role": role,
                    "skills": skills,
                    "title": f"{month} {number} {source} {role}",
                }
            )
    return rows


def titled(role, kinds, source):
    """Sixty ads a month without a text; in each month so many kinds of titles, all as common."""
    return [
        {"posted_on": f"{month}-{1 + number % 28:02}", "title": f"{role} {'abcdefghijklmno'[number % many]}", "source": source,
         "text_chars": 0, "role": role}
        for month, many in zip(TWO_YEARS, kinds, strict=False)
        for number in range(60)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def market(tmp_path_factory):
    """Each role is a market of its own, in two sources of which every month is whole."""
    rows = [
        *(row for source in ("board", "other") for role, hits in ((UP, rising), (DOWN, falling), (FLAT, flat)) for row in monthly(role, hits, source=source)),
        *monthly(ALONE, rising),
        *monthly(APART, lambda at: 2 * rising(at), n=60),
        *monthly(APART, falling, source="other"),
        *monthly(LATE, rising),
        *monthly(LATE, rising, months=TWO_YEARS[17:], source="other"),
        # The source that names python in half of its ads brings ever more of them, the one that rarely does ever fewer.
        *monthly(MIXED, lambda at: (2 + at) // 2, n=lambda at: 2 + at),
        *monthly(MIXED, lambda at: (28 - at) // 10, n=lambda at: 28 - at, source="other"),
        *(row for source in ("board", "other") for row in monthly(WORDS, weak, source=source)),
        *(row for source in ("board", "other") for role, hits in ((FACTOR, doubling), (STEPS, stepping)) for row in monthly(role, hits, n=60, source=source)),
        *(row for source in ("board", "other") for row in titled(MORE, KINDS, source)),
        *(row for source in ("board", "other") for row in titled(FEWER, KINDS[::-1], source)),
        *titled(SHORT, KINDS, "board"),
        *titled(SHORT, KINDS[:7], "other"),
        *(END | {"source": source, "posted_on": "2023-01-20"} for source in ("board", "other")),
    ]  # fmt: skip
    for at, row in enumerate(rows):
        if row["role"] == WORDS:
            row["skills"] = [
                *row["skills"],
                *(f"w{word:02}" for word in range(20) if (at * 7 + word * 13) % 5 == 0),
            ]
    return built(tmp_path_factory.mktemp("time"), rows)


def trend(role, word="python", name="C01"):
    return claim(
        f'parts = ["{word}"]', id=f'"{name}"', measure='"trend"', rule='"grows"', among=f'["role: {role}"]'
    )


@pytest.mark.parametrize(
    ("role", "verdict"), [(UP, SUPPORTED), (DOWN, CONTRADICTED), (FLAT, INSUFFICIENT), (ALONE, INSUFFICIENT), (APART, PARTLY)]
)  # fmt: skip
def test_a_trend_is_what_two_sources_show_beyond_chance(market, role, verdict):
    with asking(market, trend(role)) as (verdicts, found, _):
        figure = found["C01"][0].figure
        assert verdicts == {"C01": verdict}
        assert figure.months == 24
        if role == UP:
            assert figure.value > 1.5
            assert figure.before == pytest.approx(sum(map(rising, range(12))) / 240)
            assert figure.after == pytest.approx(sum(map(rising, range(12, 24))) / 240)
        if role == ALONE:
            assert found["C01"][0].needs == (
                "30 ads that are so, 2 sources, 8 complete months in each source; "
                f"found: {sum(map(rising, range(24)))} ads that are so, 1 source, 24 complete months in each source"
            )
        if role == APART:
            assert (figure.value > 1, figure.agree, figure.sources) == (True, 1, 2)
            assert found["C01"][0].why == "only 1 of 2 sources go this way"


def test_a_source_with_fewer_than_eight_months_is_no_second_one(market):
    with asking(market, trend(LATE)) as (verdicts, found, _):
        assert verdicts == {"C01": INSUFFICIENT}
        assert found["C01"][0].figure.sources == 1
        assert found["C01"][0].figure.n == 24 * 20


def test_the_share_of_all_ads_moves_though_that_within_each_source_does_not(market):
    with asking(market, trend(MIXED)) as (verdicts, found, _):
        figure = found["C01"][0].figure
        assert abs(figure.after - figure.before) < 0.05  # pooled it rises by a fifth of all ads
        assert figure.low < 1 < figure.high
        assert verdicts == {"C01": INSUFFICIENT}


def test_chance_is_held_down_over_all_trends_that_are_tested(market):
    others = "".join(trend(WORDS, f"w{word:02}", f"D{word:02}") for word in range(20))

    with asking(market, trend(WORDS)) as (_, alone, _con):
        assert alone["C01"][0].q_value == alone["C01"][0].figure.p_value
    with asking(market, trend(WORDS) + others) as (_, among, _con):
        assert among["C01"][0].figure.p_value == alone["C01"][0].figure.p_value
        assert among["C01"][0].q_value > alone["C01"][0].q_value


@pytest.mark.parametrize(
    ("role", "verdict"),
    [(FACTOR, SUPPORTED), (STEPS, CONTRADICTED), (DOWN, CONTRADICTED), (ALONE, INSUFFICIENT)],
)
def test_growth_by_a_factor_is_told_from_growth_by_steps(market, role, verdict):
    text = claim('parts = ["python"]', measure='"curve"', rule='"curves"', among=f'["role: {role}"]')

    with asking(market, text) as (verdicts, found, _):
        assert verdicts == {"C01": verdict}, found["C01"][0].figure


def test_ads_of_now_are_those_of_the_last_twelve_complete_months(market):
    text = claim(
        'parts = ["python"]',
        among=f'["role: {ALONE}", "last 12 months"]',
        needs="{ ads = 50 }",
        rule='"arrived"',
    )

    with asking(market, text) as (_, found, _con):
        assert (found["C01"][0].figure.k, found["C01"][0].figure.n) == (sum(map(rising, range(12, 24))), 240)


@pytest.mark.parametrize(
    ("role", "verdict"), [(MORE, SUPPORTED), (FEWER, CONTRADICTED), (SHORT, INSUFFICIENT)]
)
def test_kinds_of_titles_are_counted_for_as_many_ads(market, role, verdict):
    text = claim(
        'parts = [{ name = "titles" }]', measure='"diversity"', rule='"spreads"', ads='"field"', among=f'["role: {role}"]',
        needs="{ ads = 500, sources = 2, months = 8 }",
    )  # fmt: skip

    with asking(market, text) as (verdicts, found, _):
        assert verdicts == {"C01": verdict}
        if role == MORE:  # the middle of the slopes between months, in kinds of titles a year
            slopes = sorted((KINDS[j] - KINDS[i]) / (j - i) for i in range(8) for j in range(i + 1, 8))
            assert found["C01"][0].figure.value == pytest.approx(12 * (slopes[13] + slopes[14]) / 2)


TURNOVER = claim(
    'parts = [{ name = "change" }]',
    measure='"turnover"',
    rule='"turns-over"',
    needs="{ ads = 60, sources = 1, months = 24 }",
)


def two_years(field, beside):
    """Ten ads a month over two years, half of the field, each side naming one skill in either year."""
    rows = []
    for at, month in enumerate(TWO_YEARS):
        for number in range(10):
            role, skills = ("Data Scientist", field) if number % 2 else ("Software Engineer", beside)
            rows.append(
                {
                    "posted_on": f"{month}-{1 + number:02}",
                    "role": role,
                    "skills": [skills[at // 12]],
                    "title": f"{month} {number}",
                }
            )
    return [*rows, END | {"posted_on": "2023-01-20"}]


@pytest.mark.parametrize(
    ("field", "beside", "value", "verdict"),
    [
        (("python", "rust"), ("java", "java"), 2.0, SUPPORTED),
        (("python", "python"), ("java", "go"), -2.0, CONTRADICTED),
    ],
)
def test_what_is_asked_for_turned_over_more_in_the_field_than_beside_it(
    tmp_path, field, beside, value, verdict
):
    path = built(tmp_path, two_years(field, beside))

    with asking(path, TURNOVER) as (verdicts, found, _):
        figure = found["C01"][0].figure
        assert figure.value == pytest.approx(value)
        assert (figure.k, figure.n) == (120, 240)
        assert verdicts == {"C01": verdict}
    with asking(path, TURNOVER.replace("ads = 60", "ads = 61")) as (verdicts, found, _):
        assert verdicts == {"C01": INSUFFICIENT}
        assert "in each of four: the first and the last twelve months" in found["C01"][0].needs
        assert "found: 60 ads" in found["C01"][0].needs


def test_no_ads_at_all_make_no_verdict(tmp_path):
    path = built(tmp_path, ads(1, role="Software Engineer"))
    for measure, rule in (
        ("trend", "grows"),
        ("curve", "curves"),
        ("diversity", "spreads"),
        ("turnover", "turns-over"),
        ("share", "common"),
    ):
        text = claim('parts = ["python"]', measure=f'"{measure}"', rule=f'"{rule}"')
        with asking(path, text) as (verdicts, found, _):
            assert verdicts == {"C01": INSUFFICIENT}
            assert found["C01"][0].needs
