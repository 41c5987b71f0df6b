"""Each measure on markets whose truth is worked out by hand: supported, partly, contradicted, too little evidence.

Each role, or level of one, is a market of its own, so that one warehouse holds them all.
"""

from __future__ import annotations

from math import exp, log, sqrt

import pytest
from tests.claims.made import ads, asking, built, claim

from mltrends.claims.claim import CONTRADICTED, INSUFFICIENT, PARTLY, SUPPORTED
from mltrends.stats.shares import wilson

ONE = "{ ads = 50, employers = 20, sources = 1 }"
HUNDRED = "Data Scientist"
ANY = "Data Analyst"
FEW_EMPLOYERS = "MLOps Engineer"
TWO_MINDS = "AI Engineer"
INDUSTRIES = "NLP Engineer"
THESE, THOSE = "Computer Vision Engineer", "Data Engineer"
TOOLS = "Machine Learning Research Scientist"
RANKS = "Machine Learning Engineer"
RANKED_TWICE = "Research Assistant"
TABLES = "Academic Researcher"
TWO_TABLES = "Machine Learning Consultant"
LENGTHS = "AI Ethics and Policy Specialist"
PAID = {
    "salary_field": "pay",
    "pay_kind": "stated_employer",
    "salary_currency": "USD",
    "salary_period": "year",
}
LEVELS = {
    "junior": (40, 10, 20, 130),
    "mid": (60, 340, 90, 110),
    "senior": (50, 50, 50, 50),
    "lead": (29, 5, 5, 161),
}


def graded(n, **times):
    """So many ads, of which the first so many name each word."""
    return [
        {"skills": [word for word, k in times.items() if at < k], "title": f"T {n} {at}"} for at in range(n)
    ]


def table(both, one, other, neither, of=""):
    return [
        *ads(both, of=of, skills=["python", "sql"]),
        *ads(one, of=of, skills=["python"]),
        *ads(other, of=of, skills=["sql"]),
        *ads(neither, of=of),
    ]


def paid(amounts, **given):
    return [
        PAID
        | {"salary_min": pay, "salary_max": pay, "title": f"P {given} {pay} {at}", "country": "US"}
        | given
        for at, pay in enumerate(amounts)
    ]


def of(role, rows, **given):
    return [
        row | {"role": role, "company": f"{role} {row.get('company', at)} {given}"} | given
        for at, row in enumerate(rows)
    ]


@pytest.fixture(scope="module")
def market(tmp_path_factory):
    def in_turn(*names):
        return [
            {"company": name, "title": f"C {name} {at}", "skills": ["python"] if name != "D" else []}
            for name in names
            for at in range(25)
        ]

    rows = [
        *of(HUNDRED, graded(100, python=70, sql=40, java=30, spark=10)),
        *of(HUNDRED, ads(40, skills=["spark"], text_chars=10)),
        *of("Software Engineer", ads(40, skills=["spark"])),
        *of(
            ANY,
            [
                *ads(30, skills=["python"]),
                *ads(30, skills=["java"]),
                *ads(20, skills=["python", "java"]),
                *ads(20),
            ],
        ),
        *of(FEW_EMPLOYERS, in_turn("A", "B", "C", "D")),
        *of(TWO_MINDS, graded(100, python=90)),
        *of(TWO_MINDS, graded(100, python=50), source="other"),
        *of(INDUSTRIES, [*ads(30, industry="healthcare"), *ads(30, industry="finance"), *ads(140)]),
        *of(THESE, [*ads(60, skills=["python", "sql"]), *ads(40, skills=["spark"])]),
        *of(THOSE, [*ads(30, skills=["python", "spark"]), *ads(70, skills=["sql"])]),
        *of(TOOLS, graded(100, python=100, sql=95, java=20)),
        *of(RANKS, graded(200, python=160, sql=90, java=20, spark=16, r=2)),
        *of(RANKED_TWICE, ads(300, skills=["python"])),
        *of(
            RANKED_TWICE,
            [*ads(60, of="o", skills=["sql"]), *ads(10, of="o", skills=["python"])],
            source="other",
        ),
        *(row for level, counts in LEVELS.items() for row in of(TABLES, table(*counts), seniority=level)),
        # Long ads name both, short ones neither; among ads of one length nothing goes together.
        *of(LENGTHS, [row | {"text_chars": 5000 + at} for at, row in enumerate(table(81, 9, 9, 1))]),
        *of(
            LENGTHS,
            [row | {"text_chars": 400 + at} for at, row in enumerate(table(1, 9, 9, 81, of="short"))],
            source="board",
        ),
        *of(TWO_TABLES, table(81, 9, 9, 1)),
        *of(TWO_TABLES, table(1, 9, 9, 81, of="o"), source="other"),
        # Alike in level the field pays a fifth more, pooled it seems to pay less.
        *paid([55_000.0, 65_000.0] * 40, seniority="junior"),
        *paid([45_000.0, 55_000.0] * 5, seniority="junior", role="Software Engineer"),
        *paid([110_000.0, 130_000.0] * 5, seniority="senior"),
        *paid([90_000.0, 110_000.0] * 40, seniority="senior", role="Software Engineer"),
        *paid([300_000.0] * 10, seniority="chief"),  # nobody to be compared with
        *paid([90_000.0, 100_000.0] * 40, seniority="director"),
        *paid([95_000.0, 115_000.0] * 40, seniority="director", role="Software Engineer"),
        *paid([90_000.0, 100_000.0] * 40, seniority="manager"),
        *paid([60_000.0, 140_000.0] * 40, seniority="manager", role="Software Engineer"),
    ]
    # Ads with pay are of the first role too, so they say nothing: their text is short.
    rows = [row | {"text_chars": 10} if "salary_min" in row else row for row in rows]
    return built(tmp_path_factory.mktemp("market"), rows, {"healthcare": "industry", "finance": "industry"})


def about(role, text, **keys):
    return claim(text, among=f'["role: {role}"]', **keys)


# ---------------------------------------------------------------- share


def test_a_share_is_held_whole_against_the_scale_of_its_rule(market):
    words = ("python", "sql", "java", "spark")
    text = "".join(
        about(HUNDRED, f'parts = ["{word}"]', id=f'"{word}"', type='"essential"', needs=ONE) for word in words
    )

    with asking(market, text) as (verdicts, found, _):
        assert verdicts == {"python": SUPPORTED, "sql": PARTLY, "java": INSUFFICIENT, "spark": CONTRADICTED}
        figure = found["python"][0].figure
        assert (figure.k, figure.n, figure.value) == (70, 100, 0.7)
        assert (figure.low, figure.high) == pytest.approx(wilson(70, 100))
        assert (figure.employers, figure.sources) == (100, 1)


def test_a_share_of_too_few_ads_says_how_many_are_missing(market):
    with asking(market, about(HUNDRED, 'parts = ["python"]')) as (verdicts, found, _):
        assert verdicts == {"C01": INSUFFICIENT}
        assert (
            found["C01"][0].needs
            == "500 ads, 2 sources, 50 employers; found: 100 ads, 1 source, 100 employers"
        )


def test_any_of_several_is_one_of_them_and_a_kind_stands_for_all_of_its_concepts(market):
    text = about(ANY, 'parts = [{ name = "Either", asks = ["python", "java"] }]', needs=ONE)
    text += about(ANY, 'parts = [{ name = "Languages", asks = ["kind: language"] }]', id='"C02"', needs=ONE)

    with asking(market, text) as (_, found, _con):
        assert found["C01"][0].figure.k == 80
        assert found["C02"][0].figure.k == 80


def test_few_employers_with_many_ads_each_leave_the_interval_wide(market):
    text = about(FEW_EMPLOYERS, 'parts = ["python"]', type='"essential"', needs="{ ads = 50 }")

    with asking(market, text) as (verdicts, found, _):
        figure = found["C01"][0].figure
        assert (figure.k, figure.n, figure.employers) == (75, 100, 4)
        assert figure.high - figure.low > 0.5  # of 100 employers it would be 0.17
        assert verdicts == {"C01": INSUFFICIENT}


def test_a_source_that_says_otherwise_makes_it_partly_so(market):
    text = about(TWO_MINDS, 'parts = ["python"]', type='"essential"', needs=ONE)

    with asking(market, text) as (verdicts, found, _):
        assert found["C01"][0].figure.k == 140
        assert found["C01"][0].figure.disputed == ("other",)
        assert verdicts == {"C01": PARTLY}


def test_what_few_say_outright_has_too_little_evidence(market):
    part = 'parts = [{ name = "Healthcare", asks = ["industry: healthcare"] }]'
    text = claim(
        part,
        ads='"field"',
        among=f'["role: {INDUSTRIES}", "known: industry"]',
        needs="{ ads = 50, known = 0.5 }",
    )

    with asking(market, text) as (verdicts, found, _):
        assert (found["C01"][0].figure.k, found["C01"][0].figure.n) == (30, 60)
        assert verdicts == {"C01": INSUFFICIENT}
        assert (
            found["C01"][0].needs
            == "50% of the ads saying it at all, 50 ads; found: 30% of the ads saying it at all, 60 ads"
        )


# ---------------------------------------------------------------- compare and rank


def test_two_roles_are_compared_by_the_difference_of_their_shares(market):
    text = "".join(
        about(THESE, f'parts = ["{word}"]', id=f'"{word}"', measure='"compare"', rule='"more"', needs="{ ads = 50, hits = 30 }",
              other=f'["role: {THOSE}"]')
        for word in ("python", "sql", "spark", "java")
    )  # fmt: skip

    with asking(market, text) as (verdicts, found, _):
        figure = found["python"][0].figure
        error = sqrt(200 / 199 * (0.6 * 0.4 / 100 + 0.3 * 0.7 / 100))
        assert figure.value == pytest.approx(0.3)
        assert (figure.low, figure.high) == pytest.approx((0.3 - 1.96 * error, 0.3 + 1.96 * error), abs=1e-4)
        assert (figure.before, figure.after) == (0.3, 0.6)
        # 60 to 30 is more, 60 to 70 is not surely less, 40 to 30 is not surely more, and nobody names java
        assert verdicts == {
            "python": SUPPORTED,
            "sql": INSUFFICIENT,
            "spark": INSUFFICIENT,
            "java": INSUFFICIENT,
        }
        assert "found: 100 ads, 0 ads that are so" in found["java"][0].needs


def test_two_roles_are_compared_within_the_same_sources(market):
    """The one role is advertised in both sources, the other mostly where python is rare."""
    text = claim(
        'parts = ["python"]', measure='"compare"', rule='"more"', needs="{ ads = 50, hits = 30 }",
        among=f'["role: {TWO_MINDS}"]', other=f'["role: {RANKED_TWICE}"]',
    )  # fmt: skip

    with asking(market, text) as (_, found, _con):
        figure = found["C01"][0].figure
        weights = (100 * 300 / 400, 100 * 70 / 170)
        board, other = 0.9 - 1.0, 0.5 - 10 / 70
        assert figure.value == pytest.approx((weights[0] * board + weights[1] * other) / sum(weights))


def test_what_is_surely_less_contradicts_that_it_is_more(market):
    text = claim(
        'parts = ["python"]', measure='"compare"', rule='"more"', needs="{ ads = 50, hits = 30 }",
        among=f'["role: {THOSE}"]', other=f'["role: {THESE}"]',
    )  # fmt: skip

    with asking(market, text) as (verdicts, _, _con):
        assert verdicts == {"C01": CONTRADICTED}


def test_two_tools_in_the_same_ads_are_compared_by_the_ratio_of_their_shares(market):
    text = "".join(
        about(TOOLS, f'parts = [{{ name = "x", asks = ["{word}"], against = ["python"] }}]', id=f'"{word}"', measure='"compare"',
              rule='"as-much"', how='"ratio"', needs="{ ads = 50 }")
        for word in ("sql", "java", "spark")
    )  # fmt: skip

    with asking(market, text) as (verdicts, found, _):
        assert found["sql"][0].figure.value == pytest.approx(0.95)
        assert found["java"][0].figure.value == pytest.approx(0.2)
        assert found["spark"][0].figure.value == pytest.approx(0.005)  # no hit counts as half of one
        # Of half a hit nothing is known but that it is not many: 0.005 x exp(1.96 x sqrt(1 / 0.5)) is 0.08
        assert verdicts == {"sql": SUPPORTED, "java": CONTRADICTED, "spark": CONTRADICTED}


def test_a_place_is_sure_only_where_intervals_lie_apart(market):
    rivals = 'rivals = ["python", "sql", "java", "spark", "r"]\n'
    text = "".join(
        about(RANKS, f'{rivals}parts = [{{ name = "x", asks = ["{word}"] }}]', id=f'"{word}{top}"', measure='"rank"', rule='"first"',
              top=top, needs="{ ads = 50 }")
        for word, top in (("python", 1), ("sql", 1), ("sql", 2), ("java", 3), ("r", 4), ("java", 4))
    )  # fmt: skip

    with asking(market, text) as (verdicts, found, _):
        assert verdicts == {
            "python1": SUPPORTED,
            "sql1": CONTRADICTED,
            "sql2": SUPPORTED,
            "java3": INSUFFICIENT,  # 20 and 16 of 200 are too close
            "java4": SUPPORTED,
            "r4": CONTRADICTED,
        }
        assert [found[name][0].figure.rank for name in ("python1", "sql1", "java3", "r4")] == [1, 2, 3, 5]


def test_a_place_that_one_source_denies_is_partly_so(market):
    text = about(
        RANKED_TWICE,
        'rivals = ["sql"]\nparts = ["python"]',
        measure='"rank"',
        rule='"first"',
        top=1,
        needs=ONE,
    )

    with asking(market, text) as (verdicts, found, _):
        assert found["C01"][0].figure.disputed == ("other",)
        assert verdicts == {"C01": PARTLY}


# ---------------------------------------------------------------- association

TOGETHER = 'parts = [{ name = "x", asks = ["python"], with = ["sql"] }]'


def test_what_goes_together_has_odds_that_are_surely_higher(market):
    text = "".join(
        claim(
            TOGETHER,
            id=f'"{level}"',
            measure='"association"',
            rule='"goes-with"',
            among=f'["role: {TABLES}", "level: {level}"]',
        )
        for level in LEVELS
    )

    with asking(market, text) as (verdicts, found, _):
        for level, counts in LEVELS.items():
            figure = found[level][0].figure
            both, one, other, neither = (count + 0.5 for count in counts)
            error = 1.96 * sqrt(sum(1 / count for count in (both, one, other, neither)))
            assert figure.value == pytest.approx(both * neither / (one * other))
            assert (figure.low, figure.high) == pytest.approx(
                (figure.value * exp(-error), figure.value * exp(error)), rel=1e-3
            )
            assert figure.k == counts[0]
        assert verdicts == {
            "junior": SUPPORTED,
            "mid": CONTRADICTED,
            "senior": INSUFFICIENT,  # as many as by chance
            "lead": INSUFFICIENT,  # far from chance, and only 29 ads with both
        }


def test_two_sources_of_which_each_says_nothing_do_not_say_something_together(market):
    """Pooled, 82 x 82 over 18 x 18 is an odds ratio of 21; within each source it is about 1."""
    with asking(market, about(TWO_TABLES, TOGETHER, measure='"association"', rule='"goes-with"')) as (
        verdicts,
        found,
        _,
    ):
        figure = found["C01"][0].figure
        assert figure.value == pytest.approx(81.5 * 1.5 / 9.5**2)
        assert figure.low < 1
        assert verdicts == {"C01": INSUFFICIENT}


def test_long_ads_that_name_everything_make_nothing_go_together(market):
    with asking(market, about(LENGTHS, TOGETHER, measure='"association"', rule='"goes-with"')) as (
        verdicts,
        found,
        _,
    ):
        assert found["C01"][0].figure.value == pytest.approx(81.5 * 1.5 / 9.5**2)
        assert verdicts == {"C01": INSUFFICIENT}


# ---------------------------------------------------------------- pay

FIELD = 'parts = [{ name = "x", asks = ["field"] }]'


def test_pay_is_compared_with_pay_that_is_alike_and_not_with_all(market):
    text = "".join(
        claim(
            FIELD,
            id=f'"{name}"',
            ads='"all"',
            among=f"[{levels}]",
            measure='"pay"',
            rule='"pays-more"',
            needs=f"{{ arm = {arm} }}",
        )
        for name, levels, arm in (
            ("alike", '["level: junior", "level: senior", "level: chief"]', 50),
            ("few", '["level: junior", "level: senior", "level: chief"]', 200),
            ("less", '["level: director"]', 50),
            ("open", '["level: manager"]', 50),
        )
    )

    with asking(market, text) as (verdicts, found, _):
        figure = found["alike"][0].figure
        junior, senior = (
            (log(a) + log(b) - log(c) - log(d)) / 2 for a, b, c, d in ((55, 65, 45, 55), (110, 130, 90, 110))
        )
        assert figure.value == pytest.approx(exp((junior + senior) / 2) - 1)  # both cells weigh 80 x 10 / 90
        assert (figure.k, figure.n) == (90, 180)
        assert figure.low < figure.value < figure.high
        assert verdicts == {
            "alike": SUPPORTED,
            "few": INSUFFICIENT,
            "less": CONTRADICTED,
            "open": INSUFFICIENT,
        }
        assert found["few"][0].needs == "200 ads with pay on each side; found: 90 ads with pay on each side"


# ---------------------------------------------------------------- structure

APART = ("Data Scientist", "Data Engineer", "Data Analyst")
ALIKE = ("Machine Learning Engineer", "AI Engineer", "NLP Engineer")
THIN = ("Computer Vision Engineer", "MLOps Engineer", "Research Assistant")


@pytest.fixture(scope="module")
def roles(tmp_path_factory):
    """Three roles with a skill of their own each, three that ask for the same, and three of which one has no ads."""
    rows = [
        row
        for role, skill in zip(APART, ("python", "spark", "sql"), strict=True)
        for row in of(role, ads(50, skills=[skill, "teamwork"]))
    ]
    rows += [row for role in ALIKE for row in of(role, ads(50, skills=["python", "teamwork"]))]
    rows += [
        row
        for role, skill in zip(THIN, ("python", "sql"), strict=False)
        for row in of(role, ads(50, skills=[skill]))
    ]
    return built(tmp_path_factory.mktemp("roles"), rows)


def structure(roles):
    named = ", ".join(f'"{role}"' for role in roles)
    text = f'roles = [{named}]\nparts = [{{ name = "told" }}, {{ name = "apart", how = "distance", rule = "unlike" }}]'
    return claim(text, measure='"structure"', rule='"told-apart"', needs="{ ads = 40 }")


def test_roles_with_skills_of_their_own_are_told_from_them(roles):
    with asking(roles, structure(APART)) as (verdicts, found, _):
        told, apart = (one.figure for one in found["C01"])
        assert (told.value, told.k, told.n) == (1.0, 150, 150)
        assert apart.value == pytest.approx(1 - 1 / 2)  # of two skills each, they share one
        assert verdicts == {"C01": SUPPORTED}


def test_roles_that_ask_for_the_same_are_not_told_apart(roles):
    with asking(roles, structure(ALIKE)) as (verdicts, found, _):
        assert found["C01"][0].figure.high < 0.4
        assert found["C01"][1].figure.value == pytest.approx(0)
        assert verdicts == {"C01": CONTRADICTED}


def test_a_role_without_ads_leaves_it_open_and_is_named(roles):
    with asking(roles, structure(THIN)) as (verdicts, found, _):
        assert verdicts == {"C01": INSUFFICIENT}
        assert (
            found["C01"][0].needs
            == "40 ads of each role, and fewest are for Research Assistant; found: 0 ads"
        )


# ---------------------------------------------------------------- the guides themselves


@pytest.fixture
def guided(tmp_path):
    """Python is named by all documents, sql by two, java by one, spark and r by none."""
    return built(tmp_path, graded(100, python=90, spark=60, sql=40, java=20, r=10))


ORIGINS = {"python": "000, 001, 002", "sql": "000, 002", "java": "002"}


def test_what_the_guides_leave_out_is_held_against_the_middle_of_what_they_name(guided):
    text = claim(
        'parts = ["spark", "r", "haskell"]',
        measure='"overlooked"',
        rule='"above-middle"',
        needs="{ ads = 50 }",
    )

    with asking(guided, text.replace("haskell", "go")) as (_, found, con):
        assert [one.verdict for one in found["C01"]] == [
            INSUFFICIENT
        ] * 3  # the market has named none of them
        for concept, origin in ORIGINS.items():
            con.execute("update concepts set origin = ? where concept = ?", [origin, concept])
    with asking(guided, text) as (verdicts, found, _):
        assert [one.verdict for one in found["C01"]] == [SUPPORTED, CONTRADICTED, CONTRADICTED]
        assert found["C01"][0].figure.value == pytest.approx(0.6 - 0.4)
        assert verdicts == {"C01": PARTLY}


def test_guides_that_name_other_skills_disagree(guided):
    parts = '{ name = "apart" }, { name = "0", how = "000", judged = false }, { name = "2", how = "002", judged = false }'
    text = claim(
        f"parts = [{parts}]", measure='"guides"', rule='"disagree"', needs="{ ads = 50, skills = 5 }"
    )

    with asking(guided, text) as (_, _found, con):
        for concept, origin in ORIGINS.items():
            con.execute("update concepts set origin = ? where concept = ?", [origin, concept])
    with asking(guided, text) as (verdicts, found, _):
        assert [(one.figure.k, one.figure.n) for one in found["C01"]] == [(2, 3), (2, 5), (3, 5)]
        assert verdicts == {"C01": SUPPORTED}
    with asking(guided, text.replace("skills = 5", "skills = 50")) as (verdicts, found, _):
        assert verdicts == {"C01": INSUFFICIENT}
        assert "50 skills that rank; found: 100 ads, 5 skills that rank" in found["C01"][0].needs
